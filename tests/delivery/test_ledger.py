"""The record of who was sent what: what it says is on the disk, and what it cannot say stops the run."""

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from forearmed.delivery.ledger import Ledger, LedgerEntry, LedgerPage, SentEdition, open_ledger, read_ledger
from forearmed.delivery.outcome import Outcome, State
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.locks import exclusive
from hypothesis import given, settings
from hypothesis import strategies as st

LIST, WEEK = "tips.example.com", "2026-W47"
NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
EDITION = SentEdition("call-first", "ab" * 32, NOON)
ANN, BOB, EVE = "ann@example.com", "bob@example.com", "eve@example.com"
SENT = Outcome(State.SENT, "250 queued")
PUT_OFF = Outcome(State.DEFERRED, "451 later")
KILLED = "the run that was at it was killed"
NOTHING = "nothing is sent without it"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where this test's ledger is."""
    return tmp_path / "ledger.sqlite3"


def opened(path: Path, *, list_id: str = LIST, hours: int = 0) -> AbstractContextManager[Ledger]:
    """Hold the ledger at *path*, so many *hours* after noon."""
    return open_ledger(path, list_id=list_id, at=NOON + timedelta(hours=hours))


def page_of(ledger: Ledger, *, week: str = WEEK, edition: SentEdition = EDITION) -> LedgerPage:
    """Return a page on which something has begun."""
    page = ledger.page(week, edition)
    page.begin()
    return page


def entry(address: str, state: State, reply: str = "", *, attempts: int = 1, hours: int = 0) -> LedgerEntry:
    """Return an entry of the edition, changed so many *hours* after noon."""
    changed = (NOON + timedelta(hours=hours)).isoformat()
    return LedgerEntry(WEEK, address, state, reply, EDITION.tip, EDITION.sha256, attempts, changed)


def on_disk(path: Path) -> list[tuple[str, str]]:
    """Return every address and its state, as a stranger's connection sees them."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT address, state FROM delivery ORDER BY address").fetchall()


def script(path: Path, sql: str) -> None:
    """Let a stranger's connection execute *sql*."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


def refusal(path: Path) -> str:
    """Return why the ledger at *path* is not opened, which leaves every file as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ForearmedError) as caught, opened(path):
        pytest.fail("the ledger was opened")
    assert before == (path.read_bytes() if path.is_file() else None)
    return str(caught.value)


SETTING = f"""
import os, signal, sys
from pathlib import Path
sys.path[:0] = {[str(Path(__file__).parent), str(Path(__file__).parents[1])]!r}
from test_ledger import *
path = Path(sys.argv[1])
"""


def run(code: str, path: Path, **more: object) -> "subprocess.CompletedProcess[str]":
    """Let another process run *code*, in which everything here is known, to its end."""
    return subprocess.run([sys.executable, "-c", SETTING + code, str(path)], capture_output=True, text=True)  # noqa: S603  # our own


# --- what is recorded ---


def test_a_new_ledger_knows_nobody(path: Path) -> None:
    """No week, no edition, no address."""
    with opened(path) as ledger:
        assert (ledger.weeks(), ledger.edition(WEEK), ledger.states(WEEK)) == ([], None, {})
        assert (list(ledger.entries(WEEK)), list(ledger.addresses())) == ([], [])


def test_an_intent_is_on_the_disk_before_anything_happens(path: Path) -> None:
    """As soon as it is recorded, another connection and another process see it."""
    with opened(path) as ledger:
        page_of(ledger).intend(ANN, at=NOON)
        assert on_disk(path) == [(ANN, "sending")]
        told = run("with read_ledger(path, list_id=LIST) as book: print(*book.entries(WEEK))", path)
        assert (told.stdout, told.stderr) == (f"{entry(ANN, State.SENDING)}\n", "")


def test_refusals_that_are_taken_back(path: Path) -> None:
    """With an outcome, those refused before it are deferred, each with its reply, and nobody else is."""
    with opened(path) as ledger:
        page = page_of(ledger)
        for address, outcome in ((ANN, Outcome(State.REFUSED, "550 no, ann")), (EVE, SENT)):
            page.intend(address, at=NOON)
            page.settle(address, outcome, at=NOON)
        page.intend(BOB, at=NOON)
        page.settle(
            BOB, Outcome(State.DEFERRED, "550 no, bob"), at=NOON + timedelta(hours=1), recalled=[ANN, EVE]
        )
        assert list(ledger.entries(WEEK)) == [
            entry(ANN, State.DEFERRED, "550 no, ann", hours=1),
            entry(BOB, State.DEFERRED, "550 no, bob", hours=1),
            entry(EVE, State.SENT, "250 queued"),
        ]


def test_an_outcome_and_the_next_intent(path: Path) -> None:
    """Both are seen at once, with the server's reply and the moment."""
    with opened(path) as ledger:
        page = page_of(ledger)
        page.intend(BOB, at=NOON)
        page.settle(BOB, SENT, at=NOON + timedelta(hours=1), then=ANN)
        assert on_disk(path) == [(ANN, "sending"), (BOB, "sent")]
        page.settle(ANN, PUT_OFF, at=NOON + timedelta(hours=2))
        assert list(ledger.entries(WEEK)) == [
            entry(ANN, State.DEFERRED, "451 later", hours=2),
            entry(BOB, State.SENT, "250 queued", hours=1),
        ]


