"""What one message in a mailbox of returns says of one reader. Data only."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from forearmed.delivery.return_path import Mark


class Kind(StrEnum):
    """What has become of a message, or what its reader wants."""

    DEAD = "bounced"
    """Nobody is there and nobody will be: the address goes off the list at once."""
    SOFT = "soft bounce"
    """It did not arrive, for a temporary or unknown reason."""
    OURS = "refused"
    """It did not arrive because of us: our address, our domain, our words, or how much we send."""
    DELAYED = "delayed"
    """It is still on its way."""
    LEAVES = "unsubscribed"
    """The reader asks to be taken off the list."""
    COMPLAINS = "complained"
    """The reader called the mail spam."""
    ASKS = "asks"
    """It came to the address for leaving and asks for something else; a person has to read it."""


@dataclass(frozen=True)
class Notice:
    """What is said of the reader with *address*, as far as the message itself tells."""

    kind: Kind
    address: str
    """As written in the message; nothing where only the *mark* tells."""
    reason: str = ""
    """The server's words, on one line; for `Kind.ASKS`, the subject of the mail."""
    week: str = ""
    """The week of the edition concerned, such as ``2026-W47``; empty when the message does not say."""
    mark: Mark | None = None
    """What the return path says to which the message was sent; None without one of ours."""
    written: datetime | None = None
    """When the message was written, where it says so."""
    is_ours: bool = False
    """Whether the message shows that it is about a mail of this list."""
