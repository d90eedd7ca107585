"""The words of an article as its search index has them. Ranks nothing."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from Stemmer import Stemmer

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_ACCENT = re.compile("[\u0300-\u036f]")


def words_of(text: str) -> list[str]:
    """Return the words of *text* as the index compares them: no case, no accents, no apostrophes."""
    plain = _ACCENT.sub("", unicodedata.normalize("NFD", text))
    return _WORD.findall(_APOSTROPHE.sub("", plain).casefold())


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Return what cuts words of *language* down to their stems, as the index does; others stay whole."""
    known = {"en": "english", "de": "german", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch"}
    name = known.get(language.partition("-")[0])
    return cache(Stemmer(name).stemWord) if name else str
