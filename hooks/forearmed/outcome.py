"""What can become of one message on its way to one address. Data only."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where an address stands with an edition. One that was never tried stands nowhere."""

    SENDING = "sending"
    """The intent is recorded, the outcome is not: a run is at it, or was killed there."""
    SENT = "sent"
    """The server has taken the message (a 250 after the final dot; a webhook's yes)."""
    DEFERRED = "deferred"
    """The server did not take it and may later (4yz, or cut off before the final dot; 429): safe to retry."""
    REFUSED = "refused"
    """The server will not take it (5yz; a webhook's 4xx)."""
    UNCERTAIN = "uncertain"
    """All was written, the final dot or octet too, and no plain answer came: only a person can tell."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A *state*, and the server's reply or ours that explains it, on one line."""

    state: State
    reply: str = ""
    pause: float = 0
    """For how many seconds the server asks to be left alone, when it put the message off."""
