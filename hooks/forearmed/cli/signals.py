"""Signals that end a delivery: SIGTERM and SIGHUP act like Ctrl+C."""

import signal
from types import FrameType
from typing import NoReturn


def hear_who_ends_us() -> None:
    """Turn SIGTERM and SIGHUP into KeyboardInterrupt, so that a run can record what was sent."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is not signal.SIG_IGN:  # under nohup, SIGHUP stays ignored
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
