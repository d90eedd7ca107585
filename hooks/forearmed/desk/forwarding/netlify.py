"""Moves as Netlify reads them: _redirects (https://docs.netlify.com/routing/redirects/redirect-options/)."""

from collections.abc import Sequence
from urllib.parse import parse_qsl, quote

from forearmed.desk.forwarding.move import Move


def lines(moves: Sequence[Move]) -> str:
    """Return the lines of _redirects: address, query, target, and a code that counts before any file."""
    return "# Save this as docs/root/_redirects.\n" + "".join(map(_line, moves))


def _line(move: Move) -> str:
    # Encoded, no sign is a wildcard (*), a placeholder (:) or a blank.
    path = quote(move.path, safe="/-._~")
    asked = [
        f"{quote(name, safe='')}={quote(value, safe='')}"
        for name, value in parse_qsl(move.query, keep_blank_values=True)
    ]
    return " ".join([f"https://{move.host}{path}" if move.host else path, *asked, move.to, "301!"]) + "\n"
