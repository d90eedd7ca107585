"""Split a tip's rendered HTML for the huddle: the text to read aloud, the twists, the exercise at the end."""

from collections.abc import Collection
from dataclasses import dataclass

from forearmed.article.division import divided, printable, without_section
from forearmed.article.excerpts import Twist
from forearmed.article.moving import moved_down
from forearmed.article.reading import Reading

_MARK = '<table class="twists">'


@dataclass(frozen=True)
class Parts:
    """The *text* of a tip, and its *exercise* with its *heading*, both empty where it has no exercise.

    *text* does not contain the section of twists: *twists* has them, *beside* its other text as plain text.
    """

    text: str
    exercise: str
    heading: str
    twists: tuple[Twist, ...] = ()
    beside: tuple[str, ...] = ()


def parts_of(html: str, *, closings: Collection[str] = (), twists: Collection[str] = ()) -> Parts:
    """Take *html* apart at its last section, if that has a heading of *closings*; links go one folder down.

    *twists* are the headings that the section of twists may have. That section is never the exercise.
    """
    html = printable(moved_down(html))
    # Most tips have no twists; the search for the mark saves parsing their headings.
    rest = without_section(html, twists if _MARK in html else ())
    sections = Reading(rest.closing).sections if rest.closing else ()
    cards = tuple(twist for section in sections for twist in section.twists)
    found = divided(rest.text if cards else html, closings=closings)
    if not cards:
        return Parts(found.text, found.closing, found.heading)
    beside = tuple(passage.text for section in sections for passage in section.passages)
    return Parts(found.text, found.closing, found.heading, cards, beside)
