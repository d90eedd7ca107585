"""An export of several files, as a folder or as a zip: its files are read one at a time, and never unpacked.

Nothing is written to disk, so no path in a zip can lead anywhere. How much is unpacked is bounded, by file
and in all, whatever a zip says of itself.
"""

import mimetypes
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile
from zipfile import Path as Packed

from forearmed.archive.readers.reader import Heard, unheard
from forearmed.archive.readers.sampling import MOST_NAMES, files_in
from forearmed.foundation.errors import ForearmedError

LARGEST = 64 << 20
"""How many bytes one file may have: a post of that size is none."""

LARGEST_IN_ALL = 4 << 30

_SHOWN = ("image/", "video/", "audio/", "font/")
"""The kinds of files that no reader reads."""


# What reading raises: zipfile has RuntimeError for a file with a password and NotImplementedError for odd
# packing, and lets through what zlib says.
UNREADABLE = (
    OSError,
    KeyError,
    BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    RuntimeError,
    ValueError,
)


class UnreadableError(Exception):
    """A file of a bundle cannot be read; its message says why, to stand behind the name of the file."""


def refusal(path: object, error: BaseException) -> ForearmedError:
    """Return what to say of the file *path* that cannot be read: *error* is one of those of `UNREADABLE`."""
    why = getattr(error, "strerror", None) or "it may be broken, or protected by a password"
    return ForearmedError(f"cannot read {path}: {why}")


Source = Path | Packed
"""A file that can be read piece by piece: one of its own, or one in a zip."""


@dataclass
class Bundle:
    """The files of an export, by their *names*: paths with slashes."""

    path: Path
    names: tuple[str, ...]
    _packed: ZipFile | None = None
    _left: int = field(default=LARGEST_IN_ALL)
    heard: Heard = unheard

    def read(self, name: str, most: int = LARGEST) -> bytes:
        """Return the file called *name*; raise UnreadableError where that is not to be had, or too large."""
        try:
            content = self._content(name, min(most, self._left) + 1)
        except UNREADABLE:
            raise UnreadableError("it cannot be read; it may be broken, or protected by a password") from None
        if len(content) > min(most, self._left):
            raise UnreadableError(f"it is larger than {most >> 20} MB, or all together are over 4 GB")
        if self._packed is not None:
            self._left -= len(content)
        self.heard(len(content))
        return content

    def size(self, name: str) -> int:
        """Return how many bytes *name* has: of a file in a zip, as the zip says."""
        if self._packed is not None:
            return self._packed.getinfo(name).file_size
        return (self.path / name).stat().st_size

    def head(self, name: str, size: int = 1 << 16) -> bytes:
        """Return the first *size* bytes of *name*, or nothing where it cannot be read."""
        try:
            return self._content(name, size)
        except UNREADABLE:
            return b""

    def _content(self, name: str, size: int) -> bytes:
        if self._packed is not None:
            with self._packed.open(name) as file:
                return file.read(size)
        with (self.path / name).open("rb") as file:
            return file.read(size)

    def source(self, name: str, most: int = LARGEST_IN_ALL) -> Source:
        """Return where *name* can be read piece by piece; raise UnreadableError for one over *most* bytes.

        What a zip says of a size is true enough: no more than that is unpacked.
        """
        if self._packed is None:
            return self.path / name
        if self._packed.getinfo(name).file_size > most:
            raise UnreadableError(f"it is larger than {most >> 20} MB")
        return Packed(self._packed, name)

    def ending(self, *endings: str) -> Iterator[str]:
        """Yield the names that end in one of *endings*, in their order."""
        return (name for name in self.names if name.lower().endswith(endings))


def bundle_of(path: Path, heard: Heard = unheard) -> Bundle:
    """Return the files of *path*, a folder or a zip, whose reading is *heard*.

    Raise ForearmedError for one that cannot be read.
    """
    try:
        if path.is_dir():
            return Bundle(path, tuple(files_in(path)), heard=heard)
        if is_zipfile(path):
            packed = ZipFile(path)
            return Bundle(path, tuple(sorted(set(names_in(packed)[:MOST_NAMES]))), packed, heard=heard)
    except (OSError, BadZipFile, ValueError, NotImplementedError):
        raise ForearmedError(f"cannot read {path}: it is broken; export it again") from None
    raise ForearmedError(f"{path} is neither a folder nor a zip; unpack it, and name its folder")


def names_in(packed: ZipFile) -> tuple[str, ...]:
    """Return the names of the files in *packed*; a broken zip may have one without a name."""
    return tuple(each.filename for each in packed.infolist() if each.filename and not each.is_dir())


def size_of(path: Path) -> int:
    """Return how many bytes there are to read in the export *path*, a file, a folder or a zip."""
    if not path.is_dir() and not is_zipfile(path):
        return path.stat().st_size
    bundle = bundle_of(path)
    return sum(bundle.size(name) for name in bundle.names if not _is_shown(name))


def _is_shown(name: str) -> bool:
    return (mimetypes.guess_type(name)[0] or "").startswith(_SHOWN)
