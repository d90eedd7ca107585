"""Find what `forearmed new` wrote for an author to fill in, and nobody has filled in."""

import re
from collections.abc import Iterator

from forearmed.foundation.quotation_marks import PAIRS
from forearmed.foundation.wording.objections import EMPTY_SECTION
from forearmed.review.html.layout import Found
from forearmed.review.html.without_code import with_comments

_OPENING = "".join({pair[0] for pair in PAIRS})
_EMPTY_ROW = re.compile(rf"^[ \t>]*\|(?=.*[{_OPENING}]).*$", re.MULTILINE)
_NOTHING = "|".join(rf"{pair[0]}\s*{pair[1]}" for pair in PAIRS)
_QUOTES_ALONE = re.compile(rf"[\s|]*(?:(?:{_NOTHING})[\s|]*)+")
_REMARK = re.compile(r"<!--[^<>]*\bDelete this\.\s*-->")
_NUMBER_ALONE = re.compile(r"^#+[ \t]+\d+\.?[ \t]*$", re.MULTILINE)
_LABEL_ALONE = re.compile(r"^\*\*([^*\n]+[:\uff1a])\*\*[ \t]*$(?=\s*(?:#|\Z))", re.MULTILINE)
_ENDS_IN_HEADING = re.compile(r"</h[2-6]>\s*\Z", re.IGNORECASE)


def leftovers(html: str, body: str, text: str) -> Iterator[Found]:
    """Yield each part of *body*, shown as *html*, that is still empty; *text* is the body without code."""
    for row in _EMPTY_ROW.finditer(text):
        if _QUOTES_ALONE.fullmatch(row[0].lstrip(" \t>")):
            message = "the table of words to say is still empty here; write them, or delete this line"
            yield _line(text, row.start()), message, False
    last = text.rstrip().rpartition("\n")[2]
    if last.lstrip().startswith("#") and _ENDS_IN_HEADING.search(html):
        yield (
            _line(text, len(text.rstrip())),
            EMPTY_SECTION,
            False,
        )
    for remark in _REMARK.finditer(with_comments(body)) if "<!--" in body else ():
        yield _line(body, remark.start()), "this remark says what to write here; delete it when done", True
    for heading in _NUMBER_ALONE.finditer(text):
        yield _line(text, heading.start()), "this heading is a number only; name the step", True
    for label in _LABEL_ALONE.finditer(text):
        yield (
            _line(text, label.start()),
            f'nothing stands behind "{label[1]}"; write it, or delete this',
            True,
        )


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset)
