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
    listed_phrases,
    no_more_than,
)

MOST = 100
"""More belong into another playbook: this one has one safety passage."""
_LETTER = re.compile(r"[^\W_]")


def _phrase(text: str) -> str:
    """Return a word or a phrase, in which a slash stands between words for the same place."""
    for part in text.split():
        if not all(_LETTER.search(choice) for choice in part.split("/")):
            raise fail(f'"{part}" names no word; write words, with a slash between two that fit, as in me/us')
        if "/" in part and "-" in part:
            raise fail(f'"{part}" joins words and names more than one; write a phrase for each word')
    return " ".join(text.split())


Phrase = Annotated[OneLine, AfterValidator(_phrase)]
UrgentWords = Annotated[
    tuple[Phrase, ...],
    BeforeValidator(listed_phrases),
    AfterValidator(distinct),
    AfterValidator(no_more_than(MOST, "phrases", f"the {MOST} that people type most")),
    Field(json_schema_extra={"maxItems": MOST}),
]
