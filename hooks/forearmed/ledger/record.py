"""The durable record of which address was sent which edition. The only importer of SQLite.

Whoever kills a run loses nothing: an intent is on the disk before its transaction begins, and its outcome
before the next one's intent counts. Decides nothing about whom to send to.
"""

import os
import socket
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from forearmed.errors import ForearmedError
from forearmed.locks import alone
from forearmed.outcome import Outcome, State

_OURS = 0x466F7265  # "Fore": the application id (https://www.sqlite.org/pragma.html#pragma_application_id)
_VERSION = 1
_PAGE = 4096  # octets
_STATES = ", ".join(f"'{state}'" for state in State)
_SCHEMA = f"""
    CREATE TABLE edition (
        list_id TEXT NOT NULL, week TEXT NOT NULL,
        tip TEXT NOT NULL, sha256 TEXT NOT NULL, first_sending TEXT NOT NULL,
        PRIMARY KEY (list_id, week)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE delivery (
        list_id TEXT NOT NULL, week TEXT NOT NULL, address TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ({_STATES})), reply TEXT NOT NULL,
        tip TEXT NOT NULL, sha256 TEXT NOT NULL,
        attempts INTEGER NOT NULL, changed TEXT NOT NULL,
        PRIMARY KEY (list_id, week, address)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE run (holder TEXT NOT NULL) STRICT;
    PRAGMA application_id = {_OURS};
    PRAGMA user_version = {_VERSION};
"""
_INTERRUPTED = "the run that was at it was killed"
_JUST_BEGUN = "it has just begun"


@dataclass(frozen=True)
class Edition:
    """What a week carried when its first message left, and the moment of that: `first_sending`."""

    tip: str
    sha256: str
    first_sending: datetime


