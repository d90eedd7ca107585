"""Strict frozen models, and plain words for what pydantic finds wrong; `kinds` has what they hold.

The contracts themselves are in `settings` and `model`; they take from pydantic only what stands here.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import ClassVar, Self

from pydantic import AfterValidator as AfterValidator
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic import BeforeValidator as BeforeValidator
from pydantic import Field as Field
from pydantic import PlainSerializer as PlainSerializer
from pydantic import PrivateAttr as PrivateAttr
from pydantic import WithJsonSchema as WithJsonSchema
from pydantic_core import ErrorDetails

from forearmed.content.contracts.colors import OnDark as OnDark
from forearmed.content.contracts.colors import OnLight as OnLight
from forearmed.content.contracts.elsewhere import meant_elsewhere
from forearmed.content.contracts.faults import Fault as Fault
from forearmed.content.contracts.faults import FaultKind as FaultKind
from forearmed.content.contracts.faults import plain_key
from forearmed.content.contracts.kinds import SLUG_SCHEMA as SLUG_SCHEMA
from forearmed.content.contracts.kinds import Day as Day
from forearmed.content.contracts.kinds import Link as Link
from forearmed.content.contracts.kinds import LongTitle as LongTitle
from forearmed.content.contracts.kinds import Months as Months
from forearmed.content.contracts.kinds import OneLine as OneLine
from forearmed.content.contracts.kinds import Order as Order
from forearmed.content.contracts.kinds import Question as Question
from forearmed.content.contracts.kinds import Slug as Slug
from forearmed.content.contracts.kinds import Slugs as Slugs
from forearmed.content.contracts.kinds import Summary as Summary
from forearmed.content.contracts.kinds import Title as Title
from forearmed.content.contracts.kinds import WeekItem as WeekItem
from forearmed.content.contracts.kinds import Weeks as Weeks
from forearmed.content.contracts.kinds import at_most as at_most
from forearmed.content.contracts.kinds import distinct as distinct
from forearmed.content.contracts.kinds import fail as fail
from forearmed.content.contracts.kinds import is_web as is_web
from forearmed.content.contracts.kinds import listed as listed
from forearmed.content.contracts.kinds import listed_phrases as listed_phrases
from forearmed.content.contracts.kinds import listed_slugs as listed_slugs
from forearmed.content.contracts.kinds import looks_like as looks_like
from forearmed.content.contracts.kinds import no_more_than as no_more_than
from forearmed.content.contracts.kinds import slug as slug
from forearmed.content.contracts.schema import JsonSchema as JsonSchema
from forearmed.content.contracts.schema import schema_of
from forearmed.content.source import yaml_line
from forearmed.foundation.nearest import nearest
from forearmed.foundation.wording.objections import EMPTY_OF, NO_NUMBER, SAMPLE


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

    in_quotes: ClassVar[Collection[str]] = ()
    """The keys whose value YAML takes for a comment without quotes: an empty one is not as good as absent."""

    is_article: ClassVar[bool] = False
    """Whether the keys are an article's front matter, which may come from another program."""

    @classmethod
    def read(cls, written: Mapping[str, object]) -> tuple[Self | None, list[Fault]]:
        """Return the model, or None, and every fault.

        A known key without a value is as good as absent, but for those that need quotes.
        """
        known = cls.model_fields.keys() - {*cls.in_quotes}
        empty = {key for key, value in written.items() if value is None and key in known}
        given = {key: value for key, value in written.items() if key not in empty}
        copied = [
            Fault(key, FaultKind.VALUE, SAMPLE.format(what=asked))
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
                return f"{key}: {EMPTY_OF.format(what=asked)} behind the colon"
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
    "int_type": NO_NUMBER,
    "bool_type": "must be true or false",
    "tuple_type": "must be a list in square brackets, with commas between",
    "dict_type": "must have keys of its own below it",
    "date_type": "must be a date, such as 2026-11-17",
}


def _plain(detail: ErrorDetails) -> str:
    message = detail["msg"]
    return _WORDS.get(detail["type"], message[:1].lower() + message[1:])
