"""The stops of a learning path: each names one tip or one playbook."""

from typing import Annotated

from forearmed.content.contracts import BeforeValidator, Contract, Field, Slug, fail, listed
from forearmed.content.slugs import as_slug
from forearmed.foundation.nearest import suggestion

_KINDS = ("tip", "playbook")


class Stop(Contract):
    """One stop: a line such as `tip: call-first` or `playbook: live-chat`."""

    tip: Slug | None = None
    """The tip to read: the name of its file, without `.md`."""

    playbook: Slug | None = None
    """The playbook to read: the name of its file, without `.md`."""

    @property
    def kind(self) -> str:
        """Return which of the two it names."""
        return "tip" if self.tip else "playbook"

    @property
    def slug(self) -> str:
        """Return the slug of what it names."""
        return self.tip or self.playbook or ""


def _one(value: object) -> object:
    """Return *value* if it names one thing, under a key that is known."""
    if isinstance(value, str):
        name = as_slug(value) or "call-first"
        raise fail(f'does not say what it is; write "- tip: {name}" or "- playbook: {name}"')
    if not isinstance(value, dict) or len(value) != 1:
        raise fail('must name one tip or one playbook; write "- tip: call-first"')
    ((key, named),) = value.items()
    if key not in _KINDS:
        raise fail(f'"{key}" is neither tip nor playbook{suggestion(str(key), list(_KINDS))}')
    if named is None:
        raise fail(f"names no {key}; write the name of its file behind the colon, without .md")
    return value


def _listed_stops(value: object) -> object:
    if isinstance(value, list) and value:
        return listed(value)
    raise fail('must be a list; write each stop in a line of its own, such as "- tip: call-first"')


Stops = Annotated[
    tuple[
        Annotated[
            Stop, BeforeValidator(_one), Field(json_schema_extra={"minProperties": 1, "maxProperties": 1})
        ],
        ...,
    ],
    BeforeValidator(_listed_stops),
    Field(json_schema_extra={"minItems": 1}),
]
