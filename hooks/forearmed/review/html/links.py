"""What is wrong with one address in a rendered page: where it leads, what it loads, whom it tells."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from forearmed.article.converter import anchor_of
from forearmed.content.slugs import as_slug
from forearmed.foundation.wording.objections import (
    FORBIDDEN_LINK,
    LINK_TO_NOTHING,
    NEEDS_HTTPS,
    NEEDS_MAILTO,
    OTHER_HOST,
    OWN_COMPUTER,
    PICTURE_OF_NOTHING,
)
from forearmed.review.html.addresses import Addresses, Rendered, Target, shown
from forearmed.review.html.copied_links import copied_doubt, copied_fault
from forearmed.review.html.markup import Element, read
from forearmed.review.html.media import is_film_or_sound, picture_fault

LARGEST_PICTURE = 1_000_000
"""Bytes. On a phone at a counter, anything bigger keeps people waiting."""
LANDMARKS = frozenset(
    {
        "browse", "by-mail", "earlier-tips", "edition-title", "feeds-of-this-list",
        "in-a-feed-reader", "page-content", "playbook-of-this-tip", "related-tips", "running-huddle",
        "subscribe", "tips-of-this-playbook", "top", "what-is-happening",
    }
)  # fmt: skip
"""Anchors that the theme's templates add around the article; browsers know ``top`` by themselves."""

_COMPARED = 200  # how many anchors of a page, and letters of a dead anchor, a search for the nearest compares
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
WITHOUT_SCHEME = re.compile(
    r"(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|edu|gov|net|org))(?:[./:]|$)", re.IGNORECASE
)
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
FORBIDDEN_SCHEMES = {"data", "javascript", "vbscript"}
_FOLLOWED = {"http", "https", "mailto", "tel"}  # the ones `portable` lets into feeds and mail
_UNSEEN = "".join(map(chr, range(0x21)))  # browsers drop these at both ends (URL standard, section 4.4)
_BREAKS = re.compile(r"[\t\n\r]")  # and these anywhere
_ATTACHMENTS = ("//github.com/user-attachments/", "//user-images.githubusercontent.com/")
_PRIVATE_ATTACHMENTS = "//private-user-images.githubusercontent.com/"
_LOADING = {"background", "dynsrc", "lowsrc", "poster", "src"}
_SETS = {"imagesrcset", "srcset"}
_CANDIDATE = re.compile(r"[\t\n\f\r ,]*([^\t\n\f\r ]+)")
_DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*\)?)*")
_PICTURES = {"feimage", "image", "img", "source"}


@dataclass(frozen=True, slots=True)
class Link:
    """An address in an element. If *loads* is true, browsers load it without a click, some as a *picture*."""

    url: str
    loads: bool
    picture: bool


def links_of(element: Element) -> Iterator[Link]:
    """Yield every address that *element* leads to or loads."""
    for name, value in element.attributes.items():
        if name in ("href", "xlink:href"):
            loads = element.tag not in ("a", "area")
            yield Link(value, loads, loads and element.tag in _PICTURES)
        elif name in _LOADING:
            is_film = element.tag == "source" and is_film_or_sound(value)
            picture = (element.tag in _PICTURES and not is_film) or name != "src"
            yield Link(value, loads=True, picture=picture)
        elif name in _SETS:
            yield from (Link(url, loads=True, picture=True) for url in candidates(value))


def candidates(srcset: str) -> Iterator[str]:
    """Yield the addresses in *srcset* (HTML standard, section 4.8.4.2.1)."""
    position = 0
    while found := _CANDIDATE.match(srcset, position):
        url = found[1].rstrip(",")
        position = found.end()
        if url:
            yield url
        if url == found[1] and (descriptors := _DESCRIPTORS.match(srcset, position)):
            position = descriptors.end()


def cleaned(url: str) -> str:
    """Return *url* as a browser takes it: without what it overlooks, and with slashes for backslashes."""
    url = _BREAKS.sub("", url.strip(_UNSEEN))
    scheme = _SCHEME.match(url)
    return url if scheme and scheme[1].lower() not in ("http", "https") else url.replace("\\", "/")


def files_named(page: Rendered, addresses: Addresses) -> Iterator[str]:
    """Yield the path of everything on this site that *page* leads to or loads."""
    links = LinkChecker(page, addresses, frozenset())
    for element in read(page.html).elements:
        for link in links_of(element):
            if target := links.target(link.url):
                yield target.path


