"""Take one message to every address once, whatever happens on the way.

Intent is recorded before a transaction and its outcome after it. Asks the ledger and a carrier for everything
outside, and its caller for the time.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, Protocol

from forearmed.delivery.outcome import Blame, Outcome, State
from forearmed.delivery.plan import Addressee, Plan, R, edition_to_send, is_late, plan
from forearmed.delivery.refusals import Ending, Refusals
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import UnreachableError

__all__ = [
    "Addressee",
    "Carrier",
    "Delivery",
    "Plan",
    "R",
    "Record",
    "Timing",
    "Watcher",
    "edition_to_send",
    "is_late",
    "plan",
]

_FIRST_PAUSE = 15.0  # seconds; a greylisting server accepts a message only some minutes after the first try
_STOPPED = "the run was stopped in the middle of it"


@dataclass(frozen=True)
class Timing:
    """How time passes: the caller's clocks, how to *wait* for seconds, and how much time there is."""

    moment: Callable[[], datetime]
    passed: Callable[[], float]
    """Seconds since some moment; never goes back."""
    wait: Callable[[float], None]
    patience: float
    """Seconds to spend on waiting for servers that deferred a message."""
    rate: int | None = None
    """Messages a minute at most."""


class Carrier(Protocol):
    """What takes a message to an address, one at a time: a mail server, a webhook."""

    is_beyond_recall: bool
    """Whether the last message may have arrived: its end was written."""
    last_word: Outcome | None
    """What became of the last message, where an interrupt kept it from being returned."""

    def __str__(self) -> str:
        """Return where it takes messages, without what is secret."""

    @property
    def is_ready(self) -> bool:
        """Tell whether there is a connection, as far as is known."""

    def get_ready(self) -> None:
        """Connect, unless that is done; raise UnreachableError for what may pass, else ForearmedError."""

    def send(self, address: str, message: bytes) -> Outcome:
        """Offer *message* for *address* and return what became of it."""

    def close(self) -> None:
        """Let the connection go, if there is one."""


class Record(Protocol):
    """Where intents and outcomes are written down: a page of a ledger, wherever that is kept."""

    def begin(self) -> None:
        """Record what leaves from now on."""

    def finish(self) -> None:
        """Record that nobody is left to be tried."""

    def intend(self, address: str, *, at: datetime) -> None:
        """Record that a transaction for *address* is about to begin."""

    def settle(
        self,
        address: str,
        outcome: Outcome,
        *,
        at: datetime,
        then: str | None = None,
        recalled: Sequence[str] = (),
    ) -> None:
        """Record the *outcome* for *address* and, with it, the intent for the address *then*.

        The *recalled* were refused, and are deferred from now on.
        """


class Watcher(Protocol):
    """What shows the progress of a run."""

    def settled(self, recipient: Addressee, outcome: Outcome) -> None:
        """Hear what became of one message."""

    def waiting(self, seconds: float, *, remaining: int, why: str) -> None:
        """Hear that the *remaining* messages are tried again after *seconds*, and why."""


