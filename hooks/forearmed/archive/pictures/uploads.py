"""The folders with an old publication's files: which file is the picture at an address."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path

from forearmed.archive.pictures.originals import EDITED, SIZED, endings_of, file_names
from forearmed.foundation.errors import ForearmedError

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


@dataclass(frozen=True)
class Uploads:
    """Every file below some folders, by each ending of its path, down to its name."""

    by_ending: Mapping[str, Sequence[Path]] = field(default_factory=dict)

    @classmethod
    def of(cls, folders: Iterable[Path]) -> "Uploads":
        """Return the files below *folders*; links that leave them are not followed."""
        found: dict[str, list[Path]] = defaultdict(list)
        for folder in folders:
            if not folder.is_dir():
                raise ForearmedError(f"{folder} is no folder; name the one with the old site's files")
            for file in sorted(folder.rglob("*")):
                if file.is_file() and not file.is_symlink():
                    for ending in endings_of(file.relative_to(folder.parent).as_posix()):
                        found[ending].append(file)
        return cls(found)

    def find(self, address: str) -> Path | None:
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

    def fitting(self, file: Path, most: int) -> Path:
        """Return *file*, or the largest of its smaller copies, as WordPress makes them, if it is over *most*.

        Where none fits, return *file*.
        """
        if file.stat().st_size <= most:
            return file
        stem = EDITED.sub("", file.name).rpartition(".")[0]
        copies = [
            each for each in file.parent.glob(f"{escape(stem)}-*{file.suffix}") if SIZED.search(each.name)
        ]
        sizes = {each: each.stat().st_size for each in copies if not each.is_symlink()}
        return max(
            (each for each in sizes if sizes[each] <= most), key=lambda each: sizes[each], default=file
        )

    def _by_path(self, path: str) -> Path | None:
        for ending in endings_of(path):
            files = self.by_ending.get(ending, ())
            if "/" in ending and len(files) == 1:
                return files[0]
        return None

    def namesakes(self, file: Path) -> int:
        """Return how many files have the name of *file*."""
        return len(self.by_ending.get(file.name.casefold(), ()))
