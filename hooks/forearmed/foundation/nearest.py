"""Which known word somebody meant."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any


def suggestion(wrong: str, known: "Mapping[str, Any] | list[str]") -> str:
    """Return ``; did you mean "empathy"?`` for the *known* word nearest to *wrong*, or nothing."""
    near = nearest(wrong, known)
    return f'; did you mean "{near}"?' if near else ""


def nearest(wrong: str, known: "Mapping[str, Any] | list[str]") -> str | None:
    """Return the *known* word nearest to *wrong*, or None where none is near."""
    return next(iter(get_close_matches(wrong.lower(), list(known), n=1)), None)
