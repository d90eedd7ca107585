"""The folders and zips with an old publication's files: which file is the picture at an address."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from forearmed.archive.pictures.originals import EDITED, SIZED, endings_of, file_names
from forearmed.archive.readers.bundle import Bundle, bundle_of

_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)


def kind_of(content: bytes) -> str | None:
    """Return the ending of a file that holds *content*, a picture that browsers show; None for anything else.

    What a file says of itself counts, not its name.
    """
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:12] in (b"ftypavif", b"ftypavis"):
        return "avif"
    return next((kind for sign, kind in _KINDS if content.startswith(sign)), None)


def _is_copy(name: str, ending: str) -> bool:
    return name.endswith(ending) and SIZED.search(name) is not None


@dataclass(frozen=True)
class Upload:
    """A file of an old publication, called *name* in its *bundle*."""

    bundle: Bundle
    name: str

    @property
    def path(self) -> PurePosixPath:
        """Return its path below the folder, or in the zip."""
        return PurePosixPath(self.name)

    @property
    def folders(self) -> Sequence[str]:
        """Return the folders that it is in, the outermost first."""
        return (self.bundle.path.resolve().name.removesuffix(".zip"), *self.path.parts[:-1])

    @property
    def size(self) -> int:
        """Return how many bytes it has."""
        return self.bundle.size(self.name)

    def content(self) -> bytes:
        """Return what is in it; raise UnreadableError where that is not to be had, or too large."""
        return self.bundle.read(self.name)


@dataclass(frozen=True)
class Uploads:
    """Every file below some folders and in some zips, by each ending of its path, down to its name."""

    by_ending: Mapping[str, Sequence[Upload]] = field(default_factory=dict)

    @classmethod
    def of(cls, places: Iterable[Path]) -> "Uploads":
        """Return the files of *places*, folders and zips; links that leave them are not followed.

        Raise ForearmedError for what is neither. Nothing is unpacked before a page shows it.
        """
        found: dict[str, list[Upload]] = defaultdict(list)
        for place in places:
            bundle = bundle_of(place)
            for name in bundle.names:
                upload = Upload(bundle, name)
                for ending in endings_of("/".join((*upload.folders, upload.path.name))):
                    found[ending].append(upload)
        return cls(found)

    def find(self, address: str) -> Upload | None:
        """Return the file of the picture at *address*: by its path as far as it fits, else by its name.

        A name that several files have is not enough to choose one of them.
        """
        names = list(file_names(address))
        for name in names:
            if file := self._by_path(name):
                return file
        for name in names:
            files = self.by_ending.get(name.casefold().rpartition("/")[2], ())
            if len(files) == 1:
                return files[0]
        return None

    def fitting(self, file: Upload, most: int) -> Upload:
        """Return *file*, or the largest of its smaller copies, as WordPress makes them, if it is over *most*.

        Where none fits, return *file*.
        """
        if file.size <= most:
            return file
        stem, ending = EDITED.sub("", file.path.name).rpartition(".")[0], file.path.suffix
        start = str(file.path.with_name(f"{stem}-"))
        sizes = {
            name: file.bundle.size(name)
            for name in file.bundle.names
            if name.startswith(start) and "/" not in name[len(start) :] and _is_copy(name, ending)
        }
        fitting = [name for name in sizes if sizes[name] <= most]
        return Upload(file.bundle, max(fitting, key=lambda name: sizes[name])) if fitting else file

    def _by_path(self, path: str) -> Upload | None:
        for ending in endings_of(path):
            files = self.by_ending.get(ending, ())
            if "/" in ending and len(files) == 1:
                return files[0]
        return None

    def namesakes(self, file: Upload) -> int:
        """Return how many files have the name of *file*."""
        return len(self.by_ending.get(file.path.name.casefold(), ()))
