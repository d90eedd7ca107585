"""What the rows of one subscriber file say, one after the other: who stays, who has left, what is wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from forearmed.delivery.recipients.address import Recipient, name_fault
from forearmed.delivery.recipients.consent import (
    NOT_LEFT,
    RowMeaning,
    is_file_of_leavers,
    is_no_name,
    is_remark_on_leaving,
    left_by,
    unknown_value,
)
from forearmed.delivery.recipients.header import Header
from forearmed.delivery.recipients.roll import Leaver, Roll
from forearmed.delivery.recipients.rule import Answer
from forearmed.delivery.recipients.table import Row
from forearmed.delivery.recipients.written import (
    AddressList,
    Written,
    clean,
    everybody_in,
    has_second,
    people_in,
)
from forearmed.foundation.errors import Problem
from forearmed.foundation.mail_address import AddressError, canonical, shown

_NO_EMAIL = "the row has no email; write the address, or delete the row"


@dataclass
class RollReading:
    """What has been read of the file at *path*: a table below a *header*, or a list of addresses."""

    path: str
    header: Header | None
    takes_everybody: bool
    today: date | None = None
    """Somebody whose contract ends later has not left; without it, every such date counts as leaving."""
    recipients: dict[str, Recipient] = field(default_factory=dict)
    repeated: list[Recipient] = field(default_factory=list)
    left: dict[str, Leaver] = field(default_factory=dict)
    asked: dict[str, list[tuple[int, RowMeaning]]] = field(default_factory=dict)
    """By column, the rows whose cell no rule explains: line and meaning."""
    ticked: set[str] = field(default_factory=set)
    """The columns of wishes that say yes for somebody."""
    unticked: dict[str, list[tuple[int, RowMeaning]]] = field(default_factory=dict)
    """By column of wishes, the rows where it is empty."""
    strays: list[Problem] = field(default_factory=list)
    """Rows that fit below no columns and hold a word such as "unsubscribed": they may be about anybody."""
    problems: list[Problem] = field(default_factory=list)
    captions: list[tuple[int, str]] = field(default_factory=list)
    without_address: list[int] = field(default_factory=list)
    seconds: int = 0

    def __post_init__(self) -> None:
        for row in self.header.captions if self.header else ():
            self.captions.append((row.line, " ".join(row.cells)))

    def take(self, row: Row) -> None:
        """Read one *row* of a table."""
        header = self.header
        if header is None:
            return
        if fault := row.fault or header.misfit(row):
            self._stray(row.line, row.cells, fault)
            return
        cells = header.cells(row)
        meaning = NOT_LEFT if self.takes_everybody else header.consent.meaning(cells, today=self.today)
        email = header.email_in(cells)
        if meaning.answer is Answer.LEFT:
            for each in header.emails_in(cells):
                self._let_go(each, meaning.reason, row.line)
            return
        if meaning.answer is Answer.ASK:
            self.asked.setdefault(meaning.column, []).append((row.line, meaning))
        self._note_ticks(header.consent.ticks(cells), row.line)
        self._take_people(people_in(email), header.roles.name_in(cells), row.line)
        if self.takes_everybody:
            self._take_further(header.emails_in(cells), row.line)
        else:
            self.seconds += has_second(email)

    def _note_ticks(self, ticks: Iterable[RowMeaning], line: int) -> None:
        """Note who is ticked in a column of wishes, and who is not: where some are, the others may say no."""
        for tick in ticks:
            if tick.answer is Answer.STAYS:
                self.ticked.add(tick.column)
            else:
                self.unticked.setdefault(tick.column, []).append((line, tick))

    def _take_further(self, emails: Sequence[str], line: int) -> None:
        """Take every address of somebody who left, since another file may list any of them."""
        for written in (each for email in emails for each in everybody_in(email)):
            if (found := _readable(written.address)) and found.key not in self.recipients:
                self.recipients[found.key] = replace(found, line=line)

    def take_list(self, people: AddressList) -> None:
        """Read all *people* of a list of addresses."""
        if people.caption:
            self.captions.append((people.caption_line, people.caption))
        for line, remark in people.remarks:
            if not self.takes_everybody and is_remark_on_leaving(remark):
                self.strays.append(Problem(self.path, line, _remark_fault(remark)))
        for each in people.people:
            self._take_people([each], "", each.line)

    def _is_about_leaving(self, people: Sequence[Written], line: int) -> bool:
        """Tell whether words in the place of an address or a name say that somebody left; note them."""
        words = [each.address for each in people if "@" not in each.address]
        said = next((word for word in words if left_by([word, *word.split()])), None)
        if said is not None:
            self.strays.append(Problem(self.path, line, f'"{shown(said)}" is no address'))
            return True
        names = [each.name for each in people if is_no_name(each.name)]
        self.strays += [Problem(self.path, line, _remark_fault(name)) for name in names]
        return bool(names)

    def _stray(self, line: int, cells: Sequence[str], fault: str) -> None:
        told = self.strays if not self.takes_everybody and left_by(cells) else self.problems
        told.append(Problem(self.path, line, fault))

    def _take_people(self, people: Sequence[Written], name: str, line: int) -> None:
        """Take everybody who is written in one cell, or nobody where one of them cannot be read."""
        if not people and self.takes_everybody:
            # An error: this person has left, and without the address we would go on sending.
            self._tell(line, _NO_EMAIL)
        elif not people:
            self.without_address.append(line)
        if not self.takes_everybody and self._is_about_leaving(people, line):
            return
        # A name beside several addresses could belong to any of them, so nobody gets it.
        read = [_recipient(each, name if len(people) == 1 else "", line) for each in people]
        if any(faults for _, faults in read):
            self._tell(line, *(fault for _, faults in read for fault in faults))
            return
        for recipient, _ in read:
            if recipient and self.recipients.setdefault(recipient.key, recipient) is not recipient:
                self.repeated.append(recipient)

    def _tell(self, line: int, *faults: str) -> None:
        self.problems += [Problem(self.path, line, fault) for fault in faults]

    def _let_go(self, email: str, reason: str, line: int) -> None:
        """Note who has left; a faulty address is no problem here, since nothing goes to it."""
        for written in everybody_in(email) or [Written(clean(email))]:
            recipient = _readable(written.address)
            key = recipient.key if recipient else ""
            address = recipient.address if recipient else written.address
            self.left.setdefault(key or f"{line}", Leaver(address, reason, line, key=key))

    def roll(self) -> Roll:
        """Return who is on the file, now that all rows are read."""
        staying = {key: each for key, each in self.recipients.items() if key not in self.left}
        doubts = () if self.takes_everybody else self._doubts()
        header = self.header if self.header and self.header.complete else None
        faults = self.header.faults if self.header else ()
        problems = [*(Problem(self.path, self._line, fault) for fault in faults), *doubts, *self.problems]
        nobody = None
        if not (staying or problems or self.takes_everybody):
            nobody = Problem(self.path, self._line, self._names_nobody())
            problems.append(nobody)
        return Roll(
            tuple(staying.values()),
            tuple(sorted(problems, key=lambda problem: problem.line)),
            tuple(each for each in self.repeated if each.key not in self.left),
            tuple(replace(each, also_stays=key in self.recipients) for key, each in self.left.items()),
            doubts,
            header.consent.obeyed if header else (),
            header.consent.ignored if header else (),
            tuple(line for line, _ in self.captions),
            tuple(self.without_address),
            self.seconds,
            nobody=nobody,
        )

    @property
    def _line(self) -> int:
        return self.header.line if self.header else 1

    def _names_nobody(self) -> str:
        if self.left:
            return "everybody in this file has left, so there is nobody to write to; name another file"
        return "the file names no subscriber; write one on each line below this one"

    def _doubts(self) -> tuple[Problem, ...]:
        """Return why it is unclear who has left: one problem for each column, not one for each row."""
        found = [
            Problem(self.path, self._line, fault) for fault in (self.header.doubts if self.header else ())
        ]
        if is_file_of_leavers(PurePath(self.path).stem):
            advice = "by its name this file lists who has left; give it to --except, or give it another name"
            found.append(Problem(self.path, self._line, advice))
        for line, caption in self.captions:
            if is_file_of_leavers(caption):
                advice = (
                    "by its caption this file lists who has left; give it to --except, or delete the caption"
                )
                found.append(Problem(self.path, line, advice))
        blanks = [rows for column, rows in self.unticked.items() if column in self.ticked]
        for rows in (*self.asked.values(), *blanks):
            at, meaning = rows[0]
            found.append(Problem(self.path, at, unknown_value(meaning, more=len(rows) - 1)))
        return (*found, *self.strays)


def _remark_fault(remark: str) -> str:
    return (
        f'"{shown(remark)}" may say who has left; if it does, write those people into a file of their own '
        "for --except, and delete these words otherwise"
    )


def _recipient(written: Written, name: str, line: int) -> tuple[Recipient | None, list[str]]:
    """Return whom *written* means, called *name* where it does not say, or every reason why nobody."""
    name = written.name or name
    name = "" if name.casefold() == written.address.casefold() else name
    faults = [fault] if (fault := name_fault(name)) else []
    try:
        recipient = Recipient(canonical(written.address), name, line)
    except AddressError as error:
        return None, [str(error), *faults]
    return (None, faults) if faults else (recipient, [])


def _readable(email: str) -> Recipient | None:
    try:
        return Recipient(canonical(email))
    except AddressError:
        return None
