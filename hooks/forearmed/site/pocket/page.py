"""The pages of pocket cards. Their content comes from the rendered playbook, so a template adds it."""

from forearmed.article.converter import typographic
from forearmed.content.model import Playbook
from forearmed.content.settings import Site
from forearmed.foundation.direction import isolated
from forearmed.site.addresses import CARD, card_address, card_uri, playbook_address
from forearmed.site.document import Document
from forearmed.site.facts import Fact, author_fact
from forearmed.site.live_library import LiveLibrary


def card_facts(playbook: Playbook, live: LiveLibrary) -> Fact:
    """Return the facts of *playbook* that its card shows besides the steps."""
    return {
        "title": playbook.title,
        "when": typographic(playbook.when, live.wording.marks),
        "owner": isolated(author_fact(playbook.owner, live)["title"], live.wording.direction),
        "reviewed": live.wording.written_date(playbook.reviewed),
        "url": playbook_address(playbook),
    }


def card_foot(playbook: Playbook, live: LiveLibrary, site: Site) -> str:
    """Return the last line of a card, as its template writes it."""
    facts = card_facts(playbook, live)
    address = f" · {site.url}{facts['url']}" if site.url else ""
    kept = live.wording.say("kept by {owner} · reviewed {date}", owner=facts["owner"], date=facts["reviewed"])
    return f"{site.name} · {kept}{address}"


def card_document(playbook: Playbook, live: LiveLibrary) -> Document:
    """Return the page of a card. Its canonical address, for search engines, is the playbook's."""
    address = playbook_address(playbook)
    metadata = {
        "title": live.wording.say("{title}: pocket card", title=playbook.title),
        "description": playbook.summary,
        "template": "pocket.html",
        "hide": ["navigation", "toc"],
        "playbook": card_facts(playbook, live),
        "say": live.settings.rules.columns[0],
        "social": {
            "image": address + CARD,
            "alt": live.wording.say("Playbook: {title}", title=playbook.title),
        },
    }
    return Document(card_uri(playbook), card_address(playbook), "", metadata, canonical=address)
