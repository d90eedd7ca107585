"""The search box's JavaScript: one part for the page, one for its thread, and one for all words to say.

Each is joined to one file.
"""

from importlib.resources import files

from forearmed.site.joiner import join

ADDRESS = "assets/javascripts/search/{}.js"
"""The address of a joined module, by its name."""
CLASSIC = "narrowing"
"""The script that narrows the words to say; a page opened from a folder loads it, too."""
SIDES = ("finder", "thread", CLASSIC)
"""The module that the page imports, the module that its thread runs, and that script."""
OUTSIDE = "asking"
"""The module that asks the search without a browser; no site has it."""


def joined(name: str) -> bytes:
    """Return the module *name* with all that it imports, as UTF-8, so that a browser loads one file.

    The modules keep their order and share one scope, so two modules of one file may not define the same name.
    `CLASSIC` is a classic script in a scope of its own.
    """
    text = join(name, lambda other: (files(__package__) / f"{other}.js").read_text("utf-8"))
    return b";(() => {\n" + text + b"})()\n" if name == CLASSIC else text
