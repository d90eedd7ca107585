"""Medium's export: a zip, or its folder, with one page of HTML for each story, draft and reply.

Title and subtitle are there twice, and the first rule of each section is none. Times are UTC.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from forearmed.archive.markdown.sound import HtmlElement, html_in, new, tag_of, tree_of
from forearmed.archive.post import Damaged, Form, Item, Passed, Post, State
from forearmed.archive.readers.bundle import UnreadableError, bundle_of
from forearmed.archive.readers.days import day_at, day_written
from forearmed.archive.readers.people import names_of
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.texts import text_in
from forearmed.archive.readers.titles import title_of
from forearmed.archive.web import split_address
from forearmed.foundation.errors import ForearmedError

_MOST_ASKED = 5
_SIGNS = (b"h-entry", b"e-content")
_NAME = re.compile(r"(?:(?P<day>\d{4}-\d\d-\d\d)|draft)_(?P<title>.*?)-*(?P<id>[0-9a-f]{8,14})?$")
_TIME = re.compile(r"""<time\b[^>]*?\bdatetime\s*=\s*["']([^"']+)["']""")
_CANONICAL = re.compile(r"""<a\b[^>]*?href\s*=\s*["']([^"']+)["'][^>]*?class\s*=\s*["']p-canonical""")
_SIGNLESS = re.compile(r"[\W_]+")
_LAST_PART = re.compile(r"-([0-9a-f]{8,14})$")


def _knows(sample: Sample) -> bool:
    if sample.head:
        return all(sign in sample.head for sign in _SIGNS)
    pages = [name for name in sample.names if _is_page(name)][:_MOST_ASKED]
    heads = (bundle_of(sample.path).head(name) for name in pages)
    return any(all(sign in head for sign in _SIGNS) for head in heads)


def _is_page(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix.lower() == ".html" and path.parent.name in ("posts", "")


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    if not path.is_dir() and path.read_bytes()[:2] != b"PK":
        yield _item(path.name, path.read_bytes(), manner)
        return
    bundle = bundle_of(path, manner.heard)
    for name in filter(_is_page, bundle.names):
        try:
            yield _item(PurePosixPath(name).name, bundle.read(name), manner)
        except UnreadableError as error:
            yield Damaged(name, str(error))


READER = Reader("Medium", _knows, _read)


def _item(name: str, content: bytes, manner: Manner) -> Item:
    page, mended = text_in(content)
    try:
        root = tree_of(page)
    except ForearmedError as error:
        return Damaged(name, str(error))
    body = next(iter(root.find_class("e-content")), None)
    if body is None:
        return Damaged(name, "it has no text; it may be another page of the export")
    title = _words(root, "p-name")
    if _is_reply(body, title):
        return Passed("replies")
    return _post(PurePosixPath(name).stem, page, root, body, mended=mended, manner=manner)


def _post(name: str, page: str, root: HtmlElement, body: HtmlElement, *, mended: str, manner: Manner) -> Post:
    named = _NAME.fullmatch(name)
    title, subtitle = _words(root, "p-name"), _words(root, "p-summary")
    found, time = _CANONICAL.search(page), _TIME.search(page)
    address = found[1] if found else ""
    is_draft = name.startswith("draft_") or not address
    slug = split_address(address).path.rpartition("/")[2] or (named["title"] if named else name)
    known = (named["id"] if named else "") or next(iter(_LAST_PART.findall(slug)), "") or name
    _clear(body, title, subtitle)
    return Post(
        ident=f"medium:{known}",
        title=title,
        day=day_at(time[1], manner.zone) if time else day_written(named["day"] or "") if named else None,
        state=State.DRAFT if is_draft else State.PUBLISHED,
        body=html_in(body),
        form=Form.HTML,
        slug=_LAST_PART.sub("", slug),
        addresses=(address,) if address else (),
        authors=names_of([title_of(each.text_content()) for each in root.find_class("p-author")]),
        terms=tuple(sorted({title_of(each.text_content()) for each in root.find_class("p-tag")} - {""})),
        summary=subtitle,
        repaired=mended,
    )


def _words(root: HtmlElement, name: str) -> str:
    return next((title_of(each.text_content()) for each in root.find_class(name)), "")


def _is_reply(body: HtmlElement, title: str) -> bool:
    """Tell whether a page is a reply to someone: one paragraph, which is its title, too, and no picture."""
    words = _same(body.text_content())
    has_parts = body.find(".//img") is not None or body.find(".//h3") is not None
    return not has_parts and len(list(body.iter("p"))) == 1 and words.startswith(_same(title).rstrip("…"))


def _same(words: str) -> str:
    """Return *words* without signs, in which the copies of a title differ."""
    return _SIGNLESS.sub("", words).casefold()


def _clear(body: HtmlElement, title: str, subtitle: str) -> None:
    """Take out of *body* the copies of title and subtitle, the rules of sections; join blocks of code."""
    for rule in body.find_class("section-divider"):
        if rule.getparent() is not None and tag_of(rule) == "div":
            rule.drop_tree()
    seen = {_same(title), _same(subtitle)} - {""}
    for heading in [*body.find_class("graf--title"), *body.find_class("graf--subtitle")]:
        if _same(heading.text_content()) in seen or "graf--title" in heading.get("class", ""):
            heading.drop_tree()
    for block in list(body.iter("pre")):
        before = block.getprevious()
        if before is not None and tag_of(before) == "pre" and not (before.tail or "").strip():
            _join(before, block)


def _join(before: HtmlElement, block: HtmlElement) -> None:
    """Add the lines of *block* to those of the one *before* it, of which Medium has made two."""
    line = new("br")
    line.tail, block.text = block.text, None
    before.append(line)
    for child in list(block):
        before.append(child)
    block.drop_tree()
