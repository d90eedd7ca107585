"""A form of another program's Markdown: how it is known, whose it is, and what to write in its place here."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from forearmed.review.foreign.rows import NO_TEXT, Row

Instead = str | Callable[[re.Match[str]], str]
_LONGEST = 50


@dataclass(frozen=True)
class Form:
    """One form: *pattern* finds it in what is seen of a line.

    *example* shows it in the guide. *whose* says what it is, *instead* what to write; it is a *doubt*, told
    as a warning, where a text may look like that by chance.
    """

    example: str
    pattern: re.Pattern[str]
    whose: str
    instead: Instead
    doubt: bool = False
    in_source: bool = False
    """Whether the pattern finds it in what was written: Markdown takes some of its signs for its own."""
    unescaped: bool = False
    """Whether it must stand in what was written as it is seen: cells that stand side by side are no form."""

    def found_in(self, row: Row) -> list[re.Match[str]]:
        """Return each place in *row* that has this form."""
        if self.in_source:
            return [found for found in self.pattern.finditer(row.written) if _is_seen(found, row)]
        everywhere = self.pattern.finditer(row.seen)
        return [found for found in everywhere if not self.unescaped or found[0] in row.written]

    def told(self, found: re.Match[str]) -> str:
        """Return the message for what was *found*."""
        instead = self.instead if isinstance(self.instead, str) else self.instead(found)
        return f'"{quoted(found[0])}" is {self.whose}; {instead}'


def _is_seen(found: re.Match[str], row: Row) -> bool:
    """Tell whether the words in what was *found* stand in *row* as text: in code they do not count."""
    return all(word in row.seen for word in re.findall(r"[^\W_]+", found[0]))


def quoted(text: str) -> str:
    """Return *text* for a message: in one line, and not an endless one."""
    line = " ".join(text.replace(NO_TEXT, "…").split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
