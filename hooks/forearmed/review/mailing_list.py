"""Warn of words for which the program that keeps the list would hold an edition back. Reads no files."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from forearmed.article.text import words_of
from forearmed.content.model import Tip
from forearmed.foundation.errors import Problem
from forearmed.foundation.list_managers import (
    ListManager,
    is_command,
    words_of_a_bounce,
    words_of_a_machine,
)
from forearmed.review.style.manuscript import Manuscript

_FIRST = 5
"""How many lines of the tip to check: so many are among the first ten lines of its mail."""


def list_warnings(manuscripts: Iterable[Manuscript], manager: ListManager) -> Iterator[Problem]:
    """Yield a warning for each place in a tip for which *manager*, by default, would stop the mail."""
    faults_of = {ListManager.SCHLEUDER: _schleuder, ListManager.MAILMAN: _mailman}.get(manager)
    if faults_of is None:
        return
    for manuscript in manuscripts:
        if isinstance(manuscript.article, Tip) and manuscript.article.feature:
            for line, message in faults_of(manuscript):
                yield Problem(manuscript.place.path, line, message, warning=True, rule="list_manager")


def _schleuder(tip: Manuscript) -> Iterator[tuple[int, str]]:
    """Yield words that make schleuder take the mail for a program's: only the list's admins get such mail."""
    if words := words_of_a_machine(tip.article.title):
        message = f'with "{words}" in its subject, schleuder passes the mail to its admins alone'
        yield tip.place.line("title"), f"title: {message}; choose another word"
    for block in tip.text.blocks:
        if words := words_of_a_bounce(block.text):
            message = f'schleuder takes a mail that says "{words}" for a bounce, for its admins alone'
            yield _line_of(tip, words), f"{message}; say it otherwise"


def _mailman(tip: Manuscript) -> Iterator[tuple[int, str]]:
    """Yield first paragraphs that look to Mailman like commands: it holds the mail for its owner."""
    for number, line in islice(_short_paragraphs(tip), _FIRST):
        if is_command(line):
            yield (
                number,
                f'Mailman takes the line "{line}" for a command, and holds the mail; write a longer one',
            )


def _short_paragraphs(tip: Manuscript) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line that is not empty; in a paragraph of several lines, "" as text."""
    lines: Sequence[str] = ["", *tip.article.body.splitlines(), ""]
    for place, line in enumerate(lines[1:-1], start=1):
        if line.strip():
            stands_alone = not (lines[place - 1].strip() or lines[place + 1].strip())
            yield tip.place.body_line + place - 1, line.strip("# ") if stands_alone else ""


def _line_of(tip: Manuscript, words: str) -> int:
    written = words_of(words)
    return tip.line_of(written) if written else tip.place.body_line
