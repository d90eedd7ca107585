"""Which cards a site has, by address: one for each live tip and playbook, and one for all other pages."""

from collections.abc import Iterable

from forearmed.cards.card import HOUSE, PILLARS, Card
from forearmed.pages.document import CARD
from forearmed.pages.shelves import Shelves, playbook_address, tip_address
from forearmed.settings import Site


def cards(shelves: Shelves, site: Site) -> dict[str, Card]:
    """Return every card by its address: beside the page, as ``tips/call-first/card.png``."""
    colors = {tag: PILLARS[place % len(PILLARS)] for place, tag in enumerate(shelves.tags)}

    def card(kind: str, title: str, tags: Iterable[str], *, cover: bool) -> Card:
        known = [tag for tag in tags if tag in colors]
        labels = tuple(shelves.tag_title(tag) for tag in known)
        return Card(site.name, kind, title, labels, colors[known[0]] if known else HOUSE, cover)

    return {
        CARD: Card(site.name, "", site.description if site.description != site.name else ""),
        **{tip_address(tip) + CARD: card("Tip", tip.title, tip.tags, cover=True) for tip in shelves.tips},
        **{
            playbook_address(playbook) + CARD: card("Playbook", playbook.title, playbook.tags, cover=False)
            for playbook in shelves.playbooks
        },
    }
