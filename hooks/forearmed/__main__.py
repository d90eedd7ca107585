"""The door of the command, `forearmed` or `python -m forearmed`.

It catches Ctrl+C before it imports the rest, so that an early Ctrl+C ends without a traceback.
"""

import os
import sys

from forearmed.foundation.credentials import Credentials
from forearmed.foundation.interrupts import INTERRUPTED, ending_at_once
from forearmed.foundation.tidying import look_seldom


def main() -> None:
    """Run the command; end quietly when it is interrupted before it has begun."""
    # First of all: code that is loaded or started after this could read the secrets in the environment.
    credentials = Credentials.taken_from(os.environ)
    look_seldom()
    with ending_at_once():
        from forearmed import cli

    try:
        cli.main(credentials)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
