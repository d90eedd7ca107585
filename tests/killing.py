"""Kill a delivery at random instants and start it again, until it is done; then compare the records.

The server decides when: it knows where in a transaction the client is. Its own record of what it took is
what the ledger is held against.
"""

import contextlib
import csv
import io
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from posting import office, people, start_sending, subscribers

_STEPS = ("ehlo", "mail", "rcpt", "data", "dot", "dot", "dot")
_LONGEST_DELAY = (
    0.004  # seconds after an answer: as long as a commit takes here, so that some kills fall into one
)


@dataclass
class Killer:
    """An SMTP server that kills its client when it has taken *step* for the *countdown*th time.

    A kill comes before the answer, or a moment after it.
    """

    pid: int = 0
    countdown: int = -1
    step: str = ""
    before_answer: bool = True
    delay: float = 0.0
    taken: Counter[str] = field(default_factory=Counter)
    kills_behind_the_dot: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def reached(self, step: str, *, before: bool) -> None:
        """Note that the client is at *step*; kill it if this is the instant."""
        with self.lock:
            if step != self.step or before is not self.before_answer or self.countdown < 0:
                return
            self.countdown -= 1
            is_now = self.countdown < 0
        if is_now:
            end = time.monotonic() + self.delay
            while time.monotonic() < end and not before:
                pass  # an instant is no time to sleep for
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self.kills_behind_the_dot += step == "dot"

    def serve(self, listener: socket.socket) -> None:
        """Take connections until the *listener* is closed."""
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=self._hold, args=[connection], daemon=True).start()

    def _hold(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            self._converse(connection)

    def _converse(self, connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        connection.sendall(b"220 ready\r\n")
        recipient = ""
        while line := stream.readline():
            verb = line[:4].decode().lower()
            if verb == "rcpt":
                recipient = line.decode().partition("<")[2].partition(">")[0]
            if verb == "data":
                self._answer(connection, "data", b"354 go on\r\n")
                if not _read_message(stream):
                    return
                with self.lock:
                    self.taken[recipient] += 1
                self._answer(connection, "dot", b"250 taken\r\n")
            elif verb == "quit":
                connection.sendall(b"221 bye\r\n")
                return
            else:
                self._answer(connection, verb, b"250 ok\r\n")

    def _answer(self, connection: socket.socket, step: str, reply: bytes) -> None:
        self.reached(step, before=True)
        connection.sendall(reply)
        self.reached(step, before=False)


def _read_message(stream: io.BufferedIOBase) -> bool:
    """Read up to the final dot; tell whether it came."""
    while line := stream.readline():
        if line == b".\r\n":
            return True
    return False


@dataclass(frozen=True)
class Record:
    """What came of it: copies the server took of each address, and each address's state in the ledger."""

    copies: Counter[str]
    states: dict[str, str]
    kills: int
    kills_behind_the_dot: int

    @property
    def uncertain(self) -> int:
        """Return how many are listed for a person to decide."""
        return sum(state == "uncertain" for state in self.states.values())

    def faults(self) -> list[str]:
        """Return where the two disagree: a copy too many, a gap, or a state that is not true."""
        allowed = {"sent": {1}, "uncertain": {0, 1}}
        return [
            f"{address}: {state}, {self.copies[address]} copies"
            for address, state in self.states.items()
            if self.copies[address] not in allowed.get(state, set())
        ]


def kill_and_rerun(folder: Path, *, readers: int, kills: int, seed: int) -> Record:
    """Send to *readers*, killing the process at *kills* random instants, and once more to the end."""
    draw = random.Random(seed)  # noqa: S311  # instants, not secrets
    project = office(folder)
    file = subscribers(project, people(readers))
    killer = Killer()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=killer.serve, args=[listener], daemon=True).start()
        url = f"smtp://127.0.0.1:{listener.getsockname()[1]}"
        # A run gets further than to the instant of its kill, so a third of each one's share is far enough.
        most = max(readers // kills // 3, 1)
        done = sum(_one_run(project, file, url, killer, draw, most=most) for _ in range(kills))
        killer.step = ""
        _start(project, file, url).communicate()
    return Record(killer.taken, _states(project), done, killer.kills_behind_the_dot)


def _one_run(project: Path, file: Path, url: str, killer: Killer, draw: random.Random, *, most: int) -> bool:
    """Start a run that is to be killed, and tell whether it was."""
    killer.step = draw.choice(_STEPS)
    killer.countdown = 0 if killer.step == "ehlo" else draw.randrange(2 * most)
    killer.before_answer = draw.random() < 0.5
    killer.delay = draw.uniform(0, _LONGEST_DELAY)
    process = _start(project, file, url)
    killer.pid = process.pid
    process.communicate()
    return process.returncode == -signal.SIGKILL


def _start(project: Path, file: Path, url: str) -> subprocess.Popen[str]:
    return start_sending(project, "--subscribers", str(file), "--patience", "0", url=url)


def _states(project: Path) -> dict[str, str]:
    program = Path(sys.executable).with_name("forearmed")
    listed = subprocess.run(  # noqa: S603  # our own command
        [str(program), "ledger", "--csv"], cwd=project, capture_output=True, text=True, check=True
    )
    return {row["email"]: row["state"] for row in csv.DictReader(io.StringIO(listed.stdout))}
