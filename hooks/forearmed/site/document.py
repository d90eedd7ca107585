"""A page before it is rendered: its address, its metadata and its Markdown."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

SEPARATOR = "\u00a0· "
"""The separator between the links of a row. A line may break after it, never before it."""


@dataclass(frozen=True)
class Document:
    """One page of the site.

    *src_uri* is its URI, which authors link to (``tips/2026/call-first.md``); *address* is relative to the
    site's root, without a leading slash (``tips/call-first/``). *metadata* holds plain text, and lists and
    maps of it, for the page's template. *origin* is the path of its source from the project's folder
    (``docs/playbooks/live-chat.md``); a generated list has none. *canonical* is the address of the page that
    has the whole text, where that is another one.
    """

    src_uri: str
    address: str
    body: str
    metadata: Mapping[str, object] = field(default_factory=dict)
    modified: date | None = None
    origin: str | None = None
    canonical: str | None = None


class Later(Mapping[str, object]):
    """Metadata that *make* returns when somebody asks for it first: a preview shows few of its pages.

    Its *template* is known before.
    """

    def __init__(self, make: Callable[[], Mapping[str, object]], *, template: str) -> None:
        self._make = make
        self._template = template

    @cached_property
    def _made(self) -> Mapping[str, object]:
        return self._make()

    def __getitem__(self, key: str) -> object:
        """Return the value of *key*."""
        return self._template if key == "template" else self._made[key]

    def __iter__(self) -> Iterator[str]:
        """Yield every key."""
        return iter(self._made)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._made)

    def __reduce__(self) -> tuple[type[dict[str, object]], tuple[Mapping[str, object]]]:
        """Return how to write it by value: as the map it is."""
        return dict, (dict(self._made),)
