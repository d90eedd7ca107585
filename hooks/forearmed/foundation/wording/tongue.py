"""What a wording needs to know of a language."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

Forms = Mapping[str, str]
"""A phrase by the CLDR category of its number: ``{"one": "{n} tip", "other": "{n} tips"}``.

https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules
"""


class Tongue(Protocol):
    """A language: its phrases, and how it writes dates, lists and numbers of things."""

    def said(self, text: str) -> str:
        """Return the phrase whose English text is *text*."""

    def counted(self, one: str, many: str, number: int) -> str:
        """Return the phrase for *number* whose English texts are *one* and *many*."""

    def category(self, number: int) -> str:
        """Return the CLDR category of *number*."""

    def written_date(self, day: date) -> str:
        """Return *day* in full, without its weekday."""

    def written_day(self, day: date) -> str:
        """Return *day* with its weekday."""

    def written_month(self, day: date) -> str:
        """Return the month of *day*, with its year."""

    def short_date(self, day: date) -> str:
        """Return *day* without its year."""

    def names(self, texts: Sequence[str]) -> str:
        """Return *texts* as one list."""

    def for_scripts(self) -> Mapping[str, str | Forms]:
        """Return the phrases of the scripts by their English texts, as far as they differ."""
