"""An article's headings, its passages and its words to say. Judges nothing.

Everything comes out as text, so that nothing of an author's HTML goes along.
"""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import cached_property
from typing import Any

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from forearmed.article.text import HEADINGS

_UNREAD = {"headerlink", "footnote-ref", "footnote-backref"}  # signs that are links on their own page only
WORDS_TO_SAY = ("say-not", "twists")
"""The classes of the tables that hold words to say."""

_APART = {"li", "table"}  # text inside these is one passage: it is not split further


@dataclass(frozen=True)
class Pair:
    """Words to *say*, and what *not* to say in their place."""

    say: str
    avoid: str


@dataclass(frozen=True)
class Twist:
    """A bad answer that a customer may give, *they*, and what to *say* then."""

    they: str
    say: str


@dataclass(frozen=True)
class Passage:
    """A paragraph, or an item of a list; *lead* are the words in bold that it begins with, if it does.

    *number* is what stands in front of an item of a numbered list: ``2.``.
    """

    text: str
    lead: str = ""
    listed: bool = False
    number: str = ""

    @property
    def rest(self) -> str:
        """Return what follows the lead."""
        return self.text.removeprefix(self.lead).lstrip()


Part = Passage | Pair | Twist
_KINDS = {kind.__name__: kind for kind in (Passage, Pair, Twist)}


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, up to the next one; the first section may have none.

    *anchor* is what a link to the heading names, *level* is 2 for most and 0 for no heading.
    """

    heading: str = ""
    level: int = 0
    anchor: str = ""
    parts: tuple[Part, ...] = ()

    @cached_property
    def pairs(self) -> list[Pair]:
        """Return the words to say in it."""
        return [part for part in self.parts if isinstance(part, Pair)]

    @cached_property
    def twists(self) -> list[Twist]:
        """Return the section's twists."""
        return [part for part in self.parts if isinstance(part, Twist)]

    @cached_property
    def passages(self) -> list[Passage]:
        """Return the section's paragraphs and items."""
        return [part for part in self.parts if isinstance(part, Passage)]


def sections_in(body: HtmlElement) -> list[Section]:
    """Return the sections of an article, whose HTML *body* holds."""
    return _sections(body, "p", "li", "table")


def words_to_say_in(body: HtmlElement) -> list[Section]:
    """Return the sections that hold tables of words to say, with nothing but those words.

    A table counts in whatever element it stands, such as a box, but not inside another table.
    """
    return [section for section in _sections(body, "table") if section.parts]


def as_json(sections: Iterable[Section]) -> list[Any]:  # Any: JSON
    """Return *sections* in a form that can be kept, for `from_json`."""
    return [
        [one.heading, one.level, one.anchor, [[type(part).__name__, *astuple(part)] for part in one.parts]]
        for one in sections
    ]


def from_json(written: Iterable[Any]) -> tuple[Section, ...]:  # Any: JSON
    """Return the sections that `as_json` has *written*."""
    return tuple(
        Section(heading, level, anchor, tuple(_KINDS[kind](*words) for kind, *words in parts))
        for heading, level, anchor, parts in written
    )


def _sections(body: HtmlElement, *wanted: str) -> list[Section]:
    """Return the sections of *body*, with parts made of the elements that are *wanted*, by tag, only."""
    apart = _APART.intersection(wanted)
    found = [Section()]
    parts: list[Part] = []
    for element in body.iter(*HEADINGS, *wanted):
        if element.tag in HEADINGS:
            found[-1] = _with(found[-1], parts)
            found.append(Section(_text(element), int(element.tag[1]), element.get("id", "")))
            parts = []
        elif element.tag == "table":
            parts += _words_to_say(element) if _is_of_words(element) else ()
        elif not any(True for _ in element.iterancestors(*apart)):
            parts += _passage(element)
    found[-1] = _with(found[-1], parts)
    return found


def _with(section: Section, parts: list[Part]) -> Section:
    return Section(section.heading, section.level, section.anchor, tuple(parts))


def _words_to_say(table: HtmlElement) -> Iterator[Pair | Twist]:
    kind = table.get("class")
    for row in table.iterfind("tbody/tr"):
        first, second = ([_text(cell) for cell in row.iterfind("td")] + ["", ""])[:2]
        if kind == "say-not" and first:
            yield Pair(first, second)
        elif kind == "twists" and first and second:
            yield Twist(first, second)


def _is_of_words(table: HtmlElement) -> bool:
    """Tell whether *table* holds words to say and stands in no other table."""
    return table.get("class") in WORDS_TO_SAY and not any(True for _ in table.iterancestors("table"))


def _passage(element: HtmlElement) -> Iterator[Passage]:
    text = _text(element)
    if text:
        yield Passage(text, _lead(element), listed=element.tag == "li", number=_number(element))


def _number(element: HtmlElement) -> str:
    """Return the number of an item of a numbered list, ``2.``, counted from the list's ``start``; else ""."""
    above = element.getparent()
    if element.tag != "li" or above is None or above.tag != "ol":
        return ""
    first = str(above.get("start", "1"))
    return f"{int(first) + above.index(element)}." if first.isdecimal() else ""


def _lead(element: HtmlElement) -> str:
    """Return the words in bold at the start of *element*, or of the first paragraph in it."""
    if (element.text or "").strip() or not len(element):
        return ""
    first = element[0]
    if first.tag == "p":
        return _lead(first)
    return _text(first) if first.tag in ("strong", "b") else ""


def _text(element: HtmlElement) -> str:
    if not len(element):
        return " ".join((element.text or "").split())
    is_plain = not any(_is_odd(inner) for inner in element.iter("a", "br", "table"))
    return " ".join(("".join(_said(element)) if not is_plain else element.text_content()).split())


def _is_odd(element: HtmlElement) -> bool:
    """Tell whether `_said` reads *element* in another way than as the text in it."""
    return element.tag == "br" or _is_unread(element)


def _is_unread(element: HtmlElement) -> bool:
    """Tell whether passages leave *element* out: a heading's or footnote's link, a table of words to say."""
    name = element.get("class")
    return (element.tag == "a" and name in _UNREAD) or (element.tag == "table" and _is_of_words(element))


def _said(element: HtmlElement) -> Iterator[str]:
    """Yield the text in *element*, with a space for each line break, without what is no part of a passage."""
    walk = iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, inner in walk:
        if event == "start" and inner.tag == "br":
            yield " "
        elif event == "start" and inner is not element and _is_unread(inner):
            walk.skip_subtree()
        elif event == "start":
            yield inner.text or ""
        if event != "start" and inner is not element:
            yield inner.tail or ""
