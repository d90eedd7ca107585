"""Bytes into the rows of a table, each with its line. Knows UTF-8 and CSV, not what the cells mean."""

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.mail_address import BLANKS

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_BLANKS_AFTER_QUOTE = re.compile(rf'"[{BLANKS}]+(?=,|\r|\n|$)')
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_LONGEST_LINE = 5_000
# No cell may hold a line break, so this only serves to tell one from a quote that nobody closed.
_LONGEST_ROW = 8

_ENCODING = 'the file is not in UTF-8; save it as UTF-8 (Excel calls it "CSV UTF-8")'
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


def read_rows(raw: bytes) -> Iterator[Row]:
    """Return every row of *raw* that is not blank; raise TableError when it is no CSV (RFC 4180) in UTF-8.

    A row with a fault is one line; the next row begins on the line after it, so that one open quote does
    not hide the rest of the file.
    """
    lines = _LINE.findall(_text(raw))
    _refuse_other_separators(lines)
    return (row for row in _rows(lines) if row.fault or any(cell.strip(BLANKS) for cell in row.cells))


def _text(raw: bytes) -> str:
    # UTF-16 without a mark is valid UTF-8 as long as it holds ASCII only: every other byte is NUL.
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw.count(0) > len(raw) // 4:
        raise TableError(1, _ENCODING)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        raise TableError(len(_LINE.findall(f"{before}?")), _ENCODING) from None


def _refuse_other_separators(lines: list[str]) -> None:
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None or "," in lines[first]:
        return
    for sign, name in _SEPARATORS.items():
        if sign in lines[first].strip():
            raise TableError(first + 1, f"the cells are separated by {name}; save the file with commas")


def _rows(lines: list[str]) -> Iterator[Row]:
    at = 0
    while at < len(lines):
        if (length := len(lines[at].rstrip("\r\n"))) > _LONGEST_LINE:
            yield Row(
                at + 1,
                fault=f"the line is {length} characters long; write one subscriber on each line",
            )
            at += 1
            continue
        # The empty line at the end is only asked for when a quote is still open.
        reader = csv.reader([*lines[at : at + _LONGEST_ROW], ""], skipinitialspace=True, strict=True)
        try:
            yield Row(at + 1, tuple(next(reader)))
            at += reader.line_num
        except csv.Error:
            mended = _BLANKS_AFTER_QUOTE.sub('"', lines[at])
            if reader.line_num == 1 and mended != lines[at]:
                lines[at] = mended
                continue
            yield Row(at + 1, fault=_STRAY if reader.line_num == 1 else _OPEN)
            at += 1
