"""Dates in titles, such as "Be ready - 2/16/16 TOW": how a publication wrote them, and the day of each.

A way of writing is kept as a text with ``{month}``, ``{day}`` and ``{year}`` in it, as people read it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from forearmed.archive.post import Post

_DATE = re.compile(r"(?<!\d)(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)")
_ORDERS = (("month", "day", "year"), ("day", "month", "year"), ("year", "month", "day"))
_LONGEST_AROUND = 12
_FEWEST_POSTS = 3
_CENTURY, _TURN = 100, 70
_AROUND = " \t\u00a0-\u2013\u2014|:,;()[]"


class Dated(NamedTuple):
    """A *title* without its date, and the *day* that the date tells."""

    title: str
    day: date | None = None


def proposed(posts: Iterable[Post]) -> dict[str, int]:
    """Return each way in which titles of *posts* tell dates, with how many do so."""
    found: Counter[str] = Counter()
    for post in posts:
        if match := _DATE.search(post.title):
            before, after = post.title[: match.start()], post.title[match.end() :]
            around = _frame(before, after)
            if around:
                for order in _ORDERS:
                    if _is_near(_day(match.group(1, 3, 4), order), post.day):
                        sign = match[2]
                        found[around[0] + sign.join(f"{{{part}}}" for part in order) + around[1]] += 1
    return {way: number for way, number in found.most_common() if number >= _FEWEST_POSTS}


def _frame(before: str, after: str) -> tuple[str, str] | None:
    """Return what belongs to a date between *before* and *after*: a date at an end of the title only."""
    if len(after.strip()) <= _LONGEST_AROUND:
        words = before.rstrip(_AROUND)
        return (before[len(words) :], after) if words else None
    if len(before.strip()) <= _LONGEST_AROUND:
        words = after.lstrip(_AROUND)
        return before, after[: len(after) - len(words)]
    return None


def _is_near(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and abs((day - other).days) < 15


def _day(numbers: Sequence[str], order: Sequence[str]) -> date | None:
    parts = dict(zip(order, map(int, numbers), strict=True))
    if len(numbers[order.index("year")]) == 2:
        parts["year"] += 2000 if parts["year"] < _TURN else 1900
    try:
        return date(**parts)
    except ValueError:
        return None


def without_date(title: str, ways: Iterable[str]) -> Dated:
    """Return *title* without the date that one of *ways* tells, and that day."""
    for way in ways:
        order = re.findall(r"\{(month|day|year)\}", way)
        pattern = re.sub(r"\\\{(?:month|day|year)\\\}", r"(\\d{1,4})", re.escape(way))
        pattern = re.sub(r"(?:\\?\s)+", r"\\s*", pattern)
        found = (
            re.search(rf"(?:^{pattern})|(?:{pattern}$)", title)
            if sorted(order) == ["day", "month", "year"]
            else None
        )
        if found:
            numbers = [number for number in found.groups() if number is not None]
            rest = title[: found.start()] + title[found.end() :]
            if day := _day(numbers, order):
                return Dated(rest.strip(_AROUND), day)
    return Dated(title)
