"""Wording: every phrase that readers see and no author wrote, in the language of the site.

A phrase is named by its English text. Code that needs one is given a `Wording` and asks it::

    wording.say("Kept by {owner}", owner=name)             # a phrase; values fill its braces
    wording.count("{n} tip", "{n} tips", number)           # a phrase that depends on a number, {n}
    wording.written_date(day), wording.written_day(day), wording.week(week), wording.names(["a", "b"])
    NAME = phrase("Twist cards")                           # a constant to be said later: wording.say(NAME)

Templates of the site call ``say("...")`` and ``count("...", "...", n)``, which escape the phrase and its
values unless a value is HTML; scripts import both from ``wording.js``. The text of a phrase is always written
out where it is called, never put together, so that ``make wording`` finds it: this adds new phrases to the
catalogs, ``locales/*.po``, and a test fails until each language has them all. ``docs/wording.yml`` of a site
overrules phrases (`overrides`).

Nothing here is global: a `Wording` is a frozen value, and `ENGLISH` is the one of an English site, which
reads no catalog and loads no Babel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from forearmed.foundation.direction import Direction
from forearmed.foundation.quotation_marks import Marks, marks_of
from forearmed.foundation.weeks import Week
from forearmed.foundation.wording.english import English
from forearmed.foundation.wording.tongue import Forms, Tongue

__all__ = ["CATALOGS", "ENGLISH", "Forms", "Wording", "phrase", "phrases"]

CATALOGS = ("ar", "de", "en", "es", "fr", "ja", "nl", "pt-BR")
"""The languages that have every phrase, by the codes that ``theme.language`` has for them."""
_OF_ALL_CATEGORIES = (0, 1, 2, 3, 11, 100, 1_000_000)
"""A number of each category that a language with a catalog has."""
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku-IQ", "ur"})
"""The codes of the theme's languages that are written from right to left."""


def phrase(text: str) -> str:
    """Return *text*, and mark it as a phrase for the catalogs: for a constant that is said later."""
    return text


def phrases(one: str, many: str) -> tuple[str, str]:
    """Return *one* and *many*, marked as a phrase that depends on a number, to be said later."""
    return one, many


@dataclass(frozen=True)
class Wording:
    """The phrases, dates and lists of one *language*, a code of ``theme.language``.

    *overrides* has the phrases that a team words differently, by their English text (for a phrase with a
    number: that of its singular), each by the CLDR category of the number; ``other`` for all the rest.
    """

    language: str = "en"
    overrides: Mapping[str, Forms] = field(default_factory=dict)

    def __reduce__(self) -> tuple[type["Wording"], tuple[str, Mapping[str, Forms]]]:
        """Copy what it was made of: what it has read of catalogs is no part of its value."""
        return Wording, (self.language, self.overrides)

    @cached_property
    def _tongue(self) -> Tongue:
        if self.catalog == "en":
            return English()
        # Here, since an English site has no use for Babel.
        from forearmed.foundation.wording.cldr import Cldr

        return Cldr.of(self.language, self.catalog)

    @property
    def direction(self) -> Direction:
        """Return the direction of the language's script, as HTML's ``dir`` has it."""
        return "rtl" if self.language in _RIGHT_TO_LEFT else "ltr"

    @property
    def marks(self) -> Marks:
        """Return the quotation marks of the language."""
        return marks_of(self.language)

    @cached_property
    def catalog(self) -> str | None:
        """Return the language of the catalog: ``de`` for ``de-AT``. Without one, phrases are in English."""
        codes = (self.language, self.language.partition("-")[0])
        return next((code for code in codes if code in CATALOGS), None)

    def is_english(self, text: str) -> bool:
        """Tell whether the phrase *text* is said in English although the site is in another language."""
        return self.catalog is None and text not in self.overrides

    def say(self, text: str, /, **values: object) -> str:
        """Return the phrase *text* in this language, with *values* in the places of its braces."""
        said = self.pattern(text)
        return said.format(**values) if values else said

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the phrase for *number*, which is *one* or *many* in English; ``{n}`` is the number."""
        return self.pattern_for(one, many, number).format(n=number, **values)

    def pattern(self, text: str) -> str:
        """Return the phrase *text* in this language, with its braces as they are."""
        if own := self.overrides.get(text):
            return own["other"]
        return self._tongue.said(text)

    def pattern_for(self, one: str, many: str, number: int) -> str:
        """Return the phrase for *number* in this language, with its braces as they are."""
        if own := self.overrides.get(one):
            return own.get(self._tongue.category(number)) or own["other"]
        return self._tongue.counted(one, many, number)

    def forms(self, one: str, many: str) -> Forms:
        """Return the phrase that is *one* or *many* in English, by the category of its number."""
        return {self._tongue.category(n): self.pattern_for(one, many, n) for n in _OF_ALL_CATEGORIES}

    def written_date(self, day: date) -> str:
        """Return *day* as readers write it: ``November 17, 2026``, ``17. November 2026``."""
        return self._tongue.written_date(day)

    def written_day(self, day: date) -> str:
        """Return *day* with its weekday: ``Tuesday, November 17, 2026``."""
        return self._tongue.written_day(day)

    def written_month(self, day: date) -> str:
        """Return the month of *day*: ``November 2026``."""
        return self._tongue.written_month(day)

    def short_date(self, day: date) -> str:
        """Return *day* as it stands below its month: ``Nov 17``, ``17. Nov.``."""
        return self._tongue.short_date(day)

    def week(self, week: Week) -> str:
        """Return the name of *week*, which is an ISO week in every language: ``Week 47``."""
        return self.say("Week {number}", number=week.number)

    def names(self, texts: Sequence[str]) -> str:
        """Return *texts* as one list in a sentence: ``a, b and c``."""
        return self._tongue.names(texts)

    def for_scripts(self) -> Mapping[str, str | Forms]:
        """Return what differs from the English phrases in the scripts; one with a number has its forms."""
        own = self.overrides.items()
        said = {text: forms if len(forms) > 1 else forms["other"] for text, forms in own}
        return {**self._tongue.for_scripts(), **said}


ENGLISH = Wording()
"""The wording of an English site that overrules nothing."""
