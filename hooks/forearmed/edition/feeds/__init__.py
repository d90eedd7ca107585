"""Write a feed as RSS, Atom and JSON Feed: one model, one small adapter for each format.

What an edition is and which ones are live is decided before this room; it reads no files and no clock.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from forearmed.edition.feeds import atom1, json1, rss2
from forearmed.edition.feeds.atom1 import atom
from forearmed.edition.feeds.json1 import json_feed
from forearmed.edition.feeds.model import Category, Entry, Feed
from forearmed.edition.feeds.rss2 import rss

__all__ = ["FORMATS", "Category", "Entry", "Feed", "Format", "atom", "json_feed", "rss"]


@dataclass(frozen=True)
class Format:
    """A format of feeds: what people call it, its file in a feed's folder, its type, and what writes it."""

    name: str
    file: str
    mime_type: str
    write: Callable[[Feed], bytes]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        rss2.NAME: Format("RSS", rss2.NAME, rss2.MIME_TYPE, rss),
        atom1.NAME: Format("Atom", atom1.NAME, atom1.MIME_TYPE, atom),
        json1.NAME: Format("JSON Feed", json1.NAME, json1.MIME_TYPE, json_feed),
    }
)
"""The formats of every feed's folder, by their files. Templates are told of them, too."""
