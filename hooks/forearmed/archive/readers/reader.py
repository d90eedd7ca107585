"""What every reader is: how it knows its exports, and how it reads one. A new kind is a module with one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from forearmed.archive.post import Item

Heard = Callable[[int], None]
"""What hears of every piece of an export that is read how many bytes it has, for a person who waits."""


def unheard(_: int) -> None:
    """Hear nothing."""


@dataclass(frozen=True)
class Sample:
    """What is looked at to tell the kind of an export: its *path*, and its *head*, or the *names* in it."""

    path: Path
    head: bytes = b""
    """The first 64 KiB of a file."""

    names: tuple[str, ...] = ()
    """The paths of the files in a folder or a zip."""


@dataclass(frozen=True)
class Manner:
    """How an export is to be read: the *zone* of times without a local day, and whether *pages* are posts."""

    zone: ZoneInfo
    pages: bool = False
    heard: Heard = unheard


@dataclass(frozen=True)
class Reader:
    """A kind of export: its *name*, whether a sample is one (*knows*), and how to *read* it.

    *read* yields every item in order, keeps none, and can be called again. It raises ForearmedError for a
    file that is not to be read at all.
    """

    name: str
    knows: Callable[[Sample], bool]
    read: Callable[[Path, Manner], Iterator[Item]]
