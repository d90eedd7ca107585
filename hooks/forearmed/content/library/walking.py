"""Find the files below a content folder. Decides which names may be read at all."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from forearmed.foundation.errors import ForearmedError, Problem

_LEFT_OVERS = ("~", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp")


def content_files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the files below *folder* that may be read, in the order of their paths.

    Dot files and editors' left-overs are passed over. Links outwards, into circles, to nothing or to
    folders, and what is no file, are *problems*. Raises ForearmedError for a folder nobody can read.
    """
    if not folder.is_dir():
        return
    for top, folders, names in os.walk(folder, onerror=_unreadable):
        for link in [name for name in folders if Path(top, name).is_symlink()]:
            _look_at(Path(top, link), folder, problems)
        folders[:] = sorted(name for name in folders if not _passed_over(name))
        for name in sorted(names):
            if not _passed_over(name) and _look_at(Path(top, name), folder, problems):
                yield Path(top, name)


def path_of(file: Path, folder: Path) -> str:
    """Return how messages name *file*: from the project's folder on, with forward slashes."""
    return f"{folder.name}/{file.relative_to(folder).as_posix()}"


def _unreadable(error: OSError) -> None:
    raise ForearmedError(f"cannot read the folder {error.filename}: {error.strerror}")


def _passed_over(name: str) -> bool:
    return name.startswith((".", "#", "~$")) or name.endswith(_LEFT_OVERS)


def _look_at(path: Path, folder: Path, problems: list[Problem]) -> bool:
    """Tell whether *path* may be read; note why not."""
    fault = _name_fault(path.name) or _kind_fault(path, folder)
    if fault:
        shown = path_of(path, folder).encode("utf-8", "backslashreplace").decode()
        problems.append(Problem(shown, 1, fault))
    return fault is None


def _name_fault(name: str) -> str | None:
    try:
        name.encode()
    except UnicodeEncodeError:
        return "its name is not UTF-8; rename it with letters, digits and hyphens"
    return None


def _kind_fault(path: Path, folder: Path) -> str | None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "is a symbolic link to nothing; put the file itself here"
    if not path.is_symlink():
        return None if stat.S_ISREG(target.stat().st_mode) else "is not a file; delete it"
    if not target.is_relative_to(folder.resolve()):
        return f"is a symbolic link that leaves {folder.name}/; put the file itself here"
    if not target.is_file() or _passed_over(target.name):
        return "is a symbolic link to something that is not published; put a file here"
    return None
