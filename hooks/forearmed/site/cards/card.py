"""The text of one card, and the colors that cards may have. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass

from forearmed.foundation.direction import Direction

HOUSE = "#0b6b66"
"""The color of the site, for cards of pages without a tag."""

NEUTRAL = "#4d5f70"
"""The color of a tag that `TAG_COLORS` lacks."""

TAG_COLORS: Mapping[str, str] = {
    "empathy": "#be185d",
    "apology": "#6d3fc4",
    "responsiveness": "#1d5fc2",
    "forewarned": "#c2410c",
    "listening": "#0b6f8a",
    "ownership": "#4a770d",
    "follow-through": "#047857",
    "channels": "#a21caf",
}
"""The colors of tags on light paper, as in tokens.css. White text has a contrast of 4.5 on each."""


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
    color: str = HOUSE
    cover: bool = True
    direction: Direction = "ltr"
    host: str = ""
