"""What a feed is, whatever its format. Writes nothing."""

from dataclasses import dataclass, replace
from datetime import datetime

from forearmed.article.sendable import sendable


@dataclass(frozen=True)
class Category:
    """A tag of an entry: *id* for machines, *title* for people (plain text)."""

    id: str
    title: str


@dataclass(frozen=True)
class Entry:
    """One edition. Texts are plain unless they say otherwise, addresses absolute, moments aware."""

    id: str
    """A tag URI (RFC 4151) that stays when the tip, its title or the site moves."""
    url: str
    """The page of the edition's tip."""
    title: str
    summary: str
    html: str
    """The whole tip as portable HTML."""
    author: str
    """The name to show, a team's as a rule."""
    categories: tuple[Category, ...]
    released: datetime
    updated: datetime
    """The last correction, or else the release; never before it."""


@dataclass(frozen=True)
class Feed:
    """Editions, the newest first, and the page they belong to. Texts, addresses and moments as in `Entry`."""

    id: str
    """A tag URI, this feed's own."""
    title: str
    description: str
    language: str
    """A language tag (BCP 47): ``en``."""
    home_url: str
    """The page that shows the same editions."""
    base_url: str
    """The folder the feed's files lie in, with its last slash."""
    entries: tuple[Entry, ...]
    author: str
    epoch: datetime
    """When a feed without entries was last updated. The W3C validator believes no year before 1990."""

    @property
    def updated(self) -> datetime:
        """The moment of the latest correction or release, which need not be the newest entry's."""
        return max((entry.updated for entry in self.entries), default=self.epoch)


def sendable_feed(feed: Feed) -> Feed:
    """Return *feed* without the characters no format can carry."""
    return replace(
        feed,
        title=sendable(feed.title),
        description=sendable(feed.description),
        author=sendable(feed.author),
        entries=tuple(_sendable_entry(entry) for entry in feed.entries),
    )


def _sendable_entry(entry: Entry) -> Entry:
    return replace(
        entry,
        title=sendable(entry.title),
        summary=sendable(entry.summary),
        html=sendable(entry.html),
        author=sendable(entry.author),
        categories=tuple(replace(one, title=sendable(one.title)) for one in entry.categories),
    )
