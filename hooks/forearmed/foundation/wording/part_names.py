"""What the parts of an article are called in each language: columns, headings, the trap, boxes.

Authors write these names, and the site knows the parts by them. A team may use others, in its settings or in
docs/wording.yml; the English names are understood on every site.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from forearmed.foundation.say_not import Columns
from forearmed.foundation.wording import ENGLISH as ENGLISH_WORDING
from forearmed.foundation.wording import Wording


@dataclass(frozen=True)
class PartNames:
    """The names of the parts in one language."""

    say_not: Columns
    """The columns of a table of words to say: what to say, and what not."""
    twists: Columns
    """The columns of a table of twists: what a customer may answer, and what to say then."""
    twist_heading: str
    """The heading of the section of twists."""
    exercise: str
    """The heading of the last section of a tip."""
    ending: str
    """The heading of the last section of a playbook."""
    trap: str
    """How the trap of a step begins, in bold."""
    boxes: Mapping[str, str]
    """What a box without a title of its own is called, by its kind."""

    @classmethod
    def of(cls, wording: Wording) -> "PartNames":
        """Return the names in the language of *wording*."""
        return cls(
            # For translators: the columns of a table with the words to say to a customer.
            say_not=(wording.say("Say"), wording.say("Not")),
            # For translators: the columns of a table with a customer's answers, and what to say then.
            twists=(wording.say("They answer"), wording.say("You say")),
            # For translators: the heading of the section with a customer's answers.
            twist_heading=wording.say("If they answer this instead"),
            # For translators: the heading of the exercise that closes a tip.
            exercise=wording.say("Try it this week"),
            # For translators: the heading above a list of what is true when a playbook is done.
            ending=wording.say("You are done when"),
            # For translators: how a paragraph begins that names the mistake in a step.
            trap=wording.say("The trap"),
            boxes=_boxes(wording),
        )


def _boxes(wording: Wording) -> Mapping[str, str]:
    """Return the titles of boxes by their kinds: those of Material and of GitHub's alerts."""
    return {
        "abstract": wording.say("Abstract"),
        "bug": wording.say("Bug"),
        "caution": wording.say("Caution"),
        "danger": wording.say("Danger"),
        "example": wording.say("Example"),
        "failure": wording.say("Failure"),
        "important": wording.say("Important"),
        "info": wording.say("Info"),
        "note": wording.say("Note"),
        "question": wording.say("Question"),
        "quote": wording.say("Quote"),
        "success": wording.say("Success"),
        "tip": wording.say("Tip"),
        "warning": wording.say("Warning"),
    }


ENGLISH = PartNames.of(ENGLISH_WORDING)
