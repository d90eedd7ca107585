"""The words of an article as its search index has them. Ranks nothing."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from Stemmer import Stemmer

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_UNWRITTEN = re.compile("[\u00ad\u200c\u200d]")
"""A soft hyphen, and what keeps letters apart or together: all stand within words."""
_SIGMA = "\N{GREEK SMALL LETTER SIGMA}"  # written otherwise at the end of a word
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def words_of(text: str) -> list[str]:
    """Return the words of *text* as the index compares them: folded, and without apostrophes."""
    return _WORD.findall(_APOSTROPHE.sub("", fold(text)))


def fold(text: str) -> str:
    """Return *text* without case, accents and vowel signs: "Größe" is "grosse", and "πελάτης" is "πελατησ".

    box/folding.js does the same to what is typed; tests/site/words.json holds both to it.
    """
    bare = _BEYOND_ASCII.sub(_without_marks, unicodedata.normalize("NFKD", _UNWRITTEN.sub("", text)))
    # Upper case makes one of ß and ss, and of Turkish i with and without a dot; it knows ß, but not ẞ.
    return bare.lower().upper().lower().replace("ς", _SIGMA)


def _without_marks(found: re.Match[str]) -> str:
    return "".join(sign for sign in found[0] if not unicodedata.category(sign).startswith("M"))


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Return what cuts words of *language* down to their stems, as the index does; others stay whole."""
    known = {"en": "english", "de": "german", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch"}
    name = known.get(language.partition("-")[0])
    return cache(Stemmer(name).stemWord) if name else str
