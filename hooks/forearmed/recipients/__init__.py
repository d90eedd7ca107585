"""Turn the bytes of a subscriber file into recipients, and into problems where it is wrong.

Decides what an address is and when two are the same. Reads no files, asks no server whether a mailbox exists.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from forearmed.errors import Problem
from forearmed.recipients.address import (
    NAMED,
    AddressError,
    Recipient,
    canonical,
    key_of,
    name_fault,
    read_address,
)
from forearmed.recipients.header import Header, read_header
from forearmed.recipients.table import Row, TableError, read_rows

__all__ = ["Recipient", "Roll", "key_of", "read_address", "read_recipients"]


@dataclass(frozen=True)
class Roll:
    """Who is on a subscriber file. With any *problems* it is not complete, and nobody should be sent mail."""

    recipients: tuple[Recipient, ...] = ()
    """In the file's order, no two with the same key."""
    problems: tuple[Problem, ...] = ()
    """In the file's order; all of them, not the first."""
    repeated: tuple[Recipient, ...] = ()
    """Left out because their key stands further up in the file; no mistake that stops anything."""


def read_recipients(raw: bytes, *, path: str, may_name_nobody: bool = False) -> Roll:
    """Read *raw* as CSV (RFC 4180) in UTF-8: a row that names the columns, then one subscriber a row.

    The columns are ``email`` and, if wanted, ``name``, in any order and case. Beyond RFC 4180, a line may
    end in LF or CR alone, be blank, and have blanks round its cells; short of it, no cell may hold a line
    break. A problem stands at the line of *path* where its row begins.
    No row below the first is one too, unless the file *may_name_nobody*.
    """
    try:
        rows = read_rows(raw)
        header = read_header(next(rows, None))
        problems = [Problem(path, header.line, fault) for fault in header.faults]
        if not header.complete:
            return Roll(problems=tuple(problems))
        roll = _roll(rows, header, problems, path)
    except TableError as error:
        return Roll(problems=(Problem(path, error.line, str(error)),))
    if roll.recipients or roll.problems or may_name_nobody:
        return roll
    advice = "the file names no subscriber; write one on each line below this one"
    return Roll(problems=(Problem(path, header.line, advice),))


def _roll(rows: Iterator[Row], header: Header, problems: list[Problem], path: str) -> Roll:
    recipients: dict[str, Recipient] = {}
    repeated = []
    for row in rows:
        recipient, faults = _recipient(row, header)
        problems += [Problem(path, row.line, fault) for fault in faults]
        if recipient and recipients.setdefault(recipient.key, recipient) is not recipient:
            repeated.append(recipient)
    return Roll(tuple(recipients.values()), tuple(problems), tuple(repeated))


def _recipient(row: Row, header: Header) -> tuple[Recipient | None, list[str]]:
    """Return whom *row* names, or nobody and every reason why not."""
    if fault := row.fault or header.misfit(row):
        return None, [fault]
    email, name = header.pick(row)
    faults = [fault] if (fault := name_fault(name)) else []
    try:
        address = _address(email)
    except AddressError as error:
        return None, [str(error), *faults]
    return (None, faults) if faults else (Recipient(address, name, row.line), [])


def _address(email: str) -> str:
    if not email:
        raise AddressError("the row has no email; write the address, or delete the row")
    try:
        return canonical(email)
    except AddressError as error:
        if str(error).endswith(NAMED):
            raise AddressError(f"{error}, and put the name into the column name") from None
        raise
