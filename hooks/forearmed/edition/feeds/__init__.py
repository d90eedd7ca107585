"""Write a feed as RSS, Atom and JSON Feed: one model, one small adapter for each format.

What an edition is and which ones are live is decided before this room; it reads no files and no clock.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from forearmed.edition.feeds import atom1, json1, rss2
from forearmed.edition.feeds.atom1 import atom
from forearmed.edition.feeds.json1 import json_feed
from forearmed.edition.feeds.model import Category, Entry, Feed
from forearmed.edition.feeds.rss2 import rss

__all__ = ["FORMATS", "MIME_TYPES", "Category", "Entry", "Feed", "atom", "json_feed", "rss"]

FORMATS: Mapping[str, Callable[[Feed], bytes]] = MappingProxyType(
    {rss2.NAME: rss, atom1.NAME: atom, json1.NAME: json_feed}
)
"""The files of every feed's folder, and what writes each."""

MIME_TYPES: Mapping[str, str] = MappingProxyType(
    {rss2.NAME: rss2.MIME_TYPE, atom1.NAME: atom1.MIME_TYPE, json1.NAME: json1.MIME_TYPE}
)
"""What to serve each file as, and to say in a page's ``<link rel="alternate">``."""
