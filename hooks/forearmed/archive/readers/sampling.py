"""The beginning of an export, by which its kind is told."""

import os
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from forearmed.archive.readers.reader import Sample
from forearmed.foundation.errors import ForearmedError

_HEAD = 1 << 16
MOST_NAMES = 100_000
"""How many files of an export are looked at."""

_NO_CONTENT = {".git", ".hg", ".venv", "__pycache__", "node_modules", "__MACOSX"}


def sample_of(export: Path) -> Sample:
    """Return what *export* begins with; raise ForearmedError when it cannot be read."""
    try:
        if export.is_dir():
            return Sample(export, names=tuple(files_in(export)))
        with export.open("rb") as file:
            head = file.read(_HEAD)
        if head.startswith(b"PK") and is_zipfile(export):
            with ZipFile(export) as packed:
                return Sample(export, names=tuple(packed.namelist()[:MOST_NAMES]))
        return Sample(export, head=head)
    except OSError as error:
        raise ForearmedError(f"cannot read {export}: {error.strerror}") from None
    except (BadZipFile, ValueError, NotImplementedError):
        raise ForearmedError(f"cannot read {export}: it is a broken zip; export it again") from None


def files_in(folder: Path) -> list[str]:
    """Return the paths of the files in *folder*, in order; links are not followed, nor tools looked into."""
    return sorted(_walk(folder))[:MOST_NAMES]


def _walk(folder: Path) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in _NO_CONTENT]
        here = Path(place)
        for name in files:
            if not (here / name).is_symlink():
                yield (here / name).relative_to(folder).as_posix()
