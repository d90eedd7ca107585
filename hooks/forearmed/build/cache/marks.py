"""How to tell, without reading a file, that nobody has written to it."""

import os
from collections.abc import Iterator
from pathlib import Path

Marks = tuple[int, int, int, int]
"""A file's size, its two times in nanoseconds, and its number: they change whenever anybody writes to it."""


def marks_below(folder: Path) -> Iterator[tuple[str, Marks]]:
    """Yield the path, as seen from *folder*, and the marks of every file below it, in no order."""
    below = len(str(folder)) + 1
    for entry in _files_below(folder):
        yield entry.path[below:], _marks(entry.stat(follow_symlinks=False))


def paths_below(folder: Path) -> Iterator[str]:
    """Yield the path, as seen from *folder*, of every file below it, in no order."""
    below = len(str(folder)) + 1
    for entry in _files_below(folder):
        yield entry.path[below:]


def _files_below(folder: Path) -> Iterator["os.DirEntry[str]"]:
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry


def marks_of(file: Path) -> Marks:
    """Return the marks of *file*."""
    return _marks(file.stat())


def _marks(found: os.stat_result) -> Marks:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