def test_an_outcome_and_the_next_intent_fail_together(path: Path) -> None:
    """When the intent cannot be written, the outcome is not either; afterwards the ledger can be used."""
    refuse = (
        "BEFORE INSERT ON delivery WHEN NEW.address LIKE 'bob%' BEGIN SELECT RAISE(ABORT, 'no room'); END"
    )
    with opened(path) as ledger:
        page = page_of(ledger)
        page.intend(ANN, at=NOON)
        script(path, f"CREATE TRIGGER refuse {refuse}")
        with pytest.raises(ForearmedError) as caught:
            page.settle(ANN, SENT, at=NOON, then=BOB)
        advice = f"free some space, correct its rights, or put back a copy; {NOTHING}"
        assert str(caught.value) == f"the ledger {path} fails: no room; {advice}"
        assert on_disk(path) == [(ANN, "sending")]
        script(path, "DROP TRIGGER refuse")
        page.settle(ANN, SENT, at=NOON, then=BOB)
        assert on_disk(path) == [(ANN, "sent"), (BOB, "sending")]


@pytest.mark.parametrize(
    ("instant", "before", "after"),
    [
        pytest.param(
            "LedgerPage._intend = lambda *_: os.kill(os.getpid(), signal.SIGKILL)",
            [(ANN, "sending")],
            [entry(ANN, State.UNCERTAIN, KILLED, hours=3)],
            id="inside the commit",
        ),
        pytest.param(
            "",
            [(ANN, "sent"), (BOB, "sending")],
            [entry(ANN, State.SENT, "250 queued"), entry(BOB, State.UNCERTAIN, KILLED, hours=3)],
            id="after the commit",
        ),
    ],
)
def test_killed(path: Path, instant: str, before: list[tuple[str, str]], after: list[LedgerEntry]) -> None:
    """Of a commit the disk has all or nothing, and what was left in the middle is uncertain."""
    killed = run(
        "with opened(path) as ledger:\n"
        " page = page_of(ledger)\n"
        " page.intend(ANN, at=NOON)\n"
        f" {instant}\n"
        " page.settle(ANN, SENT, at=NOON, then=BOB)\n"
        " os.kill(os.getpid(), signal.SIGKILL)",
        path,
    )
    assert (killed.returncode, killed.stderr) == (-signal.SIGKILL, "")
    with read_ledger(path, list_id=LIST) as book:
        assert [(one.address, str(one.state)) for one in book.entries(WEEK)] == before
    with opened(path, hours=3) as ledger:
        assert list(ledger.entries(WEEK)) == after


