"""The pages that the search finds by their names alone: words to say, huddles, pocket cards, subscribing."""

from collections.abc import Iterator

from forearmed.site.addresses import HUDDLE, HUDDLES, PATHS, PHRASEBOOK, page_address
from forearmed.site.live_library import LiveLibrary
from forearmed.site.pages.huddles import running_heading
from forearmed.site.search.catalog import Named

_SUBSCRIBE = "subscribe.md"


def named_pages(live: LiveLibrary) -> Iterator[Named]:
    """Yield what *live* has of them, by their names in the site's language."""
    say = live.wording.say
    yield Named([say("Words to say"), "phrasebook"], say("Words to say"), page_address(PHRASEBOOK))
    if live.playbooks:
        yield Named([say("Pocket card")], say("Pocket card"), "playbooks/", "card/")
    if live.trails:
        yield Named([say("Learning paths")], say("Learning paths"), page_address(PATHS))
    if live.schedule.current:
        title = running_heading(live.wording, is_this_week=live.schedule.is_this_week)
        yield Named([say("Huddle"), title], title, HUDDLE)
    if live.tips:
        yield Named([say("Huddle"), say("All huddles")], say("All huddles"), page_address(HUDDLES))
        yield Named([say("Huddle")], say("Huddle"), "tips/", "huddle/")
    yield from _subscribing(live)


def _subscribing(live: LiveLibrary) -> Iterator[Named]:
    """Yield the team's page on how to subscribe, if it has one under the address that a new site gives it."""
    for page in live.pages:
        if page.src_uri == _SUBSCRIBE and not page.draft:
            title = str(page.metadata.get("title") or live.wording.say("Subscribe"))
            yield Named([live.wording.say("Subscribe"), title], title, page_address(_SUBSCRIBE))
