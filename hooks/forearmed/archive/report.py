"""What a person reads after an import: how many items became what, and every post with its outcome."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from forearmed.archive.intake import Result
from forearmed.archive.outcome import Fate, Outcome
from forearmed.archive.survey import Survey
from forearmed.archive.writing.files import NEWER, Deed
from forearmed.foundation.errors import count, visible

FOLDER = "import-report"
RECORD, POSTS, PICTURES, MISSING = "imported.json", "posts.csv", "pictures.csv", "missing-pictures.txt"
_KINDS = {
    Fate.TIP: "tips with a date",
    Fate.DRAFT: "drafts",
    Fate.WITHHELD: "posts withheld",
    Fate.SKIPPED: "posts left out",
    Fate.DAMAGED: "posts that could not be read",
}
_ONE = {
    "tips with a date": "tip with a date",
    "posts that could not be read": "post that could not be read",
    "copies of the same post": "copy of the same post",
    "files beside posts": "file beside posts",
    "items of other kinds": "item of another kind",
    "replies": "reply",
    "copies as plain text": "copy as plain text",
    "posts of others": "post of others",
}
"""The kinds of items of which there is one, where that is not a plain plural."""

_NAMED = 10
"""How many posts the command names; the table has all."""


def tally_of(survey: Survey, result: Result) -> dict[str, int]:
    """Return how many items became what; the numbers add up to the items of the exports."""
    numbers = {words: result.count(fate) for fate, words in _KINDS.items()}
    numbers[_KINDS[Fate.DAMAGED]] += len(survey.damaged)
    numbers |= {"copies of the same post": survey.twice, "files beside posts": len(survey.attachments)}
    return {words: number for words, number in {**numbers, **survey.passed}.items() if number}


def _kind(words: str, number: int) -> str:
    """Return *words*, a kind of items in the plural, as they stand behind *number*."""
    if number > 1:
        return words
    first, _, rest = words.partition(" ")
    return _ONE.get(words) or f"{first.removesuffix('s')} {rest.removesuffix('s')}".rstrip()


def nothing_in(survey: Survey, names: Sequence[str]) -> str:
    """Return what to say of exports called *names* in which there is no post."""
    others = ", ".join(f"{number} {_kind(kind, number)}" for kind, number in survey.passed.items())
    held = f", only {others}" if others else ""
    advice = "--pages brings pages along" if survey.passed["pages"] else "look whether it is the right file"
    return f"there is no post in {', '.join(names)}{held}; {advice}"


def summary_lines(survey: Survey, result: Result) -> Iterator[str]:
    """Yield the lines that the command prints at its end."""
    yield f"{count(survey.items, 'item')} in the exports:"
    for words, number in tally_of(survey, result).items():
        yield f"  {number:>6}  {_kind(words, number)}"
    if survey.comments:
        stay = "stays" if survey.comments == 1 else "stay"
        yield f"{count(survey.comments, 'comment')} {stay} behind, with the names and addresses in them."
    if survey.copies:
        in_two = count(len(survey.copies), "post")
        where = f"{FOLDER}/{POSTS} names them" if result.deeds else "the same title, day and name"
        yield f"{in_two} in two places, as after a move: each makes one tip ({where})."
    if result.moved.shared:
        shared = count(len(result.moved.shared), "old address")
        yield f"{shared} of two posts or lists: docs/moved.yml has the later ones with their host."
    if taken := result.moved.taken:
        named = ", ".join(taken[:_NAMED])
        yield f"{count(len(taken), 'old address')} where the site has a page of its own: {named}."
    if result.is_located:
        yield from _elsewhere(result)
    yield from _named("Withheld", Fate.WITHHELD, result)
    yield from _named("Could not be read", Fate.DAMAGED, result)
    damaged = [f"{name}: {visible(each.name) or 'a part'} ({each.why})" for name, each in survey.damaged]
    yield from _listed("Damaged", damaged)
    if result.deeds:
        deeds = Counter(result.deeds.values())
        yield f"Files of tips: {', '.join(f'{deeds[deed]} {deed.value}' for deed in Deed if deeds[deed])}."
    if new := [f"{number} in docs/{file}" for file, number in result.added.items() if number]:
        yield f"New entries: {', '.join(new)}; give each a better description."


def requests(survey: Survey, result: Result, *, is_written: bool) -> Iterator[str]:
    """Yield a line for each kind of thing that needs a person, and where to look.

    Unless the report *is_written*, a line does not send anybody to it.
    """
    odd = [each for each in result.outcomes.values() if _needs_person(each)]
    if odd or survey.damaged:
        where = f"{FOLDER}/{POSTS} says why" if is_written else f"a run without --dry-run says why in {POSTS}"
        yield f"Look at {count(len(odd) + len(survey.damaged), 'post')}: {where}."
    here = [each.path for each in result.outcomes.values() if each.fate is Fate.WITHHELD and each.path]
    if here:
        named = ", ".join(here)
        yield f"{count(len(here), 'tip')} still here of posts that are withheld now: delete {named}."
    if not result.is_located:
        yield from _elsewhere(result)
    missing = [address for address in result.gallery.missing if address]
    if missing:
        advice = "get them, name their folder or zip with --uploads, and run this again"
        yield f"{count(len(missing), 'picture')} not found: {FOLDER}/{MISSING} has the addresses; {advice}."
    if wordless := sum(not words for words in result.gallery.wordless.values()):
        advice = f"write them into {FOLDER}/{PICTURES}, and run this again"
        yield f"{count(wordless, 'picture')} without words: {advice}."
    if heavy := list(result.gallery.heavy):
        named = ", ".join(f"docs/{path}" for path in heavy[:_NAMED])
        yield f"{count(len(heavy), 'picture')} over 1 MB, which a build refuses; save smaller: {named}."
    if unclear := result.moved.unclear:
        named = ", ".join(unclear[:_NAMED])
        advice = "name where each publication was with --site, or write the lines yourself"
        yield f"{count(len(unclear), 'old address')} of two posts each: {named}; {advice}."
    if behind := sum(deed is Deed.BEHIND for deed in result.deeds.values()):
        newer = "has newer words" if behind == 1 else "have newer words"
        advice = f"take what you like from {NEWER}/, and delete that folder"
        yield f"{count(behind, 'tip')} edited here {newer} in the export: {advice}."


def _elsewhere(result: Result) -> Iterator[str]:
    """Yield a line for each host that may have been the old place, too: links to it would die with it."""
    for host, number in sorted(result.elsewhere.items())[:_NAMED]:
        leads = "leads" if number == 1 else "lead"
        there = f"{count(number, 'link')} {leads} to {host}, to addresses like those of the posts"
        yield f"{there}: if the publication was there, add --site https://{host}, and run this again."


def _needs_person(outcome: Outcome) -> bool:
    return outcome.fate is Fate.DAMAGED or bool(
        outcome.remarks or outcome.post.repaired or outcome.is_demoted
    )


def _named(label: str, fate: Fate, result: Result) -> Iterator[str]:
    found = [each for each in result.outcomes.values() if each.fate is fate]
    yield from _listed(
        label, [f"{visible(each.post.title) or each.post.ident} ({each.why})" for each in found]
    )


def _listed(label: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        more = [f"and {len(texts) - _NAMED} more"] if len(texts) > _NAMED else []
        yield f"{label}: {'; '.join([*texts[:_NAMED], *more])}."


def posts_table(survey: Survey, result: Result) -> str:
    """Return every post as a line of CSV: id, title, outcome, file, reason and remarks."""
    rows = [["id", "title", "outcome", "file", "why", "remarks"]]
    for ident, each in result.outcomes.items():
        repaired = f"it was mended, for it had {each.post.repaired}" if each.post.repaired else ""
        deed = result.deeds.get(ident)
        left = deed.value if deed in (Deed.EDITED, Deed.BEHIND, Deed.DELETED) else ""
        path = each.path if each.fate in (Fate.TIP, Fate.DRAFT) else ""
        remarks = "; ".join(filter(None, [repaired, left, *each.remarks]))
        rows.append([ident, each.post.title, each.fate.value, path, each.why, remarks])
    rows += [
        [copy, survey.posts[ident].title, "copy", "", f"the same post as {ident}", ""]
        for copy, ident in sorted(survey.copies.items())
    ]
    rows += [
        ["", each.name, Fate.DAMAGED.value, "", f"{name}: {each.why}", ""] for name, each in survey.damaged
    ]
    return _csv(rows)


def pictures_table(result: Result) -> str:
    """Return every picture without words as a line of CSV, to be filled in: tip, picture, words."""
    rows = sorted(
        [result.outcomes[ident].path, picture, words]
        for (picture, ident), words in result.gallery.wordless.items()
    )
    return _csv([["tip", "picture", "words"], *rows])


def _csv(rows: Iterable[Sequence[str]]) -> str:
    """Return *rows* as CSV in which no value is a formula to a spreadsheet."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerows(
        [f"'{value}" if value[:1] in ("=", "+", "-", "@") else value for value in row] for row in rows
    )
    return out.getvalue()


def words_given(text: str) -> dict[str, str]:
    """Return the words that a person has filled in for pictures, from the text of that table.

    A spreadsheet may have saved it with semicolons.
    """
    dialect = ";" if text.partition("\n")[0].count(";") > 1 else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=dialect)
    found = ((row.get("picture") or "", " ".join((row.get("words") or "").split())) for row in rows)
    return {picture: words for picture, words in found if picture and words}