@dataclass(frozen=True, slots=True)
class Entry:
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

    def edition(self, week: str) -> Edition | None:
        """Return what left in *week*, or None when nothing has."""
        rows = self._all(
            "SELECT tip, sha256, first_sending FROM edition WHERE list_id = ? AND week = ?", week
        )
        return next((Edition(tip, sha, datetime.fromisoformat(at)) for tip, sha, at in rows), None)

    def weeks(self) -> list[str]:
        """Return the weeks with an edition of which anything left, the newest first."""
        rows = self._all("SELECT week FROM edition WHERE list_id = ? ORDER BY week DESC")
        return [week for (week,) in rows]

    def states(self, week: str) -> Mapping[str, State]:
        """Return the state of every address that *week*'s edition was tried with."""
        rows = self._all("SELECT address, state FROM delivery WHERE list_id = ? AND week = ?", week)
        return {address: State(state) for address, state in rows}

    def entries(self, week: str) -> Iterator[Entry]:
        """Yield where every address stands with *week*'s edition, in the order of addresses."""
        rows = self._all(
            "SELECT week, address, state, reply, tip, sha256, attempts, changed FROM delivery"
            " WHERE list_id = ? AND week = ? ORDER BY address",
            week,
        )
        return (Entry(row[0], row[1], State(row[2]), *row[3:]) for row in rows)

    def addresses(self) -> Iterator[str]:
        """Yield every address that any edition was tried with."""
        rows = self._all("SELECT DISTINCT address FROM delivery WHERE list_id = ?")
        return (address for (address,) in rows)

    def page(self, week: str, edition: Edition) -> "Page":
        """Return the page on which *week*'s deliveries of *edition* are recorded."""
        return Page(self, week, edition)

    def assume_sent(self, week: str, *, at: datetime) -> None:
        """Record every uncertain message of *week* as sent: a person has looked."""
        with self.commit():
            self.write(
                "UPDATE delivery SET state = ?, reply = 'assumed sent: ' || reply, changed = ?"
                " WHERE list_id = ? AND week = ? AND state = ?",
                State.SENT, _stamp(at), self.list_id, week, State.UNCERTAIN,
            )  # fmt: skip

    def own_up(self, *, holder: str, at: datetime) -> None:
        """Record who holds the ledger, and make uncertain what a killed run left in the middle."""
        with self.commit():
            self.write("DELETE FROM run")
            self.write("INSERT INTO run VALUES (?)", holder)
            self.write(
                "UPDATE delivery SET state = ?, reply = ?, changed = ? WHERE state = ?",
                State.UNCERTAIN, _INTERRUPTED, _stamp(at), State.SENDING,
            )  # fmt: skip

    def _all(self, statement: str, *values: str) -> list[tuple[Any, ...]]:  # Any: SQLite's own types
        with _told(self._path):
            return self._connection.execute(statement, (self.list_id, *values)).fetchall()

    def write(self, statement: str, *values: str) -> None:
        """Execute *statement* inside a `commit`."""
        self._connection.execute(statement, values)

    @contextmanager
    def commit(self) -> Iterator[None]:
        """Make what happens inside durable together: when this returns, it is on the disk."""
        with _told(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise


@dataclass(frozen=True)
class Page:
    """One week's page of a list's ledger, while *edition* is what it carries."""

    ledger: Ledger
    week: str
    edition: Edition

    def begin(self) -> None:
        """Record what leaves from now on. The moment of the week's first sending stays what it was."""
        with self.ledger.commit():
            self.ledger.write(
                "INSERT INTO edition VALUES (?, ?, ?, ?, ?) ON CONFLICT (list_id, week)"
                " DO UPDATE SET tip = excluded.tip, sha256 = excluded.sha256",
                *self._key, self.edition.tip, self.edition.sha256, self.edition.first_sending.isoformat(),
            )  # fmt: skip

    def intend(self, address: str, *, at: datetime) -> None:
        """Record that a transaction for *address* is about to begin."""
        with self.ledger.commit():
            self._intend(address, at)

    def settle(self, address: str, outcome: Outcome, *, at: datetime, then: str | None = None) -> None:
        """Record the *outcome* for *address* and, in the same commit, the intent for the address *then*.

        An address without an open intent stays as it is.
        """
        with self.ledger.commit():
            self.ledger.write(
                "UPDATE delivery SET state = ?, reply = ?, changed = ?"
                " WHERE list_id = ? AND week = ? AND address = ? AND state = ?",
                outcome.state, outcome.reply, _stamp(at), *self._key, address, State.SENDING,
            )  # fmt: skip
            if then is not None:
                self._intend(then, at)

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
def open_ledger(path: Path, *, list_id: str, at: datetime) -> Iterator[Ledger]:
    """Hold the ledger at *path*, made when it is missing, for one process.

    Raises ForearmedError before anything can be sent: when another process holds it, when it is damaged,
    empty, somebody else's, or cannot be written.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with alone(path.with_name(f"{path.name}.lock"), busy=lambda: _busy(path)):
        with _told(path):
            if not path.exists():
                _make(path)
            connection = _connected(path)
        try:
            ledger = Ledger(connection, path, list_id=list_id)
            holder = f"process {os.getpid()} on {socket.gethostname()}, since {at.astimezone():%H:%M}"
            ledger.own_up(holder=holder, at=at)
            yield ledger
        finally:
            connection.close()


@contextmanager
def read_ledger(path: Path, *, list_id: str) -> Iterator[Ledger]:
    """Read the ledger at *path*, which another process may be writing."""
    with _told(path):
        connection = _connected(path)
    try:
        yield Ledger(connection, path, list_id=list_id)
    finally:
        connection.close()


def _make(path: Path) -> None:
    """Make the ledger at *path* whole or not at all: an empty file may as well be the rest of a full one."""
    if (log := _log_of(path)).exists():
        raise ForearmedError(f"{log} belongs to a ledger that is gone; put {path.name} back, or delete both")
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        # In memory: whoever is killed here leaves a draft, and no journal for the next one's.
        connection.executescript(
            f"PRAGMA page_size = {_PAGE}; PRAGMA journal_mode = MEMORY; BEGIN; {_SCHEMA} COMMIT;"
        )
    finally:
        connection.close()
    draft.replace(path)  # durable with the first commit: SQLite syncs the folder when it begins its log


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _connected(path: Path) -> sqlite3.Connection:
    # SQLite takes what a page lacks for zeroes; right beside a log only, which has the page a crash tore.
    torn = path.stat().st_size % _PAGE != 0 and not _log_of(path).exists()
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        _prepare(connection, path, torn=torn)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, torn: bool) -> None:
    (ours,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if (ours, version) != (_OURS, _VERSION):
        advice = "put back a copy, or name another place in the setting ledger; nothing is sent without it"
        raise ForearmedError(f"{path} is no ledger, or not of this version; {advice}")
    if torn or connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("its pages do not fit together")
    # A commit is one append to the log, on the disk before it returns.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _busy(path: Path) -> str:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            (who,) = connection.execute("SELECT holder FROM run").fetchone() or (_JUST_BEGUN,)
    except sqlite3.Error:  # the other one is just making it
        who = _JUST_BEGUN
    return f"another run holds the ledger ({who}); wait until it is done"


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in one sentence what is wrong with the file at *path*."""
    try:
        yield
    except sqlite3.Error as error:
        advice = "free some space, correct its rights, or put back a copy; nothing is sent without it"
        raise ForearmedError(f"the ledger {path} fails: {error}; {advice}") from error
    except OSError as error:
        raise ForearmedError(
            f"the ledger {path} cannot be used: {error.strerror}; nothing is sent"
        ) from error


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
