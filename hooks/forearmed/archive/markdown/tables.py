"""A table of an old page: in pipes where they can show it, else as HTML, else as the text it lays out."""

import re
from collections.abc import Callable, Iterator
from html import escape

from forearmed.archive.markdown.escaping import as_href, in_cell
from forearmed.archive.markdown.inline import BREAK, Notes, children, run_of
from forearmed.archive.markdown.sound import HtmlElement, tag_of

Row = list[HtmlElement]
Blocks = Callable[[HtmlElement, Notes], list[str]]
_NO_INLINE = {"blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "pre", "table", "ul"}
_SIDES = {"left": ":---", "center": ":---:", "right": "---:"}


def table_of(table: HtmlElement, notes: Notes, blocks: Blocks) -> Iterator[str]:
    """Yield *table* as blocks of Markdown; *blocks* makes such of what a table only lays out."""
    rows = _rows(table)
    if only_lays_out(table):
        for row in rows:
            for cell in row:
                yield from blocks(cell, notes)
        return
    caption = table.find("caption")
    if caption is not None and (words := run_of(children(caption), notes)):
        yield f"**{words}**" if "**" not in words else words
    yield _in_pipes(table, rows, notes) if _fits_pipes(rows) else _as_html(rows)


def _rows(table: HtmlElement) -> list[Row]:
    """Return the cells of each row of *table*, and not of tables in it; those of its foot come last."""
    heads, bodies, feet = ([*table.iterchildren(name)] for name in ("thead", "tbody", "tfoot"))
    rows = [row for group in [*heads, table, *bodies, *feet] for row in group]
    cells = [[cell for cell in row if tag_of(cell) in ("td", "th")] for row in rows if tag_of(row) == "tr"]
    return [row for row in cells if row]


def only_lays_out(table: HtmlElement) -> bool:
    """Tell whether *table* has no columns to compare: one cell a row, or tables and pictures side by side."""
    rows = _rows(table)
    if any(tag_of(cell) == "th" for row in rows for cell in row):
        return False
    if table.get("role") == "presentation" or all(len(row) < 2 for row in rows):
        return True
    return any(cell.find(".//table") is not None for row in rows for cell in row)


def _fits_pipes(rows: list[Row]) -> bool:
    for row in rows:
        for cell in row:
            if cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1":
                return False
            if any(tag_of(child) in _NO_INLINE for child in cell.iterdescendants()):
                return False
    return True


def _in_pipes(table: HtmlElement, rows: list[Row], notes: Notes) -> str:
    head, body = (rows[0], rows[1:]) if _is_head(rows[0], table) else ([], rows)
    width = max(map(len, rows))
    lines = [_line([_cell(cell, notes, is_head=True) for cell in head], width)]
    lines.append(_line([_SIDES.get(_side(cell), "---") for cell in rows[-1]], width, "---"))
    lines += [_line([_cell(cell, notes) for cell in row], width) for row in body]
    return "\n".join(lines)


def _is_head(row: Row, table: HtmlElement) -> bool:
    """Tell whether *row* heads a table: its cells say so, or all of them are bold and nothing else."""
    if any(row[0] in each for each in table.iterfind("thead/tr")):
        return True
    if all(tag_of(cell) == "th" for cell in row):
        return True
    return all(_is_bold(cell) for cell in row)


def _is_bold(cell: HtmlElement) -> bool:
    strong = "".join("".join(each.itertext()) for each in cell.iter("b", "strong"))
    return bool(strong.strip()) and "".join(strong.split()) == "".join("".join(cell.itertext()).split())


def _side(cell: HtmlElement) -> str:
    found = re.search(r"text-align:\s*(left|center|right)", cell.get("style", ""))
    return found[1] if found else cell.get("align", "") or cell.get("data-align", "")


def _cell(cell: HtmlElement, notes: Notes, *, is_head: bool = False) -> str:
    """Return *cell* as one line: paragraphs and breaks become ``<br>``."""
    runs: list[list[HtmlElement | str]] = [[]]
    for node in children(cell):
        if not isinstance(node, str) and tag_of(node) in ("div", "p", "figure", "figcaption"):
            runs += [children(node), []]
        else:
            runs[-1].append(node)
    parts = [text for run in runs if (text := run_of(run, notes))]
    text = "<br>".join(part.replace(BREAK, "<br>").replace("\n", " ") for part in parts)
    if is_head and (found := re.fullmatch(r"\*\*([^*]+)\*\*", text)):
        text = found[1]
    return in_cell(text)


def _line(cells: list[str], width: int, filling: str = "") -> str:
    return f"| {' | '.join([*cells, *[filling] * (width - len(cells))])} |"


def _as_html(rows: list[Row]) -> str:
    """Return *rows* as HTML without an empty line in it, which would end it."""
    lines = ["<table>"]
    for row in rows:
        cells = "".join(_html_cell(cell) for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</table>"])


_IN_CELL = {
    "a", "abbr", "b", "blockquote", "br", "code", "del", "em", "h2", "h3", "h4", "h5", "h6", "i",
    "img", "kbd", "li", "ol", "p", "pre", "q", "s", "strong", "sub", "sup", "table", "tbody", "td",
    "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = ("href", "src", "alt", "colspan", "rowspan")
_VOID = {"br", "img"}


def _html_cell(cell: HtmlElement) -> str:
    return (
        " ".join(_html(cell).split("\n"))
        if cell.find(".//pre") is None
        else _html(cell).replace("\n", "&#10;")
    )


def _said(element: HtmlElement, name: str) -> str:
    value = element.get(name, "")
    return as_href(value) if name == "href" else value


def _html(element: HtmlElement) -> str:
    inner = "".join(
        escape(" ".join(re.split(r"[ \t\r\n]+", node)) if tag_of(element) != "pre" else node, quote=False)
        if isinstance(node, str)
        else _html(node)
        for node in children(element)
    )
    if tag_of(element) not in _IN_CELL:
        return inner
    written = "".join(
        f' {name}="{escape(_said(element, name))}"' for name in _ATTRIBUTES if element.get(name) is not None
    )
    return f"<{tag_of(element)}{written}>" + (
        "" if tag_of(element) in _VOID else f"{inner}</{tag_of(element)}>"
    )
