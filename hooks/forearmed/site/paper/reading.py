"""An article's rendered HTML as the boxes that it has on paper.

`_LOOKS` has the look of each element on paper. huddle.css has the same values; a test prints every element
and compares the two. An element that `_LOOKS` lacks is a box without margins.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from forearmed.article.reading import Element, Reading
from forearmed.site.paper.boxes import Box, Lines, Look, Part, Picture, Table
from forearmed.site.paper.face import Face, styled
from forearmed.site.paper.lines import WHITE, Run, Words, words_of

_DEEPEST = 60
"""The deepest nesting of elements that is read. Deeper nesting is an error, which only a preview shows."""
_PIXEL = 0.75  # a hairline, in points
_RULE = 1.8  # the line at the start of a quotation
_TEXT = Look(after=0.62)
_HEADING = Look(scale=1.1, line=1.25, before=1, after=0.3)
_LIST = Look(after=0.62, sides=1.3)
_ASIDE = Look(after=0.62, sides=0.8, rule=_RULE)
_LAST = Look(after=0.2)

_LOOKS: Mapping[str, Look] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _HEADING),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _LIST),
    **dict.fromkeys(("p", "dl", "figure"), _TEXT),
    **dict.fromkeys(("blockquote", "details"), _ASIDE),
    **dict.fromkeys(
        (
            *("address", "article", "aside", "caption", "center", "dialog", "div", "dt", "footer", "header"),
            *("hgroup", "li", "main", "nav", "search", "section", "summary"),
        ),
        Look(),
    ),
    "dd": Look(after=0.2, sides=1.3),
    "figcaption": Look(scale=0.85),
    "pre": Look(scale=0.85, line=1.4, before=1, after=1),
    "hr": Look(before=0.5, after=0.5, edge=_PIXEL),
}
_CLASSES: Mapping[str, Look] = {"admonition": _ASIDE, "admonition-title": _TEXT, "footnote": Look(scale=0.85)}
_SCALES: Mapping[str, float] = {
    **dict.fromkeys(("code", "kbd", "samp", "tt"), 0.88),
    **dict.fromkeys(("small", "sub", "sup"), 0.83),
}
_BOLD = {"b", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "summary", "th"}
_ITALIC = {"address", "blockquote", "cite", "dfn", "em", "i", "var"}
_PICTURES = {"img", "svg", "video", "picture"}
_UNSEEN = {"audio", "meter", "progress", "rp", "rt", "map", "colgroup", "datalist"}
_INDENTS = re.compile(r"[ \t](?=[ \t])|^[ \t]", re.MULTILINE)

_GRID = Look(scale=0.86, line=1.35, after=0.9, edge=_PIXEL)
_CELL = Look(sides=1, padding=0.7, edge=_PIXEL, closed=True)
_WORDS = Look(before=0.5, after=0.8)
_COLUMN_NAME = Look(scale=0.8, line=1.4, sides=1.6, closed=True)
_SAY = Look(line=1.35, sides=1.6, rule=2.4, padding=0.9, closed=True)
_NOT = Look(scale=0.92, line=1.35, sides=1.6, rule=_PIXEL, padding=0.9, edge=2 * _PIXEL, closed=True)
_SAY_SHARES = (0.6, 0.4)
_SPACING = 0.35


def parts_in(html: str, face: Face) -> list[Part]:
    """Return the boxes of *html* from top to bottom, measured in *face*."""
    if not html.strip():
        return []
    return _Reader(face).parts(Reading(html).body, _Manner())


class _Manner(NamedTuple):
    """The look of text that an element passes on to the elements inside it."""

    bold: bool = False
    italic: bool = False
    scale: float = 1.0
    """The size of inline text, as a multiple of its block's size."""
    kept: bool = False
    """Whether spaces and line ends keep their meaning, as in code."""


@dataclass
class _Paragraph:
    """The runs of text since the last block, in lines where the text forces line ends."""

    lines: list[list[Run]] = field(default_factory=lambda: [[]])

    def add(self, text: str, manner: _Manner) -> None:
        """Append *text*."""
        if not manner.kept and not self.lines[-1]:
            text = text.lstrip(WHITE)  # such as the line end between two blocks
        if not text:
            return
        style = styled(bold=manner.bold, italic=manner.italic)
        if not manner.kept:
            self.lines[-1].append(Run(text, style, manner.scale))
            return
        first, *others = _INDENTS.sub("\u00a0", text.replace("\t", " " * 8)).split("\n")
        self.lines[-1].append(Run(first, style, manner.scale))
        self.lines += [[Run(line, style, manner.scale)] for line in others]


