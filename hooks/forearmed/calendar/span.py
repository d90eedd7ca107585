"""How long a schedule stays as it is. Reads no files and no clock."""

from datetime import UTC, datetime, time, timedelta

from forearmed.calendar.schedule import release_of
from forearmed.content.settings import Settings
from forearmed.foundation.weeks import instant

_DAYS = range(-2, 3)
_MIDNIGHT = time()


def span_of(now: datetime, settings: Settings) -> tuple[datetime, datetime]:
    """Return the span around *now* in which nothing that is made from a schedule changes.

    It begins with its first moment and ends before its second. Tips go live at the publish time of a day,
    reviews fall due and weeks begin with a day of the site's zone, and a few dates are days in UTC.
    """
    now = now.astimezone(UTC)
    today = now.date()
    days = [today + timedelta(days=number) for number in _DAYS]
    turns = {datetime.combine(day, _MIDNIGHT, UTC) for day in days}
    turns |= {instant(day, _MIDNIGHT, settings.timezone).astimezone(UTC) for day in days}
    turns |= {release_of(day, settings).astimezone(UTC) for day in days}
    return max(turn for turn in turns if turn <= now), min(turn for turn in turns if turn > now)
