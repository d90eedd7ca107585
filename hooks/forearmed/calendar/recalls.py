"""Which question of an earlier tip comes back in a week. Reads no files and no clock.

A skill that is asked for again after some weeks stays. There is room for one question a week, so not every
tip can come back: one that has come back once goes on to its last turn, as a rule, and one whose turn was
taken stays away.
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
    """Return what comes back with each of *editions*, by week; a week without a recall is not there.

    The questions of a tip come back *after* so many weeks: the first question after the first number of them,
    and so on, from the start again where there are fewer questions. Where that week has no edition, the next
    one has it. Of several that are due, the one of the earliest edition comes, and the others come
    neither then nor later. A tip that returns as an encore begins again. What comes back in a week depends on
    the editions up to that week only.
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
    """That a *tip*, an edition *since* a week, is to come back in *week*, with *number* from nought."""

    since: Week
    tip: Tip
    week: Week
    number: int

    def rank(self) -> tuple[Week, str]:
        """Return by what the one that has waited longest comes first."""
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
