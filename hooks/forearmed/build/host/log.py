"""The names of the host's loggers, and how to silence its log where our own messages say the same better."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import mkdocs

HOST = mkdocs.__name__
"""The name of the host's top logger: mkdocs, or a program that replaces mkdocs."""
OURS = f"{HOST}.forearmed"
"""The name of our logger. It is below the host's, since a strict build counts only the warnings there."""
SAID_BY_US = (OURS, f"{HOST}.commands.build")
"""Loggers whose errors also reach the command as exceptions, which it prints itself."""


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
