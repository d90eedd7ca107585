"""What fits on a sheet of paper: words in the print face, lines of them, and boxes of lines. Judges nothing.

All sheets are set in one face, which the site brings along, so that what is counted here is what a printer
prints, whichever fonts a machine has. Where a count cannot be exact it is too high, never too low.
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
