"""RSS 2.0 (https://www.rssboard.org/rss-specification), with the whole tip in ``content:encoded``."""

import re
from dataclasses import replace
from html import escape

from forearmed.edition.feeds.generator import filled, unguessed
from forearmed.edition.feeds.model import Entry, Feed, sendable_feed

NAME = "feed.xml"
MIME_TYPE = "application/rss+xml"
_LIKE_HTML = re.compile(r"<[/!?a-z]|&#?\w+;", re.IGNORECASE)


def rss(feed: Feed) -> bytes:
    """Return *feed* as an RSS 2.0 document in UTF-8."""
    generator = filled(_as_rss_reads(sendable_feed(feed)), file_name=NAME, mime_type=MIME_TYPE)
    return unguessed(generator.rss_str(pretty=True))


def _as_rss_reads(feed: Feed) -> Feed:
    return replace(
        feed,
        title=_unmistakable(feed.title),
        description=_unmistakable(feed.description),
        entries=tuple(_entry_as_rss_reads(entry) for entry in feed.entries),
    )


def _entry_as_rss_reads(entry: Entry) -> Entry:
    # An item's description is HTML to every reader.
    return replace(entry, title=_unmistakable(entry.title), summary=escape(entry.summary, quote=False))


def _unmistakable(text: str) -> str:
    """Return plain *text*, as HTML only when it looks like HTML.

    RSS does not say which of the two a title is. Readers guess by its looks; most show ``Q&A`` as it is,
    and lose the tag in ``never <b>shout</b>`` unless it is escaped.
    """
    return escape(text, quote=False) if _LIKE_HTML.search(text) else text
