"""What a ledger holds: editions, the deliveries to each address, and the run that writes to it."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from forearmed.delivery.ledger.entry import LedgerEntry, SentEdition, entry_of, stamp
from forearmed.delivery.ledger.faults import translating_errors
from forearmed.delivery.ledger.underway import Remains, Underway, forget, remains_at
from forearmed.delivery.outcome import Outcome, State

_ENTRIES = "SELECT week, address, state, reply, tip, sha256, attempts, changed FROM delivery"
INTERRUPTED = "the run that was at it was killed"
ASSUMED = "assumed sent: "


class Ledger:
    """One list's part of a ledger file. Every method raises ForearmedError when the file fails."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, list_id: str) -> None:
        self._connection = connection
        self.path = path
        """Its file."""
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
        """Tell whether the last run of *week* ended with no recipient left to try."""
        return bool(self._all("SELECT 1 FROM edition WHERE list_id = ? AND week = ? AND finished = 1", week))

    def states(self, week: str) -> Mapping[str, State]:
        """Return the state of every address that *week*'s edition was tried with."""
        rows = self._all("SELECT address, state FROM delivery WHERE list_id = ? AND week = ?", week)
        return {address: State(state) for address, state in rows}

    def entries(self, week: str) -> Iterator[LedgerEntry]:
        """Yield where every address stands with *week*'s edition, in the order of addresses."""
        rows = self._all(f"{_ENTRIES} WHERE list_id = ? AND week = ? ORDER BY address", week)
        return map(entry_of, rows)

    def everything(self) -> Iterator[LedgerEntry]:
        """Yield where every address of every list in the file stands, the newest week first."""
        return map(entry_of, self._rows(f"{_ENTRIES} ORDER BY week DESC, list_id, address"))

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
                State.SENT, ASSUMED, stamp(at), self.list_id, week, State.UNCERTAIN,
            )  # fmt: skip

    def mark_interrupted(self, *, holder: str, at: datetime) -> None:
        """Record *holder* as the ledger's user; settle the open intents of a run that was killed before."""
        remains = remains_at(self.path)
        with self.commit():
            self.write("DELETE FROM run")
            self.write("INSERT INTO run VALUES (?)", holder)
            if remains is not None:
                self._settle_by(remains, at)
            self.write(
                "UPDATE delivery SET state = ?, reply = ?, changed = ? WHERE state = ?",
                State.UNCERTAIN, INTERRUPTED, stamp(at), State.SENDING,
            )  # fmt: skip

        forget(self.path)

    def _settle_by(self, remains: Remains, at: datetime) -> None:
        """Record the outcomes in *remains*, and take back the intents whose message cannot have left."""
        for (address,) in self._rows("SELECT address FROM delivery WHERE state = ?", State.SENDING):
            fate = remains.came.get(address)
            if fate is None and address not in remains.gone_out:
                self.take_back(address)
            elif fate is not None:
                self.write(
                    "UPDATE delivery SET state = ?, reply = ?, changed = ? WHERE address = ? AND state = ?",
                    fate.state, fate.reply, stamp(at), address, State.SENDING,
                )  # fmt: skip

    def take_back(self, address: str) -> None:
        """Undo the open intent for *address*, inside a `commit`: delete a first try, else set deferred."""
        self.write(
            "DELETE FROM delivery WHERE address = ? AND state = ? AND attempts = 1", address, State.SENDING
        )
        self.write(
            "UPDATE delivery SET state = ?, attempts = attempts - 1 WHERE address = ? AND state = ?",
            State.DEFERRED, address, State.SENDING,
        )  # fmt: skip

    def sent_by_day(self, *, since: datetime | None = None) -> Mapping[str, int]:
        """Return how many mails left on each day (UTC, ``2026-11-17``), to any list of the file.

        With *since*, only mails after that moment. Uncertain mails count; messages to chat channels do not.
        """
        rows = self._rows(
            "SELECT substr(changed, 1, 10), count(*) FROM delivery WHERE state IN (?, ?) AND changed > ?"
            " AND instr(address, '@') GROUP BY 1",
            State.SENT, State.UNCERTAIN, stamp(since) if since else "",
        )  # fmt: skip
        return dict(rows)

    def strip(self, plain: Callable[[str], str]) -> None:
        """Replace each reply by *plain* of it, delete the machine's name, and leave no trace of either."""
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
        with translating_errors(self.path):
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def octets(self) -> bytes:
        """Return the whole file with all that was committed, as one that needs no log beside it."""
        with translating_errors(self.path):
            (is_held_up, _, _) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if is_held_up:
                raise sqlite3.OperationalError("another process reads it")
            return self.path.read_bytes()

    def _all(self, statement: str, *values: str) -> list[tuple[Any, ...]]:  # Any: SQLite's own types
        return self._rows(statement, self.list_id, *values)

    def _rows(self, statement: str, *values: str) -> list[tuple[Any, ...]]:  # Any: the same
        with translating_errors(self.path):
            return self._connection.execute(statement, values).fetchall()

    def ask(self, statement: str, *values: str | int) -> list[tuple[Any, ...]]:  # Any: the same
        """Return the rows that *statement* finds."""
        with translating_errors(self.path):
            return self._connection.execute(statement, values).fetchall()

    def write(self, statement: str, *values: str | int) -> None:
        """Execute *statement* inside a `commit`."""
        self._connection.execute(statement, values)

    def change(self, statement: str, *values: str) -> int:
        """Execute *statement* inside a `commit`; return how many rows it has changed."""
        return self._connection.execute(statement, values).rowcount

    @contextmanager
    def commit(self) -> Iterator[None]:
        """Make what happens inside durable together: when this returns, it is on the disk."""
        with translating_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise


