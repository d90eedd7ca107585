"""The beginning of an export, by which its kind is told."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from forearmed.archive.readers.reader import Sample
from forearmed.foundation.errors import ForearmedError

_HEAD = 1 << 16
_MOST_NAMES = 100_000


def sample_of(export: Path) -> Sample:
    """Return what *export* begins with; raise ForearmedError when it cannot be read."""
    try:
        if export.is_dir():
            return Sample(export, names=tuple(_names_in(export)))
        if is_zipfile(export):
            with ZipFile(export) as packed:
                return Sample(export, names=tuple(packed.namelist()[:_MOST_NAMES]))
        with export.open("rb") as file:
            return Sample(export, head=file.read(_HEAD))
    except OSError as error:
        raise ForearmedError(f"cannot read {export}: {error.strerror}") from None
    except BadZipFile:
        raise ForearmedError(f"cannot read {export}: it is a broken zip; export it again") from None


def _names_in(folder: Path) -> list[str]:
    files = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return sorted(files)[:_MOST_NAMES]
