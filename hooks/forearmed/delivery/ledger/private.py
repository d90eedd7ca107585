"""File permissions of the ledger: only the user who sends may read who was sent what.

On Windows, which has no such permissions, this has no effect.
"""

import os
from contextlib import suppress
from pathlib import Path

_OWNERS_FOLDER = 0o700
_OWNERS_FILE = 0o600


def folder_for(path: Path) -> None:
    """Make the folder of the ledger at *path*, for its owner alone; restrict an existing one likewise.

    A folder that holds other files, such as a project, keeps its permissions.
    """
    folder = path.parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        folder.mkdir(mode=_OWNERS_FOLDER)
    if all(file.name.startswith(path.name) for file in folder.iterdir()):
        _narrow(folder, _OWNERS_FOLDER)


def begin(path: Path) -> None:
    """Make an empty file at *path* for its owner alone: SQLite would let everybody read what it makes."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNERS_FILE))


def shut(path: Path) -> None:
    """Keep others from the ledger at *path* and what lies beside it; SQLite gives logs the same rights."""
    for file in path.parent.iterdir():
        if file.name.startswith(path.name):
            _narrow(file, _OWNERS_FILE)


def _narrow(path: Path, mode: int) -> None:
    """Take all rights from *path* that *mode* lacks. Only its owner can; others leave it as it is."""
    with suppress(PermissionError):
        if (now := path.stat().st_mode & 0o777) & ~mode:
            path.chmod(now & mode)
