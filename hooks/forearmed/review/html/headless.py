"""Find words to say in an HTML table without ``thead``: the names of the columns stand in an ordinary row."""

import re
from collections.abc import Iterator, Sequence

from forearmed.foundation.say_not import Columns, named
from forearmed.review.html.layout import Found

_CELL = r"<t[dh]\b[^<>]*>((?:[^<]|<(?!/?t[dhr]\b)[^<>]*>){1,200})</t[dh]>\s*"
_FIRST_ROW = re.compile(
    r"<table\b[^<>]*>(?:\s|<(?:tbody|colgroup|col|/colgroup|tr)\b[^<>]*>)*" + _CELL + _CELL + "</tr>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")


def headless_tables(text: str, known: Sequence[Columns]) -> Iterator[Found]:
    """Yield each such table in *text*, without code; *known* are the names that the columns may have."""
    for found in _FIRST_ROW.finditer(text):
        names = named([_TAG.sub("", cell).strip(" *_\t\n") for cell in found.groups()], known)
        if names:
            head = f"<thead><tr><th>{names[0]}</th><th>{names[1]}</th></tr></thead>"
            message = f"these words to say have no head; write {head} in place of this row"
            yield text.count("\n", 0, found.start(1)), message, False
