"""The lists of everything: all tips, all tags, all playbooks."""

from collections.abc import Sequence

from forearmed.article.markdown import link, prose
from forearmed.content.model import Tip
from forearmed.foundation.errors import count
from forearmed.site.addresses import (
    PHRASEBOOK,
    PLAYBOOKS,
    TAGS,
    TIPS,
    entry_uri,
    page_address,
    playbook_uri,
    tip_uri,
    year_uri,
)
from forearmed.site.document import SEPARATOR, Document
from forearmed.site.live_library import LiveLibrary
from forearmed.site.pages.paging import TipList, entries_by_month, list_metadata, paged
from forearmed.site.pages.paths import way_in


def tip_list(
    live: LiveLibrary, *, to_come: Sequence[Tip] = (), calendar: Document | None = None
) -> list[Document]:
    """Return the archive: every live tip once, newest first.

    Above the tips are links to the tags and the years and, in a preview, to the *calendar* and the tips
    *to_come*.
    """
    badged = [f"- **{live.badge(tip)}** · {link(tip.title, tip_uri(tip))}" for tip in to_come]
    planned = link(str(calendar.metadata["title"]), calendar.src_uri) if calendar else ""
    years = SEPARATOR.join(link(str(year), year_uri(year)) for year in live.editions_by_year)
    by_year = f"Editions by year: {years}" if years else ""
    tags = SEPARATOR.join(
        link(live.tag_title(tag), entry_uri("tags", tag)) for tag in live.tags if tag in live.tips_by_tag
    )
    by_tag = f"By tag: {tags}" if tags else ""
    listing = TipList(
        TIPS,
        "All tips",
        "Every tip, newest first.",
        entries_by_month(live.tips),
        intro="\n\n".join(filter(None, [by_tag, by_year, planned, "\n".join(badged)])),
        metadata={"short": "Tips"},
    )
    return list(paged(listing, live))


def tag_list(live: LiveLibrary) -> Document:
    """Return the list of tags, each with its description and the number of its articles."""
    found = [
        f"## {link(tag.title, entry_uri('tags', name))}\n\n"
        f"*{_holdings(name, live)}*\n\n{prose(tag.description)}"
        for name, tag in live.tags.items()
    ]
    intro = "Every tip and playbook, by what it is about."
    return _index(TAGS, "Browse by tag", intro, found, short="Tags")


def _holdings(tag: str, live: LiveLibrary) -> str:
    playbooks = sum(tag in playbook.tags for playbook in live.playbooks)
    tips = count(len(live.tips_by_tag.get(tag, ())), "tip")
    return f"{tips}, {count(playbooks, 'playbook')}" if playbooks else tips


def playbook_list(live: LiveLibrary) -> Document:
    """Return the list of playbooks by the situation each is for."""
    found = [
        f"## {link(playbook.title, playbook_uri(playbook))}\n\n"
        f"{prose(playbook.when)}\n\n*{prose(playbook.summary)}*"
        for playbook in live.playbooks
    ]
    intro = "What to do, step by step, when it happens."
    words = f"{link('Words to say', PHRASEBOOK)}: every sentence in one place, by situation."
    listed = [*filter(None, [way_in(live)]), words, *found]
    return _index(PLAYBOOKS, "Playbooks", intro, listed, short="Playbooks")


def _index(src_uri: str, title: str, intro: str, found: Sequence[str], *, short: str) -> Document:
    """Return the page that lists *found*. *short* is its name in the row of sections, and its layout."""
    body = "\n\n".join([intro, *found]) + "\n"
    metadata = {**list_metadata(title, intro), "short": short, "kind": short.lower()}
    return Document(src_uri, page_address(src_uri), body, metadata)
