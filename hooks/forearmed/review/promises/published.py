"""What was published at one time, and who is whose heir at another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar

from forearmed.calendar.schedule import Schedule, plan
from forearmed.content.library import Library
from forearmed.content.model import Playbook, Tip
from forearmed.content.settings import Settings
from forearmed.site.pages.waiting import Withheld, withheld

Article = TypeVar("Article", Tip, Playbook)


@dataclass(frozen=True)
class Published:
    """A *library* under its *settings*, and the *schedule* that follows."""

    library: Library
    settings: Settings
    schedule: Schedule

    @classmethod
    def of(cls, library: Library, settings: Settings, *, now: datetime) -> "Published":
        """Plan what is published of *library* as of *now*."""
        return cls(library, settings, plan(library.tips, settings, now=now, playbooks=library.playbooks))

    @cached_property
    def withheld(self) -> Withheld:
        """Return the tags, authors and series that have no page before the release of what uses them."""
        return withheld(self.library, self.schedule, self.settings)

    @property
    def kept_back(self) -> Mapping[str, str]:
        """Return why each file that could have a page has none, by its path."""
        return self.library.kept_back

    @property
    def unread(self) -> frozenset[str]:
        """Return the names of files that are there but have mistakes: what they publish, nobody knows."""
        return frozenset(PurePosixPath(page.place.path).stem for page in self.library.rejected)


def heirs(before: Iterable[Article], after: Iterable[Article]) -> Mapping[str, Article]:
    """For each slug of *before*, return the article that answers to it now, by its name or by an alias.

    An alias on an article that was there before, under a name of its own, makes no heir of it: two tips that
    become one are not the same tip.
    """
    articles = list(after)
    was = {article.slug for article in before}
    named = {article.slug: article for article in articles}
    aliased = {alias: article for article in articles if article.slug not in was for alias in article.aliases}
    found = {slug: named.get(slug) or aliased.get(slug) for slug in was}
    return {slug: article for slug, article in found.items() if article is not None}
