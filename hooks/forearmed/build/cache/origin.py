"""Whether a project's cache was made here, or came with the project."""

from functools import cache
from pathlib import Path

from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.git import Git

FOLDER = ".cache/forearmed"


@cache
def is_made_here(root: Path) -> bool:
    """Tell whether git knows no file of the cache of the project in *root*.

    A file that git knows was proposed by somebody: a page in it would be published, and nobody had judged it.
    """
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return True
    try:
        answer = Git(root, "build").ask("ls-files", "-z", "--", FOLDER)
    except ForearmedError:  # without git nobody can tell
        return False
    return answer.returncode == 0 and not answer.stdout
