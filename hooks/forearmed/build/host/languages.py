"""The language of the theme's own words: whether there is one of that name, and which is meant."""

from collections.abc import Collection
from difflib import get_close_matches

_OTHER_NAMES = {
    "cmn": "zh", "deu": "de", "eng": "en", "fil": "tl", "fra": "fr", "in": "id", "ita": "it", "iw": "he",
    "ku": "ku-IQ", "mo": "ro", "nld": "nl", "no": "nb", "por": "pt", "spa": "es", "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
}  # fmt: skip
"""Codes that other programs use, old ones and longer ones, and what the theme calls the language."""


def language_fault(written: object, known: Collection[str]) -> str | None:
    """Return what is wrong with *written*, a code for the theme's language, or None for one that is *known*.

    Codes are matched as they are written: they name files of the theme, and a server may tell apart what a
    laptop does not.
    """
    if written is False:
        return 'is read as "false", since YAML takes a bare no for that; write nb'
    if written is None or written == "":
        return "is empty; write a code such as en, or delete the line"
    if isinstance(written, str) and written in known:
        return None
    if meant := nearest(str(written), known):
        return f'the theme has no "{written}"; write {meant}'
    return f'the theme has no "{written}"; write one of {", ".join(sorted(known))}'


def nearest(written: str, known: Collection[str]) -> str | None:
    """Return the code among *known* that *written* means, region and letters' size aside, or None.

    ``en-GB`` means ``en``, ``pt_br`` means ``pt-BR``, ``zh-TW`` itself where the theme has it.
    """
    codes = {code.lower(): code for code in sorted(known)}
    parts = written.strip().lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        shorter = "-".join(parts[:length])
        if found := codes.get(shorter) or codes.get(_OTHER_NAMES.get(shorter, "").lower()):
            return found
    near = get_close_matches(written.lower(), list(codes), n=1, cutoff=0.75)
    return codes[near[0]] if near else None
