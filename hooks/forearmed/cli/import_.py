"""`forearmed import`: years of an old publication as tips."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click

from forearmed.archive.decisions.choices import Choices
from forearmed.archive.decisions.import_file import read_choices, said, write_proposals
from forearmed.archive.decisions.proposals import proposals
from forearmed.archive.fates import Span
from forearmed.archive.importing import Intake, Result, carry_out, names_by_id, planned
from forearmed.archive.outcome import Fate
from forearmed.archive.pictures.uploads import Uploads
from forearmed.archive.readers import Manner
from forearmed.archive.report import pictures_table, posts_table, summary_lines, words_given
from forearmed.archive.survey import Export, Survey, look_over
from forearmed.archive.writing.files import Folder
from forearmed.archive.writing.record import Record
from forearmed.build import host
from forearmed.cli.options import CONFIG
from forearmed.content.library import library_of
from forearmed.content.settings import Project
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError, ProblemsError

_REPORT = "import-report"
_RECORD = "imported.json"
_PICTURES = "pictures.csv"
_MISSING = "missing-pictures.txt"
_MOVED_HEAD = (
    "# Where each page of the old publication is now: its old path, and behind it the name of the tip.\n"
)
_DAY = click.DateTime(["%Y-%m-%d"])
_Tell = Callable[[int], None]


@click.command("import")
@CONFIG
@click.argument(
    "exports", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="EXPORT..."
)
@click.option(
    "--site", "sites", multiple=True, metavar="URL",
    help="Where the old publication was; may be given more than once.",
)  # fmt: skip
@click.option(
    "--uploads", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER", help="Where the old publication's pictures are; may be given more than once.",
)  # fmt: skip
@click.option(
    "--map", "map_file", type=click.Path(path_type=Path), default="import.yml", show_default=True,
    metavar="FILE", help="Your decisions.",
)  # fmt: skip
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
    pages: bool,
    dry_run: bool,
) -> None:
    """Bring an archive: make tips of what an old publication exported.

    EXPORT is a file or a folder that the old service wrote; several make one archive. The first run writes
    import.yml, with a guess for each decision, and stops. Correct it, and run the same command again.
    Exit codes: 0 all is in, 1 something needs a person, 2 usage.
    """
    now = clock.now()
    project = host.project_of(host.load(config_file))
    if project.settings is None:
        raise ProblemsError(list(project.problems))
    zone = project.settings.timezone
    archive = [Export.of(path, Manner(zone, pages)) for path in exports]
    with _progress("Reading") as tell:
        survey = look_over(archive, tell)
    library = library_of(project)
    choices = _choices(map_file, survey, project, dry_run=dry_run)
    root = project.config.parent
    record = Record.read(root / _REPORT / _RECORD)
    span = Span(now.astimezone(zone).date(), _day(since), _day(until))
    intake = Intake(
        archive,
        survey,
        choices,
        span,
        library,
        Folder(root, record),
        project.docs,
        Uploads.of(uploads),
        _words_given(root / _REPORT / _PICTURES),
        project.tips.name,
        sites,
    )
    result = planned(intake)
    if not dry_run:
        with _progress("Writing") as tell:
            _write(intake, result, tell)
    for line in summary_lines(survey, result):
        click.echo(line)
    needs_person = survey.damaged or any(
        outcome.fate is Fate.DAMAGED or outcome.remarks for outcome in result.outcomes.values()
    )
    click.get_current_context().exit(1 if needs_person else 0)


def _words_given(path: Path) -> dict[str, str]:
    """Return the words that a person has filled into the table of pictures in *path*."""
    return words_given(path.read_text("utf-8-sig")) if path.exists() else {}


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _choices(path: Path, survey: Survey, project: Project, *, dry_run: bool) -> Choices:
    """Return what was decided; where something is open, write guesses to *path* and stop."""
    made = read_choices(path)
    found = proposals(survey, library_of(project).vocabulary, made)
    if not found:
        return made or Choices()
    if dry_run:
        return found.choices if made is None else made
    write_proposals(path, found, is_new=made is None)
    raise ForearmedError(
        f"{path} has a guess for {said(found)}; look at it, correct it, and run the same command again"
    )


def _write(intake: Intake, result: Result, tell: _Tell) -> None:
    root, record = intake.folder.root, intake.folder.record
    report = root / _REPORT
    report.mkdir(exist_ok=True)
    try:
        carry_out(intake, result, tell)
    finally:
        record.write(report / _RECORD)
    tags = names_by_id(intake.choices.tags)
    authors = names_by_id(intake.choices.authors)
    intake.folder.add(
        "docs/tags.yml", {tag: _entry(tags.get(tag, tag), "Tips about {}.") for tag in result.tags}
    )
    intake.folder.add(
        "docs/authors.yml", {name: _entry(authors.get(name, name), "Tips by {}.") for name in result.authors}
    )
    intake.folder.add("docs/moved.yml", dict(sorted(result.moved.items())), head=_MOVED_HEAD)
    _report(intake, result, report)


def _report(intake: Intake, result: Result, report: Path) -> None:
    (report / _PICTURES).write_text(pictures_table(result), encoding="utf-8", newline="")
    missing = "".join(f"{address}\n" for address in sorted(filter(None, result.gallery.missing)))
    (report / _MISSING).write_text(missing, encoding="utf-8", newline="")
    (report / "posts.csv").write_text(posts_table(intake.survey, result), encoding="utf-8", newline="")


def _entry(name: str, sentence: str) -> dict[str, str]:
    return {"title": name, "description": sentence.format(name)}


@contextmanager
def _progress(label: str) -> Iterator[_Tell]:
    """Show on a terminal how many items are done; elsewhere, say nothing."""
    yield lambda done: None
