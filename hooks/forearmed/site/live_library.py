"""The live library: live tips, playbooks and tags, grouped once for all pages."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import TypeVar

from forearmed.calendar.almanac import Almanac
from forearmed.calendar.schedule import Edition, Schedule
from forearmed.calendar.waiting import Withheld
from forearmed.content.library import Vocabulary
from forearmed.content.model import Author, Page, Playbook, Series, Tag, Tip
from forearmed.content.settings import Settings
from forearmed.foundation.weeks import Week
from forearmed.foundation.wording import Wording
from forearmed.site.related import Neighbors, neighbors, related
from forearmed.site.trails import Trail, TrailPlace, places_of, trails_of

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class LiveLibrary:
    """A view of library and schedule by the groups that readers browse. Tips are newest first.

    *tags*, *authors* and *series* are those that have pages; *words* is the whole vocabulary.
    """

    almanac: Almanac
    pages: Sequence[Page]
    tips: Sequence[Tip]
    playbooks: Sequence[Playbook]
    tags: Mapping[str, Tag]
    authors: Mapping[str, Author]
    series: Mapping[str, Series]
    words: Vocabulary
    withheld: Withheld
    """The tags, authors and series without a page yet, each with the first article that will use it."""
    tips_by_tag: Mapping[str, Sequence[Tip]]
    tips_by_author: Mapping[str, Sequence[Tip]]
    tips_by_series: Mapping[str, Sequence[Tip]]
    """The parts of each series, the first one first."""
    tips_by_playbook: Mapping[str, Sequence[Tip]]
    editions_by_year: Mapping[int, Sequence[Edition]]
    playbooks_by_slug: Mapping[str, Playbook]
    around: Neighbors
    """The edition before and the edition after each tip."""
    around_in_series: Neighbors
    part_numbers: Mapping[str, int]
    """Which part of its series each tip is, from 1, by slug."""
    related: Mapping[str, Sequence[Tip]]
    trails: Sequence[Trail]
    """The learning paths."""
    places: Mapping[str, Sequence[TrailPlace]]
    """The places of each article on the learning paths, by the path of its file."""
    drafts: frozenset[str]
    """The paths of pages and playbooks that only a preview shows."""

    @classmethod
    def of(cls, almanac: Almanac, *, preview: bool = False) -> "LiveLibrary":
        """Group the live articles of *almanac*. In a *preview* every group has a page."""
        library, schedule, settings = almanac.library, almanac.schedule, almanac.settings
        live, words = schedule.live, library.vocabulary
        playbooks = {playbook.slug: playbook for playbook in library.playbooks}
        trails = trails_of(words.paths, live, playbooks)
        waiting: Withheld = {} if preview else almanac.withheld
        series = _grouped(reversed(live), lambda tip: [tip.series] if tip.series else [])
        return cls(
            almanac=almanac,
            pages=library.pages,
            tips=live,
            playbooks=sorted(library.playbooks, key=_rank),
            tags=_without(words.tags, waiting.get("tags", ())),
            authors=_without(words.authors, waiting.get("authors", ())),
            series=_without(words.series, waiting.get("series", ())),
            words=words,
            withheld=waiting,
            tips_by_tag=_grouped(live, lambda tip: tip.tags),
            tips_by_author=_grouped(live, lambda tip: [_author(tip, settings)]),
            tips_by_series=series,
            tips_by_playbook=_grouped(live, lambda tip: [tip.playbook] if tip.playbook else []),
            editions_by_year=_grouped(schedule.editions, lambda edition: [edition.release.year]),
            playbooks_by_slug=playbooks,
            around=neighbors([tip for tip in reversed(live) if tip.is_edition]),
            around_in_series={
                slug: found for parts in series.values() for slug, found in neighbors(parts).items()
            },
            part_numbers={
                tip.slug: number for parts in series.values() for number, tip in enumerate(parts, 1)
            },
            related=related(live),
            trails=trails,
            places=places_of(trails),
            drafts=frozenset(draft.place.path for draft in library.drafts),
        )

    @property
    def settings(self) -> Settings:
        """Return the settings of the almanac."""
        return self.almanac.settings

    @property
    def schedule(self) -> Schedule:
        """Return the schedule of the almanac."""
        return self.almanac.schedule

    @property
    def wording(self) -> Wording:
        """Return what the site itself says, in its language."""
        return self.almanac.library.wording

    @property
    def to_come(self) -> tuple[Tip, ...]:
        """Return the tips that only a preview may show: the queue, then the drafts."""
        return (*self.schedule.queue, *self.schedule.drafts)

    def badge(self, tip: Tip | Playbook | Page) -> str | None:
        """Return how to mark an article or a page when it is not live."""
        if not isinstance(tip, Tip):
            return self.wording.say("Draft") if tip.place.path in self.drafts else None
        if tip.date is None:
            return self.wording.say("Draft")
        if tip.slug in self.related:
            return None
        return self.wording.say("Scheduled for {date}", date=self.wording.written_date(tip.date))

    def author_id(self, tip: Tip) -> str:
        """Return the id of the author of *tip*; the default author's where *tip* names none."""
        return _author(tip, self.settings)

    def author_of(self, tip: Tip) -> str:
        """Return the name to show as the author of *tip*."""
        return self.author_title(self.author_id(tip))

    def author_title(self, author: str) -> str:
        """Return the name of *author*; the id itself where it is unknown, as a draft may have it."""
        return self.words.authors[author].title if author in self.words.authors else author

    def tag_title(self, tag: str) -> str:
        """Return the label of *tag*; the id itself where it is unknown, as a draft may have it."""
        return self.words.tags[tag].title if tag in self.words.tags else tag


def _without(entries: Mapping[str, Item], names: Collection[str]) -> Mapping[str, Item]:
    return {name: entry for name, entry in entries.items() if name not in names}


def _author(tip: Tip, settings: Settings) -> str:
    return tip.author or settings.default_author


def _rank(playbook: Playbook) -> tuple[float, str]:
    return playbook.order or inf, playbook.title.casefold()


def _grouped(items: Iterable[Item], keys_of: Callable[[Item], Iterable[Key]]) -> Mapping[Key, list[Item]]:
    """Return *items* by each of their keys, in the order they come in."""
    groups: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys_of(item):
            groups[key].append(item)
    return dict(groups)


def edition_label(edition: Edition, wording: Wording) -> str:
    """Return when an edition went out: ``Week 47 · Tuesday, November 17, 2026``."""
    return _week_label(edition.week, edition.release.date(), wording)


def tip_label(tip: Tip, wording: Wording) -> str:
    """Return the week and the date of a tip: ``Week 47 · Tuesday, November 17, 2026``."""
    if not tip.date or not tip.week:
        return wording.say("Draft")
    if not tip.feature:
        return wording.written_date(tip.date)
    return _week_label(tip.week, tip.date, wording)


def _week_label(week: Week, day: date, wording: Wording) -> str:
    return f"{wording.week(week)} · {wording.written_day(day)}"
