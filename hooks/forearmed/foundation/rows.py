"""Rows as JSON for people to read: each member of a row in a line of its own."""

import json
from collections.abc import Iterable, Mapping

_NONE = "[]\n}"
_write = json.JSONEncoder(ensure_ascii=False).encode


def rows_as_json(head: Mapping[str, object], name: str, rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return *head* and, as its last member *name*, the *rows* as UTF-8 JSON, with a blank for each step in.

    A row's values are texts, numbers, null, or lists of such. Python's own writer makes the same bytes; with
    blanks it takes many times as long.
    """
    whole = json.dumps({**head, name: []}, ensure_ascii=False, indent=1)
    if written := ",\n".join(map(_row, rows)):
        whole = f"{whole.removesuffix(_NONE)}[\n{written}\n ]\n}}"
    return f"{whole}\n".encode()


def _row(row: Mapping[str, object]) -> str:
    members = ",\n".join([f"   {_write(name)}: {_value(value)}" for name, value in row.items()])
    return f"  {{\n{members}\n  }}" if members else "  {}"


def _value(value: object) -> str:
    if not isinstance(value, list):
        return _write(value)
    items = ",\n".join([f"    {_write(item)}" for item in value])
    return f"[\n{items}\n   ]" if items else "[]"
