"""Check that the dated tips fit their weeks: one a week, on the publish weekday, pins that can hold."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from forearmed.calendar.openings import Openings
from forearmed.calendar.schedule import release_of
from forearmed.content.contracts.days import months_later
from forearmed.content.model import Tip
from forearmed.content.settings import Settings
from forearmed.foundation.errors import Problem
from forearmed.foundation.weeks import WEEKDAYS, Week, week_of_date

_FAR = 24
"""Months from which on a year is more likely a slip than a plan."""


def check_weeks(
    tips: Iterable[Tip], settings: Settings, *, now: datetime, published: Iterable[Tip] = ()
) -> list[Problem]:
    """Return a problem for every tip that its week or a pinned week cannot carry.

    A message that offers a free week means one that is free as of *now*. If two tips want one week, both have
    a problem, since their files do not say which is newer; a tip that is among the *published*, with the same
    date, has none.
    """
    everything = sorted(tips, key=lambda tip: tip.place.path)
    by_week = _by_week(everything)
    settled = {(tip.slug, tip.date) for tip in published}
    openings = Openings.of(everything, settings, now=now)
    problems = [*_shared_pins(sorted(everything, key=lambda tip: tip.date or date.max))]
    for week, rivals in by_week.items():
        problems += _crowded(week, rivals, openings, settled)
    for tip in everything:
        problems += _weekday(tip, settings)
        problems += _far_ahead(tip, openings)
        problems += _pins(tip, by_week, openings)
    return problems


def _by_week(tips: Iterable[Tip]) -> Mapping[Week, list[Tip]]:
    weeks: dict[Week, list[Tip]] = defaultdict(list)
    for tip in tips:
        if tip.is_edition and tip.week:
            weeks[tip.week].append(tip)
    return dict(weeks)


def _crowded(
    week: Week, rivals: Sequence[Tip], openings: Openings, settled: Collection[tuple[str, date | None]]
) -> Iterator[Problem]:
    """Yield a problem for each of *rivals* that may have to leave *week*: all, or those not *settled*."""
    owners = [tip for tip in rivals if (tip.slug, tip.date) in settled]
    is_known = 0 < len(owners) < len(rivals)
    free = openings.first(after=week)
    for tip in rivals:
        other = next((one for one in (owners if is_known else rivals) if one is not tip), None)
        if other is None or (is_known and tip in owners):
            continue
        taken = f"{'is over and has' if openings.is_past(week) else 'already has'} {other.place.path}"
        if_newer = "" if is_known else "if this one is newer, move it: "
        message = (
            f"week {week} {taken}; {if_newer}the next free week is {free} ({openings.day(free)}); "
            'or set "feature: false" to keep this one out of the editions'
        )
        yield Problem(tip.place.path, tip.place.line("date"), message)


def _weekday(tip: Tip, settings: Settings) -> Iterator[Problem]:
    if not tip.is_edition or not tip.date or tip.date.weekday() == settings.publish_weekday:
        return
    if settings.since and tip.date < settings.since:
        return
    own = WEEKDAYS[settings.publish_weekday]
    near = _nearest(tip.date, settings)
    message = (
        f"date: {tip.date} is a {WEEKDAYS[tip.date.weekday()]}, and editions go out on {own}s; use {near}"
    )
    yield Problem(tip.place.path, tip.place.line("date"), message)


def _far_ahead(tip: Tip, openings: Openings) -> Iterator[Problem]:
    today = openings.now.date()
    if tip.date and tip.date > months_later(today, _FAR):
        day, free = openings.settings.publish_weekday, openings.first()
        message = f"date: {tip.date} is more than two years ahead; is the year right? {free.day(day)} is free"
        yield Problem(tip.place.path, tip.place.line("date"), message, warning=True)


def _nearest(day: date, settings: Settings) -> str:
    week = week_of_date(day)
    here = week.day(settings.publish_weekday)
    other = week.later(1 if here < day else -1).day(settings.publish_weekday)
    return f"{min(here, other)} or {max(here, other)}"


def _pins(tip: Tip, by_week: Mapping[Week, list[Tip]], openings: Openings) -> Iterator[Problem]:
    for number, week in enumerate(tip.encores):
        if fault := _pin_fault(tip, week, by_week=by_week, settings=openings.settings):
            rivals = by_week.get(week, ())
            if _is_out(tip, openings) and rivals and not _is_out(rivals[0], openings):
                yield from (_intrusion(rival, tip, week, openings) for rival in rivals)
            else:
                line = tip.place.line(f"encores.{number}")
                yield Problem(tip.place.path, line, f"encores: {fault}", warning=tip.date is None)


def _is_out(tip: Tip, openings: Openings) -> bool:
    return tip.date is not None and release_of(tip.date, openings.settings) <= openings.now


def _intrusion(tip: Tip, owner: Tip, week: Week, openings: Openings) -> Problem:
    """Return the problem of a *tip* to come in a *week* that *owner*, which is out, is pinned to."""
    free = openings.first(after=week)
    where = f"week {week} is pinned by {owner.place.path} for its encore"
    message = f"{where}; the next free week is {free} ({openings.day(free)})"
    return Problem(tip.place.path, tip.place.line("date"), message)


def _pin_fault(tip: Tip, week: Week, *, by_week: Mapping[Week, list[Tip]], settings: Settings) -> str | None:
    if not tip.is_edition or not tip.week:
        return "only a dated tip that is featured can return"
    if week <= tip.week:
        return f"{week} is not after the tip's own week {tip.week}"
    if not settings.encore_after:
        return "the settings turn encores off (encore_after is 0)"
    if week in settings.skip_weeks:
        return f"the settings skip {week}"
    if week in by_week:
        return f"{week} has a tip of its own, {by_week[week][0].place.path}"
    return None


def _shared_pins(tips: Iterable[Tip]) -> Iterator[Problem]:
    first: dict[Week, Tip] = {}
    for tip in tips:
        for number, week in enumerate(tip.encores if tip.is_edition else ()):
            other = first.setdefault(week, tip)
            if other is not tip:
                message = f"encores: {week} is pinned by {other.place.path} too; keep one"
                yield Problem(tip.place.path, tip.place.line(f"encores.{number}"), message)
