"""What a delivery costs: speed beside bare smtplib, memory for a long list, and the kill test in full.

Run with `make bench`. The messages go into Postfix's `smtp-sink`, which counts them: over as many as four
connections, and over one without PIPELINING. Of ours, every intent is written down durably before and every
outcome after; bare smtplib writes nothing down.
"""

import argparse
import os
import shutil
import smtplib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from socket import create_connection, create_server

sys.path.insert(0, str(Path(__file__).parent.parent))

from figures import keep
from forearmed.delivery.ledger import SentEdition, open_ledger
from forearmed.delivery.mailer import Mailer, read_relay
from forearmed.delivery.outgoing import Outgoing, read_built
from forearmed.delivery.recipients import Recipient, read_recipients
from forearmed.delivery.run import Timing
from forearmed.delivery.side_by_side import SideBySide
from killing import kill_and_rerun
from posting import office, people, subscribers

SENDER = "tips@example.com"
NOW = datetime(2026, 11, 17, 14, tzinfo=UTC)
_READERS = 20_000  # of a delivery that is killed: a quick machine sends a hundred before a kill arrives

_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


class Silence:
    """A watcher that says nothing."""

    def settled(self, *_: object) -> None:
        """Say nothing."""

    def waiting(self, *_: object, **__: object) -> None:
        """Say nothing."""


@contextmanager
def sink(folder: Path, *options: str) -> Iterator[tuple[int, Path]]:
    """Run smtp-sink with *options*; give its port and the file into which it writes every message."""
    program = shutil.which("smtp-sink", path="/usr/sbin:/usr/bin:/bin")
    if program is None:
        raise SystemExit("smtp-sink is missing; install Debian's postfix package")
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    dump = folder / "dump"
    user = ["-u", "root"] if os.getuid() == 0 else []
    process = subprocess.Popen([program, *user, *options, "-D", str(dump), f"127.0.0.1:{port}", "100"])  # noqa: S603  # Debian's own program
    try:
        _wait_for(port)
        yield port, dump
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    while True:
        try:
            create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            continue
        return


def taken(dump: Path) -> int:
    """Return how many messages the sink has written to *dump*."""
    if not dump.exists():
        return 0
    with dump.open("rb") as lines:
        return sum(line.startswith(b"X-Rcpt-Args: ") for line in lines)


def messages(folder: Path, number: int) -> tuple[Outgoing, Sequence[Recipient]]:
    """Return a real message and *number* recipients."""
    digest = office(folder) / "site/digest"
    built = read_built((digest / "edition.json").read_bytes(), (digest / "digest.eml").read_bytes())
    assert built
    rows = "email\n" + "".join(f"{address}\n" for address in people(number))
    return Outgoing(built, NOW), read_recipients(rows.encode(), path="subscribers.csv").recipients


def bare(number: int) -> float:
    """Return messages a second of smtplib alone, every message made beforehand."""
    with tempfile.TemporaryDirectory() as name, sink(Path(name)) as (port, dump):
        outgoing, recipients = messages(Path(name), number)
        made = [(one.address, outgoing.to_list(one)) for one in recipients]
        begun = time.perf_counter()
        with smtplib.SMTP("127.0.0.1", port) as connection:
            for address, message in made:
                connection.sendmail(SENDER, [address], message)
        passed = time.perf_counter() - begun
        assert taken(dump) == number, taken(dump)
    return number / passed


def ours(number: int, *options: str, connections: int) -> float:
    """Return messages a second of a delivery with its ledger, into a sink with *options*."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name, sink(Path(name), *options) as (port, dump):
        outgoing, recipients = messages(Path(name), number)
        edition = SentEdition(outgoing.built.tip, outgoing.built.sha256, NOW)
        mailer = Mailer(read_relay(f"smtp://127.0.0.1:{port}"), sender=SENDER)
        timing = Timing(lambda: NOW, time.monotonic, time.sleep, 0)
        with open_ledger(Path(name) / "ledger.sqlite3", list_id="tips.example.com", at=NOW) as ledger:
            page = ledger.page(outgoing.built.week, edition)

            def message(recipient: Recipient) -> bytes:
                return outgoing.to_subscriber(
                    recipient, list_id="tips.example.com", leave="mailto:l@example.com", one_click=False
                )

            begun = time.perf_counter()
            SideBySide(page, mailer, message, timing, Silence(), connections=connections).run(recipients)
            passed = time.perf_counter() - begun
        assert taken(dump) == number, taken(dump)
    return number / passed


def commits(number: int) -> float:
    """Return how many durable commits of a line this disk makes in a second: what bounds any such ledger."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        database = sqlite3.connect(Path(name) / "probe.sqlite3", isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE probe (line TEXT)")
        begun = time.perf_counter()
        for _ in range(number):
            database.execute("INSERT INTO probe VALUES ('a line')")
        passed = time.perf_counter() - begun
        database.close()
    return number / passed


