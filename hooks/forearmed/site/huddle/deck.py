"""A tip's twists as cards to cut out, on a sheet of their own: each with a bad answer, and what to say to it.

The sizes here are those of twists.css, on paper as wide as A4 and as high as Letter. Heights and widths are
in points.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from forearmed.article.excerpts import Twist
from forearmed.foundation.wording import ENGLISH, Wording, phrase
from forearmed.site.paper import BOLD, Face, Run, lines_of, words_of

SIZES = (20.0, 18.0, 16.0, 14.5, 13.0, 11.5, 10.0)
"""Points, as twists.css has them for the sizes 1, 2 and so on."""

NAME = phrase("Twist cards")
HOW = phrase(
    "Cut along the dashed lines and fold each card in the middle. One of you is the customer and reads the "
    "front. The other answers in words of their own. Then turn the card."
)
"""What the sheet itself says: its template prints the two phrases, and their height counts with the rest."""

_MM = 72 / 25.4
_PAGE, _WIDTH = 258 * _MM, 182 * _MM
_HALF, _LEAST = (91 - 2 * 6) * _MM, 40 * _MM  # the words' column, and the height of a card
_GAP = 4 * _MM
_EDGES = (2 * 5) * _MM + 2 * 0.75  # the paddings of a card, and its lines
_KICKER = 2 * _MM + 9 * (1.4 + 0.62)
_HOW, _HOW_LINE, _HOW_AFTER = 10.5, 1.35, 4 * _MM
_LABEL = 9 * 1.4 + 2 * _MM
_LINE = 1.3
_TIP, _TIP_LINE, _TIP_BEFORE = 8.0, 1.3, 2 * _MM


@dataclass(frozen=True)
class Deck:
    """The content of the sheet: *cards*, with the labels *they* of their fronts and *say* of their backs.

    *beside* is the other text in the section of twists. *size* names the size of the type, from ``1``, the
    largest. *cut* says that *beside*, and perhaps cards, were left out: too much even for the smallest type.
    """

    cards: Sequence[Twist]
    they: str
    say: str
    beside: Sequence[str] = ()
    size: str = "1"
    cut: bool = False
    how: str = HOW


def deck_of(
    twists: Sequence[Twist],
    face: Face,
    *,
    title: str,
    names: tuple[str, str],
    beside: Sequence[str] = (),
    wording: Wording = ENGLISH,
) -> Deck:
    """Return the deck of *twists* of the tip called *title*, in the largest type in which it fits its sheet.

    *names* are the headings of the two columns in the table of twists.
    """
    sheet = _Sheet(face, title, names, beside, wording)
    for number, size in enumerate(SIZES, 1):
        if sheet.height(twists, size) <= _PAGE:
            return Deck(twists, *names, beside, str(number))
    bare, smallest = _Sheet(face, title, names, (), wording), SIZES[-1]
    fits = [count for count in range(len(twists) + 1) if bare.height(twists[:count], smallest) <= _PAGE]
    return Deck(twists[: max(fits, default=0)], *names, size=str(len(SIZES)), cut=True)


def deck_height(deck: Deck, face: Face, *, title: str, size: float) -> float:
    """Return how high the sheet of *deck* is in type of *size*: never less than on a printer."""
    return _Sheet(face, title, (deck.they, deck.say), deck.beside).height(deck.cards, size)


@dataclass(frozen=True)
class _Sheet:
    face: Face
    title: str
    names: tuple[str, str]
    beside: Sequence[str]
    wording: Wording = ENGLISH

    def height(self, twists: Sequence[Twist], size: float) -> float:
        """Return the height of the page with *twists* in type of *size*, and a line about missing cards."""
        cards = sum(self._card(twist, size) + _GAP for twist in twists)
        beside = sum(lines_of(text, self.face, _WIDTH / _HOW) for text in self.beside) * _HOW * _HOW_LINE
        return self._head() + cards + beside + _TIP * _TIP_LINE

    def _head(self) -> float:
        kicker = words_of([Run(f"{self.wording.say(NAME)} ", BOLD), Run(self.title)], self.face).lines(
            _WIDTH / 9 - 2
        )
        how = lines_of(self.wording.say(HOW), self.face, _WIDTH / _HOW) * _HOW * _HOW_LINE
        return _KICKER + (kicker - 1) * 9 * 1.4 + how + _HOW_AFTER

    def _card(self, twist: Twist, size: float) -> float:
        back = self._words(twist.say, size) + _TIP_BEFORE
        back += lines_of(self.title, self.face, _HALF / _TIP) * _TIP * _TIP_LINE
        labels = max(lines_of(name, self.face, _HALF / 9, style=BOLD) for name in self.names)
        inside = (labels - 1) * 9 * 1.4 + _LABEL + max(self._words(twist.they, size), back)
        return max(_LEAST, _EDGES + inside)

    def _words(self, text: str, size: float) -> float:
        return lines_of(text, self.face, _HALF / size) * size * _LINE
