"""What a web server must be told to lead addresses of an older publication on to where their tips are now."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from forearmed.content.library import OldAddress
from forearmed.content.library.moved import FEEDS
from forearmed.desk.forwarding import apache, caddy, iis, netlify, nginx
from forearmed.desk.forwarding.move import Move
from forearmed.site.addresses import tip_address_of

__all__ = ["FORMATS", "Move", "moves"]

FORMATS: Mapping[str, Callable[[Sequence[Move]], str]] = MappingProxyType(
    {
        "netlify": netlify.lines,
        "nginx": nginx.lines,
        "apache": apache.lines,
        "caddy": caddy.lines,
        "iis": iis.lines,
    }
)
"""What writes the settings of each server, by the name that `forearmed redirects --format` takes."""


def moves(moved: Iterable[OldAddress], live: AbstractSet[str], *, site: str) -> Iterator[Move]:
    """Yield a move for each of the *moved* addresses that leads to a feed or to one of the *live* slugs.

    *site* is the public address of the site, with a slash at its end. An address without a host is below it.
    """
    for old in moved:
        if old.target in FEEDS:
            yield Move.of(old, f"{site}{old.target}", site=site)
        elif old.target in live:
            yield Move.of(old, f"{site}{tip_address_of(old.target)}", site=site)
