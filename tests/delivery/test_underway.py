"""What is known of a killed run's last group of messages: as much as the machine that stayed up can tell."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from forearmed.delivery.ledger import SentEdition, open_ledger, underway
from forearmed.delivery.outcome import Blame, Outcome, State
from forearmed.foundation.errors import ForearmedError

LIST, WEEK = "tips.example.com", "2026-W47"
NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
EDITION = SentEdition("call-first", "ab" * 32, NOON)
ANN, BOB, CAT, DAN, EVE = (f"{name}@example.com" for name in ("ann", "bob", "cat", "dan", "eve"))
LIMIT = Outcome(State.REFUSED, "550 5.4.5 daily limit", blame=Blame.LIMIT)
KILLED = "the run that was at it was killed"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where this test's ledger is."""
    return tmp_path / "ledger.sqlite3"


def killed(path: Path) -> None:
    """Leave what a run leaves that is killed at its first group: Ann's answer is there, Bob's is not."""
    with open_ledger(path, list_id=LIST, at=NOON) as ledger:
        page = ledger.page(WEEK, EDITION)
        page.begin()
        marks = page.underway()
        page.settle_all({}, at=NOON, then=[ANN, BOB, CAT, DAN, EVE])
        marks.leaves(ANN)
        marks.leaves(BOB)
        marks.came(ANN, Outcome(State.SENT, "250 queued"))
        marks.leaves(DAN)
        marks.came(DAN, LIMIT)
        marks.came(EVE, Outcome(State.REFUSED, "550 nobody here"))
        marks._file.close()  # as the system does for who is killed


def told(path: Path) -> dict[str, tuple[State, str]]:
    """Return what the next run finds."""
    with open_ledger(path, list_id=LIST, at=NOON) as ledger:
        return {entry.address: (entry.state, entry.reply) for entry in ledger.entries(WEEK)}


def list_of(path: Path) -> Path:
    """Return the list beside the ledger."""
    return path.with_name(f"{path.name}-underway")


def test_only_what_may_have_left_is_in_doubt(path: Path) -> None:
    """An answer that came is known; what cannot have left is as before; the list is gone after that."""
    killed(path)
    assert list_of(path).stat().st_mode & 0o077 == 0
    assert told(path) == {
        ANN: (State.SENT, "250 queued"),
        BOB: (State.UNCERTAIN, KILLED),
        DAN: (State.DEFERRED, LIMIT.reply),
        EVE: (State.REFUSED, "550 nobody here"),
    }
    assert not list_of(path).exists()


def test_about_to_leave_again(path: Path) -> None:
    """An answer to an earlier try says nothing of the last one."""
    killed(path)
    with list_of(path).open("a", encoding="utf-8") as file:
        file.write(f"leaves\t{ANN}\n")
    assert told(path)[ANN] == (State.UNCERTAIN, KILLED)


def test_half_a_line_is_none(path: Path) -> None:
    """What a kill has cut off in the middle of a line was not written."""
    killed(path)
    with list_of(path).open("a", encoding="utf-8") as file:
        file.write(f"came\t{BOB}\tsent\t25")
    assert told(path)[BOB] == (State.UNCERTAIN, KILLED)


def lost(path: Path) -> None:
    """Take the list away."""
    list_of(path).unlink()


def emptied(path: Path) -> None:
    """Leave an empty list, as a machine that lost power may."""
    list_of(path).write_bytes(b"")


def restarted(path: Path) -> None:
    """Have it written before the machine was started again."""
    _, rest = list_of(path).read_text("utf-8").split("\n", 1)
    list_of(path).write_text(f"another-boot\n{rest}", "utf-8")


@pytest.mark.parametrize("happened", [lost, emptied, restarted])
def test_after_a_loss_of_power(path: Path, happened: Callable[[Path], None]) -> None:
    """What was not written to the disk proves nothing: the whole group is in doubt."""
    killed(path)
    happened(path)
    assert set(told(path).values()) == {(State.UNCERTAIN, KILLED)}


def test_a_machine_that_cannot_tell(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no system says when it was started, the whole group is in doubt."""
    monkeypatch.setattr(underway, "_BOOT", path / "none")
    killed(path)
    assert set(told(path).values()) == {(State.UNCERTAIN, KILLED)}


def test_a_list_that_cannot_be_written(path: Path) -> None:
    """Nothing is offered without a list to mark it on."""
    with open_ledger(path, list_id=LIST, at=NOON) as ledger:
        list_of(path).mkdir()
        with pytest.raises(ForearmedError, match=r"cannot be written: .*; nothing is sent"):
            ledger.page(WEEK, EDITION).underway()
