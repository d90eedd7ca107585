"""One process at a time, whatever becomes of the one before."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.locks import exclusive

HOLD = """
import sys
from pathlib import Path
from forearmed.foundation.locks import exclusive
with exclusive(Path(sys.argv[1]), busy=str):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another(lock: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold *lock* until its standard input ends."""
    command = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process


def test_the_second_is_told_what_the_first_is_at(tmp_path: Path) -> None:
    """It does not wait, and its error is the sentence that the caller has for it."""
    lock = tmp_path / "a.lock"
    with (
        another(lock),
        pytest.raises(ForearmedError) as caught,
        exclusive(lock, busy=lambda: "come back later"),
    ):
        pytest.fail("the lock was had twice")
    assert str(caught.value) == "come back later"


def test_a_lock_is_let_go_at_the_end(tmp_path: Path) -> None:
    """After a good end and after an exception the next one holds it; *busy* is not asked."""
    lock = tmp_path / "a.lock"
    for error in (KeyboardInterrupt, ForearmedError):
        with pytest.raises(error), exclusive(lock, busy=lambda: pytest.fail("nobody holds it")):
            raise error
    with exclusive(lock, busy=lambda: pytest.fail("nobody holds it")):
        assert lock.exists()


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    """The system lets the lock go, so nobody has to delete a file first."""
    lock = tmp_path / "a.lock"
    with another(lock) as process:
        process.kill()
        process.wait()
        with exclusive(lock, busy=lambda: pytest.fail("a dead process holds it")):
            pass


def test_two_locks_are_two(tmp_path: Path) -> None:
    """Holding one keeps nobody from another."""
    with another(tmp_path / "a.lock"), exclusive(tmp_path / "b.lock", busy=lambda: pytest.fail("b is free")):
        pass


def test_what_cannot_be_locked(tmp_path: Path) -> None:
    """A broken environment is one sentence, and not another process."""
    with (
        pytest.raises(ForearmedError) as caught,
        exclusive(tmp_path, busy=lambda: pytest.fail("nobody holds it")),
    ):
        pytest.fail("the lock was had")
    advice = "correct the rights of its folder, or choose another"
    assert str(caught.value) == f"{tmp_path} cannot be locked: Is a directory; {advice}"
