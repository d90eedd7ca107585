"""The text of one card, and its color. Data only."""

from dataclasses import dataclass

from forearmed.foundation.colors import NEUTRAL
from forearmed.foundation.direction import Direction


@dataclass(frozen=True)
class Card:
    """A card: the site's *name*, what *kind* of page it is about (or nothing), the page's *title*.

    *labels* are the titles of its tags. A *cover* is filled with its color; other cards have the
    color of paper, and a spine in their own color, where lines start in *direction*. The *host* of the site
    stands on a card that can show nothing else.
    """

    name: str
    kind: str
    title: str
    labels: tuple[str, ...] = ()
    color: str = NEUTRAL.light
    cover: bool = True
    direction: Direction = "ltr"
    host: str = ""
