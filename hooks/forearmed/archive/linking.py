"""Old addresses: which post each of them was, and which list."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, quote, unquote

from forearmed.archive.post import Post
from forearmed.archive.web import host_in, host_of, root_of, split_address

_INDEX = re.compile(r"/(?:index\.(?:html?|php)|amp/?)$")
_NUMBER = ("p", "page_id")
_ASKED = re.compile(r"(?:p|page_id)=(\d+)")
_LISTS = re.compile(r"(?:^|/)(?:category|tag|tags|categories|search/label|topics?)/(?:.*/)?([^/]+?)/?$")


def key_of(address: str) -> str:
    """Return what is the same for all ways of writing the *address* of one page: its path, or its number.

    The scheme, the host, a fragment, other queries and a slash at the end are left out.
    """
    parts = split_address(address)
    if parts.query and (number := _number_in(parts)):
        return number
    return _INDEX.sub("/", unquote(parts.path)).strip("/").casefold()


def _number_in(parts: SplitResult) -> str:
    """Return the path with the number by which an address of these *parts* asks for a post, or nothing.

    A blog in a folder of its host is asked there: ``blog/?p=7``.
    """
    folder = unquote(parts.path).removesuffix("index.php").strip("/")
    if "." in folder.rpartition("/")[2]:  # a page asks something else of its own
        return ""
    number = _number_asked(parts.query)
    return f"{folder}/?p={number}".removeprefix("/") if number else ""


def _number_asked(query: str) -> str:
    if found := _ASKED.fullmatch(query):  # nearly all are no more than that
        return found[1]
    asked = parse_qs(query)
    numbers = (asked[name][0] for name in _NUMBER if name in asked)
    return next(filter(str.isdecimal, numbers), "")


def parted(path: str) -> tuple[str, str]:
    """Return the path and the query of *path*, which may end with the number of a post."""
    folder, mark, number = path.rpartition("?p=")
    return (folder, f"p={number}") if mark else (path, "")


def path_of(address: str) -> str:
    """Return the path of *address*: decoded, below the old site's root."""
    return place_of(address)[1]


def place_of(address: str) -> tuple[str, str]:
    """Return the host and the path of *address*."""
    parts = split_address(address)
    number = _number_in(parts) if parts.query else ""
    return host_in(parts.netloc), number or unquote(parts.path).lstrip("/")


def written_path(path: str) -> str:
    """Return *path* as docs/moved.yml has it: a sign that would begin a query or an escape is escaped."""
    return re.sub(r"[%?#\\\x00-\x1f\x7f]", lambda sign: quote(sign[0]), path)


def last_part(path: str) -> str:
    """Return the last part of *path*, without what a file's name ends with; nothing of a number's path."""
    if parted(path)[1]:
        return ""
    name = path.rstrip("/").rpartition("/")[2]
    return re.sub(r"\.(?:html?|php|aspx?)$", "", name) if "." in name else name


def number_of(post: Post) -> str:
    """Return the path with the number of *post*, at which WordPress finds it, too; nothing elsewhere."""
    number = post.ident.rpartition(":")[2]
    return f"{post.folder}?p={number}" if post.service == "wordpress" and number.isdecimal() else ""


class Claim(NamedTuple):
    """An old *path*, the *ident* of the post that was there, and the *host*, where that is known."""

    path: str
    ident: str
    host: str


@dataclass(frozen=True)
class OldSite:
    """The old place: its *hosts*, and by the key of its address, the ident of each post."""

    hosts: frozenset[str]
    posts: Mapping[str, str] = field(default_factory=dict)
    """Without the keys that posts of two publications have."""

    shared: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By host and key, the ident of each post whose key one of another publication has, too."""

    claims: Sequence[Claim] = ()
    """Every old path, in the order of posts."""

    terms: Mapping[str, str] = field(default_factory=dict)
    """The names of terms, by how addresses of lists write them."""

    root: str = ""
    """The scheme and the host of the old site."""

    @classmethod
    def of(
        cls,
        posts: Iterable[Post],
        sites: Sequence[str],
        hosts: Iterable[str],
        terms: Mapping[str, str],
        *,
        home: str = "",
    ) -> "OldSite":
        """Return the place where *posts* were, which have paths for addresses: at *sites*, and on *hosts*.

        *home* is the host of posts whose export tells none. They were in the folder that the sites tell, if
        it is one, and their export may or may not have that in front of their paths.
        """
        base = folder_of(sites)
        claims = [claim for post in posts for claim in _claims(post, home, base)]
        idents: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            idents[key_of(claim.path)].add(claim.ident)
        return cls(
            frozenset([*hosts, *map(host_of, sites)]) - {""},
            {key: next(iter(found)) for key, found in idents.items() if len(found) == 1},
            {
                (each.host, key): each.ident
                for each in reversed(claims)
                if len(idents[key := key_of(each.path)]) > 1
            },
            claims,
            _written(terms),
            next(filter(None, map(root_of, sites)), ""),
        )

    def holds(self, address: str) -> bool:
        """Tell whether *address* is one of the old place."""
        host = host_of(address)
        return host in self.hosts if host else address.startswith("/")

    def post_at(self, address: str, page: str = "") -> str | None:
        """Return the ident of the post that was at *address*, or None.

        Two publications may have one path: then the host counts, that of *page* where *address* has none.
        """
        if not self.holds(address):
            return None
        key = key_of(address)
        return self.posts.get(key) or self.shared.get((host_of(address) or host_of(page), key))

    def resembles(self, address: str) -> bool:
        """Tell whether *address*, on a host that is not the old place's, has the path of a post there.

        A path of one plain word says nothing: many sites have a page ``about``.
        """
        key = key_of(address)
        return "//" in address and not self.holds(address) and bool({"/", "-"} & {*key}) and key in self.posts

    def term_at(self, address: str) -> str | None:
        """Return the name of the term whose posts were listed at *address*, or None."""
        if not self.holds(address):
            return None
        parts = split_address(address)
        found = _LISTS.search(unquote(parts.path))
        return self.terms.get(found[1].casefold() if found else parts.query)

    def whole(self, address: str, page: str = "") -> str | None:
        """Return *address*, with the host of its *page* in front if it has none; None where none is known."""
        if not address.startswith("/"):
            return address
        root = root_of(page) or self.root
        return f"{root}{address}" if root else None


def folder_of(sites: Iterable[str]) -> str:
    """Return the folder of its host that a publication at *sites* was in, such as ``blog/``; else nothing."""
    folders = {split_address(each).path.strip("/") for each in sites} - {""}
    return f"{unquote(folders.pop())}/" if len(folders) == 1 else ""


def _claims(post: Post, home: str, base: str) -> Iterator[Claim]:
    """Yield each old path of *post* but those that would leave the folder for old addresses."""
    for address in filter(None, (*post.addresses, number_of(post))):
        host = host_of(address)
        path = path_of(address) if host else address
        if ".." in path.split("/"):
            continue
        yield Claim(path, post.ident, host or post.host or home)
        if base and not (host or post.host) and not path.startswith(base):
            yield Claim(f"{base}{path}", post.ident, home)


def _written(terms: Mapping[str, str]) -> dict[str, str]:
    """Return the names in *terms*, by nicename, by their own words and as addresses encode them."""
    by_name = {name.casefold(): name for name in terms.values()}
    hyphens = {re.sub(r"[\W_]+", "-", name.casefold()).strip("-"): name for name in terms.values()}
    return {**hyphens, **by_name, **{key.casefold(): name for key, name in terms.items()}}
