"""The questions that a tip brings for a team: a few, each one line."""

from typing import Annotated

from forearmed.content.contracts import (
    AfterValidator,
    BeforeValidator,
    Field,
    Question,
    distinct,
    fail,
    listed,
    no_more_than,
)

MOST = 3
"""On one sheet of paper beside a tip, and in five minutes."""


def _listed(value: object) -> object:
    if isinstance(value, str):
        raise fail("must be a list; write each question in a line of its own, behind a hyphen and a space")
    return listed(value)


Questions = Annotated[
    tuple[Question, ...],
    BeforeValidator(_listed),
    AfterValidator(distinct),
    AfterValidator(no_more_than(MOST, "questions", f"the best {MOST}")),
    Field(json_schema_extra={"maxItems": MOST}),
]
