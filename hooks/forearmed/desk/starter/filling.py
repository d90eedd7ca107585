"""Texts with places to fill, where ``$``, ``@`` and ``%`` belong to the text."""

from collections.abc import Mapping
from string import Template


class _Text(Template):
    """A text whose places begin with a sign that no settings file of a host has."""

    delimiter = "§"


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return *text* with each ``§name`` or ``§{name}`` replaced by its value."""
    return _Text(text).substitute(values)
