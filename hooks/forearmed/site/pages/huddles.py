"""The list of all huddles, for a team leader, with the one of the current edition on top."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from forearmed.foundation.wording import Wording
from forearmed.site.addresses import HUDDLE, HUDDLES, huddle_address
from forearmed.site.document import Document, Later
from forearmed.site.facts import tip_fact
from forearmed.site.live_library import LiveLibrary
from forearmed.site.pages.paging import TipList, entries_by_month, paged

_TEMPLATE = "huddles.html"


def huddle_list(live: LiveLibrary) -> Iterator[Document]:
    """Yield the pages of the list: the huddle of every live tip, newest first."""
    say = live.wording.say
    listing = TipList(
        HUDDLES,
        say("All huddles"),
        say("Every tip on one sheet, for five minutes with your team."),
        entries_by_month(live.tips, live.wording),
        metadata={"template": _TEMPLATE, "unlisted": True},
        address=huddle_address,
    )
    for document in paged(listing, live):
        # The template says what the list is for above this week's huddle.
        yield replace(
            document, body="", metadata=Later(partial(_metadata, document, live), template=_TEMPLATE)
        )


def _metadata(document: Document, live: LiveLibrary) -> dict[str, object]:
    running = _running(live) if document.src_uri == HUDDLES else None
    return {**document.metadata, "running": running}


def _running(live: LiveLibrary) -> dict[str, str] | None:
    """Return the current edition's huddle, as its template prints it; None before the first edition."""
    edition = live.schedule.current
    if edition is None:
        return None
    heading = running_heading(live.wording, is_this_week=live.schedule.is_this_week)
    return {**tip_fact(edition.tip, live.wording), "url": HUDDLE, "heading": heading}


def running_heading(wording: Wording, *, is_this_week: bool) -> str:
    """Return what the huddle of the current edition is called."""
    return wording.say("This week’s huddle") if is_this_week else wording.say("The latest huddle")
