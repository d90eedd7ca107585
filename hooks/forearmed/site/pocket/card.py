"""The content of a pocket card, and the sizes of type it may have. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass

from forearmed.article.excerpts import Passage

DENSITIES: Mapping[str, float] = {
    "large": 11,
    "roomy": 10.25,
    "even": 9.5,
    "close": 8.75,
    "dense": 8.1,
    "tight": 7.5,
}
"""The sizes of type a card may have, in points, by their names in the stylesheet, the largest first."""


@dataclass(frozen=True)
class Step:
    """A step's heading, its practices, the words to say in it and the trap to avoid.

    *anchor* is the heading's on the page of the playbook; a step from a list has none.
    """

    heading: str
    practices: tuple[Passage, ...] = ()
    says: tuple[str, ...] = ()
    traps: tuple[Passage, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class PocketCard:
    """The content of a card: what to do *first*, the steps, when one is *done*, and what was left out.

    *closing* is the heading above *done*, as the playbook's author wrote it.
    """

    first: tuple[Passage, ...]
    steps: tuple[Step, ...]
    done: tuple[Passage, ...]
    closing: str = ""
    density: str = "tight"
    left_out: str = ""