@dataclass
class LinkChecker:
    """Checks the addresses of one *page*, whose own anchors are *anchors*.

    A search for the address that an author meant is slow, since it compares every name. So only the first few
    dead links of a page get one.
    """

    page: Rendered
    addresses: Addresses
    anchors: frozenset[str]
    _patience: int = 10

    def key(self, url: str) -> str:
        """Return what *url* leads to, the same for every way to write it."""
        url = cleaned(url)
        target = self.target(url)
        return f"{target.path}#{_parts(url)[1]}" if target else url

    def target(self, url: str) -> Target | None:
        """Return what on this site *url* leads to, or None."""
        url = cleaned(url)
        path, _ = _parts(url)
        return self._target(path)[0] if path and not _is_elsewhere(url) else None

    def fault(self, link: Link) -> str | None:
        """Return what is wrong with *link* and what to do, or None."""
        url = cleaned(link.url)
        if link.url.strip(_UNSEEN).startswith("\\") or re.match(r"(?i)[a-z]:|file:", url):
            return self._own_computer(link.url, url)
        if not url and not (link.loads and not link.picture):
            return PICTURE_OF_NOTHING if link.loads else LINK_TO_NOTHING
        if _is_elsewhere(url):
            return _elsewhere(url, link) or copied_fault(url, self.page, self.addresses)
        path, fragment = _parts(url)
        if link.picture and (fault := picture_fault(path, self._link(path))):
            return fault
        if path:
            return self._path_fault(path, fragment, link)
        return None if link.loads else self._anchor_fault(self.anchors, fragment, "this page")

    def doubt(self, link: Link) -> str | None:
        """Return a warning if there is a better address than that of *link*, which may work, or None."""
        url = cleaned(link.url)
        if link.loads:
            return None
        if _is_elsewhere(url):
            return copied_doubt(url, self.addresses)
        path, _ = _parts(url)
        now = self.addresses.moved_from(self.page.address_of(path)) if path else ""
        return f'"{shown(path)}" is a former address; link to {now} instead' if now else None

    def _link(self, path: str) -> str:
        """Return what to write in a link to the file at *path*, which may have to be put there first."""
        return shown(f"/{self.page.source_of(path)}" if self._target(path)[0] else f"/assets/{_name(path)}")

    def _own_computer(self, written: str, url: str) -> str:
        """Return that nobody else can follow what was *written*, and what to link to instead."""
        if not url.lower().endswith(".md"):
            return OWN_COMPUTER.format(url=shown(written), name=_name(url))
        near = self.addresses.nearest(url.replace("\\", "/"), self.page) if self._is_patient() else ""
        instead = near or "the page in its place, such as /tips/2026/name.md"
        return f'"{shown(written)}" is on your own computer; link to {instead}'

    def _target(self, path: str) -> tuple[Target | None, bool]:
        """Return the target of *path*, and whether *path* is its address, so that a browser finds it, too."""
        resolved = None if path.startswith("/") else self.addresses.at(self.page.address_of(path))
        # A link in raw HTML may still name a source, ``/tips/2026/x.md`` or a path relative to this page's.
        return resolved or self.addresses.by_source.get(self.page.source_of(path)), resolved is not None

    def _path_fault(self, path: str, fragment: str, link: Link) -> str | None:
        target, resolved = self._target(path)
        if target is None:
            return self._dead(path, link)
        if not self.addresses.is_open(target, self.page):
            return target.waiting()
        if not resolved:
            # The converter resolves links in Markdown only; this one is in raw HTML, and would lead nowhere.
            written = f"{'!' if link.picture else ''}[words](/{self.page.source_of(path)})"
            return f'"{shown(path)}" works in a Markdown link only; write {written} instead of HTML'
        if link.picture and (target.size or 0) > LARGEST_PICTURE:
            size = f"{(target.size or 0) / 1_000_000:.1f} MB"
            return f"the picture {target.path} has {size}; save it smaller, at most 1 MB"
        if link.loads:
            return None
        return self._anchor_fault(self.addresses.anchors(target), fragment, self.addresses.link_to(target))

    def _dead(self, path: str, link: Link) -> str:
        """Return that nothing is at *path*, and the likeliest thing to link to instead."""
        if WITHOUT_SCHEME.match(path) and not link.loads:
            url = cleaned(link.url)
            return NEEDS_HTTPS.format(url=shown(url))
        if MAIL_ADDRESS.fullmatch(path) and not link.loads:
            return NEEDS_MAILTO.format(url=shown(path))
        if why := self.addresses.shut_out.get(self.page.source_of(path)):
            return f'dead link: {why} keeps "{shown(path)}" out of the site; delete one of the two'
        former = self.addresses.path_of(self.page.source_of(path))
        if former in self.addresses.moved:
            return self._moved(path, self.addresses.moved[former])
        if now := self.addresses.moved_from(path.lstrip("/")):
            return f'dead link: "{shown(path)}" is a former address; link to {now} instead'
        meant = self._meant(path)
        if meant and not self.addresses.is_open(meant, self.page):
            return meant.waiting()
        instead = self.addresses.link_to(meant) if meant else ""
        near = self.addresses.nearest(path, self.page) if not instead and self._is_patient() else ""
        if link.loads:
            what = f'no {"picture" if link.picture else "file"} at "{shown(path)}"'
            way_out = f"put it in docs/assets/ and link it as /assets/{_name(path)}"
        else:
            what, way_out = f'dead link: nothing is published as "{shown(path)}"', ""
        if instead:
            way_out = f"link to {instead} instead"
        elif near:
            way_out = f'did you mean "{near}"?'
        return f"{what}; {way_out}" if way_out else what

    def _moved(self, path: str, now: str | None) -> str:
        """Return the message that the file of *path* is *now* at another path, or, if None, gone."""
        link = self.addresses.link_to_file(now) if now else ""
        if link:
            return f'dead link: "{shown(path)}" has a new name; link to {link} instead'
        return f'dead link: "{shown(path)}" is gone; put its file back, or delete this link'

    def _is_patient(self) -> bool:
        self._patience -= 1
        return self._patience >= 0

    def _meant(self, path: str) -> Target | None:
        """Return the target that has *path* as the address for readers, or as the path in the repository."""
        for address in (path.lstrip("/"), self.page.address_of(path)):
            found = self.addresses.at(address) or self.addresses.at(f"{address.rstrip('/')}/")
            if found:
                return found
        source = self.addresses.link_to_file(self.page.source_of(path))
        return self.addresses.by_source.get(source.removeprefix("/")) if source else None

    def _anchor_fault(self, anchors: frozenset[str] | None, fragment: str, where: str) -> str | None:
        wanted = unquote(fragment.partition(":~:")[0])
        if anchors is None or not wanted or {wanted, fragment} & anchors or wanted.lower() in LANDMARKS:
            return None
        names = sorted(anchors)[:_COMPARED] if self._is_patient() else []
        near = [each for each in (anchor_of(wanted),) if each in anchors] or get_close_matches(
            wanted[:_COMPARED], names, n=1, cutoff=0
        )
        way_out = f'the nearest is "#{shown(near[0])}"' if near else "link to a heading that is there"
        return f'dead link: there is no "#{shown(wanted)}" on {where}; {way_out}'


