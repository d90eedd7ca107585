"""Blogger's old backup: one Atom feed with posts, pages, comments, the settings and the template.

What an entry is, a category says, and not always the first. Times carry the blog's own offset, so their
first ten characters are the local day. Pages and comments are told from posts by it; settings and the
template are no items.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from forearmed.archive.post import Blog, Damaged, Form, Item, Passed, Post, State
from forearmed.archive.readers.bundle import Source
from forearmed.archive.readers.days import day_written
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.titles import title_of
from forearmed.archive.readers.xml_items import Broken, Element, Read, items_in, local, text_of
from forearmed.archive.web import host_of, split_address

_KIND = "/kind#"
_LABELS = "/atom/ns#"
_NO_ITEMS = {"settings", "template"}
CUT_OFF = "the export is cut off; what came after its last entry is missing"


def _knows(sample: Sample) -> bool:
    head = sample.head
    return b"schemas.google.com/blogger/2008/kind" in head or (b".archive</id>" in head and b"blog-" in head)


def read(path: Source, manner: Manner) -> Iterator[Item]:
    """Yield every entry of the backup *path*."""
    for found in items_in(path, "entry", manner.heard):
        match found:
            case Read():
                yield from _items(found, manner)
            case Broken():
                yield Damaged(title_of(found.title), found.why)
            case _ if not found.is_whole:
                yield Damaged("", CUT_OFF)


READER = Reader("Blogger's backup", _knows, read)


def _items(found: Read, manner: Manner) -> Iterator[Item]:
    entry = found.element
    categories = [child for child in entry if local(child) == "category"]
    kind = next((_term(each).rpartition(_KIND)[2] for each in categories if _KIND in _term(each)), "post")
    links = [child for child in entry if local(child) == "link"]
    if kind in _NO_ITEMS:
        return
    if address := _address(links):
        parts = split_address(address)
        yield Blog((f"{parts.scheme}://{parts.netloc}",))
    if kind == "post" or (kind == "page" and manner.pages):
        labels = (_term(each) for each in categories if each.get("scheme", "").endswith(_LABELS))
        yield post_of(
            entry,
            day=day_written(_text(entry, "published")),
            state=State.DRAFT if _is_draft(entry) else State.PUBLISHED,
            addresses=(address,) if address else (),
            labels=list(labels),
            repaired=found.repaired,
        )
    else:
        yield Passed({"comment": "comments", "page": "pages"}.get(kind, "items of other kinds"))


def post_of(
    entry: Element,
    *,
    day: date | None,
    state: State,
    addresses: Sequence[str],
    labels: Sequence[str],
    summary: str = "",
    repaired: str = "",
) -> Post:
    """Return the post *entry* of either of Blogger's exports, with what these tell in different ways."""
    author = next((child for child in entry if local(child) == "author"), None)
    path = split_address(addresses[0]).path if addresses else ""
    return Post(
        ident=f"blogger:{_text(entry, 'id').rpartition('-')[2]}",
        title=title_of(_text(entry, "title")),
        day=day,
        state=state,
        body=_text(entry, "content") or _text(entry, "summary"),
        form=Form.BREAKS,
        slug=path.rpartition("/")[2].removesuffix(".html"),
        addresses=tuple(addresses),
        authors=tuple(filter(None, [title_of(_text(author, "name"))])) if author is not None else (),
        terms=tuple(sorted({name for label in labels if (name := title_of(label))})),
        summary=summary,
        repaired=repaired,
    )


def _text(element: Element, name: str) -> str:
    """Return the text of the child called *name*: a child only, for an author has parts of the same names."""
    return text_of(next((child for child in element if local(child) == name), None))


def _term(category: Element) -> str:
    return category.get("term", "")


def _is_draft(entry: Element) -> bool:
    control = next((child for child in entry if local(child) == "control"), None)
    return control is not None and _text(control, "draft") == "yes"


def _address(links: Sequence[Element]) -> str:
    """Return where the entry is; one whose own link is missing is known by where it is answered to.

    Blogger's own form for answers is on another host, and tells nothing.
    """
    by_kind = {
        each.get("rel", ""): each.get("href", "")
        for each in reversed(links)
        if each.get("type") == "text/html"
    }
    answered = by_kind.get("replies", "").partition("#")[0]
    return by_kind.get("alternate") or ("" if host_of(answered) == "blogger.com" else answered)
