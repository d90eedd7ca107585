"""The pictures of a build, as pages and mails show them, and a folder that keeps them for the next build.

The folder may be deleted at any time, and any number of builds may use it at once. A picture in it has a name
made of the source's bytes and of all that makes other bytes of it, the release of Pillow among that.
"""

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from forearmed.build.cache.origin import FOLDER, is_made_here
from forearmed.build.cache.sealed_file import read_sealed, write_sealed
from forearmed.content.library import Asset
from forearmed.content.library.media import media_fault
from forearmed.content.library.sizes import size_fault
from forearmed.edition.mail.picture import Picture
from forearmed.foundation.errors import Problem

_KEPT = f"{FOLDER}/pictures"
_MADE_SMALLER = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"}
_RENAMED = ".webp"


@dataclass(frozen=True)
class Shown:
    """A picture on the site: its *address*, its size in pixels, and its *octets*.

    *is_source* says that its file is published as it is. A picture with a *fault* is none; its size is 0.
    """

    address: str
    width: int
    height: int
    octets: int
    is_source: bool = True
    fault: str = ""


Facts = Mapping[str, Any]  # Any: JSON


@dataclass
class Gallery:
    """The pictures among *assets*. What it makes of them is kept below *root*; without one, nothing is.

    `stays` tells of an asset that it is named in other places than pages, so that its address has to stay.
    """

    assets: tuple[Asset, ...] = ()
    root: Path | None = None
    stays: Callable[[str], bool] = field(default=lambda _: False)
    _used: set[str] = field(default_factory=set, init=False)
    _shown: dict[str, Shown] = field(default_factory=dict, init=False)

    def of(self, asset: Asset) -> Shown | None:
        """Return *asset* as pages show it; None for what is no picture, or one that is published as it is."""
        if asset.in_root or PurePosixPath(asset.src_uri).suffix.lower() not in _MADE_SMALLER:
            return None
        if asset.src_uri not in self._shown:
            self._shown[asset.src_uri] = self._looked_at(asset)
        return self._shown[asset.src_uri]

    def address_of(self, asset: Asset) -> str:
        """Return the address at which *asset* is published."""
        shown = self.of(asset)
        return shown.address if shown else asset.src_uri

    def octets_of(self, asset: Asset) -> int:
        """Return how many octets of *asset* a reader loads."""
        shown = self.of(asset)
        return shown.octets if shown and not shown.fault else asset.size

    def find(self, name: str) -> Asset | None:
        """Return the asset whose address, or else whose source, is called *name*."""
        return self._by_name.get(name)

    def content(self, asset: Asset) -> bytes:
        """Return the bytes of *asset* as pages load them."""
        shown = self.of(asset)
        if shown is None or shown.is_source:
            return asset.file.read_bytes()
        return self._page_version(asset, asset.file.read_bytes())[1]

    def for_mail(self, asset: Asset) -> Picture | None:
        """Return the picture *asset* for a mail; None for a drawing, and for what is no picture."""
        shown = self.of(asset)
        if shown is None or shown.fault:
            return None
        content = self.content(asset)
        facts, made = self._made("mail", content, lambda: _for_mail(content))
        return Picture(made, str(facts["subtype"]), int(facts["width"]), int(facts["height"]))

    def problems(self, folder: str) -> Iterator[Problem]:
        """Yield a problem for each file that is called a picture and is none; *folder* names docs/.

        Without those of which `check_media` tells already, from their first bytes.
        """
        for asset in self.assets:
            shown = self.of(asset)
            if shown and shown.fault and not media_fault(asset):
                yield Problem(asset.path(folder), 1, shown.fault)

    def forget_others(self) -> None:
        """Delete every kept picture that was not asked for."""
        with contextlib.suppress(OSError):  # an old picture that cannot be deleted does no harm
            for file in self._folder.iterdir() if self._folder else ():
                if file.name not in self._used:
                    file.unlink(missing_ok=True)

    def _looked_at(self, asset: Asset) -> Shown:
        if fault := size_fault(asset):
            return Shown(asset.src_uri, 0, 0, asset.size, fault=fault)
        try:
            source = asset.file.read_bytes()
        except OSError as error:
            return Shown(asset.src_uri, 0, 0, 0, fault=f"cannot be read: {error.strerror}")
        facts, content = self._page_version(asset, source)
        if fault := str(facts.get("fault", "")):
            return Shown(asset.src_uri, 0, 0, len(source), fault=fault)
        return Shown(
            address=asset.src_uri + str(facts["ending"]),
            width=int(facts["width"]),
            height=int(facts["height"]),
            octets=len(source) if facts["is_source"] else len(content),
            is_source=bool(facts["is_source"]),
        )

    def _page_version(self, asset: Asset, source: bytes) -> tuple[Facts, bytes]:
        """Return what is known of *asset* as pages show it, and its bytes, unless these are the *source*."""
        is_free = f"{asset.src_uri}{_RENAMED}" not in self._names and not self.stays(asset.src_uri)
        kind = "page" if is_free else "page in place"
        return self._made(kind, source, lambda: _for_page(source, is_free=is_free))

    def _made(self, kind: str, source: bytes, make: Callable[[], tuple[Facts, bytes]]) -> tuple[Facts, bytes]:
        """Return what is kept of *source* for this *kind*, else what *make* makes now, and keep that."""
        name = sha256(f"{kind} {self._manner} ".encode() + source).hexdigest()
        self._used.add(name)
        kept = read_sealed(self._folder / name, self._manner) if self._folder else None
        if kept is None:
            facts, content = make()
            kept = json.dumps(facts).encode() + b"\n" + content
            if self._folder:
                write_sealed(self._folder / name, kept, self._manner)
        written, _, content = kept.partition(b"\n")
        return json.loads(written), content

    @cached_property
    def _folder(self) -> Path | None:
        return self.root / _KEPT if self.root and is_made_here(self.root) else None

    @cached_property
    def _manner(self) -> str:
        from forearmed.site.pictures import MANNER  # with Pillow, which few commands need

        return MANNER

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(asset.src_uri for asset in self.assets)

    @cached_property
    def _by_name(self) -> Mapping[str, Asset]:
        by_source = {asset.src_uri: asset for asset in self.assets}
        return by_source | {self.address_of(asset): asset for asset in self.assets}


def _for_page(source: bytes, *, is_free: bool) -> tuple[Facts, bytes]:
    from forearmed.site.pictures import PictureError, for_page

    try:
        made = for_page(source, may_change_format=is_free)
    except PictureError as error:
        return {"fault": str(error)}, b""
    facts = {"width": made.width, "height": made.height, "ending": made.ending}
    return {**facts, "is_source": made.content is None}, made.content or b""


def _for_mail(content: bytes) -> tuple[Facts, bytes]:
    from forearmed.site.pictures import for_mail

    made = for_mail(content)
    return {"subtype": made.subtype, "width": made.width, "height": made.height}, made.content