def _parts(url: str) -> tuple[str, str]:
    """Return the path of a local *url*, decoded and composed, and what stands behind its ``#``."""
    whole, _, fragment = url.partition("#")
    return normalize("NFC", unquote(whole.partition("?")[0])), fragment


def _is_elsewhere(url: str) -> bool:
    return bool(_SCHEME.match(url)) or url.startswith("//")


def _elsewhere(url: str, link: Link) -> str | None:
    found = _SCHEME.match(url)
    scheme = found[1].lower() if found else "https"
    if scheme in FORBIDDEN_SCHEMES:
        return FORBIDDEN_LINK.format(scheme=scheme)
    if link.loads:
        return _foreign(url)
    if scheme not in _FOLLOWED:
        return f'"{shown(url)}" is not a link everybody can follow; start it with https:, mailto: or tel:'
    if scheme in ("mailto", "tel"):
        return None
    if not _has_host(url):
        return f'"{shown(url)}" is not an address'
    if " " in url:
        return f'"{shown(url)}" has a space in it; write {shown(url.replace(" ", "%20"))}'
    return None


def _foreign(url: str) -> str:
    if url.partition(":")[2].startswith((*_ATTACHMENTS, _PRIVATE_ATTACHMENTS)):
        way_out = "download it, put it in docs/assets/ and link it as /assets/name.png"
        return f'"{shown(url)}" was pasted into GitHub; {way_out}'
    return OTHER_HOST.format(url=shown(url), name=_name(url))


def _has_host(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _name(url: str) -> str:
    """Return the file name in *url*, as an address can have it, or one that shows what is wanted."""
    name = posixpath.basename(re.sub(r"[?#].*", "", url.replace("\\", "/")))
    if re.fullmatch(r"[\w.-]+\.\w{2,5}", name):
        return shown(name)
    stem, ending = posixpath.splitext(unquote(name))
    slug = as_slug(stem)
    return shown(f"{slug}{ending.lower()}") if slug and re.fullmatch(r"\.\w{2,5}", ending) else "name.png"
