"""Check that no two files claim one address, and that none claims an address every build makes."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from forearmed.content.library.folders import ArticleFile
from forearmed.content.library.misnamed import is_like_a_tip
from forearmed.content.slugs import as_slug, is_slug
from forearmed.foundation.errors import Problem

_MADE = {
    "404",
    "authors",
    "digest",
    "huddle",
    "paths",
    "phrasebook",
    "search",
    "series",
    "tags",
    "tips",
    "write",
}
"""Names at the top of the site that stand for lists and artefacts of ours."""


def check_addresses(articles: Iterable[ArticleFile], *, form: bool = True) -> list[Problem]:
    """Return a problem for each article that cannot have the address its place gives it.

    Without the *form* that writes articles, its address is free.
    """
    found = list(articles)
    return [*_kept(found, _MADE if form else _MADE - {"write"}), *_folders(found), *_clashes(found)]


def _kept(articles: Iterable[ArticleFile], made: Collection[str]) -> Iterator[Problem]:
    for article in articles:
        top = article.src_uri.partition("/")[0]
        if article.is_tip or is_like_a_tip(article.text):  # `articles` reports a misplaced tip
            continue
        if (
            top.removesuffix(".md") in made
            or article.src_uri == "playbooks.md"
            or top in ("assets", "schema")
        ):
            yield Problem(article.path, 1, _way_out(article, top))


def _way_out(article: ArticleFile, top: str) -> str:
    """Return why *article* cannot lie in the folder *top*, or have *top* as its name, and what to do."""
    if top == "assets":
        return "docs/assets/ is for pictures and downloads, not for pages; move this file out of it"
    kept = f"docs/{top}/" if "/" in article.src_uri else f"/{top.removesuffix('.md')}/"
    return f"{kept} is kept for what is made for you; move or rename this file"


def _folders(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    """Yield a problem for each article in a folder whose name is no slug, or which our lists of tips use."""
    for article in articles:
        for folder in PurePosixPath(article.path).parts[1:-1]:
            if not is_slug(folder) or (article.is_tip and folder == "page"):
                yield Problem(article.path, 1, f'its folder is called "{folder}"{_better(folder)}')


def _better(folder: str) -> str:
    if folder == "page":
        return ", which is kept for the lists of tips; give the folder another name"
    meant = as_slug(folder)
    advice = f"rename it {meant}" if meant else "rename it with lower-case letters, digits and hyphens"
    return f"; {advice}"


def _clashes(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    """Yield a problem for each page with an address that another has; capital letters make no difference."""
    first: dict[str, ArticleFile] = {}
    for article in articles:
        if article.is_tip:
            continue  # a tip's address is its slug, wherever it lies
        address = article.src_uri.removesuffix(".md").removesuffix("/index").casefold()
        other = first.setdefault(address, article)
        if other is not article:
            message = f"has the same address as {other.path}; rename one of the two"
            yield Problem(article.path, 1, message)
