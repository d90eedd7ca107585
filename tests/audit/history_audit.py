"""Hold builds that keep results against builds from nothing, over long random histories of a project.

Run with `make audit`. It stops at the first byte that differs and says which history leads there.
"""

import argparse
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from histories import NAMES, History, first_project

LENGTH = 25


def live(seed: int) -> int:
    """Let the history called *seed* happen; return the number of its events."""
    chance = random.Random(seed)  # noqa: S311  # a history to be had again, not a secret
    told = []
    with TemporaryDirectory() as folder:
        history = History(first_project(Path(folder, "kept")), first_project(Path(folder, "anew")))
        for _ in range(LENGTH):
            told.append((chance.choice(NAMES), chance.randrange(10_000)))
            try:
                history.happens(*told[-1])
            except BaseException:
                print(f"history {seed}: {told}", file=sys.stderr)
                raise
    return len(told)


def main() -> None:
    """Live through histories for some minutes."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--seed", type=int, default=0, help="the first history")
    chosen = options.parse_args()
    end, seed, events = monotonic() + 60 * chosen.minutes, chosen.seed, 0
    while monotonic() < end:
        events += live(seed)
        seed += 1
    print(
        f"{events} events in {seed - chosen.seed} histories: every site is the one that is built from nothing"
    )


if __name__ == "__main__":
    main()
