"""Find what an editor must see to now: content errors, missed weeks, a short queue, overdue reviews. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from forearmed.calendar.agenda import make_agenda
from forearmed.calendar.almanac import Almanac
from forearmed.calendar.rows import Carries, WeekRow
from forearmed.content.model import Place
from forearmed.foundation.errors import count, errors_in
from forearmed.foundation.weeks import written_day

QUEUE = 2
"""How many weeks the queue should hold where the settings do not say."""


@dataclass(frozen=True)
class Trouble:
    """One thing to see to: its *kind*, a word for programs, and a *text* of one sentence."""

    kind: str
    text: str
    topic: str = ""
    """The name of the trouble, for one whose text changes from day to day; else empty."""

    @property
    def key(self) -> str:
        """Return the identity of the trouble: it stays the same for as long as the trouble lasts."""
        return self.topic or self.text


def editorial_troubles(almanac: Almanac, *, config: Place, queue: int | None = None) -> Iterator[Trouble]:
    """Yield what is amiss at the moment of *almanac*; *config* is the file that holds its settings.

    The queue should hold *queue* weeks; if that is None, as many as the settings say, or `QUEUE`. A site
    without an edition yet has no troubles with weeks.
    """
    if wrong := errors_in(list(almanac.library.problems)):
        yield Trouble("content", f"The content has {count(len(wrong), 'error')}; run forearmed check")
    if almanac.schedule.editions:
        yield from map(_no_edition, filter(_is_missed, _nearest_weeks(almanac)))
        yield from _short_queue(almanac, almanac.settings.rules.queue or QUEUE if queue is None else queue)
    for review in make_agenda(almanac, config=config).reviews:
        if review.overdue:
            yield Trouble("review", f"{review.playbook.place.path}: the review {review}")


def _nearest_weeks(almanac: Almanac) -> list[WeekRow]:
    """Return the last week whose release has passed, and the next."""
    rows = almanac.calendar.rows
    return [*[row for row in rows if row.released][-1:], *[row for row in rows if not row.released][:1]]


def _is_missed(row: WeekRow) -> bool:
    return row.carries is Carries.GAP


def _no_edition(row: WeekRow) -> Trouble:
    when = f"{row.week} ({written_day(row.release.date())})"
    why = "it has no tip, and no earlier one may return"
    what = "has gone by without an edition" if row.released else "will have no edition"
    return Trouble("edition", f"{when} {what}: {why}")


def _short_queue(almanac: Almanac, wanted: int) -> Iterator[Trouble]:
    planned = sorted({tip.week for tip in almanac.schedule.queue if tip.is_edition and tip.week})
    if len(planned) >= wanted:
        return
    openings = almanac.openings
    free = openings.first()
    there = f"ends with {planned[-1]} ({openings.day(planned[-1])})" if planned else "is empty"
    first = f"the first free week is {free} ({openings.day(free)})"
    yield Trouble("queue", f"The queue {there} and should hold {count(wanted, 'week')}; {first}")
