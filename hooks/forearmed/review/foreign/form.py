"""A form of another program's Markdown: how it is known, whose it is, and what to write in its place here."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from forearmed.review.foreign.rows import NO_TEXT, Row

Instead = str | Callable[[re.Match[str]], str]
_LONGEST = 50


@dataclass(frozen=True)
class Form:
    """One form: *pattern* finds it in the text that readers see of a line.

    *example* shows it in the guide. *whose* says what it is, *instead* what to write. If *doubt* is true, a
    text may look like the form by chance, so a match is only a warning.
    """

    example: str
    pattern: re.Pattern[str]
    whose: str
    instead: Instead
    doubt: bool = False
    in_source: bool = False
    """Whether *pattern* searches the source instead, for a form with signs that Markdown removes."""
    unescaped: bool = False
    """Whether a match must also be in the source of the line: the text of two cells side by side is not."""

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
    """Tell whether readers see the words of the match *found* as text in *row*, and not as code."""
    return all(word in row.seen for word in re.findall(r"[^\W_]+", found[0]))


def quoted(text: str) -> str:
    """Return *text* for a message: in one line, and not an endless one."""
    line = " ".join(text.replace(NO_TEXT, "…").split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
