"""Values of JSON, CSV and front matter, which may be of any kind: taken as what they are meant to be."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from forearmed.archive.readers.texts import text_in
from forearmed.foundation.errors import ForearmedError

Row = Mapping[str, object]
_DEEPEST_NUMBER = 400  # digits; Python refuses to read longer ones in another way


def text(value: object) -> str:
    """Return *value* as text: numbers and days as they are written, nothing for lists and maps."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def texts(value: object) -> tuple[str, ...]:
    """Return the texts in *value*: one, or a list of them."""
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(filter(None, map(text, values)))


def rows(value: object) -> Iterator[Row]:
    """Yield the maps in the list *value*."""
    return (each for each in value if isinstance(each, dict)) if isinstance(value, list) else iter(())


def row(value: object) -> Row:
    """Return the map *value*, or an empty one."""
    return value if isinstance(value, dict) else {}


def is_true(value: object) -> bool:
    """Tell whether *value* says yes, as exports write that."""
    return value is True or text(value).casefold() in ("true", "yes", "1")


def json_of(content: bytes, name: str) -> object:
    """Return what the JSON *content* of the file *name* says; raise ForearmedError where it is none."""
    try:
        return json.loads(text_in(content)[0], parse_int=_number, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise ForearmedError(
            f"cannot read {name}: line {error.lineno} is no JSON ({error.msg}); export it again"
        ) from None
    except RecursionError:
        raise ForearmedError(f"cannot read {name}: its values are nested too deeply") from None


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) < _DEEPEST_NUMBER else digits


def csv_rows(content: bytes) -> Iterator[dict[str, str]]:
    """Yield the lines of the CSV *content* by the names of its columns, in lower case."""
    csv.field_size_limit(1 << 30)  # a column may hold a whole post
    table = csv.reader(io.StringIO(text_in(content)[0].replace("\0", ""), newline=""))
    names = [name.strip().casefold() for name in next(table, [])]
    for values in table:
        if any(values):
            yield dict(zip(names, values, strict=False))
