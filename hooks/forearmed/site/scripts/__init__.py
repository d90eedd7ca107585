"""What pages run in a browser besides the search box: scripts that share modules, each joined to one file.

A script that shares nothing is among the theme's files.
"""

from importlib.resources import files

from forearmed.site.joiner import join

ADDRESS = "assets/javascripts/{}.js"
"""Where a joined script is, below the site."""
NAMES = ("folder", "huddle", "paths", "steps")


def joined(name: str) -> bytes:
    """Return the script *name* with all that it imports, as UTF-8, in a scope of its own.

    It is no module: a browser loads none from a folder.
    """
    text = join(name, lambda other: (files(__package__) / f"{other}.js").read_text("utf-8"))
    return b";(() => {\n" + text + b"})()\n"
