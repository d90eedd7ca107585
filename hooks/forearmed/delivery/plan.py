"""Decide from the ledger who gets an edition, and what a person must confirm first. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from forearmed.delivery.ledger import SentEdition
from forearmed.delivery.outcome import State
from forearmed.delivery.outgoing import Announcement
from forearmed.foundation.errors import ForearmedError

_LATE = timedelta(hours=72)
_OPEN = {State.UNCERTAIN, State.SENDING}
_GONE_OUT = {State.SENT, *_OPEN}


class Addressee(Protocol):
    """Who or what can get an edition: a person, a list, a channel."""

    @property
    def address(self) -> str:
        """Return where a message goes, as its carrier and messages name it."""

    @property
    def key(self) -> str:
        """Return the key under which the ledger knows it."""


R = TypeVar("R", bound=Addressee)


@dataclass(frozen=True)
class Plan(Generic[R]):
    """What a run will do: each recipient counts in one of pending, sent, refused, uncertain and excepted."""

    pending: tuple[R, ...]
    """Whom to send to, in the order of the file, but those whom a server deferred before come last."""
    sent: int
    refused: int
    uncertain: tuple[R, ...]
    """Who waits for a person's decision."""
    excepted: tuple[R, ...]
    """Who is on the list and has left it."""
    deferred: int
    """How many recipients a server has deferred before; they are in *pending*, too."""
    untried: int
    """How many recipients the ledger does not know; they are in *pending*, too."""

    @property
    def is_first(self) -> bool:
        """Tell whether this edition has gone to nobody yet: no recipient is sent or uncertain."""
        return not (self.sent or self.uncertain)


def plan(
    recipients: Sequence[R],
    states: Mapping[str, State],
    *,
    excepted: Set[str] = frozenset(),
    resend_uncertain: bool = False,
    retry_refused: bool = False,
    assume_sent: bool = False,
) -> Plan[R]:
    """Return what to do for *recipients*, given where each stands in the ledger.

    *excepted* holds the keys of those who have left the list. The other three are
    decisions of a person: *resend_uncertain* and *retry_refused* send to these again, and *assume_sent*
    counts the uncertain as sent.
    """
    if assume_sent:
        states = {key: State.SENT if state in _OPEN else state for key, state in states.items()}
    gone = tuple(recipient for recipient in recipients if recipient.key in excepted)
    here = [recipient for recipient in recipients if recipient.key not in excepted]
    count = Counter(states.get(recipient.key) for recipient in here)
    uncertain = () if resend_uncertain else tuple(one for one in here if states.get(one.key) in _OPEN)
    done = {State.SENT} | (set() if resend_uncertain else _OPEN)
    done |= set() if retry_refused else {State.REFUSED}
    pending = (one for one in here if states.get(one.key) not in done)
    return Plan(
        # The deferred come last: if the server now stops us at one of them, the others have their mail.
        pending=tuple(sorted(pending, key=lambda one: states.get(one.key) is State.DEFERRED)),
        sent=count[State.SENT],
        refused=0 if retry_refused else count[State.REFUSED],
        uncertain=uncertain,
        excepted=gone,
        deferred=count[State.DEFERRED],
        untried=count[None],
    )


def is_late(built: Announcement, *, now: datetime) -> bool:
    """Tell whether *built* was released so long ago that sending it may be a mistake."""
    return now > built.release + _LATE


def edition_to_send(
    built: Announcement,
    before: SentEdition | None,
    states: Mapping[str, State],
    *,
    now: datetime,
    changed_tip: bool,
) -> SentEdition:
    """Return *built* as the ledger records it, with the moment of the week's first sending (else *now*).

    Raises ForearmedError when another tip of the same week has been sent in part, unless *changed_tip*.
    """
    if before is None:
        return SentEdition(built.tip, built.sha256, now)
    if before.tip != built.tip and not changed_tip and not _GONE_OUT.isdisjoint(states.values()):
        gone = sum(state in _GONE_OUT for state in states.values())
        raise ForearmedError(
            f'"{before.tip}" went to {gone} of {built.week}\'s readers, and now "{built.tip}" was built; '
            "to send that to the others, add --changed-tip"
        )
    return SentEdition(built.tip, built.sha256, before.first_sending)
