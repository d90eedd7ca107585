"""Who is whose heir, and which files nobody can read now."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

from forearmed.content.library import Library
from forearmed.content.model import Playbook, Tip

Article = TypeVar("Article", Tip, Playbook)


def unread_slugs(library: Library) -> frozenset[str]:
    """Return the names of files that are there but have mistakes: what they publish, nobody knows."""
    return frozenset(PurePosixPath(page.place.path).stem for page in library.rejected)


def heirs(before: Iterable[Article], after: Iterable[Article]) -> Mapping[str, Article]:
    """Return what has each slug of *before* now: the article of that name, or one with that alias.

    An alias on an article that was there before, under a name of its own, makes no heir of it: two tips that
    become one are not the same tip.
    """
    articles = list(after)
    was = {article.slug for article in before}
    named = {article.slug: article for article in articles}
    aliased = {alias: article for article in articles if article.slug not in was for alias in article.aliases}
    found = {slug: named.get(slug) or aliased.get(slug) for slug in was}
    return {slug: article for slug, article in found.items() if article is not None}
