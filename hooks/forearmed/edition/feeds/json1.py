"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json

from forearmed.edition.feeds.model import Entry, Feed, sendable_feed

NAME = "feed.json"
MIME_TYPE = "application/feed+json"


def json_feed(feed: Feed) -> bytes:
    """Return *feed* as a JSON Feed document in UTF-8."""
    written = json.dumps(_document(sendable_feed(feed)), ensure_ascii=False, indent=2)
    return f"{written}\n".encode()


def _document(feed: Feed) -> dict[str, object]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home_url,
        "feed_url": feed.base_url + NAME,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }


def _item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.released.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": entry.author}],
        "tags": [category.title for category in entry.categories],
    }
