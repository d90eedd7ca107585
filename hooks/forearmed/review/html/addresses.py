"""Where links may lead: everything the site will ever hold, and the page that is judged."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cached_property

from forearmed.content.model import Place
from forearmed.review.html.markup import read

ALWAYS = datetime.min.replace(tzinfo=UTC)
"""The release of a page that has none: it was always there."""
NEVER = datetime.max.replace(tzinfo=UTC)
"""The release of a draft."""
_LONGEST_NAME = 100  # characters of a name to compare; the time grows with the square of the length


def shown(url: str) -> str:
    """Return *url* for a message: one line, and not an endless one."""
    line = "".join(sign if sign.isprintable() else " " for sign in url).strip()
    return f"{line[:77]}..." if len(line) > 80 else line


@dataclass(frozen=True)
class Target:
    """Something a page may link to: where its source is, and when it goes live.

    A page that was rendered has its *html*, a file its *size* in bytes.
    """

    path: str
    release: datetime = ALWAYS
    html: str | None = field(default=None, repr=False)
    size: int | None = None

    def waiting(self) -> str:
        """Return what to say of a link to it before it is live."""
        when = "is a draft" if self.release == NEVER else f"goes live later, on {self.release.date()}"
        return f"dead link: {self.path} {when}; link to it once it is live"


@dataclass(frozen=True)
class Rendered:
    """A rendered page: its *html*, its *address*, and the *body* it was written as, at *place*."""

    html: str
    address: str
    src_uri: str
    body: str
    place: Place
    release: datetime = ALWAYS

    @property
    def is_article(self) -> bool:
        """Tell whether this is a tip or a playbook, rather than a page about the site."""
        return self.src_uri.startswith(("tips/", "playbooks/"))

    def address_of(self, path: str) -> str:
        """Return the site's address that *path* names on this page, as a browser resolves it."""
        return _joined(self.address, path)

    def source_of(self, path: str) -> str:
        """Return the source that *path* names in this page's Markdown; ``/`` is the docs folder."""
        return _joined(posixpath.dirname(self.src_uri), path).rstrip("/")


def _joined(folder: str, path: str) -> str:
    whole = posixpath.normpath(f"/{folder}/{path}" if not path.startswith("/") else path).lstrip("/")
    ends_in_folder = path.endswith("/") or path.rpartition("/")[2] in (".", "..")
    return f"{whole}/" if whole and ends_in_folder else whole


@dataclass(frozen=True)
class Addresses:
    """Everything the site will ever hold: by address (``tips/call-first/``) and by source."""

    by_address: Mapping[str, Target]
    by_source: Mapping[str, Target]
    now: datetime
    site: str = ""
    """The site's public address, with a slash at its end."""
    moved: Mapping[str, str | None] = field(default_factory=dict)
    """Where files that were published are now, by the paths they had; None where they are gone."""
    former: Mapping[str, str] = field(default_factory=dict)
    """By former address, such as ``tips/ring/``, the path of the file whose page it redirects to."""
    shut_out: Mapping[str, str] = field(default_factory=dict)
    """What the host's settings keep out of the site, by source, and which setting does."""
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def at(self, address: str) -> Target | None:
        """Return what readers find at *address*."""
        found = self.by_address.get(address) or self.by_address.get(address.removesuffix("index.html"))
        return found or self.by_address.get(f"{address}index.html")  # redirects are stored under this name

    def is_open(self, target: Target, page: Rendered) -> bool:
        """Tell whether *target* is live whenever *page* is."""
        return target.release <= max(page.release, self.now)

    def anchors(self, target: Target) -> frozenset[str] | None:
        """Return what a link to *target* may name behind its ``#``; None when it was not rendered."""
        if target.html is None:
            return None
        if target.path not in self._anchors:
            self._anchors[target.path] = read(target.html).anchors()
        return self._anchors[target.path]

    def link_to(self, target: Target) -> str:
        """Return what to write in a link to *target*: ``/playbooks/live-chat.md``, or nothing."""
        return self._links.get(target.path, "")

    def link_to_file(self, path: str) -> str:
        """Return what to write in a link to the file at *path* in the repository, or nothing."""
        return self._links.get(path, "")

    def moved_from(self, address: str) -> str:
        """Return what to write in a link to the page that *address* leads on to, or nothing."""
        path = self.former.get(f"{address.removesuffix('index.html').rstrip('/')}/")
        return self._links.get(path, "") if path else ""

    def path_of(self, source: str) -> str:
        """Return the path in the repository of *source*, as links name it, whether or not the file exists."""
        return source if source.startswith("tips/") else f"docs/{source}"

    def nearest(self, path: str, page: Rendered) -> str:
        """Return the link whose name is most like that of *path*, among those open to *page*, or nothing."""
        near = get_close_matches(_stem(path)[:_LONGEST_NAME], list(self._by_stem), n=1, cutoff=0.7)
        links = [link for link in self._by_stem[near[0]] if self._is_open(link, page)] if near else []
        return (get_close_matches(path[:_LONGEST_NAME], links, n=1, cutoff=0) or [""])[0]

    def _is_open(self, link: str, page: Rendered) -> bool:
        return self.is_open(self.by_source[link[1:]], page)

    @cached_property
    def _links(self) -> Mapping[str, str]:
        # Sources alone: an address that ends in a slash cannot be linked to.
        return {target.path: f"/{uri}" for uri, target in self.by_source.items() if not uri.endswith("/")}

    @cached_property
    def _by_stem(self) -> Mapping[str, list[str]]:
        stems: dict[str, list[str]] = {}
        for link in self._links.values():
            stems.setdefault(_stem(link), []).append(link)
        return stems


def _stem(path: str) -> str:
    """Return the name in *path* that people mean: ``call-first`` of ``/tips/2026/Call-First.md``."""
    whole = path.lower().rstrip("/").removesuffix("/index.html").removesuffix("/index.md")
    return posixpath.splitext(whole.rpartition("/")[2])[0]
