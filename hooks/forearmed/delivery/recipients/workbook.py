"""Excel's and LibreOffice's workbooks into rows of text. The only importer of python-calamine.

It is the extra ``forearmed[excel]``: a compiled reader of .xlsx, .xlsb, .xls and .ods that expands no
entities and runs no formulas; a cell with a formula has the value that was saved with it.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from forearmed.delivery.recipients.table import Row, TableError

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and any workbook with a password
_LARGEST = 200_000_000  # octets, unpacked; a hundred thousand rows take a tenth of it
_CHUNK = 1 << 20
_AS_CSV = 'save it as "CSV UTF-8"'


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook: its *name*, and every row that is not blank."""

    name: str
    rows: tuple[Row, ...]


def is_workbook(raw: bytes) -> bool:
    """Tell whether *raw* is packed as workbooks are."""
    return raw.startswith((_ZIP, _OLD))


def read_workbook(raw: bytes) -> Sequence[Sheet]:
    """Return the sheets of the workbook *raw* in which anything stands; raise TableError when that fails."""
    if raw.startswith(_ZIP):
        _demand_workbook(raw)
    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError
    except ImportError:
        advice = f'install it with: pip install "forearmed[excel]"; or {_AS_CSV}'
        raise TableError(
            1, f"the file is a workbook, which needs the extra forearmed[excel]; {advice}"
        ) from None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = [Sheet(name, _rows(book.get_sheet_by_name(name).to_python())) for name in book.sheet_names]
    except PasswordError:
        raise TableError(1, f"the workbook has a password; take it off, or {_AS_CSV}") from None
    except (CalamineError, OSError, ValueError) as error:
        raise TableError(
            1, f"the workbook cannot be read ({' '.join(str(error).split())}); {_AS_CSV}"
        ) from None
    return [sheet for sheet in sheets if sheet.rows]


def _demand_workbook(raw: bytes) -> None:
    """Raise TableError for another archive, and for one that would fill the memory when it is unpacked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        names = archive.namelist()
        if not {"[Content_Types].xml", "mimetype"} & set(names):
            raise TableError(
                1, "the file is a ZIP archive and no workbook; unpack it and name the files in it"
            )
        left = _LARGEST
        for name in names:
            with archive.open(name) as packed:
                while left > 0 and (chunk := packed.read(_CHUNK)):
                    left -= len(chunk)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise TableError(1, f"the workbook cannot be read ({error}); {_AS_CSV}") from None
    if left <= 0:
        raise TableError(
            1, f"the workbook is larger than {_LARGEST // 1_000_000} MB when unpacked; {_AS_CSV}"
        )


def _rows(cells: Sequence[Sequence[object]]) -> tuple[Row, ...]:
    rows = (Row(at, tuple(map(_text, row))) for at, row in enumerate(cells, 1))
    return tuple(row for row in rows if not row.is_blank)


def _text(value: object) -> str:
    """Return what a cell says as a person would type it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return str(value)


def lines_of(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Yield each row of *sheet* as one line of text, with its number."""
    for row in sheet.rows:
        yield row.line, ", ".join(cell for cell in row.cells if cell.strip())
