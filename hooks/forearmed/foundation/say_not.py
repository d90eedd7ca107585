"""What the two columns of a table of words to say are called: every site understands the English names.

There are two kinds: what to say and what not, and twists, what a customer may answer and what to say then.
"""

import re
from collections.abc import Sequence

Columns = tuple[str, str]
"""The names of the first and of the second column: ``("Say", "Not")``."""

ENGLISH: Columns = ("Say", "Not")
ENGLISH_TWISTS: Columns = ("They answer", "You say")
_UNWRITTEN = re.compile("[\u0640\u064b-\u0652]")


def named(written: Sequence[str], known: Sequence[Columns]) -> Columns | None:
    """Return which of the *known* columns a table has whose headings are *written*, or None.

    An apostrophe may be curly or straight, and the vowel signs of Arabic may be left out; everything else
    counts.
    """
    plain = tuple(without_signs(name.strip()) for name in written)
    return next((names for names in known if plain == tuple(map(without_signs, names))), None)


def without_signs(name: str) -> str:
    """Return *name* with straight apostrophes, and without what Arabic writes over and under letters."""
    return name if name.isascii() else _UNWRITTEN.sub("", name.replace("’", "'"))
