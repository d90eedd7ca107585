"""What the two columns of a table of words to say are called: every site understands the English names.

There are two kinds: what to say and what not, and twists, what a customer may answer and what to say then.
"""

from collections.abc import Sequence

Columns = tuple[str, str]
"""The names of the first and of the second column: ``("Say", "Not")``."""

ENGLISH: Columns = ("Say", "Not")
ENGLISH_TWISTS: Columns = ("They answer", "You say")


def named(written: Sequence[str], known: Sequence[Columns]) -> Columns | None:
    """Return which of the *known* columns a table has whose headings are *written*, or None.

    An apostrophe may be curly or straight; everything else counts.
    """
    plain = tuple(name.replace("’", "'").strip() for name in written)
    return next((names for names in known if plain == tuple(name.replace("’", "'") for name in names)), None)
