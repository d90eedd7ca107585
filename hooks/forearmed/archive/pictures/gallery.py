"""Each picture of the old pages as it is here: a file in docs/assets/, with the words that stand for it."""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote_to_bytes

from forearmed.archive.markdown.places import Image
from forearmed.archive.pictures.originals import original
from forearmed.archive.pictures.uploads import Upload, Uploads, kind_of
from forearmed.archive.post import Attachment
from forearmed.archive.readers.bundle import UnreadableError
from forearmed.content.slugs import slug_of

LARGEST_SHOWN = 1_000_000
"""How many bytes a picture may have that a page shows, as `review.html` judges it."""

_FOLDER = "assets"
_OTHERS = "archive"
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATA = re.compile(
    r"data:image/[\w.+-]+(?:;(?!base64,)[\w=-]+)*(?P<coded>;base64)?,(?P<content>.*)",
    re.DOTALL | re.IGNORECASE,
)
_LONGEST = 60


@dataclass
class Gallery:
    """What was found of the old pictures so far. It grows as pages ask for them."""

    uploads: Uploads
    attachments: Mapping[str, Attachment]
    given: Mapping[str, str] = field(default_factory=dict)
    """Words that a person has given, by the path of the picture below docs/."""

    files: dict[str, bytes | Upload] = field(default_factory=dict)
    """By its path below docs/, each picture that a page shows: the file to copy, or its content."""

    missing: dict[str, None] = field(default_factory=dict)
    """The addresses of pictures that were not found."""

    heavy: dict[str, None] = field(default_factory=dict)
    """The paths of pictures that are larger than a page may show."""

    wordless: dict[tuple[str, str], str] = field(default_factory=dict)
    """By picture and ident of its post, the words given so far for one that had none."""

    docs: Path | None = None
    """The folder docs/ of the project, whose own files keep their names."""

    by_address: dict[str, Attachment] = field(init=False)
    _known: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_address = {original(each.address): each for each in self.attachments.values() if each.address}

    def attachment(self, ident: str, address: str) -> Attachment | None:
        """Return what the old service says of the picture *ident*, or of the one at *address*."""
        return self.attachments.get(ident) or self.by_address.get(original(address))

    def show(
        self, addresses: Sequence[str], words: str, said: Attachment | None, *, post: str, captioned: bool
    ) -> Image | None:
        """Return the picture at the first of *addresses* that has a file, for the page of *post*.

        Return None when no file is to be had. *words* are those of the page; without any, what the service
        *said* stands for them. One that is *captioned* needs none: its caption is read out beside it.
        """
        places = [*filter(None, [*addresses, said.address if said else ""])]
        found = next(filter(None, map(self._found, places)), None)
        if found is None:
            self.missing |= dict.fromkeys(places[:1])
            return None
        own = words or (said.words if said else "")
        if own or captioned:
            return Image(f"/{found}", own)
        title = said.title if said and " " in said.title else ""
        chosen = self.given.get(found) or title
        if not title:
            self.wordless[found, post] = chosen
        return Image(f"/{found}", chosen)

    def _found(self, address: str) -> str | None:
        """Return the path below docs/ of the picture at *address*, which is looked for once."""
        if address not in self._known:
            self._known[address] = self._look_for(address)
        return self._known[address]

    def _look_for(self, address: str) -> str | None:
        if address.startswith("data:"):
            return self._embedded(address)
        file = self.uploads.find(address) if address else None
        if file is None:
            return None
        file = self.uploads.fitting(file, LARGEST_SHOWN)
        try:
            content = file.content()
        except UnreadableError:
            return None
        kind = kind_of(content)
        return self._named(file, content, kind) if kind else None

    def _named(self, file: Upload, content: bytes, kind: str) -> str:
        """Return the path below docs/ of *file*, a picture of this *kind*."""
        stem = slug_of(file.path.stem)[:_LONGEST].strip("-") or _checksum(content)
        if self.uploads.namesakes(file) > 1:
            stem = f"{stem}-{_checksum(content)[:6]}"
        folder = next((part for part in reversed(file.folders) if _YEAR.fullmatch(part)), _OTHERS)
        path = f"{_FOLDER}/{folder}/{stem}.{kind}"
        if not self._is_free(path, content):
            path = f"{_FOLDER}/{folder}/{stem}-{_checksum(content)}.{kind}"
        if len(content) > LARGEST_SHOWN:
            self.heavy[path] = None
        return self._kept(path, file)

    def _is_free(self, path: str, content: bytes) -> bool:
        """Tell whether nothing else than *content* is at *path*, or is to be."""
        there = self.files.get(path, content)
        if path not in self.files and self.docs and (self.docs / path).exists():
            there = (self.docs / path).read_bytes()
        return (there.content() if isinstance(there, Upload) else there) == content

    def _embedded(self, address: str) -> str | None:
        found = _DATA.fullmatch(address)
        try:
            raw = unquote_to_bytes(found["content"]) if found else b""
            content = base64.b64decode(raw) if found and found["coded"] else raw
        except binascii.Error:
            return None
        kind = kind_of(content)
        return self._kept(f"{_FOLDER}/{_OTHERS}/{_checksum(content)}.{kind}", content) if kind else None

    def _kept(self, path: str, content: bytes | Upload) -> str:
        self.files.setdefault(path, content)
        return path


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
