"""`forearmed import`: years of an old publication as tips."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click

from forearmed.archive import report
from forearmed.archive.bringing import carry_out, look_closer
from forearmed.archive.decisions.choices import Choices
from forearmed.archive.decisions.import_file import read_choices, said, write_proposals
from forearmed.archive.decisions.proposals import proposals
from forearmed.archive.fates import Span
from forearmed.archive.intake import Intake, Result
from forearmed.archive.markdown.certain import signs_in
from forearmed.archive.pictures.uploads import Uploads
from forearmed.archive.planning import give_names, planned
from forearmed.archive.readers import Manner
from forearmed.archive.readers.bundle import size_of
from forearmed.archive.readers.reader import Heard, unheard
from forearmed.archive.survey import Export, Survey, look_over
from forearmed.archive.writing.files import Folder
from forearmed.archive.writing.record import Record
from forearmed.archive.writing.whole import write_all
from forearmed.build import host
from forearmed.cli.options import CONFIG
from forearmed.content.library import Library, library_of
from forearmed.content.settings import Project
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError, ProblemsError

_EXISTING = click.Path(path_type=Path, exists=True)
_DAY = click.DateTime(["%Y-%m-%d"])
_ADDRESS = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*(?::\d+)?(?:/[^\s?#]*)?", re.IGNORECASE)
_STEPS = 200
"""How often a bar grows at most."""


def _addresses(_context: click.Context, _option: click.Parameter, written: tuple[str, ...]) -> list[str]:
    """Return each address as *written*, with https:// where it is a host only; refuse what is none."""
    found = [each if "//" in each else f"https://{each}" for each in written]
    for each, address in zip(written, found, strict=True):
        if not _ADDRESS.fullmatch(address):
            raise click.BadParameter(f'"{each}" is no address; write it like https://old.example.com')
    return found


@click.command("import")
@CONFIG
@click.argument("exports", nargs=-1, required=True, type=_EXISTING, metavar="EXPORT...")
@click.option(
    "--site", "sites", multiple=True, metavar="URL", callback=_addresses,
    help="Where the old publication was; may be given more than once.",
)  # fmt: skip
@click.option(
    "--uploads", multiple=True, type=_EXISTING, metavar="PLACE",
    help="The folder or the zip with its pictures; may be given more than once.",
)  # fmt: skip
@click.option(
    "--map", "map_file", type=click.Path(path_type=Path), default="import.yml", show_default=True,
    metavar="FILE", help="Your decisions.",
)  # fmt: skip
@click.option("--editions", is_flag=True, help="Make the first tip of each week its edition.")
@click.option("--pages", is_flag=True, help="Bring the old place's pages along, as tips.")
@click.option("--since", type=_DAY, metavar="DAY", help="Bring only what appeared on this day or later.")
@click.option("--until", type=_DAY, metavar="DAY", help="Bring only what appeared on this day or earlier.")
@click.option("--dry-run", is_flag=True, help="Say what would be brought; write nothing.")
def import_(
    config_file: Path,
    exports: tuple[Path, ...],
    sites: tuple[str, ...],
    uploads: tuple[Path, ...],
    map_file: Path,
    since: datetime | None,
    until: datetime | None,
    *,
    editions: bool,
    pages: bool,
    dry_run: bool,
) -> None:
    """Bring an archive: make tips of what an old publication exported.

    EXPORT is a file or a folder that the old service wrote; several make one archive. The first run writes
    import.yml, with a guess for each decision, and stops. Correct it, and run the same command again: now,
    and whenever there is a newer export. What you edit here stays as it is. Nothing is fetched from anywhere.
    Exit codes: 0 all is in, 1 something needs you, 2 usage.
    """
    if since and until and since > until:
        raise click.UsageError("--since is a later day than --until; exchange the two")
    now = clock.now()
    project = host.project_of(host.load(config_file))
    if project.settings is None:
        raise ProblemsError(list(project.problems))
    zone = project.settings.timezone
    span = Span(now.astimezone(zone).date(), _day(since), _day(until))
    made = read_choices(map_file)
    archive = [Export.of(path, Manner(zone, pages)) for path in _once(exports)]
    survey = _survey_of(archive, made, dry_run=dry_run)
    library = library_of(project)
    choices = _choices(map_file, made, survey, library, dry_run=dry_run)
    intake = Intake(
        archive,
        survey,
        choices,
        span,
        library,
        _folder(project),
        project.config,
        project.docs,
        Uploads.of(uploads),
        _words_given(project),
        project.tips.name,
        editions=editions,
        sites=sites,
        home=project.site.url,
    )
    result = planned(intake, only_odd=dry_run)
    if dry_run:
        look_closer(intake, result)
    else:
        give_names(intake, result.outcomes)
        with _progress("Writing", len(survey.posts)) as heard:
            carry_out(intake, result, heard)
            write_all(intake, result)
    _tell_outcome(survey, result, is_written=not dry_run)


