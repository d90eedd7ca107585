"""Small facts in the form templates print: titles, addresses, labels.

All values are plain text; whole sentences have curly quotation marks.
"""

from collections.abc import Iterable

from forearmed.article.converter import typographic
from forearmed.content.model import Playbook, Tip
from forearmed.content.settings import Site
from forearmed.foundation.wording import Wording
from forearmed.site.addresses import entry_address, playbook_address, tip_address
from forearmed.site.live_library import LiveLibrary

Fact = dict[str, str]


def tip_fact(tip: Tip, wording: Wording) -> Fact:
    """Return title and address of *tip*, for links, and the tag whose color the link has."""
    return {
        "title": tip.short_title,
        "url": tip_address(tip),
        "day": wording.written_date(tip.date) if tip.date else wording.say("Draft"),
        "summary": typographic(tip.blurb, wording.marks),
        "tag": tip.tags[0] if tip.tags else "",
    }


def sheet_foot(fact: Fact, site: Site) -> tuple[str, str]:
    """Return the two ends of the last line of a tip's huddle, as its template writes them."""
    return f"{site.name} · {fact['day']}", f"{site.url}{fact['url']}" if site.url else ""


def tag_facts(tags: Iterable[str], live: LiveLibrary) -> list[Fact]:
    """Return title and address of each tag's page."""
    return [{"id": tag, "title": live.tag_title(tag), "url": entry_address("tags", tag)} for tag in tags]


def author_fact(author: str, live: LiveLibrary) -> Fact:
    """Return name and address of *author*."""
    return {"title": live.author_title(author), "url": entry_address("authors", author)}


def playbook_fact(tip: Tip, live: LiveLibrary) -> Fact | None:
    """Return title, address and situation of the playbook *tip* belongs to, if any."""
    playbook = live.playbooks_by_slug.get(tip.playbook or "")
    return situation_fact(playbook, live.wording) if playbook else None


def situation_fact(playbook: Playbook, wording: Wording) -> Fact:
    """Return title and address of *playbook*, and the situation it is for."""
    when = typographic(playbook.when, wording.marks)
    return {"title": playbook.title, "url": playbook_address(playbook), "when": when}


def place_facts(article: Tip | Playbook, live: LiveLibrary) -> list[dict[str, object]]:
    """Return where on learning paths *article* stands, with links to the stops beside it."""
    return [
        {
            "title": place.trail.title,
            "url": place.trail.address,
            "number": place.number,
            "count": len(place.trail.stops),
            "previous": _stop_fact(place.previous),
            "next": _stop_fact(place.next),
        }
        for place in live.places.get(article.place.path, ())
    ]


def _stop_fact(stop: Tip | Playbook | None) -> Fact | None:
    if stop is None:
        return None
    url = tip_address(stop) if isinstance(stop, Tip) else playbook_address(stop)
    return {"title": stop.title, "url": url}


def neighbor_facts(pair: tuple[Tip | None, Tip | None], wording: Wording) -> dict[str, Fact | None]:
    """Return links to the tips of *pair*, the one before and the one after."""
    before, after = pair
    return {
        "previous": tip_fact(before, wording) if before else None,
        "next": tip_fact(after, wording) if after else None,
    }


def series_fact(tip: Tip, live: LiveLibrary) -> dict[str, object] | None:
    """Return the known series that *tip* is a part of, its place in it and the parts beside it."""
    part = live.part_numbers.get(tip.slug)
    if tip.series is None or tip.series not in live.series or part is None:
        return None
    return {
        "title": live.series[tip.series].title,
        "url": entry_address("series", tip.series),
        "part": part,
        **neighbor_facts(live.around_in_series[tip.slug], live.wording),
    }
