"""Recognise a refusal that concerns everybody: its words say so, or several addresses in a row get it.

Sees only the outcomes of one run; knows neither the ledger nor a server.
"""

import re
from collections import deque
from dataclasses import dataclass, replace
from typing import Generic

from forearmed.delivery.outcome import Blame, Outcome, State
from forearmed.delivery.plan import R

_IN_A_ROW = 3
_IN_A_ROW_OF_DEAD = 20
"""The limit for a server that has taken mail and blames the address: every list holds dead addresses."""
_OF_A_LINE = 2
"""Messages of one line that a server may have said yes to: the one under way, the one announced."""
_CODES = re.compile(r"((?:\d{3})?(?: \d\.\d{1,3}\.\d{1,3})?)(.*)", re.DOTALL)
_ID = re.compile(r"\d|@|[a-z][A-Z]")  # a word with one of these is an id, a number or an address
_MARKS = ".,;:!?()[]<>\"'"
_SO = "this is the relay and not the addresses, so none counts as refused and the next run tries them"
_PERHAPS = (
    "that looks like the relay and not the addresses, so none of these counts as refused and the next run "
    "tries them; ask whoever runs the relay, or take them off the list if they are gone"
)


@dataclass(frozen=True)
class Ending(Generic[R]):
    """Why a run ends: *why* follows the server's name; *recalled* got the same refusal before."""

    why: str
    recalled: tuple[R, ...] = ()


class Refusals(Generic[R]):
    """The refusals of one run; *has_reached* tells whether anybody has been sent this edition before.

    With several messages *at_once*, a late yes may arrive between two refusals and break their row: to a
    message that another line offered before the first of them, or announced. `_before` finds what it broke.
    """

    def __init__(self, *, has_reached: bool, at_once: int = 1) -> None:
        self._has_reached = has_reached
        self._late = _OF_A_LINE * (at_once - 1)
        self._last: deque[tuple[R, str]] = deque(maxlen=_IN_A_ROW_OF_DEAD * (1 + self._late))
        self._row: list[R] = []
        self._gist = ""
        self._ending: Ending[R] | None = None

    def hear(self, recipient: R, outcome: Outcome) -> Ending[R] | None:
        """Return why the run must end after the *outcome* for *recipient*; None for what ends nothing."""
        if outcome.state is State.SENT or (outcome.state is State.REFUSED and outcome.blame):
            self._last.append((recipient, gist_of(outcome.reply, recipient.address) if outcome.blame else ""))
        if outcome.state is State.SENT:
            self._has_reached = True
            self._row.clear()
        if outcome.state is not State.REFUSED or outcome.blame is None:
            return None
        if outcome.is_everybodys:
            return Ending(f"{outcome.blame.complaint} ({outcome.reply}); {_SO}; {outcome.blame.advice}")
        return self._in_a_row(recipient, outcome)

    def _in_a_row(self, recipient: R, outcome: Outcome) -> Ending[R] | None:
        _, gist = self._last[-1]
        if self._ending and gist == self._gist:
            return replace(self._ending, recalled=())  # it was offered before the run was over
        if gist != self._gist:
            self._row.clear()
        self._gist = gist
        self._row.append(recipient)
        is_known_to_send = self._has_reached and outcome.blame is Blame.ADDRESS
        if len(self._row) < (_IN_A_ROW_OF_DEAD if is_known_to_send else _IN_A_ROW):
            return None
        said = f"says the same to {len(self._row)} addresses in a row ({outcome.reply})"
        self._ending = Ending(f"{said}; {_PERHAPS}", (*self._before(gist), *self._row[:-1]))
        return self._ending

    def _before(self, gist: str) -> list[R]:
        """Return who got the same refusal before the row, with only late yeses between."""
        found: list[R] = []
        late = self._late
        for one, said in reversed(self._last):
            if said != gist:
                late -= 1
            elif one not in self._row:
                found.append(one)
            if late < 0:
                break
        return found


def gist_of(reply: str, address: str) -> str:
    """Return *reply* without the *address*, names, numbers and ids: the part that is the same for everybody.

    The two codes at its beginning stay.
    """
    code, words = _CODES.fullmatch(reply).groups()  # type: ignore[union-attr]  # it fits every text
    local, _, domain = address.lower().rpartition("@")
    kept = (word.lower().strip(_MARKS) for word in words.split() if not _ID.search(word))
    return " ".join([code, *(word for word in kept if word not in (local, domain))])
