"""What can become of one message on its way to one address. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """The state of one address for one edition. An address that was never tried has no state."""

    SENDING = "sending"
    """The intent is recorded, the outcome is not: a run is sending, or was killed while sending."""
    SENT = "sent"
    """The server has taken the message (a 250 after the final dot; a webhook's yes)."""
    DEFERRED = "deferred"
    """The server did not take it and may later: safe to retry.

    Its reply said so (4yz; 429), or the connection broke before the final dot, or its refusal was not about
    the address.
    """
    REFUSED = "refused"
    """The server will not take it (5yz; a webhook's 4xx)."""
    UNCERTAIN = "uncertain"
    """All was written, the final dot or octet too, and no plain answer came: only a person can tell."""


class Blame(StrEnum):
    """What a server's refusal is about, as far as its words say."""

    ADDRESS = "address"
    """This one address: nobody there, a full mailbox."""
    UNCLEAR = "unclear"
    """The server does not say what the refusal is about."""
    LIMIT = "limit"
    """How much we may send."""
    SENDER = "sender"
    """Who we say is the sender, or what our account or our domain may do."""
    RELAY = "relay"
    """The server itself: it wants a login, or does not pass mail on for us."""

    @property
    def complaint(self) -> str:
        """Return the words that follow the server's name when a refusal concerns everybody; else empty."""
        return _EVERYBODYS.get(self, ("", ""))[0]

    @property
    def advice(self) -> str:
        """Return what a person can do about it."""
        return _EVERYBODYS.get(self, ("", ""))[1]


_EVERYBODYS: Mapping[Blame, tuple[str, str]] = {
    Blame.LIMIT: ("has reached a limit", "wait until it is over, or ask for a higher one"),
    Blame.SENDER: ("refuses the sender", "ask whoever runs the relay to let this sender send"),
    Blame.RELAY: ("does not pass our mail on", "check its address, the user and the password"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A *state*, and a *reply* of one line that explains it: the server's, or our own words."""

    state: State
    reply: str = ""
    pause: float = 0
    """For how many seconds the server asks to be left alone, when it put the message off."""
    blame: Blame | None = None
    """What the server's refusal is about; None when no server refused."""

    @property
    def is_everybodys(self) -> bool:
        """Tell whether the reason is not the address, so that the server would refuse anybody."""
        return self.state is State.REFUSED and self.blame is not None and bool(self.blame.complaint)