@dataclass
class Delivery(Generic[R]):
    """One run. When an exception or an interrupt breaks it off, the ledger is still correct."""

    page: Record
    mailer: Carrier
    message_for: Callable[[R], bytes]
    timing: Timing
    watcher: Watcher
    has_reached: bool = False
    """Whether the server has taken this edition for somebody, in a run before."""
    is_whole: bool = True
    """Whether this run covers all pending recipients, so that none is left for a later run."""

    def __post_init__(self) -> None:
        self._refusals = Refusals[R](has_reached=self.has_reached)
        self._open: tuple[R, ...] = ()  # whose intent may be in the ledger without an outcome
        self._offered: R | None = None
        self._outcome: Outcome | None = None  # of the offered one
        self._states: dict[str, State] = {}
        self._next_at = 0.0
        self._why = ""
        self._asked = 0.0  # seconds for which the server wants to be left alone
        self._patience, self._pause = self.timing.patience, _FIRST_PAUSE

    def run(self, pending: Sequence[R]) -> Mapping[State, int]:
        """Send to everybody *pending*, and again, with growing pauses, to those whom a server deferred.

        Returns how many ended in which state. Raises ForearmedError when the server cannot be used at all, or
        no longer: a no that is everybody's ends the run.
        """
        self._get_in(len(pending))
        try:
            self.page.begin()
            self._run(pending)
        except BaseException as error:
            self._let_go(" ".join(str(error).split()) or _STOPPED)
            raise
        finally:
            self.mailer.close()
        return self.tally

    @property
    def tally(self) -> Mapping[State, int]:
        """Return how many messages of this run are in which state by now."""
        return Counter(self._states.values())

    def _get_in(self, number: int) -> None:
        """Connect, to send *number* messages; while the server is unreachable, retry until patience ends."""
        while True:
            try:
                return self.mailer.get_ready()
            except UnreachableError as error:
                self._why = str(error)
                if not self._has_waited(number):
                    raise

    def _run(self, pending: Sequence[R]) -> None:
        while pending := self._pass(pending):
            if not self._has_waited(len(pending)):
                return
        if self.is_whole:
            self.page.finish()

    def _has_waited(self, number: int) -> bool:
        """Wait before *number* messages are tried again; tell whether there was patience left for that."""
        if self._patience <= 0 or self._asked > self._patience:
            return False
        wait = min(max(self._pause, self._asked), self._patience)
        self._patience, self._pause = self._patience - wait, 2 * self._pause
        self.mailer.close()
        self.watcher.waiting(wait, remaining=number, why=self._why)
        self.timing.wait(wait)
        return True

    def _pass(self, pending: Sequence[R]) -> list[R]:
        """Try everybody once and return those to try again."""
        again: list[R] = []
        self._asked = 0.0
        for place, recipient in enumerate(pending):
            if self._open != (recipient,):
                try:
                    self.mailer.get_ready()
                except UnreachableError as error:
                    self._why = str(error)
                    return [*again, *pending[place:]]
                self._keep_pace()
                self._open = (recipient,)  # first: an interrupt may come when the commit is done
                self.page.intend(recipient.key, at=self.timing.moment())
            outcome = self._send(recipient, pending[place + 1] if place + 1 < len(pending) else None)
            if outcome.state is State.DEFERRED:
                self._why = outcome.reply
                self._asked = max(self._asked, outcome.pause)
                again.append(recipient)
                if outcome.blame is Blame.LIMIT:
                    return [*again, *pending[place + 1 :]]
        return again

    def _send(self, recipient: R, following: R | None) -> Outcome:
        """Offer *recipient* the message and record what became of it; raise ForearmedError at a run's end."""
        message = self.message_for(recipient)
        self._offered, self._outcome = recipient, None
        outcome = self.mailer.send(recipient.address, message)
        self._outcome = outcome
        ending = self._refusals.hear(recipient, outcome)
        if ending:
            outcome = self._outcome = replace(outcome, state=State.DEFERRED)
        self._settle(recipient, outcome, None if outcome.blame is Blame.LIMIT else following, ending)
        if ending:
            raise ForearmedError(f"{self.mailer} {ending.why}")
        return outcome

    def _settle(self, recipient: R, outcome: Outcome, following: R | None, ending: Ending[R] | None) -> None:
        """Record the *outcome* for *recipient* and, with it, the next intent or what an *ending* recalls."""
        # The next intent shares this commit, but not across a pause: a run killed there would leave an
        # intent for a message that nobody began to send.
        then = following if self.mailer.is_ready and self.timing.rate is None and not ending else None
        recalled = ending.recalled if ending else ()
        next_open = (then,) if then else ()
        self._open = (recipient, *next_open)
        self.page.settle(
            recipient.key,
            outcome,
            at=self.timing.moment(),
            then=then.key if then else None,
            recalled=[one.key for one in recalled],
        )
        self._open = next_open
        self._states.update({one.key: State.DEFERRED for one in recalled})
        self._states[recipient.key] = outcome.state
        self.watcher.settled(recipient, outcome)

    def _let_go(self, why: str) -> None:
        """Record an outcome for each open intent after an exception; *why* is the reply if none is known."""
        for recipient in self._open:
            outcome = self._fate(recipient, why)
            self.page.settle(recipient.key, outcome, at=self.timing.moment())
            self._states[recipient.key] = outcome.state

    def _fate(self, recipient: R, why: str) -> Outcome:
        """Return what became of a message: the mailer knows whether the last one's final dot was written."""
        if recipient is not self._offered:
            return Outcome(State.DEFERRED, why)
        state = State.UNCERTAIN if self.mailer.is_beyond_recall else State.DEFERRED
        outcome = self._outcome or self.mailer.last_word or Outcome(state, why)
        return replace(outcome, state=State.DEFERRED) if outcome.is_everybodys else outcome

    def _keep_pace(self) -> None:
        if self.timing.rate is None:
            return
        passed = self.timing.passed()
        if passed < self._next_at:
            self.timing.wait(self._next_at - passed)
        self._next_at = max(self._next_at, passed) + 60 / self.timing.rate
