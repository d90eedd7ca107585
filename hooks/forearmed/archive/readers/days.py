"""The day of a time as exports write it: on its own clock, or on that of a zone."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

_USUAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})")


def day_written(time: str) -> date | None:
    """Return the day that *time* names, as its own clock shows it; None for no time, or zeros."""
    try:
        if _USUAL.match(time):  # as nearly all are written
            return date.fromisoformat(time[:10])
        found = _DAY.match(time)
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def day_at(time: str, zone: ZoneInfo) -> date | None:
    """Return the day of *time* in *zone*; a time without an offset is taken for UTC."""
    try:
        moment = datetime.fromisoformat(time.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone).date()
    except (ValueError, OverflowError):
        return day_written(time)


def day_mailed(time: str) -> date | None:
    """Return the day of *time*, as mails and RSS write it (RFC 5322, section 3.3), on its own clock."""
    try:
        return parsedate_to_datetime(time.strip()).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return day_written(time)
