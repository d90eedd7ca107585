"""Former names of an article's file: each is an address below its folder that goes on leading to it."""

import re
from typing import Annotated

from forearmed.content.contracts import (
    SLUG_SCHEMA,
    AfterValidator,
    BeforeValidator,
    distinct,
    fail,
    listed_slugs,
    slug,
)
from forearmed.content.slugs import is_slug

# A name, a file wherever it lay, or the address that such a file has here: `/tips/call-first/`.
_NAME = re.compile(
    r"(?:[^/\\]+|(?:[^:?#]*[/\\])?[^/\\]+\.md|(?:https?://[^/]+)?/?(?:tips|playbooks)/[^/]+/?)"
    r"(?<!\.html)(?<!\.htm)(?<!\.php)(?<!\.aspx)",
    re.IGNORECASE,
)


def _name(text: str) -> str:
    """Return a former slug; refuse another address, where no page of ours can be."""
    if not is_slug(text) and not _NAME.fullmatch(text):
        raise fail(
            f'"{text}" is not a former name of this file but another address, where no alias can answer; '
            "delete it, and write the path of that address into docs/moved.yml, with the name of this file"
        )
    return slug(text)


def _listed(value: object) -> object:
    return listed_slugs(_name(value) if isinstance(value, str) and "," not in value else value)


FormerNames = Annotated[
    tuple[Annotated[str, AfterValidator(_name), SLUG_SCHEMA], ...],
    BeforeValidator(_listed),
    AfterValidator(distinct),
]
