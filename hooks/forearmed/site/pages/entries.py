"""The entries of a list as facts for its template: by group, each heading with an id. All are plain text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forearmed.article.converter import Anchors
from forearmed.site.facts import Fact

Group = tuple[str, Sequence["Entry"]]
"""Entries below one heading of a list; the heading is empty where the list has none."""


@dataclass(frozen=True)
class Line:
    """A line below the heading of an entry. An *aside*, such as a date, is set apart from what it says."""

    text: str
    aside: bool = False


@dataclass(frozen=True)
class Entry:
    """What a list names: its *title*, which links to *url*, and what to say about it.

    An entry for a tag has the tag's id as *tag*, for its color; *tags* are links to the tags of a tip.
    """

    title: str
    url: str
    lines: tuple[Line, ...] = ()
    tag: str = ""
    tags: tuple[Fact, ...] = ()


def group_facts(groups: Iterable[Group]) -> list[dict[str, object]]:
    """Return *groups* for the template of one page, on which no two headings have the same id."""
    anchors = Anchors()
    return [
        {
            "title": title,
            "anchor": anchors.of(title) if title else "",
            "entries": [_entry_facts(entry, anchors) for entry in members],
        }
        for title, members in groups
    ]


def _entry_facts(entry: Entry, anchors: Anchors) -> dict[str, object]:
    return {
        "title": entry.title,
        "url": entry.url,
        "tag": entry.tag,
        "anchor": anchors.of(entry.title),
        "lines": [{"text": line.text, "aside": line.aside} for line in entry.lines if line.text],
        "tags": list(entry.tags),
    }
