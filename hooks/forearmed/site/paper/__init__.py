"""How much fits on a sheet of paper: words in the print face, lines of words, boxes of lines. Judges nothing.

All sheets use one face, which the site ships, so that the heights computed here are those on paper, whichever
fonts a machine has. Where a height cannot be exact it is too high, never too low.
"""

from forearmed.site.paper.boxes import LINE, Flow, Part, Type, stacked
from forearmed.site.paper.face import BOLD, REGULAR, Face
from forearmed.site.paper.lines import Run, Words, lines_of, words_of
from forearmed.site.paper.reading import parts_in

__all__ = [
    "BOLD",
    "LINE",
    "REGULAR",
    "Face",
    "Flow",
    "Part",
    "Run",
    "Type",
    "Words",
    "lines_of",
    "parts_in",
    "stacked",
    "words_of",
]
