"""The row of a subscriber file that names its columns, and what it says of the rows below."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from forearmed.contracts import suggestion
from forearmed.errors import count
from forearmed.recipients.address import BLANKS, shown
from forearmed.recipients.table import Row, TableError

COLUMNS = ("email", "name")
_EXAMPLE = 'write "email,name" on the first line and one subscriber on each line below it'


@dataclass(frozen=True)
class Header:
    """The names of the *columns*, in the file's order, and what is wrong with them."""

    line: int
    columns: tuple[str, ...]
    faults: tuple[str, ...]

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
        names = "email,name" if len(row.cells) > 1 else "email"
        raise TableError(row.line, f'the first row must name the columns; put the line "{names}" above it')
    columns = tuple(cell.strip(BLANKS).casefold() for cell in row.cells)
    return Header(row.line, columns, tuple(_faults(columns)))


def _faults(columns: tuple[str, ...]) -> Iterator[str]:
    for column, times in Counter(columns).items():
        if not column:
            yield f"a column has no name; call it {' or '.join(COLUMNS)}, or delete it"
        elif column not in COLUMNS:
            advice = suggestion(column, list(COLUMNS)) or "; delete it, only email and name are read"
            yield f'unknown column "{shown(column)}"{advice}'
        elif times > 1:
            yield f'the column "{column}" stands here {times} times; delete all but one'
    if "email" not in columns:
        yield f'missing column "email"; {_EXAMPLE}'
