"""The row of a subscriber file that names its columns, and what it says of the rows below."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forearmed.delivery.recipients.consent import Consent, consent_of, is_status, left_by
from forearmed.delivery.recipients.rule import listed, squeezed
from forearmed.delivery.recipients.services import COLUMNS as KNOWN
from forearmed.delivery.recipients.table import Row, TableError
from forearmed.foundation.errors import count
from forearmed.foundation.mail_address import BLANKS, shown
from forearmed.foundation.nearest import suggestion

COLUMNS = ("email", "name")
_EXAMPLE = 'write "email,name" on the first line and one subscriber on each line below it'
# What exports call the email, by squeezed name; and what is near to "name" without being one.
_ADDRESS = frozenset(
    listed("""
        emailaddress, mail, mailaddress, emailaddr, email1, primaryemail, useremail, subscriberemail,
        userprincipalname
    """)
)
_PARTS = frozenset(
    listed("""
        firstname, lastname, nickname, username, givenname, familyname, middlename, maidenname, surname
    """)
)


@dataclass(frozen=True)
class Header:
    """The names of the *columns*, in the file's order, their faults, and how to read who has left."""

    line: int
    columns: tuple[str, ...]
    faults: tuple[str, ...]
    consent: Consent
    doubts: tuple[str, ...]
    """A fault for each column that may say who has left; until it is mended nobody may be written to."""

    @property
    def complete(self) -> bool:
        """Whether the rows below can be read at all."""
        return "email" in self.columns

    def misfit(self, row: Row) -> str:
        """Return why *row* does not fit below this header, or nothing."""
        expected, found = len(self.columns), len(row.cells)
        if found == expected:
            return ""
        advice = "put quotes round a cell that holds a comma" if found > expected else "add what is missing"
        if word := left_by(row.cells):
            advice = f'name every column, and the one that says "{shown(word)}" here "status"'
        return f"the row has {count(found, 'cell')} below {count(expected, 'column')}; {advice}"

    def pick(self, row: Row) -> tuple[str, str]:
        """Return the email and the name in *row*, without the blanks round them."""
        email = row.cells[self.columns.index("email")]
        name = row.cells[self.columns.index("name")] if "name" in self.columns else ""
        return email.strip(BLANKS), name.strip(BLANKS)


def read_header(row: Row | None) -> Header:
    """Return what *row*, the first one of a file if it has any, names; raise TableError when it cannot."""
    if row is None:
        raise TableError(1, f"the file is empty; {_EXAMPLE}")
    if row.fault:
        raise TableError(row.line, row.fault)
    if any("@" in cell for cell in row.cells):
        raise TableError(row.line, _missing(row.cells))
    columns = tuple(cell.strip(BLANKS).casefold() for cell in row.cells)
    meant = {column: advice for column in columns if (advice := _meant(column, columns))}
    others = [place for place, column in enumerate(columns) if column not in ("email", *meant)]
    consent, doubts = consent_of(columns, others=others)
    return Header(row.line, columns, tuple(_faults(columns, meant)), consent, tuple(doubts))


def _missing(cells: Sequence[str]) -> str:
    """Return what to write above *cells*, of a first row that holds an address."""
    if len(cells) > len(COLUMNS):
        wanted = 'email, name, "status" for what says who has left, and "note" for any other'
        return f"the first row must name the columns: put a line above it, {wanted}"
    second = "status" if is_status(cells[-1]) else "name"
    names = "email" if len(cells) == 1 else f"email,{second}"
    return f'the first row must name the columns; put the line "{names}" above it'


def _meant(column: str, columns: tuple[str, ...]) -> str:
    """Return what to call a *column* that is the missing email or name under another name, or nothing."""
    name = squeezed(column)
    if column in COLUMNS or name in _PARTS or name in KNOWN:
        return ""
    if name in _ADDRESS:
        return "" if "email" in columns else '; call it "email"'
    return suggestion(column, [known for known in COLUMNS if known not in columns])


def _faults(columns: tuple[str, ...], meant: Mapping[str, str]) -> Iterator[str]:
    for column, times in Counter(columns).items():
        if not column:
            yield 'a column has no name; call it "status" if it says who has left, and otherwise "note"'
        elif column in meant:
            yield f'unknown column "{shown(column)}"{meant[column]}'
        elif column in COLUMNS and times > 1:
            yield f'the column "{column}" stands here {times} times; delete all but one'
    if "email" not in columns:
        yield f'missing column "email"; {_EXAMPLE}'
