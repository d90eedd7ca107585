"""The lists and feeds of an old publication, such as ``/category/news/``, and what takes their place here."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from forearmed.archive.linking import path_of
from forearmed.archive.post import Post
from forearmed.archive.web import host_of, split_address
from forearmed.content.library.moved_targets import target_at

_ALL = target_at("tips")
_FEED, _ATOM = "feed.xml", "atom.xml"
_OF_TERMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "blogger": ("search/label/{name}",),
        "hugo": ("tags/{slug}/", "categories/{slug}/"),
        "material": ("blog/category/{slug}/",),
    }
)
"""By service, where the posts with a term were listed. Exports of WordPress and Ghost tell it."""

_OF_SERIES: Mapping[str, str] = MappingProxyType({"hugo": "series/{slug}/"})
_OF_DAYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "wordpress": ("{day:%Y}/", "{day:%Y}/{day:%m}/", "?m={day:%Y}", "?m={day:%Y}{day:%m}"),
        "blogger": ("{day:%Y}/", "{day:%Y}/{day:%m}/"),
        "material": ("blog/archive/{day:%Y}/",),
    }
)
_OF_ALL: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "wordpress": {"": _ALL, "feed/": _FEED, "feed/atom/": _ATOM, "?feed=rss2": _FEED},
        "blogger": {"feeds/posts/default": _ATOM, "feeds/posts/default?alt=rss": _FEED},
        "ghost": {"rss/": _FEED},
        "hugo": {"index.xml": _FEED},
        "substack": {"feed": _FEED, "archive": _ALL},
    }
)


class Lead(NamedTuple):
    """An old *path* and *query*, the *target* in docs/moved.yml, and the *host*, where that is known."""

    path: str
    target: str
    host: str
    query: str = ""
    is_apart: bool = False
    """Whether no place below the new site can answer for it, though its host does."""


def lists_of(
    posts: Iterable[Post],
    lists: Mapping[str, str],
    years: Iterable[int],
    series: Mapping[str, str],
    *,
    base: str = "",
) -> Iterator[Lead]:
    """Yield a lead for each old list that *posts*, those that are tips now, were on, and for each feed.

    *lists* has, by the name of a term, its list here, and *series* the same for series; *years* are those
    that have a list of editions. *base* is the folder of posts whose export tells no host.
    """
    listed = frozenset(years)
    for post in posts:
        for root in (post.folder,) if post.host or not base else ("", base):
            yield from _lists_of(post, root, lists, listed, series)


def _lists_of(
    post: Post, root: str, lists: Mapping[str, str], listed: Collection[int], series: Mapping[str, str]
) -> Iterator[Lead]:
    """Yield a lead for each old list below *root* that *post* was on."""
    service = post.service
    for path, target in _OF_ALL.get(service, {}).items():
        path, _, query = path.partition("?")
        yield Lead(f"{root}{path}", target, post.host, query)
    for term in post.terms if service in _OF_TERMS else ():
        if term in lists:
            for path in _OF_TERMS[service]:
                yield Lead(f"{root}{path.format(name=term, slug=_slug(term))}", lists[term], post.host)
    if service in _OF_SERIES and post.series in series:
        path = _OF_SERIES[service].format(slug=_slug(post.series))
        yield Lead(f"{root}{path}", series[post.series], post.host)
    if post.day:
        target = target_at("tips", str(post.day.year)) if post.day.year in listed else _ALL
        for written in _OF_DAYS.get(service, ()):
            path, _, query = written.format(day=post.day).partition("?")
            if query or not _is_numbered(post):
                yield Lead(f"{root}{path}", target, post.host, query)


def _slug(name: str) -> str:
    return re.sub(r"\s+", "-", name.strip().lower())


def told_lists(told: Mapping[str, str], lists: Mapping[str, str]) -> Iterator[Lead]:
    """Yield a lead for each list that an export has *told* by its address.

    *lists* has, by the name of a term or an author, the list here.
    """
    for address, name in sorted(told.items()):
        if target := lists.get(name):
            yield Lead(path_of(address), target, host_of(address), split_address(address).query)


def told_feeds(told: Mapping[str, str], lists: Mapping[str, str]) -> Iterator[Lead]:
    """Yield a lead for each feed of a list that an export has *told*, to the feed of the list here."""
    for lead in told_lists(told, lists):
        yield lead._replace(target=f"{lead.target}{_FEED}")


def _is_numbered(post: Post) -> bool:
    """Tell whether its publication has numbers for addresses, and no lists of months with them."""
    return not post.addresses
