"""Text into the rows of a table, each with its line. Knows CSV and its kin, not what the cells mean."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.mail_address import BLANKS

LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
"""A line with its end, whatever system wrote it."""
SEARCHED = 6
"""Among how many rows that are not blank the names of the columns are looked for."""

SEPARATORS = (",", ";", "\t", "|")
_SEP = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_LONGEST_LINE = 100_000
# A cell of notes may have many lines; without an end, an open quote would hide the rest of the file.
_LONGEST_ROW = 100

_OPEN = 'a quote opens here and is not closed; close it, or write "" for the sign itself'
_STRAY = 'text follows a closing quote; put the whole cell in quotes, and write "" for a quote inside it'


class TableError(ForearmedError):
    """Bytes, or a first row, that make no table; *line* is where to look."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Row:
    """The *cells* of a row as written, and the *line*, from 1, on which it begins; or its *fault*."""

    line: int
    cells: tuple[str, ...] = ()
    fault: str = ""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands in it."""
        return not self.fault and not any(cell.strip(BLANKS) for cell in self.cells)


def read_rows(
    text: str, *, names_columns: Callable[[Sequence[str]], bool] = lambda cells: False
) -> tuple[str, Iterator[Row]]:
    """Return what separates the cells of *text*, and every row that is not blank (RFC 4180).

    Cells are separated by a comma, a semicolon, a tab or a bar: by what a first line such as ``sep=;`` says,
    else by what makes a row that *names_columns*, else by what the first row has most of. A row with a fault
    is one line; the next row begins on the line after it, so that one open quote does not hide the rest.
    """
    lines = LINE.findall(text)
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    told = _SEP.fullmatch(lines[first]) if lines else None
    begin = first + 1 if told else first
    separator = told[1] if told else _separator(lines[begin : begin + 2 * _LONGEST_ROW], names_columns)
    return separator, _filled(_rows(lines, begin, separator))


def _filled(rows: Iterator[Row]) -> Iterator[Row]:
    return (row for row in rows if not row.is_blank)


def _separator(lines: list[str], names_columns: Callable[[Sequence[str]], bool]) -> str:
    tried = []
    for place, separator in enumerate(SEPARATORS):
        rows = _filled(_rows(lines, 0, separator))
        some = [row.cells for row, _ in zip(rows, range(SEARCHED), strict=False)]
        header = next((cells for cells in some if names_columns(cells)), ())
        several = len(some[0]) if some and len(some[0]) > 1 else 0
        tried.append((len(header), several, -place, separator))
    return max(tried)[-1]


def _rows(lines: list[str], begin: int, separator: str) -> Iterator[Row]:
    blanks_after_quote = re.compile(rf'"[{BLANKS}]+(?={re.escape(separator)}|\r|\n|$)')
    at = begin
    while at < len(lines):
        if (length := len(lines[at].rstrip("\r\n"))) > _LONGEST_LINE:
            yield Row(
                at + 1,
                fault=f"the line is {length} characters long; write one subscriber on each line",
            )
            at += 1
            continue
        if '"' not in lines[at]:
            cells = lines[at].rstrip("\r\n").split(separator)
            yield Row(at + 1, tuple(cell.lstrip(" ") for cell in cells))
            at += 1
            continue
        # The empty line at the end is only asked for when a quote is still open.
        some = [*lines[at : at + _LONGEST_ROW], ""]
        reader = csv.reader(some, delimiter=separator, skipinitialspace=True, strict=True)
        try:
            yield Row(at + 1, tuple(next(reader)))
            at += reader.line_num
        except csv.Error:
            mended = blanks_after_quote.sub('"', lines[at])
            if reader.line_num == 1 and mended != lines[at]:
                lines[at] = mended
                continue
            yield Row(at + 1, fault=_STRAY if reader.line_num == 1 else _OPEN)
            at += 1