def _survey_of(archive: Sequence[Export], made: Choices | None, *, dry_run: bool) -> Survey:
    """Return what *archive* holds, as far as needed; *made* is what was decided. Refuse an empty one."""
    cut = sum(map(signs_in, made.footers)) if made else 0
    with _progress("Reading", sum(size_of(export.path) for export in archive)) as heard:
        survey = look_over(archive, heard, cut=cut if dry_run else None)
    if not survey.posts and not survey.damaged:
        raise ForearmedError(report.nothing_in(survey, [export.path.name for export in archive]))
    return survey


def _once(exports: Iterable[Path]) -> list[Path]:
    """Return *exports* without those that are named twice, which are said."""
    found: dict[Path, Path] = {}
    for path in exports:
        if path.resolve() in found:
            click.echo(f"{path} is named twice, and read once.", err=True)
        found.setdefault(path.resolve(), path)
    return [*found.values()]


def _tell_outcome(survey: Survey, result: Result, *, is_written: bool) -> None:
    """Print what was done, and what needs a person; end with 1 if anything does."""
    for line in report.summary_lines(survey, result):
        click.echo(line)
    needs = list(report.requests(survey, result, is_written=is_written))
    for line in needs:
        click.echo(line)
    click.get_current_context().exit(1 if needs else 0)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _folder(project: Project) -> Folder:
    """Return the project's folder, with the record of what was imported into it before."""
    root = project.config.parent
    return Folder(
        root, Record.read(root / report.FOLDER / report.RECORD), os.path.relpath(project.docs, root)
    )


def _words_given(project: Project) -> dict[str, str]:
    """Return the words that a person has filled into the table of pictures of an earlier run."""
    path = project.config.parent / report.FOLDER / report.PICTURES
    try:
        return report.words_given(path.read_text("utf-8-sig")) if path.exists() else {}
    except (OSError, UnicodeDecodeError):
        raise ForearmedError(f"cannot read {path}; save it as CSV in UTF-8") from None


def _choices(path: Path, made: Choices | None, survey: Survey, library: Library, *, dry_run: bool) -> Choices:
    """Return what was *made* of it; where something is open, write guesses to *path* and stop."""
    found = proposals(survey, library.vocabulary, made)
    if not found:
        return made or Choices()
    if dry_run:
        return found.choices if made is None else made
    write_proposals(path, found, is_new=made is None)
    raise ForearmedError(
        f"{path} has a guess for {said(found)}; look at it, correct it, and run the same command again"
    )


@contextmanager
def _progress(label: str, total: int) -> Iterator[Heard]:
    """Show on a terminal how much of *total* is done, by what is heard; elsewhere, as in CI, say nothing."""
    if not sys.stderr.isatty():
        yield unheard
        return
    total, steps = max(total, 1), max(total // _STEPS, 1)
    with click.progressbar(length=total, label=label, file=sys.stderr, update_min_steps=steps) as bar:
        yield bar.update
        bar.update(total - bar.pos)
