"""Which line of the source a fault comes from: the nth of its kind in the page is the nth in the source."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from forearmed.article.converter import Kind, Part, parts_of
from forearmed.review.html.links import links_of
from forearmed.review.html.markup import Element, Mark, attribute_marks, marks

T = TypeVar("T")
_INDENT = re.compile(r"^[ \t>*+\-\d.]*", re.MULTILINE)


@dataclass(frozen=True)
class Written:
    """An address as an author wrote it: the *url*, at which *line*, and whether as HTML.

    A picture that is *decoration* has no words on purpose.
    """

    url: str
    line: int
    html: bool
    decoration: bool = False


class SourceLines:
    """The source of a page, without its code. Lines are counted from 0.

    *key* returns, for an address, a name of what it leads to: the same for every way to write the address.
    """

    def __init__(self, body: str, key: Callable[[str], str]) -> None:
        self._body, self._key = body, key
        self._addresses: dict[str, list[Written]] = defaultdict(list)
        self._marks: dict[str, list[int]] = defaultdict(list)
        self._words: list[Part] = []
        for part in parts_of(body):
            if part.kind in (Kind.LINK, Kind.PICTURE):
                self._add(Written(part.text, part.line, html=False, decoration=part.info == '""'))
            elif part.kind is Kind.HEADING:
                self._marks[f"#{part.text}"].append(part.line)
            elif part.kind is Kind.HTML:
                self._read(part, marks(part.text))
            elif part.kind is Kind.ATTRIBUTES:
                self._read(part, attribute_marks(part.text))
            elif part.kind is Kind.TEXT:
                self._words.append(part)

    def address(self, key: str, nth: int) -> Written | None:
        """Return the *nth* address with this *key*; the last if there are fewer, None if there is none."""
        return _nth(self._addresses.get(key), nth)

    def line_of(self, written: str, nth: int) -> int:
        """Return the line of the *nth* ``<tag``, ``attribute=`` or ``#id``, of the last, or the first."""
        return _nth(self._marks.get(written), nth) or 0

    def line_with(self, url: str) -> int | None:
        """Return the first line with *url* in its text, for an address that no link in the source has."""
        return next((part.line for part in self._words if url in part.text), None)

    def has(self, written: str) -> bool:
        """Tell whether a ``<tag`` or ``attribute=`` is *written* anywhere."""
        return written in self._marks

    def deepest_line(self) -> int:
        """Return the line that is indented or quoted most."""
        deepest = max(_INDENT.finditer(self._body), key=lambda found: len(found[0]))
        return self._body.count("\n", 0, deepest.start())

    def _add(self, written: Written) -> None:
        self._addresses[self._key(written.url)].append(written)

    def _read(self, part: Part, found: Iterable[Mark]) -> None:
        """Take in the marks *found* in *part*, and the addresses and the ids that its attributes give."""
        line, place = part.line, 0
        for mark in found:
            line += part.text.count("\n", place, mark.place)
            place = mark.place
            self._marks[mark.name].append(line)
            name = mark.name.removesuffix("=")
            if name in ("id", "for"):
                self._marks[f"#{mark.value}"].append(line)
            for link in links_of(Element(mark.tag, {name: mark.value}, 1, raw=False)):
                self._add(Written(link.url, line, html=True))


def _nth(found: Sequence[T] | None, nth: int) -> T | None:
    """Return the *nth* of *found*, counted from 1, or the last one: a reference is written once."""
    return found[min(max(nth, 1), len(found)) - 1] if found else None
