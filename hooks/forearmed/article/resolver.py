"""Where links in Markdown lead.

Authors name a source (``/tips/2026/call-first.md``), and readers open its address (``../call-first/``).
"""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import unquote, urlsplit, urlunsplit


@dataclass(frozen=True)
class Resolver:
    """Resolves the links of one page, which is written in *source* and read at *address*.

    *address_of* returns the address of what is written in a source, or None for what is no source.
    Sources and addresses are those of the whole site, with no slash in front.
    """

    source: str
    address: str
    address_of: Callable[[str], str | None]

    def __call__(self, url: str) -> str:
        """Return the address, as seen from the page, of the source that *url* names; else *url* as it is.

        A path with a slash in front is looked up from the folder of all sources, any other from the page's.
        """
        try:
            scheme, host, path, query, fragment = urlsplit(url)
        except ValueError:  # `review.html` reports this address
            return url
        if scheme or host or not path:
            return url
        found = self.address_of(self._source_of(unquote(path)))
        return url if found is None else urlunsplit(("", "", self._relative(found), query, fragment))

    def _source_of(self, path: str) -> str:
        # macOS writes "é" in file names as "e" and an accent (NFD); sources are known by the one character.
        path = normalize("NFC", path)
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.source), path).lstrip("/"))

    def _relative(self, address: str) -> str:
        path = posixpath.relpath(f"/{address}", f"/{self.address}")
        return f"{path}/" if address.endswith("/") else path
