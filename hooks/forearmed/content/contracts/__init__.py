"""Strict frozen models, the kinds of text they hold, and plain words for what pydantic finds wrong.

The contracts themselves are in `settings` and `model`; they take from pydantic only what stands here.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Annotated, ClassVar, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator as AfterValidator
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic import BeforeValidator as BeforeValidator
from pydantic import Field as Field
from pydantic import PlainSerializer as PlainSerializer
from pydantic import PrivateAttr as PrivateAttr
from pydantic import WithJsonSchema as WithJsonSchema
from pydantic_core import ErrorDetails, PydanticCustomError

from forearmed.content.contracts.days import EARLIEST, LATEST, days_of_material, misread_day
from forearmed.content.contracts.elsewhere import meant_elsewhere
from forearmed.content.contracts.faults import Fault as Fault
from forearmed.content.contracts.faults import FaultKind as FaultKind
from forearmed.content.contracts.faults import plain_key
from forearmed.content.contracts.schema import JsonSchema as JsonSchema
from forearmed.content.contracts.schema import schema_of
from forearmed.content.slugs import _SLUG, as_slug, is_slug
from forearmed.content.source import yaml_line
from forearmed.foundation.nearest import nearest
from forearmed.foundation.weeks import Week

# C0 and C1 controls, line and paragraph separators, and what reverses the reading direction unseen.
_INVISIBLE = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
_UNPRINTABLE = re.compile(f"[{_INVISIBLE}]")

T = TypeVar("T")


class Contract(BaseModel):
    """Keys an author may write: read strictly, never changed afterwards, unknown ones refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        arbitrary_types_allowed=True,
    )

    asks: ClassVar[Mapping[str, str]] = {}
    """What to write for each key whose value must be an author's own sentence; its example is refused."""

    schema_together: ClassVar[JsonSchema] = {}
    """What the JSON Schema says of keys that are each right alone, as `faults_together` does."""

    is_article: ClassVar[bool] = False
    """Whether the keys are an article's front matter, which may come from another program."""

    @classmethod
    def read(cls, written: Mapping[str, object]) -> tuple[Self | None, list[Fault]]:
        """Return the model, or None, and every fault.

        A known key without a value is as good as absent.
        """
        empty = {key for key, value in written.items() if value is None and key in cls.model_fields}
        given = {key: value for key, value in written.items() if key not in empty}
        copied = [
            Fault(key, FaultKind.VALUE, f"is only the sample; write {asked} of your own")
            for key, asked in cls.asks.items()
            if given.get(key) in (cls.model_fields[key].examples or ())
        ]
        try:
            read = cls.model_validate(given)
        except ValidationError as error:
            faults = [_fault(cls, detail, written, empty=empty) for detail in error.errors()]
            capital = [
                key for key in written if key not in cls.model_fields and key.lower() in cls.model_fields
            ]
            meant = {key for fault in faults if fault.is_sure for key in fault.meant}
            meant |= {key.lower() for key in capital}
            found = [
                fault for fault in faults if fault.kind is not FaultKind.MISSING or fault.key not in meant
            ]
            return None, [*_once(found, capital), *copied]
        found = [*copied, *read.faults_together()]
        return (None, found) if found else (read, [])

    def faults_together(self) -> Iterator[Fault]:
        """Yield what is wrong with keys that are each right alone."""
        yield from ()

    @classmethod
    def missing(cls, key: str, *example: object, is_there: bool = False) -> str:
        """Return the message for a *key* without a value, with an *example* or else its own one.

        *is_there* when its line is, and only the value is not.
        """
        if key in cls.asks:
            asked = cls.asks[key]
            if is_there:
                return f"{key}: is empty; write {asked} behind the colon"
            return f'missing "{key}"; write {key}: and behind it {asked}'
        shown = example or cls.model_fields[key].examples or ()
        advice = f"; write a line such as {yaml_line(key, shown[0])}" if shown else ""
        return f"{key}: is empty{advice}" if is_there else f'missing "{key}"{advice}'

    @classmethod
    def as_written(cls) -> JsonSchema:
        """Return the JSON Schema of what an author writes, whole: it refers to nothing."""
        return {**schema_of(cls), **cls.schema_together}


class OpenContract(Contract):
    """Keys an author may write beside others that are somebody else's."""

    model_config = ConfigDict(extra="allow")


