"""What a ledger holds: editions, the deliveries to each address, and the run that writes to it."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from forearmed.delivery.outcome import Outcome, State
from forearmed.foundation.errors import ForearmedError

_ENTRIES = "SELECT week, address, state, reply, tip, sha256, attempts, changed FROM delivery"
INTERRUPTED = "the run that was at it was killed"
ASSUMED = "assumed sent: "


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


class Ledger:
    """One list's part of a ledger file. Every method raises ForearmedError when the file fails."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, list_id: str) -> None:
        self._connection = connection
        self._path = path
        self.list_id = list_id

    def edition(self, week: str) -> SentEdition | None:
        """Return what left in *week*, or None when nothing has."""
        rows = self._all(
            "SELECT tip, sha256, first_sending FROM edition WHERE list_id = ? AND week = ?", week
        )
        return next((SentEdition(tip, sha, datetime.fromisoformat(at)) for tip, sha, at in rows), None)

    def weeks(self) -> list[str]:
        """Return the weeks with an edition of which anything left, the newest first."""
        rows = self._all("SELECT week FROM edition WHERE list_id = ? ORDER BY week DESC")
        return [week for (week,) in rows]

    def is_finished(self, week: str) -> bool:
        """Tell whether the last run of *week* came to its end and left nobody to be tried."""
        return bool(self._all("SELECT 1 FROM edition WHERE list_id = ? AND week = ? AND finished = 1", week))

    def states(self, week: str) -> Mapping[str, State]:
        """Return the state of every address that *week*'s edition was tried with."""
        rows = self._all("SELECT address, state FROM delivery WHERE list_id = ? AND week = ?", week)
        return {address: State(state) for address, state in rows}

    def entries(self, week: str) -> Iterator[LedgerEntry]:
        """Yield where every address stands with *week*'s edition, in the order of addresses."""
        rows = self._all(f"{_ENTRIES} WHERE list_id = ? AND week = ? ORDER BY address", week)
        return map(_entry, rows)

    def everything(self) -> Iterator[LedgerEntry]:
        """Yield where every address of every list in the file stands, the newest week first."""
        return map(_entry, self._rows(f"{_ENTRIES} ORDER BY week DESC, list_id, address"))

    def addresses(self) -> Iterator[str]:
        """Yield every address that any edition was tried with."""
        rows = self._all("SELECT DISTINCT address FROM delivery WHERE list_id = ?")
        return (address for (address,) in rows)

    def page(self, week: str, edition: SentEdition) -> "LedgerPage":
        """Return the page on which *week*'s deliveries of *edition* are recorded."""
        return LedgerPage(self, week, edition)

    def assume_sent(self, week: str, *, at: datetime) -> None:
        """Record every uncertain message of *week* as sent: a person has looked."""
        with self.commit():
            self.write(
                "UPDATE delivery SET state = ?, reply = ? || reply, changed = ?"
                " WHERE list_id = ? AND week = ? AND state = ?",
                State.SENT, ASSUMED, _stamp(at), self.list_id, week, State.UNCERTAIN,
            )  # fmt: skip

    def mark_interrupted(self, *, holder: str, at: datetime) -> None:
        """Record who holds the ledger, and make uncertain what a killed run left in the middle."""
        with self.commit():
            self.write("DELETE FROM run")
            self.write("INSERT INTO run VALUES (?)", holder)
            self.write(
                "UPDATE delivery SET state = ?, reply = ?, changed = ? WHERE state = ?",
                State.UNCERTAIN, INTERRUPTED, _stamp(at), State.SENDING,
            )  # fmt: skip

    def strip(self, plain: Callable[[str], str]) -> None:
        """Put *plain*'s form of it in each reply's place, forget the machine's name, and leave no trace."""
        replies = [reply for (reply,) in self._rows("SELECT DISTINCT reply FROM delivery")]
        changed = [(plain(reply), reply) for reply in replies if plain(reply) != reply]
        with self.commit():
            holders = self._connection.execute("DELETE FROM run").rowcount
            for new, old in changed:
                self.write("UPDATE delivery SET reply = ? WHERE reply = ?", new, old)
        if holders or changed:
            self.leave_no_trace()

    def leave_no_trace(self) -> None:
        """Write the file anew without what was deleted, which SQLite leaves in its free space and log."""
        with translating_errors(self._path):
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def octets(self) -> bytes:
        """Return the whole file with all that was committed, as one that needs no log beside it."""
        with translating_errors(self._path):
            (is_held_up, _, _) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if is_held_up:
                raise sqlite3.OperationalError("another process reads it")
            return self._path.read_bytes()

    def _all(self, statement: str, *values: str) -> list[tuple[Any, ...]]:  # Any: SQLite's own types
        return self._rows(statement, self.list_id, *values)

    def _rows(self, statement: str, *values: str) -> list[tuple[Any, ...]]:  # Any: the same
        with translating_errors(self._path):
            return self._connection.execute(statement, values).fetchall()

    def ask(self, statement: str, *values: str | int) -> list[tuple[Any, ...]]:  # Any: the same
        """Return the rows that *statement* finds."""
        with translating_errors(self._path):
            return self._connection.execute(statement, values).fetchall()

    def write(self, statement: str, *values: str) -> None:
        """Execute *statement* inside a `commit`."""
        self._connection.execute(statement, values)

    def change(self, statement: str, *values: str) -> int:
        """Execute *statement* inside a `commit`; return how many rows it has changed."""
        return self._connection.execute(statement, values).rowcount

    @contextmanager
    def commit(self) -> Iterator[None]:
        """Make what happens inside durable together: when this returns, it is on the disk."""
        with translating_errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise


