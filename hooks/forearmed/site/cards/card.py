"""The text of one card, and the colors that cards may have. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass

from forearmed.foundation.direction import Direction

HOUSE = "#0f5c5c"
"""The color of the site, for cards of pages without a tag."""

NEUTRAL = "#445660"
"""The color of a tag that `TAG_COLORS` lacks."""

TAG_COLORS: Mapping[str, str] = {
    "empathy": "#a01f4f",
    "apology": "#5b3c9c",
    "responsiveness": "#0a5a8c",
    "forewarned": "#8f4700",
    "listening": "#00666f",
    "ownership": "#665700",
    "follow-through": "#2d681f",
    "channels": "#8a2a86",
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
