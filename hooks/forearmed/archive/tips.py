"""A post as the file of a tip: front matter and Markdown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from forearmed.content.source import yaml_line
from forearmed.foundation.shortening import shortened

LONGEST_SUMMARY = 160
_SENTENCE = re.compile(r".+?(?<!\d)[.!?…][\"'”’)]*(?=\s|$)")  # behind a number, a dot may number a line
_SHORTEST_SUMMARY = 30
_ENDED = re.compile(r"[.!?…][\"'”’)]*$")


@dataclass(frozen=True)
class TipFile:
    """What goes into the file of a tip, in the order of the front matter."""

    title: str
    day: date | None
    summary: str
    tags: tuple[str, ...]
    author: str | None
    series: str | None
    aliases: tuple[str, ...]
    updated: date | None
    feature: bool
    """Whether it is an edition. None of an archive returns by itself, or gaps of years would fill with it."""

    body: str

    @property
    def text(self) -> str:
        """Return the file's text."""
        keys: Mapping[str, object] = {
            "title": self.title,
            "date": self.day,
            "updated": self.updated if self.day else None,
            "summary": self.summary,
            "tags": list(self.tags),
            "author": self.author,
            "series": self.series,
            "aliases": list(self.aliases),
        }
        lines = [yaml_line(key, value) for key, value in keys.items() if value]
        lines.append("evergreen: false" if self.feature else "feature: false")
        return "\n".join(["---", *lines, "---", self.body, ""])


def summary_of(written: str, text: str) -> str:
    """Return the summary that was *written*, else the first sentences of *text* that fit, else its start.

    *text* has a line for each paragraph. A list of facts above the first sentences is no summary.
    """
    source = " ".join((written or _told(text)).split())
    if len(source) <= LONGEST_SUMMARY:
        return source
    summary = ""
    for found in _SENTENCE.finditer(source):
        if found.end() > LONGEST_SUMMARY:
            break
        summary = source[: found.end()]
    return summary if len(summary) >= _SHORTEST_SUMMARY else shortened(source, LONGEST_SUMMARY)


def _told(text: str) -> str:
    """Return *text* from its first paragraph on that ends as a sentence does; all where none does.

    Where a line is a paragraph, as in old Blogger posts, a sentence may have begun above.
    """
    lines = text.splitlines()
    first = next((number for number, line in enumerate(lines) if _ENDED.search(line)), 0)
    while first and lines[first][:1].islower():
        first -= 1
    return " ".join(lines[first:])
