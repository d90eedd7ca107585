"""Scripts of pages, besides the search box, that share modules; each is joined with these to one file.

A script that shares no module is among the theme's files.
"""

from importlib.resources import files

from forearmed.site.joiner import join

ADDRESS = "assets/javascripts/{}.js"
"""The address of a joined script, by its name."""
NAMES = ("folder", "huddle", "paths", "steps")


def joined(name: str) -> bytes:
    """Return the script *name* with all that it imports, as UTF-8, in a scope of its own.

    The result is a classic script: browsers load no module from a folder.
    """
    text = join(name, lambda other: (files(__package__) / f"{other}.js").read_text("utf-8"))
    return b";(() => {\n" + text + b"})()\n"
