"""Atom (RFC 4287)."""

from dataclasses import replace
from datetime import timedelta

from forearmed.edition.feeds.generator import filled, unguessed
from forearmed.edition.feeds.model import Entry, Feed, sendable_feed

NAME = "atom.xml"
MIME_TYPE = "application/atom+xml"


def atom(feed: Feed) -> bytes:
    """Return *feed* as an Atom document in UTF-8."""
    apart = replace(feed, entries=tuple(_corrected_apart(entry) for entry in feed.entries))
    generator = filled(sendable_feed(apart), file_name=NAME, mime_type=MIME_TYPE)
    return unguessed(generator.atom_str(pretty=True))


def _corrected_apart(entry: Entry) -> Entry:
    """Return *entry* with minutes and seconds in ``updated`` that no other entry has.

    The W3C validator objects to two entries with the same ``updated``. Corrections have only a day, and a tip
    may be in a feed twice. The seconds come from the week's number: each edition has its own, for ever.
    """
    if entry.updated == entry.released:
        return entry
    week = (entry.released.toordinal() - 1) // 7
    return replace(entry, updated=entry.updated + timedelta(seconds=1 + week % 3599))
