"""The pages of learning paths: what to read, in order, as a numbered list that needs no script."""

from collections.abc import Iterator

from forearmed.article.converter import typographic
from forearmed.article.markdown import link, prose
from forearmed.content.model import Playbook, Tip
from forearmed.foundation.wording import Wording, phrase
from forearmed.site.addresses import PATHS, playbook_uri, tip_uri
from forearmed.site.document import Document
from forearmed.site.live_library import LiveLibrary
from forearmed.site.pages.entries import Entry, Line
from forearmed.site.pages.paging import index_document, list_metadata
from forearmed.site.trails import Trail

_TITLE = phrase("Learning paths")
_INTRO = phrase(
    "Tips and playbooks in an order that leads a new colleague from the first hello to the hard ones."
)


def path_pages(live: LiveLibrary) -> Iterator[Document]:
    """Yield the page of each learning path, and a page that lists them; nothing without learning paths."""
    for trail in live.trails:
        metadata = {
            **list_metadata(trail.title, trail.description),
            "template": "path.html",
            "trail": len(trail.stops),
        }
        stops = "\n\n".join(_stop(number, stop, live.wording) for number, stop in enumerate(trail.stops, 1))
        body = f"{prose(trail.description)}\n\n*{amount(trail, live.wording)}*\n\n{stops}\n"
        yield Document(trail.uri, trail.address, body, metadata)
    if live.trails:
        title, intro = live.wording.say(_TITLE), live.wording.say(_INTRO)
        found = [_listed(trail, live.wording) for trail in live.trails]
        yield index_document(PATHS, title, intro, found, kind="playbooks")


def _listed(trail: Trail, wording: Wording) -> Entry:
    said = typographic(trail.description, wording.marks)
    return Entry(trail.title, trail.address, (Line(amount(trail, wording), aside=True), Line(said)))


def amount(trail: Trail, wording: Wording) -> str:
    """Return how much there is to read: ``12 stops · 33 minutes of reading``."""
    stops = wording.count("{n} stop", "{n} stops", len(trail.stops))
    reading = wording.count("{n} minute of reading", "{n} minutes of reading", trail.minutes)
    return f"{stops} · {reading}"


def way_in(live: LiveLibrary) -> str:
    """Return a line of Markdown that leads a new colleague to the paths, or nothing where there are none."""
    links = " · ".join(link(trail.title, trail.uri) for trail in live.trails)
    return live.wording.say("New here? Start with {links}.", links=links) if links else ""


def _stop(number: int, stop: Tip | Playbook, wording: Wording) -> str:
    is_tip = isinstance(stop, Tip)
    kind = wording.say("Tip") if is_tip else wording.say("Playbook")
    uri = tip_uri(stop) if isinstance(stop, Tip) else playbook_uri(stop)
    summary = stop.blurb if isinstance(stop, Tip) else stop.summary
    minutes = wording.count("{n} minute", "{n} minutes", stop.minutes)
    return f"{number}. **{link(stop.title, uri)}** *{kind} · {minutes}*\n\n    {prose(summary)}"
