"""RSS (0.9 to 2.0) and Atom (RFC 4287) as files: the newest posts of a place, at times their beginnings only.

A day is that of the time's own offset. The readers of WordPress' and Blogger's exports, which are RSS and
Atom with more in them, are asked before this one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from forearmed.archive.post import Blog, Damaged, Form, Item, Post, State
from forearmed.archive.readers.days import day_mailed, day_written
from forearmed.archive.readers.people import name_of
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.titles import plain, title_of
from forearmed.archive.readers.xml_items import Broken, Element, Read, items_in, local, text_of
from forearmed.archive.web import split_address

_RSS = re.compile(rb"<(?:\w+:)?(?:rss|RDF)[\s>]")
_ATOM = re.compile(rb"<feed[\s>]")
_LINK = re.compile(rb"<link>\s*(?:<!\[CDATA\[)?\s*(https?://[^<\]\s]+)")
_HREF = re.compile(rb"""<link\b[^>]*\bhref\s*=\s*["'](https?://[^"']+)["'][^>]*>""")
_TEASER = re.compile(
    r"(?:\[\s*(?:…|\.{3})\s*\]|(?:read|continue)[ \xa0]+(?:more|reading)\W*)\s*\Z", re.IGNORECASE
)
_SIGNED = re.compile(
    r"<p>\s*The post\b(?:(?!</p>).){0,2000}(?:appeared first|first appeared) on(?:(?!</p>).){0,999}</p>\s*\Z",
    re.DOTALL | re.IGNORECASE,
)
"""What WordPress puts below each post of a feed."""

_END = 400


def _knows_rss(sample: Sample) -> bool:
    return bool(_RSS.search(_start(sample)))


def _knows_atom(sample: Sample) -> bool:
    return bool(_ATOM.search(_start(sample)))


def _start(sample: Sample) -> bytes:
    """Return the beginning of a file of XML; nothing of any other, since pictures have RDF in them, too."""
    start = sample.head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n")
    return start[:4096] if start.startswith(b"<") else b""


def _read(name: str, path: Path, manner: Manner) -> Iterator[Item]:
    for found in items_in(path, name, manner.heard):
        match found:
            case Read():
                yield _told(found)
            case Broken():
                yield Damaged(title_of(found.title), found.why)
            case _:
                yield Blog(_addresses(found.head))
                if not found.is_whole:
                    yield Damaged("", "the file is cut off; what came after its last post is missing")


RSS = Reader("RSS", _knows_rss, partial(_read, "item"))
ATOM = Reader("Atom", _knows_atom, partial(_read, "entry"))


def _addresses(head: bytes) -> tuple[str, ...]:
    found = _LINK.search(head) or next(
        (each for each in _HREF.finditer(head) if b"self" not in each[0]), None
    )
    parts = split_address(found[1].decode("utf-8", "replace")) if found else None
    return (f"{parts.scheme}://{parts.netloc}",) if parts and parts.netloc else ()


def _told(found: Read) -> Item:
    children: dict[str, Element] = {}
    for child in found.element:
        if name := local(child):
            children.setdefault(
                "summary" if name == "encoded" and "excerpt" in str(child.tag) else name, child
            )
    post = _post(found.element, children)
    if not post.ident:
        return Damaged(post.title, "it has neither an id nor an address nor a title")
    state = State.BEGUN if _TEASER.search(plain(post.body[-_END:])) else post.state
    return post._replace(state=state, repaired=found.repaired)


def _post(item: Element, children: Mapping[str, Element]) -> Post:
    values = {name: _html(child) for name, child in children.items()}
    address = _address(item)
    full = values.get("encoded") or values.get("content", "")
    short = values.get("description") or values.get("summary", "")
    written = (
        values.get("pubDate") or values.get("published") or values.get("date") or values.get("issued", "")
    )
    known = values.get("guid") or values.get("id") or address or values.get("title", "")
    title = title_of(values.get("title", ""))
    return Post(
        ident=f"feed:{known}" if known else "",
        title=title,
        day=day_written(written) or day_mailed(written),
        state=State.DRAFT if "draft" in values else State.PUBLISHED,
        body=_SIGNED.sub("", full or short),
        form=Form.HTML,
        slug=split_address(address).path.rstrip("/").rpartition("/")[2].removesuffix(".html"),
        addresses=(address,) if address else (),
        authors=_authors(item),
        terms=tuple(sorted({name for child in item if (name := _term(child))})),
        summary=short if full and short != full else "",
    )


def _html(element: Element) -> str:
    """Return the HTML in *element*: as text, or as elements of its own (RFC 4287, section 3.1)."""
    if element.get("type") == "xhtml" or (len(element) and local(element) in ("content", "summary")):
        return "".join(map(str, element.itertext())).strip() if not len(element) else _inner(element)
    return text_of(element)


def _inner(element: Element) -> str:
    """Return what is in *element* as HTML, with names that have no prefix."""
    parts = [_escaped(element.text)]
    for child in element:
        if name := local(child):
            attributes = "".join(
                f' {str(key).rpartition("}")[2]}="{_escaped(value)}"' for key, value in child.attrib.items()
            )
            parts.append(f"<{name}{attributes}>{_inner(child)}</{name}>")
        parts.append(_escaped(child.tail))
    return "".join(parts)


def _escaped(text: str | bytes | None) -> str:
    written = str(text or "")
    return written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _address(item: Element) -> str:
    """Return where the post is, without what counts from where its readers come."""
    links = [child for child in item if local(child) in ("link", "origLink")]
    texts: Sequence[str] = [text_of(each) for each in links if local(each) == "origLink"]
    texts = [*texts, *(text_of(each) for each in links)]
    hrefs = [each.get("href", "") for each in links if each.get("rel", "alternate") == "alternate"]
    guid = next((text_of(each) for each in item if local(each) == "guid"), "")
    permanent = guid if guid.startswith(("http://", "https://")) else ""
    found = next(filter(None, [*texts, *hrefs, permanent]), "")
    return re.sub(r"\?(?:source=rss|utm_)[^#]*", "", found)


def _authors(item: Element) -> tuple[str, ...]:
    found = [child for child in item if local(child) in ("author", "creator")]
    names = (
        next((text_of(each) for each in child if local(each) == "name"), "") or text_of(child)
        for child in found
    )
    return tuple(dict.fromkeys(filter(None, map(name_of, names))))


def _term(child: Element) -> str:
    if local(child) not in ("category", "subject"):
        return ""
    return title_of(child.get("label") or child.get("term") or text_of(child))
