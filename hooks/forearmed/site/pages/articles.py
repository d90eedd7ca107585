"""The pages that authors wrote: tips, playbooks and everything else in docs/."""

from datetime import date
from functools import partial

from forearmed.article.converter import typographic
from forearmed.calendar.schedule import release_of
from forearmed.content.model import Page, Playbook, Tip
from forearmed.content.settings import NO_FORM, Settings
from forearmed.site.addresses import (
    CARD,
    WRITE,
    page_address,
    playbook_address,
    playbook_uri,
    tip_address,
    tip_uri,
)
from forearmed.site.document import Document, Later
from forearmed.site.facts import (
    author_fact,
    neighbor_facts,
    place_facts,
    playbook_fact,
    series_fact,
    tag_facts,
    tip_fact,
)
from forearmed.site.live_library import LiveLibrary, tip_label

_TIP = "tip.html"


def tip_document(tip: Tip, live: LiveLibrary) -> Document:
    """Return the page of *tip*: its facts are in the metadata, its body is as the author wrote it."""
    metadata = Later(partial(_tip_metadata, tip, live), template=_TIP)
    modified = tip.updated or tip.date
    return Document(tip_uri(tip), tip_address(tip), tip.body, metadata, modified, tip.place.path)


def _tip_metadata(tip: Tip, live: LiveLibrary) -> dict[str, object]:
    facts = {
        "title": tip.title,
        "label": tip_label(tip, live.wording),
        "summary": typographic(tip.blurb, live.wording.marks),
        "author": author_fact(live.author_id(tip), live),
        "updated": live.wording.written_date(tip.updated) if tip.updated else None,
        "tags": tag_facts(tip.tags, live),
        "playbook": playbook_fact(tip, live),
        "series": series_fact(tip, live),
        "around": neighbor_facts(live.around.get(tip.slug, (None, None)), live.wording),
        "related": [tip_fact(other, live.wording) for other in live.related.get(tip.slug, ())],
        "badge": live.badge(tip),
        "stops": place_facts(tip, live),
        "change": _form_with(tip_address(tip), tip, live),
    }
    return {
        "title": tip.title,
        "description": tip.blurb,
        "template": _TIP,
        "tags": [live.tag_title(tag) for tag in tip.tags],
        "hide": ["navigation", "toc"],
        "article": facts,
        "social": {
            # A tip that is not live has no card yet; its preview uses the card of the site.
            "image": CARD if facts["badge"] else tip_address(tip) + CARD,
            "alt": live.wording.say("Tip: {title}", title=tip.title),
            "published": _moment(tip.date, live.settings),
            "modified": _moment(tip.updated, live.settings),
            "tags": [live.tag_title(tag) for tag in tip.tags],
        },
    }


def playbook_document(playbook: Playbook, live: LiveLibrary) -> Document:
    """Return a playbook's page."""
    address = playbook_address(playbook)
    facts = {
        "title": playbook.title,
        "when": typographic(playbook.when, live.wording.marks),
        "summary": typographic(playbook.summary, live.wording.marks),
        "owner": author_fact(playbook.owner, live),
        "reviewed": live.wording.written_date(playbook.reviewed),
        "badge": live.badge(playbook),
        "overdue": playbook.slug in live.schedule.overdue,
        "tags": tag_facts(playbook.tags, live),
        "tips": [tip_fact(tip, live.wording) for tip in live.tips_by_playbook.get(playbook.slug, ())],
        "stops": place_facts(playbook, live),
        "change": _form_with(address, playbook, live),
    }
    metadata = {
        "title": playbook.title,
        "description": playbook.summary,
        "template": "playbook.html",
        "tags": [live.tag_title(tag) for tag in playbook.tags],
        "hide": ["navigation"],
        "article": facts,
        "social": {
            "image": address + CARD,
            "alt": live.wording.say("Playbook: {title}", title=playbook.title),
            "modified": _moment(playbook.reviewed, live.settings),
            "tags": [live.tag_title(tag) for tag in playbook.tags],
        },
    }
    reviewed, path = playbook.reviewed, playbook.place.path
    return Document(playbook_uri(playbook), address, playbook.body, metadata, reviewed, path)


def _form_with(address: str, article: Tip | Playbook, live: LiveLibrary) -> str | None:
    """Return where the form opens with *article*, whose page is at *address*; None where it cannot."""
    if live.settings.write == NO_FORM or live.badge(article):
        return None
    return f"{page_address(WRITE)}?change={address}"


def _moment(day: date | None, settings: Settings) -> str | None:
    """Return the moment, in ISO 8601, at which a tip with the date *day* goes live; None without a date."""
    return release_of(day, settings).isoformat() if day else None


def page_document(page: Page, live: LiveLibrary) -> Document:
    """Return any other page as its author wrote it."""
    address = page_address(page.src_uri)
    metadata = {**page.metadata, "badge": live.badge(page)}
    canonical = str(page.metadata.get("canonical") or "") or None
    return Document(page.src_uri, address, page.body, metadata, origin=page.place.path, canonical=canonical)
