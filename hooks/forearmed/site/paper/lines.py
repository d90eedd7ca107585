"""Where the lines of a text may end, and how many lines it takes in a column. Computes no heights."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import category, east_asian_width

from forearmed.site.paper.face import REGULAR, Face

# The white space of HTML at which a line may end; others, such as a no-break space, are parts of a word.
_SPACES = re.compile(r"([ \t\n\r\f]+)")
# Signs beside which a space may not end a line (UAX #14, LB13 to LB16). To forbid more ends is safe: it can
# only make more lines.
_OPENING = {"Ps", "Pi"}
_CLOSING = {"Pe", "Pf", "Po"}
_FIRST_WIDE = "\u1100"
_BETWEEN = {"Lo", "Ll", "Lu", "Nd"}  # a line may end between two of these where one is an ideograph
_SMALL_KANA = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
_LEAST = 0.25


@dataclass(frozen=True)
class Run:
    """Some *text* in one *style*, *scale* times as large as the text around it."""

    text: str
    style: str = REGULAR
    scale: float = 1.0


@dataclass
class Word:
    """A word, inside which no line ends unless it is wider than the column. Widths are in sizes of the type.

    *space* is the width of the space before it, *sign* that of its widest sign. A *solid* word has letters
    only, so a browser breaks it only where a line is full.
    """

    width: float
    space: float
    sign: float
    solid: bool

    def lines(self, column: float) -> int:
        """Return the greatest number of lines that the word takes in a *column* narrower than the word."""
        least = max(column - self.sign, _LEAST)  # the least width that a full line uses
        # Between other signs a browser may end a line early; that line and the next then fill more than one.
        return ceil((1 if self.solid else 2) * self.width / least)


@dataclass(frozen=True)
class Words:
    """A text with no forced line end in it."""

    words: Sequence[Word] = ()

    def lines(self, column: float) -> int:
        """Return the greatest number of lines in a *column*, whose width is in sizes."""
        done, used = 0, 0.0  # the number of full lines, and the width used in the last line
        for word in self.words:
            if used and used + word.space + word.width <= column:
                used += word.space + word.width
                continue
            done += bool(used)
            used = word.width
            if used > column:
                done += word.lines(column)
                used = 0.0
        return done + bool(used)


def words_of(runs: Iterable[Run], face: Face) -> Words:
    """Return the words of *runs*; white space between them collapses, as in HTML."""
    setting = _Setting(face)
    for run in runs:
        for part in _SPACES.split(run.text):
            if part:
                setting.add(part, run)
    return setting.words()


def lines_of(text: str, face: Face, column: float, *, style: str = REGULAR) -> int:
    """Return the greatest number of lines of plain *text* in a *column*, whose width is in sizes."""
    return words_of([Run(text, style)], face).lines(column)


class _Setting:
    """Puts pieces of text together to words: a word may change its style in the middle."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._words: list[Word] = []
        self._space: float | None = None
        self._last = ""

    def add(self, part: str, run: Run) -> None:
        """Take a *part* of *run*, which is white space or has none."""
        if part[0] in " \t\n\r\f":
            if self._last and self._space is None:
                self._space = self._face.width(" ", run.style) * run.scale
            return
        for piece in _pieces(part):
            width, sign = self._face.measure(piece, run.style)
            self._append(piece, width * run.scale, sign * run.scale)

    def words(self) -> Words:
        """Return the words so far, the last one included."""
        return Words(self._words)

    def _append(self, piece: str, width: float, sign: float) -> None:
        space = self._space or 0.0
        if not self._words or self._may_end(piece[0]):
            self._words.append(Word(width, space, sign, piece.isalnum()))
        else:
            word = self._words[-1]
            word.width += space + width
            word.sign = max(word.sign, sign)
            word.solid = word.solid and self._space is None and piece.isalnum()
        self._space, self._last = None, piece[-1]

    def _may_end(self, sign: str) -> bool:
        """Tell whether a line may end before *sign*."""
        if self._space is None:
            return _part(self._last, sign)
        return (sign.isalnum() or category(sign) not in _CLOSING) and (
            self._last.isalnum() or category(self._last) not in _OPENING
        )


def _pieces(word: str) -> Iterator[str]:
    """Yield the pieces of *word* between which a line may end: ideographs need no spaces."""
    if word.isascii() or max(word) < _FIRST_WIDE:
        yield word
        return
    start = 0
    for place in range(1, len(word)):
        if _part(word[place - 1], word[place]):
            yield word[start:place]
            start = place
    yield word[start:]


def _part(one: str, other: str) -> bool:
    """Tell whether a line may end between two signs that follow each other."""
    if other in _SMALL_KANA or category(one) not in _BETWEEN or category(other) not in _BETWEEN:
        return False
    return east_asian_width(one) in "WF" or east_asian_width(other) in "WF"
