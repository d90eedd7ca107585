"""What a person is told when a ledger's file fails."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forearmed.foundation.errors import ForearmedError


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
