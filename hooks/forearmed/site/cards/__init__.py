"""Social cards: the picture that a chat or a social network shows beside a link to a page.

The text of a card, its drawing, and the folder that keeps drawn cards. Knows no host and no clock.
"""

from forearmed.site.cards.artist import HEIGHT, WIDTH, Artist, artist_of
from forearmed.site.cards.cache import CardCache
from forearmed.site.cards.card import Card
from forearmed.site.cards.font import font_fault, font_weights
from forearmed.site.cards.listing import cards
from forearmed.site.cards.logo import logo_fault

__all__ = [
    "HEIGHT",
    "WIDTH",
    "Artist",
    "Card",
    "CardCache",
    "artist_of",
    "cards",
    "font_fault",
    "font_weights",
    "logo_fault",
]
