"""Blogger's export of today, as Google Takeout hands it over: ``feed.atom``, with elements of its own.

All times are UTC, so the local day takes the site's time zone. The address of the blog is nowhere in it.
"""

from collections.abc import Iterator

from forearmed.archive.post import Damaged, Item, Passed, State
from forearmed.archive.readers.blogger import CUT_OFF, post_of
from forearmed.archive.readers.bundle import Source
from forearmed.archive.readers.days import day_at
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.titles import title_of
from forearmed.archive.readers.xml_items import Broken, Element, Read, items_in, local, text_of

_STATES = {
    "LIVE": State.PUBLISHED,
    "DRAFT": State.DRAFT,
    "SCHEDULED": State.SCHEDULED,
    "SOFT_TRASHED": State.TRASHED,
}


def _knows(sample: Sample) -> bool:
    return b"schemas.google.com/blogger/2018" in sample.head


def read(path: Source, manner: Manner) -> Iterator[Item]:
    """Yield every entry of the feed *path*."""
    for found in items_in(path, "entry", manner.heard):
        match found:
            case Read():
                yield _item(found, manner)
            case Broken():
                yield Damaged(title_of(found.title), found.why)
            case _ if not found.is_whole:
                yield Damaged("", CUT_OFF)


READER = Reader("Blogger's Takeout", _knows, read)


def _item(found: Read, manner: Manner) -> Item:
    values = _values(found.element)
    kind = values.get("type", "")
    if kind != "POST" and not (kind == "PAGE" and manner.pages):
        return Passed({"COMMENT": "comments", "PAGE": "pages"}.get(kind, "items of other kinds"))
    labels = [child.get("term", "") for child in found.element if local(child) == "category"]
    state = _STATES.get(values.get("status", ""), State.DRAFT)
    return post_of(
        found.element,
        day=day_at(values.get("published", ""), manner.zone),
        state=State.TRASHED if values.get("trashed") else state,
        addresses=tuple(filter(None, [values.get("filename", "")])),
        labels=labels,
        summary=title_of(values.get("metaDescription", "")),
        repaired=found.repaired,
    )


def _values(entry: Element) -> dict[str, str]:
    """Return the texts of the entry's own children; its author has a ``type``, too."""
    return {local(child): text_of(child) for child in entry if not len(child)}
