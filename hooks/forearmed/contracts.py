"""Strict frozen models, the kinds of text they hold, and plain words for what pydantic finds wrong.

The contracts themselves are in `settings` and `model`; they take from pydantic only what stands here.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Annotated, Any, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator as AfterValidator
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic import BeforeValidator as BeforeValidator
from pydantic import Field as Field
from pydantic import PlainSerializer as PlainSerializer
from pydantic import WithJsonSchema as WithJsonSchema
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_core.core_schema import DateSchema, NullableSchema, TupleSchema, WithDefaultSchema

from forearmed.source import yaml_line
from forearmed.weeks import Week

JsonSchema = dict[str, Any]  # Any: as deep as JSON goes

RESERVED_SLUGS = frozenset({"page", "index"})
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_WORDS_OF_SLUG = re.compile(r"[a-z0-9]+")
_YEAR = re.compile(r"\d{4}", re.ASCII)
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
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
    )

    @classmethod
    def read(cls, written: Mapping[str, object]) -> tuple[Self | None, list[tuple[str, str]]]:
        """Return the model, or None, and every fault as (dotted key, message).

        A known key without a value is as good as absent.
        """
        empty = {key for key, value in written.items() if value is None and key in cls.model_fields}
        given = {key: value for key, value in written.items() if key not in empty}
        try:
            return cls.model_validate(given), []
        except ValidationError as error:
            return None, [_fault(cls, detail) for detail in error.errors()]

    @classmethod
    def missing(cls, key: str, *example: object) -> str:
        """Return the message for a *key* that is not there, with an *example* or else its own one."""
        shown = example or cls.model_fields[key].examples or ()
        advice = f"; write a line such as {yaml_line(key, shown[0])}" if shown else ""
        return f'missing "{key}"{advice}'

    @classmethod
    def as_written(cls) -> JsonSchema:
        """Return the JSON Schema (draft 2020-12) of what an author writes, whole: it refers to nothing.

        Defaults are as YAML has them, and a key that may be left out does not offer ``null``.
        """
        schema = cls.model_json_schema(mode="serialization", schema_generator=_AsWritten)
        parts = schema.pop("$defs", {})
        return {key: _inlined(value, parts) for key, value in schema.items()}


class _AsWritten(GenerateJsonSchema):
    """Leaves out what pydantic can say of a key and an author does not care for."""

    def nullable_schema(self, schema: NullableSchema) -> JsonSchema:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchema:
        made = super().default_schema(schema)
        return {key: value for key, value in made.items() if (key, value) != ("default", None)}

    def date_schema(self, schema: DateSchema) -> JsonSchema:
        return {**super().date_schema(schema), "pattern": "^(19|20|21)"}  # as `_of_our_time` has it

    def tuple_schema(self, schema: TupleSchema) -> JsonSchema:
        return {**super().tuple_schema(schema), "uniqueItems": True}  # as `_distinct` has it

    def encode_default(self, dft: object) -> object:
        return None if isinstance(dft, Contract) else super().encode_default(dft)

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


def _inlined(schema: Any, parts: Mapping[str, JsonSchema]) -> Any:  # Any: any part of a schema
    """Return *schema* with each of its named *parts* in the place that refers to it."""
    if isinstance(schema, list):
        return [_inlined(item, parts) for item in schema]
    if not isinstance(schema, dict):
        return schema
    beside = {key: _inlined(value, parts) for key, value in schema.items() if key != "$ref"}
    if "$ref" not in schema:
        return beside
    part = _inlined(parts[schema["$ref"].removeprefix("#/$defs/")], parts)
    return {**{key: value for key, value in part.items() if key != "title"}, **beside}


class OpenContract(Contract):
    """Keys an author may write beside others that are somebody else's."""

    model_config = ConfigDict(extra="allow")


def _fault(contract: type[Contract], detail: ErrorDetails) -> tuple[str, str]:
    """Return where (a dotted key) and what, in words an author can act on."""
    keys = [str(part) for part in detail["loc"]]
    named = [key for key in keys if not key.isdecimal()]
    name = ".".join(named)
    if detail["type"] == "extra_forbidden":
        return name, f'unknown key "{name}"' + suggestion(named[-1], _fields(contract, named[:-1]))
    if detail["type"] == "missing" and named == keys:
        return name, contract.missing(name) if len(named) == 1 else f'missing "{name}"'
    return ".".join(keys), f"{name}: {_plain(detail)}"


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


