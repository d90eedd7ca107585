"""Find comments that readers would see: Markdown takes some for text, and nobody wrote them to be read."""

import re
from collections.abc import Iterator

from forearmed.review.html.layout import Found, shown_as_text
from forearmed.review.html.without_code import with_comments

_SHOWN = re.compile(r"&lt;!(?:--|&ndash;|&mdash;|[\u2013\u2014])")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ADVICE = (
    "this comment is shown to readers; begin it at the start of a line and end it with -->, or delete it; "
    "to show it on purpose, put it between backticks"
)


def remark_faults(html: str, body: str) -> Iterator[Found]:
    """Yield a comment of *body* that *html* shows as text. Code that shows one is fine."""
    if "&lt;!" in html and _SHOWN.search(shown_as_text(html)):
        text = with_comments(body)
        yield text.count("\n", 0, _place(text)), _ADVICE, False


def _place(text: str) -> int:
    """Return where in *text* the first comment is that never ends or is torn by an empty line."""
    place = first = text.find("<!--")
    while place >= 0:
        end = text.find("-->", place)
        begins_line = not text[text.rfind("\n", 0, place) + 1 : place].strip()
        if end < 0 or not (begins_line or not _BLANK_LINE.search(text, place, end)):
            return place
        place = text.find("<!--", end)
    return max(first, 0)
