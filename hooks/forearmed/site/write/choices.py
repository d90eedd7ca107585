"""What the form at /write/ offers to choose from, and the names that are taken. Pure.

Nothing here tells of a tip before its release: a week is free or it is not in the list.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from forearmed.calendar.openings import Openings
from forearmed.content.model import Author, Playbook, Series, Tag, Tip
from forearmed.foundation.wording import Wording
from forearmed.site.live_library import LiveLibrary

_WEEKS = 26
"""How many free weeks are offered: half a year."""


@dataclass(frozen=True)
class Choice:
    """Something to choose: its *value* in the file, its *name* for people, and *more* about it."""

    value: str
    name: str
    more: str = ""


@dataclass(frozen=True)
class Choices:
    """All that can be chosen, and *taken*: the path of the article at each address, with its title."""

    tags: tuple[Choice, ...]
    authors: tuple[Choice, ...]
    series: tuple[Choice, ...]
    playbooks: tuple[Choice, ...]
    weeks: tuple[Choice, ...]
    """The free weeks: the date, the day in words, and the moment at which the week is over."""
    default_author: str
    taken: Mapping[str, Mapping[str, tuple[str, str]]]
    """By kind, ``tips`` or ``playbooks``, and by slug."""

    @classmethod
    def of(cls, live: LiveLibrary) -> "Choices":
        """Return what the pages of *live* tell everybody anyway, and the free weeks."""
        return cls(
            tags=tuple(_entries(live.tags)),
            authors=tuple(_entries(live.authors)),
            series=tuple(_entries(live.series)),
            playbooks=tuple(Choice(one.slug, one.title, one.when) for one in live.playbooks),
            weeks=tuple(_weeks(live.almanac.openings, live.wording)),
            default_author=live.settings.default_author,
            taken={"tips": dict(_taken(live.tips)), "playbooks": dict(_taken(live.playbooks))},
        )


def _entries(entries: Mapping[str, Tag] | Mapping[str, Author] | Mapping[str, Series]) -> Iterator[Choice]:
    for name, entry in entries.items():
        yield Choice(name, entry.title, entry.description)


def _weeks(openings: Openings, wording: Wording) -> Iterator[Choice]:
    week = None
    for _ in range(_WEEKS):
        week = openings.first(after=week)
        day = week.day(openings.settings.publish_weekday)
        yield Choice(day.isoformat(), wording.written_day(day), openings.release(week).isoformat())


def _taken(articles: Iterable[Tip | Playbook]) -> Iterator[tuple[str, tuple[str, str]]]:
    for article in articles:
        yield article.slug, (article.place.path, article.title)
        yield from ((alias, (article.place.path, "")) for alias in article.aliases)
