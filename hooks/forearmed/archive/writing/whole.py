"""What an import writes beside tips: pictures, tags, authors, old addresses, the report and the record."""

from datetime import timedelta

from forearmed.archive import report
from forearmed.archive.decisions.choices import names_by_id
from forearmed.archive.decisions.proposals import DEFAULT_TAG
from forearmed.archive.intake import Intake, Result
from forearmed.archive.readers.bundle import UnreadableError
from forearmed.archive.writing.since import with_since
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.shortening import shortened

_MOVED_HEAD = (
    "# Where each page of the old publication is now: its old path, and the name of the tip or list.\n"
)
_LONGEST_BIOGRAPHY = 400


def write_all(intake: Intake, result: Result) -> None:
    """Write all that belongs to the tips that were brought. The record comes last."""
    folder = intake.folder
    for path, content in sorted(result.gallery.files.items()):
        try:
            folder.put_picture(path, content)
        except UnreadableError as error:
            raise ForearmedError(f"cannot read the picture for docs/{path}: {error}") from None
    _add_entries(intake, result)
    _set_since(intake, result)
    folder.add("moved.yml", dict(sorted(result.moved.lines.items())), head=_MOVED_HEAD)
    try:
        write_report(intake, result)
    except OSError as error:
        raise ForearmedError(f"cannot write {report.FOLDER}/: {error.strerror}") from None


def _set_since(intake: Intake, result: Result) -> None:
    """Let the editions of the archive have any weekday, by the settings."""
    days = [each.day for each in result.outcomes.values() if each.is_edition and each.day]
    if not days:
        return
    day, config = max(days) + timedelta(days=1), intake.config
    try:
        text = config.read_text("utf-8")
        changed = with_since(text, day)
        if changed is None:
            raise ForearmedError(f"{config.name}: write since: {day} below extra, forearmed")
        if changed != text:
            config.write_text(changed, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ForearmedError(f"cannot write {config.name}: {error.strerror}") from None


def _add_entries(intake: Intake, result: Result) -> None:
    """Add the tags, authors and series that tips have and docs/ lacks, each with a sentence that is true."""
    tags, names = names_by_id(intake.choices.tags), names_by_id(intake.choices.authors)
    folder, lives, added = intake.folder, intake.survey.edges.biographies, result.added
    added["tags.yml"] = folder.add("tags.yml", {tag: _list_entry(tag, tags) for tag in sorted(result.tags)})
    people = {ident: _entry(names.get(ident, ident), "Tips by {}.") for ident in sorted(result.authors)}
    for person in people.values():
        if life := lives.get(person["title"]):
            person["description"] = shortened(life[0], _LONGEST_BIOGRAPHY)
    added["authors.yml"] = folder.add("authors.yml", people)
    groups = names_by_id(intake.choices.series)
    told = {ident: _entry(groups.get(ident, ident), "All parts of {}, in order.") for ident in result.series}
    added["series.yml"] = folder.add("series.yml", dict(sorted(told.items())))


def _title(tag: str, names: dict[str, str]) -> str:
    return names.get(tag) or tag.replace("-", " ").capitalize()


def _list_entry(tag: str, names: dict[str, str]) -> dict[str, str]:
    if tag == DEFAULT_TAG and tag not in names:
        return {"title": "From the archive", "description": "Tips from an earlier publication."}
    return _entry(_title(tag, names), "Tips about {}.")


def _entry(name: str, sentence: str) -> dict[str, str]:
    return {"title": name, "description": sentence.format(name)}


def write_report(intake: Intake, result: Result) -> None:
    """Write the tables of posts and pictures, and the record of what was written."""
    place = intake.folder.root / report.FOLDER
    place.mkdir(exist_ok=True)
    missing = "".join(f"{address}\n" for address in sorted(filter(None, result.gallery.missing)))
    texts = {
        report.POSTS: report.posts_table(intake.survey, result),
        report.PICTURES: report.pictures_table(result),
        report.MISSING: missing,
    }
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8", newline="")
    intake.folder.record.write(place / report.RECORD)
