"""A tip's rendered HTML for a sheet of paper: what is read aloud, and the exercise at its end."""

from dataclasses import dataclass

from forearmed.article.division import divided, printable
from forearmed.article.moving import moved_down


@dataclass(frozen=True)
class Parts:
    """The *text* of a tip, and the *exercise* under its *heading*, which are empty where there is none."""

    text: str
    exercise: str
    heading: str


def parts_of(html: str, *, closing: str | None) -> Parts:
    """Take *html* apart at its last section, if that is called *closing*, and move it one folder down."""
    found = divided(printable(moved_down(html)), closing=closing)
    return Parts(found.text, found.closing, found.heading)
