"""The home page: the current edition, what came before it, the playbooks and how to subscribe."""

from forearmed.model import Page, Tip
from forearmed.pages.articles import playbook_link, tag_links
from forearmed.pages.document import Document
from forearmed.pages.shelves import Shelves, tip_address, tip_label
from forearmed.schedule import Edition
from forearmed.weeks import written_day

HOME = "index.md"
_LATEST = 5


def home_document(page: Page | None, shelves: Shelves) -> Document:
    """Return the home page: *page* gives its words, if there is one, its metadata what is current."""
    edition = shelves.schedule.current
    featured = edition.tip.slug if edition else None
    latest = [tip for tip in shelves.tips if tip.slug != featured][:_LATEST]
    facts = {
        "edition": _edition(edition, shelves) if edition else None,
        "latest": [_brief(tip) for tip in latest],
        "playbooks": [
            {"title": playbook.title, "url": f"playbooks/{playbook.slug}/", "when": playbook.when}
            for playbook in shelves.playbooks
        ],
        "tags": tag_links(tuple(shelves.tags), shelves),
    }
    metadata = {
        "title": "Home",
        **(page.metadata if page else {}),
        "template": "home.html",
        "hide": ["navigation", "toc"],
        "home": facts,
        "search": {"exclude": True},
    }
    modified = edition.release.date() if edition else None
    return Document(HOME, "", page.body if page else "", metadata, modified)


def _brief(tip: Tip) -> dict[str, str]:
    return {"title": tip.title, "url": tip_address(tip), "label": tip_label(tip), "summary": tip.blurb}


def _edition(edition: Edition, shelves: Shelves) -> dict[str, object]:
    tip = edition.tip
    return {
        **_brief(tip),
        "src_uri": tip.place.path,
        "heading": "This week's tip" if shelves.schedule.is_this_week else "The latest tip",
        "label": f"Week {edition.week.number} · {written_day(edition.release.date())}",
        "encore": tip_label(tip) if edition.encore else None,
        "tags": tag_links(tip.tags, shelves),
        "playbook": playbook_link(tip, shelves),
        "author": shelves.author_of(tip),
        "minutes": tip.minutes,
    }