def test_what_was_in_the_middle_is_uncertain_on_every_list(path: Path) -> None:
    """Whoever opens the file next owns up for all of it, and for nothing that was settled."""
    for list_id in (LIST, "other.example.com"):
        with opened(path, list_id=list_id) as ledger:
            page = page_of(ledger)
            page.intend(EVE, at=NOON)
            page.settle(EVE, PUT_OFF, at=NOON, then=ANN)
            script(path, "UPDATE delivery SET state = 'sending' WHERE address LIKE 'ann%'")
    with opened(path, hours=1):
        pass
    for list_id in (LIST, "other.example.com"):
        with read_ledger(path, list_id=list_id) as book:
            assert list(book.entries(WEEK)) == [
                entry(ANN, State.UNCERTAIN, KILLED, hours=1),
                entry(EVE, State.DEFERRED, "451 later"),
            ]


def test_the_first_sending_stays(path: Path) -> None:
    """Rebuilt, the edition has another sum and the date it had; the moment comes back to its fraction."""
    first = replace(EDITION, first_sending=datetime(2026, 11, 17, 9, 0, 1, 5, timezone(timedelta(hours=-5))))
    rebuilt = SentEdition("write-later", "cd" * 32, NOON + timedelta(days=1))
    with opened(path) as ledger:
        page_of(ledger, edition=first)
        assert ledger.edition(WEEK) == first
        page_of(ledger, edition=rebuilt)
        assert ledger.edition(WEEK) == replace(rebuilt, first_sending=first.first_sending)


def test_each_delivery_keeps_what_was_delivered(path: Path) -> None:
    """Who got the edition before it was rebuilt has its old sum in the ledger, the others the new one."""
    rebuilt = replace(EDITION, sha256="cd" * 32)
    with opened(path) as ledger:
        page = page_of(ledger)
        page.intend(ANN, at=NOON)
        page.settle(ANN, SENT, at=NOON, then=BOB)
        page.settle(BOB, PUT_OFF, at=NOON)
        page = page_of(ledger, edition=rebuilt)
        page.intend(BOB, at=NOON)
        page.settle(BOB, SENT, at=NOON)
        assert list(ledger.entries(WEEK)) == [
            entry(ANN, State.SENT, "250 queued"),
            replace(entry(BOB, State.SENT, "250 queued", attempts=2), sha256=rebuilt.sha256),
        ]


def test_attempts_are_counted(path: Path) -> None:
    """Each intent is one, in this run and in the next."""
    for hours in (1, 2):
        with opened(path) as ledger:
            page = page_of(ledger)
            page.intend(ANN, at=NOON)
            page.settle(ANN, PUT_OFF, at=NOON, then=ANN)
            page.settle(ANN, PUT_OFF, at=NOON + timedelta(hours=hours))
            assert list(ledger.entries(WEEK)) == [
                entry(ANN, State.DEFERRED, "451 later", attempts=2 * hours, hours=hours)
            ]


def test_only_an_open_intent_is_settled(path: Path) -> None:
    """An outcome without an intent changes nobody who was settled, and makes up nobody."""
    with opened(path) as ledger:
        page = page_of(ledger)
        page.intend(ANN, at=NOON)
        page.settle(ANN, SENT, at=NOON)
        page.settle(ANN, PUT_OFF, at=NOON + timedelta(hours=1))
        page.settle(BOB, SENT, at=NOON)
        assert list(ledger.entries(WEEK)) == [entry(ANN, State.SENT, "250 queued")]


