"""Tell whether readers see a foreign form in a page's text, however its punctuation is set there."""

import re
from functools import cached_property

from forearmed.review.foreign.rows import NO_TEXT
from forearmed.review.html.layout import text_seen

# What converting adds, takes away or sets in another way: blanks, quotation marks, dashes, dots, emphasis.
_SET = re.compile(r"[\s\"'\u2018-\u201f\u2039\u203a\u00ab\u00bb.\u2026*_\\\u2010-\u2015-]+")


class Shown:
    """The text that *html* shows, code apart; it is taken out when somebody asks."""

    def __init__(self, html: str) -> None:
        self._html = html

    def holds(self, form: str) -> bool:
        """Tell whether the text of the page holds *form*, as it was found in a line of its source."""
        pieces = (_bare(piece) for piece in form.split(NO_TEXT))
        return all(piece in self._text for piece in pieces)

    @cached_property
    def _text(self) -> str:
        return _bare(text_seen(self._html))


def _bare(text: str) -> str:
    return _SET.sub("", text)
