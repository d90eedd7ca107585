"""WordPress' export (WXR), in all its versions and as browsers save it.

Names are matched without namespaces, whose addresses differ between versions. Values are stripped, since a
copy that a browser saved pads them. The format is what WordPress' ``wp-admin/includes/export.php`` writes.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from forearmed.archive.post import Attachment, Blog, Damaged, Form, Item, Passed, Post, State
from forearmed.archive.readers.days import day_written
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.titles import title_of
from forearmed.archive.readers.xml_items import Broken, Element, Read, head_of, items_in, local, text_of
from forearmed.archive.web import host_of, split_address

_SERVICE = "wordpress"
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
_NO_TERM = {"uncategorized", "uncategorised"}
_SUMMARIES = (
    "_yoast_wpseo_metadesc",
    "_aioseop_description",
    "_aioseo_description",
    "advanced_seo_description",
)
_META = {*_SUMMARIES, "_wp_old_slug", "_thumbnail_id", "footnotes", "_wp_attachment_image_alt"}
_WORDS = "_wp_attachment_image_alt"


def _knows(sample: Sample) -> bool:
    return bool(_KNOWN.search(sample.head.replace(b"\0", b"")))


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    head = head_of(path, "item")
    place = _place(head)
    for found in items_in(path, "item"):
        match found:
            case Read():
                yield from _items(found, manner, place)
            case Broken():
                yield Damaged(found.title, found.why)
            case _ if not found.is_whole:
                yield Damaged("", "the export is cut off; what came after its last post is missing")
    yield _blog(head)


READER = Reader("WordPress (WXR)", _knows, _read)


def _items(found: Read, manner: Manner, place: str) -> Iterator[Item]:
    """Yield what one item is, and how many comments hang on it."""
    values, terms, meta, comments = _values(found.element)
    kind = values.get("post_type", "post" if "post_id" not in values else "")
    if comments:
        yield Blog(attached=comments)
    if kind == "attachment":
        yield _attachment(values, meta, place)
    elif kind == "post" or (kind == "page" and manner.pages):
        yield _post(values, terms, meta, found.repaired, place)
    else:
        yield Passed(_PASSED.get(kind, "items of other kinds"))


Terms = Mapping[str, Sequence[str]]


def _values(element: Element) -> tuple[Mapping[str, str], Terms, Mapping[str, str], int]:
    """Return an item's texts, its terms by taxonomy, its further fields, and how many comments it has."""
    values: dict[str, str] = {}
    terms: dict[str, list[str]] = defaultdict(list)
    meta: dict[str, str] = {}
    comments = 0
    for child in element:
        name = local(child)
        if name == "category":
            terms[child.get("domain", "category")].append(_named(text_of(child)))
        elif name == "postmeta":
            key, value = _pair(child)
            # A former name may be there several times; of all else, the first counts.
            meta[key] = f"{meta[key]} {value}" if key == "_wp_old_slug" and key in meta else value
        elif name == "comment":
            comments += 1
        elif name == "encoded":
            values[_encoded(child)] = text_of(child)
        elif name:
            values.setdefault(name, text_of(child))
    return values, terms, meta, comments


def _encoded(child: Element) -> str:
    """Tell the two elements called ``encoded`` apart, by their prefix or their namespace."""
    return "excerpt" if "excerpt" in f"{child.prefix} {child.tag!s}" else "content"


def _pair(child: Element) -> tuple[str, str]:
    """Return the name and the value of a further field; nothing for one that nobody here reads."""
    parts = {local(each): each for each in child}
    key = text_of(parts.get("meta_key"))
    return (key, text_of(parts.get("meta_value"))) if key in _META else ("", "")


def _named(text: str) -> str:
    return " ".join((unescape(text) if "&" in text else text).split())


def _post(
    values: Mapping[str, str], terms: Terms, meta: Mapping[str, str], repaired: str, place: str
) -> Post:
    state = _STATES.get(values.get("status", "publish"), State.DRAFT)
    protected = state is State.PUBLISHED and values.get("post_password")
    day = day_written(values.get("post_date", "")) or day_written(values.get("post_date_gmt", ""))
    return Post(
        ident=f"{place}:{values.get('post_id') or values.get('guid') or values.get('link', '')}",
        title=title_of(values.get("title", "")),
        day=day,
        state=State.PROTECTED if protected else state,
        body=values.get("content", ""),
        form=Form.WORDPRESS,
        slug=unquote(values.get("post_name", "")),
        addresses=_addresses(values),
        former=tuple(dict.fromkeys(meta.get("_wp_old_slug", "").split())),
        authors=_authors(values, terms),
        terms=_terms(terms),
        summary=_summary(values, meta),
        updated=_updated(values, day),
        notes=_notes(meta.get("footnotes", "")),
        picture=f"{place}:{meta['_thumbnail_id']}" if meta.get("_thumbnail_id") else "",
        repaired=repaired,
    )


