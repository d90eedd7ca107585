"""The pages of learning paths: what to read, in order, as a numbered list that needs no script."""

from collections.abc import Iterator

from forearmed.article.markdown import link, prose
from forearmed.content.model import Playbook, Tip
from forearmed.foundation.errors import count
from forearmed.site.addresses import PATHS, page_address, playbook_uri, tip_uri
from forearmed.site.document import Document
from forearmed.site.live_library import LiveLibrary
from forearmed.site.pages.paging import list_metadata
from forearmed.site.trails import Trail

_TITLE = "Learning paths"
_INTRO = "Tips and playbooks in an order that leads a new colleague from the first hello to the hard ones."


def path_pages(live: LiveLibrary) -> Iterator[Document]:
    """Yield the page of each learning path, and a page that lists them; nothing without learning paths."""
    for trail in live.trails:
        metadata = {
            **list_metadata(trail.title, trail.description),
            "template": "path.html",
            "trail": len(trail.stops),
        }
        stops = "\n\n".join(_stop(number, stop) for number, stop in enumerate(trail.stops, 1))
        body = f"{prose(trail.description)}\n\n*{amount(trail)}*\n\n{stops}\n"
        yield Document(trail.uri, trail.address, body, metadata)
    if live.trails:
        found = [
            f"## {link(trail.title, trail.uri)}\n\n*{amount(trail)}*\n\n{prose(trail.description)}"
            for trail in live.trails
        ]
        body = "\n\n".join([_INTRO, *found]) + "\n"
        metadata = {**list_metadata(_TITLE, _INTRO), "kind": "playbooks"}
        yield Document(PATHS, page_address(PATHS), body, metadata)


def amount(trail: Trail) -> str:
    """Return how much there is to read: ``12 stops · 33 minutes of reading``."""
    return f"{count(len(trail.stops), 'stop')} · {count(trail.minutes, 'minute')} of reading"


def way_in(live: LiveLibrary) -> str:
    """Return a line of Markdown that leads a new colleague to the paths, or nothing where there are none."""
    links = " · ".join(link(trail.title, trail.uri) for trail in live.trails)
    return f"New here? Start with {links}." if links else ""


def _stop(number: int, stop: Tip | Playbook) -> str:
    kind, uri = ("Tip", tip_uri(stop)) if isinstance(stop, Tip) else ("Playbook", playbook_uri(stop))
    summary = stop.blurb if isinstance(stop, Tip) else stop.summary
    minutes = count(stop.minutes, "minute")
    return f"{number}. **{link(stop.title, uri)}** *{kind} · {minutes}*\n\n    {prose(summary)}"
