"""What a person reads after an import: how many items became what, and every post with its outcome."""

import csv
import io
from collections.abc import Iterator

from forearmed.archive.importing import Result
from forearmed.archive.outcome import Fate
from forearmed.archive.survey import Survey
from forearmed.foundation.errors import count

_KINDS = {
    Fate.TIP: "tips with a date",
    Fate.DRAFT: "drafts",
    Fate.WITHHELD: "posts withheld",
    Fate.SKIPPED: "posts left out",
    Fate.DAMAGED: "posts that could not be read",
}


def tally_of(survey: Survey, result: Result) -> dict[str, int]:
    """Return how many items became what; the numbers add up to the items of the exports."""
    numbers = {words: result.count(fate) for fate, words in _KINDS.items()}
    numbers[_KINDS[Fate.DAMAGED]] += len(survey.damaged)
    numbers |= {"copies of the same post": survey.twice, "files beside posts": len(survey.attachments)}
    return {words: number for words, number in {**numbers, **survey.passed}.items() if number}


def summary_lines(survey: Survey, result: Result) -> Iterator[str]:
    """Yield the lines that the command prints at its end."""
    yield f"{count(survey.items, 'item')} in the exports:"
    for words, number in tally_of(survey, result).items():
        yield f"  {number:>6}  {words}"
    if survey.comments:
        yield f"{count(survey.comments, 'comment')} stay behind, with the names and addresses in them."


def posts_table(survey: Survey, result: Result) -> str:
    """Return every post as a line of CSV: id, title, outcome, file, reason and remarks."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["id", "title", "outcome", "file", "why", "remarks"])
    for outcome in result.outcomes.values():
        post = outcome.post
        remarks = [*outcome.remarks, *([f"repaired: {post.repaired}"] if post.repaired else [])]
        path = outcome.path if outcome.fate in (Fate.TIP, Fate.DRAFT) else ""
        table.writerow([post.ident, post.title, outcome.fate.value, path, outcome.why, "; ".join(remarks)])
    for name, damaged in survey.damaged:
        table.writerow(["", damaged.name, Fate.DAMAGED.value, "", f"{name}: {damaged.why}", ""])
    return out.getvalue()


def pictures_table(result: Result) -> str:
    """Return every picture without words as a line of CSV, to be filled in: tip, picture, words."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["tip", "picture", "words"])
    for (picture, ident), words in sorted(result.gallery.wordless.items()):
        table.writerow([result.outcomes[ident].path, picture, words])
    return out.getvalue()


def words_given(text: str) -> dict[str, str]:
    """Return the words that a person has filled in for pictures, from the text of that table."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    found = ((row.get("picture") or "", " ".join((row.get("words") or "").split())) for row in rows)
    return {picture: words for picture, words in found if picture and words}
