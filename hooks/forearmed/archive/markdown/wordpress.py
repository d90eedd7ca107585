"""What WordPress keeps of a post as HTML: blocks without their comments, classic text with its paragraphs."""

import re

from forearmed.archive.markdown.breaks import as_paragraphs
from forearmed.archive.markdown.shortcodes import Attached, expanded
from forearmed.archive.markdown.verbatim import with_code_as_typed

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLOCK = "<!-- wp:"
_LONG = 600
_BLOCK_TAG = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|blockquote|pre|br)(?=[\s/>])", re.IGNORECASE)


def as_html(body: str, attached: Attached, remarks: list[str]) -> str:
    """Return *body* as HTML; *remarks* get what a person has to look at."""
    has_blocks = _BLOCK in body
    typed = with_code_as_typed(body, by_plugin=True)
    html = expanded(_COMMENT.sub("\n\n", typed), attached, remarks)
    if has_blocks:
        return html
    if len(html) > _LONG and "\n" not in html.strip() and not _BLOCK_TAG.search(html):
        remarks.append("its line ends are gone from the export, and its paragraphs with them")
    return as_paragraphs(html)
