"""Find tables of words to say that another program has broken, so that we would show no such table."""

import re
from collections.abc import Iterator, Sequence

from forearmed.foundation.say_not import Columns, named
from forearmed.review.html.headless import headless_tables
from forearmed.review.html.layout import Found

_GAPS = re.compile(r"[ ]{0,3}-{3,}(?:[ ]+-{3,})+[ ]*")
_GRID = re.compile(r"[ ]{0,3}\+(?:[-=:]+\+){2,}[ ]*")
_ROW = re.compile(r"[ ]{0,3}\|.*\|[ ]*")
_RULE = re.compile(r"[ ]{0,3}\|?(?:[ ]*:?-+:?[ ]*\|)+(?:[ ]*:?-+:?[ ]*)?")
_EMPTY = re.compile(r"[ ]{0,3}\|(?:[ ]*\|)+[ ]*")
_COLUMN = re.compile(r"[ ]{2,}(?=\S)")
_WIDE = "\uff5c"
"""What an input method for Chinese or Japanese writes in place of a ``|``."""
_EMPHASIS = " *_\t"
_MARKS = 10
"""Signs of emphasis and spaces that the name of a column may have around it."""


def torn_tables(lines: Sequence[str], known: Sequence[Columns]) -> Iterator[Found]:
    """Yield each table among *lines*, which hold no code, that our converter would not show as a table.

    *known* are the names that the columns of words to say may have. Messages use the first pair.
    """
    longest = max(len(name) for columns in known for name in columns) + _MARKS
    for number, line in enumerate(lines):
        may_be = line and (len(line) <= longest or line.lstrip(" ").startswith(("+", "-", "|", _WIDE)))
        if may_be and (fault := _fault(lines, number, known)):
            yield number, fault, False
    if any("<table" in line.lower() for line in lines):
        yield from headless_tables("\n".join(lines), known)


def _fault(lines: Sequence[str], number: int, known: Sequence[Columns]) -> str | None:
    """Return what is wrong where a table that was taken apart begins in line *number*."""
    line, above = lines[number], lines[number - 1] if number else ""
    if _GRID.fullmatch(line) and not above.strip():
        return f"this table is drawn as pandoc does; {_as_rows(known[0])}"
    if _GAPS.fullmatch(line) and _begins_columns(lines, number):
        return f"this table is lined up as pandoc does; {_as_rows(known[0])}"
    if _EMPTY.fullmatch(line) and (columns := _names_below(lines, number, known)):
        what = "the first row of these words to say is empty"
        return f"{what}; write | {columns[0]} | {columns[1]} | in its place, and delete that line below"
    has_heads = _RULE.fullmatch(above) and number > 1 and not _EMPTY.fullmatch(lines[number - 2])
    if has_heads and _ROW.fullmatch(line) and (columns := named(_cells(line), known)):
        what = "these words to say have their names in the second row"
        return f"{what}; write | {columns[0]} | {columns[1]} | in the first, and delete this line"
    if not above.strip() and (columns := named(_cells(line.replace(_WIDE, "|")), known)) and _WIDE in line:
        return f"this table has wide signs between its cells; {_as_rows(columns)}"
    if _ROW.fullmatch(line) and _is_torn_off(lines, number):
        return "this row stands apart from its table; delete each empty line between its rows"
    if not above.strip() and (columns := _names_apart(lines, number, known)):
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
    """Tell whether line *number* has the first dashes of its paragraph, with columns above or below them."""
    start = number
    while start > 0 and lines[start - 1].strip():
        start -= 1
    if any(_GAPS.fullmatch(line) for line in lines[start:number]):
        return False
    below = lines[number + 1 : number + 2]
    return any(len(_COLUMN.split(line.strip())) > 1 for line in (*lines[start:number], *below))


def _names_below(lines: Sequence[str], number: int, known: Sequence[Columns]) -> Columns | None:
    """Return the columns named in the row below the dashes, if the header row in line *number* is empty."""
    dashes, first = [*lines[number + 1 : number + 3], "", ""][:2]
    return named(_cells(first), known) if _RULE.fullmatch(dashes) else None


def _cells(row: str) -> list[str]:
    return [cell.strip(_EMPHASIS) for cell in row.strip().strip("|").split("|")]


def _is_torn_off(lines: Sequence[str], number: int) -> bool:
    """Tell whether line *number* is the first row that an empty line parts from the table above."""
    behind = lines[number + 1] if number + 1 < len(lines) else ""
    if number < 2 or lines[number - 1].strip() or _RULE.fullmatch(behind):
        return False
    place = next((place for place in range(number - 1, -1, -1) if lines[place].strip()), 0)
    is_rule = bool(_RULE.fullmatch(lines[place]))
    in_table = bool(_ROW.fullmatch(lines[place])) and place > 0 and bool(lines[place - 1].strip())
    return is_rule or in_table


def _names_apart(lines: Sequence[str], number: int, known: Sequence[Columns]) -> Columns | None:
    """Return the columns named by two one-line paragraphs, the first of them in line *number*, or None."""
    if not lines[number].strip() or lines[number + 1 : number + 2] != [""]:
        return None
    after = next((line for line in lines[number + 2 :] if line.strip()), "")
    return named([line.strip(_EMPHASIS) for line in (lines[number], after)], known)
