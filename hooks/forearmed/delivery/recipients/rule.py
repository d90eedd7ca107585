"""What one cell of a column says about whether its person may be written to. Knows no names of columns."""

import datetime
import re
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from forearmed.delivery.recipients.days import days_in
from forearmed.foundation.mail_address import BLANKS

_DOTLESS = "\N{LATIN SMALL LETTER DOTLESS I}"
_SIGNS = re.compile(r"[\W_]+")
_REMARK = re.compile(r"\[[^\[\]]*\]\s*$")
_BETWEEN = re.compile(r"[,;|]")
_DATE = re.compile(
    r"\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,4}(?!\d).*|\d{8}|\d{10}|\d{13}|\d{8}T\d{4,6}Z?", re.ASCII
)
# 9999-12-31, with day, month and year in any order, is how personnel systems write "no end".
_NOTHING = frozenset(
    [
        *(
            "",
            "-",
            "--",
            "---",
            "\u2013",
            "\u2014",
            "[]",
            "{}",
            r"\N",
            "na",
            "nil",
            "null",
            "nan",
            "none",
            "never",
        ),
        *("00000000", "00000000000000", "99991231", "31129999", "12319999"),
    ]
)
_YES = frozenset(
    [
        *("1", "y", "yes", "true", "t", "on", "x", "✓", "✔", "☑", "✅"),
        *("ja", "j", "oui", "si", "sim", "はい", "有", "نعم"),
        *("wahr", "vrai", "verdadero", "verdadeiro", "waar"),
    ]
)
_NO = frozenset(
    [
        *("0", "n", "no", "false", "f", "off"),
        *("nein", "nee", "non", "nao", "いいえ", "無", "لا"),
        *("falsch", "faux", "falso", "onwaar"),
    ]
)
"""`_YES` and `_NO` are squeezed; their last rows are what spreadsheets write for TRUE and FALSE."""


class Answer(Enum):
    """Whether somebody may be written to."""

    STAYS = "stays"
    LEFT = "left"
    ASK = "ask"
    """Nobody can tell: the run stops, and a person answers."""


@dataclass(frozen=True, slots=True)
class CellMeaning:
    """What a cell says: the *answer* and, for somebody who left, the *reason* in one or two words."""

    answer: Answer
    reason: str = ""


STAYS, ASK = CellMeaning(Answer.STAYS), CellMeaning(Answer.ASK)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How to read the cells of a column: by its *words*, or else as a yes, a no, a date or nothing."""

    words: Mapping[str, CellMeaning] = field(default_factory=dict)
    """By their squeezed form; they come before everything else."""
    yes: CellMeaning = ASK
    no: CellMeaning = ASK
    blank: CellMeaning = ASK
    """The meaning of an empty cell, and of placeholders such as ``null``."""
    date: CellMeaning = ASK
    other: CellMeaning = ASK
    phrase: re.Pattern[str] | None = None
    """Lower-case text that makes a cell ``ASK``, wherever in the cell it is."""
    ends: bool = False
    """Whether a date is a last day: before it is over, nobody has left."""
    ticked: bool = False
    """Whether an empty cell may be a no where other rows say yes."""
    listing: bool = False
    """Whether a cell may hold several words, with commas or semicolons between them, as tags do."""

    def says(self, cell: str, *, today: datetime.date | None = None) -> CellMeaning:
        """Return what *cell* says *today*; without a day, a date that is still to come counts like any."""
        text = cell.strip(BLANKS)
        word = squeezed(text) or text
        if said := self.words.get(word) or self._listed(text):
            return said
        if word in _NOTHING or text in _NOTHING:
            return self.blank
        if word in _YES:
            return self.yes
        if word in _NO:
            return self.no
        if self.phrase and "://" not in text and self.phrase.search(text.casefold()):
            return ASK
        if self.ends and today and (days := days_in(text)):
            return self._end(days, today)
        return self.date if _DATE.fullmatch(text) else self.other

    def _end(self, days: Set[datetime.date], today: datetime.date) -> CellMeaning:
        """Return what it says that something ends on one of the *days*, as a date can be read."""
        if all(day < today for day in days):
            return self.date
        return STAYS if all(day >= today for day in days) else ASK

    def _listed(self, text: str) -> CellMeaning | None:
        """Return what one of the words in *text* says, where it is a list of them."""
        if not (self.listing and _BETWEEN.search(text)):
            return None
        found = (self.words.get(squeezed(part)) for part in _BETWEEN.split(text))
        return next(filter(None, found), None)


def ticked(cell: str) -> Answer | None:
    """Return whether *cell* says yes, or nothing, to which a person must say what it means; else None."""
    text = cell.strip(BLANKS)
    word = squeezed(text) or text
    if word in _YES:
        return Answer.STAYS
    return Answer.ASK if word in _NOTHING or text in _NOTHING else None


# Cached, since the same few words are in every row.
@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """Return the letters and digits of *text*, small and without accents: ``E-Mail_Été`` is ``emailete``."""
    # Decomposed, an accent is a sign of its own, which goes with the others; people often leave it out.
    small = unicodedata.normalize("NFKD", text).casefold()
    return _SIGNS.sub("", small.replace(_DOTLESS, "i"))  # Turkish has a small letter for I without a dot


def column_key(name: str) -> str:
    """Return the squeezed *name* of a column without a remark behind it, as in ``Status [READ ONLY]``."""
    return squeezed(_REMARK.sub("", name)) or squeezed(name)


def listed(text: str) -> list[str]:
    """Return the words and names in *text*, which has a comma between any two."""
    return [" ".join(word.split()) for word in text.split(",") if word.strip()]


def stays(text: str) -> dict[str, CellMeaning]:
    """Return the words in *text* as ones that say that somebody may be written to."""
    return dict.fromkeys(map(squeezed, listed(text)), STAYS)


def left(text: str) -> dict[str, CellMeaning]:
    """Return the words in *text* as ones that say that somebody left, each its own reason."""
    return {squeezed(word): CellMeaning(Answer.LEFT, word) for word in listed(text)}


def asks(text: str) -> dict[str, CellMeaning]:
    """Return the words in *text* as ones that a person has to look at."""
    return dict.fromkeys(map(squeezed, listed(text)), ASK)
