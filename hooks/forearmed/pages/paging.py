"""Lists of tips, ten to a page: the form that the archive, tags, authors, series and years share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from forearmed.model import Tip
from forearmed.pages.document import Document, link, page_address, plain
from forearmed.pages.shelves import Shelves, tip_label, tip_uri

_PER_PAGE = 10


@dataclass(frozen=True)
class Entry:
    """A tip in a list, and the line above its summary."""

    tip: Tip
    label: str


@dataclass(frozen=True)
class TipList:
    """A list to be paged: *intro* is Markdown for its first page, *metadata* goes to every page."""

    src_uri: str
    title: str
    description: str
    entries: Sequence[Entry]
    intro: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict)


def entries(tips: Sequence[Tip]) -> list[Entry]:
    """Return *tips* as entries under the week of their own date."""
    return [Entry(tip, tip_label(tip)) for tip in tips]


def paged(listing: TipList, shelves: Shelves) -> Iterator[Document]:
    """Yield the pages of *listing*; the first stands at its own address, the others below ``page/``."""
    chunks = [
        listing.entries[start : start + _PER_PAGE] for start in range(0, len(listing.entries), _PER_PAGE)
    ]
    uris = [listing.src_uri, *(_page_uri(listing.src_uri, number) for number in range(2, len(chunks) + 1))]
    for number, chunk in enumerate(chunks or [()], 1):
        parts = [plain(listing.description), listing.intro] if number == 1 else []
        parts += [_entry(entry, shelves) for entry in chunk] or ["No tips yet."]
        parts += _pager(uris, number)
        title = listing.title if number == 1 else f"{listing.title}, page {number}"
        body = "\n\n".join(filter(None, parts)) + "\n"
        metadata = {**list_metadata(title, listing.description), **listing.metadata}
        uri = uris[number - 1]
        yield Document(uri, page_address(uri), body, metadata, _modified(listing.entries))


def _modified(found: Sequence[Entry]) -> date | None:
    """Return when a list last changed: with its newest tip or correction."""
    days = [entry.tip.updated or entry.tip.date for entry in found]
    return max(filter(None, days), default=None)


def list_metadata(title: str, description: str) -> dict[str, object]:
    """Return what every list's page says of itself."""
    return {
        "title": title,
        "description": description,
        "template": "list.html",
        "hide": ["navigation", "toc"],
    }


def _page_uri(first_uri: str, number: int) -> str:
    stem = first_uri.removesuffix(".md").removesuffix("/index")
    return f"{stem}/page/{number}.md"


def _entry(entry: Entry, shelves: Shelves) -> str:
    tip = entry.tip
    tags = " · ".join(link(shelves.tag_title(tag), f"tags/{tag}.md") for tag in tip.tags)
    return f"## {link(tip.title, tip_uri(tip))}\n\n*{entry.label}*\n\n{plain(tip.blurb)}\n\n{tags}"


def _pager(uris: Sequence[str], number: int) -> list[str]:
    if len(uris) == 1:
        return []
    newer = [f"[Newer tips](/{uris[number - 2]})"] if number > 1 else []
    older = [f"[Older tips](/{uris[number]})"] if number < len(uris) else []
    return ["---", " · ".join([*newer, f"Page {number} of {len(uris)}", *older])]
