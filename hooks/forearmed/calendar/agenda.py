"""What an editor should see to: queue, reviews, drafts, weeks ahead. Reads no files and no clock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from forearmed.calendar.almanac import Almanac
from forearmed.calendar.outlook import Concern, look_ahead
from forearmed.calendar.rows import WeekRow, name_of
from forearmed.content.model import Place, Playbook, Tip
from forearmed.foundation.errors import Problem, count, errors_in
from forearmed.foundation.weeks import written_date

AHEAD = 4
"""How many weeks to come an agenda is about; it can show more of them."""


@dataclass(frozen=True)
class Review:
    """A playbook that somebody should read against practice; *owner* is a name."""

    playbook: Playbook
    owner: str
    overdue: bool

    def __str__(self) -> str:
        """Return when the review is due, and the owner: ``was due on October 1, 2026 (Training)``."""
        verb = "was" if self.overdue else "is"
        return f"{verb} due on {written_date(self.playbook.review_due)} ({self.owner})"


@dataclass(frozen=True)
class Agenda:
    """The coming weeks as an editor needs them, as of *today*."""

    today: date
    until: date
    """The last day that it is about."""
    notes: tuple[str, ...]
    """What is amiss, a sentence each: errors in the content, a short queue, tags out of use."""
    reviews: tuple[Review, ...]
    """Those that are due by then, the oldest first."""
    weeks: int
    """How many weeks to come are shown."""
    rows: tuple[WeekRow, ...]
    """The next releases, in their order."""
    drafts: tuple[Tip, ...]
    """Tips that have no date yet, by path."""

    @property
    def is_empty(self) -> bool:
        """Tell whether there are no notes and no reviews; rows and drafts alone ask nothing of an editor."""
        return not (self.notes or self.reviews)


def make_agenda(almanac: Almanac, *, config: Place, weeks: int = AHEAD) -> Agenda:
    """Return the agenda as of the moment of *almanac*; *config* is the file that holds its settings.

    It shows so many *weeks* to come. Reviews are about the next `AHEAD`, however many are shown.
    """
    library, schedule = almanac.library, almanac.schedule
    concerns = look_ahead(schedule, almanac.openings, vocabulary=library.vocabulary, config=config)
    authors = library.vocabulary.authors
    today = almanac.now.astimezone(almanac.settings.timezone).date()
    until = today + timedelta(weeks=AHEAD)
    due = sorted(
        (playbook for playbook in library.playbooks if playbook.review_due <= until),
        key=lambda playbook: (playbook.review_due, playbook.slug),
    )
    return Agenda(
        today=today,
        until=until,
        notes=tuple(_notes(library.problems, concerns)),
        reviews=tuple(
            Review(playbook, name_of(playbook.owner, authors), playbook.slug in schedule.overdue)
            for playbook in due
        ),
        weeks=weeks,
        rows=tuple(row for row in almanac.calendar_until(weeks).rows if not row.released)[:weeks],
        drafts=schedule.drafts,
    )


def _notes(problems: Iterable[Problem], concerns: Iterable[Concern]) -> Iterator[str]:
    if wrong := errors_in(list(problems)):
        yield f"The content has {count(len(wrong), 'error')}; run forearmed check"
    yield from (concern.note for concern in sorted(concerns))
