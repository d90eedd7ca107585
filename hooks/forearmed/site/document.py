"""A page before it is rendered: its address, its metadata and its Markdown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

SEPARATOR = "\u00a0· "
"""The separator between the links of a row. A line may break after it, never before it."""


@dataclass(frozen=True)
class Document:
    """One page of the site.

    *src_uri* is its URI, which authors link to (``tips/2026/call-first.md``); *address* is relative to the
    site's root, without a leading slash (``tips/call-first/``). *metadata* holds plain text, and lists and
    maps of it, for the page's template. *origin* is the path of its source from the project's folder
    (``docs/playbooks/live-chat.md``); a generated list has none.
    """

    src_uri: str
    address: str
    body: str
    metadata: Mapping[str, object] = field(default_factory=dict)
    modified: date | None = None
    origin: str | None = None
