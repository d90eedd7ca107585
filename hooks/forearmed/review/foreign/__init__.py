"""Find Markdown of other programs, which our converter does not know: readers would see its raw signs.

A problem names the line, the other program and what to write here. The converter says which parts of an
article are text: a form inside of code does not count. Reads no files and no clock.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from forearmed.article.converter import Part
from forearmed.foundation.errors import Problem
from forearmed.foundation.say_not import ENGLISH, Columns
from forearmed.review.foreign.boxes import ALERTS, BOXES, FOLDS, box, empty_boxes
from forearmed.review.foreign.fields import FIELDS
from forearmed.review.foreign.form import Form as Form
from forearmed.review.foreign.form import quoted
from forearmed.review.foreign.marks import MARKS
from forearmed.review.foreign.markup import MARKUP
from forearmed.review.foreign.rows import Row, Sheet, sheet_of
from forearmed.review.foreign.shown import Shown
from forearmed.review.foreign.tables import torn_tables
from forearmed.review.foreign.taken import Taken
from forearmed.review.foreign.wiki import wiki_links
from forearmed.review.html.addresses import NEVER, Addresses, Rendered
from forearmed.review.html.layout import Found

FORMS: tuple[Form, ...] = (*BOXES, *FIELDS, *MARKS, *MARKUP)
"""Every form that is looked for within a line; of two in one place, the first counts."""

_SIGNS = (
    ":::", "///", "::", "*|", "[[", "[^", "^[", "][", "[!", "[TOC", "[toc", "[_", "==", "++", "8<",
    "||", "^^", "ref:", "link:", "<<", "\u200b", "\u2060", "\ufeff", "\u00ab",
    "{", "$", "\\~", "\\`", "\\*", "\\[", "!!!", "???", "!--", "```", "~~~",
)  # fmt: skip
_NAMED_SIGN = re.compile(
    r":[+-]?\w[\w+-]*:|%[\w.]{1,60}%|%[%>\]]|\w_\w{1,60}\]|\w\^[^\s^]{1,22}\^|\bh[1-6][.({]|://[^\s\[\]]{3,300}\["
)
_DRAWN = {
    "mermaid": "a drawing in Mermaid", "plantuml": "a drawing in PlantUML", "dot": "a drawing in Graphviz",
    "graphviz": "a drawing in Graphviz", "geojson": "a map", "topojson": "a map", "stl": "a model",
    "math": "mathematics",
}  # fmt: skip
"""What GitHub and others draw from a block of code, by the word behind its fence."""
_BOXED = re.compile(r"\{(?P<role>[a-z]+)\}|ad-(?P<obsidian>[a-z]+)|admonish(?:[ ]+(?P<book>[a-z]+))?")
"""What stands behind a fence that other programs make a box of: MyST, Obsidian, mdBook."""
_CUTS = {"more", "truncate", "excerpt", "endexcerpt", "nextpage", "readmore", "read more"}
"""The texts of comments with which blog programs mark the end of an excerpt."""
_NOTE = re.compile(r"[ \t>]*\[\^(?P<label>[^\s\]]+)\]:")


def foreign_problems(
    page: Rendered, addresses: Addresses, *, columns: Sequence[Columns] = (ENGLISH,)
) -> list[Problem]:
    """Return a problem for everything in *page* that is another program's Markdown; warnings for a draft.

    *columns* are the names that the columns of words to say may have. Messages use the first pair.
    """
    path, first = page.place.path, page.place.body_line
    found = foreign_forms(page.body, page.html, columns, lambda name: addresses.nearest(name, page))
    draft = page.release == NEVER
    return [Problem(path, first + line, message, doubt or draft) for line, message, doubt in found]


def foreign_forms(
    body: str, html: str, columns: Sequence[Columns], near: Callable[[str], str]
) -> Iterator[Found]:
    """Yield each foreign form in *body*: its line, from 0, the message, and whether to warn only.

    *html* is the page made of *body*. A form that readers do not see in it is fine, since a plugin may have
    replaced it. *near* returns a link to the page with the most similar name.
    """
    if not _is_suspicious(body, columns):
        return
    try:
        sheet = sheet_of(body)
    except RecursionError:  # `review.html` reports that the page is nested too deeply
        return
    shown = Shown(html)
    for row in sheet.rows:
        yield from _in_row(row, shown, near)
    yield from empty_boxes(sheet.lines)
    yield from torn_tables(sheet.lines, columns)
    yield from _drawn(sheet, html)
    yield from _boxed(sheet)
    yield from _unseen(sheet)


def _is_suspicious(body: str, columns: Sequence[Columns]) -> bool:
    """Tell, fast, whether *body* may hold a foreign form: few do, and only these are parsed again."""
    has_sign = any(map(body.__contains__, _SIGNS)) or bool(_NAMED_SIGN.search(body))
    return has_sign or any(torn_tables(body.split("\n"), columns))


def _in_row(row: Row, shown: Shown, near: Callable[[str], str]) -> Iterator[Found]:
    taken = Taken()
    for form in FORMS:
        for found in form.found_in(row):
            if taken.is_free(found.span()) and shown.holds(found[0]):
                taken.add(found.span())
                yield row.line, form.told(found), form.doubt
    for found, message in wiki_links(row, near):
        if taken.is_free(found.span()) and shown.holds(found[0]):
            yield row.line, message, False


def _drawn(sheet: Sheet, html: str) -> Iterator[Found]:
    for block in sheet.blocks:
        language = _language(block)
        if (what := _DRAWN.get(language)) and f'class="{language}"' not in html:
            yield (
                block.line,
                f"this is {what}, and readers see its text; put a picture of it in its place",
                True,
            )


def _boxed(sheet: Sheet) -> Iterator[Found]:
    for block in sheet.blocks:
        kind = _BOXED.match(block.info.strip())
        name = next(filter(None, kind.groups()), "note") if kind else ""
        if name in ALERTS or name in FOLDS:
            yield block.line, f"this is a box of another program's, and readers see code; {box(name)}", False


def _language(block: Part) -> str:
    return re.split(r"[\s{}.]+", block.info.lstrip("{. "))[0].lower()


def _unseen(sheet: Sheet) -> Iterator[Found]:
    """Yield comments that mark an excerpt, which does nothing here, and footnotes that no reader sees."""
    for comment in sheet.comments:
        if comment.text.strip(" \n<!->").lower() in _CUTS:
            what = f'"{quoted(comment.text)}" does nothing here'
            yield comment.line, f"{what}: lists and feeds show the summary; delete it", True
    yield from _unseen_notes(sheet)


def _unseen_notes(sheet: Sheet) -> Iterator[Found]:
    """Yield each footnote that the text has no sign for, and each with the label of an earlier one."""
    seen = {row.line: row.seen for row in sheet.rows}
    before: set[str] = set()
    for line, written in enumerate(sheet.lines):
        note = _NOTE.match(written)
        sign = f"[^{note['label']}]" if note else ""
        if not note or sign in seen.get(line, ""):  # readers see such a note as text; a form reports it
            continue
        if note["label"] not in sheet.notes:
            yield line, f"nobody sees this footnote; write {sign} in the text, or delete the note", True
        elif sign in before:
            yield line, f"two footnotes are called {sign}, and readers get one; give this another name", True
        before.add(sign)
