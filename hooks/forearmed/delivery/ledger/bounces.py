"""Which editions bounced for which address: a table of its own, since bounces come days later.

Reads no reports, and takes nobody off a list.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from forearmed.delivery.ledger.record import Ledger
from forearmed.delivery.outcome import State

# The file stays at version 1 with this further table, so that older programs can still open it.
_TABLE = """
    CREATE TABLE IF NOT EXISTS bounce (
        list_id TEXT NOT NULL, address TEXT NOT NULL, week TEXT NOT NULL,
        reason TEXT NOT NULL, noted TEXT NOT NULL,
        PRIMARY KEY (list_id, address, week)
    ) STRICT, WITHOUT ROWID
"""
_IS_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'bounce'"


@dataclass(frozen=True)
class Unreached:
    """A reader whom editions in a row did not reach: *weeks*, newest first, and the newest one's *reply*."""

    address: str
    weeks: tuple[str, ...]
    reply: str


def note_bounces(ledger: Ledger, bounces: Sequence[tuple[str, str, str]], *, at: datetime) -> None:
    """Record *bounces*, each an address, a week and a reason; do not change one that is there already."""
    with ledger.commit():
        ledger.write(_TABLE)
        for address, week, reason in bounces:
            ledger.write(
                "INSERT OR IGNORE INTO bounce VALUES (?, ?, ?, ?, ?)",
                ledger.list_id, address, week, reason, at.astimezone(UTC).isoformat(timespec="seconds"),
            )  # fmt: skip


def has_bounces(ledger: Ledger) -> bool:
    """Tell whether any bounce was ever recorded in the file."""
    return bool(ledger.ask(_IS_THERE))


def bounced_in_a_row(
    ledger: Ledger, bounces: Iterable[tuple[str, str, str]]
) -> Mapping[str, tuple[str, ...]]:
    """Return, for each address in *bounces*, the newest weeks in a row that bounced, the newest first.

    *bounces* count together with the recorded ones. An edition that the server took and that did not bounce
    counts as arrived, and ends the row.
    """
    weeks: dict[str, set[str]] = defaultdict(set)
    for address, week, _ in bounces:
        weeks[address].add(week)
    recorded = "SELECT week FROM bounce WHERE list_id = ? AND address = ?"
    for address in weeks if has_bounces(ledger) else ():
        weeks[address].update(week for (week,) in ledger.ask(recorded, ledger.list_id, address))
    return {address: tuple(_row(ledger, address, bounced)) for address, bounced in weeks.items()}


def edition_before(ledger: Ledger, moment: datetime) -> str:
    """Return the week of the newest edition whose sending had begun by *moment*, or an empty string."""
    begun = ((week, ledger.edition(week)) for week in ledger.weeks())
    return next((week for week, edition in begun if edition and edition.first_sending <= moment), "")


def _row(ledger: Ledger, address: str, bounced: set[str]) -> Iterator[str]:
    rows = ledger.ask(
        "SELECT week FROM delivery WHERE list_id = ? AND address = ? AND state = ? AND week <= ?",
        ledger.list_id, address, State.SENT, max(bounced),
    )  # fmt: skip
    sent = {week for (week,) in rows}
    for week in sorted(bounced | sent, reverse=True):
        if week not in bounced:
            return
        yield week


def refused_in_a_row(ledger: Ledger, *, times: int) -> Sequence[Unreached]:
    """Return the readers whom servers refused in each of the last *times* editions that were sent to them."""
    often = ledger.ask(
        "SELECT address FROM delivery WHERE list_id = ? AND state = ? GROUP BY address HAVING count(*) >= ?"
        " ORDER BY address",
        ledger.list_id, State.REFUSED, times,
    )  # fmt: skip
    return [found for (address,) in often if (found := _refused(ledger, address, times))]


def _refused(ledger: Ledger, address: str, times: int) -> Unreached | None:
    last = ledger.ask(
        "SELECT week, state, reply FROM delivery WHERE list_id = ? AND address = ?"
        " ORDER BY week DESC LIMIT ?",
        ledger.list_id, address, times,
    )  # fmt: skip
    if len(last) < times or any(state != State.REFUSED for _, state, _ in last):
        return None
    return Unreached(address, tuple(week for week, _, _ in last), last[0][2])
