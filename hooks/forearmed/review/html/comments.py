"""Find comments: those that Markdown shows as text, and those that hide words from every reader."""

import re
from collections.abc import Iterator, Mapping

from forearmed.foundation.errors import count, visible
from forearmed.review.html.layout import Found, shown_as_text
from forearmed.review.html.without_code import with_comments

_SHOWN = re.compile(r"&lt;!(?:--|&ndash;|&mdash;|[\u2013\u2014])")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ADVICE = (
    "this comment is shown to readers; begin it at the start of a line and end it with -->, or delete it; "
    "to show it on purpose, put it between backticks"
)

_NAMED = 3
"""How many files the note on comments names."""


def remark_faults(html: str, body: str) -> Iterator[Found]:
    """Yield the first comment of *body* that *html* shows as text. A comment in a code example is fine."""
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


def first_comment(body: str) -> int | None:
    """Return the line of *body*, from 0, at which its first comment outside of code begins, or None."""
    if "<!--" not in body:
        return None
    text = with_comments(body)
    place = text.find("<!--")
    return text.count("\n", 0, place) if place >= 0 else None


def note_on_comments(lines: Mapping[str, int]) -> str:
    """Return a note on the files with comments, or "". *lines* has, by path, the line of each first comment.

    An author may expect readers to get the words in a comment, and no page shows the author that they do not.
    """
    if not lines:
        return ""
    named = [visible(f"{path}:{line}") for path, line in sorted(lines.items())[:_NAMED]]
    more = ["…"] if len(lines) > _NAMED else []
    has = "has" if len(lines) == 1 else "have"
    return (
        f"{count(len(lines), 'file')} {has} comments ({', '.join([*named, *more])}); readers get none of them"
    )
