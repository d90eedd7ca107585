"""Where the lines of a text may end, and how many lines it takes in a column. Computes no heights."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple
from unicodedata import category, east_asian_width

from forearmed.site.paper.face import REGULAR, Face

# The white space of HTML at which a line may end; others, such as a no-break space, are parts of a word.
WHITE = " \t\n\r\f"
_SPACES = re.compile(f"[{WHITE}]+")
# Signs beside which a space may not end a line (UAX #14, LB13 to LB16). To forbid more ends is safe: it can
# only make more lines.
_OPENING = {"Ps", "Pi"}
_CLOSING = {"Pe", "Pf", "Po"}
_FIRST_WIDE = "\u1100"
_BETWEEN = {"Lo", "Ll", "Lu", "Nd"}  # a line may end between two of these where one is an ideograph
_SMALL_KANA = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
_LEAST = 0.25


class Run(NamedTuple):
    """Some *text* in one *style*, *scale* times as large as the text around it."""

    text: str
    style: str = REGULAR
    scale: float = 1.0


class Word(NamedTuple):
    """A word, inside which no line ends unless it is wider than the column. Widths are in sizes of the type.

    *space* is the width of the space before it, *sign* that of its widest sign. A *solid* word has letters
    only, so a browser breaks it only where a line is full.
    """

    width: float
    space: float
    sign: float
    solid: bool

    def after(self, space: float) -> "Word":
        """Return the same word behind a *space* of this width."""
        return Word(self.width, space, self.sign, self.solid)

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
        for width, space, sign, solid in self.words:
            if used and used + space + width <= column:
                used += space + width
                continue
            done += bool(used)
            used = width
            if used > column:
                done += Word(width, space, sign, solid).lines(column)
                used = 0.0
        return done + bool(used)


def words_of(runs: Iterable[Run], face: Face) -> Words:
    """Return the words of *runs*; white space between them collapses, as in HTML."""
    setting = _Setting(face)
    for run in runs:
        setting.add(run)
    return setting.words()


def lines_of(text: str, face: Face, column: float, *, style: str = REGULAR) -> int:
    """Return the greatest number of lines of plain *text* in a *column*, whose width is in sizes."""
    return words_of([Run(text, style)], face).lines(column)


class _Piece(NamedTuple):
    """A piece of text between whose signs no line ends, as measured in one style."""

    text: str
    word: Word
    """The word that it is by itself, behind a space."""
    begins: bool
    """Whether a line may begin with it, behind a space."""
    ends: bool
    """Whether a line may end with it, before a space."""


class _Cut(dict[str, Sequence[_Piece]]):
    """The pieces of each text without white space in one style and scale. It measures a text only once."""

    def __init__(self, run: Run, face: Face) -> None:
        self._style, self._scale, self._face = run.style, run.scale, face
        self.space = face.width(" ", run.style) * run.scale
        self.alone = _Alone(self)

    def __missing__(self, text: str) -> Sequence[_Piece]:
        found = self[text] = [self._piece(piece) for piece in _pieces(text)]
        return found

    def _piece(self, text: str) -> _Piece:
        width, sign = self._face.measure(text, self._style)
        word = Word(width * self._scale, self.space, sign * self._scale, text.isalnum())
        begins = text[0].isalnum() or category(text[0]) not in _CLOSING
        ends = text[-1].isalnum() or category(text[-1]) not in _OPENING
        return _Piece(text, word, begins, ends)


class _Alone(dict[str, Word | None]):
    """The word that a text is between two spaces, in the style of a cut; None where its neighbors matter."""

    def __init__(self, cut: _Cut) -> None:
        self._cut = cut

    def __missing__(self, text: str) -> Word | None:
        first, *others = self._cut[text]
        found = self[text] = first.word if first.begins and first.ends and not others else None
        return found


class _Setting:
    """Puts pieces of text together to words: a word may change its style in the middle."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._words: list[Word] = []
        self._space: float | None = None
        self._last: _Piece | None = None

    def add(self, run: Run) -> None:
        """Take the text of *run*."""
        cut = _cut(run, self._face)
        texts = _SPACES.split(run.text if self._last else run.text.lstrip(WHITE))
        if self._last:
            self._take(texts.pop(0), cut)
        if not texts:
            return
        closed = not texts[-1] and not texts.pop()
        self._take_all(texts, cut)
        if closed:
            self._pause(cut)

    def _take_all(self, texts: Sequence[str], cut: _Cut) -> None:
        """Take *texts* with a space before each; where nothing was taken yet, not before the first."""
        alone = [*filter(None, map(cut.alone.__getitem__, texts))]
        if alone and len(alone) == len(texts) and (self._last is None or self._last.ends):
            self._pause(cut)
            self._words.append(alone[0].after(self._space or 0.0))
            self._words += alone[1:]
            self._space, self._last = None, cut[texts[-1]][-1]
            return
        for text in texts:
            self._pause(cut)
            self._take(text, cut)

    def _pause(self, cut: _Cut) -> None:
        if self._last and self._space is None:
            self._space = cut.space

    def _take(self, text: str, cut: _Cut) -> None:
        for piece in cut[text] if text else ():
            self._append(piece)

    def _append(self, piece: _Piece) -> None:
        last, space, word = self._last, self._space, piece.word
        may_end = last is None or (
            (last.ends and piece.begins) if space is not None else _part(last.text[-1], piece.text[0])
        )
        if may_end:
            self._words.append(word.after(space or 0.0))
        else:
            self._words[-1] = _joined(self._words[-1], space, word)
        self._space, self._last = None, piece

    def words(self) -> Words:
        """Return the words so far, the last one included."""
        return Words(self._words)


def _joined(one: Word, space: float | None, other: Word) -> Word:
    """Return *one* and *other* as a word, with a *space* in it if there is one."""
    width = one.width + ((space or 0.0) + other.width)
    solid = one.solid and space is None and other.solid
    return Word(width, one.space, max(one.sign, other.sign), solid)


def _cut(run: Run, face: Face) -> _Cut:
    key = run.style, run.scale
    if key not in face.kept:
        face.kept[key] = _Cut(run, face)
    cut: _Cut = face.kept[key]
    return cut


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
