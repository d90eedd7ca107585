"""What a ledger says of an edition and of an address. Data only."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from forearmed.delivery.outcome import State


@dataclass(frozen=True)
class SentEdition:
    """What a week carried when its first message left, and the moment of that: `first_sending`."""

    tip: str
    sha256: str
    first_sending: datetime


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Where one *address* stands with one week's edition; *changed* is UTC, in ISO 8601."""

    week: str
    address: str
    state: State
    reply: str
    tip: str
    sha256: str
    attempts: int
    changed: str


def entry_of(row: tuple[Any, ...]) -> LedgerEntry:  # Any: SQLite's own types
    """Return the entry that a *row* of the table holds."""
    return LedgerEntry(row[0], row[1], State(row[2]), *row[3:])


def stamp(moment: datetime) -> str:
    """Return *moment* as the ledger keeps it: UTC, in ISO 8601, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
