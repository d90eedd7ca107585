"""What people ask when they need an article: questions and words that its text does not have."""

from typing import Annotated

from forearmed.content.contracts import (
    AfterValidator,
    BeforeValidator,
    Field,
    OneLine,
    distinct,
    fail,
    listed_phrases,
    no_more_than,
)

MOST = 30
"""More say nothing new, and would find the article for everything."""
LONGEST = 80
"""How many characters a question has at most."""


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise fail(f'"{text[:20]} …" has {len(text)} characters; write at most {LONGEST}, as people type')
    return text


Asked = Annotated[
    tuple[Annotated[OneLine, AfterValidator(_short)], ...],
    BeforeValidator(listed_phrases),
    AfterValidator(distinct),
    AfterValidator(no_more_than(MOST, "questions", f"the {MOST} that people ask most")),
    Field(json_schema_extra={"maxItems": MOST}),
]
