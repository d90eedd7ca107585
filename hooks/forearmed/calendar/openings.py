"""Which weeks a tip can still be given: the one answer to "which is the next free week?". Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from forearmed.calendar.schedule import pinned, release_of
from forearmed.content.library import Library
from forearmed.content.model import Tip
from forearmed.content.settings import Settings
from forearmed.foundation.weeks import Week, week_of, written_day


@dataclass(frozen=True)
class Openings:
    """The weeks that a tip can still be given, as of *now*."""

    settings: Settings
    now: datetime
    held: Mapping[Week, str]
    """For each week that is not free, why: ``is taken by tips/2026/call-first.md``."""

    @classmethod
    def of(cls, tips: Iterable[Tip], settings: Settings, *, now: datetime) -> "Openings":
        """Return the openings that *tips* leave: their own weeks are taken, and those of pinned encores."""
        tips = list(tips)
        pins = {week: f"is pinned by {tip.place.path} for its encore" for week, tip in pinned(tips).items()}
        own = {tip.week: f"is taken by {tip.place.path}" for tip in tips if tip.is_edition and tip.week}
        return cls(settings, now.astimezone(UTC), {**pins, **own})

    def first(self, *, after: Week | None = None) -> Week:
        """Return the first week that can be given a tip; with *after*, the first later than that one."""
        week = week_of(self.now, self.settings.timezone)
        if after and after >= week:
            week = after.later()
        while self.is_past(week) or week in self.held or week in self.settings.skip_weeks:
            week = week.later()
        return week

    def objection(self, week: Week) -> str | None:
        """Return why *week* cannot be given a tip, or None: ``2026-W50 is taken by tips/2026/a.md``."""
        if self.is_past(week):
            if week < week_of(self.now, self.settings.timezone):
                return f"{week} is over; its release was on {self.day(week)}"
            return f"{week} has had its release, on {self.day(week)}"
        if week in self.held:
            return f"{week} {self.held[week]}"
        return f"{week} is skipped by the settings" if week in self.settings.skip_weeks else None

    def release(self, week: Week) -> datetime:
        """Return when a tip that is given *week* goes live."""
        return release_of(week.day(self.settings.publish_weekday), self.settings)

    def day(self, week: Week) -> str:
        """Return the day on which *week* goes out: ``Tuesday, December 29, 2026``."""
        return written_day(week.day(self.settings.publish_weekday))

    def is_past(self, week: Week) -> bool:
        """Tell whether the release of *week* is over."""
        return self.release(week) <= self.now


def tips_of(library: Library) -> tuple[Tip, ...]:
    """Return every tip that can be read; one with faulty keys as if those had not been written.

    A tip that somebody is still mending holds its week all the same.
    """
    return (*library.tips, *library.faulty)
