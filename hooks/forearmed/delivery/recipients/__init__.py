"""Turn the bytes of a subscriber file into recipients, and into problems where it is wrong.

Decides what an address is, when two are the same, and who of a file may be written to. Reads no files, asks
no server whether a mailbox exists.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from forearmed.delivery.recipients.address import Recipient, key_of, read_address
from forearmed.delivery.recipients.encoding import decoded
from forearmed.delivery.recipients.header import Header, find_header
from forearmed.delivery.recipients.reading import RollReading
from forearmed.delivery.recipients.roles import names_columns
from forearmed.delivery.recipients.roll import Leaver, Roll
from forearmed.delivery.recipients.table import LINE, Row, TableError, read_rows
from forearmed.delivery.recipients.workbook import Sheet, is_workbook, lines_of, read_workbook
from forearmed.delivery.recipients.written import AddressList, read_address_list
from forearmed.foundation.errors import Problem
from forearmed.foundation.mail_address import shown

__all__ = ["Leaver", "Recipient", "Roll", "key_of", "read_address", "read_recipients", "shown"]


def read_recipients(
    raw: bytes,
    *,
    path: str,
    takes_everybody: bool = False,
    beside_others: bool = False,
    today: date | None = None,
) -> Roll:
    """Read *raw*, a table as services and spreadsheets write one, a workbook, or a list of addresses.

    A table is CSV (RFC 4180), or has semicolons, tabs or bars, in UTF-8, UTF-16 or Windows-1252. A row names
    the columns, perhaps below a caption: one for addresses, and any for names. Those that say who may be
    written to are obeyed, and any others are ignored. Beyond RFC 4180, a line may end in LF or CR alone, be
    blank, have blanks round its cells, and have fewer cells, or more that are empty. A problem stands at the
    line of *path* where its row begins. That nobody may be written to is one too, unless the file is read
    *beside_others*. Somebody whose contract ends after *today* has not left; without a *today*, every such
    date counts.

    When it *takes_everybody*, all on the file are recipients, whatever it says of them, and it may name
    nobody.
    """
    begin = partial(RollReading, path, takes_everybody=takes_everybody, today=today)
    try:
        roll = _read(raw, begin)
    except TableError as error:
        return Roll(problems=(Problem(path, error.line, str(error)),))
    return roll.beside_others() if beside_others else roll


def _read(raw: bytes, begin: Callable[[Header | None], RollReading]) -> Roll:
    if is_workbook(raw):
        sheet, note = _sheet_of(read_workbook(raw))
        return _read_rows(iter(sheet.rows), ",", lines_of(sheet), begin, (note,))
    text, note = decoded(raw)
    separator, rows = read_rows(text, names_columns=names_columns)
    lines = ((at, line[0]) for at, line in enumerate(LINE.finditer(text), 1))
    return _read_rows(rows, separator, lines, begin, (note,))


def _read_rows(
    rows: Iterator[Row],
    separator: str,
    lines: Iterable[tuple[int, str]],
    begin: Callable[[Header | None], RollReading],
    notes: tuple[str, ...],
) -> Roll:
    notes = tuple(filter(None, notes))
    try:
        header, below = find_header(rows, separator=separator)
    except TableError:
        people = read_address_list(lines)
        if people is None:
            raise
        return _roll_of(people, begin(None), notes)
    if not header.complete and (people := read_address_list(lines)):
        return _roll_of(people, begin(None), notes)
    reading = begin(header)
    for row in below if header.complete else ():
        reading.take(row)
    return replace(reading.roll(), notes=notes)


def _roll_of(people: AddressList, reading: RollReading, notes: tuple[str, ...]) -> Roll:
    reading.take_list(people)
    return replace(reading.roll(), notes=notes)


def _sheet_of(sheets: Iterable[Sheet]) -> tuple[Sheet, str]:
    """Return the one of *sheets* that holds addresses, and what to tell; raise TableError for several."""
    found = list(sheets)
    holding = [sheet for sheet in found if any("@" in cell for row in sheet.rows for cell in row.cells)]
    if len(holding) > 1:
        names = ", ".join(f'"{shown(sheet.name)}"' for sheet in holding)
        advice = "save each as a file of its own, and name those that list readers"
        raise TableError(1, f"more than one sheet holds addresses: {names}; {advice}")
    if not found:
        raise TableError(1, "the workbook is empty; name another file")
    sheet = holding[0] if holding else found[0]
    return sheet, f'of {len(found)} sheets, only "{shown(sheet.name)}" was read' if len(found) > 1 else ""
