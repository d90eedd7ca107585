"""Find steps that are shown with another number than their author wrote.

Markdown counts a list by itself from its first number, and continues it over empty lines (CommonMark 0.31,
section 5.3). An author who writes 1 in front of each item relies on that.
"""

import re
from collections.abc import Iterator

from forearmed.article.converter import Kind, parts_of
from forearmed.review.html.layout import Found

_NUMBER = re.compile(r"^[ \t>]*(\d{1,9})[.)][ \t]", re.MULTILINE)


def counting_faults(html: str, body: str) -> Iterator[Found]:
    """Yield the first such step of each list of *body*, which is shown as *html*."""
    if "<ol" not in html or _counts_up(body):
        return
    told = False
    for part in parts_of(body):
        if part.kind is not Kind.ITEM:
            continue
        written, shown = int(part.text), int(part.info)
        told = told and written != shown
        if written not in (0, 1, shown) and not told:
            told = True
            advice = f"write {shown}, or a line of words above it if a new list shall begin there"
            yield part.line, f"this step is shown with the number {shown}, not {written}; {advice}", True


def _counts_up(body: str) -> bool:
    """Tell whether each number in *body* is 1 or the next one: then every list is shown as it was written."""
    before = 0
    for found in _NUMBER.findall(body):
        if int(found) not in (1, before + 1):
            return False
        before = int(found)
    return True