def _once(faults: list[Fault], capital: list[str]) -> list[Fault]:
    """Return *faults* with one for all the keys in *capital* letters, where there are several."""
    if len(capital) < 2:
        return faults
    meant = tuple(key.lower() for key in capital)
    wrong, right = (", ".join(f'"{key}"' for key in keys) for keys in (capital, meant))
    advice = f"write them in small letters: {right}"
    fault = Fault(capital[0], FaultKind.UNKNOWN_KEY, f"unknown keys {wrong}", advice, meant)
    return [fault, *(fault for fault in faults if fault.key not in capital)]


def _fault(
    contract: type[Contract], detail: ErrorDetails, written: Mapping[str, object], *, empty: Collection[str]
) -> Fault:
    """Return what is wrong in words an author can act on."""
    keys = [str(part) for part in detail["loc"]]
    name = plain_key(keys)
    if detail["type"] == "extra_forbidden":
        known = _fields(contract, name.split(".")[:-1])
        told = meant_elsewhere(name, written, known) if contract.is_article else None
        if told:
            return Fault(name, FaultKind.UNKNOWN_KEY, f'unknown key "{name}"', *told, is_sure=True)
        return _unknown(name, known)
    if detail["type"] == "missing" and name == ".".join(keys):
        whole = contract.missing(name, is_there=name in empty) if len(keys) == 1 else f'missing "{name}"'
        return Fault(name, FaultKind.MISSING, whole)
    return Fault(".".join(keys), FaultKind.VALUE, _plain(detail))


def _unknown(name: str, known: list[str]) -> Fault:
    near = nearest(name.rpartition(".")[2], known)
    advice, meant = (f'did you mean "{near}"?', (near,)) if near else ("", ())
    return Fault(name, FaultKind.UNKNOWN_KEY, f'unknown key "{name}"', advice, meant)


def _fields(contract: type[Contract], keys: list[str]) -> list[str]:
    """Return the names of the keys that may stand below *keys*."""
    for key in keys:
        inner = contract.model_fields[key].annotation
        if not (isinstance(inner, type) and issubclass(inner, Contract)):
            return []
        contract = inner
    return list(contract.model_fields)


# What pydantic would say in the words of its types, said in the author's.
_WORDS = {
    "string_type": "must be text; put it in quotes",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list in square brackets, with commas between",
    "dict_type": "must have keys of its own below it",
    "date_type": "must be a date, such as 2026-11-17",
}


def _plain(detail: ErrorDetails) -> str:
    message = detail["msg"]
    return _WORDS.get(detail["type"], message[:1].lower() + message[1:])


def fail(message: str) -> PydanticCustomError:
    """Return the exception by which a validator says *message*, whatever braces that holds."""
    return PydanticCustomError("forearmed", "{message}", {"message": message})


def _one_line(text: str) -> str:
    text = text.strip()
    if not text:
        raise fail("is empty; write something")
    if "\n" in text:
        raise fail("must be one line; join its lines")
    if found := _UNPRINTABLE.search(text):
        raise fail(f"holds the invisible character U+{ord(found[0]):04X}; delete it")
    return text


def at_most(limit: int) -> Callable[[str], str]:
    """Return what refuses a text of more than *limit* characters."""

    def check(text: str) -> str:
        if len(text) > limit:
            raise fail(f"is {len(text)} characters long; shorten it to {limit}")
        return text

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
        raise fail("must be a number of months from 1 to 120")
    return number


def listed(value: object) -> object:
    """Return a list as a tuple; refuse text, with how to write it."""
    if isinstance(value, str):
        raise fail(f"must be a list; write [{value}]")
    return tuple(value) if isinstance(value, list) else value


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
        raise fail(f'names "{repeated}" twice; delete one')
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
Summary = Annotated[OneLine, AfterValidator(at_most(160)), looks_like(_LINE, _LINE_ADVICE, maxLength=160)]
Slug = Annotated[str, AfterValidator(slug), SLUG_SCHEMA]
Day = Annotated[date, BeforeValidator(_plain_date), AfterValidator(_of_our_time)]
Months = Annotated[
    int, AfterValidator(_months), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 120})
]
Order = Annotated[int, Field(ge=1)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(listed_slugs), AfterValidator(distinct)]
WeekItem = Annotated[Week, BeforeValidator(_week), _WEEK_SCHEMA]
Weeks = Annotated[tuple[WeekItem, ...], BeforeValidator(listed), AfterValidator(distinct)]
