"""A tip as one sheet of paper for a team's five minutes: its text, questions and exercise. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from forearmed.article.converter import typographic
from forearmed.content.model import Tip
from forearmed.site.huddle.fit import Copy, density_of
from forearmed.site.huddle.parts import parts_of
from forearmed.site.paper import Face

__all__ = ["QUESTIONS", "HuddleSheet", "sheet_of"]

QUESTIONS = (
    "When did something like this last happen to you, and what did you do?",
    "What would make this hard to do at our desk, and what would make it easier?",
)
"""What to ask about a tip that brings no questions of its own."""

_ALOUD = 150  # words a minute
_MINUTES = 5
_TRYING = 1


@dataclass(frozen=True)
class HuddleSheet:
    """What stands on the page. *text* and *exercise* are HTML whose links work one folder below the tip's.

    *density* names the size of its type, from ``1``, the largest; ``over`` is too long for one page.
    """

    text: str
    exercise: str
    heading: str
    """What the exercise is called; without one, nothing."""
    questions: Sequence[str]
    reading: int
    """Minutes to read the text aloud."""
    talking: int
    trying: int
    density: str


def sheet_of(
    tip: Tip, html: str, face: Face, *, closing: str | None = None, foot: Sequence[str] = ()
) -> HuddleSheet:
    """Return the sheet of *tip*, which was rendered to *html*, set in *face* with *foot* as its last line.

    Its exercise is its last section; where the house has a heading for that, *closing*, only a section with
    that heading.
    """
    parts = parts_of(html, closing=closing)
    questions = tip.questions or QUESTIONS
    copy = Copy(tip.title, tip.blurb, parts.text, parts.exercise, parts.heading, questions, foot)
    reading = max(1, round(len(tip.body.split()) / _ALOUD))
    return HuddleSheet(
        text=parts.text,
        exercise=parts.exercise,
        heading=typographic(parts.heading),
        questions=tuple(map(typographic, questions)),
        reading=reading,
        talking=max(2, _MINUTES - _TRYING - reading),
        trying=_TRYING,
        density=density_of(copy, face),
    )
