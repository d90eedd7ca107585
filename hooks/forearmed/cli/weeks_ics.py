"""The weeks as iCalendar (RFC 5545), for the calendars that people keep their days in."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from forearmed.calendar.rows import Carries, WeekRow
from forearmed.content.settings import Settings
from forearmed.foundation.errors import visible

_LENGTH = timedelta(minutes=15)
_PRODUCT = "-//Forearmed//Weeks//EN"


def as_ics(rows: Iterable[WeekRow], settings: Settings, *, name: str, now: datetime) -> str:
    """Return an event for each of *rows* that carries something or is free; *name* is the site's.

    An event keeps its UID (RFC 5545, section 3.8.4.7) for as long as the list has its id, so that a calendar
    that reads the file again changes the event and does not double it.
    """
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for row in rows:
        if row.free or row.tip:
            made.add_component(_event(row, settings, now))
    return bytes(made.to_ical()).decode()


def _event(row: WeekRow, settings: Settings, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{row.week}@{settings.list_id}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", row.release.astimezone(UTC))
    event.add("duration", _LENGTH)
    event.add("summary", visible(_summary(row)))
    event.add("transp", "TRANSPARENT")  # nobody is busy then
    if row.tip:
        event.add("description", f"{row.tip.place.path}: {row.author}")
    return event


def _summary(row: WeekRow) -> str:
    if row.tip is None or row.free:
        instead = f"; else again: {row.tip.title}" if row.tip else ""
        return f"{row.week}: free{instead}"
    again = "again: " if row.carries is Carries.ENCORE else ""
    state = f" ({row.state})" if row.state else ""
    return f"{row.week}: {again}{row.tip.title}{state}"
