"""What stands before the items of WordPress' export: where the blog was, its authors, categories and tags."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from forearmed.archive.post import Blog
from forearmed.archive.readers.titles import title_of
from forearmed.archive.web import host_of, split_address

_SERVICE = "wordpress"
_AUTHOR = re.compile(rb"<wp:author>(.*?)</wp:author>", re.DOTALL)
_TERM = re.compile(rb"<wp:(category|tag)>(.*?)</wp:\1>", re.DOTALL)
_ADDRESS = re.compile(rb"<(link|wp:base_site_url|wp:base_blog_url)>(.*?)</\1>", re.DOTALL)
_MOST_ABOVE = 10
"""How many categories one may be below; more are a circle."""


@dataclass(frozen=True)
class Head:
    """The head of an export: its *place*, which idents begin with, *authors* by login, all as *item*."""

    place: str
    authors: Mapping[str, str]
    item: Blog


@dataclass(frozen=True)
class _Term:
    written: str
    """How addresses write it."""

    name: str
    above: str
    """How addresses write the category above it."""

    number: str = ""


def blog_of(head: bytes) -> Head:
    """Return what *head* says: the blog's addresses, names of authors by login, of terms by address."""
    by_name = {name: _bare(text) for name, text in reversed(_ADDRESS.findall(head))}
    root = by_name.get(b"wp:base_blog_url") or by_name.get(b"link", "")
    addresses = dict.fromkeys(_bare(text) for _, text in _ADDRESS.findall(head))
    people = list(_people(head))
    authors = {login: name for _, login, name in people}
    categories, tags = _terms(head, b"category"), _terms(head, b"tag")
    root, place = root.rstrip("/"), _place(root)
    lists = dict(_lists(root, categories, tags))
    blog = Blog(
        tuple(filter(None, addresses)),
        authors,
        {
            **{each.written: each.name for each in (*categories.values(), *tags.values())},
            **{f"cat={each.number}": each.name for each in categories.values() if each.number},
        },
        {**lists, **dict(_asked(root, categories, tags))},
        {f"{address}feed/": name for address, name in lists.items()},
        dict(_lists_of_people(root, people)),
    )
    return Head(place, authors, blog)


def _people(head: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield the number, the login and the name of each author."""
    for raw in _AUTHOR.findall(head):
        login = _field(raw, b"author_login")
        yield _field(raw, b"author_id"), login, _field(raw, b"author_display_name") or login


def _lists_of_people(root: str, people: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the addresses of each author's list: by name and by number."""
    for number, login, name in people:
        if "@" not in login:  # the list's address would give the mail address away
            yield f"{root}/author/{_nice(login)}/", name
        if number:
            yield f"{root}/?author={number}", name


def _nice(login: str) -> str:
    """Return how addresses write *login* (``sanitize_title`` in ``wp-includes/formatting.php``)."""
    return re.sub(r"[^a-z0-9_-]", "", login.lower().replace(".", "-").replace(" ", "-")).strip("-")


def _terms(head: bytes, kind: bytes) -> Mapping[str, _Term]:
    """Return the terms of *kind*, ``category`` or ``tag``, by how addresses write them."""
    is_tag = kind == b"tag"
    written, name = (b"tag_slug", b"tag_name") if is_tag else (b"category_nicename", b"cat_name")
    raws = (raw for found, raw in _TERM.findall(head) if found == kind)
    terms = (
        _Term(
            unquote(_field(raw, written)),
            _field(raw, name),
            unquote(_field(raw, b"category_parent")),
            _field(raw, b"term_id"),
        )
        for raw in raws
    )
    return {each.written: each for each in terms}


def _lists(
    root: str, categories: Mapping[str, _Term], tags: Mapping[str, _Term]
) -> Iterator[tuple[str, str]]:
    """Yield the address of each list with the name of its term; a category is below the one above it."""
    for term in categories.values():
        path = [term.written]
        while (above := categories.get(term.above)) and len(path) < _MOST_ABOVE:
            path.insert(0, above.written)
            term = above
        yield f"{root}/category/{'/'.join(path)}/", categories[path[-1]].name
    for term in tags.values():
        yield f"{root}/tag/{term.written}/", term.name


def _asked(
    root: str, categories: Mapping[str, _Term], tags: Mapping[str, _Term]
) -> Iterator[tuple[str, str]]:
    """Yield the addresses that WordPress answers besides: they ask for a term by its number or its name."""
    yield from ((f"{root}/?cat={each.number}", each.name) for each in categories.values() if each.number)
    yield from ((f"{root}/?tag={each.written}", each.name) for each in tags.values())


def _place(address: str) -> str:
    """Return what idents begin with: the service and the blog, since every blog counts its posts from 1.

    Neither the scheme nor ``www.`` is part of it, so an export from after such a move is of the same blog.
    """
    where = f"{host_of(address)}{split_address(address).path.rstrip('/')}"
    return f"{_SERVICE}:{where}" if where else _SERVICE


def _field(raw: bytes, name: bytes) -> str:
    found = re.search(rb"<wp:%s>(.*?)</wp:%s>" % (name, name), raw, re.DOTALL)
    return _bare(found[1]) if found else ""


def _bare(raw: bytes) -> str:
    """Return a value of the head: its text, whether it is in CDATA or not."""
    text = raw.decode("utf-8", "replace").strip()
    inner = text.removeprefix("<![CDATA[").removesuffix("]]>")
    return title_of(inner if inner != text else unescape(text))
