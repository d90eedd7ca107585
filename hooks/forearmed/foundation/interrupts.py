"""Ctrl+C while code is being loaded: the process ends at once, without a traceback."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 128 + signal.SIGINT
"""The exit code that shells report for a program that Ctrl+C has ended."""


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Let Ctrl+C end the process inside the ``with`` block, in which modules are imported.

    The program that starts us may have turned Ctrl+C off, as a shell does for "&"; it stays off.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(number: int, frame: FrameType | None) -> None:
    """End the process at once: a library that is being imported could swallow or wrap an exception."""
    os._exit(INTERRUPTED)
