"""Words of any script spelled in ASCII. The only importer of the library that knows how."""

from unicodedata import category, normalize

from anyascii import anyascii

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "æ": "ae", "ø": "oe", "œ": "oe", "þ": "th"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS", "Å": "Aa", "Æ": "Ae", "Ø": "Oe", "Œ": "Oe", "Þ": "Th"}
)
"""The usual spelling of letters in ASCII, as in passports (ICAO Doc 9303, part 3)."""
_PARTS_OF_WORDS = "LMN"  # letters, marks and numbers, by the first letter of their Unicode category
_APOSTROPHES = "'\"`\u2018\u2019\u02bc"


def in_ascii(text: str) -> str:
    """Return *text* with its letters and numbers in ASCII, and a space for every other sign that is not.

    Apostrophes are left out, and so are signs that nobody sees. An emoji is no word.
    """
    plain = text if text.isascii() else "".join(map(_spelled, normalize("NFC", text).translate(_SPELLED)))
    return "".join(sign for sign in plain if sign not in _APOSTROPHES)


def _spelled(sign: str) -> str:
    if sign.isascii() or sign in _APOSTROPHES:
        return sign
    kind = category(sign)
    return anyascii(sign) if kind[0] in _PARTS_OF_WORDS else "" if kind == "Cf" else " "
