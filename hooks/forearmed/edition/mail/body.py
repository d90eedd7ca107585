"""The tip's own HTML, fitted for mail, as one tree. The only module that knows Beautiful Soup."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString, PageElement

from forearmed.article.pictures import Frame
from forearmed.foundation.direction import Direction, own_direction
from forearmed.foundation.wording import ENGLISH, Wording

__all__ = ["Pair", "Tag", "column", "first_pair", "framed", "heads", "tidied"]

_CELLS = ["td", "th"]
_WORDS_TO_SAY = ["say-not", "twists"]
_ENDING_LINES = {"br", "p", "li"}
_MORE_THAN_WORDS = ["a", "img", "sup"]
_WITHOUT_GAPS = ["li", "blockquote", "details"]
"""In these a table is a step or a part of one, and what it says is missed where it stood."""
_ANNOUNCING = (":", "：")
_CODE = ["code", "kbd", "pre", "samp"]
_NO_FRAMES: Mapping[str, Frame] = {}
_MANY = 3
"""From so many columns on, a table is no table on a phone."""
_SIGN, _GAP = 9, 14
"""Pixels of a letter, and between two columns."""
_WIDEST = 510
"""Pixels of the text's column. Outlook for Windows goes by an image's attributes, and by no style."""
_TEXTS = ["caption", "dd", "dt", "h2", "h3", "h4", "h5", "h6", "li", "p", *_CELLS]


@dataclass(frozen=True)
class Pair:
    """What to *say*, and what to *avoid* where a tip names that, which has the *heading* of its column."""

    say: str
    avoid: str = ""
    heading: str = ""


def first_pair(body: Tag) -> Pair | None:
    """Return the first words to say in *body*; None where it has no table of them."""
    if not (row := _first_row(body)):
        return None
    say, *others = row.find_all("td")
    avoid = next((cell for cell in others if _text(cell)), None)
    return Pair(_text(say), _text(avoid), column(avoid)) if avoid else Pair(_text(say))


def _first_row(body: Tag) -> Tag | None:
    """Return the row of the first words to say in *body*."""
    table = body.find("table", {"class": "say-not"})
    rows = table.find_all("tr") if table else ()
    return next((row for row in rows if (cell := row.find("td")) and _text(cell)), None)


def _text(element: Tag) -> str:
    """Return what *element* says, on one line."""
    pieces = (
        " " if isinstance(part, Tag) and part.name in _ENDING_LINES else part for part in element.descendants
    )
    return " ".join("".join(str(piece) for piece in pieces if not isinstance(piece, Tag)).split())


def tidied(html: str, wording: Wording = ENGLISH, frames: Mapping[str, Frame] = _NO_FRAMES) -> Tag:
    """Return *html* as a tree, without comments, without a second h1, and with links for pictures.

    Pictures at the addresses in *frames* stay: from where their frames say, and no wider than the text.
    *wording* says what a link is that stands for a picture, and has the marks of a ``q``, which Outlook
    shows without any.
    """
    # Without the line end, Beautiful Soup warns that a short text may be a file's name.
    soup = BeautifulSoup(html + "\n", "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for heading in soup.find_all("h1"):
        heading.name = "h2"  # the title is the page's one h1
    for quotation in reversed(soup.find_all("q")):  # inner ones first
        _quote(quotation, wording)
    for picture in soup.find_all("img"):
        frame = frames.get(str(picture.get("src")))
        if frame:
            _show(soup, picture, frame)
        else:
            _unload(soup, picture, wording)
    for line_break in soup.find_all("br"):
        _start_line(line_break.next_sibling)
    soup.smooth()  # join pieces of text that stand next to each other, now that comments are gone
    return soup


def framed(body: Tag, *, tint: str, direction: Direction) -> str:
    """Return the HTML of *body* for the mail's page, which is written in *direction*.

    The first words to say stand above it already. Each cell of words to say has its column's name, in place
    of a header row. A text of the other direction, and code, say so themselves; tables and cells do, too:
    Word, in Outlook, goes by nothing else.
    """
    soup = copy(body)
    _leave_out_first_pair(soup)
    # Not by a selector: for the first, Beautiful Soup makes ready for all of CSS, a tenth of a small build.
    for table in soup.find_all("table", {"class": _WORDS_TO_SAY}):
        _label_columns(table, tint=tint)
    for table in [table for table in soup.find_all("table") if _columns(table) >= _MANY]:
        _name_cells(soup, table)
    _set_directions(soup, direction)
    return str(soup).strip()


def _leave_out_first_pair(soup: Tag) -> None:
    """Take the first words to say out of *soup*, unless more than their words would be lost."""
    row = _first_row(soup)
    table = row.find_parent("table") if row else None
    if not row or not table or not _is_plain(row) or table.find("caption") or _is_announced(table):
        return
    if table.find_parent(_WITHOUT_GAPS):
        return
    others = [other for other in table.find_all("tr") if other is not row and other.find("td")]
    (row if others else table).decompose()


def _is_plain(row: Tag) -> bool:
    """Tell whether *row* is a pair of words below the names of their columns."""
    cells = row.find_all(_CELLS)
    return len(cells) == 2 and all(column(cell) for cell in cells) and not row.find(_MORE_THAN_WORDS)


def _is_announced(table: Tag) -> bool:
    """Tell whether what stands before *table* ends with a colon."""
    before = table.find_previous(string=lambda text: bool(text and text.strip()))
    return bool(before and before.strip().endswith(_ANNOUNCING))


def _label_columns(table: Tag, *, tint: str) -> None:
    """Name the columns of *table* in its cells.

    A name for narrow screens only would be hidden text on wide ones, and spam filters count hidden text. The
    cells with what to say have the background *tint*, for mail programs that ignore style sheets.
    """
    row = table.find("tr")
    named = [(cell, heading) for cell in table.find_all("td") if (heading := column(cell))]
    for cell, heading in named:
        cell.insert(0, _label(heading))
    if row and named:
        row.decompose()
        said = 1 if "twists" in table["class"] else 0
        for cell in table.find_all("td"):
            if len(cell.find_previous_siblings(_CELLS)) == said:
                cell["bgcolor"] = tint
        table["role"] = "presentation"  # a screen reader then reads the names, and announces no columns


def _columns(table: Tag) -> int:
    """Return how many columns *table* has, if each has a header and no cell spans two of them."""
    row = table.find("tr")
    cells = row.find_all(_CELLS, recursive=False) if row else []
    spanning = table.find(_CELLS, attrs={"colspan": True}) or table.find(_CELLS, attrs={"rowspan": True})
    return len(cells) if cells and not spanning and all(heads(cell) for cell in cells) else 0


def _name_cells(soup: Tag, table: Tag) -> None:
    """Name the column of each cell of *table* in the cell, in place of a header row.

    So its rows can be read on a phone, where each cell is a line of its own, and where columns are too narrow
    for their words, in which case a row is one cell.
    """
    head, *rows = table.find_all("tr")
    is_wide = _is_too_wide(table)
    for row in rows:
        cells = row.find_all(_CELLS, recursive=False)
        for cell in cells[1:]:
            if _text(cell) or cell.find("img"):
                cell.insert(0, _label(column(cell)))
        if is_wide:
            _join(cells)
    head.decompose()
    table["class"] = "rows"
    table["role"] = "presentation"  # likewise


def _label(name: str) -> Tag:
    label = Tag(name="p", attrs={"class": "label"})
    label.string = name
    return label


def _is_too_wide(table: Tag) -> bool:
    """Tell whether the longest words of the columns of *table* do not fit beside each other."""
    rows = [row.find_all(_CELLS, recursive=False) for row in table.find_all("tr")]
    longest = [max(_longest_word(cell) for cell in cells) for cells in zip(*rows, strict=False)]
    return sum(length * _SIGN + _GAP for length in longest) > _WIDEST


def _longest_word(cell: Tag) -> int:
    return max(map(len, cell.get_text(" ").split()), default=0)


def _join(cells: list[Tag]) -> None:
    """Put the content of all *cells* of a row into the first one."""
    first, *others = cells
    for cell in others:
        line = Tag(name="div")
        line.extend([*cell.contents])
        first.append(line)
        cell.decompose()


def _set_directions(soup: Tag, base: Direction) -> None:
    """Give a direction to texts in *soup* that do not run like *base*, and in "rtl" to tables and code."""
    for element in soup.find_all(_TEXTS):
        way = own_direction(element.get_text(), base)
        if way and way != base and not element.has_attr("dir"):
            element["dir"] = way
    if base == "rtl":
        for element in soup.find_all(["table", *_CELLS, *_CODE]):
            if not element.has_attr("dir"):
                element["dir"] = "ltr" if element.name in _CODE else base


def column(cell: Tag) -> str:
    """Return the text of the header above *cell*, or nothing where there is none."""
    place = len(cell.find_previous_siblings(_CELLS))
    above = [] if heads(cell) else _headings(cell)[place : place + 1]
    return " ".join(heading.get_text() for heading in above).strip()


def heads(cell: Tag) -> bool:
    """Tell whether *cell* is itself the header of a column."""
    return any(cell is heading for heading in _headings(cell))


def _headings(cell: Tag) -> list[Tag]:
    """Return the first row of the table around *cell* when it has nothing but headers."""
    table = cell.find_parent("table")
    row = table.find("tr") if table else None
    cells = row.find_all(_CELLS, recursive=False) if row else []
    return cells if all(above.name == "th" for above in cells) else []


def _start_line(text: PageElement | None) -> None:
    """Drop the white space that starts *text*: a browser does not show it, a plain text would."""
    if isinstance(text, NavigableString):
        if text.strip():
            text.replace_with(text.lstrip())
        else:
            text.extract()


def _quote(quotation: Tag, wording: Wording) -> None:
    """Write the language's quotation marks around *quotation*: the inner ones where it is in another."""
    start = 2 if quotation.find_parent("q") else 0
    opening, closing = wording.marks[start : start + 2]
    quotation.insert(0, opening)
    quotation.append(closing)
    quotation.unwrap()


