"""The door of the command, `forearmed` or `python -m forearmed`, open before anything else is loaded.

So an early Ctrl+C ends it without a traceback.
"""

import os
import signal
import sys
from types import FrameType

from forearmed.foundation.credentials import Credentials

_INTERRUPTED = 128 + signal.SIGINT
"""What shells report of a program that Ctrl+C has ended."""


def main() -> None:
    """Run the command; end quietly when it is interrupted before it has begun."""
    # First of all: whatever is loaded or started from here on could read them.
    credentials = Credentials.taken_from(os.environ)
    # Who starts us may have turned Ctrl+C off, as nohup and "&" do; it stays off.
    listens = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if listens:
        signal.signal(signal.SIGINT, _leave)
    from forearmed import cli

    try:
        if listens:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        cli.main(credentials)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _leave(number: int, frame: FrameType | None) -> None:
    """End at once: an exception could be lost, or wrapped, in a library that is being loaded."""
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
