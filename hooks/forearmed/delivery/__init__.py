"""Take one message to every address once, whatever happens on the way.

Intent is recorded before a transaction and its outcome after it. Asks the ledger and the mailer for
everything outside, and its caller for the time.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from forearmed.delivery.plan import Plan, edition_to_send, is_late, plan
from forearmed.mailer import Mailer, UnreachableError
from forearmed.outcome import Outcome, State
from forearmed.recipients import Recipient

__all__ = ["Delivery", "Plan", "Record", "Timing", "Watcher", "edition_to_send", "is_late", "plan"]

_FIRST_PAUSE = 15.0  # seconds; greylisting servers want to be left alone for some minutes
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


class Record(Protocol):
    """Where intents and outcomes are written down: a page of a ledger, wherever that is kept."""

    def begin(self) -> None:
        """Record what leaves from now on."""

    def finish(self) -> None:
        """Record that nobody is left to be tried."""

    def intend(self, address: str, *, at: datetime) -> None:
        """Record that a transaction for *address* is about to begin."""

    def settle(self, address: str, outcome: Outcome, *, at: datetime, then: str | None = None) -> None:
        """Record the *outcome* for *address* and, with it, the intent for the address *then*."""


class Watcher(Protocol):
    """Who wants to know how it goes."""

    def settled(self, recipient: Recipient, outcome: Outcome) -> None:
        """Hear what became of one message."""

    def waiting(self, seconds: float, *, left: int, why: str) -> None:
        """Hear that *left* messages are tried again after *seconds*, and why."""


@dataclass
class Delivery:
    """One run. Whoever breaks it off, with an exception or an interrupt, leaves a true ledger behind."""

    page: Record
    mailer: Mailer
    message_for: Callable[[Recipient], bytes]
    timing: Timing
    watcher: Watcher

    def __post_init__(self) -> None:
        self._open: tuple[Recipient, ...] = ()  # whose intent may be in the ledger without an outcome
        self._offered: Recipient | None = None
        self._outcome: Outcome | None = None  # of the offered one
        self._states: dict[str, State] = {}
        self._next_at = 0.0
        self._why = ""

    def run(self, pending: Sequence[Recipient]) -> Mapping[State, int]:
        """Send to everybody *pending*, and again, with growing pauses, to those whom a server deferred.

        Returns how many ended in which state. Raises ForearmedError when the server cannot be used at all.
        """
        self.mailer.get_ready()
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

    def _run(self, pending: Sequence[Recipient]) -> None:
        pauses = _pauses(self.timing.patience)
        while pending := self._pass(pending):
            pause = next(pauses, None)
            if pause is None:
                return
            self.mailer.close()
            self.watcher.waiting(pause, left=len(pending), why=self._why)
            self.timing.wait(pause)
        self.page.finish()

    def _pass(self, pending: Sequence[Recipient]) -> list[Recipient]:
        """Try everybody once and return those to try again."""
        again: list[Recipient] = []
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
                again.append(recipient)
        return again

    def _send(self, recipient: Recipient, following: Recipient | None) -> Outcome:
        message = self.message_for(recipient)
        self._offered, self._outcome = recipient, None
        outcome = self.mailer.send(recipient.address, message, smtputf8=recipient.needs_smtputf8)
        self._outcome = outcome
        # The next intent shares this commit, but not across a pause: a run killed there would leave an
        # intent for a message that nobody began to send.
        then = following if self.mailer.is_ready and self.timing.rate is None else None
        next_open = (then,) if then else ()
        self._open = (recipient, *next_open)
        self.page.settle(recipient.key, outcome, at=self.timing.moment(), then=then.key if then else None)
        self._open = next_open
        self._states[recipient.key] = outcome.state
        self.watcher.settled(recipient, outcome)
        return outcome

    def _let_go(self, why: str) -> None:
        """Record what an exception left open, and *why* where nothing else is known."""
        for recipient in self._open:
            outcome = self._fate(recipient, why)
            self.page.settle(recipient.key, outcome, at=self.timing.moment())
            self._states[recipient.key] = outcome.state

    def _fate(self, recipient: Recipient, why: str) -> Outcome:
        """Return what became of a message: the mailer knows whether the last one's final dot was written."""
        if recipient is not self._offered:
            return Outcome(State.DEFERRED, why)
        state = State.UNCERTAIN if self.mailer.is_beyond_recall else State.DEFERRED
        return self._outcome or self.mailer.last_word or Outcome(state, why)

    def _keep_pace(self) -> None:
        if self.timing.rate is None:
            return
        passed = self.timing.passed()
        if passed < self._next_at:
            self.timing.wait(self._next_at - passed)
        self._next_at = max(self._next_at, passed) + 60 / self.timing.rate


def _pauses(patience: float) -> Iterator[float]:
    """Yield pauses, each twice the one before, until they add up to *patience* seconds."""
    pause = _FIRST_PAUSE
    while patience > 0:
        yield min(pause, patience)
        patience -= pause
        pause *= 2
