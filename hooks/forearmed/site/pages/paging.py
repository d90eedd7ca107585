"""Lists of tips, ten on each page, for the archive, tags, authors, series and years."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import groupby

from forearmed.article.converter import typographic
from forearmed.article.markdown import prose
from forearmed.content.model import Tip
from forearmed.foundation.wording import Wording
from forearmed.site.addresses import further_uri, page_address, tip_address
from forearmed.site.document import Document, Later
from forearmed.site.facts import tag_facts
from forearmed.site.live_library import LiveLibrary
from forearmed.site.pages.entries import Entry, Group, Line, group_facts

_LIST = "list.html"
_PER_PAGE = 10
_NEARBY = 1


@dataclass(frozen=True)
class ListedTip:
    """A tip in a list, with the *label* above its summary, and its *group*, if any: a heading of the list."""

    tip: Tip
    label: str
    group: str = ""


@dataclass(frozen=True)
class TipList:
    """A list before `paged` splits it: *intro* is Markdown for the first page; every page has *metadata*."""

    src_uri: str
    title: str
    description: str
    entries: Sequence[ListedTip]
    intro: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict)
    address: Callable[[Tip], str] = tip_address
    """Where the name of a tip leads: to its page."""


def entries(tips: Sequence[Tip], wording: Wording) -> list[ListedTip]:
    """Return the dated ones of *tips* as entries, grouped by the year of their date."""
    return [ListedTip(tip, wording.short_date(tip.date), str(tip.date.year)) for tip in tips if tip.date]


def entries_by_month(tips: Sequence[Tip], wording: Wording) -> list[ListedTip]:
    """Return the dated ones of *tips* as entries, grouped by the month of their date, for long lists."""
    return [
        ListedTip(tip, wording.short_date(tip.date), wording.written_month(tip.date))
        for tip in tips
        if tip.date
    ]


def paged(listing: TipList, live: LiveLibrary) -> Iterator[Document]:
    """Yield the pages of *listing*; the first has the list's address, the others are below ``page/``."""
    chunks = [
        listing.entries[start : start + _PER_PAGE] for start in range(0, len(listing.entries), _PER_PAGE)
    ]
    uris = [listing.src_uri, *(further_uri(listing.src_uri, number) for number in range(2, len(chunks) + 1))]
    modified = _modified(listing.entries)
    for number, uri in enumerate(uris, 1):
        intro = [prose(listing.description), listing.intro] if number == 1 else []
        body = "".join(f"{part}\n\n" for part in intro if part)
        chunk = chunks[number - 1] if chunks else ()
        make = partial(_metadata, listing, live, chunk, uris, number)
        metadata = Later(make, template=str(listing.metadata.get("template", _LIST)))
        yield Document(uri, page_address(uri), body, metadata, modified)


def _metadata(
    listing: TipList, live: LiveLibrary, chunk: Sequence[ListedTip], uris: Sequence[str], number: int
) -> dict[str, object]:
    """Return the metadata of the page *number*, one of *uris*, which shows *chunk* of *listing*."""
    further = live.wording.say("{title}, page {number}", title=listing.title, number=number)
    title = listing.title if number == 1 else further
    groups = group_facts(_groups(chunk, live, listing))
    return {
        **list_metadata(title, listing.description, groups),
        "pager": _pager(uris, number),
        **listing.metadata,
    }


def index_document(
    src_uri: str,
    title: str,
    intro: str,
    found: Sequence[Entry],
    *,
    kind: str,
    short: str | None = None,
    above: Sequence[str] = (),
) -> Document:
    """Return the one page that lists *found*, below *intro* and the Markdown of *above*.

    *short* is its name in the row of sections, *kind* its layout.
    """
    body = "\n\n".join([prose(intro), *above]) + "\n"
    metadata = {**list_metadata(title, intro, group_facts([("", found)] if found else [])), "kind": kind}
    return Document(src_uri, page_address(src_uri), body, metadata | ({"short": short} if short else {}))


def _modified(found: Sequence[ListedTip]) -> date | None:
    """Return the day of the last change: the newest date or correction among *found*; None without any."""
    days = [entry.tip.updated or entry.tip.date for entry in found]
    return max(filter(None, days), default=None)


def list_metadata(
    title: str, description: str, groups: Sequence[Mapping[str, object]] | None = None
) -> dict[str, object]:
    """Return the metadata of every page of a list. Its *groups* of entries stand below its own text."""
    return {
        "title": title,
        "description": description,
        "template": _LIST,
        "hide": ["navigation", "toc"],
        "groups": groups,
    }


def _groups(found: Sequence[ListedTip], live: LiveLibrary, listing: TipList) -> Iterator[Group]:
    """Yield *found*, a part of *listing*, by group."""
    for name, members in groupby(found, key=lambda entry: entry.group):
        yield name, [_entry(member, live, listing) for member in members]


def _entry(found: ListedTip, live: LiveLibrary, listing: TipList) -> Entry:
    """Return the entry of *found*, without a link to the tag whose page *listing* is."""
    tip, left_out = found.tip, listing.metadata.get("tag")
    lines = Line(found.label, aside=True), Line(typographic(tip.blurb, live.wording.marks))
    tags = tag_facts((tag for tag in tip.tags if tag != left_out), live)
    return Entry(tip.short_title, listing.address(tip), lines, tags=tuple(tags))


def _pager(uris: Sequence[str], number: int) -> dict[str, object] | None:
    """Return links from page *number* to the ones beside it and to some others; None for a single page."""
    if len(uris) == 1:
        return None
    addresses = [page_address(uri) for uri in uris]
    return {
        "newer": addresses[number - 2] if number > 1 else None,
        "older": addresses[number] if number < len(uris) else None,
        "pages": [*_page_links(addresses, number)],
    }


def _page_links(addresses: Sequence[str], number: int) -> Iterator[dict[str, object]]:
    """Yield links to the first page, the last and those beside *number*; *gap* where some are left out."""
    before = 0
    for page in sorted({1, *range(number - _NEARBY, number + _NEARBY + 1), len(addresses)}):
        if 1 <= page <= len(addresses):
            url = None if page == number else addresses[page - 1]
            yield {"number": page, "url": url, "gap": page > before + 1}
            before = page
