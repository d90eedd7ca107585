"""What a list costs: one message from `forearmed send --to`, and the copies that a list manager makes of it.

The whole way on one machine: our command, Postfix, the list manager, the same Postfix, and `smtp-sink` in
place of everybody's mail server. Mailman is measured where `mailman` is on the PATH.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import list_managers
from delivery_cost import sink
from figures import keep
from list_managers import ELSEWHERE, LIST, Weekly
from posting import office, send

MANAGERS = {
    "mlmmj": (list_managers.HAS_MLMMJ, list_managers.mlmmj, 2_000),
    "Mailman": (list_managers.HAS_MAILMAN, list_managers.mailman, 2_000),
}
"""Each list manager: whether it is here, how it is run, and for how many members."""


@contextmanager
def place() -> Iterator[Path]:
    """Lend a folder that every user may enter."""
    with tempfile.TemporaryDirectory(prefix="forearmed-list-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def copies(weekly: Weekly) -> int:
    """Return how many copies Postfix has handed on, by its log."""
    log = (weekly.server.mail.parent / "log/maillog").read_bytes()
    return sum(b"status=sent" in line and ELSEWHERE.encode() in line for line in log.splitlines())


def measured(manager: str, number: int) -> tuple[float, float]:
    """Return the seconds our command took, and those until the last of *number* copies was delivered."""
    _, run, _ = MANAGERS[manager]
    others = [f"reader{place}@{ELSEWHERE}" for place in range(number)]
    with place() as home, sink(home) as (port, _):
        project = office(home / "project")
        with run(home, members=["tips"], others=others, sink=port) as weekly:
            begun = time.perf_counter()
            done = send(project, "--to", LIST, url=weekly.url)
            ours = time.perf_counter() - begun
            assert done.returncode == 0, done.stdout + done.stderr
            while (there := copies(weekly)) < number:
                assert time.perf_counter() - begun < 3600, f"{there} of {number} copies"
                time.sleep(0.5)
            return ours, time.perf_counter() - begun


def main() -> None:
    """Measure each list manager that is here, and keep a table."""
    rows = []
    for manager, (is_here, _, number) in MANAGERS.items():
        if is_here:
            ours, all_of_it = measured(manager, number)
            each = f"{number / all_of_it:,.0f}"
            rows.append((manager, f"{number:,}", f"{ours:.1f}", f"{all_of_it:.0f}", each))
            print(rows[-1], flush=True)
    if not rows:
        raise SystemExit("neither mlmmj nor Mailman is here, with Postfix, and run by root")
    heads = (
        "List manager",
        "Members",
        "s for `forearmed send --to`",
        "s until the last copy",
        "Copies a second",
    )
    keep(heads, rows, note="one run each, from our command through Postfix and the list into `smtp-sink`.")


if __name__ == "__main__":
    main()
