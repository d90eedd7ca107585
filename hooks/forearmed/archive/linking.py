"""Old addresses: which post each of them was, and where it is here."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from forearmed.archive.post import Post

_INDEX = re.compile(r"/(?:index\.(?:html?|php)|amp/?)$")
_NUMBER = ("p", "page_id")


def key_of(address: str) -> str:
    """Return what is the same for all ways of writing the *address* of one page: its path, or its number.

    The scheme, the host, a fragment, other queries and a slash at the end are left out.
    """
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    for name in _NUMBER:
        if name in asked and parts.path in ("", "/", "/index.php"):
            return f"?p={asked[name][0]}"
    path = _INDEX.sub("/", unquote(parts.path))
    return path.strip("/").casefold()


def host_of(address: str) -> str:
    """Return the host of *address* without ``www.``; Blogger's hosts of all countries are one."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return re.sub(r"\.blogspot\.[a-z.]{2,6}$", ".blogspot.com", host)


@dataclass(frozen=True)
class OldSite:
    """The old place: its *hosts*, and by the key of its address, the ident of each post."""

    hosts: frozenset[str]
    posts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, posts: Iterable[Post], sites: Iterable[str]) -> "OldSite":
        """Return the place where *posts* were, at *sites* and wherever their own addresses say."""
        hosts = {host_of(site) for site in sites}
        known: dict[str, str] = {}
        for post in posts:
            for address in post.addresses:
                hosts.add(host_of(address))
                if key := key_of(address):
                    known.setdefault(key, post.ident)
        return cls(frozenset(hosts - {""}), known)

    def holds(self, address: str) -> bool:
        """Tell whether *address* is one of the old place."""
        host = host_of(address)
        return host in self.hosts if host else address.startswith("/") and not address.startswith("//")

    def post_at(self, address: str) -> str | None:
        """Return the ident of the post that was at *address*, or None."""
        return self.posts.get(key_of(address)) if self.holds(address) else None
