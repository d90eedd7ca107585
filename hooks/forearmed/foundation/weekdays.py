"""Which day of the week a word names, in any language of the theme, and how a language calls a day."""

from unicodedata import combining, normalize

from forearmed.foundation.weeks import WEEKDAYS

_LANGUAGES = (
    "de", "fr", "es", "pt-BR", "nl", "ja", "ar", "af", "az", "be", "bg", "bn", "ca", "cs", "cy", "da",
    "el", "et", "eu", "fa", "fi", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ka", "kn",
    "ko", "lb", "lt", "lv", "mk", "mn", "ms", "my", "nb", "pl", "ro", "ru", "si", "sk", "sl", "sq",
    "sr", "sv", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh",
)  # fmt: skip
"""The languages of the theme, by its codes, without those that call the days as another one does."""


def weekday_named(word: str) -> int | None:
    """Return the number of the day that *word* names, Monday's being 0; None where it is no day of the week.

    Capital letters and accents do not count. No two of these languages use one name for two days.
    """
    folded = _folded(word)
    for day, name in enumerate(WEEKDAYS):
        if folded == _folded(name):
            return day
    # Here, since whoever writes English days has no use for Babel.
    from forearmed.foundation.wording.cldr import day_names

    found = (
        day
        for language in _LANGUAGES
        for day, name in enumerate(day_names(language))
        if folded in _forms(name)
    )
    return next(found, None)


def weekday_in(language: str, day: int) -> str:
    """Return how *language* calls the *day* with this number."""
    if language == "en":
        return WEEKDAYS[day]
    from forearmed.foundation.wording.cldr import day_names  # as above

    return day_names(language)[day]


def _forms(name: str) -> tuple[str, ...]:
    """Return the forms of a *name*: Portuguese leaves the end of "terça-feira" out."""
    folded = _folded(name)
    return (folded, folded.removesuffix("-feira"))


def _folded(word: str) -> str:
    """Return *word* as two names compare: without capital letters, accents and spaces at its ends."""
    return "".join(sign for sign in normalize("NFKD", word.strip().casefold()) if not combining(sign))
