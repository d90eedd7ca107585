"""Take an article's rendered HTML apart: its headings, its passages and its words to say. Judges nothing.

Everything comes out as text, so that nothing of an author's HTML goes along.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import lxml.html
from lxml.html import HtmlElement

from forearmed.article.portable import sendable

_SPOKEN = re.compile(r'<h([1-6])\b.*?</h\1>|<table class="say-not">.*?</table>', re.DOTALL)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_UNREAD = {"headerlink", "footnote-ref", "footnote-backref"}  # signs that are links on their own page only
_APART = {"li", "table"}  # text inside these is one passage: it is not split further


@dataclass(frozen=True)
class Pair:
    """Words to *say*, and what *not* to say in their place."""

    say: str
    avoid: str


@dataclass(frozen=True)
class Passage:
    """A paragraph, or an item of a list; *lead* are the words in bold that it begins with, if it does."""

    text: str
    lead: str = ""
    listed: bool = False

    @property
    def rest(self) -> str:
        """Return what follows the lead."""
        return self.text.removeprefix(self.lead).lstrip()


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, up to the next one; the first section may have none.

    *anchor* is what a link to the heading names, *level* is 2 for most and 0 for no heading.
    """

    heading: str = ""
    level: int = 0
    anchor: str = ""
    parts: tuple[Passage | Pair, ...] = ()

    @cached_property
    def pairs(self) -> list[Pair]:
        """Return the words to say in it."""
        return [part for part in self.parts if isinstance(part, Pair)]

    @cached_property
    def passages(self) -> list[Passage]:
        """Return the rest of it."""
        return [part for part in self.parts if isinstance(part, Passage)]


def sections(html: str) -> list[Section]:
    """Return the sections of *html*, as our converter writes it."""
    # A page's nesting is judged elsewhere; libxml2 would stop at 256.
    parser = lxml.html.HTMLParser(huge_tree=True)
    # It begins with an element of ours: text at the start may hold no sign that XML cannot hold.
    root = lxml.html.fragment_fromstring(f"<hr>{sendable(html)}", create_parent="div", parser=parser)
    for anchor in list(root.iter("a")):
        if anchor.get("class") in _UNREAD:
            anchor.drop_tree()
    found = [Section()]
    parts: list[Passage | Pair] = []
    for element in root.iter(*_HEADINGS, "p", *_APART):
        if element.tag in _HEADINGS:
            found[-1] = _with(found[-1], parts)
            found.append(Section(_text(element), int(element.tag[1]), element.get("id", "")))
            parts = []
        elif not any(above.tag in _APART for above in element.iterancestors(*_APART)):
            parts += _pairs(element) if element.tag == "table" else _passage(element)
    found[-1] = _with(found[-1], parts)
    return found


def words_to_say(html: str) -> list[Section]:
    """Return the sections of *html* that hold words to say."""
    if 'class="say-not"' not in html:
        return []
    # Most of the time would go into reading what is not wanted.
    wanted = "".join(found[0] for found in _SPOKEN.finditer(html))
    return [section for section in sections(wanted) if section.pairs]


def _with(section: Section, parts: list[Passage | Pair]) -> Section:
    return Section(section.heading, section.level, section.anchor, tuple(parts))


def _pairs(table: HtmlElement) -> Iterator[Pair]:
    if table.get("class") == "say-not":
        for row in table.iterfind("tbody/tr"):
            say, avoid = ([_text(cell) for cell in row.iterfind("td")] + ["", ""])[:2]
            if say:
                yield Pair(say, avoid)


def _passage(element: HtmlElement) -> Iterator[Passage]:
    text = _text(element)
    if text:
        yield Passage(text, _lead(element), listed=element.tag == "li")


def _lead(element: HtmlElement) -> str:
    """Return the words in bold at the start of *element*, or of the first paragraph in it."""
    if (element.text or "").strip() or not len(element):
        return ""
    first = element[0]
    if first.tag == "p":
        return _lead(first)
    return _text(first) if first.tag in ("strong", "b") else ""


def _text(element: HtmlElement) -> str:
    for line_break in element.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    return " ".join(element.text_content().split())
