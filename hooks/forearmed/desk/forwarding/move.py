"""One address that a server leads on, and the patterns that recognize it."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from forearmed.content.library import OldAddress


@dataclass(frozen=True)
class Move:
    """A request that a server answers with 301 and the address *to*, which is absolute and in ASCII.

    *path* is decoded and absolute on its host; *root* is the part of it that is the path of our site.
    *host* is empty for the site's own; *query* is as in the address, and empty where any will do.
    """

    host: str
    root: str
    path: str
    query: str
    to: str

    @classmethod
    def of(cls, old: OldAddress, to: str, *, site: str) -> "Move":
        """Return the move of *old* to the address *to* on *site*, the site's address."""
        root = "/" if old.host else unquote(urlsplit(site).path) or "/"
        encoded = quote(to, safe="/:%-._~[]@")
        return cls(old.host, root, f"{root}{old.path}", old.query, encoded)

    @property
    def below(self) -> str:
        """Return the pattern of the path below the root of the site, without anchors."""
        path = self.path.removeprefix(self.root)
        return f"{pattern(path.rstrip('/'))}/?" if path.strip("/") and not self.query else pattern(path)

    @property
    def path_pattern(self) -> str:
        """Return the pattern of the whole path, without anchors; a slash at its end makes no difference."""
        return pattern(self.root) + self.below

    @property
    def query_pattern(self) -> str:
        """Return the pattern of the query, from its beginning: further values may follow."""
        return f"{pattern(self.query)}(&|$)" if self.query else ""

    @property
    def host_pattern(self) -> str:
        """Return the pattern of the host, with or without ``www.``, without anchors; or nothing."""
        return rf"(www\x2e)?{pattern(self.host.removeprefix('www.'))}" if self.host else ""


def pattern(text: str) -> str:
    r"""Return the regular expression that is *text*, for PCRE, RE2 and .NET.

    Every sign that an expression or a settings file could read in its own way is written as ``\x2e``.
    """
    return re.sub(r"[\x00-\x7f]", lambda found: _plain(found[0]), text)


def _plain(sign: str) -> str:
    return sign if sign.isalnum() or sign in "/-_" else f"\\x{ord(sign):02x}"
