"""The language of the theme's own words: whether the theme has it, and which one a mistaken code means."""

from collections.abc import Collection
from difflib import get_close_matches

_OTHER_NAMES = {
    "cmn": "zh", "deu": "de", "eng": "en", "fil": "tl", "fra": "fr", "in": "id", "ita": "it", "iw": "he",
    "ku": "ku-IQ", "mo": "ro", "nld": "nl", "no": "nb", "por": "pt", "spa": "es", "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
}  # fmt: skip
"""The theme's code for a language, by an old, longer or otherwise different code of other programs."""


def language_fault(written: object, known: Collection[str]) -> str | None:
    """Return what is wrong with *written*, a code for the theme's language, or None for one that is *known*.

    Capital letters count: a code names a file of the theme, and a server may tell apart two names that are
    the same on a laptop.
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
    """Return the code among *known* that *written* means, whatever its region and capital letters, or None.

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
