"""Find the heir of each slug, which is the article that answers to it now, and the slugs of faulty files."""

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
    """Return, by slug of *before*, the article of *after* with that slug, or else a new one with that alias.

    An article that was in *before* under a slug of its own becomes no heir by an alias: if two tips are
    merged into one, the removed tip has no heir.
    """
    articles = list(after)
    was = {article.slug for article in before}
    named = {article.slug: article for article in articles}
    aliased = {alias: article for article in articles if article.slug not in was for alias in article.aliases}
    found = {slug: named.get(slug) or aliased.get(slug) for slug in was}
    return {slug: article for slug, article in found.items() if article is not None}
