"""Several connections to one server, a thread for each: the only threads of a delivery.

Before a thread gets a recipient, the intent is in the ledger. The thread returns the outcome or, when it
offered nothing, only the recipient. Knows no ledger: only `side_by_side`, in the main thread, writes to it.
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
_SOON = 16  # messages waiting for each line, to keep it busy while the ledger writes the next group
_MOMENT = 0.05  # seconds
_CUT_OFF = 5.0  # seconds for a line to notice that its connection was cut


class Line(Protocol):
    """A connection to a server that can open further connections to the same server."""

    is_beyond_recall: bool
    """Whether the last message may have arrived: its end was written."""

    @property
    def is_ready(self) -> bool:
        """Tell whether there is a connection, as far as is known."""

    def another(self) -> Self:
        """Return a line of its own to the same server."""

    def get_ready(self) -> None:
        """Connect, unless that is done; raise UnreachableError for what may pass, else ForearmedError."""

    def send(
        self,
        address: str,
        message: bytes,
        *,
        leaving: Callable[[], None] | None = None,
        following: str | None = None,
    ) -> Outcome:
        """Offer *message* for *address*; call *leaving* right before its end. Return what became of it.

        The line may announce the next message, for the address *following*, before it knows that.
        """

    def break_off(self) -> None:
        """End the connection from another thread."""

    def close(self) -> None:
        """Let the connection go, if there is one."""


@dataclass(frozen=True, slots=True)
class Report(Generic[R]):
    """What a thread tells of one recipient, once its line is done with that message."""

    recipient: R
    outcome: Outcome | None
    """What became of the message; None: nothing was offered, and another line has to try."""
    why: str = ""
    """Why nothing was offered, where the server is the reason."""
    error: BaseException | None = None
    """The exception that ended the message and is to end the run."""
    heard: threading.Event | None = None
    """Set once the run has read this; None for a plain yes, after which the line need not wait."""


class Marks(Protocol):
    """The list (`Underway`) of messages about to leave, and of outcomes that the ledger does not have yet."""

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
        self._back: deque[Report[R]] = deque()
        self._signals: SimpleQueue[None] = SimpleQueue()  # wakes `wait`; put only after the item is in _back
        self._lock = threading.Lock()
        self._is_over = False
        self._is_stopped = False
        self._told_at = 0.0
        self._lines = [first, *(first.another() for _ in range(size - 1))]
        self._opening = {id(line) for line in self._lines[1:]}
        self._at_work = {id(first)}
        self._held: dict[int, R] = {}  # by line: the recipient whose message it is sending
        self._next: dict[int, R] = {}  # by line: the recipient with whom it goes on afterwards
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
        """Remove from the queue the recipients with whom no line has begun, and return them."""
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

    def oldest(self) -> Report[R] | None:
        """Return what came back first and was not dropped, if anything."""
        return self._back[0] if self._back else None

    def drop_oldest(self) -> None:
        """Drop what `oldest` returned; an interrupt between the two calls loses nothing."""
        heard = self._back.popleft().heard
        if heard:
            heard.set()

    def stop(self) -> None:
        """Let no line begin another message."""
        self._is_stopped = True

    def end(self, *, within: float) -> None:
        """Let each line finish its message *within* so many seconds; cut the connection of a slower one.

        Afterwards, `oldest` returns what became of each message that a line had begun.
        """
        with self._lock:
            self._is_over = True
        for _ in self._lines:
            self._given.put(None)
        if self._still_busy(until=self._passed() + within):
            for line in self._lines:
                line.break_off()
        self._still_busy(until=self._passed() + _CUT_OFF)
        lost = list(self._held.values())  # these messages may have left or not
        self._back.extend(Report(one, Outcome(State.UNCERTAIN, STOPPED)) for one in lost)

    def _still_busy(self, *, until: float) -> bool:
        """Tell whether a line is still at work at *until*. Do not wait for lines that only connect."""
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
            while self._goes_on(line) and (recipient := self._begun(line)) is not None:
                report = self._carry(line, recipient)
                self._back.append(report)
                del self._held[id(line)]
                self._tell(report)
        finally:
            self._say_goodbye(line)

    def _begun(self, line: Line) -> R | None:
        """Note that *line* begins with its next recipient, and who follows; return the former, if any."""
        recipient = self._next.pop(id(line), None) or self._given.get()
        if recipient is not None:
            self._held[id(line)] = recipient
            if (following := self._waiting()) is not None:
                self._next[id(line)] = following
        return recipient

    def _waiting(self) -> R | None:
        """Take the recipient who has waited longest, unless nobody is waiting now."""
        with suppress(Empty):
            following = self._given.get_nowait()
            if following is None:
                self._given.put(None)  # a line's order to end, not ours to take yet
            return following
        return None

    def _say_goodbye(self, line: Line) -> None:
        """Take *line* out of work for good; a message that it leaves unfinished comes back as uncertain."""
        if (lost := self._held.pop(id(line), None)) is not None:
            self._back.append(Report(lost, Outcome(State.UNCERTAIN, STOPPED)))
        self._leaves(line)
        if (untouched := self._next.pop(id(line), None)) is not None:
            self._back.append(Report(untouched, None))
        self._signals.put(None)
        line.close()

    def _goes_on(self, line: Line) -> bool:
        return id(line) in self._at_work and not (self._is_stopped or self._is_over)

    def _tell(self, report: Report[R]) -> None:
        """Wake `wait`: for news, when the lines need more recipients, and every `_MOMENT` seconds."""
        now = self._passed()
        if report.heard or self._given.qsize() <= _SOON * self.size or now - self._told_at > _MOMENT:
            self._told_at = now
            self._signals.put(None)
        # An outcome that may end the run must be read before this line sends another message.
        while report.heard and not report.heard.wait(_MOMENT) and not self._is_over:
            pass

    def _joins(self, line: Line) -> bool:
        """Connect *line*; tell whether that worked, since a server may refuse a second connection."""
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

    def _carry(self, line: Line, recipient: R) -> Report[R]:
        """Send the message to *recipient*; return exceptions as part of the value, too."""
        try:
            line.get_ready()
            message = self._message_for(recipient)
        except UnreachableError as error:
            self._leaves(line)
            return Report(recipient, None, str(error), heard=threading.Event())
        except BaseException as error:  # the main thread raises it again
            return Report(
                recipient, Outcome(State.DEFERRED, _words(error)), error=error, heard=threading.Event()
            )
        try:
            leaving = partial(self._marks.leaves, recipient.key)
            following = self._next.get(id(line))
            outcome = line.send(
                recipient.address,
                message,
                leaving=leaving,
                following=following.address if following else None,
            )
        except BaseException as error:  # likewise
            state = State.UNCERTAIN if line.is_beyond_recall else State.DEFERRED
            return Report(recipient, Outcome(state, _words(error)), error=error, heard=threading.Event())
        self._marks.came(recipient.key, outcome)
        if _is_one_too_many(line, outcome) and self._leaves(line, unless_last=True):
            return Report(recipient, None, outcome.reply, heard=threading.Event())
        is_more = outcome.state is not State.SENT
        return Report(recipient, outcome, heard=threading.Event() if is_more else None)

    def _leaves(self, line: Line, *, unless_last: bool = False) -> bool:
        """Take *line* out of work, except the last one if *unless_last*; tell whether it is out of work."""
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
