"""Write the first files of a project, all of them or none, and those that are made anew."""

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from forearmed.foundation.errors import ForearmedError


def place(folder: Path, files: Mapping[str, str]) -> None:
    """Write *files*, by their paths, into *folder*: all of them, or none.

    Raises ForearmedError where one of them cannot be written.
    """
    try:
        with ExitStack() as undo:
            _make_folder(folder, undo)
            with tempfile.TemporaryDirectory(prefix=".forearmed-", dir=folder) as workshop:
                for number, text in enumerate(files.values()):
                    Path(workshop, str(number)).write_text(text, encoding="utf-8", newline="\n")
                for number, path in enumerate(files):
                    _make_folder((folder / path).parent, undo)
                    placed = Path(workshop, str(number)).rename(folder / path)
                    undo.callback(placed.unlink, missing_ok=True)
            undo.pop_all()
    except OSError as error:
        raise ForearmedError(
            f"cannot write {error.filename or folder}: {error.strerror}; nothing was made"
        ) from None


def write_anew(path: Path, text: str) -> None:
    """Write *text* to *path*, whether there is a file or not."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise ForearmedError(f"cannot write {path}: {error.strerror}") from error


def _make_folder(folder: Path, undo: ExitStack) -> None:
    """Make *folder* and those it lies in, as far as they are missing; *undo* deletes what was made."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    if missing:
        undo.callback(shutil.rmtree, missing[-1], ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
