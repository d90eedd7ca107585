"""What the search box runs in a browser: the modules of its two sides, each side joined to one file.

The small scripts that every page has, each by itself, are among the theme's files.
"""

import re
from collections.abc import Iterator
from importlib.resources import files

ADDRESS = "assets/javascripts/search/{}.js"
"""Where a joined module is, below the site."""
SIDES = ("finder", "thread")
"""What the page imports, and what its thread runs."""

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js"\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def joined(name: str) -> bytes:
    """Return the module *name* with all that it imports, as UTF-8: one file to wait for instead of ten.

    Modules keep their order and share one scope, so no two of a side may give a name twice.
    """
    *imported, last = _in_order(name, set())
    return "\n".join([*(_EXPORT.sub("", text) for text in imported), last]).encode()


def _in_order(name: str, seen: set[str]) -> Iterator[str]:
    """Yield the text of each module once, after those it imports and without its imports."""
    seen.add(name)
    text = (files(__package__) / f"{name}.js").read_text("utf-8")
    for other in _IMPORT.findall(text):
        if other not in seen:
            yield from _in_order(other, seen)
    yield _IMPORT.sub("", text)
