"""Turn the bytes of a subscriber file into recipients, and into problems where it is wrong.

Decides what an address is, when two are the same, and who of a file may be written to. Reads no files, asks
no server whether a mailbox exists.
"""

from dataclasses import dataclass, field, replace
from pathlib import PurePath

from forearmed.delivery.recipients.address import Recipient, key_of, name_fault, read_address
from forearmed.delivery.recipients.consent import (
    STAYING,
    Standing,
    is_file_of_leavers,
    left_by,
    unknown_value,
)
from forearmed.delivery.recipients.header import Header, read_header
from forearmed.delivery.recipients.rule import Answer
from forearmed.delivery.recipients.table import Row, TableError, read_rows
from forearmed.foundation.errors import Problem
from forearmed.foundation.mail_address import AddressError, NamedAddressError, canonical, shown

__all__ = ["Leaver", "Recipient", "Roll", "key_of", "read_address", "read_recipients", "shown"]


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who, by what the file says, may not be written to."""

    address: str
    """As a Recipient has it, or as written where it is no address."""
    reason: str
    """In the service's own word, such as ``unsubscribed`` or ``bounced``."""
    line: int
    also_stays: bool = False
    """Whether another row has the same person as somebody who may be written to; leaving counts more."""


@dataclass(frozen=True)
class Roll:
    """Who is on a subscriber file. With any *problems* it is not complete, and nobody should be sent mail."""

    recipients: tuple[Recipient, ...] = ()
    """Who may be written to, in the file's order, no two with the same key."""
    problems: tuple[Problem, ...] = ()
    """In the file's order; all of them, not the first."""
    repeated: tuple[Recipient, ...] = ()
    """Left out because their key stands further up in the file; no mistake that stops anything."""
    left: tuple[Leaver, ...] = ()
    """Left out because a column says that they left, each person once; no mistake either."""
    doubts: tuple[Problem, ...] = ()
    """Those of the *problems* because of which nobody can tell who has left. Nothing may be sent, whatever
    else is left out."""
    obeyed: tuple[str, ...] = ()
    """The columns that say who may be written to."""
    ignored: tuple[str, ...] = ()
    """The columns that are about something else."""


def read_recipients(raw: bytes, *, path: str, left_too: bool = False) -> Roll:
    """Read *raw* as CSV (RFC 4180) in UTF-8: a row that names the columns, then one subscriber a row.

    The columns are ``email`` and, if wanted, ``name``, in any order and case; those that say who may be
    written to are obeyed, and any others are ignored. Beyond RFC 4180, a line may end in LF or CR alone, be
    blank, and have blanks round its cells; short of it, no email and no name may hold a line break. A problem
    stands at the line of *path* where its row begins. That nobody may be written to is one too.

    With *left_too* everybody on the file is a recipient, whatever it says of them, and it may name nobody.
    """
    try:
        rows = read_rows(raw)
        header = read_header(next(rows, None))
        reading = _RollReading(path, header, left_too=left_too)
        for row in rows if header.complete else ():
            reading.take(row)
    except TableError as error:
        return Roll(problems=(Problem(path, error.line, str(error)),))
    return reading.roll()


@dataclass
class _RollReading:
    """What has been read of a file so far."""

    path: str
    header: Header
    left_too: bool
    recipients: dict[str, Recipient] = field(default_factory=dict)
    repeated: list[Recipient] = field(default_factory=list)
    left: dict[str, Leaver] = field(default_factory=dict)
    asked: dict[str, list[tuple[int, Standing]]] = field(default_factory=dict)
    """By column, the rows of which nobody can tell: their lines, and what they say."""
    strays: list[Problem] = field(default_factory=list)
    """Rows that fit below no columns and hold a word such as "unsubscribed": they may be about anybody."""
    problems: list[Problem] = field(default_factory=list)

    def take(self, row: Row) -> None:
        """Read one *row*."""
        if fault := row.fault or self.header.misfit(row):
            told = self.strays if not self.left_too and left_by(row.cells) else self.problems
            told.append(Problem(self.path, row.line, fault))
            return None
        standing = STAYING if self.left_too else self.header.consent.standing(row.cells)
        if standing.answer is Answer.LEFT:
            return self._let_go(row, standing)
        if standing.answer is Answer.ASK:
            self.asked.setdefault(standing.column, []).append((row.line, standing))
        recipient, faults = _recipient(row, self.header)
        if recipient and self.recipients.setdefault(recipient.key, recipient) is not recipient:
            self.repeated.append(recipient)
        return self._tell(row, faults)

    def _tell(self, row: Row, faults: list[str]) -> None:
        self.problems += [Problem(self.path, row.line, fault) for fault in faults]

    def _let_go(self, row: Row, standing: Standing) -> None:
        """Note who has left; an address that cannot be read is no mistake any more."""
        written, _ = self.header.pick(row)
        recipient = _readable(written)
        key = recipient.key if recipient else f"{row.line}"
        address = recipient.address if recipient else written
        self.left.setdefault(key, Leaver(address, standing.reason, row.line))

    def roll(self) -> Roll:
        """Return who is on the file, now that all rows are read."""
        staying = {key: each for key, each in self.recipients.items() if key not in self.left}
        doubts = () if self.left_too else self._doubts()
        problems = [*(Problem(self.path, self.header.line, fault) for fault in self.header.faults), *doubts]
        problems += self.problems
        if not (staying or problems or self.left_too):
            problems.append(Problem(self.path, self.header.line, self._names_nobody()))
        return Roll(
            tuple(staying.values()),
            tuple(sorted(problems, key=lambda problem: problem.line)),
            tuple(each for each in self.repeated if each.key not in self.left),
            tuple(replace(each, also_stays=key in self.recipients) for key, each in self.left.items()),
            doubts,
            self.header.consent.obeyed,
            self.header.consent.ignored,
        )

    def _names_nobody(self) -> str:
        if self.left:
            return "everybody in this file has left, so there is nobody to write to; name another file"
        return "the file names no subscriber; write one on each line below this one"

    def _doubts(self) -> tuple[Problem, ...]:
        """Return what keeps one from knowing who has left: a line for each such column, not for each row."""
        line = self.header.line
        found = [Problem(self.path, line, fault) for fault in self.header.doubts]
        if is_file_of_leavers(PurePath(self.path).stem):
            advice = "by its name this file lists who has left; give it to --except, or give it another name"
            found.append(Problem(self.path, line, advice))
        for rows in self.asked.values():
            at, standing = rows[0]
            found.append(Problem(self.path, at, unknown_value(standing, more=len(rows) - 1)))
        return (*found, *self.strays)


def _readable(email: str) -> Recipient | None:
    try:
        return Recipient(canonical(email))
    except AddressError:
        return None


def _recipient(row: Row, header: Header) -> tuple[Recipient | None, list[str]]:
    """Return whom *row* names, or nobody and every reason why not."""
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
    except NamedAddressError as error:
        raise AddressError(f"{error}, and put the name into the column name") from None
