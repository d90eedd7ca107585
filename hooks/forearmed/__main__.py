"""The door of the command, `forearmed` or `python -m forearmed`.

It catches Ctrl+C before it imports the rest, so that an early Ctrl+C ends without a traceback.
"""

import os
import signal
import sys
from types import FrameType

from forearmed.foundation.credentials import Credentials

_INTERRUPTED = 128 + signal.SIGINT
"""The exit code that shells report for a program that Ctrl+C has ended."""


def main() -> None:
    """Run the command; end quietly when it is interrupted before it has begun."""
    # First of all: code that is loaded or started after this could read the secrets in the environment.
    credentials = Credentials.taken_from(os.environ)
    # The program that starts us may have turned Ctrl+C off, as a shell does for "&"; it stays off.
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
    """End the process at once: a library that is being imported could swallow or wrap an exception."""
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
