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


def checksum_of(file: Path | str) -> str:
    """Return the checksum of the bytes of *file*; nothing where it cannot be read."""
    try:
        # It is read whole: a buffer would only be one more call of the system for each of thousands.
        with open(file, "rb", buffering=0) as content:  # noqa: PTH123  # a Path costs as much as the reading
            return blake2b(content.read(), digest_size=16).hexdigest()
    except OSError:
        return ""
