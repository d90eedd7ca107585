"""Lists of tips, ten on each page, for the archive, tags, authors, series and years."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from forearmed.article.markdown import link, prose
from forearmed.content.model import Tip
from forearmed.foundation.wording import Wording
from forearmed.site.addresses import entry_uri, further_uri, page_address, tip_uri
from forearmed.site.document import SEPARATOR, Document
from forearmed.site.live_library import LiveLibrary

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
    for number, chunk in enumerate(chunks or [()], 1):
        parts = [prose(listing.description), listing.intro] if number == 1 else []
        listed = [*_entries(chunk, live, left_out=listing.metadata.get("tag"))]
        parts += listed or [live.wording.say("No tips yet.")]
        parts += _pager(uris, number, live.wording)
        further = live.wording.say("{title}, page {number}", title=listing.title, number=number)
        title = listing.title if number == 1 else further
        body = "\n\n".join(filter(None, parts)) + "\n"
        metadata = {**list_metadata(title, listing.description), **listing.metadata}
        uri = uris[number - 1]
        yield Document(uri, page_address(uri), body, metadata, _modified(listing.entries))


def _modified(found: Sequence[ListedTip]) -> date | None:
    """Return the day of the last change: the newest date or correction among *found*; None without any."""
    days = [entry.tip.updated or entry.tip.date for entry in found]
    return max(filter(None, days), default=None)


def list_metadata(title: str, description: str) -> dict[str, object]:
    """Return the metadata of every page of a list."""
    return {
        "title": title,
        "description": description,
        "template": "list.html",
        "hide": ["navigation", "toc"],
    }


def _entries(found: Sequence[ListedTip], live: LiveLibrary, *, left_out: object) -> Iterator[str]:
    """Yield the Markdown of *found*, by group, without links to the tag *left_out*, whose page this is."""
    for name, members in groupby(found, key=lambda entry: entry.group):
        if name:
            yield f"## {name}"
        for entry in members:
            tip = entry.tip
            tags = [link(live.tag_title(tag), entry_uri("tags", tag)) for tag in tip.tags if tag != left_out]
            heading = f"{'###' if name else '##'} {link(tip.title, tip_uri(tip))}"
            yield "\n\n".join([heading, f"*{entry.label}*", prose(tip.blurb), SEPARATOR.join(tags)]).rstrip()


def _pager(uris: Sequence[str], number: int, wording: Wording) -> list[str]:
    if len(uris) == 1:
        return []
    newer = [f"[{wording.say('Newer tips')}](/{uris[number - 2]})"] if number > 1 else []
    older = [f"[{wording.say('Older tips')}](/{uris[number]})"] if number < len(uris) else []
    return ["---", " ".join([*newer, *_page_links(uris, number), *older])]


def _page_links(uris: Sequence[str], number: int) -> Iterator[str]:
    """Yield links to the first page, the last and those beside *number*, with an ellipsis for the rest."""
    before = 0
    for page in sorted({1, *range(number - _NEARBY, number + _NEARBY + 1), len(uris)}):
        if not 1 <= page <= len(uris):
            continue
        if page > before + 1:
            yield "…"
        yield f"**{page}**" if page == number else f"[{page}](/{uris[page - 1]})"
        before = page
