"""The site's own look, on top of Material: the parts of its stylesheet, and how they are joined to one.

No part names a color: ``tokens.css`` does, beside the theme's scripts.
"""

from importlib.resources import files

ADDRESS = "assets/stylesheets/forearmed.css"
"""Where the stylesheet is, below the site."""

# A later part may overrule an earlier one, so the order matters.
_PARTS = (
    "base",
    "masthead",
    "covers",
    "text",
    "words",
    "copying",
    "steps",
    "search",
    "onward",
    "home",
    "lists",
    "endings",
    "paths",
    "circumstances",
)


def stylesheet() -> bytes:
    """Return all parts in their order, as UTF-8: a page waits for one file instead of a dozen."""
    folder = files(__package__)
    return "\n".join((folder / f"{part}.css").read_text("utf-8") for part in _PARTS).encode()
