"""Turn an article's rendered HTML into Markdown for other programs. Reads no files and judges nothing.

What readers see is what comes out, but for the words not to say: a program that quotes the text must not
take them for advice. `converter` goes the other way.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urljoin

from lxml.html import HtmlElement

from forearmed.article.excerpts import WORDS_TO_SAY
from forearmed.article.text import HEADINGS

_SKIPPED = {"headerlink", "footnote-backref", "linenos"}
_BLOCKS = HEADINGS | {
    "blockquote", "details", "div", "dl", "figure", "hr", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
_SPACE = re.compile(r"\s+")
# Three dots and two hyphens, too, of which our own converter would make one sign.
_SIGNS = re.compile(r"([\\`*_~\[\]<]|&(?=[#a-zA-Z])|(?<!\.)\.(?=\.\.(?!\.))|-(?=-))")
_OPENING = re.compile(r"(?=[#>+=~|-])|\d\d?(?=[.)])")
"""What comes before the sign with which a line would begin a heading, a quotation or a list."""


def markdown_of(body: HtmlElement, address: str) -> str:
    """Return the article that *body* holds as Markdown (GFM), with links relative to *address* made absolute.

    Of a table of words to say, the column of what not to say is left out. Comments are left out.
    """
    return "\n\n".join(_Writer(address).blocks(body)) + "\n"


class _Writer:
    """Writes the elements of one article, whose page has the absolute *address*."""

    def __init__(self, address: str) -> None:
        self._address = address

    def blocks(self, parent: HtmlElement) -> Iterator[str]:
        """Yield each block in *parent* as lines; text between blocks is a paragraph."""
        for is_block, pieces in groupby(_pieces(parent), key=_is_block):
            if is_block:
                for piece in pieces:
                    yield from self._block(piece) if not isinstance(piece, str) else ()
            elif text := "".join(map(self._inline, pieces)).strip():
                yield _opened(text)

    def _block(self, element: HtmlElement) -> Iterator[str]:
        tag, kinds = str(element.tag), element.get("class", "").split()
        if tag in HEADINGS:
            yield f"{'#' * int(tag[1])} {self._line(element)}"
        elif tag == "hr":
            yield "---"
        elif tag == "pre" or "highlight" in kinds:
            yield _code(element)
        elif tag == "table":
            yield from self._table(element, kinds)
        elif tag in ("ul", "ol"):
            yield "\n".join(self._items(element))
        elif tag in ("blockquote", "details") or "admonition" in kinds:
            yield _indented("\n\n".join(self.blocks(element)), "> ", "> ")
        else:
            yield from self.blocks(element)

    def _items(self, items: HtmlElement) -> Iterator[str]:
        first = items.get("start", "1")
        for number, item in enumerate(items.iterfind("li"), int(first) if first.isdecimal() else 1):
            sign = f"{number}. " if items.tag == "ol" else "- "
            gap = "\n" if item.find("p") is None else "\n\n"
            yield _indented(gap.join(self.blocks(item)), sign, " " * len(sign))

    def _table(self, table: HtmlElement, kinds: list[str]) -> Iterator[str]:
        heads = [self._line(head) for head in table.iterfind("thead/tr/th")]
        rows = [[self._line(cell) for cell in row.iterfind("td")] for row in table.iterfind("tbody/tr")]
        if not {*kinds}.isdisjoint(WORDS_TO_SAY):
            kept = heads[:1] if "say-not" in kinds else heads
            yield "\n".join(filter(None, (_said(kept, row) for row in rows)))
        elif rows:
            width = max(map(len, [heads, *rows]))
            lines = [_row(heads, width), _row(["---"] * width, width)]
            yield "\n".join([*lines, *(_row(row, width) for row in rows)])

    def _line(self, element: HtmlElement) -> str:
        """Return all that *element* holds in one line."""
        return " ".join("".join(map(self._inline, _pieces(element))).split())

    def _inline(self, piece: HtmlElement | str) -> str:
        if isinstance(piece, str):
            return " " if piece.isspace() else _escaped(_SPACE.sub(" ", piece))
        inner = "".join(map(self._inline, _pieces(piece)))
        if piece.tag == "br":
            return "\n"
        if piece.tag == "code":
            return f"`{piece.text_content()}`"
        if piece.tag == "input":
            return "[x]" if "checked" in piece.attrib else "[ ]"
        if piece.tag == "img":
            return f"![{_escaped(piece.get('alt', ''))}]({self._absolute(piece.get('src', ''))})"
        if piece.tag == "a" and piece.get("href") and inner.strip():
            return f"[{inner}]({self._absolute(piece.get('href', ''))})"
        mark = _MARKS.get(str(piece.tag), "") if inner.strip() else ""
        return f"{mark}{inner.strip()}{mark}" if mark else inner

    def _absolute(self, link: str) -> str:
        try:
            return urljoin(self._address, link).replace(" ", "%20").replace(")", "%29")
        except ValueError:  # a link such as "http://[", which no browser follows either
            return ""


def _pieces(parent: HtmlElement) -> Iterator[HtmlElement | str]:
    """Yield the texts and the elements in *parent*, in order, without what serves the page alone."""
    if parent.text:
        yield parent.text
    for element in parent:
        kinds = element.get("class")
        if isinstance(element.tag, str) and (kinds is None or _SKIPPED.isdisjoint(kinds.split())):
            yield element
        if element.tail:
            yield element.tail


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _is_block(piece: HtmlElement | str) -> bool:
    return not isinstance(piece, str) and piece.tag in _BLOCKS


def _said(names: list[str], cells: list[str]) -> str:
    """Return the words to say of one row as an item, each cell behind the name of its column."""
    named = [f"**{name}:** {cell}" for name, cell in zip(names, cells, strict=False) if cell]
    return f"- {' '.join(named)}" if named else ""


def _row(cells: list[str], width: int) -> str:
    filled = [cell.replace("|", "\\|") for cell in cells] + [""] * (width - len(cells))
    return f"| {' | '.join(filled)} |"


def _code(element: HtmlElement) -> str:
    block = element if element.tag == "pre" else element.find(".//pre")
    text = (block if block is not None else element).text_content().strip("\n")
    fence = "```" if "```" not in text else "~~~~"
    return f"{fence}\n{text}\n{fence}"


def _opened(text: str) -> str:
    """Return a paragraph none of whose lines begins another kind of block."""
    return "\n".join(_closed(line.strip()) for line in text.split("\n"))


def _closed(line: str) -> str:
    opening = _OPENING.match(line)
    return f"{opening[0]}\\{line[opening.end() :]}" if opening else line


def _indented(text: str, first: str, others: str) -> str:
    """Return *text* with *first* before its first line and *others* before the other lines."""
    lines = [others + line if line else others.rstrip() for line in text.split("\n")]
    return first + "\n".join(lines).removeprefix(others)