def memory(rows: int, *options: str) -> float:
    """Return the peak memory, in MB, of a delivery with *options* to a list of *rows*."""
    with tempfile.TemporaryDirectory() as name, sink(Path(name)) as (port, dump):
        project = office(Path(name))
        file = subscribers(project, people(rows))
        program = str(Path(sys.executable).with_name("forearmed"))
        place = ["--config", str(project / "mkdocs.yml"), "--subscribers", str(file)]
        command = [program, "send", *place, "--late", "--patience", "0", *options]
        # Started from here, the program would count our own memory for its peak: it is ours until it begins.
        told = subprocess.run(  # noqa: S603  # our own command
            [sys.executable, "-c", _PEAK, *command],
            env={**os.environ, "FOREARMED_SMTP_URL": f"smtp://127.0.0.1:{port}"},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        assert taken(dump) == (0 if "--dry-run" in options else rows)
        return int(told) / 1024


def speeds(messages: int, pairs: int) -> None:
    """Measure speed in *pairs* of runs that take turns, and memory; keep a table."""
    rounds = [
        (bare(messages), ours(messages, connections=4), ours(messages, "-p", connections=1))
        for _ in range(pairs)
    ]
    medians = [statistics.median(each[place] for each in rounds) for place in range(3)]
    ratios = [statistics.median(each[place] / each[0] for each in rounds) for place in range(3)]
    rows = [
        ("Python's smtplib alone, every message made beforehand", f"{medians[0]:,.0f} messages a second"),
        ("Forearmed with its ledger, up to four connections", f"{medians[1]:,.0f} messages a second"),
        ("The same beside smtplib", f"{ratios[1]:.2f} times as many"),
        (
            "Forearmed with its ledger, one connection without PIPELINING",
            f"{medians[2]:,.0f} messages a second",
        ),
        ("The same beside smtplib", f"{ratios[2]:.2f} times as many"),
        ("Durable commits of one line that this disk takes", f"{commits(1000):,.0f} a second"),
        ("Memory to deliver to 100,000 readers", f"{memory(100_000):.0f} MB"),
        ("Memory for a dry run with as many", f"{memory(100_000, '--dry-run'):.0f} MB"),
    ]
    first = "" if os.sched_getscheduler(0) == os.SCHED_OTHER else ", before all other work of the machine"
    note = f"{messages:,} messages a run{first}, {pairs} rounds of runs that took turns."
    keep(("Delivery", "Figure (median)"), rows, note=note)


def kill_test(kills: int) -> bool:
    """Kill a delivery so often and keep what came of it; tell whether each copy and each reader is right."""
    with tempfile.TemporaryDirectory() as name:
        record = kill_and_rerun(Path(name), readers=_READERS, kills=kills, seed=5)
    faults = record.faults()
    keep_kills(record.kills, record.kills_behind_the_dot, len(record.states), record.uncertain, len(faults))
    print("\n".join(faults))
    return not faults and len(record.states) == _READERS


def keep_kills(kills: int, behind_the_dot: int, known: int, uncertain: int, faults: int) -> None:
    """Keep a table of a kill test; *faults* counts the copies too many and those that are lost."""
    rows = [
        ("Times that the process was killed", f"{kills}"),
        ("of these, behind a message's final dot", f"{behind_the_dot}"),
        ("Readers whom the ledger accounts for", f"{known} of {_READERS}"),
        ("of these, uncertain and named", f"{uncertain}"),
        ("Readers with two copies, or with none though it says sent", f"{faults}"),
    ]
    keep(("Killed at random instants", "Number"), rows, note="over up to four connections.")


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--kills", type=int, default=200)
    wanted = parser.parse_args()
    if wanted.pairs:
        speeds(wanted.messages, wanted.pairs)
    raise SystemExit(bool(wanted.kills) and not kill_test(wanted.kills))


if __name__ == "__main__":
    main()
