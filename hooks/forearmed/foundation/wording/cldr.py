"""Every language but English, by Babel: phrases from our catalogs, dates, lists and plurals from CLDR."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from forearmed.foundation.wording.tongue import Forms

TEMPLATE = "phrases.pot"
"""The file with every phrase, in no language but English."""
_NUMBERS = (*range(201), 1_000_000)
"""Numbers of all categories in every language (CLDR's plural rules look at two digits, and at millions)."""


class Cldr:
    """A language of CLDR, with its *catalog*, or without one: then its phrases are in English."""

    def __init__(self, locale: Locale, catalog: Catalog | None) -> None:
        self._locale = locale
        self._catalog = catalog

    @classmethod
    def of(cls, language: str, catalog: str | None) -> "Cldr":
        """Return the *language* with this code of ``theme.language``, and the *catalog* of this name."""
        return cls(_locale(language), read_catalog(f"{catalog}.po") if catalog else None)

    @cached_property
    def _phrases(self) -> NullTranslations:
        if self._catalog is None:
            return NullTranslations()
        compiled = BytesIO()
        write_mo(compiled, self._catalog)
        compiled.seek(0)
        return GNUTranslations(compiled)

    def said(self, text: str) -> str:
        """Return the phrase whose English text is *text*."""
        return self._phrases.gettext(text)

    def counted(self, one: str, many: str, number: int) -> str:
        """Return the phrase for *number* whose English texts are *one* and *many*."""
        return self._phrases.ngettext(one, many, number)

    def category(self, number: int) -> str:
        """Return the category of *number* by CLDR's plural rules."""
        return self._locale.plural_form(number)

    def written_date(self, day: date) -> str:
        """Return *day* in CLDR's long form."""
        return format_date(day, "long", locale=self._locale)

    def written_day(self, day: date) -> str:
        """Return *day* in CLDR's full form."""
        return format_date(day, "full", locale=self._locale)

    def written_month(self, day: date) -> str:
        """Return the month of *day*, with its year."""
        return format_skeleton("yMMMM", day, locale=self._locale)

    def short_date(self, day: date) -> str:
        """Return day and month of *day*, the month cut short."""
        return format_skeleton("MMMd", day, locale=self._locale)

    def names(self, texts: Sequence[str]) -> str:
        """Return *texts* as one list, with the language's own "and"."""
        return format_list([*texts], locale=self._locale)

    def for_scripts(self) -> Mapping[str, str | Forms]:
        """Return the phrases whose places in the catalog name a script."""
        return dict(self._for_script(one) for one in self._messages() if _is_said_by_script(one))

    def _messages(self) -> Iterator[Message]:
        yield from (one for one in self._catalog or () if one.id)

    def _for_script(self, message: Message) -> tuple[str, str | Forms]:
        if isinstance(message.id, str):
            return message.id, self.said(message.id)
        one, many = message.id
        forms = {self.category(number): self.counted(one, many, number) for number in _NUMBERS}
        return one, forms


def read_catalog(name: str) -> Catalog:
    """Return the catalog in the file called *name*."""
    with (files(__package__) / "locales" / name).open("rb") as content:
        return read_po(content)


def known_phrases() -> Mapping[str, tuple[str, str]]:
    """Return every phrase as its English texts, for one and for many, by each of the two."""
    known: dict[str, tuple[str, str]] = {}
    for message in read_catalog(TEMPLATE):
        if message.id:
            one, many = (message.id, message.id) if isinstance(message.id, str) else message.id
            known |= {one: (one, many), many: (one, many)}
    return known


def categories_of(language: str) -> frozenset[str]:
    """Return the categories that CLDR's plural rules have for *language*, ``other`` included."""
    return frozenset(_locale(language).plural_form.tags) | {"other"}


def day_names(language: str) -> list[str]:
    """Return what *language* calls the days of the week, from Monday on."""
    names = _locale(language).days["stand-alone"]["wide"]
    return [str(names[day]) for day in range(7)]


def zone_cities(language: str) -> Mapping[str, str]:
    """Return the city that each time zone is called after, as *language* writes it where that differs."""
    zones = _locale(language).time_zones
    return {str(zone): str(names["city"]) for zone, names in zones.items() if "city" in names}


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):  # the theme has a few languages that CLDR does not have
        return Locale("en")


def _is_said_by_script(message: Message) -> bool:
    return any(str(file).endswith(".js") for file, _ in message.locations)
