"""A page before it is rendered: its address, its metadata and its Markdown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

SEPARATOR = "\u00a0· "
"""Between the links of a row: it ends a line and never begins one."""


@dataclass(frozen=True)
class Document:
    """One page of the site.

    *src_uri* is what authors link to (``tips/2026/call-first.md``), *address* where readers find it,
    below the site and without a leading slash (``tips/call-first/``). *metadata* is plain text and
    lists and maps of it, for the page's template. *origin* is the file its words stand in, below the
    project's folder (``docs/playbooks/live-chat.md``); a list has none.
    """

    src_uri: str
    address: str
    body: str
    metadata: Mapping[str, object] = field(default_factory=dict)
    modified: date | None = None
    origin: str | None = None
