"""A tip's body as parts of a few kinds, which each chat program shows in its own way. Knows none of them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from forearmed.edition.mail.body import Tag, column, heads
from forearmed.foundation.say_not import ENGLISH, Columns

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SILENT = {"hr", "col", "colgroup"}
_BLOCKS = {
    *_HEADINGS, *_SILENT, "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "li",
    "ol", "p", "pre", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_NUMBER = re.compile(r"\d{1,5}")
BULLET = "•"


@dataclass(frozen=True)
class Run:
    """Words in one style. A line break is a line feed; other white space is as a browser shows it."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    url: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    line: Line


@dataclass(frozen=True)
class Heading:
    """What stands above the parts that follow."""

    line: Line


@dataclass(frozen=True)
class Item:
    """One entry of a list; without a *mark* it goes on with the entry above it."""

    line: Line
    mark: str
    depth: int


@dataclass(frozen=True)
class Items:
    """A list with the lists inside it, in the order of reading."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Quote:
    """Parts that stand apart: a quotation or a note."""

    parts: "tuple[Part, ...]"


@dataclass(frozen=True)
class Code:
    """Text whose every space counts."""

    text: str


@dataclass(frozen=True)
class Pairs:
    """A table of words to say: each row has what to say and what not, or a bad answer and what to say then.

    *names* are the names of its two columns; *said* is the index of the column with what to say, 0 or 1.
    """

    pairs: tuple[tuple[Line, Line], ...]
    names: Columns = ENGLISH
    said: int = 0


Part = Paragraph | Heading | Items | Quote | Code | Pairs


def outline(body: Tag) -> tuple[Part, ...]:
    """Return the parts of a letter's *body*."""
    return tuple(_parts(body))


def plain(line: Line) -> str:
    """Return the words of *line*."""
    return "".join(run.text for run in line)


def marked(line: Line, mark: Callable[[str, Run], str]) -> str:
    """Return *line* as text; *mark* writes each piece of it, with the marks for the style of its run.

    The pieces hold no line break, and no space at either end. A style that begins or ends in the middle of a
    word is dropped: neither mrkdwn nor Markdown can mark that, and readers would see the marks.
    """
    pieces = []
    for run in _separable(line):
        for place, words in enumerate(run.text.split("\n")):
            core = words.strip(" ")
            lead, _, tail = words.partition(core) if core else (words, "", "")
            pieces += ["\n" if place else "", lead, mark(core, run) if core else "", tail]
    return "".join(pieces)


def _separable(line: Line) -> Iterator[Run]:
    text, end = plain(line), 0
    for run in line:
        start, end = end, end + len(run.text)
        seams = (text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1])
        is_word_apart = not any(len(seam) > 1 and seam.isalnum() for seam in seams)
        yield run if is_word_apart else replace(run, bold=False, italic=False, struck=False, code=False)


def _parts(element: Tag) -> Iterator[Part]:
    loose: list[Run] = []
    for child in element.children:
        if isinstance(child, Tag) and child.name in _BLOCKS:
            yield from _paragraph(loose)
            loose = []
            yield from _block(child)
        else:
            loose += _runs(child, Run(""))
    yield from _paragraph(loose)


def _paragraph(runs: Iterable[Run]) -> Iterator[Part]:
    if line := _line(runs):
        yield Paragraph(line)


def _block(element: Tag) -> Iterator[Part]:
    name = element.name
    if name in _HEADINGS:
        if line := _line(_inside(element, Run(""))):
            yield Heading(line)
    elif name == "dt":
        yield from _paragraph(_inside(element, Run("", bold=True)))
    elif name in ("ul", "ol"):
        if items := tuple(_items(element, 0)):
            yield Items(items)
    elif name == "blockquote":
        if parts := tuple(_parts(element)):
            yield Quote(parts)
    elif name == "pre":
        if (text := element.get_text().strip("\n").expandtabs(4)).strip():
            yield Code(text)
    elif name == "table":
        yield from _table(element)
    elif name not in _SILENT:
        yield from _parts(element)


def _table(table: Tag) -> Iterator[Part]:
    """Yield pairs for tables of words to say; for others a paragraph a row, each cell after its header."""
    if caption := table.find("caption"):
        yield from _paragraph(_inside(caption, Run("", bold=True)))
    rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
    rows = [row for row in rows if not all(heads(cell) for cell in row)]
    if "say-not" in (table.get("class") or []):
        yield from _pairs(rows, _names(rows) or ENGLISH, said=0)
        return
    if "twists" in (table.get("class") or []) and (names := _names(rows)):
        yield from _pairs(rows, names, said=1)
        return
    for row in rows:
        cells = [_cell(cell) for cell in row]
        yield from _paragraph(run for cell in cells if cell for run in (*cell, Run("\n")))


