"""How many messages may leave now: limits for a run, for a day, and for a new sender's first days. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

A_DAY = timedelta(hours=24)


@dataclass(frozen=True)
class Allowance:
    """The operator's limits, in messages; None is no limit."""

    a_run: int | None = None
    a_day: int | None = None
    """In any 24 hours, which is how Google and Microsoft count."""
    first_day: int | None = None
    """On the first day on which mail leaves; twice as many on each later one."""

    @property
    def is_spread(self) -> bool:
        """Tell whether a limit is set, so that one edition may need several runs."""
        return (self.a_run, self.a_day, self.first_day) != (None, None, None)

    def room(self, *, lately: int, by_day: Mapping[str, int], now: datetime) -> tuple[int | None, str]:
        """Return how many messages may leave now (None: no limit), and which option sets that.

        *lately* is how many left within the last day, *by_day* how many on each day (UTC, ISO 8601) so far.
        """
        today = f"{now:%Y-%m-%d}"
        limits: list[tuple[int, str]] = []
        if self.a_run is not None:
            limits.append((self.a_run, f"--most {self.a_run}"))
        if self.a_day is not None:
            limits.append((self.a_day - lately, f"--most-a-day {self.a_day}, {lately} left in 24 hours"))
        if self.first_day is not None:
            days = sum(day < today for day in by_day)
            most = self.first_day * 2**days
            limits.append(
                (most - by_day.get(today, 0), f"--warm-up {self.first_day}, day {days + 1}: {most}")
            )
        if not limits:
            return None, ""
        room, why = min(limits)
        return max(room, 0), why
