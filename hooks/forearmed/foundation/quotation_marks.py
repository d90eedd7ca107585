"""The quotation marks of each language, and the marks that stand around a sentence in any of them.

Where languages have more than one custom, it is that of newspapers. CLDR has most of them as *delimiters*
(Unicode Technical Standard 35, part 2, section 4). The browser's scripts have the same pairs in copy.js.
"""

from collections.abc import Mapping

Marks = tuple[str, str, str, str]
"""Quotation marks: the outer ones, opening and closing, then the inner ones."""

ENGLISH: Marks = ("“", "”", "\u2018", "\u2019")

PAIRS = ("“”", "„“", "„”", "«»", "»«", "\u2039\u203a", "\u203a\u2039", "「」", "『』", '""')
"""Each opening mark with its closing one, of every language in which the two differ; and the straight one."""

_THIN = "\u202f"
"""A narrow space at which no line breaks, as French has it inside its marks."""
_FRENCH: Marks = (f"«{_THIN}", f"{_THIN}»", "“", "”")
_GERMAN: Marks = ("„", "“", "\u201a", "\u2018")
_GUILLEMETS: Marks = ("«", "»", "“", "”")
_RUSSIAN: Marks = ("«", "»", "„", "“")
_POLISH: Marks = ("„", "”", "«", "»")
_SWEDISH: Marks = ("”", "”", "\u2019", "\u2019")
_CORNERS: Marks = ("「", "」", "『", "』")

_BY_LANGUAGE: Mapping[str, Marks] = {
    "ar": ("«", "»", "“", "”"),
    "be": _RUSSIAN,
    "bg": _GERMAN,
    "ca": _GUILLEMETS,
    "cs": _GERMAN,
    "de": _GERMAN,
    "el": _GUILLEMETS,
    "es": _GUILLEMETS,
    "et": _GERMAN,
    "fa": ("«", "»", "\u2039", "\u203a"),
    "fi": _SWEDISH,
    "fr": _FRENCH,
    "he": _SWEDISH,
    "hr": ("„", "”", "\u201a", "\u2019"),
    "hu": ("„", "”", "»", "«"),
    "hy": _GUILLEMETS,
    "is": _GERMAN,
    "it": _GUILLEMETS,
    "ja": _CORNERS,
    "ka": _GERMAN,
    "lb": _GERMAN,
    "lt": _GERMAN,
    "mk": _GERMAN,
    "nb": ("«", "»", "\u2018", "\u2019"),
    "nn": ("«", "»", "\u2018", "\u2019"),
    "pl": _POLISH,
    "pt": _GUILLEMETS,
    "pt-br": ENGLISH,
    "ro": _POLISH,
    "ru": _RUSSIAN,
    "sh": _GERMAN,
    "sk": _GERMAN,
    "sl": _GERMAN,
    "sq": _GUILLEMETS,
    "sr": _GERMAN,
    "sv": _SWEDISH,
    "uk": _RUSSIAN,
    "zh-hant": _CORNERS,
    "zh-tw": _CORNERS,
}
"""By the code of the language in lower case. A language that is missing here has the English marks."""


def marks_of(language: str) -> Marks:
    """Return the quotation marks of *language*, a code such as ``de`` or ``pt-BR``."""
    code = language.lower()
    return _BY_LANGUAGE.get(code) or _BY_LANGUAGE.get(code.partition("-")[0], ENGLISH)
