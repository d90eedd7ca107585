"""`forearmed preview`: the mail of any tip in a folder, with pictures and one page about all of it."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from forearmed.build import host
from forearmed.build.host import steps
from forearmed.build.publication import Plan
from forearmed.cli.options import CONFIG
from forearmed.cli.tip_file import tip_fault, tip_path
from forearmed.content.settings import Project
from forearmed.desk.preview import Sheet, gallery, sheets, summary
from forearmed.desk.screenshots import PROGRAMS, Browser, View
from forearmed.foundation import clock, digest_files, swap
from forearmed.foundation.errors import ForearmedError, count, errors_in

_FOLDER = "preview"
_OWNERS = 0o700  # only for the user who ran this: drafts and later tips are not public
_MARKER = ".forearmed-preview"
_MARKED = "forearmed preview made this folder, and replaces all of it the next time.\n"
_VIEWS = {"light.png": View(700), "dark.png": View(700, dark=True), "phone.png": View(390)}


@click.command()
@CONFIG
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR",
    help="The folder to write, else preview/ in the project; an earlier preview there is replaced.",
)  # fmt: skip
@click.option(
    "--links/--no-links", "linked", default=True, show_default=True,
    help="Whether summary.md links to the files beside it; it names them where it is shown elsewhere.",
)  # fmt: skip
@click.pass_context
def preview(
    context: click.Context,
    config_file: Path,
    files: tuple[Path, ...],
    out: Path | None,
    linked: bool,  # noqa: FBT001  # click hands flags over like this
) -> None:
    """Show each FILE, a tip, as the mail it will be: drafts and scheduled tips, too.

    DIR gets index.html, to open in a browser, summary.md, for a pull request, and for each tip a folder with
    the mail and pictures of it by a Chromium. A tip with errors is shown as far as it can be; the exit code
    is then 1.
    """
    config = host.load(config_file)
    project = host.project_of(config)
    plan = Plan.open(project, now=clock.now())
    if faults := [fault for file in files if (fault := tip_fault(file, project, plan))]:
        for fault in faults:
            click.echo(f"forearmed: {fault}", err=True)
        context.exit(1)
    out = out or config_file.parent / _FOLDER
    # A symbolic link in the folder's place stays, and what it leads to is replaced.
    place = out.resolve()
    _demand_ours(out, place, project)
    publication = steps.render_everything(plan, config)
    paths = dict.fromkeys(tip_path(file, project) for file in files)
    made = list(sheets(paths, publication))
    pictures, left_out = _pictures(made)
    _write(place, dict(_contents(made, pictures, left_out=left_out, linked=linked)))
    _say(made, out, left_out=left_out)
    if not all(sheet.files and not errors_in(list(sheet.problems)) for sheet in made):
        context.exit(1)


def _demand_ours(out: Path, place: Path, project: Project) -> None:
    """Raise ForearmedError unless a preview may replace *place*; messages call it *out*, as it was typed."""
    for folder in (project.docs, project.tips):
        if place.is_relative_to(folder.resolve()):
            raise ForearmedError(f"{out} lies in {folder.name}/, which is published; name another with --out")
    if place.exists() and not (place / _MARKER).is_file() and not _is_empty(place):
        raise ForearmedError(f"{out} holds something other than a preview; name another with --out")


def _is_empty(place: Path) -> bool:
    return place.is_dir() and not any(place.iterdir())


def _pictures(made: Sequence[Sheet]) -> tuple[Mapping[str, Mapping[str, bytes]], str]:
    """Return each mail's pictures by its folder, and ""; or no pictures, and why they were left out."""
    browser = Browser.found()
    if browser is None:
        return {}, f"no browser was found; install Chromium, so that {PROGRAMS[0]} is on the PATH"
    mails = {sheet.folder: sheet.files[digest_files.PAGE].decode() for sheet in made if sheet.files}
    try:
        return {folder: _taken(browser, folder, html) for folder, html in mails.items()}, ""
    except ForearmedError as error:
        return {}, str(error)


def _taken(browser: Browser, folder: str, html: str) -> Mapping[str, bytes]:
    """Return the pictures of one mail; print its *folder* first, since this takes some seconds."""
    click.echo(f"taking pictures of {folder} ...", err=True)
    return browser.pictures(html, _VIEWS)


def _contents(
    made: Sequence[Sheet], pictures: Mapping[str, Mapping[str, bytes]], *, left_out: str, linked: bool
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the preview by its name below the folder."""
    yield _MARKER, _MARKED.encode()
    names = [] if left_out else list(_VIEWS)
    yield "index.html", gallery(made, names, left_out=left_out).encode()
    yield "summary.md", summary(made, names, left_out=left_out, linked=linked).encode()
    for sheet in made:
        for name, content in {**sheet.files, **pictures.get(sheet.folder, {})}.items():
            yield f"{sheet.folder}/{name}", content


def _write(place: Path, contents: Mapping[str, bytes]) -> None:
    """Put *contents* into the folder *place*, whole or not at all."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f"{_MARKER}-", dir=place.parent) as workshop:
            fresh = Path(workshop, "fresh")
            fresh.mkdir(mode=_OWNERS)
            for name, content in contents.items():
                file = fresh / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            swap.replace(place, fresh, old=Path(workshop, "old"))
    except OSError as error:
        where = error.filename or place
        raise ForearmedError(f"cannot write {where}: {error.strerror}; nothing was replaced") from error


def _say(made: Sequence[Sheet], out: Path, *, left_out: str) -> None:
    for problem in (problem for sheet in made for problem in sheet.problems):
        click.echo(str(problem))
    if left_out:
        click.echo(f"pictures left out: {left_out}", err=True)
    mails = sum(1 for sheet in made if sheet.files)
    click.echo(f"{count(mails, 'mail')} in {out}; open {out / 'index.html'} in a browser")
