"""Words in the form in which the search compares them. Ranks nothing.

box/folding.js does the same to a visitor's question; tests/site/words.json has test cases for both.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_OPTIONAL = re.compile(
    "[\u00ad\u0640\u200c\u200d\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
"""Signs inside words that a writer may leave out: accents, niqqud, harakat, tatweel, soft hyphens, joiners.

The vowel signs of Indian languages, the vowels and tones of Thai, and the voicing marks of Japanese are not
among them: without these a word is another word.
"""
_SAME = str.maketrans(
    {
        **dict(zip("łđøςىیةک", "ldoσييهك", strict=True)),
        **dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", 2 * "0123456789", strict=True)),
        "æ": "ae",
        "œ": "oe",
    }
)
"""Letters and digits that people also type in another way."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_MARKED = re.compile("[\u0300-\u1dff\u3000-\U0001ffff]")
"""Signs of the scripts whose words can have marks that no letter includes."""
_BARE_WORD = re.compile(r"[^\W_]+")
_SYLLABLES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
)
_CONSONANTS = re.compile("[\u0590-\u08ff\u0900-\u0dff]")
_TWO_LETTERS = re.compile(r"\b[^\W\d_]{2}\b")
_UNWRITTEN = re.compile("[\u00ad\u200c\u200d]")
"""The soft hyphen and the zero-width joiners: invisible characters inside words."""
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_ELIDED = re.compile(
    r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|un|all|dall|dell|nell|sull|quest|quell)['’](?=[^\W\d_])",
    re.IGNORECASE,
)
_ELIDING = {"fr", "it", "ca"}
"""The languages in which a short word loses its vowel before another word: "l’appel", "dell’ordine"."""


def words_of(text: str, language: str = "") -> list[str]:
    """Return the words of *text* as the search compares them: folded, and without apostrophes.

    Where *language* has elision, its short words stand alone: "l’appel" is "l appel".
    """
    return [*map(fold, written_words(text, language))]


def written_words(text: str, language: str = "") -> list[str]:
    """Return the words of *text* as they are written, but in lower case and without apostrophes."""
    apart = _ELIDED.sub(_with_a_blank, text) if language.partition("-")[0] in _ELIDING else text
    plain = _APOSTROPHE.sub("", _UNWRITTEN.sub("", unicodedata.normalize("NFC", apart)))
    pattern = _word() if _MARKED.search(plain) else _BARE_WORD
    return [word.lower() for word in pattern.findall(plain)]


def fewest_letters(word: str) -> int:
    """Return how many letters make a word that says something in the script of *word*.

    One where a sign is a syllable or a word, two where vowels are not letters, three in alphabets.
    """
    return 1 if _SYLLABLES.search(word) else 2 if _CONSONANTS.search(word) else 3


def abbreviations_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of two letters that *texts* write in capitals alone, such as UK, in lower case."""
    found = {word for text in texts for word in _TWO_LETTERS.findall(text)}
    return frozenset(word.lower() for word in found if word.isupper() and word.lower() not in found)


def short_words(texts: Iterable[str]) -> str:
    """Return the words of two letters in *texts*, each once: `abbreviations_of` finds the same in them."""
    return " ".join(sorted({word for text in texts for word in _TWO_LETTERS.findall(text)}))


def with_plain_elisions(text: str, language: str) -> str:
    """Return *text* for the index: with plain apostrophes where *language* has elision.

    At a plain apostrophe Pagefind cuts "l'appel" into its two words; at a curly one it does not.
    """
    return text.replace("’", "'") if language.partition("-")[0] in _ELIDING else text


def fold(text: str) -> str:
    """Return *text* without case and optional signs: "Größe" is "grosse", "πελάτης" is "πελατησ"."""
    if not _BEYOND_ASCII.search(text):
        return text.lower()
    bare = _OPTIONAL.sub("", unicodedata.normalize("NFKD", text))
    # Upper case turns ß into SS, and the Turkish i without a dot into I. It does not change ẞ, so lower case
    # comes first and turns that into ß.
    return unicodedata.normalize("NFC", bare.lower().upper().lower().translate(_SAME))


def _with_a_blank(found: re.Match[str]) -> str:
    return found[0][:-1] + " "


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of a word with marks. Marks are no part of what Python calls a word."""
    marks = "".join(chr(code) for code in range(0x300, 0x20000) if unicodedata.category(chr(code))[0] == "M")
    return re.compile(rf"[^\W_](?:[^\W_]|[{marks}])*")
