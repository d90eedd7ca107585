"""Planned tips: they have a date that is not due, so they may be unfinished, and stop no build. Pure."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from forearmed.calendar.openings import tips_of
from forearmed.calendar.schedule import release_of
from forearmed.content.library import Library
from forearmed.content.settings import Settings
from forearmed.foundation.errors import Problem
from forearmed.foundation.weeks import written_date
from forearmed.foundation.wording.objections import DUE


@dataclass(frozen=True)
class Planned:
    """The *days* of the planned tips, by path, as of *today*. A tip must be finished *ahead* days before."""

    days: Mapping[str, date]
    today: date
    ahead: int

    @classmethod
    def of(cls, library: Library, settings: Settings, *, now: datetime) -> "Planned":
        """Return the tips of *library* with a release after *now*, those that cannot be read included."""
        days = {tip.place.path: tip.date for tip in tips_of(library) if tip.date}
        ahead = {
            path: day
            for path, day in {**library.unread_days, **days}.items()
            if release_of(day, settings) > now
        }
        return cls(ahead, now.astimezone(settings.timezone).date(), settings.plan_ahead)

    def eased(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield *problems*; what a planned tip lacks is a warning until *ahead* days before its release."""
        for problem in problems:
            by = self._finished_by(problem)
            if by and problem.unfinished and not problem.warning and self.today < by:
                when = written_date(self.days[problem.path])
                told = DUE.format(message=problem.message, by=written_date(by), day=when)
                yield replace(problem, message=told, warning=True)
            else:
                yield problem

    def of_today(
        self, problems: Iterable[Problem], *, waiting: Container[str] = frozenset()
    ) -> Iterator[Problem]:
        """Yield *problems* as a build of today sees them: errors in planned tips are warnings.

        So are errors in the files *waiting*, by path: those that no page shows before a planned tip is out.
        """
        for problem in problems:
            if problem.warning or not (problem.path in self.days or problem.path in waiting):
                yield problem
            else:
                day = self.days.get(problem.path)
                when = written_date(day) if day else "the day of the first tip that shows it"
                due = f"mend it before {when}, or it stops the build of that day"
                yield replace(problem, message=f"{problem.message}; {due}", warning=True)

    def stop_today(self, problems: Iterable[Problem]) -> bool:
        """Tell whether there are errors among *problems* that are not those of planned tips."""
        return any(not problem.warning and problem.path not in self.days for problem in problems)

    def _finished_by(self, problem: Problem) -> date | None:
        """Return the first day on which what *problem* tells is an error, or None in a tip of today."""
        day = self.days.get(problem.path)
        return day - timedelta(days=self.ahead) if day else None
