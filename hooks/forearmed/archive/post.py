"""What a reader finds in an export, whatever service wrote it. Nothing is decided or converted here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

NO_NOTES: Mapping[str, str] = MappingProxyType({})
"""The notes of most posts: one for all of them, since an archive has many."""


class State(Enum):
    """What the old service says of a post; only one that is published may become a tip with a date."""

    PUBLISHED = "published"
    DRAFT = "a draft"
    SCHEDULED = "scheduled"
    PRIVATE = "private"
    PROTECTED = "protected by a password"
    TRASHED = "in the trash"
    MEMBERS = "for members or payers only"
    MAILED = "sent by mail only, and on no page"
    BEGUN = "in the export with its beginning only"


class Form(Enum):
    """How a body is written."""

    HTML = "HTML"
    WORDPRESS = "what WordPress keeps: HTML without paragraphs, or blocks, and shortcodes"
    BREAKS = "HTML in which the end of a line is a break, as Blogger may keep it"
    MARKDOWN = "Markdown"


class Post(NamedTuple):
    """One post of an export. An archive has many, and a tuple is made in a quarter of the time."""

    ident: str
    """Its id in the old service, such as ``wordpress:old.org:174``: the same in every export of one place."""

    title: str
    """Plain text, without tags and character references."""

    day: date | None
    """The day on which it appeared, on the clock of its publication."""

    state: State
    body: str = ""
    form: Form = Form.HTML
    slug: str = ""
    """The last part of its old address, as the service has it."""

    addresses: tuple[str, ...] = ()
    """Where it was, the usual address first: absolute, or from the root of the old site."""

    former: tuple[str, ...] = ()
    """Names that the last part of its address had before."""

    authors: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    """Tags, categories and labels, by their names."""

    series: str = ""
    """The name of the series that it is a part of, where the service keeps series."""

    host: str = ""
    """Where it was, without ``www.``; the survey keeps it here, and the paths alone as addresses."""

    summary: str = ""
    """A description or an excerpt that was written for it."""

    updated: date | None = None
    notes: Mapping[str, str] = NO_NOTES
    """Footnotes that the service keeps outside the body: HTML, by id."""

    picture: str = ""
    """The address or the attachment's id of the picture above the post."""

    repaired: str = ""
    """What had to be mended to read it; a person should look at the post."""

    remarks: tuple[str, ...] = ()
    """What else a person has to look at, in a sentence each."""

    @property
    def service(self) -> str:
        """Return the service that it is from, as its ident begins with."""
        return self.ident.partition(":")[0]

    @property
    def place(self) -> str:
        """Return which publication it is of, as far as its export tells: the service, and where it was.

        WordPress' idents have that in front of the number, since every blog counts from 1.
        """
        service = self.service
        return self.ident.rpartition(":")[0] if service == "wordpress" else f"{service}:{self.host}"

    @property
    def folder(self) -> str:
        """Return the folder of its host that its publication was in: nothing, or ``blog/``."""
        folder = self.place.partition(":")[2].partition("/")[2]
        return f"{folder}/" if folder else ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the old service keeps beside posts: its *address*, and the *words* that stand for it."""

    ident: str
    address: str
    words: str = ""
    caption: str = ""
    title: str = ""
    parent: str = ""
    """The ident of the post that it was put into first."""


@dataclass(frozen=True, slots=True)
class Passed:
    """An item that is no post: its *kind*, in the plural, as the report counts it."""

    kind: str


@dataclass(frozen=True, slots=True)
class Damaged:
    """An item that cannot be read: what is known of its *name*, and *why*."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Blog:
    """What an export says of the whole: its *addresses*, and the names of its *authors* by login."""

    addresses: tuple[str, ...] = ()
    authors: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    """The names of terms, by how the addresses of their lists write them."""

    lists: Mapping[str, str] = field(default_factory=dict)
    """By its address, the name of the term whose posts a list has."""

    feeds: Mapping[str, str] = field(default_factory=dict)
    """By its address, the name of the term whose posts a feed has."""

    people: Mapping[str, str] = field(default_factory=dict)
    """By its address, the name of the author whose posts a list has."""


class Comments(NamedTuple):
    """How many comments belong to the item *ident*; they are counted, and never brought along."""

    ident: str
    number: int


Item = Post | Attachment | Passed | Damaged | Blog | Comments
