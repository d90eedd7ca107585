"""Where addresses of an older publication may lead now: live tips, lists, pages, feeds, with their titles."""

from collections.abc import Iterator, Mapping

from forearmed.calendar.almanac import Almanac
from forearmed.calendar.waiting import KINDS
from forearmed.content.library.moved_targets import FEEDS
from forearmed.content.model import Page
from forearmed.site.addresses import (
    PLAYBOOKS,
    TAGS,
    TIPS,
    entry_address,
    page_address,
    playbook_address,
    tip_address,
    year_uri,
)

Present = tuple[str, str]
"""The title of a page, and its address."""


def present(almanac: Almanac) -> Mapping[str, Present]:
    """Return what is live, by its name in docs/moved.yml: the slug of a tip, the address of all else."""
    tips = {tip.slug: (tip.title, tip_address(tip)) for tip in almanac.schedule.live}
    others = {address: (title, address) for title, address in (*_pages(almanac), *_lists(almanac))}
    feeds = [*FEEDS, *(f"{address}{feed}" for address in others if _has_feeds(address) for feed in FEEDS)]
    return {**others, **{feed: (feed, feed) for feed in feeds}, **tips}


def _pages(almanac: Almanac) -> Iterator[Present]:
    for page in almanac.library.pages:
        yield _title(page), page_address(page.src_uri)
    for playbook in almanac.library.playbooks:
        yield playbook.title, playbook_address(playbook)


def _title(page: Page) -> str:
    title = page.metadata.get("title")
    return title if isinstance(title, str) else page.src_uri.removesuffix(".md")


def _lists(almanac: Almanac) -> Iterator[Present]:
    wording, vocabulary = almanac.library.wording, almanac.library.vocabulary
    yield wording.say("All tips"), page_address(TIPS)
    yield wording.say("Browse by tag"), page_address(TAGS)
    yield wording.say("Playbooks"), page_address(PLAYBOOKS)
    for kind in KINDS:
        hidden = almanac.withheld.get(kind, {})
        for name, entry in getattr(vocabulary, kind).items():
            if name not in hidden:
                yield entry.title, entry_address(kind, name)
    for year in {edition.release.year for edition in almanac.schedule.editions}:
        yield wording.say("Tips of {year}", year=year), page_address(year_uri(year))


def _has_feeds(address: str) -> bool:
    return address.startswith("tags/") and address != page_address(TAGS)