@dataclass(frozen=True)
class LedgerPage:
    """One week's page of a list's ledger, while *edition* is what it carries."""

    ledger: Ledger
    week: str
    edition: SentEdition

    def begin(self) -> None:
        """Record what leaves from now on. The moment of the week's first sending stays what it was."""
        with self.ledger.commit():
            self.ledger.write(
                "INSERT INTO edition VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (list_id, week)"
                " DO UPDATE SET tip = excluded.tip, sha256 = excluded.sha256, finished = 0",
                *self._key, self.edition.tip, self.edition.sha256, self.edition.first_sending.isoformat(),
            )  # fmt: skip

    def finish(self) -> None:
        """Record that nobody is left to be tried."""
        with self.ledger.commit():
            self.ledger.write("UPDATE edition SET finished = 1 WHERE list_id = ? AND week = ?", *self._key)

    def intend(self, address: str, *, at: datetime) -> None:
        """Record that a transaction for *address* is about to begin."""
        with self.ledger.commit():
            self._intend(address, at)

    def settle(
        self,
        address: str,
        outcome: Outcome,
        *,
        at: datetime,
        then: str | None = None,
        recalled: Sequence[str] = (),
    ) -> None:
        """Record the *outcome* for *address* and, in the same commit, the intent for the address *then*.

        An address without an open intent stays as it is. The *recalled* were refused, and are deferred from
        now on, each with the reply it got.
        """
        with self.ledger.commit():
            self.ledger.write(
                "UPDATE delivery SET state = ?, reply = ?, changed = ?"
                " WHERE list_id = ? AND week = ? AND address = ? AND state = ?",
                outcome.state, outcome.reply, _stamp(at), *self._key, address, State.SENDING,
            )  # fmt: skip
            for each in recalled:
                self._recall(each, at)
            if then is not None:
                self._intend(then, at)

    def _recall(self, address: str, at: datetime) -> None:
        self.ledger.write(
            "UPDATE delivery SET state = ?, changed = ?"
            " WHERE list_id = ? AND week = ? AND address = ? AND state = ?",
            State.DEFERRED, _stamp(at), *self._key, address, State.REFUSED,
        )  # fmt: skip

    def _intend(self, address: str, at: datetime) -> None:
        self.ledger.write(
            "INSERT INTO delivery VALUES (?, ?, ?, ?, '', ?, ?, 1, ?) ON CONFLICT (list_id, week, address)"
            " DO UPDATE SET state = excluded.state, tip = excluded.tip, sha256 = excluded.sha256,"
            " attempts = attempts + 1, changed = excluded.changed",
            *self._key, address, State.SENDING, self.edition.tip, self.edition.sha256, _stamp(at),
        )  # fmt: skip

    @property
    def _key(self) -> tuple[str, str]:
        return self.ledger.list_id, self.week


@contextmanager
def translating_errors(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the system into one sentence on the ledger at *path*."""
    try:
        yield
    except sqlite3.Error as error:
        advice = "free some space, correct its rights, or put back a copy; nothing is sent without it"
        raise ForearmedError(f"the ledger {path} fails: {error}; {advice}") from error
    except OSError as error:
        raise ForearmedError(
            f"the ledger {path} cannot be used: {error.strerror}; nothing is sent"
        ) from error


def _entry(row: tuple[Any, ...]) -> LedgerEntry:  # Any: SQLite's own types
    return LedgerEntry(row[0], row[1], State(row[2]), *row[3:])


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
