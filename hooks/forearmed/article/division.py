"""Take a part out of an article's HTML: its closing section, its twists, or what comes first. Judges nothing.

Both pieces are cut out of that HTML, which is not parsed and written anew.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from forearmed.article.reading import Reading
from forearmed.article.safety import BOXES
from forearmed.article.text import words_of

_COMMENT = "<!--.*?-->"
_REST = r"""(?:[^"'>]|"[^"]*"|'[^']*')*+"""
_NAMES = "blockquote|details|div|dl|h2|li|section|table"
_NESTING = re.compile(rf"{_COMMENT}|<(?P<end>/?)(?P<name>{_NAMES})(?![\w-]){_REST}>", re.DOTALL)
_HEADING_END = re.compile(r"</h2>\s*")
_NOTES = re.compile(r'\n<(?:div|section) class="footnotes?">')
_PERMALINK = re.compile(rf'{_COMMENT}|<a\b(?=[^>]*\bclass="headerlink"){_REST}>.*?</a>', re.DOTALL)
_ABOVE = re.compile(r"(?:\s*<p[ >].*?</p>)*", re.DOTALL)
_FIRST = re.compile(r"\s*<p(?: [^>]*)?><strong>.*?</p>", re.DOTALL)
_BOX = re.compile(rf'\s*<div class="admonition (?:{"|".join(BOXES)})"')
_FOLDED = re.compile(rf"{_COMMENT}|<details\b(?![^>]*\sopen\b)", re.DOTALL)


@dataclass(frozen=True)
class Division:
    """An article's *text* and, apart from it, one section: its *heading* and its HTML, *closing*, or ""."""

    text: str
    closing: str = ""
    heading: str = ""


def divided(html: str, *, closings: Collection[str]) -> Division:
    """Return *html* without its last section, and that section, if its heading is one of *closings*.

    The heading must stand in no other element; without *closings*, any heading will do. Footnotes, which
    follow the section, stay with the text.
    """
    start = _last_section(html)
    found = _section(html, start, len(html)) if start is not None else None
    if found is None or (closings and words_of(found.heading) not in set(map(words_of, closings))):
        return Division(html)
    return found


def without_section(html: str, headings: Collection[str]) -> Division:
    """Return *html* without the first section whose heading is one of *headings*, and that section.

    The heading must stand in no other element. The division has the section as its *closing*, wherever in
    the article it stands.
    """
    wanted = {words_of(heading) for heading in headings}
    starts = [start for start, is_outermost in _outline(html) if is_outermost] if wanted else []
    for start, end in pairwise([*starts, len(html)]):
        found = _section(html, start, end)
        if found and words_of(found.heading) in wanted:
            return found
    return Division(html)


def _section(html: str, start: int, end: int) -> Division | None:
    """Return *html* divided at the section that begins at *start* and goes to *end*, or to the footnotes."""
    heading_end = _HEADING_END.search(html, start)
    if heading_end is None:
        return None
    heading = _text_of(html[start : heading_end.start()])
    notes = _NOTES.search(html, heading_end.end(), end)
    behind = notes.start() if notes else end
    gap = "" if notes or behind == len(html) else "\n"  # footnotes begin with a line end of their own
    text = html[:start].removesuffix("\n") + gap + html[behind:]
    return Division(text, html[heading_end.end() : behind].strip(), heading)


class Front(NamedTuple):
    """The HTML of a playbook in two: what comes *first*, such as being safe, and the *rest*."""

    first: str
    rest: str
    is_box: bool = False
    """Whether what comes first is one box of danger or warning."""


def without_first(html: str) -> Front:
    """Return *html* without what comes first, and that.

    It is a box of danger or warning that the article begins with; else the paragraphs above the first
    heading, list or table that begin in bold, as for the pocket card.
    """
    if end := _end_of_box(html):
        return Front(html[:end], html[end:], is_box=True)
    found = _ABOVE.match(html)
    above = found[0] if found else ""
    first = _FIRST.findall(above)
    return Front("".join(first), _FIRST.sub("", above) + html[len(above) :])


def _end_of_box(html: str) -> int:
    """Return where the box of danger or warning ends that *html* begins with; 0 where it begins otherwise."""
    if not _BOX.match(html):
        return 0
    depth = 0
    for tag in _NESTING.finditer(html):
        if tag["name"] == "div":
            depth += -1 if tag["end"] else 1
            if depth == 0:
                return tag.end()
    return 0


def printable(html: str) -> str:
    """Return *html* without the signs for linking to headings, and with all that is folded unfolded."""
    return _FOLDED.sub(_unfolded, _PERMALINK.sub(_comment, html))


@lru_cache(maxsize=1000)  # the last section of most tips has the same heading
def _text_of(html: str) -> str:
    return " ".join(Reading(html).body.text_content().split())


def _last_section(html: str) -> int | None:
    """Return where the last heading of a section begins, or nothing where it stands in another element."""
    found = None
    for start, is_outermost in _outline(html):
        found = start if is_outermost else None
    return found


def _outline(html: str) -> Iterator[tuple[int, bool]]:
    """Yield where each heading of a section begins, and whether it stands in no other element."""
    depth = 0
    for tag in _NESTING.finditer(html):
        if tag["name"] == "h2":
            if not tag["end"]:
                yield tag.start(), depth == 0
        elif tag["name"]:
            depth += -1 if tag["end"] else 1


def _comment(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("<!--") else ""


def _unfolded(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("<!--") else "<details open"
