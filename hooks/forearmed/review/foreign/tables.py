"""Tables of words to say that another program took apart: no reader would see them as what they are."""

import re
from collections.abc import Iterator, Sequence

from forearmed.review.html.layout import Found

_GAPS = re.compile(r"[ ]{0,3}-{3,}(?:[ ]+-{3,})+[ ]*")
_GRID = re.compile(r"[ ]{0,3}\+(?:[-=:]+\+){2,}[ ]*")
_ROW = re.compile(r"[ ]{0,3}\|.*\|[ ]*")
_RULE = re.compile(r"[ ]{0,3}\|?(?:[ ]*:?-+:?[ ]*\|)+(?:[ ]*:?-+:?[ ]*)?")
_EMPTY = re.compile(r"[ ]{0,3}\|(?:[ ]*\|)+[ ]*")
_COLUMN = re.compile(r"[ ]{2,}(?=\S)")
_EMPHASIS = " *_\t"

Columns = tuple[str, str]


def torn_tables(lines: Sequence[str], columns: Columns) -> Iterator[Found]:
    """Yield each table among *lines*, which hold no code, that is none here; *columns* are words to say's."""
    for number in range(len(lines)):
        if fault := _fault(lines, number, columns):
            yield number, fault, False


def _fault(lines: Sequence[str], number: int, columns: Columns) -> str | None:
    """Return what is wrong where a table that was taken apart begins in line *number*."""
    line, above = lines[number], lines[number - 1] if number else ""
    if _GRID.fullmatch(line) and not above.strip():
        return f"this table is drawn as pandoc does; {_as_rows(columns)}"
    if _GAPS.fullmatch(line) and _begins_columns(lines, number):
        return f"this table is lined up as pandoc does; {_as_rows(columns)}"
    if _EMPTY.fullmatch(line) and _is_nameless(lines, number, columns):
        what = "the first row of these words to say is empty"
        return f"{what}; write | {columns[0]} | {columns[1]} | in its place, and delete that line below"
    if _ROW.fullmatch(line) and _is_torn_off(lines, number):
        return "this row stands apart from its table; delete each empty line between its rows"
    if not above.strip() and _are_paragraphs(lines, number, columns):
        names = f'"{columns[0]}" and "{columns[1]}"'
        what = f"{names} stand here as paragraphs, so these words to say are a table no more"
        return f"{what}; {_as_rows(columns)}"
    return None


def _as_rows(columns: Columns) -> str:
    return (
        f"write | {columns[0]} | {columns[1]} |, below it | --- | --- |, "
        "and below that each row in one line with a | between its cells"
    )


def _begins_columns(lines: Sequence[str], number: int) -> bool:
    """Tell whether the dashes in line *number* are the first that mark columns of words."""
    start = number
    while start > 0 and lines[start - 1].strip():
        start -= 1
    if any(_GAPS.fullmatch(line) for line in lines[start:number]):
        return False
    below = lines[number + 1 : number + 2]
    return any(len(_COLUMN.split(line.strip())) > 1 for line in (*lines[start:number], *below))


def _is_nameless(lines: Sequence[str], number: int, columns: Columns) -> bool:
    """Tell whether the names of *columns* stand below the dashes, and none above them in line *number*."""
    dashes, first = [*lines[number + 1 : number + 3], "", ""][:2]
    cells = [_named(cell) for cell in first.strip().strip("|").split("|")]
    return bool(_RULE.fullmatch(dashes)) and cells == [name.casefold() for name in columns]


def _is_torn_off(lines: Sequence[str], number: int) -> bool:
    """Tell whether line *number* is the first row that an empty line parts from the table above."""
    behind = lines[number + 1] if number + 1 < len(lines) else ""
    if number < 2 or lines[number - 1].strip() or _RULE.fullmatch(behind):
        return False
    place = next((place for place in range(number - 1, -1, -1) if lines[place].strip()), 0)
    is_rule = bool(_RULE.fullmatch(lines[place]))
    in_table = bool(_ROW.fullmatch(lines[place])) and place > 0 and bool(lines[place - 1].strip())
    return is_rule or in_table


def _named(line: str) -> str:
    return line.strip(_EMPHASIS).casefold()


def _are_paragraphs(lines: Sequence[str], number: int, columns: Columns) -> bool:
    """Tell whether both *columns* are named in paragraphs of their own, the first in line *number*."""
    if _named(lines[number]) != columns[0].casefold() or lines[number + 1 : number + 2] != [""]:
        return False
    after = next((line for line in lines[number + 2 :] if line.strip()), "")
    return _named(after) == columns[1].casefold()
