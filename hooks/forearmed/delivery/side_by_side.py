"""A run over several connections at once: the same record, the same endings, by one writer.

Intents are committed in groups before any of the group is offered, and outcomes after. A run that is killed
leaves one message for each connection in doubt at most; a machine that loses power, the whole group.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, Protocol, cast

from forearmed.delivery.crew import Crew, Line, Report
from forearmed.delivery.ledger import Underway
from forearmed.delivery.outcome import Blame, Outcome, State
from forearmed.delivery.plan import R
from forearmed.delivery.refusals import Refusals
from forearmed.delivery.run import Delivery, Record
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import UnreachableError

_FOR_EACH_LINE = 32  # messages for each connection: how many a power failure can leave in doubt
_WORTH_A_LINE = 25  # messages: for fewer, another connection takes longer than it saves
_GOODBYE = 10.0  # seconds for the lines' goodbyes
_LAST_WORD = 2.0  # seconds for what is on its way, when somebody ends the run


class GroupRecord(Record, Protocol):
    """A record that takes many outcomes and many intents at once."""

    def underway(self) -> Underway:
        """Return a new list for the messages that the lines are sending."""

    def settle_all(
        self,
        outcomes: Mapping[str, Outcome],
        *,
        at: datetime,
        then: Sequence[str] = (),
        recalled: Sequence[str] = (),
        untried: Sequence[str] = (),
    ) -> None:
        """Record the *outcomes* by address and the intents for the addresses *then*, durable together.

        The *recalled* change from refused to deferred. No line began with the *untried*: undo their intents.
        """


@dataclass
class SideBySide(Delivery[R]):
    """One run over up to *connections* lines; fewer when the server accepts fewer."""

    connections: int = 4

    def __post_init__(self) -> None:
        super().__post_init__()
        self._refusals = Refusals(has_reached=self.has_reached, at_once=self.connections)
        self._crew: Crew[R] | None = None
        self._marks: Underway | None = None
        self._given: dict[str, R] = {}  # by key: whose intent may be in the ledger without an outcome
        self._back: list[_Settled[R]] = []  # what the ledger does not have yet
        self._again: list[R] = []
        self._untried: list[R] = []  # whose intents are to be taken back
        self._end: BaseException | None = None
        self._is_limited = False

    def _pass(self, pending: Sequence[R]) -> list[R]:
        """Try everybody once and return those to try again."""
        self._asked, self._again, self._is_limited = 0.0, [], False
        try:
            self.mailer.get_ready()
        except UnreachableError as error:
            self._why = str(error)
            return [*pending]
        size = min(self.connections, 1 + len(pending) // _WORTH_A_LINE)
        self._marks = marks = self._group.underway()
        self._crew = crew = Crew(self._line, self.message_for, marks, self.timing.passed, size=size)
        self._carry_all(crew, deque(pending))
        crew.end(within=_GOODBYE)
        self._crew = None
        self._close_marks()
        if self._end:
            raise self._end
        return self._again

    def _close_marks(self) -> None:
        marks, self._marks = self._marks, None
        if marks:
            marks.close()

    @property
    def _line(self) -> Line:
        return cast("Line", self.mailer)  # callers of this class pass a mailer that is also a Line

    @property
    def _group(self) -> GroupRecord:
        return cast("GroupRecord", self.page)  # callers pass a page that is also a GroupRecord

    def _carry_all(self, crew: Crew[R], waiting: deque[R]) -> None:
        while waiting or self._given:
            fresh = self._next(crew, waiting)
            self._record(fresh)
            crew.give(fresh)
            if waiting or self._given:
                crew.wait(self._seconds_to_next(crew, waiting))
                self._hear_all(crew)
            if self._end or self._is_limited or not crew.size:
                self._put_off(crew.take_back())
                self._again.extend(waiting)
                waiting.clear()

    def _next(self, crew: Crew[R], waiting: deque[R]) -> list[R]:
        """Return who is next: as many as the lines have room for, at the pace that is asked."""
        room = min(self._room(crew), len(waiting))
        if self.timing.rate is None:
            return [waiting.popleft() for _ in range(room)]
        if not room or self.timing.passed() < self._next_at:
            return []
        self._next_at = max(self._next_at, self.timing.passed()) + 60 / self.timing.rate
        return [waiting.popleft()]

    def _room(self, crew: Crew[R]) -> int:
        underway = len(self._given) - len(self._back)
        return max(_FOR_EACH_LINE * crew.size - underway, 0)

    def _seconds_to_next(self, crew: Crew[R], waiting: deque[R]) -> float | None:
        """Return the seconds until the rate allows the next message; None: wait for an outcome."""
        if self.timing.rate is None or not waiting or not self._room(crew):
            return None
        return max(self._next_at - self.timing.passed(), 0)

    def _hear_all(self, crew: Crew[R]) -> None:
        while (report := crew.oldest()) is not None:
            if report.outcome is None:
                self._give_another(crew, report)
            else:
                self._hear(report.recipient, report.outcome, report.error)
                if self._end or self._is_limited:
                    crew.stop()
            crew.drop_oldest()

    def _give_another(self, crew: Crew[R], report: Report[R]) -> None:
        """Give the recipient to another line: nothing was sent, and the intent is still recorded."""
        self._why = report.why or self._why
        if crew.size:
            crew.give([report.recipient])
        else:
            self._put_off([report.recipient])

    def _put_off(self, recipients: Sequence[R]) -> None:
        """Note that nobody began with the *recipients*, although an intent says so."""
        self._untried += recipients
        self._again += recipients

    def _hear(self, recipient: R, outcome: Outcome, error: BaseException | None) -> None:
        """Note what became of one message, and what it means for the others."""
        ending = None if error else self._refusals.hear(recipient, outcome)
        if ending:
            outcome = replace(outcome, state=State.DEFERRED)
            error = ForearmedError(f"{self.mailer} {ending.why}")
        self._end = self._end or error
        if outcome.state is State.DEFERRED:
            self._why = outcome.reply
            self._asked = max(self._asked, outcome.pause)
            self._again.append(recipient)
            self._is_limited |= outcome.blame is Blame.LIMIT
        self._back.append(_Settled(recipient, outcome, ending.recalled if ending else ()))

    def _record(self, fresh: Sequence[R]) -> None:
        """Commit what came back and, with it, the intents for the *fresh*."""
        if not (fresh or self._back or self._untried):
            return
        self._given.update({one.key: one for one in fresh})  # first: an interrupt may come after the commit
        self._group.settle_all(
            {one.recipient.key: one.outcome for one in self._back},
            at=self.timing.moment(),
            then=[one.key for one in fresh],
            recalled=[one.key for settled in self._back for one in settled.recalled],
            untried=[one.key for one in self._untried],
        )
        settled, self._back = self._back, []
        for recipient in self._untried:
            self._given.pop(recipient.key, None)
        self._untried = []
        for one in settled:
            self._given.pop(one.recipient.key, None)
            self._states[one.recipient.key] = one.outcome.state
            self._states.update({each.key: State.DEFERRED for each in one.recalled})
        for one in settled:
            self.watcher.settled(one.recipient, one.outcome)

    def _let_go(self, why: str) -> None:
        """Wait shortly for the messages under way, then record an outcome for each open intent."""
        crew, self._crew = self._crew, None
        known = {one.recipient.key: one.outcome for one in self._back}
        if crew:
            crew.take_back()
            crew.end(within=_LAST_WORD)
            while (report := crew.oldest()) is not None:
                if report.outcome:
                    known[report.recipient.key] = report.outcome
                crew.drop_oldest()
        fates = {
            key: replace(outcome, state=State.DEFERRED) if outcome.is_everybodys else outcome
            for key, outcome in known.items()
            if key in self._given
        }
        untried = [key for key in self._given if key not in fates]
        if self._given:
            self._group.settle_all(fates, at=self.timing.moment(), untried=untried)
        self._states.update({key: outcome.state for key, outcome in fates.items()})
        self._close_marks()


@dataclass(frozen=True, slots=True)
class _Settled(Generic[R]):
    """The *outcome* for a recipient, and whom it *recalled*."""

    recipient: R
    outcome: Outcome
    recalled: tuple[R, ...] = ()
