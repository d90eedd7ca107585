"""WordPress' export (WXR), in all its versions and as browsers save it.

Names are matched without namespaces, whose addresses differ between versions. Values are stripped, since a
copy that a browser saved pads them. The format is what WordPress' ``wp-admin/includes/export.php`` writes.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from urllib.parse import unquote

from forearmed.archive.post import NO_NOTES, Attachment, Comments, Damaged, Form, Item, Passed, Post, State
from forearmed.archive.readers.bundle import Source
from forearmed.archive.readers.days import day_written
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.titles import title_of
from forearmed.archive.readers.wordpress_fields import SUMMARIES, WORDS, Fields, fields_of
from forearmed.archive.readers.wordpress_head import Head, blog_of
from forearmed.archive.readers.wordpress_usual import Usual
from forearmed.archive.readers.xml_items import Broken, Read, head_of, items_in, namespaces_in

_KNOWN = re.compile(rb"""wordpress\.org/export/|<wp:wxr_version|generator=["']WordPress/""")
_STATES = {
    "publish": State.PUBLISHED,
    "draft": State.DRAFT,
    "auto-draft": State.DRAFT,
    "pending": State.DRAFT,
    "future": State.SCHEDULED,
    "private": State.PRIVATE,
    "trash": State.TRASHED,
}
_PASSED = {
    "page": "pages",
    "nav_menu_item": "menu items",
    "wp_navigation": "menu items",
    "revision": "earlier versions",
    "attachment": "files",
}
_TERMS = {"category", "post_tag"}
_SERIES = "series"
"""The taxonomy of the plugins for series, such as Organize Series."""

_NO_TERM = {"uncategorized", "uncategorised"}


def _knows(sample: Sample) -> bool:
    return bool(_KNOWN.search(sample.head.replace(b"\0", b"")))


def read(path: Source, manner: Manner) -> Iterator[Item]:
    """Yield every item of the export *path*."""
    head = head_of(path, "item")
    blog, usual = blog_of(head), Usual(namespaces_in(head))
    yield blog.item
    for found in items_in(path, "item", manner.heard, usual.fields_of):
        match found:
            case Fields():
                yield from _items(found, "", manner, blog)
            case Read():
                yield from _items(fields_of(found.element), found.repaired, manner, blog)
            case Broken():
                yield Damaged(found.title, found.why)
            case _ if not found.is_whole:
                yield Damaged("", "the export is cut off; what came after its last post is missing")


READER = Reader("WordPress (WXR)", _knows, read)


def _items(fields: Fields, repaired: str, manner: Manner, blog: Head) -> Iterator[Item]:
    """Yield what one item is that says *fields*, and how many comments hang on it."""
    values, terms, meta, comments = fields
    kind = values.get("post_type", "post" if "post_id" not in values else "")
    ident = _ident(values, blog)
    if comments:
        yield Comments(ident, comments)
    if kind == "attachment":
        yield _attachment(values, meta, blog.place)
    elif kind == "post" or (kind == "page" and manner.pages):
        yield _post(ident, values, terms, meta, repaired, blog)
    else:
        yield Passed(_PASSED.get(kind, "items of other kinds"))


def _post(
    ident: str,
    values: Mapping[str, str],
    terms: Mapping[str, Sequence[str]],
    meta: Mapping[str, str],
    repaired: str,
    blog: Head,
) -> Post:
    state = _STATES.get(values.get("status", "publish"), State.DRAFT)
    protected = state is State.PUBLISHED and values.get("post_password")
    day = day_written(values.get("post_date", "")) or day_written(values.get("post_date_gmt", ""))
    return Post(
        ident=ident,
        title=title_of(values.get("title", "")),
        day=day,
        state=State.PROTECTED if protected else state,
        body=values.get("content", ""),
        form=Form.WORDPRESS,
        slug=unquote(values.get("post_name", "")),
        addresses=_addresses(values),
        former=tuple(dict.fromkeys(meta.get("_wp_old_slug", "").split())),
        authors=_authors(values, terms, blog),
        terms=_terms(terms),
        series=next(iter(terms.get(_SERIES, ())), ""),
        summary=_summary(values, meta),
        updated=_updated(values, day),
        notes=_notes(meta.get("footnotes", "")),
        picture=f"{blog.place}:{meta['_thumbnail_id']}" if meta.get("_thumbnail_id") else "",
        repaired=repaired,
    )


def _ident(values: Mapping[str, str], blog: Head) -> str:
    return f"{blog.place}:{values.get('post_id') or values.get('guid') or values.get('link', '')}"


def _updated(values: Mapping[str, str], day: date | None) -> date | None:
    changed = day_written(values.get("post_modified", ""))
    return changed if changed and day and changed > day else None


def _addresses(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the usual address, and the one that the post had first, which may be on another host."""
    found = (values.get("link", ""), values.get("guid", ""))
    return tuple([each for place, each in enumerate(found) if "//" in each and each not in found[:place]])


def _authors(values: Mapping[str, str], terms: Mapping[str, Sequence[str]], blog: Head) -> tuple[str, ...]:
    """Return the names of several authors, where a plugin keeps them, else that of the one by the login."""
    if several := terms.get("author"):
        return tuple(several)
    login = values.get("creator", "")
    name = blog.authors.get(login, login)
    return (name,) if name else ()


def _terms(terms: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return _sorted(tuple([name for kind in _TERMS for name in terms.get(kind, ())]))


@lru_cache(maxsize=1024)  # many posts have the same terms
def _sorted(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name and name.casefold() not in _NO_TERM}))


def _summary(values: Mapping[str, str], meta: Mapping[str, str]) -> str:
    written = values.get("excerpt", "")
    return written or (next((meta[key] for key in SUMMARIES if meta.get(key)), "") if meta else "")


def _notes(written: str) -> Mapping[str, str]:
    """Return the footnotes of WordPress 6.3 and later, which are JSON beside the body: HTML by id."""
    if not written:
        return NO_NOTES
    try:
        found = json.loads(written)
    except ValueError:
        return {}
    notes = found if isinstance(found, list) else []
    return {
        str(note["id"]): str(note.get("content", ""))
        for note in notes
        if isinstance(note, dict) and "id" in note
    }


def _attachment(values: Mapping[str, str], meta: Mapping[str, str], place: str) -> Attachment:
    parent = values.get("post_parent", "0")
    return Attachment(
        ident=f"{place}:{values.get('post_id', '')}",
        address=values.get("attachment_url") or values.get("guid", ""),
        words=title_of(meta.get(WORDS, "")),
        caption=values.get("excerpt", ""),
        title=title_of(values.get("title", "")),
        parent=f"{place}:{parent}" if parent != "0" else "",
    )
