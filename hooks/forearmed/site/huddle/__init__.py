"""A tip as a sheet of paper for a team's five minutes: its text, questions and exercise. Pure.

The section of twists is not read aloud: a second sheet has the twists as cards to cut out.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from forearmed.article.converter import typographic
from forearmed.article.stills import with_stills
from forearmed.article.text import count_unparted
from forearmed.content.model import Tip
from forearmed.content.settings import TwistRules
from forearmed.foundation.wording import ENGLISH, Wording, phrase
from forearmed.site.huddle.deck import Deck, deck_of
from forearmed.site.huddle.fit import Copy, density_of
from forearmed.site.huddle.parts import Parts, parts_of
from forearmed.site.paper import Face

__all__ = ["QUESTIONS", "HuddleSheet", "sheet_of"]

QUESTIONS = (
    phrase("When did something like this last happen to you, and what did you do?"),
    phrase("What would make this hard to do at our desk, and what would make it easier?"),
)
"""The questions for a tip without questions of its own, in English."""

_TWISTS = TwistRules()
_ALOUD = 150  # words a minute
_MINUTES = 5
_TRYING = 1


@dataclass(frozen=True)
class HuddleSheet:
    """The content of a huddle. *text* and *exercise* are HTML; their links work from the huddle's address.

    *density* names the size of the type, from ``1``, the largest; ``over`` means too long for one page.
    """

    text: str
    exercise: str
    heading: str
    """The heading of the exercise; empty without an exercise."""
    questions: Sequence[str]
    reading: int
    """Minutes to read the text aloud."""
    talking: int
    trying: int
    density: str
    again: str = ""
    """A question of an earlier tip."""
    deck: Deck | None = None
    """The tip's twists on a sheet of their own."""


def sheet_of(
    tip: Tip,
    html: str,
    face: Face,
    *,
    closings: Collection[str] = (),
    twists: TwistRules = _TWISTS,
    foot: Sequence[str] = (),
    again: str = "",
    wording: Wording = ENGLISH,
) -> HuddleSheet:
    """Return the sheet of *tip*, which was rendered to *html*, set in *face* with *foot* as its last line.

    The exercise is the tip's last section; where the team's rules have a heading for exercises, only a
    last section with one of the headings *closings*. *twists* are the rules by which the section of twists is
    recognized. *again* is a question of an earlier tip. *wording* has what the sheet itself says.
    """
    marks = wording.marks
    html = with_stills(html, wording)
    parts = parts_of(html, closings=closings, twists=twists.known_headings)
    questions = tip.questions or tuple(map(wording.say, QUESTIONS))
    copy = Copy(
        tip.title, tip.blurb, parts.text, parts.exercise, parts.heading, questions, foot, again, wording
    )
    silent = sum(_length(f"{twist.they} {twist.say}") for twist in parts.twists)
    reading = max(1, round((_length(tip.body) - silent) / _ALOUD))
    return HuddleSheet(
        text=parts.text,
        exercise=parts.exercise,
        heading=typographic(parts.heading, marks),
        questions=tuple(typographic(question, marks) for question in questions),
        reading=reading,
        talking=max(2, _MINUTES - _TRYING - reading),
        trying=_TRYING,
        density=density_of(copy, face),
        again=typographic(again, marks),
        deck=_deck(tip, parts, face, twists, wording),
    )


def _length(text: str) -> int:
    """Return how long *text* is, in words between spaces, or without any."""
    return max(len(text.split()), count_unparted(text))


def _deck(tip: Tip, parts: Parts, face: Face, rules: TwistRules, wording: Wording) -> Deck | None:
    if not parts.twists:
        return None
    names = rules.they, rules.say
    return deck_of(parts.twists, face, title=tip.title, names=names, beside=parts.beside, wording=wording)
