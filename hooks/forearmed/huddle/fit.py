"""How large the type of a sheet may be, so that it fills one page and no more, on A4 and on Letter.

What is counted with is huddle.css on paper as wide as A4 and as high as Letter, in one of the wider faces.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

OVER = "over"
"""The density of what does not fit in the smallest type."""

_SIZES = (14.0, 13.2, 12.5, 11.8, 11.2, 10.6, 10.0, 9.5, 9.0, 8.6)
"""Points, as huddle.css has them for the densities 1, 2 and so on."""
_POINT = 25.4 / 72

# Millimeters.
_PAGE = 258
_HEAD = 35  # with the gaps below it and the line at the foot
_TITLE, _LEAD = 8.8, 5.6  # a line of each
_LABEL = 8.5  # a column's
_TEXT, _SIDE, _EXERCISE = 114, 60, 54  # the widths of the columns, and of the box in one
_NOTES = 36  # the place to write, with the gaps

# Letters in a line.
_IN_TITLE, _IN_LEAD = 42, 68

# Of the size of the type, or of a line.
_LINE = 1.42
_LETTER = 0.485
_GAP = 0.44
_ROW = 0.8
_SAY, _NOT = 0.53, 0.36  # the widths of two cells of a table
_QUESTION = 1.12
_PICTURE = 8  # lines
_FEWEST_LETTERS = 8

_END = re.compile(r"</(?:p|li|h[1-6]|pre|dt|dd|figcaption|summary)>|<br ?/?>")
_ROWS = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_REFERENCE = re.compile(r"&[#\w]+;")


@dataclass(frozen=True)
class _Measure:
    """What a column holds: the letters of each block, those of each cell of each row, and its pictures."""

    blocks: Sequence[int]
    rows: Sequence[Sequence[int]] = ()
    pictures: int = 0

    @classmethod
    def of(cls, html: str) -> "_Measure":
        rows = [[_letters(cell) for cell in _CELL.findall(row)] for row in _ROWS.findall(html)]
        blocks = filter(None, map(_letters, _END.split(_ROWS.sub("", html))))
        return cls(tuple(blocks), tuple(filter(None, rows)), html.count("<img"))

    def height(self, size: float, width: float) -> float:
        """Return the millimeters it takes in type of *size* points in a column of *width* millimeters."""
        letters = width / (size * _POINT * _LETTER)
        lines = sum(ceil(block / letters) + _GAP for block in self.blocks)
        lines += sum(_ROW + max(_cell_lines(row, letters)) for row in self.rows)
        return (lines + self.pictures * _PICTURE) * size * _POINT * _LINE


def density_of(title: str, summary: str, text: str, exercise: str, questions: Sequence[str]) -> str:
    """Return the density at which a sheet fits: *text* and *exercise* are HTML, all else is plain."""
    head = _HEAD + _TITLE * ceil(len(title) / _IN_TITLE) + _LEAD * ceil(len(summary) / _IN_LEAD)
    room = _PAGE - head - _LABEL
    main, task, talk = _Measure.of(text), _Measure.of(exercise), _Measure([len(each) for each in questions])
    for number, size in enumerate(_SIZES, 1):
        beside = talk.height(size * _QUESTION, _SIDE) + task.height(size, _EXERCISE) + _NOTES
        if task.blocks:
            beside += _LABEL + size * _POINT
        if max(main.height(size, _TEXT), beside) <= room:
            return str(number)
    return OVER


def _letters(html: str) -> int:
    return len(_REFERENCE.sub("x", _TAG.sub("", html)).strip())


def _cell_lines(row: Sequence[int], letters: float) -> Iterator[int]:
    """Yield how many lines each cell of *row* takes in a line of so many *letters*."""
    shares = (_SAY, _NOT) if len(row) == 2 else (0.85 / len(row),) * len(row)
    for cell, share in zip(row, shares, strict=True):
        yield ceil(cell / max(letters * share, _FEWEST_LETTERS))
