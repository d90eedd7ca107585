"""What a command prints of all that mkdocs logs."""

import logging


def quiet_mkdocs() -> None:
    """Print mkdocs' warnings and errors, one plain line each, and none of its progress messages."""
    from forearmed.build.host.log import HOST, SAID_BY_US  # loads mkdocs

    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.setLevel(logging.WARNING)
    # These loggers' errors also reach us as exceptions, which `main` prints; so each is printed once.
    handler.addFilter(lambda record: record.name not in SAID_BY_US)
    logging.getLogger(HOST).addHandler(handler)
