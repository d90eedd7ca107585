"""The site's own look, on top of Material: the parts of its stylesheet, and the function that joins them.

No part contains a color value: these are all in ``tokens.css``, among the theme's files.
Comments and indentation are left out: they would be a quarter of what a browser loads.
"""

import re
from importlib.resources import files

ADDRESS = "assets/stylesheets/forearmed.css"
"""The address of the stylesheet."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BREAK = re.compile(r"\s*\n\s*")

# A later part may overrule an earlier one, so the order matters.
_PARTS = (
    "base",
    "masthead",
    "covers",
    "text",
    "film",
    "words",
    "copying",
    "steps",
    "search",
    "onward",
    "home",
    "lists",
    "endings",
    "paths",
    "panel",
    "circumstances",
)


def stylesheet() -> bytes:
    """Return all parts in their order, as UTF-8, so that a page loads one file instead of a dozen."""
    folder = files(__package__)
    return slim("\n".join((folder / f"{part}.css").read_text("utf-8") for part in _PARTS))


def slim(sheet: str) -> bytes:
    """Return the style sheet *sheet* without comments and indentation, as UTF-8."""
    return _BREAK.sub("\n", _COMMENT.sub("", sheet)).strip().encode() + b"\n"
