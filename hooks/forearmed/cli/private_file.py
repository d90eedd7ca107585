"""Files with people's addresses that a command writes: for their owner alone, and in no repository."""

import os
from pathlib import Path

from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.git import Git

_OWNERS = 0o600


def demand_outside_repository(path: Path, *, option: str) -> None:
    """Raise ForearmedError where git would take the file at *path* into a repository.

    A file that ``.gitignore`` names may lie in one, unless git keeps it already.
    """
    folder = path.resolve().parent
    if not folder.is_dir():
        raise ForearmedError(f"{option}: there is no folder {folder}; make it, or name another file")
    if not any((above / ".git").exists() for above in (folder, *folder.parents)):
        return
    git = Git(folder, option)
    # Where git cannot say, as in a folder of another user, nothing is written.
    if git.output("rev-parse", "--is-inside-work-tree").strip() != b"true":
        return
    if git.ask("check-ignore", "--quiet", path.name).returncode:
        advice = (
            "name one outside of it, or add it to .gitignore (and git rm --cached it, if it is kept there)"
        )
        raise ForearmedError(
            f"{option}: {path} lies in a git repository, where addresses do not belong; {advice}"
        )


def write_private(path: Path, content: bytes, *, option: str) -> None:
    """Write *content* to *path*, whole or not at all, for its owner alone; else raise ForearmedError."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNERS), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ForearmedError(f"{option}: cannot write {path}: {error.strerror}; name another file") from error
