"""Which columns of a subscriber file say who may be written to, and what they say of a row."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from forearmed.delivery.recipients import languages
from forearmed.delivery.recipients.rule import STAYS, Answer, Rule, column_key, listed, squeezed, ticked
from forearmed.delivery.recipients.services import COLUMNS, FAMILIES, SERVICES
from forearmed.delivery.recipients.suspects import CHANNELS, TELLING, WISHES
from forearmed.delivery.recipients.words import ELSEWHERE, NAME, NAMELESS, OTHER_CHANNEL, STATE, STATUS, WISH
from forearmed.foundation.mail_address import shown

_ANSWER = 'write "subscribed" or "unsubscribed" there'
_RENAME = 'if the column is about something else, call it "note"'
_NAME = 'call it "status" if it says who has left, and otherwise "note"'
_REWORD = 'if the column says who has left, call it "status"; otherwise use another word there'

# "cleaned": Mailchimp's files of leavers begin with it; a person's tidy list may have it elsewhere.
_FILES_OF_LEAVERS = frozenset(
    listed("""
        unsubscribed, unsubscribes, unsubscribers, unsubs, bounced, bounces, suppressed, suppressions,
        suppression, optout, optouts, blocklist, blacklist, complaints
    """)
    + listed(languages.FILES_OF_LEAVERS)
)

# Beside a column for a city or country, "state" is part of the address; "unsubscribed" in it still counts.
_STATES = tuple(map(squeezed, ("state", "estado")))
_PLACES = frozenset(
    map(
        squeezed,
        listed("""
            city, town, zip, zip code, postal code, postcode, country, street, street address, province,
            ciudad, código postal, país, cidade, cep, município, calle, rua
        """),
    )
)

# A column name near to one of these is probably a slip of the keyboard.
_PLAIN = ("status", "subscribed", "unsubscribed", "bounced", "blocked", "disabled", "active", "confirmed")
_ABOUT_ELSE = (ELSEWHERE, OTHER_CHANNEL, STATE, WISH)


@dataclass(frozen=True, slots=True)
class RowMeaning:
    """Whether the person of a row may be written to, and the *cell* that says so, read by a *rule*."""

    answer: Answer
    reason: str = ""
    column: str = ""
    cell: str = ""
    rule: Rule = ELSEWHERE


NOT_LEFT = RowMeaning(Answer.STAYS)


@dataclass(frozen=True)
class Consent:
    """The *rules* by which to read some columns, by their place in a row."""

    columns: tuple[str, ...]
    rules: Mapping[int, Rule]

    @property
    def obeyed(self) -> tuple[str, ...]:
        """The columns that say who may be written to."""
        return self._with(lambda rule: rule not in (*_ABOUT_ELSE, NAMELESS, NAME))

    @property
    def ignored(self) -> tuple[str, ...]:
        """The columns that are about something else."""
        return self._with(lambda rule: rule in _ABOUT_ELSE)

    def _with(self, wanted: Callable[[Rule], bool]) -> tuple[str, ...]:
        return tuple(self.columns[place] for place, rule in self.rules.items() if wanted(rule))

    def ticks(self, cells: Sequence[str]) -> Iterator[RowMeaning]:
        """Yield for each column of wishes whether *cells* say yes there, or nothing; no other words count."""
        for place, rule in self.rules.items():
            if rule.ticked and (answer := ticked(cells[place])):
                yield RowMeaning(answer, "", self.columns[place], cells[place], rule)

    def meaning(self, cells: Sequence[str], *, today: date | None = None) -> RowMeaning:
        """Return what *cells*, a row of this file, say *today*: one that says "left" beats all others."""
        doubt = None
        for place, rule in self.rules.items():
            said = rule.says(cells[place], today=today)
            if said is not STAYS:
                meaning = RowMeaning(said.answer, said.reason, self.columns[place], cells[place], rule)
                if said.answer is Answer.LEFT:
                    return meaning
                doubt = doubt or meaning
        return doubt or NOT_LEFT


def consent_of(
    columns: tuple[str, ...], *, others: Iterable[int], names: Sequence[int] = ()
) -> tuple[Consent, list[str]]:
    """Return how to read the *columns* at the places *others*, and a fault for each without a rule.

    *names* are the places of the columns with people's names.
    """
    keys = [column_key(column) for column in columns]
    own = {
        name: rule
        for service in SERVICES
        if service.marks.issubset(keys)
        for name, rule in service.columns.items()
    }
    if not _PLACES.isdisjoint(keys):
        own = {**dict.fromkeys(_STATES, STATE), **own}
    rules, faults = {}, []
    for place in others:
        if place in names:
            rules[place] = NAME
            continue
        if not keys[place] and columns[place] != "#":
            rules[place] = NAMELESS
            continue
        if rule := own.get(keys[place]) or _rule(keys[place]):
            rules[place] = rule
        else:
            faults.append(unknown_column(columns[place]))
    return Consent(columns, rules), faults


def _rule(name: str) -> Rule | None:
    """Return how to read a column of that squeezed *name*, or None when we have no rule for it."""
    if rule := COLUMNS.get(name) or next(
        (FAMILIES[each] for each in FAMILIES if name.startswith(each)), None
    ):
        return rule
    if "mail" not in name and any(channel in name for channel in CHANNELS):
        return OTHER_CHANNEL
    misspelled = get_close_matches(name, _PLAIN, n=1, cutoff=0.8)
    if misspelled or any(part in name for part in TELLING):
        return None
    return WISH if any(part in name for part in WISHES) else ELSEWHERE


def left_by(cells: Iterable[str]) -> str:
    """Return the first of *cells*, of whatever columns, that reads as if somebody had left, or nothing."""
    return next((cell.strip() for cell in cells if STATUS.says(cell).answer is Answer.LEFT), "")


def is_no_name(text: str) -> bool:
    """Tell whether *text*, in the place of a name, says instead that somebody left."""
    return NAME.says(text).answer is Answer.ASK


def is_remark_on_leaving(line: str) -> bool:
    """Tell whether a *line* between addresses may say that those below it have left."""
    return bool(left_by([line])) or is_file_of_leavers(line) or is_no_name(line)


def is_status(cell: str) -> bool:
    """Tell whether *cell*, of a column nobody knows, reads like a word for whether somebody is subscribed."""
    return squeezed(cell) in {*STATUS.words, "true", "false", "yes", "no", "0", "1"}


def is_file_of_leavers(stem: str) -> bool:
    """Tell whether a file of that name, without its ending, lists people who have left."""
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKC", stem).casefold())
    return not _FILES_OF_LEAVERS.isdisjoint(words) or words[:1] == ["cleaned"]


def unknown_column(column: str) -> str:
    """Return the sentence for a *column* without a rule, which may say who has left."""
    return (
        f'the column "{shown(column)}" may say who has left, but its name is not one that is known here; '
        f'if it does, call it "status" and {_ANSWER}; {_RENAME}'
    )


def unknown_value(meaning: RowMeaning, *, more: int) -> str:
    """Return the sentence for a cell that no rule explains; *more* rows have the same trouble."""
    cell = f'says "{shown(meaning.cell.strip())}"' if meaning.cell.strip() else "is empty"
    also = f" (and {more} more {'row asks' if more == 1 else 'rows ask'} the same)" if more else ""
    column = f'the column "{shown(meaning.column)}"' if meaning.column else "a column without a name"
    advice = (
        _NAME if meaning.rule is NAMELESS else _REWORD if meaning.rule in (ELSEWHERE, NAME, WISH) else None
    )
    return (
        f"{column} {cell} here, which does not tell whether this person may be written to{also}; "
        f"{advice or f'{_ANSWER}; {_RENAME}'}"
    )
