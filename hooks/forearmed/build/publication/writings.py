"""Every article and page that authors wrote, with its names and its release, and the targets of links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from forearmed.calendar.schedule import release_of
from forearmed.content.library import Library
from forearmed.content.model import Page, Playbook, Tip
from forearmed.content.settings import Settings
from forearmed.review.html import ALWAYS, NEVER, Target
from forearmed.site.addresses import (
    entry_address,
    entry_uri,
    page_address,
    playbook_address,
    playbook_address_of,
    playbook_uri,
    tip_address,
    tip_address_of,
)
from forearmed.site.live_library import LiveLibrary
from forearmed.site.pages import Document, rejected_address

Targets = Mapping[str, Target]


class Writing(NamedTuple):
    """An article or a page, with its URI, its address and the moment at which it goes live."""

    article: Tip | Playbook | Page
    src_uri: str
    address: str
    release: datetime


def writings(library: Library, settings: Settings) -> Iterator[Writing]:
    """Yield a writing for each article and page of *library*, rejected pages last."""
    for tip in library.tips:
        yield Writing(tip, tip.place.path, tip_address(tip), _release(tip, settings))
    for playbook in library.playbooks:
        yield Writing(playbook, playbook_uri(playbook), playbook_address(playbook), ALWAYS)
    for page in library.pages:
        yield Writing(page, page.src_uri, page_address(page.src_uri), ALWAYS)
    for draft in library.drafts:
        if isinstance(draft, Page):
            yield Writing(draft, draft.src_uri, page_address(draft.src_uri), NEVER)
        else:
            yield Writing(draft, playbook_uri(draft), playbook_address(draft), NEVER)
    for page in library.rejected:
        yield Writing(page, page.src_uri, rejected_address(page, library), ALWAYS)


def renamed(library: Library) -> Iterator[tuple[str, str]]:
    """Yield each former path of an article, from its ``aliases``, with its present path."""
    articles: tuple[Tip | Playbook, ...] = (*library.tips, *library.playbooks)
    for article in articles:
        folder = article.place.path.rpartition("/")[0]
        yield from ((f"{folder}/{alias}.md", article.place.path) for alias in article.aliases)


def former_addresses(library: Library) -> Iterator[tuple[str, str]]:
    """Yield each former address of an article, which redirects to it, with the path of its file."""
    for tip in library.tips:
        yield from ((tip_address_of(alias), tip.place.path) for alias in tip.aliases)
    for playbook in library.playbooks:
        yield from ((playbook_address_of(alias), playbook.place.path) for alias in playbook.aliases)


def old_addresses(library: Library) -> Iterator[tuple[str, str]]:
    """Yield each address of an older publication that has a page, with the path of its tip's file."""
    paths = {tip.slug: tip.place.path for tip in library.tips}
    for old in library.moved:
        if old.file and old.target in paths:
            yield f"{old.file.removesuffix('index.html').rstrip('/')}/", paths[old.target]


def withheld_pages(live: LiveLibrary) -> list[tuple[Document, datetime]]:
    """Return an empty page for each tag, author and series that has no page yet, and the page's release."""
    return [
        (Document(entry_uri(kind, name), entry_address(kind, name), ""), _release(article, live.settings))
        for kind, names in live.withheld.items()
        for name, article in names.items()
    ]


def _release(article: Tip | Playbook, settings: Settings) -> datetime:
    return release_of(article.date, settings) if isinstance(article, Tip) and article.date else NEVER


def targets(
    written: Sequence[Writing],
    made: Iterable[Document],
    files: Mapping[str, Target],
    rendered: Mapping[str, str],
    *,
    later: Iterable[tuple[Document, datetime]] = (),
) -> tuple[Targets, Targets]:
    """Return all targets of links, twice: by address, and by the URI that authors write.

    *made* are all pages of the build, *files* all else in it, by address; *rendered* has the HTML of the
    rendered pages, by URI. *later* has the pages that the build lacks, each with its release. The headings of
    a generated list are its template's, so that it counts as not rendered.
    """
    pages = {
        page.src_uri: (
            page.address,
            Target(page.src_uri, html=rendered.get(page.src_uri) if page.origin else None),
        )
        for page in made
    }
    by_author = [
        (address, uri, Target(article.place.path, release, html=rendered.get(uri)))
        for article, uri, address, release in written
    ]
    by_author += [(page.address, page.src_uri, Target(page.src_uri, release)) for page, release in later]
    # Where two files claim one address, the file that goes live first gets it, so links to it are valid.
    by_author.sort(key=lambda one: (one[2].release, one[1]), reverse=True)
    by_address = {**dict(pages.values()), **files}
    by_source = {address: target for address, target in by_address.items() if address}
    by_source |= {uri: target for uri, (_, target) in pages.items()}
    by_address |= {address: target for address, _, target in by_author}
    by_source |= {uri: target for _, uri, target in by_author}
    return by_address, by_source
