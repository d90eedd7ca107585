"""All that an import goes by, and all that comes of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from forearmed.archive.decisions.choices import Choices
from forearmed.archive.fates import Span
from forearmed.archive.old_addresses import Moved
from forearmed.archive.outcome import Fate, Outcome
from forearmed.archive.pictures.gallery import Gallery
from forearmed.archive.pictures.uploads import Uploads
from forearmed.archive.survey import Export, Survey
from forearmed.archive.writing.files import Deed, Folder
from forearmed.content.library import Library


@dataclass(frozen=True)
class Intake:
    """All that an import goes by: the *exports*, what they hold, what was decided, and where it all goes."""

    exports: Sequence[Export]
    survey: Survey
    choices: Choices
    span: Span
    library: Library
    folder: Folder
    config: Path
    docs: Path
    uploads: Uploads
    words: Mapping[str, str] = field(default_factory=dict)
    """Words that a person has given for pictures, by their paths below docs/."""

    tips: str = "tips"
    """The name of the folder for tips."""

    editions: bool = False
    """Whether the first tip of each week is an edition."""

    sites: Sequence[str] = ()
    """Where the publication was, besides what the exports say."""

    home: str = ""
    """The public address of the site that the tips go to."""


@dataclass
class Result:
    """What an import has done: each post's outcome, by ident, and how many of its files met which deed."""

    outcomes: dict[str, Outcome]
    gallery: Gallery
    uneventful: int = 0
    """How many posts become a tip as they should, and are not among the outcomes."""

    deeds: dict[str, Deed] = field(default_factory=dict)
    moved: Moved = field(default_factory=Moved)
    """What docs/moved.yml gets."""

    added: dict[str, int] = field(default_factory=dict)
    """By the file below docs/, how many tags, authors and series it has got."""

    elsewhere: Counter[str] = field(default_factory=Counter)
    """By host that nobody named, how many links lead to what looks like an old address of a post."""

    is_located: bool = True
    """Whether it is known where the publication was."""

    tags: dict[str, None] = field(default_factory=dict)
    """The ids of the tags that tips have."""

    authors: dict[str, None] = field(default_factory=dict)
    series: dict[str, None] = field(default_factory=dict)

    def count(self, fate: Fate) -> int:
        """Return how many posts have this *fate*."""
        counted = sum(outcome.fate is fate for outcome in self.outcomes.values())
        return counted + (self.uneventful if fate is Fate.TIP else 0)
