"""What the search box runs in a browser: the modules of its two sides, each side joined to one file."""

from importlib.resources import files

from forearmed.site.joiner import join

ADDRESS = "assets/javascripts/search/{}.js"
"""Where a joined module is, below the site."""
SIDES = ("finder", "thread")
"""What the page imports, and what its thread runs."""


def joined(name: str) -> bytes:
    """Return the module *name* with all that it imports, as UTF-8: one file to wait for instead of ten.

    Modules keep their order and share one scope, so no two of a side may give a name twice.
    """
    return join(name, lambda other: (files(__package__) / f"{other}.js").read_text("utf-8"))
