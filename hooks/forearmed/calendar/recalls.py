"""Which question of an earlier tip comes back in a week. Reads no files and no clock.

Readers remember a skill better when they are asked about it again after some weeks. There is room for one
question a week. If several tips are due, one of them comes back, and the others have no further turn. A tip
that came back once usually has all its later turns, too, since the tip that has waited longest goes first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forearmed.calendar.schedule import Edition
from forearmed.content.model import Tip
from forearmed.foundation.weeks import Week


@dataclass(frozen=True)
class Recall:
    """A *question* of an earlier *tip*, which a week asks again."""

    tip: Tip
    question: str


def recalls_of(editions: Iterable[Edition], after: Sequence[int]) -> Mapping[Week, Recall]:
    """Return the recall of each week among *editions* that has one.

    *after* holds numbers of weeks, counted from the tip's edition: its first question comes back after the
    first number, its second after the second, and so on. A tip with fewer questions repeats them from the
    first. If the week of a recall has no edition, the next edition has the recall. If several recalls are
    due, the one of the earliest edition comes, and the others are dropped with all their later turns. A tip
    that returns as an encore begins again. The recall of a week depends on no later edition.
    """
    found: dict[Week, Recall] = {}
    waiting: dict[str, _Turn] = {}
    for edition in sorted(editions, key=lambda edition: edition.week):
        waiting.pop(edition.tip.slug, None)
        due = sorted((turn for turn in waiting.values() if turn.week <= edition.week), key=_Turn.rank)
        for turn in due:
            del waiting[turn.tip.slug]
        if due:
            found[edition.week] = due[0].made
        begun = _turn(edition.week, edition.tip, after, 0)
        next_ones = [_turn(turn.since, turn.tip, after, turn.number + 1) for turn in due[:1]]
        waiting |= {turn.tip.slug: turn for turn in (begun, *next_ones) if turn}
    return found


@dataclass(frozen=True)
class _Turn:
    """A turn of a *tip*: its edition was in *since*, the turn is due in *week*; *number* counts from 0."""

    since: Week
    tip: Tip
    week: Week
    number: int

    def rank(self) -> tuple[Week, str]:
        """Return the sort key of turns that are due: the tip with the earliest edition comes first."""
        return self.since, self.tip.slug

    @property
    def made(self) -> Recall:
        """Return what comes back."""
        questions = self.tip.questions
        return Recall(self.tip, questions[self.number % len(questions)])


def _turn(since: Week, tip: Tip, after: Sequence[int], number: int) -> _Turn | None:
    """Return the turn with this *number*, if *tip* has questions and there are so many turns."""
    if number >= len(after) or not tip.questions:
        return None
    return _Turn(since, tip, since.later(after[number]), number)
