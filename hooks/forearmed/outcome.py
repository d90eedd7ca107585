"""What can become of one message on its way to one address. Data only."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where an address stands with an edition. One that was never tried stands nowhere."""

    SENDING = "sending"
    """The intent is recorded, the outcome is not: a run is at it, or was killed there."""
    SENT = "sent"
    """The server has taken the message (a 250 after the final dot)."""
    DEFERRED = "deferred"
    """The server did not take it and may later (4yz, or cut off before the final dot): safe to retry."""
    REFUSED = "refused"
    """The server will not take it (5yz)."""
    UNCERTAIN = "uncertain"
    """The final dot was written and no whole reply came: only a person can tell."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A *state*, and the server's reply or ours that explains it, on one line."""

    state: State
    reply: str = ""
