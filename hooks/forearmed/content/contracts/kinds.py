"""The kinds of text, days and lists that contracts hold, each with what its JSON Schema says."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from forearmed.content.contracts.days import EARLIEST, LATEST, days_of_material, misread_day
from forearmed.content.slugs import _SLUG, as_slug, is_slug
from forearmed.foundation.weeks import Week
from forearmed.foundation.wording.objections import EMPTY, INVISIBLE, MONTHS, TOO_LONG, TWICE

# C0 and C1 controls, line and paragraph separators, and what reverses the reading direction unseen.
_INVISIBLE = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
UNPRINTABLE = re.compile(f"[{_INVISIBLE}]")

T = TypeVar("T")


def fail(message: str) -> PydanticCustomError:
    """Return the exception by which a validator says *message*, whatever braces that holds."""
    return PydanticCustomError("forearmed", "{message}", {"message": message})


def _one_line(text: str) -> str:
    text = text.strip()
    if not text:
        raise fail(EMPTY)
    if "\n" in text:
        raise fail("must be one line; join its lines")
    if found := UNPRINTABLE.search(text):
        raise fail(INVISIBLE.format(code=f"U+{ord(found[0]):04X}"))
    return text


def at_most(limit: int) -> Callable[[str], str]:
    """Return what refuses a text of more than *limit* characters."""

    def check(text: str) -> str:
        if len(text) > limit:
            raise fail(TOO_LONG.format(length=len(text), most=limit))
        return text

    return check


def no_more_than(most: int, things: str, kept: str) -> Callable[[tuple[T, ...]], tuple[T, ...]]:
    """Return what refuses more than *most* of the *things* in a list, and says which are to be *kept*."""

    def check(items: tuple[T, ...]) -> tuple[T, ...]:
        if len(items) > most:
            raise fail(f"holds {len(items)} {things}; keep {kept}")
        return items

    return check


def is_web(text: str, *schemes: str) -> bool:
    """Tell whether *text* is an address with a host under one of *schemes*."""
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    return address.scheme in schemes and bool(address.hostname)


def _link(text: str) -> str:
    if text.startswith("mailto:") or is_web(text, "https", "http"):
        return text
    raise fail("must start with https://, http:// or mailto:")


def slug(text: str) -> str:
    """Return *text* if it is an id; refuse it otherwise, with the id that is meant."""
    if not is_slug(text):
        meant = as_slug(text)
        advice = f"write {meant}" if meant else "use lower-case letters, digits and single hyphens"
        raise fail(f'"{text}" is not an id; {advice}')
    return text


def _plain_date(value: object) -> object:
    # A datetime is a date to Python; an author who writes a time expects it to count.
    if isinstance(value, datetime):
        raise fail("must be a date without a time; the settings say the hour")
    if isinstance(value, str):
        raise fail(misread_day(value))
    if isinstance(value, int) and not isinstance(value, bool):
        raise fail(misread_day(str(value)))
    if isinstance(value, dict):
        raise fail(days_of_material(value))
    return value


def _of_our_time(day: date) -> date:
    # 0206 is a slip for 2026; unchecked, the schedule would compute encores from the year 206 on.
    # And past the year 9999 Python's calendar ends.
    if not EARLIEST <= day.year <= LATEST:
        raise fail(f"the year {day.year} cannot be right; correct it")
    return day


def _months(number: int) -> int:
    if not 1 <= number <= 120:
        raise fail(MONTHS)
    return number


def listed(value: object) -> object:
    """Return a list as a tuple; refuse text, with how to write it."""
    if isinstance(value, str):
        raise fail(f"must be a list; write [{value}]")
    return tuple(value) if isinstance(value, list) else value


def listed_phrases(value: object) -> object:
    """Return a list as a tuple; refuse text, with how to write what may have several words."""
    if isinstance(value, str):
        raise fail(f"must be a list; write [{value}], with a comma between two of them")
    return listed(value)


def listed_slugs(value: object) -> object:
    """Return a list as a tuple; refuse text, with the list of ids that is meant."""
    if isinstance(value, str):
        meant = filter(None, map(as_slug, value.split(",")))
        raise fail(f"must be a list; write [{', '.join(meant)}]")
    return listed(value)


def _week(value: object) -> object:
    if not isinstance(value, str):
        raise fail("must be a week, such as 2026-W47")
    try:
        return Week.parse(value)
    except ValueError as error:
        raise fail(str(error)) from None


def distinct(items: tuple[T, ...]) -> tuple[T, ...]:
    """Return *items*; refuse them where one comes twice."""
    for repeated in _repeated(items):
        raise fail(TWICE.format(name=repeated))
    return items


def _repeated(items: tuple[T, ...]) -> Iterator[T]:
    return (item for place, item in enumerate(items) if item in items[:place])


def looks_like(pattern: re.Pattern[str], otherwise: str, **limits: int) -> WithJsonSchema:
    """Return what a JSON Schema says of text that *pattern* matches whole.

    *otherwise* is what editors that know ``patternErrorMessage`` say of other text.
    """
    shape = {"pattern": f"^(?:{pattern.pattern})$", "patternErrorMessage": otherwise}
    return WithJsonSchema({"type": "string", **limits, **shape})


# JSON Schema knows no trimming: blanks round the text pass, as does the line break that `summary: >` leaves.
_LINE = re.compile(rf"(?=.*\S)[^{_INVISIBLE}]+\n?")
_WAY = re.compile(r"mailto:.*|https?://[^\s/?#:@].*")
_LINE_ADVICE = "must be one line of text, without invisible characters"
SLUG_SCHEMA = looks_like(_SLUG, "must be an id: lower-case letters, digits and single hyphens")
_WEEK_SCHEMA = WithJsonSchema({"type": "string", "pattern": r"^\d{4}-W\d{2}$"})

OneLine = Annotated[str, AfterValidator(_one_line), looks_like(_LINE, _LINE_ADVICE)]
Link = Annotated[
    OneLine, AfterValidator(_link), looks_like(_WAY, "must start with https://, http:// or mailto:")
]
Title = Annotated[OneLine, AfterValidator(at_most(80)), looks_like(_LINE, _LINE_ADVICE, maxLength=80)]
LongTitle = Annotated[OneLine, AfterValidator(at_most(300)), looks_like(_LINE, _LINE_ADVICE, maxLength=300)]
Question = Annotated[OneLine, AfterValidator(at_most(140)), looks_like(_LINE, _LINE_ADVICE, maxLength=140)]
LONGEST_SUMMARY = 160
"""Characters: more does not fit in the line of an inbox."""
Summary = Annotated[
    OneLine,
    AfterValidator(at_most(LONGEST_SUMMARY)),
    looks_like(_LINE, _LINE_ADVICE, maxLength=LONGEST_SUMMARY),
]
Slug = Annotated[str, AfterValidator(slug), SLUG_SCHEMA]
Day = Annotated[date, BeforeValidator(_plain_date), AfterValidator(_of_our_time)]
Months = Annotated[
    int, AfterValidator(_months), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 120})
]
Order = Annotated[int, Field(ge=1)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(listed_slugs), AfterValidator(distinct)]
WeekItem = Annotated[Week, BeforeValidator(_week), _WEEK_SCHEMA]
Weeks = Annotated[tuple[WeekItem, ...], BeforeValidator(listed), AfterValidator(distinct)]
