"""Garbage in cycles is looked for less often in our processes, and is still found."""

import gc
import subprocess
import sys
import weakref

from forearmed.foundation.tidying import look_seldom


class _Ring:
    def __init__(self) -> None:
        self.itself = self


def test_garbage_in_cycles_is_found_after_many_objects() -> None:
    """A cycle that nothing reaches is gone once enough new objects are alive."""
    before = gc.get_threshold()
    try:
        look_seldom()
        ring = weakref.ref(_Ring())
        kept: list[list[int]] = [[] for _ in range(2 * gc.get_threshold()[0])]
        assert kept
        assert ring() is None
    finally:
        gc.set_threshold(*before)


def test_the_command_looks_seldom() -> None:
    """`python -m forearmed` sets it before it loads the rest, and at its end Python does not look at all."""
    code = (
        "import atexit, gc, sys\natexit.register(lambda: print(gc.get_freeze_count()))\n"
        "sys.argv = ['forearmed', '--version']\n"
        "from forearmed.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\nprint(gc.get_threshold()[0])"
    )
    run = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    threshold, frozen = map(int, run.stdout.split()[-2:])
    assert threshold > 700
    assert frozen > 1_000
