"""The weeks around now: what each of them carries, and which are free for a tip.

Reads no files and no clock.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from enum import StrEnum

from forearmed.calendar.openings import Openings, tips_of
from forearmed.calendar.schedule import Edition, plan
from forearmed.calendar.states import State
from forearmed.calendar.week_checks import check_weeks
from forearmed.content.model import Author, Tip
from forearmed.content.settings import Settings
from forearmed.foundation.weeks import Week, instant, week_of

__all__ = [
    "AFTER",
    "BEFORE",
    "Calendar",
    "Carries",
    "Openings",
    "WeekRow",
    "check_weeks",
    "make_calendar",
    "tips_of",
]  # fmt: skip

BEFORE = 4
AFTER = 12
"""How many weeks a calendar shows beside the running one."""


class Carries(StrEnum):
    """What there is for subscribers in a week."""

    TIP = "tip"
    ENCORE = "encore"
    GAP = "gap"
    """No edition: no tip, and no earlier one that may return."""
    SKIPPED = "skipped"
    """No edition on purpose."""


@dataclass(frozen=True)
class WeekRow:
    """One week of a calendar. *author* is a name; both it and *tip* are None in a week without an edition."""

    week: Week
    release: datetime
    """When its edition goes live, or would: aware, in the publication's time zone."""
    carries: Carries
    released: bool
    running: bool
    """Whether it is the week that holds the calendar's moment."""
    free: bool
    """Whether it can still be given a tip; an encore that it carries then gives way."""
    tip: Tip | None = None
    author: str | None = None
    state: State | None = None
    """How far a tip of its own has come that is not out yet, where that is known."""


@dataclass(frozen=True)
class Calendar:
    """The last weeks and the next ones, in their order, and how far the queue reaches."""

    rows: tuple[WeekRow, ...]
    queued: int
    """How many weeks to come have a tip of their own, those past the last row included."""
    first_free: Week
    """The first week that can be given a tip; it may come after the last row."""
    first_day: str
    """The day of its release, as readers write it."""


def make_calendar(
    tips: Iterable[Tip],
    settings: Settings,
    *,
    now: datetime,
    authors: Mapping[str, Author],
    states: Mapping[str, State] | None = None,
    after: int = AFTER,
) -> Calendar:
    """Return the calendar around *now*; its future encores assume that no other tips are scheduled.

    *states* tells how far each tip has come, by path; *after* is how many weeks to come there are.
    """
    tips = list(tips)
    running = week_of(now, settings.timezone)
    weeks = [running.later(step) for step in range(-BEFORE, after + 1)]
    openings = Openings.of(tips, settings, now=now)
    # `plan` returns released editions only, so ask it as of the end of the last row.
    end = instant(weeks[-1].later().day(0), time(), settings.timezone)
    editions = {edition.week: edition for edition in plan(tips, settings, now=end).editions}
    queue = {tip.week for tip in plan(tips, settings, now=now).queue if tip.is_edition}
    first = openings.first()
    return Calendar(
        rows=tuple(
            _with_state(_row(week, editions.get(week), openings, running, authors), states or {})
            for week in weeks
        ),
        queued=len(queue),
        first_free=first,
        first_day=openings.day(first),
    )


def _row(
    week: Week,
    edition: Edition | None,
    openings: Openings,
    running: Week,
    authors: Mapping[str, Author],
) -> WeekRow:
    release = edition.release if edition else openings.release(week)
    return WeekRow(
        week=week,
        release=release,
        carries=_carries(week, edition, openings.settings),
        released=release <= openings.now,
        running=week == running,
        free=openings.objection(week) is None,
        tip=edition.tip if edition else None,
        author=name_of(edition.tip.author or openings.settings.default_author, authors) if edition else None,
    )


def _with_state(row: WeekRow, states: Mapping[str, State]) -> WeekRow:
    if row.tip is None or row.released or row.carries is not Carries.TIP:
        return row
    return replace(row, state=states.get(row.tip.place.path))


def name_of(author: str, authors: Mapping[str, Author]) -> str:
    """Return the name behind an author's id, or the id where nobody has it."""
    return authors[author].title if author in authors else author


def _carries(week: Week, edition: Edition | None, settings: Settings) -> Carries:
    if edition:
        return Carries.ENCORE if edition.encore else Carries.TIP
    return Carries.SKIPPED if week in settings.skip_weeks else Carries.GAP
