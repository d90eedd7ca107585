"""How a delivery hears that it is to end."""

import signal
from types import FrameType
from typing import NoReturn


def hear_who_ends_us() -> None:
    """Give a job that is ended, or whose terminal closes, a person's chance to leave a true ledger."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is not signal.SIG_IGN:  # nohup ignores it for us
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
