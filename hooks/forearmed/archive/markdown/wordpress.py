"""What WordPress keeps of a post as HTML: blocks without their comments, classic text with its paragraphs."""

import re

from forearmed.archive.markdown.breaks import as_paragraphs

_BLOCKS = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def as_html(body: str, remarks: list[str]) -> str:
    """Return *body* as HTML; *remarks* get what a person has to look at."""
    has_blocks = "<!-- wp:" in body
    body = _COMMENT.sub("", _BLOCKS.sub("", body))
    return body if has_blocks else as_paragraphs(body)
