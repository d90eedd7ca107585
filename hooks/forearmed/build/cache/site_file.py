"""What is known of one file of a site."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from forearmed.build.cache.marks import Marks


@dataclass(frozen=True)
class SiteFile:
    """The checksum of a file's bytes, its marks after the build, and the key of what it is made from."""

    checksum: str
    marks: Marks
    key: str = ""


def checksum_of(file: Path) -> str:
    """Return the checksum of the bytes of *file*; nothing where it cannot be read."""
    try:
        return blake2b(file.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""
