"""One process at a time. The only importer of the file lock, which the system lets go when a process dies."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from forearmed.foundation.errors import ForearmedError


@contextmanager
def exclusive(lock: Path, *, busy: Callable[[], str]) -> Iterator[None]:
    """Hold *lock* for the duration.

    Raises ForearmedError, which says what *busy* returns, when another process holds it; and for a file
    that cannot be made or locked.
    """
    held = FileLock(lock)
    try:
        held.acquire(blocking=False)
    except Timeout:
        raise ForearmedError(busy()) from None
    except OSError as error:
        advice = "correct the rights of its folder, or choose another"
        raise ForearmedError(f"{lock} cannot be locked: {error.strerror}; {advice}") from error
    try:
        yield
    finally:
        held.release()
