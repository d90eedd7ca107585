"""What one page shows of the gallery, by the addresses that its author or its HTML has for the pictures."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import quote, unquote, urlsplit

from forearmed.article.pictures import Frame
from forearmed.build.gallery import Gallery
from forearmed.content.library import Asset


@dataclass(frozen=True)
class View:
    """The *gallery* as seen from the page with this *address*, which is written in *source*."""

    gallery: Gallery
    source: str
    address: str

    def asset(self, url: str) -> Asset | None:
        """Return the file of the site that *url* names; as GitHub does, also as seen from the source."""
        return next((found for name in self._names(url) if (found := self.gallery.find(name))), None)

    def frame_of(self, url: str) -> Frame | None:
        """Return the frame of the picture at *url*, or None for what is no picture of ours."""
        asset = self.asset(url)
        shown = self.gallery.of(asset) if asset else None
        if asset is None or shown is None or shown.fault:
            return None
        return Frame(self.url(asset, url), shown.width, shown.height)

    def address_of(self, url: str) -> str | None:
        """Return where the file of ours is that *url* names, as seen from the page; None for any other."""
        asset = self.asset(url)
        return self.url(asset, url) if asset else None

    def url(self, asset: Asset, written: str) -> str:
        """Return the address of *asset* for the page: as it is *written*, if that leads there."""
        address = self.gallery.address_of(asset)
        if next(self._names(written), None) == address and not written.startswith("/"):
            return written
        return quote(posixpath.relpath(f"/{address}", f"/{self.address}"))

    def _names(self, url: str) -> Iterator[str]:
        """Yield what *url* may name: from the page's address on, and from its source on."""
        try:
            scheme, host, path, *_ = urlsplit(url)
        except ValueError:  # `review.html` reports this address
            return
        if path and not scheme and not host:
            for folder in (self.address, posixpath.dirname(self.source)):
                whole = posixpath.join(f"/{folder}", normalize("NFC", unquote(path)))
                yield posixpath.normpath(whole).lstrip("/")