def _updated(values: Mapping[str, str], day: date | None) -> date | None:
    changed = day_written(values.get("post_modified", ""))
    return changed if changed and day and changed > day else None


def _addresses(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the usual address, and those that WordPress answers to as well."""
    link, guid = values.get("link", ""), values.get("guid", "")
    number = values.get("post_id")
    parts = split_address(link)
    root = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    short = f"{root}/?p={number}" if number else ""
    return tuple(dict.fromkeys(filter(None, [link, guid if "//" in guid else "", short])))


def _authors(values: Mapping[str, str], terms: Terms) -> tuple[str, ...]:
    """Return the names of several authors, where a plugin keeps them, else the login of the one."""
    return tuple(terms.get("author", ())) or tuple(filter(None, [values.get("creator", "")]))


def _terms(terms: Terms) -> tuple[str, ...]:
    named = (name for kind in _TERMS for name in terms.get(kind, ()))
    return tuple(sorted({name for name in named if name and name.casefold() not in _NO_TERM}))


def _summary(values: Mapping[str, str], meta: Mapping[str, str]) -> str:
    written = values.get("excerpt", "")
    return written or next((meta[key] for key in _SUMMARIES if meta.get(key)), "")


def _notes(written: str) -> Mapping[str, str]:
    """Return the footnotes of WordPress 6.3 and later, which are JSON beside the body: HTML by id."""
    if not written:
        return {}
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
        words=title_of(meta.get(_WORDS, "")),
        caption=values.get("excerpt", ""),
        title=title_of(values.get("title", "")),
        parent=f"{place}:{parent}" if parent != "0" else "",
    )


_AUTHOR = re.compile(rb"<wp:author>(.*?)</wp:author>", re.DOTALL)
_TERM = re.compile(rb"<wp:(category|tag)>(.*?)</wp:\1>", re.DOTALL)
_ADDRESS = re.compile(rb"<(link|wp:base_site_url|wp:base_blog_url)>(.*?)</\1>", re.DOTALL)


def _blog(head: bytes) -> Blog:
    """Return what only the head has: the blog's addresses, names of authors by login, of terms by address."""
    authors = {}
    for raw in _AUTHOR.findall(head):
        login = _field(raw, b"author_login")
        authors[login] = _field(raw, b"author_display_name") or login
    addresses = [_bare(text) for _, text in _ADDRESS.findall(head)]
    terms = dict(_term(kind, raw) for kind, raw in _TERM.findall(head))
    return Blog(tuple(dict.fromkeys(filter(None, addresses))), authors, terms)


def _place(head: bytes) -> str:
    """Return what idents begin with: the service and the blog, since every blog counts its posts from 1.

    Neither the scheme nor ``www.`` is part of it, so an export from after such a move is of the same blog.
    """
    by_name = {name: _bare(text) for name, text in reversed(_ADDRESS.findall(head))}
    address = by_name.get(b"wp:base_blog_url") or by_name.get(b"link", "")
    where = f"{host_of(address)}{split_address(address).path.rstrip('/')}"
    return f"{_SERVICE}:{where}" if where else _SERVICE


def _term(kind: bytes, raw: bytes) -> tuple[str, str]:
    """Return how addresses write a term, and its name."""
    written, name = (b"category_nicename", b"cat_name") if kind == b"category" else (b"tag_slug", b"tag_name")
    return unquote(_field(raw, written)), _field(raw, name)


def _field(raw: bytes, name: bytes) -> str:
    found = re.search(rb"<wp:%s>(.*?)</wp:%s>" % (name, name), raw, re.DOTALL)
    return _bare(found[1]) if found else ""


def _bare(raw: bytes) -> str:
    """Return a value of the head: its text, whether it is in CDATA or not."""
    text = raw.decode("utf-8", "replace").strip()
    inner = text.removeprefix("<![CDATA[").removesuffix("]]>")
    return title_of(inner if inner != text else unescape(text))
