"""What becomes of each post, and why."""

from dataclasses import dataclass, field
from enum import Enum

from forearmed.archive.post import Post


class Fate(Enum):
    """What becomes of a post."""

    TIP = "tip"
    DRAFT = "draft"
    WITHHELD = "withheld"
    SKIPPED = "skipped"
    DAMAGED = "damaged"


@dataclass
class Outcome:
    """One post, its *fate*, *why*, and the *path* of its file; *remarks* are for a person to look at."""

    post: Post
    fate: Fate
    why: str = ""
    slug: str = ""
    path: str = ""
    aliases: tuple[str, ...] = ()
    remarks: list[str] = field(default_factory=list)
