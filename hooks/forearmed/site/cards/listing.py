"""Which cards a site has, by address: one for each live tip and playbook, and one for all other pages."""

from urllib.parse import urlsplit

from forearmed.content.model import Playbook, Tip
from forearmed.content.settings import Site
from forearmed.foundation.colors import NEUTRAL
from forearmed.site.addresses import CARD, playbook_address, tip_address
from forearmed.site.cards.card import Card
from forearmed.site.live_library import LiveLibrary


def cards(live: LiveLibrary, site: Site) -> dict[str, Card]:
    """Return every card by its address: beside the page, as ``tips/call-first/card.png``."""
    say, tips, playbooks = live.wording.say, live.tips, live.playbooks
    host = urlsplit(site.url).netloc
    about = site.description if site.description != site.name else ""
    accent = live.settings.brand.colors.light

    def card(kind: str, article: Tip | Playbook, *, cover: bool) -> Card:
        known = [tag for tag in article.tags if tag in live.tags]
        labels = tuple(live.tag_title(tag) for tag in known)
        color = (live.tags[known[0]].color or NEUTRAL.light) if known else accent
        return Card(site.name, kind, article.title, labels, color, cover, live.wording.direction, host)

    return {
        CARD: Card(site.name, "", about, (), accent, direction=live.wording.direction, host=host),
        **{tip_address(tip) + CARD: card(say("Tip"), tip, cover=True) for tip in tips},
        **{playbook_address(one) + CARD: card(say("Playbook"), one, cover=False) for one in playbooks},
    }
