"""The home page: the current edition, what came before it, the playbooks and how to subscribe."""

from forearmed.calendar.schedule import Edition
from forearmed.content.model import Page
from forearmed.site.addresses import HOME
from forearmed.site.document import Document
from forearmed.site.facts import Fact, author_fact, playbook_fact, situation_fact, tag_facts, tip_fact
from forearmed.site.live_library import LiveLibrary, edition_label
from forearmed.site.pages.paths import amount

_LATEST = 6
_SITUATIONS = 6


def home_document(page: Page | None, live: LiveLibrary) -> Document:
    """Return the home page: the text of *page*, if there is one, with the current articles as metadata."""
    edition = live.schedule.current
    featured = edition.tip.slug if edition else None
    latest = [tip for tip in live.tips if tip.slug != featured][:_LATEST]
    facts = {
        "edition": _edition(edition, live) if edition else None,
        "latest": [tip_fact(tip, live.wording) for tip in latest],
        **_situations(live),
        "paths": [
            {"title": trail.title, "url": trail.address, "amount": amount(trail, live.wording)}
            for trail in live.trails
        ],
        "tags": [_counted(fact, live) for fact in tag_facts(live.tags, live)],
    }
    metadata = {
        "title": live.wording.say("Home"),
        **(page.metadata if page else {}),
        "template": "home.html",
        "hide": ["navigation", "toc"],
        "home": facts,
    }
    modified = edition.release.date() if edition else None
    body, origin = (page.body, page.place.path) if page else ("", None)
    canonical = page.metadata.get("canonical") if page else None
    return Document(HOME, "", body, metadata, modified, origin, str(canonical or "") or None)


def _situations(live: LiveLibrary) -> dict[str, object]:
    """Return the first playbooks, by their ``order``, and all by their first tag where there are more.

    Where none has an order, the first are those by title.
    """
    shown = ([one for one in live.playbooks if one.order] or live.playbooks)[:_SITUATIONS]
    by_tag: dict[str, list[Fact]] = {name: [] for name in live.words.tags}
    for playbook in live.playbooks:
        by_tag.setdefault("".join(playbook.tags[:1]), []).append(situation_fact(playbook, live.wording))
    groups = [{"title": live.tag_title(tag), "playbooks": facts} for tag, facts in by_tag.items() if facts]
    return {
        "playbooks": [situation_fact(playbook, live.wording) for playbook in shown],
        "groups": groups if len(live.playbooks) > len(shown) else [],
        "count": len(live.playbooks),
    }


def _counted(tag: Fact, live: LiveLibrary) -> Fact:
    number = len(live.tips_by_tag.get(tag["id"], ()))
    return {**tag, "count": live.wording.count("{n} tip", "{n} tips", number)}


def _edition(edition: Edition, live: LiveLibrary) -> dict[str, object]:
    tip, wording = edition.tip, live.wording
    is_new = live.schedule.is_this_week
    return {
        **tip_fact(tip, wording),
        "heading": wording.say("This week’s tip") if is_new else wording.say("The latest tip"),
        "label": edition_label(edition, wording),
        "encore": wording.written_date(tip.date) if edition.encore and tip.date else None,
        "tags": tag_facts(tip.tags, live),
        "playbook": playbook_fact(tip, live),
        "author": author_fact(live.author_id(tip), live),
    }
