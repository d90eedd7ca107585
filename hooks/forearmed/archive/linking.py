"""Old addresses: which post each of them was, and which list."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote, unquote

from forearmed.archive.post import Post
from forearmed.archive.web import host_of, split_address

_INDEX = re.compile(r"/(?:index\.(?:html?|php)|amp/?)$")
_NUMBER = ("p", "page_id")
_LISTS = re.compile(r"(?:^|/)(?:category|tag|tags|categories|search/label|topics?)/(?:.*/)?([^/]+?)/?$")


def key_of(address: str) -> str:
    """Return what is the same for all ways of writing the *address* of one page: its path, or its number.

    The scheme, the host, a fragment, other queries and a slash at the end are left out.
    """
    parts = split_address(address)
    asked = parse_qs(parts.query) if parts.query else {}
    for name in _NUMBER if asked else ():
        if name in asked and parts.path in ("", "/", "/index.php"):
            return f"?p={asked[name][0]}"
    return _INDEX.sub("/", unquote(parts.path)).strip("/").casefold()


def path_of(address: str) -> str:
    """Return the path of *address*: decoded, below the old site's root."""
    key = key_of(address) if "?" in address else ""
    return key if key.startswith("?") else unquote(split_address(address).path).lstrip("/")


def written_path(path: str) -> str:
    """Return *path* as docs/moved.yml has it: a sign that would begin a query or an escape is escaped."""
    return (
        path if path.startswith("?") else re.sub(r"[%?#\\\x00-\x1f\x7f]", lambda sign: quote(sign[0]), path)
    )


def last_part(path: str) -> str:
    """Return the last part of *path*, without what a file's name ends with."""
    name = path.rstrip("/").rpartition("/")[2]
    return re.sub(r"\.(?:html?|php|aspx?)$", "", name)


def number_of(post: Post) -> str:
    """Return the path with the number of *post*, at which WordPress finds it, too; nothing elsewhere."""
    place, _, number = post.ident.rpartition(":")
    return f"?p={number}" if place.partition(":")[0] == "wordpress" and number.isdecimal() else ""


@dataclass(frozen=True)
class OldSite:
    """The old place: its *hosts*, and by the key of its address, the ident of each post."""

    hosts: frozenset[str]
    posts: Mapping[str, str] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)
    """By the path of each address as it was, the ident of its post."""

    terms: Mapping[str, str] = field(default_factory=dict)
    """The names of terms, by how addresses of lists write them."""

    root: str = ""
    """The address of the old site, without a slash at its end."""

    @classmethod
    def of(
        cls, posts: Iterable[Post], sites: Sequence[str], hosts: Iterable[str], terms: Mapping[str, str]
    ) -> "OldSite":
        """Return the place where *posts* were, which have paths for addresses: at *sites*, and on *hosts*."""
        known: dict[str, str] = {}
        paths: dict[str, str] = {}
        shared: set[str] = set()
        for post in posts:
            for path in filter(None, (*post.addresses, number_of(post))):
                if known.get(key_of(path), post.ident) != post.ident:
                    shared.add(key_of(path))  # two publications have it: a link to it may mean either
                if ".." not in path.split("/"):  # it would leave the folder for old addresses
                    known.setdefault(key_of(path), post.ident)
                    paths.setdefault(path, post.ident)
        root = next((site.rstrip("/") for site in sites), "")
        all_hosts = frozenset([*hosts, *map(host_of, sites)]) - {""}
        alone = {key: ident for key, ident in known.items() if key not in shared}
        return cls(all_hosts, alone, paths, _written(terms), root)

    def holds(self, address: str) -> bool:
        """Tell whether *address* is one of the old place."""
        host = host_of(address)
        return host in self.hosts if host else address.startswith("/")

    def post_at(self, address: str) -> str | None:
        """Return the ident of the post that was at *address*, or None."""
        return self.posts.get(key_of(address)) if self.holds(address) else None

    def term_at(self, address: str) -> str | None:
        """Return the name of the term whose posts were listed at *address*, or None."""
        found = _LISTS.search(unquote(split_address(address).path)) if self.holds(address) else None
        return self.terms.get(found[1].casefold()) if found else None

    def whole(self, address: str) -> str | None:
        """Return *address*, with the old place in front where it began there; None where that is unknown."""
        if not address.startswith("/"):
            return address
        return f"{self.root}{address}" if self.root else None


def _written(terms: Mapping[str, str]) -> dict[str, str]:
    """Return the names in *terms*, by nicename, by their own words and as addresses encode them."""
    by_name = {name.casefold(): name for name in terms.values()}
    hyphens = {re.sub(r"[\W_]+", "-", name.casefold()).strip("-"): name for name in terms.values()}
    return {**hyphens, **by_name, **{key.casefold(): name for key, name in terms.items()}}
