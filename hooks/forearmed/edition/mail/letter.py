"""What a digest says (`Letter`), and the files made of it (`Digest`). Data only, but for a letter's body."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from forearmed.edition.mail.picture import Picture
from forearmed.foundation.colors import HOUSE, Shades
from forearmed.foundation.direction import Direction
from forearmed.foundation.wording import Wording

if TYPE_CHECKING:
    from forearmed.edition.mail.body import Pair, Tag


@dataclass(frozen=True)
class Link:
    """A title and the absolute URL behind it."""

    title: str
    url: str


@dataclass(frozen=True)
class Letter:
    """Everything the digest says; plain text unless named html."""

    week: str
    """An ISO week, `2026-W47`."""
    week_label: str
    """The week for people: `Week 47 · Tuesday, November 17, 2026`."""
    release: datetime
    """When the edition goes live, with its offset; the message's Date."""
    title: str
    summary: str
    """One sentence: the line an inbox shows beside the subject."""
    html: str
    """The tip's body: portable HTML, which is sanitised, well formed and has absolute links."""
    tip_url: str
    huddle_url: str
    """The page for a team's five minutes with the tip."""
    slug: str
    encore: bool
    """The week brings back an earlier tip."""
    author: str
    tags: tuple[Link, ...]
    playbook: Link | None
    earlier: tuple[tuple[str, Link], ...]
    """Up to four earlier editions, newest first: the week's label and the tip."""
    wording: Wording
    """What the digest says itself, in the language of the site."""
    site_name: str
    site_url: str
    sender: str
    """A mailbox: `Service Tips <tips@example.com>`."""
    reply_to: str | None
    list_id: str
    """The list's name below a domain, without brackets: `service-tips.example.com`."""
    subscribe: str
    """Where to join: a URL or `mailto:`."""
    unsubscribe: str
    """Where to leave: a URL or `mailto:`, the same for everyone."""
    postal_address: str
    again: Link | None = None
    """A question of an earlier tip, which this week asks again, and the address of that tip."""
    exercises: tuple[str, ...] = ("Try it this week",)
    """The headings that the exercise may have which closes every tip."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """The pictures of *html* that the mail carries, by their addresses; of all others it has the words."""
    logo: str = ""
    """The address that *pictures* has for the logo; nothing where there is none."""
    accent: Shades = HOUSE
    """The color of links and of the button."""
    color: Shades | None = None
    """The color of the tip's first tag, where that has one."""
    pictures_for_lists: bool = False
    """Whether the message for a mailing list carries them, too."""

    @property
    def direction(self) -> Direction:
        """Return which way the letter is written."""
        return self.wording.direction

    @property
    def language(self) -> str:
        """Return the language tag of what the letter says itself."""
        return self.wording.language

    @cached_property
    def body(self) -> "Tag":
        """Return *html* fitted for plain text and chat. It is parsed once, and nobody may change it."""
        from forearmed.edition.mail.body import tidied  # a letter that was sent before is not read again

        return tidied(self.html, self.wording)

    @property
    def first(self) -> "Pair | None":
        """Return the first words to say of the tip; None where it has none."""
        from forearmed.edition.mail.body import first_pair

        return first_pair(self.body)


@dataclass(frozen=True)
class Digest:
    """One edition as it is published: a page, a text, two messages, and `edition.json` about them."""

    html: str
    """The mail's page as the site shows it: with the pictures that the mail for subscribers carries."""
    text: str
    eml: bytes
    list_eml: bytes
    edition: bytes
