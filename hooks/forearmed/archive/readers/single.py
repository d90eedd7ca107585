"""A single file of Markdown, with front matter or without, such as Google Docs saves.

Google's Markdown names headings by ``{#mark}``, and has its pictures at the end, as data.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from forearmed.archive.post import Item
from forearmed.archive.readers.bundle import Bundle
from forearmed.archive.readers.eleventy import ANY
from forearmed.archive.readers.folder import MARKDOWN, read_files
from forearmed.archive.readers.reader import Manner, Reader, Sample

_HEADING = re.compile(rb"^#{1,6} \S|^---\s*$|^\+\+\+\s*$|^[*-] \S|\]\([^)\s]+\)", re.MULTILINE)


def _knows(sample: Sample) -> bool:
    head = sample.head
    if not head.strip() or b"\0" in head or head.lstrip().startswith((b"<", b"{\\rtf", b"%PDF")):
        return False
    return sample.path.name.lower().endswith((*MARKDOWN, ".txt")) or bool(_HEADING.search(head))


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    return read_files(ANY, Bundle(path.parent, (path.name,)), manner)


READER = Reader("Markdown", _knows, _read)
