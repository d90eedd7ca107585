"""The lists of everything: all tips, all tags, all playbooks."""

from collections.abc import Sequence

from forearmed.article.converter import typographic
from forearmed.article.markdown import link
from forearmed.content.model import Tip
from forearmed.site.addresses import (
    PHRASEBOOK,
    PLAYBOOKS,
    TAGS,
    TIPS,
    entry_address,
    entry_uri,
    playbook_address,
    tip_uri,
    year_uri,
)
from forearmed.site.document import SEPARATOR, Document
from forearmed.site.live_library import LiveLibrary
from forearmed.site.pages.calendar import calendar_title
from forearmed.site.pages.entries import Entry, Line
from forearmed.site.pages.paging import TipList, entries_by_month, index_document, paged
from forearmed.site.pages.paths import way_in


def tip_list(
    live: LiveLibrary, *, to_come: Sequence[Tip] = (), calendar: Document | None = None
) -> list[Document]:
    """Return the archive: every live tip once, newest first.

    Above the tips are links to the tags and the years and, in a preview, to the *calendar* and the tips
    *to_come*.
    """
    badged = [f"- **{live.badge(tip)}** · {link(tip.short_title, tip_uri(tip))}" for tip in to_come]
    planned = link(calendar_title(live.wording), calendar.src_uri) if calendar else ""
    years = SEPARATOR.join(link(str(year), year_uri(year)) for year in live.editions_by_year)
    by_year = live.wording.say("Editions by year: {years}", years=years) if years else ""
    tags = " ".join(
        link(live.tag_title(tag), entry_uri("tags", tag)) for tag in live.tags if tag in live.tips_by_tag
    )
    by_tag = live.wording.say("By tag: {tags}", tags=tags) if tags else ""
    listing = TipList(
        TIPS,
        live.wording.say("All tips"),
        live.wording.say("Every tip, newest first."),
        entries_by_month(live.tips, live.wording),
        intro="\n\n".join(filter(None, [by_tag, by_year, planned, "\n".join(badged)])),
        metadata={"short": live.wording.say("Tips")},
    )
    return list(paged(listing, live))


def tag_list(live: LiveLibrary) -> Document:
    """Return the list of tags, each with its description and the number of its articles."""
    marks = live.wording.marks
    found = [
        Entry(
            tag.title,
            entry_address("tags", name),
            (Line(_holdings(name, live), aside=True), Line(typographic(tag.description, marks))),
            tag=name,
        )
        for name, tag in live.tags.items()
    ]
    say = live.wording.say
    intro = say("Every tip and playbook, by what it is about.")
    return index_document(TAGS, say("Browse by tag"), intro, found, short=say("Tags"), kind="tags")


def _holdings(tag: str, live: LiveLibrary) -> str:
    playbooks = sum(tag in playbook.tags for playbook in live.playbooks)
    tips = live.wording.count("{n} tip", "{n} tips", len(live.tips_by_tag.get(tag, ())))
    if not playbooks:
        return tips
    kept = live.wording.count("{n} playbook", "{n} playbooks", playbooks)
    return live.wording.say("{tips}, {playbooks}", tips=tips, playbooks=kept)


def playbook_list(live: LiveLibrary) -> Document:
    """Return the list of playbooks by the situation each is for."""
    marks = live.wording.marks
    found = [
        Entry(
            playbook.title,
            playbook_address(playbook),
            (Line(typographic(playbook.when, marks)), Line(typographic(playbook.summary, marks), aside=True)),
        )
        for playbook in live.playbooks
    ]
    say = live.wording.say
    intro = say("What to do, step by step, when it happens.")
    words = say(
        "{words_to_say}: every sentence in one place, by situation.",
        words_to_say=link(say("Words to say"), PHRASEBOOK),
    )
    above, name = [*filter(None, [way_in(live)]), words], say("Playbooks")
    return index_document(PLAYBOOKS, name, intro, found, above=above, short=name, kind="playbooks")
