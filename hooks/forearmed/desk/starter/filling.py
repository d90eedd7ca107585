"""Fill the placeholders of a template in which ``$``, ``@`` and ``%`` are ordinary text."""

from collections.abc import Mapping
from string import Template


class _Text(Template):
    """A template whose placeholders begin with ``§``, which no settings file of a host contains."""

    delimiter = "§"


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return *text* with each ``§name`` or ``§{name}`` replaced by its value."""
    return _Text(text).substitute(values)
