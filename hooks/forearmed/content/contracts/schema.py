"""The JSON Schema of what an author writes, where it says more or less than pydantic would. Pure.

pydantic could read the fields' docstrings as well, but it does so when a model is declared: each command
would pay for what only the reference shows.
"""

import ast
import inspect
from collections.abc import Mapping
from itertools import pairwise
from textwrap import dedent
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import (
    DateSchema,
    ModelSchema,
    NullableSchema,
    TupleSchema,
    WithDefaultSchema,
)

JsonSchema = dict[str, Any]  # Any: as deep as JSON goes


def schema_of(contract: type[BaseModel]) -> JsonSchema:
    """Return the JSON Schema (draft 2020-12) of what an author writes, whole: it refers to nothing.

    Defaults are as YAML has them, and a key that may be left out does not offer ``null``.
    """
    schema = contract.model_json_schema(mode="serialization", schema_generator=_AsWritten)
    parts = schema.pop("$defs", {})
    return {key: _inlined(value, parts) for key, value in schema.items()}


class _AsWritten(GenerateJsonSchema):
    """Leaves out what pydantic can say of a key and an author does not care for; adds the docstrings."""

    def model_schema(self, schema: ModelSchema) -> JsonSchema:
        made = super().model_schema(schema)
        said: dict[str, str] = {}
        for part in reversed(schema["cls"].__mro__):
            said |= _docstrings(part)
        keys = made.get("properties", {})
        return {**made, "properties": {key: _described(keys[key], said.get(key)) for key in keys}}

    def nullable_schema(self, schema: NullableSchema) -> JsonSchema:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchema:
        made = super().default_schema(schema)
        return {key: value for key, value in made.items() if (key, value) != ("default", None)}

    def date_schema(self, schema: DateSchema) -> JsonSchema:
        return {**super().date_schema(schema), "pattern": "^(19|20|21)"}  # as `_of_our_time` has it

    def tuple_schema(self, schema: TupleSchema) -> JsonSchema:
        return {**super().tuple_schema(schema), "uniqueItems": True}  # as `distinct` has it

    def encode_default(self, dft: object) -> object:
        return None if isinstance(dft, BaseModel) else super().encode_default(dft)

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


def _described(key: JsonSchema, text: str | None) -> JsonSchema:
    return {**key, "description": text} if text else key


def _docstrings(part: type) -> dict[str, str]:
    """Return the docstring of each field that the body of *part* declares: the text right below it."""
    if not issubclass(part, BaseModel) or part is BaseModel:
        return {}
    declared = ast.parse(dedent(inspect.getsource(part))).body[0]
    found = {}
    for field, below in pairwise(declared.body if isinstance(declared, ast.ClassDef) else []):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = inspect.cleandoc(text)
    return found


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
