"""How far a tip that is not out yet has come: an idea, a draft, or ready. Reads no files and no clock."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from forearmed.calendar.openings import tips_of
from forearmed.content.library import Library
from forearmed.content.model import Tip


class State(StrEnum):
    """How far a tip has come, seen by what is there: nobody has to keep it up to date."""

    IDEA = "idea"
    """It has a title, and neither a summary nor a text."""
    DRAFT = "draft"
    """Something is missing, or a mistake is to be mended."""
    READY = "ready"
    """Nothing is missing and nothing is wrong."""


def states_of(library: Library) -> Mapping[str, State]:
    """Return the state of every tip in *library*, by the path of its file."""
    wrong = {problem.path for problem in library.problems if problem.unfinished or not problem.warning}
    return {tip.place.path: _state(tip, wrong) for tip in tips_of(library)}


def _state(tip: Tip, wrong: Iterable[str]) -> State:
    if not tip.summary and not tip.body.strip():
        return State.IDEA
    # A draft needs no text to be in order, so nothing was said of it.
    return State.DRAFT if tip.place.path in wrong or not tip.body.strip() else State.READY