def test_uncertain_ones_are_assumed_sent(path: Path) -> None:
    """Those of the week, on the list, and nobody else; why they were uncertain is still told."""
    uncertain = Outcome(State.UNCERTAIN, "no reply")
    for list_id, week in ((LIST, WEEK), (LIST, "2026-W46"), ("other.example.com", WEEK)):
        with opened(path, list_id=list_id) as ledger:
            page = page_of(ledger, week=week)
            for address, outcome in ((ANN, uncertain), (BOB, PUT_OFF), (EVE, SENT)):
                page.intend(address, at=NOON)
                page.settle(address, outcome, at=NOON)
    with opened(path) as ledger:
        ledger.assume_sent(WEEK, at=NOON + timedelta(hours=5))
        assert list(ledger.entries(WEEK)) == [
            entry(ANN, State.SENT, "assumed sent: no reply", hours=5),
            entry(BOB, State.DEFERRED, "451 later"),
            entry(EVE, State.SENT, "250 queued"),
        ]
        assert ledger.states("2026-W46")[ANN] is State.UNCERTAIN
    with read_ledger(path, list_id="other.example.com") as book:
        assert book.states(WEEK)[ANN] is State.UNCERTAIN


def test_two_lists_in_one_file(path: Path) -> None:
    """Each sees its own weeks, editions, states and addresses, unless it is asked for everything."""
    other = replace(EDITION, tip="other")
    with opened(path) as ledger:
        page_of(ledger, week="2026-W47").intend(ANN, at=NOON)
        page_of(ledger, week="2027-W01").intend(ANN, at=NOON)
        page_of(ledger, week="2026-W48").intend(BOB, at=NOON)
    with opened(path, list_id="other.example.com") as ledger:
        page_of(ledger, edition=other).intend(EVE, at=NOON)
        assert (ledger.weeks(), sorted(ledger.addresses())) == ([WEEK], [EVE])
        assert (ledger.edition(WEEK), ledger.edition("2026-W48")) == (other, None)
        assert ledger.states(WEEK) == {EVE: State.SENDING}
    with read_ledger(path, list_id=LIST) as book:
        assert (book.weeks(), sorted(book.addresses())) == (["2027-W01", "2026-W48", "2026-W47"], [ANN, BOB])
        assert book.edition(WEEK) == EDITION
        assert [set(book.states(week)) for week in book.weeks()] == [{ANN}, {BOB}, {ANN}]
        assert [(one.week, one.address) for one in book.everything()] == [
            ("2027-W01", ANN),
            ("2026-W48", BOB),
            (WEEK, EVE),
            (WEEK, ANN),
        ]


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["intend", "settle", "both", "reopen"]),
        st.sampled_from([ANN, BOB, EVE]),
        st.sampled_from([state for state in State if state is not State.SENDING]),
    ),
    max_size=12,
)


@given(MOVES)
@settings(max_examples=30)
def test_a_ledger_is_a_map_of_states(moves: list[tuple[str, str, State]]) -> None:
    """Whatever is recorded in whatever order, it says the same as a map that forgets nothing."""
    model: dict[str, State] = {}
    with tempfile.TemporaryDirectory() as folder:
        path, at = Path(folder, "ledger.sqlite3"), iter(moves)
        more = True
        while more:
            more = False
            with opened(path) as ledger:
                model = {a: State.UNCERTAIN if s is State.SENDING else s for a, s in model.items()}
                page = page_of(ledger)
                for move, address, state in at:
                    if more := move == "reopen":
                        break
                    if move != "intend":
                        then = EVE if move == "both" else None
                        page.settle(address, Outcome(state), at=NOON, then=then)
                        model |= {address: state} if model.get(address) is State.SENDING else {}
                    if move != "settle":
                        page.intend(*(EVE,) if move == "both" else (address,), at=NOON)
                        model[EVE if move == "both" else address] = State.SENDING
                assert ledger.states(WEEK) == model


# --- one at a time ---


