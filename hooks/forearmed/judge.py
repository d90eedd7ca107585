"""Find what must not be published in rendered pages: dead links and forbidden HTML.

What was rendered counts, not what was written: a code block that shows ``<script>`` is fine. The source
is only used to name the line.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from forearmed.errors import Problem
from forearmed.model import Place

_FORBIDDEN = {
    "base", "button", "embed", "fieldset", "form", "frame", "frameset", "iframe", "link", "meta",
    "object", "script", "select", "style", "textarea",
}  # fmt: skip
_ADDRESSES = {"href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href"}
_LOADED = {"img", "source", "audio", "video", "track", "image"}
ALWAYS = datetime.min.replace(tzinfo=UTC)
"""The release of a page that has none: it was always there."""
NEVER = datetime.max.replace(tzinfo=UTC)
"""The release of a draft."""


@dataclass(frozen=True)
class Target:
    """Something a page may link to: where its source is, and when it goes live."""

    path: str
    release: datetime = ALWAYS


@dataclass(frozen=True)
class Addresses:
    """Everything the site will ever hold: by address (``tips/call-first/``) and by source."""

    by_address: Mapping[str, Target]
    by_source: Mapping[str, Target]
    now: datetime


@dataclass(frozen=True)
class Rendered:
    """A rendered page: its *html*, its *address*, and the *body* it was written as, at *place*."""

    html: str
    address: str
    src_uri: str
    body: str
    place: Place
    release: datetime = ALWAYS


def judge(page: Rendered, addresses: Addresses) -> list[Problem]:
    """Return a problem for everything in *page* that must not be published."""
    problems = []
    for tag, attributes in _elements(page.html):
        for fault, needle in _faults(tag, attributes, page=page, addresses=addresses):
            problems.append(Problem(page.place.path, _line(page, needle), fault))
    return problems


def _faults(
    tag: str, attributes: Mapping[str, str], *, page: Rendered, addresses: Addresses
) -> Iterator[tuple[str, str]]:
    """Yield each fault of an element, and the text that names its line in the source."""
    if tag in _FORBIDDEN or (tag == "input" and attributes.get("type") != "checkbox"):
        yield f"<{tag}> is not allowed here; delete it", f"<{tag}"
    for name, value in attributes.items():
        if name.startswith("on"):
            yield f"the attribute {name} runs a script; delete it", f"{name}="
        elif name in _ADDRESSES:
            fault = _address_fault(tag, value.strip(), page=page, addresses=addresses)
            if fault:
                yield fault, value


def _address_fault(tag: str, url: str, *, page: Rendered, addresses: Addresses) -> str | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return f'"{url}" is not an address'
    if parts.scheme in ("javascript", "data", "vbscript", "file"):
        return f"{parts.scheme}: links are not allowed; delete it"
    if parts.scheme or parts.netloc:
        if tag in _LOADED:
            return f'loads "{url}" from another host; put the file in docs/assets/ and link /assets/...'
        return None
    return _link_fault(unquote(parts.path), page=page, addresses=addresses) if parts.path else None


def _link_fault(path: str, *, page: Rendered, addresses: Addresses) -> str | None:
    source = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.src_uri), path)).lstrip("/")
    resolved = _address_target(path, page, addresses)
    # A link that the host left alone names a source: ``/tips/2026/x.md``, or relative to its own.
    target = resolved or addresses.by_source.get(source)
    if target is None:
        return f'dead link: nothing is published as "{path}"'
    if target.release > max(page.release, addresses.now):
        when = "is a draft" if target.release == NEVER else f"goes live later, on {target.release.date()}"
        return f"dead link: {target.path} {when}; link to it once it is live"
    if resolved is None:
        # The host resolves links in Markdown only, so this one would lead nowhere.
        return f'"{path}" works in a Markdown link only; write [words](/{source}) instead of HTML'
    return None


def _address_target(path: str, page: Rendered, addresses: Addresses) -> Target | None:
    """Return what a link resolved by the host leads to: relative to the page that holds it."""
    if path.startswith("/"):
        return None
    root = "http://site.invalid/"
    address = urljoin(f"{root}{page.address}", path).removeprefix(root)
    known = addresses.by_address
    return known.get(address) or known.get(address.removesuffix("index.html"))


def _line(page: Rendered, needle: str) -> int:
    """Return the line of the source that holds *needle*, or the last part of it, or the body's first."""
    stem = needle.rstrip("/").rpartition("/")[2].removesuffix(".md")
    for wanted in filter(None, (needle, stem)):
        for number, line in enumerate(page.body.split("\n")):
            if wanted.lower() in line.lower():
                return page.place.body_line + number
    return page.place.body_line


def _elements(html: str) -> list[tuple[str, dict[str, str]]]:
    parser = _Elements()
    parser.feed(html)
    parser.close()
    return parser.found


class _Elements(HTMLParser):
    """Every start tag with its attributes, in lower case."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
