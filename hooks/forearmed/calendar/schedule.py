"""Decide which tip belongs to which week and what is live. Reads no files and no clock."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from forearmed.content.model import Playbook, Tip
from forearmed.content.settings import Settings
from forearmed.foundation.weeks import Week, instant, week_of


@dataclass(frozen=True)
class Edition:
    """What a week carries, and the moment it goes live."""

    week: Week
    tip: Tip
    release: datetime
    encore: bool = False


@dataclass(frozen=True)
class Schedule:
    """The publication as of one moment: all that a build may show, and what is still to come."""

    now: datetime
    live: tuple[Tip, ...]
    """Every released tip, newest first."""
    editions: tuple[Edition, ...]
    """Every released edition, newest first."""
    queue: tuple[Tip, ...]
    """Dated tips whose release is ahead, the next one first."""
    drafts: tuple[Tip, ...]
    """Tips without a date, by path."""
    this_week: Week
    overdue: frozenset[str]
    """The slugs of playbooks whose review is due."""

    @property
    def current(self) -> Edition | None:
        """Return the latest released edition, even when it is last week's."""
        return self.editions[0] if self.editions else None

    @property
    def is_this_week(self) -> bool:
        """Tell whether the current edition is the running week's."""
        return self.current is not None and self.current.week == self.this_week


def release_of(day: date, settings: Settings) -> datetime:
    """Return the moment a tip dated *day* goes live."""
    return instant(day, settings.publish_time, settings.timezone)


def plan(
    tips: Iterable[Tip], settings: Settings, *, now: datetime, playbooks: Iterable[Playbook] = ()
) -> Schedule:
    """Return the schedule as of *now*. The order of *tips* and *playbooks* does not matter.

    The tips are expected without problems: at most one featured tip a week.
    """
    # Python compares two moments of one zone by their wall time, which repeats when clocks go back.
    now = now.astimezone(UTC)
    everything = sorted(tips, key=lambda tip: tip.place.path)
    dated = sorted((tip for tip in everything if tip.date), key=_by_date)
    dated = [_as_of(now, tip, settings) for tip in dated]
    live = [tip for tip in dated if _released(tip, settings, now)]
    return Schedule(
        now=now,
        live=tuple(reversed(live)),
        editions=tuple(reversed(list(_editions(dated, settings, now)))),
        queue=tuple(tip for tip in dated if not _released(tip, settings, now)),
        drafts=tuple(tip for tip in everything if not tip.date),
        this_week=week_of(now, settings.timezone),
        overdue=frozenset(
            playbook.slug
            for playbook in playbooks
            if playbook.review_due <= now.astimezone(settings.timezone).date()
        ),
    )


def _as_of(now: datetime, tip: Tip, settings: Settings) -> Tip:
    """Return *tip* without a correction whose day has not come."""
    if tip.updated is None or release_of(tip.updated, settings) <= now:
        return tip
    return tip.model_copy(update={"updated": None})


def _by_date(tip: Tip) -> tuple[date, str]:
    return tip.date or date.max, tip.slug


def _released(tip: Tip, settings: Settings, now: datetime) -> bool:
    return tip.date is not None and release_of(tip.date, settings) <= now


def _editions(dated: list[Tip], settings: Settings, now: datetime) -> Iterator[Edition]:
    """Yield the released editions, oldest first; an encore depends on earlier weeks only."""
    new = {tip.week: tip for tip in dated if tip.is_edition and tip.week}
    if not new:
        return
    rota = _Rota(dated, settings)
    week, last = min(new), week_of(now, settings.timezone)
    while week <= last:
        tip = new.get(week) or rota.encore(week)
        if tip:
            release = release_of(_day_of(tip, week, settings), settings)
            if release > now:
                return
            yield Edition(week, tip, release, encore=tip.week != week)
            rota.note(tip, week)
        week = week.later()


def _day_of(tip: Tip, week: Week, settings: Settings) -> date:
    if tip.date and tip.week == week:
        return tip.date
    return week.day(settings.publish_weekday)


class _Rota:
    """When each tip was last featured, and so whose turn it is to come back."""

    def __init__(self, dated: list[Tip], settings: Settings) -> None:
        self._settings = settings
        self._pinned = pinned(dated)
        self._last: dict[str, tuple[Week, Tip]] = {}

    def note(self, tip: Tip, week: Week) -> None:
        self._last[tip.slug] = week, tip

    def encore(self, week: Week) -> Tip | None:
        """Return the tip that comes back in *week*: the pinned one, else the longest unseen."""
        if week in self._settings.skip_weeks or not self._settings.encore_after:
            return None
        if week in self._pinned:
            return self._pinned[week]
        latest = week.later(-self._settings.encore_after)
        rested = [
            (last, *_by_date(tip)) for last, tip in self._last.values() if tip.evergreen and last <= latest
        ]
        return self._last[min(rested)[2]][1] if rested else None


def pinned(tips: Iterable[Tip]) -> Mapping[Week, Tip]:
    """Return the featured tip that is pinned to each week; of two for one week, the first by date, then slug.

    A pin to the tip's own week, or to an earlier one, does not count.
    """
    pins: dict[Week, list[Tip]] = defaultdict(list)
    for tip in tips:
        for week in tip.encores if tip.is_edition else ():
            # An earlier week would show it before its release.
            if tip.week and tip.week < week:
                pins[week].append(tip)
    return {week: min(claims, key=_by_date) for week, claims in pins.items()}
