"""The names of the host's loggers, and how to silence its log where our own messages say the same better."""

import logging
from collections.abc import Container, Iterator
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


@contextmanager
def overheard(level: int = logging.WARNING, *, but: Container[str] = SAID_BY_US) -> Iterator[list[str]]:
    """Collect what the host logs inside the ``with`` block at *level* or above, *but* by some loggers."""
    ear = _Ear(level)
    ear.addFilter(lambda record: record.name not in but)
    logger = logging.getLogger(HOST)
    logger.addHandler(ear)
    try:
        yield ear.lines
    finally:
        logger.removeHandler(ear)


class _Ear(logging.Handler):
    """Keeps each line that is logged."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(record.getMessage())
