"""What becomes of each post, and why."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from forearmed.archive.post import Post


class Fate(Enum):
    """What becomes of a post."""

    TIP = "tip"
    DRAFT = "draft"
    WITHHELD = "withheld"
    SKIPPED = "skipped"
    DAMAGED = "damaged"


@dataclass(slots=True)
class Outcome:
    """One post, its *fate*, *why*, and the *path* of its file; *remarks* are for a person to look at."""

    post: Post
    fate: Fate
    why: str = ""
    day: date | None = None
    """The day of its tip: the one in its title, else its own."""

    slug: str = ""
    path: str = ""
    """The file of its tip; of a withheld post, the one of an earlier run that is still here."""

    is_demoted: bool = False
    """Whether it was published in the old place and is a draft here."""

    is_deleted: bool = False
    """Whether a person has deleted the file of its tip since an earlier run: nothing leads to it."""

    is_edition: bool = False
    aliases: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_tip(self) -> bool:
        """Return whether it is a tip here, which links and old addresses can lead to."""
        return self.fate is Fate.TIP and not self.is_deleted
