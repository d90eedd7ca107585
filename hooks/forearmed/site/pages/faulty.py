"""Pages of articles with mistakes, as far as they can be shown. Only a preview has them."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from forearmed.article.markdown import plain
from forearmed.content.library import Library
from forearmed.content.model import Page
from forearmed.content.slugs import is_reserved, is_slug
from forearmed.site.addresses import HOME, page_address, tip_address, tip_address_of
from forearmed.site.document import Document

_NOTHING = "Nothing of this page can be shown until its file is mended."


def rejected_address(page: Page, library: Library) -> str:
    """Return the address that *page*, which *library* has rejected, would have without its mistakes."""
    tips = {tip.place.path: tip for tip in library.faulty}
    tip = tips.get(page.place.path)
    return tip_address(tip) if tip else page_address(page.src_uri)


def faulty_documents(library: Library) -> Iterator[Document]:
    """Yield a page for each page and playbook with mistakes, and for each file that cannot be read."""
    tips = {tip.place.path for tip in library.faulty}
    for page in library.rejected:
        if page.place.path not in tips and page.src_uri != HOME:
            yield _document(page, page_address(page.src_uri), page.body)
    for page in library.unread:
        stem = PurePosixPath(page.src_uri).stem
        is_tip = page.src_uri == page.place.path
        if page.src_uri != HOME and (not is_tip or (is_slug(stem) and not is_reserved(stem))):
            yield _document(
                page, tip_address_of(stem) if is_tip else page_address(page.src_uri), plain(_NOTHING)
            )


def _document(page: Page, address: str, body: str) -> Document:
    title = page.metadata.get("title")
    name = title if isinstance(title, str) and title.strip() else PurePosixPath(page.src_uri).stem
    return Document(page.src_uri, address, body, {"title": name, "hide": ["navigation", "toc"]})


def without_clashes(documents: Sequence[Document]) -> list[Document]:
    """Return *documents*; of several with one URI or address only the last, so that lists always stay."""
    kept: dict[str, Document] = {}
    addresses: set[str] = set()
    for document in reversed(documents):
        if document.src_uri not in kept and document.address not in addresses:
            kept[document.src_uri] = document
            addresses.add(document.address)
    return list(reversed(kept.values()))
