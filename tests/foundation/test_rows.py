"""Rows are written as Python's own writer of JSON writes them."""

import json

from forearmed.foundation.rows import rows_as_json
from hypothesis import given, settings
from hypothesis import strategies as st

PLAIN = st.text() | st.integers() | st.booleans() | st.none()
ROWS = st.lists(st.dictionaries(st.text(), PLAIN | st.lists(PLAIN, max_size=3), max_size=4), max_size=3)


@settings(max_examples=50)
@given(st.dictionaries(st.text(), PLAIN | st.dictionaries(st.text(), PLAIN, max_size=2), max_size=2), ROWS)
def test_rows_are_what_python_writes(head: dict[str, object], rows: list[dict[str, object]]) -> None:
    """Byte for byte, whatever stands in them."""
    head.pop("rows", None)
    expected = json.dumps({**head, "rows": rows}, ensure_ascii=False, indent=1)
    assert rows_as_json(head, "rows", rows) == f"{expected}\n".encode()