def test_the_second_run_is_told_who_holds_it(path: Path) -> None:
    """With process, host and time of day; meanwhile it can read."""
    with opened(path) as ledger:
        page_of(ledger).intend(ANN, at=NOON)
        told = run(
            "try:\n"
            " with opened(path): print('twice')\n"
            "except ForearmedError as error: print(error)\n"
            "with read_ledger(path, list_id=LIST) as book: print(*book.states(WEEK))",
            path,
        )
        holder = f"process {os.getpid()} on {socket.gethostname()}, since {NOON.astimezone():%H:%M}"
        sentence = f"another run holds the ledger ({holder}); wait until it is done"
        assert (told.stdout, told.stderr) == (f"{sentence}\n{ANN}\n", "")


@pytest.mark.parametrize("content", [None, b"", b"half"])
def test_a_run_that_has_just_begun(path: Path, content: bytes | None) -> None:
    """Who holds it is not written yet, and that is no fault of the ledger."""
    if content is not None:
        path.write_bytes(content)
    with exclusive(path.with_name(f"{path.name}.lock"), busy=str), pytest.raises(ForearmedError) as caught:
        opened(path).__enter__()
    assert str(caught.value) == "another run holds the ledger (it has just begun); wait until it is done"


def test_the_next_run_waits_for_nobody(path: Path) -> None:
    """A run that ended, well or not, holds nothing."""
    with pytest.raises(KeyboardInterrupt), opened(path):
        raise KeyboardInterrupt
    with opened(path), pytest.raises(ForearmedError, match="another run holds the ledger"), opened(path):
        pytest.fail("the ledger was opened twice")
    with opened(path):
        pass


# --- the file ---


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    """Signs that mean something in a URL are part of its name, and nothing else is left in it."""
    path = tmp_path / "a #1?x=%20&é" / "b" / "ledger.sqlite3"
    with opened(path) as ledger:
        page_of(ledger)
    assert {file.name for file in path.parent.iterdir()} <= {"ledger.sqlite3", "ledger.sqlite3.lock"}
    with read_ledger(path, list_id=LIST) as book:
        assert book.edition(WEEK) == EDITION


def test_a_commit_is_on_the_disk_when_it_returns(path: Path) -> None:
    """The log is written ahead, and synchronised at every commit (2 is FULL)."""
    with opened(path) as ledger:
        own = ledger._connection
        assert own.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert own.execute("PRAGMA synchronous").fetchone() == (2,)


def test_half_a_new_ledger_is_begun_again(path: Path) -> None:
    """A run that was killed while it made one leaves nothing that stands in the way."""
    path.with_name(f"{path.name}.new").write_bytes(b"SQLite format 3\0 and no more")
    with opened(path) as ledger:
        assert ledger.weeks() == []
    assert not path.with_name(f"{path.name}.new").exists()


def test_the_log_of_a_ledger_that_is_gone(path: Path) -> None:
    """It may be all that is left of the record, so no new ledger is begun over it."""
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"log")
    told = f"{log} belongs to a ledger that is gone; put ledger.sqlite3 back, or delete both"
    assert (refusal(path), path.exists(), log.read_bytes()) == (told, False, b"log")


def written(path: Path) -> bytes:
    """Write a ledger of some pages to *path* and return its bytes."""
    with opened(path) as ledger:
        page = page_of(ledger)
        page.settle_all({}, at=NOON, then=[f"reader-{number}@example.com" for number in range(300)])
    return path.read_bytes()


def test_a_ledger_cut_off_anywhere(path: Path) -> None:
    """Wherever the file ends, at a page's end or not, it is told before anything is sent."""
    whole = written(path)
    assert len(whole) > 8 * 4096
    for length in [
        0,
        1,
        15,
        16,
        50,
        99,
        100,
        101,
        600,
        *range(4096, len(whole), 4096),
        len(whole) - 1,
        len(whole) - 3000,
    ]:
        path.write_bytes(whole[:length])
        told = refusal(path)
        fails = re.escape(f"the ledger {path} fails: ") + r"[^;]+; [^;]+; nothing is sent without it"
        empty = re.escape(f"{path} is no ledger, or not of this version; ") + f"[^;]+; {NOTHING}"
        assert re.fullmatch(f"{fails}|{empty}", told), (length, told)