def suggestion(wrong: str, known: "Mapping[str, Any] | list[str]") -> str:
    """Return ``; did you mean "empathy"?`` for the *known* word nearest to *wrong*, or nothing."""
    near = get_close_matches(wrong.lower(), list(known), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""


def fail(message: str) -> PydanticCustomError:
    """Return the exception by which a validator says *message*, whatever braces that holds."""
    return PydanticCustomError("forearmed", "{message}", {"message": message})


def is_slug(text: str) -> bool:
    """Tell whether *text* may name a page: lower-case words and digits joined by single hyphens."""
    return bool(_SLUG.fullmatch(text))


def as_slug(text: str) -> str:
    """Return the slug that is meant by *text*: a name, a path or a file's name; nothing where none is."""
    name = text.replace("\\", "/").rstrip("/ ").rpartition("/")[2].strip().lower().removesuffix(".md")
    return "-".join(_WORDS_OF_SLUG.findall(name.replace("'", "").replace("\u2019", "")))


def is_reserved(slug: str) -> bool:
    """Tell whether *slug* is an address of ours: a list's page, an index or a year."""
    return slug in RESERVED_SLUGS or bool(_YEAR.fullmatch(slug))


def _one_line(text: str) -> str:
    text = text.strip()
    if not text:
        raise fail("is empty; write something")
    if "\n" in text:
        raise fail("must be one line; join its lines")
    if found := _UNPRINTABLE.search(text):
        raise fail(f"holds the invisible character U+{ord(found[0]):04X}; delete it")
    return text


def _at_most(limit: int) -> Callable[[str], str]:
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


def _slug(text: str) -> str:
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
        raise fail(f'"{value}" is not a date; write it as 2026-11-17')
    return value


def _of_our_time(day: date) -> date:
    # Catches 0206 for 2026 before 1,800 years of encores do, and years that no calendar counts past.
    if not 1900 <= day.year <= 2199:
        raise fail(f"the year {day.year} cannot be right; correct it")
    return day


def _months(number: int) -> int:
    if not 1 <= number <= 120:
        raise fail("must be a number of months from 1 to 120")
    return number


def _listed(value: object) -> object:
    if isinstance(value, str):
        raise fail(f"must be a list; write [{value}]")
    return tuple(value) if isinstance(value, list) else value


def _listed_slugs(value: object) -> object:
    if isinstance(value, str):
        meant = filter(None, map(as_slug, value.split(",")))
        raise fail(f"must be a list; write [{', '.join(meant)}]")
    return _listed(value)


def _week(value: object) -> object:
    if not isinstance(value, str):
        raise fail("must be a week, such as 2026-W47")
    try:
        return Week.parse(value)
    except ValueError as error:
        raise fail(str(error)) from None


def _distinct(items: tuple[T, ...]) -> tuple[T, ...]:
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
_SLUG_SCHEMA = looks_like(_SLUG, "must be an id: lower-case letters, digits and single hyphens")
_WEEK_SCHEMA = WithJsonSchema({"type": "string", "pattern": r"^\d{4}-W\d{2}$"})

OneLine = Annotated[str, AfterValidator(_one_line), looks_like(_LINE, _LINE_ADVICE)]
Link = Annotated[
    OneLine, AfterValidator(_link), looks_like(_WAY, "must start with https://, http:// or mailto:")
]
Title = Annotated[OneLine, AfterValidator(_at_most(80)), looks_like(_LINE, _LINE_ADVICE, maxLength=80)]
Summary = Annotated[OneLine, AfterValidator(_at_most(160)), looks_like(_LINE, _LINE_ADVICE, maxLength=160)]
Slug = Annotated[str, AfterValidator(_slug), _SLUG_SCHEMA]
Day = Annotated[date, BeforeValidator(_plain_date), AfterValidator(_of_our_time)]
Months = Annotated[
    int, AfterValidator(_months), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 120})
]
Order = Annotated[int, Field(ge=1)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_listed_slugs), AfterValidator(_distinct)]
WeekItem = Annotated[Week, BeforeValidator(_week), _WEEK_SCHEMA]
Weeks = Annotated[tuple[WeekItem, ...], BeforeValidator(_listed), AfterValidator(_distinct)]
