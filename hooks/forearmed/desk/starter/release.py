"""The times of the jobs after a release, as lines of a crontab and of a systemd timer. Reads no clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from forearmed.foundation.weeks import WEEKDAYS

_DAILY = timedelta(minutes=7)
"""How long after the time of the release the daily job runs: at a full hour, shared servers are busy."""
_WEEKLY = (timedelta(minutes=37), timedelta(hours=2, minutes=7))
"""How long after a release the further jobs run, in case the first one is late or skipped."""
_DAYS = len(WEEKDAYS)
_A_MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
_DECADE = 10


@dataclass(frozen=True)
class Release:
    """When editions go out: the *weekday*, with Monday as 0, and the time of day in the team's *zone*."""

    weekday: int
    at: time
    zone: ZoneInfo

    def crontab(self) -> list[str]:
        """Return the times of the jobs in the team's own zone, each as the first five fields of a crontab."""
        daily, weekly = self._moments(timedelta(0))
        return [*(_cron(moment, every_day=True) for moment in daily), *map(_cron, weekly)]

    def universal_crontab(self) -> list[str]:
        """Return the same in UTC, with each time twice where summer time shifts it."""
        both = [self._moments(offset) for offset in self._offsets()]
        daily = (_cron(moment, every_day=True) for moments, _ in both for moment in moments)
        weekly = (_cron(moment) for _, moments in both for moment in moments)
        return list(dict.fromkeys([*daily, *weekly]))

    def timer(self) -> list[str]:
        """Return the times of the jobs as systemd's OnCalendar has them (systemd.time, calendar events)."""
        daily, weekly = self._moments(timedelta(0))
        days = [f"*-*-* {moment:%H:%M} {self.zone}" for moment in daily]
        weeks = [f"{WEEKDAYS[moment.weekday()][:3]} *-*-* {moment:%H:%M} {self.zone}" for moment in weekly]
        return [*days, *weeks]

    def _moments(self, offset: timedelta) -> tuple[list[datetime], list[datetime]]:
        """Return the daily times and the weekly times, for a clock that is *offset* behind the zone's."""
        release = datetime.combine(_A_MONDAY + timedelta(days=self.weekday), self.at, UTC) - offset
        return [release + _DAILY], [release + later for later in _WEEKLY]

    def _offsets(self) -> list[timedelta]:
        """Return each offset of the zone from UTC in the ten years from 2026, the smallest first."""
        return sorted(set(self._distances()))

    def _distances(self) -> Iterator[timedelta]:
        for week in range(53 * _DECADE):
            day = datetime.combine(_A_MONDAY + timedelta(weeks=week), self.at, self.zone)
            yield day.utcoffset() or timedelta(0)


def _cron(moment: datetime, *, every_day: bool = False) -> str:
    """Return the fields of a crontab for *moment*, where Sunday is 0."""
    day = "*" if every_day else (moment.weekday() + 1) % _DAYS
    return f"{moment.minute} {moment.hour} * * {day}"
