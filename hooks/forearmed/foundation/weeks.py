"""ISO weeks, release moments and how both are written. Reads no clock and no locale."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = 8192
"""For how many days it is remembered when they begin: a build asks for each tip's several times."""
_WRITTEN = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


@dataclass(frozen=True, order=True)
class Week:
    """An ISO 8601 week. It belongs to the year that holds its Thursday, so it may start in December."""

    year: int
    number: int

    @classmethod
    def parse(cls, written: str) -> "Week":
        """Read ``2026-W47``; raise ValueError for another form or a week the year does not have."""
        match = _WRITTEN.fullmatch(written)
        if not match:
            raise ValueError(f'"{written}" is not a week; write it as 2026-W47')
        week = cls(int(match[1]), int(match[2]))
        try:
            week.day(0)
        except ValueError:
            raise ValueError(f'"{written}" does not exist; the year has fewer weeks') from None
        return week

    def __str__(self) -> str:
        """Write the week as ISO 8601 does: ``2026-W47``."""
        return f"{self.year:04}-W{self.number:02}"

    def day(self, weekday: int) -> date:
        """Return the date of *weekday* (0 is Monday) in this week."""
        return date.fromisocalendar(self.year, self.number, weekday + 1)

    def later(self, weeks: int = 1) -> "Week":
        """Return the week that many *weeks* after this one; before it, when negative."""
        return week_of_date(self.day(0) + timedelta(weeks=weeks))

    def since(self, other: "Week") -> int:
        """Return how many weeks after *other* this one is."""
        return (self.day(0) - other.day(0)).days // 7


def week_of_date(day: date) -> Week:
    """Return the ISO week that holds *day*."""
    return Week(*day.isocalendar()[:2])


def week_of(moment: datetime, zone: ZoneInfo) -> Week:
    """Return the ISO week containing *moment*, as seen in *zone*."""
    return week_of_date(moment.astimezone(zone).date())


@lru_cache(_DAYS)
def instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return when *clock* strikes on *day* in *zone*.

    A time that occurs twice (clocks go back) is the first of the two. A time that is skipped (clocks
    go forward) is the first valid instant after the gap; RFC 5545, section 3.3.5, would count on from
    the gap's start instead, which makes 02:30 come after 03:15.
    """
    local = datetime.combine(day, clock, tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return local
    return _end_of_gap(local).astimezone(zone)


def _end_of_gap(local: datetime) -> datetime:
    """Return the instant of the clock change that skips the wall time *local*, by bisection."""
    zone = local.tzinfo
    # Clocks change on whole seconds; a fraction would keep the two ends apart for ever.
    before, after = (local.replace(fold=fold, microsecond=0).astimezone(UTC) for fold in (1, 0))
    old = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after


def written_date(day: date) -> str:
    """Return *day* as readers write it: ``November 17, 2026``. The same in every locale."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def written_month(day: date) -> str:
    """Return the month of *day*: ``November 2026``."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Return *day* as it stands below its month: ``Nov 17``."""
    return f"{_MONTHS[day.month - 1][:3]} {day.day}"


def written_day(day: date) -> str:
    """Return *day* with its weekday: ``Tuesday, November 17, 2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {written_date(day)}"
