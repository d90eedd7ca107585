"""The row of a subscriber file that names its columns, and what it says of the rows below."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from forearmed.delivery.recipients.consent import Consent, consent_of, is_status, left_by
from forearmed.delivery.recipients.roles import Roles, names_columns, roles_of, same_name
from forearmed.delivery.recipients.rule import squeezed
from forearmed.delivery.recipients.services import COLUMNS as KNOWN
from forearmed.delivery.recipients.table import SEARCHED, Row, TableError
from forearmed.delivery.recipients.written import clean
from forearmed.foundation.errors import count
from forearmed.foundation.mail_address import BLANKS, shown
from forearmed.foundation.nearest import suggestion

_COLUMNS = ("email", "name")
_EXAMPLE = 'write "email,name" on the first line and one subscriber on each line below it'
_FEW = 3
"""With at most so many columns, a column called almost "name" is taken for a typing error."""


@dataclass(frozen=True)
class Header:
    """The names of the *columns*, in the file's order, what they are for, and how to read who has left."""

    line: int
    columns: tuple[str, ...]
    roles: Roles
    faults: tuple[str, ...]
    consent: Consent
    doubts: tuple[str, ...]
    """A fault for each column that may say who has left; until it is mended nobody may be written to."""
    captions: tuple[Row, ...] = ()
    """The rows above the header."""

    @property
    def complete(self) -> bool:
        """Whether the rows below can be read at all."""
        return bool(self.roles.emails)

    def misfit(self, row: Row) -> str:
        """Return why *row* does not fit below this header, or an empty string; extra empty cells are fine."""
        expected, found = len(self.columns), len(row.cells)
        if not any(cell.strip(BLANKS) for cell in row.cells[expected:]):
            return ""
        advice = "put quotes round a cell that holds a separator"
        if word := left_by(row.cells):
            advice = f'name every column, and the one that says "{shown(word)}" here "status"'
        return f"the row has {count(found, 'cell')} below {count(expected, 'column')}; {advice}"

    def cells(self, row: Row) -> tuple[str, ...]:
        """Return the cells of *row*, as many as there are columns."""
        missing = len(self.columns) - len(row.cells)
        return (*row.cells, *[""] * missing) if missing > 0 else row.cells[: len(self.columns)]

    def email_in(self, cells: Sequence[str]) -> str:
        """Return the first cell of an address column that is not empty, or an empty string."""
        return next((cells[place] for place in self.roles.emails if clean(cells[place])), "")

    def emails_in(self, cells: Sequence[str]) -> list[str]:
        """Return every cell that holds an address of the row's person; without any, that of `email_in`."""
        places = (*self.roles.emails, *self.roles.further)
        return [cells[place] for place in places if "@" in cells[place]] or [self.email_in(cells)]


def find_header(rows: Iterator[Row], *, separator: str) -> tuple[Header, Iterator[Row]]:
    """Return the header among the first *rows*, and the rows below it; raise TableError when there is none.

    Rows above the header are captions. When no row names a column of addresses, the first row is the header.
    """
    first = list(islice(rows, SEARCHED))
    if not first:
        raise TableError(1, f"the file is empty; {_EXAMPLE}")
    named = (place for place, row in enumerate(first) if names_columns(row.cells))
    place = next(named, 0)
    if any(_is_address(cell) for row in first[:place] for cell in row.cells):
        place = 0
    header = _read_header(first[place], captions=first[:place], below=first[place + 1 :], separator=separator)
    return header, chain(first[place + 1 :], rows)


def _is_address(cell: str) -> bool:
    text = clean(cell)
    return "@" in text and " " not in text


def _read_header(row: Row, *, captions: Sequence[Row], below: Sequence[Row], separator: str) -> Header:
    if row.fault:
        raise TableError(row.line, row.fault)
    roles = roles_of(row.cells)
    if not roles.emails and any("@" in cell for cell in row.cells):
        raise TableError(row.line, _missing(row.cells, separator))
    columns = tuple(clean(cell).casefold() for cell in row.cells)
    consent, doubts = consent_of(columns, others=_others(columns, roles), names=roles.names)
    faults = tuple(_faults(columns, roles, below))
    return Header(row.line, columns, roles, faults, consent, tuple(doubts), tuple(captions))


def _others(columns: Sequence[str], roles: Roles) -> list[int]:
    return [place for place, _ in enumerate(columns) if place not in roles.emails]


def _missing(cells: Sequence[str], separator: str) -> str:
    """Return what to write above *cells*, of a first row that holds an address."""
    if len(cells) > len(_COLUMNS):
        wanted = 'email, name, "status" for what says who has left, and "note" for any other'
        return f"the first row must name the columns: put a line above it, {wanted}"
    second = "status" if is_status(cells[-1]) else "name"
    names = "email" if len(cells) == 1 else f"email{separator}{second}"
    return f'the first row must name the columns; put the line "{names}" above it'


def _faults(columns: Sequence[str], roles: Roles, below: Iterable[Row]) -> Iterator[str]:
    for column, times in same_name(columns):
        yield f'the column "{shown(column)}" stands here {times} times; delete all but one'
    known = [name for name, there in zip(_COLUMNS, (roles.emails, roles.names), strict=True) if not there]
    for column in columns if not roles.emails or len(columns) <= _FEW else ():
        if squeezed(column) not in KNOWN and (meant := suggestion(column, known)):
            yield f'unknown column "{shown(column)}"{meant}'
    if not roles.emails:
        yield f'missing column "email"; {_advice(columns, below)}'


def _advice(columns: Sequence[str], below: Iterable[Row]) -> str:
    """Return what to call "email": the one column that holds addresses, if there is just one."""
    rows = [row.cells for row in below if not row.fault]
    holding = [
        column
        for place, column in enumerate(columns)
        if rows and all(len(cells) > place and _is_address(cells[place]) for cells in rows)
    ]
    return f'"{shown(holding[0])}" holds addresses: call it "email"' if len(holding) == 1 else _EXAMPLE
