"""Find the files below a content folder. Decides which names may be read at all."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from forearmed.foundation.errors import ForearmedError, Problem

ROOT = "root"
"""The folder of docs/ whose files are published at the root of the site, as they are."""
DOT_NAMES = frozenset({".domains", ".htaccess", ".nojekyll", ".well-known"})
"""The only names with a dot in front that are published, from that folder: hosts and browsers want them."""

_LEFT_OVERS = ("~", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp")
_BELONGS_THERE = f"is not published from here; move it to docs/{ROOT}/, which is copied to the site as it is"


def content_files(folder: Path, problems: list[Problem], *, whole: str = "") -> Iterator[Path]:
    """Yield the files below *folder* that may be read, in the order of their paths.

    Dot files and editors' left-overs are skipped, except in the subfolder *whole*. These are added to
    *problems*: symbolic links that lead out of *folder*, in circles, to nothing or to a folder; what is no
    regular file; `DOT_NAMES` outside of *whole*. Raises ForearmedError for a folder that cannot be read.
    """
    if not folder.is_dir():
        return
    for top, folders, names in os.walk(folder, onerror=_unreadable):
        is_whole = bool(whole) and Path(top).is_relative_to(folder / whole)
        for link in [name for name in folders if Path(top, name).is_symlink()]:
            _look_at(Path(top, link), folder, problems)
        if not is_whole:
            _name_misplaced(Path(top), [*folders, *names], folder, problems)
        folders[:] = sorted(name for name in folders if is_whole or not _passed_over(name))
        for name in sorted(names):
            wanted = is_whole or not _passed_over(name)
            if wanted and _look_at(path := Path(top, name), folder, problems):
                yield path


def is_left_over(name: str) -> bool:
    """Tell whether *name* is one that an editor gives to what it leaves behind."""
    return name.startswith(("#", ".#", "~$")) or name.endswith(_LEFT_OVERS)


def _name_misplaced(top: Path, names: list[str], folder: Path, problems: list[Problem]) -> None:
    """Add a warning to *problems* for each of *names* in *top* that would be published in docs/root/ only."""
    problems += (
        Problem(path_of(top / name, folder), 1, _BELONGS_THERE, warning=True)
        for name in sorted(DOT_NAMES.intersection(names))
    )


def path_of(file: Path, folder: Path) -> str:
    """Return how messages name *file*: from the project's folder on, with forward slashes."""
    return f"{folder.name}/{below(file, folder)}"


def below(file: Path, folder: Path) -> str:
    """Return the path of *file* as seen from *folder*, in which it lies, with forward slashes."""
    return file.as_posix().removeprefix(f"{folder.as_posix()}/")


def _unreadable(error: OSError) -> None:
    raise ForearmedError(f"cannot read the folder {error.filename}: {error.strerror}")


def _passed_over(name: str) -> bool:
    return name.startswith(".") or is_left_over(name)


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
        kind = path.lstat().st_mode
        if not stat.S_ISLNK(kind):  # nearly all files: to resolve a path takes much longer
            return None if stat.S_ISREG(kind) else "is not a file; delete it"
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "is a symbolic link to nothing; put the file itself here"
    if not target.is_relative_to(folder.resolve()):
        return f"is a symbolic link that leaves {folder.name}/; put the file itself here"
    if not target.is_file() or (_passed_over(target.name) and target.name not in DOT_NAMES):
        return "is a symbolic link to something that is not published; put a file here"
    return None
