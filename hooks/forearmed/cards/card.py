"""What one card says, as plain text, and the colors cards come in. Data only."""

from dataclasses import dataclass

HOUSE = "#0f5c5c"
"""The color of what has no tag: the site's own."""

PILLARS = ("#9c3d54", "#8a4b1f", "#0f5c5c", "#3d4a8f", "#5b4a87", "#2f6240", "#7a5310", "#255e86")
"""The colors of tags, by their places in docs/tags.yml. White text has a contrast of 4.5 on each."""


@dataclass(frozen=True)
class Card:
    """A card: the site's *name*, what *kind* of page it is about (or nothing), the page's *title*.

    *labels* are the titles of its tags. A *cover* is filled with its color; other cards are paper with
    a spine of it.
    """

    name: str
    kind: str
    title: str
    labels: tuple[str, ...] = ()
    color: str = HOUSE
    cover: bool = True
