"""How large the type of a sheet may be, so that it fills one page and no more, on A4 and on Letter.

The sizes here are those of huddle.css, on paper as wide as A4 and as high as Letter. Heights and widths are
in points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from forearmed.foundation.wording import ENGLISH, Wording
from forearmed.site.paper import BOLD, Face, Part, Run, Type, Words, lines_of, parts_in, stacked, words_of

OVER = "over"
"""The density of a sheet that does not fit in the smallest type."""

SIZES = (14.0, 13.2, 12.5, 11.8, 11.2, 10.6, 10.0, 9.5, 9.0, 8.6)
"""Points, as huddle.css has them for the densities 1, 2 and so on."""

_FILLING = 470
"""Points times the root of the length of a text in HTML: the size in which such a text fills a page."""

_MM = 72 / 25.4

_PAGE = 258 * _MM
_WIDTH = 182 * _MM
_TEXT, _SIDE = 114 * _MM, 60 * _MM  # the columns
_FRAME = (2.2 + 5 + 5 + 5) * _MM  # the line at the top, the room below it, and the gaps around the columns

# Heights of the fixed lines: size times line height, and the space below.
_KICKER = 9 * (1.4 + 0.62)
_TITLE, _TITLE_LINE, _TITLE_AFTER = 23.0, 1.08, 0.3
_LEAD, _LEAD_LINE, _LEAD_WIDTH = 11.5, 1.35, 34.0
_LABEL, _LABEL_LINE = 9.5, 1.4
_LABEL_REST = 0.25 * _LABEL + 1.2  # its padding and its line
_LABEL_AFTER = 0.8 * _LABEL
_MINUTES = 4.5  # the width of "10 min" with the gap before it, in sizes
_FOOT, _FOOT_LINE, _FOOT_REST, _FOOT_GAP = 8.0, 1.4, 0.75 + 1.5 * _MM, 1.5

# Multiples of the size of the type.
_QUESTION, _QUESTION_LINE, _QUESTION_GAP = 1.12, 1.35, 0.8
_BOX_SIDES, _BOX_REST = 1.8, 1.1  # the paddings of the box around the exercise

_SIDE_GAP, _NOTES = 6 * _MM, 46 * _MM


@dataclass(frozen=True)
class Copy:
    """The whole text of a sheet: *text* and *exercise* are HTML, everything else is plain text.

    *foot* are the texts of its last line, which become two lines where they do not fit into one. *again* is
    the question of an earlier tip, if one is asked. *wording* has what the sheet itself says.
    """

    title: str
    summary: str
    text: str
    exercise: str
    heading: str
    questions: Sequence[str]
    foot: Sequence[str] = ()
    again: str = ""
    wording: Wording = ENGLISH


def density_of(copy: Copy, face: Face) -> str:
    """Return the density with the largest type in which *copy*, set in *face*, fits one page; else `OVER`."""
    sheet = _Fit.of(copy, face)
    place = _likely(copy)
    # Smaller type is never higher, so the sizes beside the likely one tell which is the largest that fits.
    if sheet.height(SIZES[place]) <= _PAGE:
        while place and sheet.height(SIZES[place - 1]) <= _PAGE:
            place -= 1
        return str(place + 1)
    smaller = (number for number in range(place + 1, len(SIZES)) if sheet.height(SIZES[number]) <= _PAGE)
    found = next(smaller, None)
    return OVER if found is None else str(found + 1)


def _likely(copy: Copy) -> int:
    """Return the place in `SIZES` of the size in which *copy* is likely to fill the page: where to begin."""
    size = _FILLING / max(1.0, sqrt(len(copy.text)))
    return min(range(len(SIZES)), key=lambda place: abs(SIZES[place] - size))


def height_of(copy: Copy, face: Face, size: float) -> float:
    """Return the height of a sheet in points, when its type has *size*: never less than on a printer."""
    return _Fit.of(copy, face).height(size)


@dataclass(frozen=True)
class _Fit:
    """A measured copy: the *fixed* part of its height, and the parts that depend on the size of the type."""

    fixed: float
    heading: Words
    text: Sequence[Part]
    exercise: Sequence[Part]
    questions: Sequence[Words]

    @classmethod
    def of(cls, copy: Copy, face: Face) -> "_Fit":
        """Measure *copy* in *face*."""
        return cls(
            _FRAME + _head(copy, face) + _foot(copy, face),
            words_of([Run(copy.heading, BOLD)], face),
            parts_in(copy.text, face),
            parts_in(copy.exercise, face),
            [words_of(runs, face) for runs in _asked(copy)],
        )

    def height(self, size: float) -> float:
        """Return the height of the page in type of *size*."""
        text = _label(1) + _below_label(self.text, _TEXT, size)
        return self.fixed + max(text, self._talk(size) + self._task(size) + _NOTES)

    def _talk(self, size: float) -> float:
        column = _SIDE / (size * _QUESTION)
        lines = sum(question.lines(column) for question in self.questions) * _QUESTION * _QUESTION_LINE
        gaps = _QUESTION_GAP * (len(self.questions) - 1)
        return _label(1) + _LABEL_AFTER + (lines + gaps) * size + _SIDE_GAP

    def _task(self, size: float) -> float:
        if not self.exercise:
            return 0
        width = _SIDE - _BOX_SIDES * size
        lines = self.heading.lines(width / _LABEL - _MINUTES)
        inside = _label(max(1, lines)) + _below_label(self.exercise, width, size)
        return inside + _BOX_REST * size + _SIDE_GAP


def _asked(copy: Copy) -> Iterator[Sequence[Run]]:
    """Yield the runs of each question, the recall included."""
    yield from ([Run(question)] for question in copy.questions)
    if copy.again:
        yield [Run(f"{copy.wording.say('From an earlier tip:')} ", BOLD), Run(copy.again)]


def _head(copy: Copy, face: Face) -> float:
    """Return the height of the head: title and summary do not depend on the size of the type."""
    titles = lines_of(copy.title, face, _WIDTH / _TITLE)
    leads = lines_of(copy.summary, face, min(_LEAD_WIDTH, _WIDTH / _LEAD))
    return _KICKER + _TITLE * (titles * _TITLE_LINE + _TITLE_AFTER) + _LEAD * leads * _LEAD_LINE


def _foot(copy: Copy, face: Face) -> float:
    column = _WIDTH / _FOOT
    together = sum(face.width(text) for text in copy.foot) + _FOOT_GAP * (len(copy.foot) - 1)
    lines = 1 if together <= column else sum(lines_of(text, face, column) for text in copy.foot)
    return _FOOT * _FOOT_LINE * lines + _FOOT_REST


def _label(lines: int) -> float:
    return lines * _LABEL * _LABEL_LINE + _LABEL_REST


def _below_label(parts: Sequence[Part], width: float, size: float) -> float:
    """Return the height of *parts*, whose first margin collapses with the label's."""
    flow = stacked(parts, width, Type(size))
    return max(_LABEL_AFTER, flow.top) + flow.height + flow.bottom
