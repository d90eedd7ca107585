"""Exports of one file in a zip or a folder, as services hand them over: WordPress, Blogger's Takeout, Ghost.

A Takeout has a ``feed.atom`` for each blog, and WordPress.com splits a large export into several files. What
is beside them, such as pictures and lists of readers, is not looked at.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from forearmed.archive.post import Damaged, Item
from forearmed.archive.readers import blogger, ghost, takeout, wordpress
from forearmed.archive.readers.bundle import LARGEST_IN_ALL, Bundle, Source, UnreadableError, bundle_of
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.foundation.errors import ForearmedError

_ENDINGS = (".xml", ".atom", ".json")
_MOST_ASKED = 200
"""How many files are opened to find the exports among them."""

_LARGEST_JSON = 512 << 20
"""How many bytes of JSON are taken from a zip, since it is parsed whole."""

_Read = Callable[[Source, Manner], Iterator[Item]]
_KINDS: Mapping[Reader, _Read] = MappingProxyType(
    {
        wordpress.READER: wordpress.read,
        takeout.READER: takeout.read,
        blogger.READER: blogger.read,
        ghost.READER: ghost.read,
    }
)


_OFFICE = "[Content_Types].xml"
"""What every document of an office has in its zip (ECMA-376, part 2, section 7.3)."""


def _knows(sample: Sample) -> bool:
    if _OFFICE in sample.names or not any(name.lower().endswith(_ENDINGS) for name in sample.names):
        return False
    try:
        return next(_exports(bundle_of(sample.path), sample), None) is not None
    except ForearmedError:
        return False


def _exports(bundle: Bundle, sample: Sample) -> Iterator[tuple[str, _Read]]:
    """Yield the name of each file of *bundle* that is an export by itself, with what reads it."""
    for name in [*bundle.ending(*_ENDINGS)][:_MOST_ASKED]:
        head = replace(sample, head=bundle.head(name), names=())
        yield from ((name, read) for kind, read in _KINDS.items() if kind.knows(head))


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    bundle = bundle_of(path)
    for name, read in _exports(bundle, Sample(path)):
        try:
            most = _LARGEST_JSON if read is ghost.read else LARGEST_IN_ALL
            yield from read(bundle.source(name, most), manner)
        except (UnreadableError, ForearmedError) as error:
            yield Damaged(name, str(error))


READER = Reader("an export of WordPress, Blogger or Ghost in a zip or a folder", _knows, _read)
