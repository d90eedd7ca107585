"""Which known word somebody meant."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any


def suggestion(wrong: str, known: "Mapping[str, Any] | list[str]") -> str:
    """Return ``; did you mean "empathy"?`` for the *known* word nearest to *wrong*, or nothing."""
    near = get_close_matches(wrong.lower(), list(known), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""
