"""The search box's JavaScript: a part for the page and a part for its thread, each joined to one file."""

from importlib.resources import files

from forearmed.site.joiner import join

ADDRESS = "assets/javascripts/search/{}.js"
"""The address of a joined module, by its name."""
SIDES = ("finder", "thread")
"""The module that the page imports, and the module that its thread runs."""
OUTSIDE = "asking"
"""The module that asks the search without a browser; no site has it."""


def joined(name: str) -> bytes:
    """Return the module *name* with all that it imports, as UTF-8, so that a browser loads one file.

    The modules keep their order and share one scope, so two modules of one file may not define the same name.
    """
    return join(name, lambda other: (files(__package__) / f"{other}.js").read_text("utf-8"))
