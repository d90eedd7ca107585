"""English, the language in which every phrase is written: it needs no catalog."""

from collections.abc import Mapping, Sequence
from datetime import date

from forearmed.foundation.weeks import short_date, written_date, written_day, written_month
from forearmed.foundation.wording.tongue import Forms


class English:
    """American English, as the phrases in the code."""

    def said(self, text: str) -> str:
        """Return *text*."""
        return text

    def counted(self, one: str, many: str, number: int) -> str:
        """Return *one* for the number 1, else *many*."""
        return one if number == 1 else many

    def category(self, number: int) -> str:
        """Return ``one`` for the number 1, else ``other``."""
        return "one" if number == 1 else "other"

    def written_date(self, day: date) -> str:
        """Return ``November 17, 2026``."""
        return written_date(day)

    def written_day(self, day: date) -> str:
        """Return ``Tuesday, November 17, 2026``."""
        return written_day(day)

    def written_month(self, day: date) -> str:
        """Return ``November 2026``."""
        return written_month(day)

    def short_date(self, day: date) -> str:
        """Return ``Nov 17``."""
        return short_date(day)

    def names(self, texts: Sequence[str]) -> str:
        """Return ``a, b and c``."""
        return " and ".join(filter(None, [", ".join(texts[:-1]), *texts[-1:]]))

    def for_scripts(self) -> Mapping[str, str | Forms]:
        """Return nothing: the scripts are in English."""
        return {}