def test_a_ledger_with_a_broken_state(path: Path) -> None:
    """A state that there is not is damage, however sound the file is otherwise."""
    whole = written(path)
    path.write_bytes(whole.replace(b".comsending", b".comsendinn", 1))
    assert path.read_bytes() != whole
    assert "fails: its pages do not fit together; " in refusal(path)


def test_a_ledger_with_a_broken_page(path: Path) -> None:
    """Noise in the middle of it is found."""
    whole = written(path)
    path.write_bytes(whole[:8192] + bytes(range(256)) * 8 + whole[10240:])
    assert f"the ledger {path} fails: " in refusal(path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "is no ledger, or not of this version; put back a copy, or name", id="empty"),
        pytest.param(b"email,name\n" * 900, "fails: file is not a database; ", id="text"),
        pytest.param(bytes(range(1, 256)) * 99, "fails: file is not a database; ", id="garbage"),
        pytest.param(b"\0" * 8192, "fails: file is not a database; ", id="zeroes"),
    ],
)
def test_what_is_no_ledger(path: Path, content: bytes, told: str) -> None:
    """It is refused in a sentence and stays as it is; an empty file may once have been a full ledger."""
    path.write_bytes(content)
    assert f"{path} {told}" in refusal(path)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE music (title TEXT)",
        "PRAGMA application_id = 7; CREATE TABLE run (holder TEXT)",
        "VACUUM",
    ],
)
def test_another_applications_file(path: Path, sql: str) -> None:
    """Nothing of ours is written into it."""
    script(path, sql)
    advice = f"put back a copy, or name another place in the setting ledger; {NOTHING}"
    assert refusal(path) == f"{path} is no ledger, or not of this version; {advice}"


def test_a_later_versions_ledger(path: Path) -> None:
    """Who knows less than the file leaves it alone."""
    written(path)
    script(path, "PRAGMA user_version = 2")
    assert "is no ledger, or not of this version" in refusal(path)


def test_a_folder_in_its_place(path: Path) -> None:
    """A folder is told as what cannot be opened."""
    path.mkdir()
    assert f"the ledger {path} fails: unable to open database file; " in refusal(path)


def test_a_file_in_its_folders_place(path: Path) -> None:
    """Where no folder can be made, there is no ledger."""
    path.touch()
    assert refusal(path / "x") == f"the ledger {path / 'x'} cannot be used: Not a directory; nothing is sent"


def test_reading_makes_no_ledger(path: Path) -> None:
    """Who reads a missing one is told, and it stays missing."""
    with pytest.raises(ForearmedError, match="cannot be used: No such"), read_ledger(path, list_id=LIST):
        pytest.fail("there is nothing to read")
    assert list(path.parent.iterdir()) == []


# --- rights and room ---


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """Return a ledger's place that any user of this machine may write to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder / "ledger.sqlite3"
    folder.chmod(0o777)
    shutil.rmtree(folder)


AS_NOBODY = """
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
"""
TRY = """
try:
    with opened(path) as ledger:
        print("opened")
except ForearmedError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("protect", "told"),
    [
        (lambda path: path.chmod(0o444), "the ledger {} fails: attempt to write a readonly database; "),
        (lambda path: path.chmod(0), "the ledger {} fails: unable to open database file; "),
        (lambda path: path.parent.chmod(0o555), "{}.lock cannot be locked: Permission denied; "),
    ],
    ids=["file", "hidden file", "folder"],
)
def test_a_ledger_that_cannot_be_written(
    open_to_all: Path, protect: Callable[[Path], None], told: str
) -> None:
    """Without the right to write, nobody gets as far as sending anything."""
    before = written(open_to_all)
    open_to_all.with_name(f"{open_to_all.name}.lock").unlink(missing_ok=True)
    open_to_all.parent.chmod(0o777)  # it became its owner's when the ledger was made
    protect(open_to_all)
    result = run(AS_NOBODY + TRY, open_to_all)
    assert (result.stdout[: len(told.format(open_to_all))], result.stderr) == (told.format(open_to_all), "")
    assert open_to_all.read_bytes() == before


