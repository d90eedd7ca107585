"""Where the lines of a title break, and how large they are. The caller passes the measuring function."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measure = Callable[[str, int], float]
"""Returns the width of a text at a size, both in pixels. Widths add up: no kerning between two texts."""

LEADING = 1.16
"""The distance from one baseline to the next, as a multiple of the size."""

_SIZES = (132, 120, 112, 104, 96, 88, 80, 72, 64, 58, 52)
_WORDS = re.compile(" (?![\u2013\u2014])")  # a dash stays with the word before it
_JOINED = "\u2060"  # before a word that follows the one before it without a space
# Chinese and Japanese lines may end at any letter (UAX 14), but not before what closes, after what opens, and
# here not within a word in katakana nor before the ending of a verb.
_CLOSES = "、。，・：？！」』）】〉》〟ーゝゞ々ぁぃぅぇぉっゃゅょゎ…‥\uff0e\uff1b\u3015"
_OPENS = "「『（【〈《〝\u3014"
_KATAKANA = "\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HIRAGANA = "\u3041-\u309f"
_IDEOGRAPHS = "\u2e80-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f"
_PIECES = re.compile(
    f"[{_OPENS}]*(?:[{_KATAKANA}]+|[{_IDEOGRAPHS}][{_HIRAGANA}]{{0,3}}|[^{_IDEOGRAPHS}]+)[{_CLOSES}]*",
    re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A title in lines, all of one *size*."""

    lines: tuple[str, ...]
    size: int


@dataclass(frozen=True)
class _Words:
    """Words, what stands between each and the one before it (a space or nothing), and how wide both are."""

    words: Sequence[str]
    glue: Sequence[str]
    widths: Sequence[float]
    space: float

    @classmethod
    def of(cls, words: Sequence[str], size: int, measure: Measure) -> "_Words":
        bare = [word.removeprefix(_JOINED) for word in words]
        glue = ["" if word.startswith(_JOINED) else " " for word in words]
        return cls(bare, glue, [measure(word, size) for word in bare], measure(" ", size))

    def lines(self, column: float) -> list[str]:
        """Return the words in lines no wider than *column*; a wider word has a line of its own."""
        lines: list[str] = []
        room = 0.0
        for word, glue, width in zip(self.words, self.glue, self.widths, strict=True):
            gap = self.space if glue else 0
            if lines and width + gap <= room:
                lines[-1] += glue + word
                room -= width + gap
            else:
                lines.append(word)
                room = column - width
        return lines

    def even_lines(self, column: int) -> list[str]:
        """Return lines of similar length: those of the narrowest column with as few lines as *column*."""
        number = len(self.lines(column))
        narrow, wide = int(max(self.widths)), column
        while narrow < wide:
            middle = (narrow + wide) // 2
            if len(self.lines(middle)) > number:
                narrow = middle + 1
            else:
                wide = middle
        return self.lines(wide)


def set_title(title: str, measure: Measure, *, width: int, height: int) -> Block:
    """Return *title* as large as fits into *width* and *height*, in lines of much the same length.

    A word that is wider than a line in the smallest size is broken. A title that does not fit even in the
    smallest size ends in an ellipsis.
    """
    words = _words_of(title)
    for size in _SIZES:
        measured = _Words.of(words, size, measure)
        fits = max(measured.widths) <= width
        if fits and len(measured.lines(width)) * size * LEADING <= height:
            return Block(tuple(measured.even_lines(width)), size)
    pieces = [piece for word in words for piece in _cut(word, _SIZES[-1], measure, width)]
    lines = _Words.of(pieces, _SIZES[-1], measure).lines(width)
    room = int(height / (_SIZES[-1] * LEADING))
    last = [shortened(" ".join(lines[room - 1 :]), _SIZES[-1], measure, width)] if len(lines) >= room else []
    return Block((*lines[: room - 1], *last), _SIZES[-1])


def _words_of(title: str) -> list[str]:
    """Return the words of *title*, and the pieces of those that may be broken anywhere."""
    return [piece for word in _WORDS.split(title) for piece in _pieces(word)]


def _pieces(word: str) -> list[str]:
    first, *others = _PIECES.findall(word) or [word]
    return [first, *(_JOINED + piece for piece in others)]


def shortened(text: str, size: int, measure: Measure, width: int) -> str:
    """Return *text*, or as much of it as fits into *width* with an ellipsis after it."""
    if measure(text, size) <= width:
        return text
    room, kept = width - measure("…", size), text
    while measure(kept, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _cut(word: str, size: int, measure: Measure, width: int) -> list[str]:
    pieces = [""]
    for sign in word:
        if measure(pieces[-1] + sign, size) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces
