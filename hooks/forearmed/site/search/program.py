"""Pagefind's program, and the languages for which it has to be the one that cuts texts into words.

The only importer of Pagefind.
"""

from collections.abc import Mapping
from pathlib import Path

UNSPACED: Mapping[str, str] = {"zh": "Chinese", "ja": "Japanese", "th": "Thai"}
"""The languages without spaces between words that Pagefind can cut, by their codes."""
_CUTS = "extended"
"""The part of a program's name that tells that it cuts languages without spaces into words."""


def program() -> Path | None:
    """Return the program's file, or None where the package with the program is missing."""
    from pagefind.service import get_executable  # it loads asyncio, which only this needs

    return get_executable()


def cannot_cut(language: str) -> str:
    """Return a warning where *language* has no spaces, and the program for its words is not installed."""
    name = UNSPACED.get(language.partition("-")[0].lower(), "")
    if not name:
        return ""
    found = program()
    if found is None or _CUTS in found.stem:
        return ""
    return (
        f"{name} has no spaces between words, and the program that finds them is not installed, so the "
        "search will miss most words; install the extra cjk: pip install 'forearmed[cjk]'"
    )
