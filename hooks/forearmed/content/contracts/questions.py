"""The questions that a tip brings for a team: a few, each one line."""

from typing import Annotated, TypeVar

from forearmed.content.contracts import (
    AfterValidator,
    BeforeValidator,
    Field,
    Question,
    distinct,
    fail,
    listed,
)

MOST = 3
"""On one sheet of paper beside a tip, and in five minutes."""

T = TypeVar("T")


def _listed(value: object) -> object:
    if isinstance(value, str):
        raise fail("must be a list; write each question in a line of its own, behind a hyphen and a space")
    return listed(value)


def _few(items: tuple[T, ...]) -> tuple[T, ...]:
    if len(items) > MOST:
        raise fail(f"holds {len(items)} questions; keep the best {MOST}")
    return items


Questions = Annotated[
    tuple[Question, ...],
    BeforeValidator(_listed),
    AfterValidator(distinct),
    AfterValidator(_few),
    Field(json_schema_extra={"maxItems": MOST}),
]