@dataclass(frozen=True)
class LedgerPage:
    """The part of a list's ledger for one *week*; new deliveries are recorded as deliveries of *edition*."""

    ledger: Ledger
    week: str
    edition: SentEdition

    def begin(self) -> None:
        """Record *edition* as the one sent from now on; keep the moment of the week's first sending."""
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

    def underway(self) -> Underway:
        """Return a new `Underway` list, for a run that records intents in groups."""
        return Underway(self.ledger.path)

    def intend(self, address: str, *, at: datetime) -> None:
        """Record that a transaction for *address* is about to begin."""
        with self.ledger.commit():
            self._intend([address], at)

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
        following = [then] if then is not None else []
        self.settle_all({address: outcome}, at=at, then=following, recalled=recalled)

    def settle_all(
        self,
        outcomes: Mapping[str, Outcome],
        *,
        at: datetime,
        then: Sequence[str] = (),
        recalled: Sequence[str] = (),
        untried: Sequence[str] = (),
    ) -> None:
        """Record *outcomes* by address as `settle` does and, in the same commit, the intents for *then*.

        No line began with the *untried*: their intents are taken back, as `Ledger.take_back` does.
        """
        with self.ledger.commit():
            if outcomes:
                self._settle(outcomes, at)
            for each in untried:
                self.ledger.take_back(each)
            for each in recalled:
                self._recall(each, at)
            if then:
                self._intend(then, at)

    def _settle(self, outcomes: Mapping[str, Outcome], at: datetime) -> None:
        rows = [(address, outcome.state, outcome.reply) for address, outcome in outcomes.items()]
        self.ledger.write(
            f"WITH came(address, state, reply) AS (VALUES {_rows_of(3, rows)})"  # noqa: S608  # question marks
            " UPDATE delivery SET state = came.state, reply = came.reply, changed = ? FROM came"
            " WHERE list_id = ? AND week = ? AND delivery.address = came.address AND delivery.state = ?",
            *_flat(rows), stamp(at), *self._key, State.SENDING,
        )  # fmt: skip

    def _recall(self, address: str, at: datetime) -> None:
        self.ledger.write(
            "UPDATE delivery SET state = ?, changed = ?"
            " WHERE list_id = ? AND week = ? AND address = ? AND state = ?",
            State.DEFERRED, stamp(at), *self._key, address, State.REFUSED,
        )  # fmt: skip

    def _intend(self, addresses: Sequence[str], at: datetime) -> None:
        edition = (self.edition.tip, self.edition.sha256)
        rows = [(*self._key, address, State.SENDING, "", *edition, 1, stamp(at)) for address in addresses]
        self.ledger.write(
            f"INSERT INTO delivery VALUES {_rows_of(9, rows)}"  # noqa: S608  # question marks
            " ON CONFLICT (list_id, week, address)"
            " DO UPDATE SET state = excluded.state, tip = excluded.tip, sha256 = excluded.sha256,"
            " attempts = attempts + 1, changed = excluded.changed",
            *_flat(rows),
        )  # fmt: skip

    @property
    def _key(self) -> tuple[str, str]:
        return self.ledger.list_id, self.week


def _rows_of(columns: int, rows: Sequence[object]) -> str:
    """Return placeholders for *rows* of so many *columns*: one statement for all is far quicker than many."""
    row = f"({', '.join('?' * columns)})"
    return ", ".join([row] * len(rows))


def _flat(rows: Sequence[tuple[str | int, ...]]) -> Iterator[str | int]:
    return (value for row in rows for value in row)
