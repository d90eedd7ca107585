"""Scripts of pages, besides the search box; each is joined with the modules it imports to one file.

A script that says nothing and shares no module is among the theme's files.
"""

import json
from importlib.resources import files

from forearmed.foundation.wording import Wording
from forearmed.site.joiner import join

ADDRESS = "assets/javascripts/{}.js"
"""The address of a joined script, by its name."""
NAMES = ("copy", "folder", "huddle", "paths", "phrasebook", "print", "search", "steps")
PHRASES = ADDRESS.format("phrases")
"""The address of what all scripts say; an English site without wording of its own has no such file."""


def joined(name: str) -> bytes:
    """Return the script *name* with all that it imports, as UTF-8, in a scope of its own.

    The result is a classic script: browsers load no module from a folder.
    """
    text = join(name, lambda other: (files(__package__) / f"{other}.js").read_text("utf-8"))
    return b";(() => {\n" + text + b"})()\n"


def phrases(wording: Wording) -> bytes:
    """Return a script with what all scripts say in *wording*, for wording.js; nothing if it needs none."""
    said = wording.for_scripts()
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"globalThis.forearmedPhrases = {text}\n".encode() if said else b""
