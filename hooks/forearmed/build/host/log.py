"""The host's log: read where it holds errors, silenced where we say the same in better words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import mkdocs

HOST = mkdocs.__name__
"""The host's name for its loggers: another one may stand in for mkdocs."""
OURS = f"{HOST}.forearmed"
"""The name of our logger below the host's: a strict build counts no other warnings."""
SAID_BY_US = (OURS, f"{HOST}.commands.build")
"""Loggers whose lines come back to the command as exceptions."""


@contextmanager
def silenced() -> Iterator[None]:
    """Silence the host's log inside the ``with`` block."""
    logger = logging.getLogger(HOST)
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
