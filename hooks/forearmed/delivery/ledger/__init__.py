"""The durable record of which address was sent which edition. The only importer of SQLite.

Whoever kills a run loses nothing: an intent is on the disk before its transaction begins, and its outcome
before the next one's intent counts. Decides nothing about whom to send to. This module opens the file, for
one process at a time; `record` reads and writes its content, and `table` shows it.
"""

import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from forearmed.delivery.ledger import private
from forearmed.delivery.ledger.entry import LedgerEntry, SentEdition
from forearmed.delivery.ledger.faults import translating_errors
from forearmed.delivery.ledger.record import ASSUMED, INTERRUPTED, Ledger, LedgerPage
from forearmed.delivery.ledger.table import as_csv
from forearmed.delivery.ledger.underway import Underway
from forearmed.delivery.outcome import State
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.locks import exclusive

__all__ = [
    "ASSUMED",
    "INTERRUPTED",
    "Ledger",
    "LedgerEntry",
    "LedgerPage",
    "SentEdition",
    "Underway",
    "as_csv",
    "has_ledger",
    "open_ledger",
    "read_ledger",
]

_OURS = 0x466F7265  # "Fore": the application id (https://www.sqlite.org/pragma.html#pragma_application_id)
_VERSION = 1
_PAGE = 4096  # octets
_STATES = ", ".join(f"'{state}'" for state in State)
_SCHEMA = f"""
    CREATE TABLE edition (
        list_id TEXT NOT NULL, week TEXT NOT NULL,
        tip TEXT NOT NULL, sha256 TEXT NOT NULL, first_sending TEXT NOT NULL,
        finished INTEGER NOT NULL,
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
_JUST_BEGUN = "it has just begun"


def has_ledger(path: Path) -> bool:
    """Tell whether *path* exists; raise ForearmedError when the system does not let us look."""
    with translating_errors(path):
        return path.exists()


@contextmanager
def open_ledger(path: Path, *, list_id: str, at: datetime) -> Iterator[Ledger]:
    """Hold the ledger at *path*, made when it is missing, for one process.

    Raises ForearmedError before anything can be sent: when another process holds it, when it is damaged,
    empty, somebody else's, or cannot be written.
    """
    with translating_errors(path):
        private.folder_for(path)
    with exclusive(path.with_name(f"{path.name}.lock"), busy=lambda: _busy(path)):
        with translating_errors(path):
            if not path.exists():
                _make(path)
            private.shut(path)
            connection = _connected(path)
        try:
            ledger = Ledger(connection, path, list_id=list_id)
            holder = f"process {os.getpid()} on {socket.gethostname()}, since {at.astimezone():%H:%M}"
            ledger.mark_interrupted(holder=holder, at=at)
            yield ledger
        finally:
            connection.close()


@contextmanager
def read_ledger(path: Path, *, list_id: str) -> Iterator[Ledger]:
    """Read the ledger at *path*, which another process may be writing."""
    with translating_errors(path):
        connection = _connected(path)
    try:
        yield Ledger(connection, path, list_id=list_id)
    finally:
        connection.close()


def _make(path: Path) -> None:
    """Make the ledger at *path* whole or not at all, since an empty file could be a damaged ledger."""
    if (log := _log_of(path)).exists():
        raise ForearmedError(f"{log} belongs to a ledger that is gone; put {path.name} back, or delete both")
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    private.begin(draft)
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        # In memory: a process killed here leaves a draft, but no journal that the next draft would pick up.
        connection.executescript(
            f"PRAGMA page_size = {_PAGE}; PRAGMA journal_mode = MEMORY; BEGIN; {_SCHEMA} COMMIT;"
        )
    finally:
        connection.close()
    draft.replace(path)  # durable with the first commit: SQLite syncs the folder when it begins its log


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _connected(path: Path) -> sqlite3.Connection:
    # SQLite reads an incomplete last page as zeroes. That is right only if the log has the whole page.
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
    except sqlite3.Error:  # another process is just creating it
        who = _JUST_BEGUN
    return f"another run holds the ledger ({who}); wait until it is done"
