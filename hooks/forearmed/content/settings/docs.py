"""What mkdocs.yml says, beside our own settings, of the files in the content folders."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def _nothing(_: str) -> str:
    return ""


def _none(_: str) -> bool:
    return False


@dataclass(frozen=True)
class DocsSettings:
    """What the host's own settings say of files, each named as links name it: ``playbooks/live-chat.md``."""

    shut_out: Callable[[str], str] = _nothing
    """Says what keeps a file out of every build and preview: a setting by its name, or nothing."""
    draft: Callable[[str], bool] = _none
    """Tells whether a file may be in a preview only."""
    named: frozenset[str] = frozenset()
    """The styles and scripts of the team's own that pages load."""
    theme: tuple[Path, ...] = ()
    """The folders of the theme, whose files are published unless one in docs/ has the same address."""
    made: frozenset[str] = frozenset()
    """The addresses of files below assets/ that are neither in docs/ nor in the theme."""
    elsewhere: Callable[[str], bool] = _none
    """Tells whether the settings, or a style, script or template of the team's own, name a file."""
    page_keys: frozenset[str] = frozenset()
    """Keys of a page's front matter that templates of the team's own read."""
    plugins: bool = False
    """Whether there are plugins, which may read keys that nobody here knows."""
