"""Which edition carries a tip, past or future, and the words for its date. Reads no clock."""

from datetime import datetime, timedelta

from forearmed.calendar.almanac import Almanac
from forearmed.calendar.rows import Openings
from forearmed.calendar.schedule import Edition, release_of
from forearmed.content.model import Tip
from forearmed.content.settings import Settings
from forearmed.foundation.weeks import written_day

_A_YEAR = timedelta(weeks=54)


def edition_of(tip: Tip, openings: Openings) -> Edition:
    """Return the edition that *tip* is new in; for a draft, that of the next free week."""
    if tip.date and tip.week:
        return Edition(tip.week, tip, release_of(tip.date, openings.settings))
    week = openings.first()
    return Edition(week, tip, openings.release(week))


def edition_to_come(almanac: Almanac) -> Edition | None:
    """Return the first edition after the almanac's moment, new or an encore, or None without any."""
    now = almanac.now
    queue = [tip.date for tip in almanac.schedule.queue if tip.is_edition and tip.date]
    horizon = max([now + _A_YEAR, *(release_of(day, almanac.settings) for day in queue[:1])])
    to_come = [one for one in almanac.schedule_at(horizon).editions if one.release > now]
    return to_come[-1] if to_come else None


def release_line(edition: Edition, openings: Openings) -> str:
    """Return when readers get *edition*: ``goes out Tuesday, …``, ``no date yet; …``, ``never mailed; …``.

    For a past week it says when the edition was due: only the ledger knows whether it was sent.
    """
    tip, week = edition.tip, edition.week
    if not tip.date:
        free = f"the next free week is {week} ({openings.day(week)})"
        return f"no date yet; {free if tip.feature else 'never mailed, on the site from its date'}"
    moment = _written(edition.release, openings.settings)
    if not tip.feature:
        return f"never mailed; on the site from {moment}"
    if edition.release <= openings.now:
        return f"its week, {week}, is over: it was due {moment}"
    return f"goes out {moment}, week {week}"


def _written(moment: datetime, settings: Settings) -> str:
    """Return ``Tuesday, December 8, 2026, at 9:00 (America/New_York)``."""
    return f"{written_day(moment.date())}, at {moment.hour}:{moment:%M} ({settings.timezone})"
