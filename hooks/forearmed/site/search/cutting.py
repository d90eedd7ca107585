"""Languages without spaces between words, which an indexer has to cut into words first."""

from collections.abc import Mapping

UNSPACED: Mapping[str, str] = {"zh": "Chinese", "ja": "Japanese", "th": "Thai"}
"""The languages without spaces between words that Pagefind can cut, by their codes."""
_CUTS = "extended"
"""The part of a program's name that tells that it cuts languages without spaces into words."""


def cannot_cut(language: str) -> str:
    """Return a warning where *language* has no spaces, and the program for its words is not installed."""
    name = UNSPACED.get(language.partition("-")[0].lower(), "")
    if not name:
        return ""
    from pagefind.service import get_executable  # it loads asyncio, which few sites need for this

    program = get_executable()
    if program is None or _CUTS in program.stem:
        return ""
    return (
        f"{name} has no spaces between words, and the program that finds them is not installed, so the "
        "search will miss most words; install the extra cjk: pip install 'forearmed[cjk]'"
    )
