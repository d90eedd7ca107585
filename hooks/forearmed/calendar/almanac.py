"""A library at a moment: its schedule, its free weeks and what still waits. Reads no files and no clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from forearmed.calendar.openings import Openings, tips_of
from forearmed.calendar.planned import Planned
from forearmed.calendar.recalls import Recall, recalls_of
from forearmed.calendar.rows import AFTER, Calendar, make_calendar
from forearmed.calendar.schedule import Schedule, plan
from forearmed.calendar.states import State, states_of
from forearmed.calendar.waiting import Withheld, withheld
from forearmed.calendar.week_checks import check_weeks
from forearmed.content.library import Library
from forearmed.content.model import Tip
from forearmed.content.settings import Settings
from forearmed.foundation.errors import Problem
from forearmed.foundation.weeks import Week


@dataclass(frozen=True)
class Almanac:
    """What a *library* means at the moment *now* under its *settings*; each answer is worked out once.

    An answer depends on these three alone, so it does not matter what is asked first.
    """

    library: Library
    settings: Settings
    now: datetime

    @cached_property
    def tips(self) -> tuple[Tip, ...]:
        """Return every tip that holds its week: the sound ones, and those with faulty keys."""
        return tips_of(self.library)

    @cached_property
    def schedule(self) -> Schedule:
        """Return what is live, the editions and the queue. Tips with errors have no place in it."""
        return self.schedule_at(self.now)

    def schedule_at(self, moment: datetime) -> Schedule:
        """Return the schedule as it will be at another *moment*, as far as that is known now."""
        return plan(self.library.tips, self.settings, now=moment, playbooks=self.library.playbooks)

    @cached_property
    def openings(self) -> Openings:
        """Return the weeks that a tip can still be given."""
        return Openings.of(self.tips, self.settings, now=self.now)

    @cached_property
    def calendar(self) -> Calendar:
        """Return the weeks around now, and what each of them carries."""
        return self.calendar_until(AFTER)

    def calendar_until(self, after: int) -> Calendar:
        """Return the last weeks and the *after* next ones, and what each of them carries."""
        return make_calendar(
            self.tips,
            self.settings,
            now=self.now,
            authors=self.library.vocabulary.authors,
            states=self.states,
            after=after,
        )

    @cached_property
    def states(self) -> Mapping[str, State]:
        """Return how far each tip has come, by the path of its file."""
        return states_of(self.library)

    @cached_property
    def recalls(self) -> Mapping[Week, Recall]:
        """Return which question of an earlier tip each released edition asks again, by week."""
        return recalls_of(self.schedule.editions, self.settings.returns)

    @cached_property
    def withheld(self) -> Withheld:
        """Return the tags, authors and series that have no page before the release of what uses them."""
        return withheld(self.library, self.schedule, self.settings)

    @cached_property
    def planned(self) -> Planned:
        """Return the tips with a date that is not due yet, faulty ones and those that cannot be read, too."""
        return Planned.of(self.library, self.settings, now=self.now)

    def with_checked_weeks(self, published: Iterable[Tip] = ()) -> "Almanac":
        """Return the same with a problem in its library for every tip that its week cannot carry.

        Of two tips for one week, the one that is among the *published*, or that is out already, is not to
        blame. What planned tips lack is no error before they must be finished.
        """
        settled = [*published]
        known = {tip.week for tip in settled}
        settled += [tip for tip in self.schedule.live if tip.week not in known]
        found = check_weeks(self.tips, self.settings, now=self.now, published=settled)
        eased = sorted(set(self.planned.eased(self.library.problems)))
        library = replace(self.library, problems=tuple(eased))
        return self._with(library).with_problems(found)

    def with_problems(self, found: Iterable[Problem]) -> "Almanac":
        """Return the same with the problems *found* elsewhere in its library."""
        return self._with(self.library.with_problems(found))

    def best_effort(self) -> "Almanac":
        """Return the same with drafts, and every faulty tip that can have a page. For previews only."""
        return self._with(self.library.best_effort())

    def _with(self, library: Library) -> "Almanac":
        """Return the same with another *library*; with the same articles, it has the same schedule."""
        made = replace(self, library=library)
        if "schedule" in vars(self) and _articles(library) == _articles(self.library):
            vars(made)["schedule"] = self.schedule
        return made

    def at(self, moment: datetime) -> "Almanac":
        """Return the same library as it will be at another *moment*."""
        return replace(self, now=moment)


def _articles(library: Library) -> tuple[frozenset[int], ...]:
    """Return which tips and playbooks *library* holds."""
    return frozenset(map(id, library.tips)), frozenset(map(id, library.playbooks))
