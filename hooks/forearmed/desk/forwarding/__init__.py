"""What a web server must be told to lead addresses of an older publication on to where their tips are now."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from forearmed.content.library import OldAddress
from forearmed.desk.forwarding import apache, caddy, iis, netlify, nginx
from forearmed.desk.forwarding.move import Move
from forearmed.site.old_targets import Present, present

__all__ = ["FORMATS", "Move", "moves", "present"]

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


def moves(moved: Iterable[OldAddress], live: Mapping[str, Present], *, site: str) -> Iterator[Move]:
    """Yield a move for each of the *moved* addresses that leads to what is *live*, by the name of that.

    *site* is the public address of the site, with a slash at its end. An address without a host is below it,
    and comes behind those with a host: a server may answer for several, and takes the first that fits.
    """
    for old in sorted(moved, key=lambda each: not each.host):
        if old.target in live:
            yield Move.of(old, f"{site}{live[old.target][1]}", site=site)
