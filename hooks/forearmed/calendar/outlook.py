"""What an editor should know ahead of time: a queue that runs dry, and tags that fall out of use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from forearmed.calendar.rows import Openings
from forearmed.calendar.schedule import Schedule
from forearmed.content.library import Vocabulary
from forearmed.content.model import Place
from forearmed.content.settings import Settings
from forearmed.foundation.errors import Problem, count
from forearmed.foundation.weeks import Week, week_of_date


@dataclass(frozen=True, order=True)
class Concern:
    """One thing to know ahead of time: a *problem* as `check` shows it, a *note* as an agenda does."""

    problem: Problem
    note: str


def look_ahead(
    schedule: Schedule, openings: Openings, *, vocabulary: Vocabulary, config: Place
) -> Iterator[Concern]:
    """Yield a concern for a short queue, at its setting in *config*, and for every tag that lies idle.

    A site that has neither published nor planned anything has not begun, and is left in peace.
    """
    yield from _short_queue(schedule, openings, config)
    yield from _idle_tags(schedule, openings.settings, vocabulary)


def _short_queue(schedule: Schedule, openings: Openings, config: Place) -> Iterator[Concern]:
    wanted = openings.settings.rules.queue
    planned = sorted({tip.week for tip in schedule.queue if tip.is_edition and tip.week})
    if len(planned) >= wanted or not (schedule.editions or schedule.queue):
        return
    free = _shown(openings.first(), openings)
    what = f"{count(len(planned), 'week')}, until {_shown(planned[-1], openings)}," if planned else "no week"
    message = f"holds {what} and should hold {wanted}; the first free week is {free}"
    line = config.line("extra.forearmed.rules.queue")
    problem = Problem(config.path, line, f"queue: {message}", warning=True, rule="queue")
    yield Concern(problem, f"The queue {message}")


def _shown(week: Week, openings: Openings) -> str:
    return f"{week} ({openings.day(week)})"


def _idle_tags(schedule: Schedule, settings: Settings, vocabulary: Vocabulary) -> Iterator[Concern]:
    """Yield each tag that no live tip had for ``unused_tag`` weeks, and that no tip in the queue has.

    Tips of an archive do not count, and tags that no other tip has are left in peace.
    """
    current = [tip for tip in schedule.live if not tip.is_archived(settings.since)]
    if not (settings.rules.unused_tag and current):
        return
    met, to_come = _last_met(schedule), {tag for tip in schedule.queue for tag in tip.tags}
    begun = min(tip.date for tip in current if tip.date)
    used = {tag for tip in current for tag in tip.tags}
    only_archived = {tag for tip in schedule.live for tag in tip.tags} - used
    for tag in vocabulary.tags.keys() - to_come - only_archived:
        weeks = schedule.this_week.since(week_of_date(met.get(tag, begun)))
        if weeks >= settings.rules.unused_tag:
            when = f"since {met[tag]}" if tag in met else "yet"
            message = (
                f'"{tag}" has been on no tip {when}, for {count(weeks, "week")}; schedule one that has it'
            )
            line = vocabulary.lines.get(f"tags/{tag}", 1)
            problem = Problem("docs/tags.yml", line, message, warning=True, rule="unused_tag")
            yield Concern(problem, f"The tag {message}")


def _last_met(schedule: Schedule) -> Mapping[str, date]:
    """Return the day on which readers last met each tag: on a new tip, or on one that came back."""
    met: dict[str, date] = {}
    days = [(tip.date, tip) for tip in schedule.live if tip.date]
    days += [(edition.release.date(), edition.tip) for edition in schedule.editions]
    for day, tip in days:
        for tag in tip.tags:
            met[tag] = max(day, met.get(tag, day))
    return met
