"""Several connections to one server, a thread for each: the only threads of a delivery.

What a thread is given has its intent in the ledger already. It gives back what became of it, or gives the
recipient back. Knows no ledger: that has one writer, who is not here.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import Generic, Protocol, Self

from forearmed.delivery.mailer.blame import is_too_much_at_once
from forearmed.delivery.outcome import Outcome, State
from forearmed.delivery.plan import R
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import UnreachableError

STOPPED = "the run was stopped in the middle of it"
_SOON = 8  # messages for each line: what keeps it busy while the next group is written down
_MOMENT = 0.05  # seconds
_CUT_OFF = 5.0  # seconds in which a line learns that it was cut


class Line(Protocol):
    """A connection to a server that others can be made beside."""

    is_beyond_recall: bool
    """Whether the last message may have arrived: its end was written."""

    @property
    def is_ready(self) -> bool:
        """Tell whether there is a connection, as far as is known."""

    def another(self) -> Self:
        """Return a line of its own to the same server."""

    def get_ready(self) -> None:
        """Connect, unless that is done; raise UnreachableError for what may pass, else ForearmedError."""

    def send(self, address: str, message: bytes, *, leaving: Callable[[], None] | None = None) -> Outcome:
        """Offer *message* for *address*; call *leaving* right before its end. Return what became of it."""

    def break_off(self) -> None:
        """End the connection from another thread."""

    def close(self) -> None:
        """Let the connection go, if there is one."""


@dataclass(frozen=True, slots=True)
class Carried(Generic[R]):
    """What a thread gives back: the *outcome* for a recipient, or none when nothing was offered for good."""

    recipient: R
    outcome: Outcome | None
    why: str = ""
    """Why nothing was offered."""
    error: BaseException | None = None
    """What ended the message and is to end the run."""
    heard: threading.Event | None = None
    """For what is more than a yes: set when it was heard."""


class Marks(Protocol):
    """Where it is marked which message is about to leave, and what came of it, before the ledger knows."""

    def leaves(self, address: str) -> None:
        """Note that the message to *address* ends next; raise ForearmedError where that cannot be noted."""

    def came(self, address: str, outcome: Outcome) -> None:
        """Note the *outcome* for *address*."""


class Crew(Generic[R]):
    """The *first* line and, where the server takes them, others beside it, all at work at the same time."""

    def __init__(
        self,
        first: Line,
        message_for: Callable[[R], bytes],
        marks: Marks,
        passed: Callable[[], float],
        *,
        size: int,
    ) -> None:
        self._message_for = message_for
        self._marks = marks
        self._passed = passed  # seconds since some moment
        self._given: SimpleQueue[R | None] = SimpleQueue()
        self._back: deque[Carried[R]] = deque()
        self._signals: SimpleQueue[None] = SimpleQueue()  # one for each that came back, never before it
        self._lock = threading.Lock()
        self._is_over = False
        self._is_stopped = False
        self._told_at = 0.0
        self._lines = [first, *(first.another() for _ in range(size - 1))]
        self._opening = {id(line) for line in self._lines[1:]}
        self._at_work = {id(first)}
        self._held: dict[int, R] = {}  # by line: whom it has begun with
        self._threads = [
            threading.Thread(target=self._work, args=[line], daemon=True) for line in self._lines
        ]
        for thread in self._threads:
            thread.start()

    @property
    def size(self) -> int:
        """Return how many lines are at work."""
        return len(self._at_work)

    def give(self, recipients: Iterable[R]) -> None:
        """Have the message taken to each of *recipients*, whose intents are recorded."""
        for recipient in recipients:
            self._given.put(recipient)

    def take_back(self) -> list[R]:
        """Return those with whom no line has begun."""
        found: list[R] = []
        with suppress(Empty):
            while True:
                recipient = self._given.get_nowait()
                if recipient is not None:
                    found.append(recipient)
        return found

    def wait(self, seconds: float | None) -> None:
        """Wait until something has come back, or for some *seconds*."""
        with suppress(Empty):
            self._signals.get(timeout=seconds)
            while True:
                self._signals.get_nowait()

    def oldest(self) -> Carried[R] | None:
        """Return what came back first and was not dropped, if anything."""
        return self._back[0] if self._back else None

    def drop_oldest(self) -> None:
        """Forget what came back first: an interrupt between the two calls loses nothing."""
        heard = self._back.popleft().heard
        if heard:
            heard.set()

    def stop(self) -> None:
        """Have no line begin with anybody else."""
        self._is_stopped = True

    def end(self, *, within: float) -> None:
        """Give each line *within* seconds for what it has begun, and cut off whoever is slower.

        Whatever had been begun has come back then.
        """
        with self._lock:
            self._is_over = True
        for _ in self._lines:
            self._given.put(None)
        if self._still_busy(until=self._passed() + within):
            for line in self._lines:
                line.break_off()
        self._still_busy(until=self._passed() + _CUT_OFF)
        lost = list(self._held.values())  # nothing is known of these: they may have left
        self._back.extend(Carried(one, Outcome(State.UNCERTAIN, STOPPED)) for one in lost)

    def _still_busy(self, *, until: float) -> bool:
        """Tell whether a line goes on after that moment. Those not yet open leave by themselves."""
        pairs = zip(self._lines, self._threads, strict=True)
        open_ones = [thread for line, thread in pairs if id(line) not in self._opening]
        for thread in open_ones:
            thread.join(max(until - self._passed(), 0))
        return any(thread.is_alive() for thread in open_ones)

    # --- in a line's own thread ---

    def _work(self, line: Line) -> None:
        try:
            if not self._joins(line):
                return
            while self._goes_on(line) and (recipient := self._given.get()) is not None:
                self._held[id(line)] = recipient
                carried = self._carry(line, recipient)
                self._back.append(carried)
                del self._held[id(line)]
                self._tell(carried)
        finally:
            self._say_goodbye(line)

    def _say_goodbye(self, line: Line) -> None:
        """Take *line* out of work for good; nobody it had begun with is forgotten, whatever has happened."""
        if (lost := self._held.pop(id(line), None)) is not None:
            self._back.append(Carried(lost, Outcome(State.UNCERTAIN, STOPPED)))
        self._leaves(line)
        self._signals.put(None)
        line.close()

    def _goes_on(self, line: Line) -> bool:
        return id(line) in self._at_work and not self._is_stopped

    def _tell(self, carried: Carried[R]) -> None:
        """Wake who waits for what came back: when it is news, when the lines need more, and each moment."""
        now = self._passed()
        if carried.heard or self._given.qsize() <= _SOON * self.size or now - self._told_at > _MOMENT:
            self._told_at = now
            self._signals.put(None)
        # What may end the run is heard before this line goes on.
        while carried.heard and not carried.heard.wait(_MOMENT) and not self._is_over:
            pass

    def _joins(self, line: Line) -> bool:
        """Tell whether *line* is there: a server that takes no more than one connection refuses a second."""
        if id(line) in self._at_work:
            return True
        try:
            line.get_ready()
        except ForearmedError:
            is_there = False
        else:
            is_there = True
        with self._lock:
            self._opening.discard(id(line))
            if is_there and not self._is_over:
                self._at_work.add(id(line))
        return id(line) in self._at_work

    def _carry(self, line: Line, recipient: R) -> Carried[R]:
        """Take the message to *recipient*; whatever happens comes back as a value."""
        try:
            line.get_ready()
            message = self._message_for(recipient)
        except UnreachableError as error:
            self._leaves(line)
            return Carried(recipient, None, str(error), heard=threading.Event())
        except BaseException as error:  # raised again by who asked for it
            return Carried(
                recipient, Outcome(State.DEFERRED, _words(error)), error=error, heard=threading.Event()
            )
        try:
            leaving = partial(self._marks.leaves, recipient.key)
            outcome = line.send(recipient.address, message, leaving=leaving)
        except BaseException as error:  # likewise
            state = State.UNCERTAIN if line.is_beyond_recall else State.DEFERRED
            return Carried(recipient, Outcome(state, _words(error)), error=error, heard=threading.Event())
        self._marks.came(recipient.key, outcome)
        if _is_one_too_many(line, outcome) and self._leaves(line, unless_last=True):
            return Carried(recipient, None, outcome.reply, heard=threading.Event())
        is_more = outcome.state is not State.SENT
        return Carried(recipient, outcome, heard=threading.Event() if is_more else None)

    def _leaves(self, line: Line, *, unless_last: bool = False) -> bool:
        """Take *line* out of work; tell whether it is."""
        with self._lock:
            if not (unless_last and len(self._at_work) == 1):
                self._at_work.discard(id(line))
            return id(line) not in self._at_work


def _is_one_too_many(line: Line, outcome: Outcome) -> bool:
    """Tell whether the *outcome* says that the server would rather have fewer connections."""
    is_hint = not line.is_ready or is_too_much_at_once(outcome.reply)
    return outcome.state is State.DEFERRED and outcome.blame is None and is_hint


def _words(error: BaseException) -> str:
    return " ".join(str(error).split()) or STOPPED
