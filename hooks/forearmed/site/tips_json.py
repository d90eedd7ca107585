"""tips.json: every live tip as data, for other programs."""

from urllib.parse import urljoin

from forearmed.calendar.schedule import release_of
from forearmed.content.model import Tip
from forearmed.content.settings import Site
from forearmed.foundation.rows import rows_as_json
from forearmed.site.addresses import tip_address
from forearmed.site.live_library import LiveLibrary


def tips_json(live: LiveLibrary, site: Site) -> bytes:
    """Return the index: UTF-8 JSON, the newest tip first, moments in ISO 8601 with their offset."""
    head = {"version": 1, "site": {"title": site.name, "url": site.url}}
    return rows_as_json(head, "tips", (_tip(tip, live, site) for tip in live.tips))


def _tip(tip: Tip, live: LiveLibrary, site: Site) -> dict[str, object]:
    return {
        "slug": tip.slug,
        "url": urljoin(site.url, tip_address(tip)),
        "title": tip.title,
        "summary": tip.summary,
        "date": tip.date.isoformat() if tip.date else None,
        "released": release_of(tip.date, live.settings).isoformat() if tip.date else None,
        "updated": tip.updated.isoformat() if tip.updated else None,
        "week": str(tip.week) if tip.is_edition else None,
        "tags": list(tip.tags),
        "author": live.author_id(tip),
        "series": tip.series,
        "playbook": tip.playbook,
        "minutes": tip.minutes,
    }
