"""Which cards a site has, by address: one for each live tip and playbook, and one for all other pages."""

from collections.abc import Iterable

from forearmed.content.settings import Site
from forearmed.foundation.direction import direction_of
from forearmed.site.addresses import CARD, playbook_address, tip_address
from forearmed.site.cards.card import HOUSE, NEUTRAL, TAG_COLORS, Card
from forearmed.site.live_library import LiveLibrary


def cards(live: LiveLibrary, site: Site) -> dict[str, Card]:
    """Return every card by its address: beside the page, as ``tips/call-first/card.png``."""
    direction = direction_of(site.language)

    def card(kind: str, title: str, tags: Iterable[str], *, cover: bool) -> Card:
        known = [tag for tag in tags if tag in live.tags]
        labels = tuple(live.tag_title(tag) for tag in known)
        color = TAG_COLORS.get(known[0], NEUTRAL) if known else HOUSE
        return Card(site.name, kind, title, labels, color, cover, direction)

    return {
        CARD: Card(
            site.name, "", site.description if site.description != site.name else "", direction=direction
        ),
        **{tip_address(tip) + CARD: card("Tip", tip.title, tip.tags, cover=True) for tip in live.tips},
        **{
            playbook_address(playbook) + CARD: card("Playbook", playbook.title, playbook.tags, cover=False)
            for playbook in live.playbooks
        },
    }
