"""Which day a date in a table means, whatever order its parts stand in. Knows no clock."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

_PARTS = re.compile(r"(\d{1,4})[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,4})(?!\d).*", re.ASCII | re.DOTALL)
_WITH_MONTH = re.compile(r"(?:(\d{1,2})\.?[ -])?([A-Za-z]{3})[a-z]*\.?[ -](?:(\d{1,2}),? )?(\d{4})", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNIX = {10: 1, 13: 1000}  # digits, and how many of it are a second
_CENTURY = 2000
_LAST_YEAR = 2200


def days_in(text: str) -> frozenset[date]:
    """Return every day that *text* can mean: 03/04/2027 is one of two, and most texts are none."""
    return frozenset(_days(text.strip()))


def _days(text: str) -> Iterator[date]:
    if parts := _PARTS.fullmatch(text):
        yield from _ordered(*parts.groups())
    elif text.isdecimal() and len(text) in _UNIX:
        yield datetime.fromtimestamp(int(text) / _UNIX[len(text)], UTC).date()
    elif compact := re.fullmatch(r"(\d{8})(?:T\d{4,6}Z?)?", text, re.ASCII):
        digits = compact[1]
        yield from _ordered(digits[:4], digits[4:6], digits[6:])
        yield from _ordered(digits[:2], digits[2:4], digits[4:])
    elif named := _WITH_MONTH.fullmatch(text):
        before, month, behind, year = named.groups()
        if month.lower() in _MONTHS and (day := before or behind):
            yield from _day(int(year), _MONTHS.index(month.lower()) + 1, int(day))


def _ordered(first: str, second: str, third: str) -> Iterator[date]:
    one, two, three = int(first), int(second), int(third)
    if len(first) > 2:
        yield from _day(one, two, three)
        return
    year = three if len(third) > 2 else _CENTURY + three
    yield from _day(year, two, one)
    yield from _day(year, one, two)
    if len(third) <= 2:
        yield from _day(_CENTURY + one, two, three)


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        made = date(year, month, day)
    except ValueError:
        return
    if made.year < _LAST_YEAR:
        yield made
