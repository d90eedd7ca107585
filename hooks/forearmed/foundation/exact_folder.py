"""Let a folder hold these files and no others; whoever left files there may have left anything."""

import os
from collections.abc import Callable, Mapping

from forearmed.foundation.new_file import put


def hold_exactly(folder: str, files: Mapping[str, bytes]) -> None:
    """Write *files*, by their paths with ``/``, into *folder*, and delete all else in it.

    A file that has the same bytes already stays: to read it takes a part of what it takes to write it. A
    *folder* that is missing, or is a link, is made. Raises OSError where the disk refuses.
    """
    if os.path.islink(folder) or os.path.isfile(folder):  # noqa: PTH113, PTH114  # a Path for each file costs more
        os.unlink(folder)  # noqa: PTH108  # as above
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # as above
    stay = keep_only(folder, lambda path, entry: _holds(entry, files.get(path)))
    for path in files.keys() - stay:
        put(f"{folder}/{path}", files[path])


def keep_only(folder: str, may_stay: Callable[[str, "os.DirEntry[str]"], bool]) -> set[str]:
    """Delete all below *folder* but what *may_stay*, asked with path and entry; return the paths that do.

    A link is no folder: it stays or goes itself, and what it leads to is let alone. Empty folders go, but
    for *folder*. Raises OSError where the disk refuses.
    """
    stay: set[str] = set()
    _clear(folder, len(folder) + 1, may_stay, stay)
    return stay


def _clear(
    folder: str, below: int, may_stay: Callable[[str, "os.DirEntry[str]"], bool], stay: set[str]
) -> bool:
    is_used = False
    with os.scandir(folder) as entries:
        found = [*entries]
    for entry in found:
        path = entry.path[below:].replace(os.sep, "/")
        if entry.is_dir(follow_symlinks=False):
            stays = _clear(entry.path, below, may_stay, stay)
            if not stays:
                os.rmdir(entry.path)  # noqa: PTH106  # as above
        elif stays := may_stay(path, entry):
            stay.add(path)
        else:
            os.unlink(entry.path)  # noqa: PTH108  # as above
        is_used = is_used or stays
    return is_used


def _holds(entry: "os.DirEntry[str]", content: bytes | None) -> bool:
    if content is None or not entry.is_file(follow_symlinks=False) or entry.stat().st_size != len(content):
        return False
    with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123  # as above
        return file.read() == content