def rights(path: Path) -> str:
    """Return the rights of *path*, in octal."""
    return f"{path.stat().st_mode & 0o777:o}"


def test_nobody_else_reads_it(tmp_path: Path) -> None:
    """The folder, the file and everything that SQLite puts beside it are their owner's alone."""
    path = tmp_path / "there/ledger.sqlite3"
    before = os.umask(0)
    try:
        with opened(path) as ledger:
            page_of(ledger).intend(ANN, at=NOON)
            there = {file.name: rights(file) for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    names = ("", ".lock", "-shm", "-wal")
    assert there == {f"ledger.sqlite3{ending}": "600" for ending in names}
    assert rights(path.parent) == "700"


def test_one_that_was_open_to_others(tmp_path: Path) -> None:
    """It is shut at the next run; a folder that holds other things as well stays as it is."""
    path = tmp_path / "there/ledger.sqlite3"
    written(path)
    for file in (path.parent, path):
        file.chmod(0o777)
    with opened(path):
        assert (rights(path.parent), rights(path)) == ("700", "600")
    path.parent.chmod(0o755)
    (path.parent / "mkdocs.yml").touch(0o644)
    with opened(path):
        assert (rights(path.parent), rights(path.parent / "mkdocs.yml")) == ("755", "644")


def test_stripped_for_others(path: Path) -> None:
    """Replies become what they are made of, and neither they nor the machine's name is left in any octet."""
    with opened(path) as ledger:
        page = page_of(ledger)
        for address in (ANN, BOB):
            page.intend(address, at=NOON)
            page.settle(address, Outcome(State.SENT, f"250 {address} by mail.example.net"), at=NOON)
        assert b"mail.example.net" in ledger.octets()
        ledger.strip(lambda reply: reply[:3])
        octets = ledger.octets()
        entries = [(entry.address, entry.reply) for entry in ledger.entries(WEEK)]
    assert entries == [(ANN, "250"), (BOB, "250")]
    assert b"mail.example.net" not in octets
    assert socket.gethostname().encode() not in octets
    assert ANN.encode() in octets


def test_no_room_for_a_new_ledger(path: Path) -> None:
    """A file system that takes nothing more is told in a sentence, and no half ledger stays."""
    result = run("import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n" + TRY, path)
    assert (result.stdout[: len(f"the ledger {path} fails: ")], result.stderr) == (
        f"the ledger {path} fails: ",
        "",
    )
    assert not path.exists()


FILL = """
import resource
with opened(path) as ledger:
    page = page_of(ledger)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
    page.intend("0", at=NOON)
    try:
        for number in range(10_000):
            page.settle(str(number), SENT, at=NOON, then=str(number + 1))
            last = number
    except ForearmedError as error:
        print(last, error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    page.settle(str(last + 1), PUT_OFF, at=NOON)
"""


def test_no_room_in_the_middle(path: Path) -> None:
    """What was recorded stays, what was not has stopped the run; with room again it goes on."""
    result = run(FILL, path)
    last, _, told = result.stdout.partition(" ")
    assert (told[: len(f"the ledger {path} fails: ")], result.stderr) == (f"the ledger {path} fails: ", "")
    assert 10 < int(last) < 9_000
    with opened(path) as ledger:
        sent = {str(number): State.SENT for number in range(int(last) + 1)}
        assert ledger.states(WEEK) == {**sent, str(int(last) + 1): State.DEFERRED}
