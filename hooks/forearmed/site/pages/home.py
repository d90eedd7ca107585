"""The home page: the current edition, what came before it, the playbooks and how to subscribe."""

from forearmed.calendar.schedule import Edition
from forearmed.content.model import Page
from forearmed.foundation.errors import count
from forearmed.foundation.weeks import written_date
from forearmed.site.addresses import HOME
from forearmed.site.document import Document
from forearmed.site.facts import Fact, author_fact, playbook_fact, situation_fact, tag_facts, tip_fact
from forearmed.site.pages.paths import amount
from forearmed.site.shelves import Shelves, edition_label

_LATEST = 6


def home_document(page: Page | None, shelves: Shelves) -> Document:
    """Return the home page: *page* gives its words, if there is one, its metadata what is current."""
    edition = shelves.schedule.current
    featured = edition.tip.slug if edition else None
    latest = [tip for tip in shelves.tips if tip.slug != featured][:_LATEST]
    facts = {
        "edition": _edition(edition, shelves) if edition else None,
        "latest": [tip_fact(tip) for tip in latest],
        **_situations(shelves),
        "paths": [
            {"title": trail.title, "url": trail.address, "amount": amount(trail)} for trail in shelves.trails
        ],
        "tags": [_counted(fact, shelves) for fact in tag_facts(shelves.tags, shelves)],
    }
    metadata = {
        "title": "Home",
        **(page.metadata if page else {}),
        "template": "home.html",
        "hide": ["navigation", "toc"],
        "home": facts,
    }
    modified = edition.release.date() if edition else None
    body, origin = (page.body, page.place.path) if page else ("", None)
    return Document(HOME, "", body, metadata, modified, origin)


def _situations(shelves: Shelves) -> dict[str, list[Fact]]:
    """Return the playbooks that have an order, in it, and the others apart; all together if none has."""
    first = [playbook for playbook in shelves.playbooks if playbook.order] or shelves.playbooks
    return {
        "playbooks": [situation_fact(playbook) for playbook in first],
        "more_playbooks": [situation_fact(other) for other in shelves.playbooks if other not in first],
    }


def _counted(tag: Fact, shelves: Shelves) -> Fact:
    return {**tag, "count": count(len(shelves.tips_by_tag.get(tag["id"], ())), "tip")}


def _edition(edition: Edition, shelves: Shelves) -> dict[str, object]:
    tip = edition.tip
    return {
        **tip_fact(tip),
        "heading": "This week’s tip" if shelves.schedule.is_this_week else "The latest tip",
        "label": edition_label(edition),
        "encore": written_date(tip.date) if edition.encore and tip.date else None,
        "tags": tag_facts(tip.tags, shelves),
        "playbook": playbook_fact(tip, shelves),
        "author": author_fact(shelves.author_id(tip), shelves),
    }
