"""Words in the form in which the search index compares them. Ranks nothing."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from Stemmer import Stemmer

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_UNWRITTEN = re.compile("[\u00ad\u200c\u200d]")
"""The soft hyphen and the zero-width joiners: invisible characters inside words."""
_SIGMA = "\N{GREEK SMALL LETTER SIGMA}"  # has another form at the end of a word, which `fold` replaces
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def words_of(text: str) -> list[str]:
    """Return the words of *text* as the index compares them: folded, and without apostrophes."""
    return _WORD.findall(_APOSTROPHE.sub("", fold(text)))


def fold(text: str) -> str:
    """Return *text* without case, accents and vowel signs: "Größe" is "grosse", and "πελάτης" is "πελατησ".

    box/folding.js does the same to a visitor's question; tests/site/words.json has test cases for both.
    """
    bare = _BEYOND_ASCII.sub(_without_marks, unicodedata.normalize("NFKD", _UNWRITTEN.sub("", text)))
    # Upper case turns ß into SS, and the Turkish i without a dot into I. It does not change ẞ, so lower case
    # comes first and turns that into ß.
    return bare.lower().upper().lower().replace("ς", _SIGMA)


def _without_marks(found: re.Match[str]) -> str:
    return "".join(sign for sign in found[0] if not unicodedata.category(sign).startswith("M"))


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Return a function from a word to its stem in *language*, as in the index; for others, to the word."""
    known = {"en": "english", "de": "german", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch"}
    name = known.get(language.partition("-")[0])
    return cache(Stemmer(name).stemWord) if name else str