def _pairs(rows: Iterable[Sequence[Tag]], names: Columns, *, said: int) -> Iterator[Pairs]:
    pairs = [[_line(_inside(cell, Run(""))) for cell in row] for row in rows]
    whole = [(pair[0], pair[1] if len(pair) > 1 else ()) for pair in pairs if any(pair)]
    if whole:
        yield Pairs(tuple(whole), names, said)


def _names(rows: Sequence[Sequence[Tag]]) -> Columns | None:
    """Return what stands above the two cells of each of *rows*, or None where nothing does."""
    first, second, *_ = [column(cell) for row in rows for cell in row[:2] if len(row) > 1] or ["", ""]
    return (first, second) if first and second else None


def _cell(cell: Tag) -> Line:
    heading = column(cell)
    line = _line(_inside(cell, Run("")))
    return (Run(f"{heading}:", bold=True), Run(" "), *line) if heading and line else line


def _items(listing: Tag, depth: int) -> Iterator[Item]:
    number = _number(listing.get("start"), 1)
    for entry in listing.find_all("li", recursive=False):
        number = _number(entry.get("value"), number)
        mark = f"{number}." if listing.name == "ol" else BULLET
        for part in _parts(entry):
            if isinstance(part, Items):
                yield from (replace(item, depth=item.depth + 1) for item in part.items)
            else:
                for line in _lines(part):
                    yield Item(line, mark, depth)
                    mark = ""
        number += 1


def _number(written: object, usual: int) -> int:
    return int(written) if isinstance(written, str) and _NUMBER.fullmatch(written) else usual


def _lines(part: Part) -> Iterator[Line]:
    """Yield the lines of *part*, for where there is no room for more than lines."""
    match part:
        case Paragraph(line) | Heading(line):
            yield line
        case Items(items):
            yield from (item.line for item in items)
        case Quote(parts):
            yield from (line for inner in parts for line in _lines(inner))
        case Code(text):
            yield from ((Run(line, code=True),) for line in text.splitlines() if line.strip())
        case Pairs(pairs, names):
            for pair in pairs:
                for name, line in zip(names, pair, strict=True):
                    yield (Run(f"{name}:", bold=True), Run(" "), *line)


def _inside(element: Tag, style: Run) -> Iterator[Run]:
    for child in element.children:
        yield from _runs(child, style)


def _runs(node: object, style: Run) -> Iterator[Run]:
    """Yield what *node* says, an element or a text, in *style* and its own."""
    if not isinstance(node, Tag):
        yield replace(style, text=_BLANKS.sub(" ", str(node)))
        return
    if node.name == "br":
        yield replace(style, text="\n")
        return
    style = _styled(style, node.name)
    if node.name == "a" and (url := str(node.get("href") or "")):
        style = replace(style, url=url)
    yield from _inside(node, style)
    if node.name in _BLOCKS:
        yield Run("\n")  # a block ends its line in chat, too


def _styled(style: Run, name: str) -> Run:
    """Return *style* inside an element of this *name*."""
    match name:
        case "b" | "strong":
            return replace(style, bold=True)
        case "cite" | "dfn" | "em" | "i" | "var":
            return replace(style, italic=True)
        case "del" | "s":
            return replace(style, struck=True)
        case "code" | "kbd" | "samp":
            return replace(style, code=True)
    return style


def _line(runs: Iterable[Run]) -> Line:
    """Return *runs* with white space as a browser shows it, and neighbors of the same style as one."""
    line: list[Run] = []
    end = "\n"
    for run in runs:
        text = re.sub(r" *\n[ \n]*", "\n", run.text)
        text = text.lstrip(" \n") if end == "\n" else text.lstrip(" ") if end == " " else text
        if not text:
            continue
        end = text[-1]
        if line and text[0] == "\n":
            line[-1] = replace(line[-1], text=line[-1].text.rstrip(" "))
        if line and replace(line[-1], text="") == replace(run, text=""):
            line[-1] = replace(run, text=line[-1].text + text)
        else:
            line.append(replace(run, text=text))
    while line and not line[-1].text.rstrip(" \n"):
        line.pop()
    if line:
        line[-1] = replace(line[-1], text=line[-1].text.rstrip(" \n"))
    return tuple(run for run in line if run.text)
