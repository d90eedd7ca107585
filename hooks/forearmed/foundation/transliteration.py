"""Words of any script spelled in ASCII. The only importer of the library that knows how."""

from unicodedata import category, normalize

from anyascii import anyascii

_LETTERS = {"ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe", "þ": "th"} | {
    "ẞ": "SS", "Æ": "Ae", "Ø": "Oe", "Œ": "Oe", "Þ": "Th",
    "\u0627": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a",
}  # fmt: skip
_ACCENTED = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"} | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa"}
_SPELLED = str.maketrans(_LETTERS | _ACCENTED)
"""The usual spelling of letters in ASCII, as in passports (ICAO Doc 9303, part 3)."""
_FOLDED = str.maketrans(_LETTERS)
_SPELLING = {"da", "de", "en", "fo", "lb", "nb", "nn", "no"}
"""The languages that write "ue" for "ü" or "aa" for "å". The others leave the accent out: ``verguenza``."""
_PARTS_OF_WORDS = "LMN"  # letters, marks and numbers, by the first letter of their Unicode category
_APOSTROPHES = "'\"`\u2018\u2019\u02bc"


def spelling_of(language: str) -> dict[str, str]:
    """Return how *language*, a code such as ``de``, spells letters that are more than an accent on one."""
    spells = language.lower().partition("-")[0] in _SPELLING
    return {**_LETTERS, **(_ACCENTED if spells else {})}


def in_ascii(text: str, language: str = "en") -> str:
    """Return *text* with its letters and numbers in ASCII, and a space for every other sign that is not.

    Apostrophes are left out, and so are signs that nobody sees. An emoji is no word. Letters with accents are
    spelled as in *language*, a code such as ``de`` or ``pt-BR``.
    """
    if text.isascii():
        plain = text
    else:
        letters = _SPELLED if language.lower().partition("-")[0] in _SPELLING else _FOLDED
        plain = "".join(map(_spelled, normalize("NFC", text).translate(letters)))
    return "".join(sign for sign in plain if sign not in _APOSTROPHES)


def _spelled(sign: str) -> str:
    if sign.isascii() or sign in _APOSTROPHES:
        return sign
    kind = category(sign)
    return anyascii(sign) if kind[0] in _PARTS_OF_WORDS else "" if kind == "Cf" else " "
