"""What `preview` shows an author about one tip. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forearmed.foundation.errors import Problem


@dataclass(frozen=True)
class Sheet:
    """One tip as mail; plain text. Without *files* there is no mail, for the reason in *obstacle*."""

    path: str
    """The tip's file, as messages name it."""
    title: str
    when: str = ""
    """When it goes out, or was due: ``goes out Tuesday, December 8, 2026, at 9:00 (America/New_York)``."""
    preheader: str = ""
    problems: tuple[Problem, ...] = ()
    """What `check` reports about the tip."""
    folder: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The files of the mail, by name: `index.html`, `digest.txt`, `digest.eml`, `edition.json`."""
    obstacle: str = ""
    size_for_list: str = ""
    """A sentence about the mail's size and the limit of the mailing list's program, if there is one."""
