"""Where links and pictures of old pages lead here: to tips, to lists of tags, to files that were found."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import urljoin

from forearmed.archive.linking import OldSite
from forearmed.archive.markdown.images import address_of
from forearmed.archive.markdown.places import Image
from forearmed.archive.markdown.sound import HtmlElement
from forearmed.archive.outcome import Outcome
from forearmed.archive.pictures.gallery import Gallery
from forearmed.archive.post import Form, Post
from forearmed.archive.web import host_of, is_local, root_of

_NUMBER = re.compile(r"(?:^|\s)wp-image-(\d+)(?:\s|$)")
_RELATIVE = re.compile(r"(?![a-z][a-z0-9+.-]*:)[^/#?\s]", re.IGNORECASE)
_ABSOLUTE = re.compile(r"(?:https?|ftp)://[^\s/]|(?:mailto|tel):\S", re.IGNORECASE)


@dataclass
class OldPlaces:
    """The way from the addresses of an old *site* to what its posts and pictures became."""

    site: OldSite
    gallery: Gallery
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    """By the name of a term, the id of the tag that it became, where a tip has it."""

    elsewhere: Counter[str] = field(default_factory=Counter)
    """By host, how many links lead to a path of the old place's posts, on a host that nobody named."""

    @cached_property
    def attached(self) -> Mapping[str, list[str]]:
        """Return the numbers of the pictures that belong to each post, in their order."""
        found: dict[str, list[str]] = defaultdict(list)
        for ident, attachment in self.gallery.attachments.items():
            if attachment.parent:
                found[attachment.parent].append(ident.rpartition(":")[2])
        return found

    def of(self, post: Post) -> "PagePlaces":
        """Return the places as the page of *post* sees them."""
        return PagePlaces(self, post)


@dataclass(frozen=True)
class PagePlaces:
    """Where the links and pictures of the page of one *post* lead."""

    old: OldPlaces
    post: Post

    def link(self, address: str) -> str | None:
        """Return where the link to *address* leads now, or None when only its words are to stay."""
        address = f"https:{address}" if address.startswith("//") else address.strip()
        if is_local(host_of(address)):
            return None
        site, page = self.old.site, self._page
        address = self._from_page(address)
        if outcome := self.old.outcomes.get(site.post_at(address, page) or ""):
            return f"/{outcome.path}" if outcome.is_tip else None
        if tag := self.old.tags.get(site.term_at(address) or ""):
            return str(PurePosixPath("/tags", f"{tag}.md"))
        if site.resembles(address):
            self.old.elsewhere[host_of(address)] += 1
        return site.whole(address, page) if _ABSOLUTE.match(address) or address.startswith("/") else None

    @property
    def _page(self) -> str:
        return next(iter(self.post.addresses), "")

    def _from_page(self, address: str) -> str:
        """Return *address*, with the folder of the old page in front of one that counts from there.

        Browsers read it so (RFC 3986, section 5.2). In a folder of Markdown it names a file, not an address.
        """
        if self.post.form is Form.MARKDOWN or not self._page or not _RELATIVE.match(address):
            return address
        page = self._page if root_of(self._page) else f"/{self._page.lstrip('/')}"
        try:
            return urljoin(page, address)
        except ValueError:  # a host in brackets that is none
            return address

    def cover(self) -> Image | None:
        """Return the picture that stood above the page, if there was one and it is to be had."""
        if not self.post.picture:
            return None
        gallery = self.old.gallery
        said = gallery.attachments.get(self.post.picture)
        address = said.address if said else self.post.picture
        if "/" not in address:
            return None
        return gallery.show([address], "", said, post=self.post.ident, captioned=False)

    def attached(self) -> list[str]:
        """Return the numbers of the pictures that belong to the post, for a gallery that names none."""
        return self.old.attached.get(self.post.ident, [])

    def picture(self, element: HtmlElement) -> Image | None:
        """Return the picture that *element* shows, or None when it cannot be had."""
        found = _NUMBER.search(element.get("class", ""))
        number = found[1] if found else element.get("data-attachment", "")
        gallery, address = self.old.gallery, self._from_page(address_of(element))
        said = gallery.attachment(f"{self.post.place}:{number}", element.get("data-full-url", address))
        words = " ".join((element.get("alt") or "").split())
        captioned = any(each.find(".//figcaption") is not None for each in element.iterancestors("figure"))
        # A link around a picture may lead to another file than the one that a reader saw.
        places = [element.get("data-full-url", ""), address, self._from_page(element.get("src", ""))]
        return gallery.show(places, words, said, post=self.post.ident, captioned=captioned)
