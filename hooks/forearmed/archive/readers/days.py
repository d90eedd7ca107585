"""The day of a time as exports write it: on its own clock, or on that of a zone."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")


def day_written(time: str) -> date | None:
    """Return the day that *time* names, as its own clock shows it; None for no time, or zeros."""
    found = _DAY.match(time)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def day_at(time: str, zone: ZoneInfo) -> date | None:
    """Return the day of *time* in *zone*; a time without an offset is taken for UTC."""
    try:
        moment = datetime.fromisoformat(time.strip())
    except ValueError:
        return day_written(time)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone).date()