def _show(soup: BeautifulSoup, picture: Tag, frame: Frame) -> None:
    """Show *picture* in its *frame*, no larger than on the site, and linked to what the site shows."""
    source, written = str(picture["src"]), str(picture.get("width") or "").removesuffix("px")
    wide = min(int(written) if written.isdecimal() else frame.width, frame.width, _WIDEST)
    picture["src"], picture["width"] = frame.url, str(wide)
    picture["height"] = str(round(frame.height * wide / frame.width))
    if not picture.find_parent("a") and str(picture.get("alt") or "").strip():
        picture.wrap(soup.new_tag("a", attrs={"href": source}))


def _unload(soup: BeautifulSoup, picture: Tag, wording: Wording) -> None:
    """Replace *picture* by its words, linked to it: a mail loads nothing from another host."""
    words, source = str(picture.get("alt") or "").strip(), str(picture.get("src") or "")
    if not words:
        if isinstance(line_break := picture.next_sibling, Tag) and line_break.name == "br":
            line_break.decompose()
        picture.decompose()  # decoration, or the poster of a film, whose words follow
    elif source and not picture.find_parent("a"):
        link = soup.new_tag("a", attrs={"href": source})
        link.string = wording.say("Picture: {words}", words=words)
        picture.replace_with(link)
    else:
        picture.replace_with(words)
