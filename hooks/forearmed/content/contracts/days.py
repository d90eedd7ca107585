"""Days: what is meant by a date that is written in another way than ours, and counting in months. Pure."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from forearmed.foundation.weeks import written_date

EARLIEST, LATEST = 1900, 2199
"""Years between which a date can be right."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_LONGEST = 40
# A date left incomplete is filled up from these two, and then differs.
_FILLINGS = (datetime(2000, 1, 1), datetime(2001, 2, 2))  # noqa: DTZ001  # never used but to compare days


def misread_day(written: str) -> str:
    """Return what is wrong with a date *written* as text, and how to write the day that is meant."""
    advice = rewritten_day(written)
    return advice or f'"{written}" is not a date; write year-month-day, such as 2026-11-17'


def rewritten_day(written: str) -> str | None:
    """Return how to write the day that is meant by *written*, and why; None where no day is."""
    shown = f'"{written}"'
    if _ISO.fullmatch(written.strip()):
        if days := _days(written):
            return f"stands in quotes; take them away: write {days[0]}"
        return f"{shown} is not a day of the calendar; correct the date"
    days = _days(written)
    if len(days) == 1:
        return f"{shown} is not written as dates are here; write {days[0]}"
    if days:
        meant = ", or ".join(f"{day} for {written_date(day)}" for day in days)
        return f"{shown} may be either of two days; write {meant}"
    return None


def _days(written: str) -> list[date]:
    """Return the one day that *written* means, the two that it may mean, or none."""
    text = _DASHES.sub("-", written).strip()
    if len(text) > _LONGEST:
        return []
    orders = (False,) if re.match(r"\d{4}", text) else (False, True)
    return list(dict.fromkeys(day for order in orders if (day := _day(text, is_day_first=order))))


def _day(text: str, *, is_day_first: bool) -> date | None:
    from dateutil import parser  # only a date that is written wrongly needs it

    try:
        first, second = (
            parser.parse(text, default=filling, dayfirst=is_day_first, ignoretz=True).date()
            for filling in _FILLINGS
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None  # dateutil trusts its tokens, and whatever comes of a wrong one comes out
    return first if first == second and EARLIEST <= first.year <= LATEST else None


def days_of_material(days: Mapping[str, object]) -> str:
    """Return how to write the *days* that Material's blog keeps in one key: ``created`` and ``updated``."""
    written = [
        f"{ours}: {day}"
        for ours, theirs in (("date", "created"), ("updated", "updated"))
        if type(day := days.get(theirs)) is date
    ]
    advice = f"; write {', and below it '.join(written)}" if written else ""
    return f"must be one date, such as 2026-11-17{advice}"


@lru_cache(64)
def months_later(day: date, months: int) -> date:
    """Return the day that many *months* after *day*; in a shorter month, its last."""
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)
