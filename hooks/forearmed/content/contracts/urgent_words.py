"""The urgent words of a playbook: words and phrases that people type when there is danger."""

import re
from typing import Annotated

from forearmed.content.contracts import (
    AfterValidator,
    BeforeValidator,
    Field,
    OneLine,
    distinct,
    fail,
    listed,
)

MOST = 100
"""More belong into another playbook: this one has one safety passage."""
_LETTER = re.compile(r"[^\W_]")


def _listed(value: object) -> object:
    if isinstance(value, str):
        raise fail(f"must be a list; write [{value}], with a comma between two of them")
    return listed(value)


def _phrase(text: str) -> str:
    """Return a word or a phrase, in which a slash stands between words for the same place."""
    for part in text.split():
        if not all(_LETTER.search(choice) for choice in part.split("/")):
            raise fail(f'"{part}" names no word; write words, with a slash between two that fit, as in me/us')
    return " ".join(text.split())


def _few(items: tuple[str, ...]) -> tuple[str, ...]:
    if len(items) > MOST:
        raise fail(f"holds {len(items)} phrases; keep the {MOST} that people type most")
    return items


Phrase = Annotated[OneLine, AfterValidator(_phrase)]
UrgentWords = Annotated[
    tuple[Phrase, ...],
    BeforeValidator(_listed),
    AfterValidator(distinct),
    AfterValidator(_few),
    Field(json_schema_extra={"maxItems": MOST}),
]