class _Reader:
    """Turns elements into parts."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._depth = 0

    def parts(self, element: Element, manner: _Manner) -> list[Part]:
        """Return the parts inside a block *element*."""
        found: list[Part] = []
        open_ = _Paragraph()
        self._walk(element, manner, found, open_)
        self._close(found, open_)
        return found

    def _walk(self, element: Element, manner: _Manner, found: list[Part], open_: _Paragraph) -> None:
        """Add the blocks in *element* to *found*, and its text to the paragraph *open_*."""
        if self._depth == _DEEPEST:
            open_.add("".join(element.itertext()), manner)
            return
        self._depth += 1
        open_.add(element.text or "", manner)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, manner, found, open_)
            open_.add(child.tail or "", manner)
        self._depth -= 1

    def _element(self, child: Element, manner: _Manner, found: list[Part], open_: _Paragraph) -> None:
        tag = str(child.tag)
        if tag == "br":
            open_.lines.append([])
        elif tag in _PICTURES:
            self._close(found, open_)
            found.append(Picture())
        elif tag == "input":
            open_.add("☐", manner)
        elif tag == "table" or tag in _LOOKS:
            self._close(found, open_)
            found.append(self._table(child, manner) if tag == "table" else self._box(child, manner))
        elif tag not in _UNSEEN and child.get("class") != "footnote-backref":
            scale = 1.0 if manner.kept else _SCALES.get(tag, 1.0)
            inner = _handed_on(child, manner, scale=manner.scale * scale, kept=manner.kept)
            if tag == "q":
                open_.add("“”", inner)
            self._walk(child, inner, found, open_)

    def _close(self, found: list[Part], open_: _Paragraph) -> None:
        """End the paragraph that is open, if it has any words."""
        if open_.lines == [[]]:
            return
        lines = [words_of(runs, self._face) for runs in open_.lines]
        while lines and not lines[-1].words:
            lines.pop()  # a line break at the end begins no further line
        if lines:
            found.append(Lines(lines))
        open_.lines = [[]]

    def _box(self, element: Element, manner: _Manner) -> Box:
        inner = _handed_on(element, manner, kept=element.tag == "pre")
        parts = self.parts(element, inner)
        # A list item without text still has the height of its bullet.
        return Box(_look(element), parts or ([Lines([Words()])] if element.tag == "li" else []))

    def _table(self, table: Element, manner: _Manner) -> Table:
        """Return a table with columns of equal width, unless it holds words to say."""
        is_say_not = "say-not" in (table.get("class") or "").split()
        rows = [
            [
                self._cell(cell, manner, (_NOT if place else _SAY) if is_say_not else _CELL)
                for place, cell in enumerate(row.iterchildren("td", "th"))
            ]
            for row in table.iter("tr")
        ]
        heads = [self._box(caption, manner) for caption in table.iterfind("caption")]
        if is_say_not:
            return Table(_WORDS, heads, rows, _SAY_SHARES, _SPACING)
        columns = max((len(row) for row in rows), default=1) or 1
        return Table(_GRID, heads, rows, (1 / columns,) * columns)

    def _cell(self, cell: Element, manner: _Manner, look: Look) -> Box:
        inner = _handed_on(cell, manner, kept=manner.kept)
        if look is not _CELL and cell.tag == "th":
            look = _COLUMN_NAME
        return Box(look, self.parts(cell, inner._replace(bold=inner.bold or look is _SAY)))


def _look(element: Element) -> Look:
    """Return the look of a block: by its class if `_CLASSES` has that, else by its tag."""
    for name in (element.get("class") or "").split():
        if name in _CLASSES:
            return _CLASSES[name]
    above = element.getparent()
    if element.tag == "p" and above is not None and above.tag in ("li", "dd") and element.getnext() is None:
        return _LAST
    return _LOOKS[str(element.tag)]


def _handed_on(element: Element, manner: _Manner, *, scale: float = 1.0, kept: bool) -> _Manner:
    """Return *manner* as it is inside *element*, with *scale* and *kept* as they are there."""
    bold = manner.bold or element.tag in _BOLD or element.get("class") == "admonition-title"
    return _Manner(bold, manner.italic or element.tag in _ITALIC, scale, kept)
