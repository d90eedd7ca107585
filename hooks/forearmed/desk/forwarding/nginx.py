"""Moves as nginx reads them: a map (https://nginx.org/en/docs/http/ngx_http_map_module.html)."""

from collections.abc import Sequence

from forearmed.desk.forwarding.move import Move

_HEAD = """\
# Copy this file to /etc/nginx/conf.d/moved.conf, and put this line into the block "server" of the site:
# if ($forearmed_moved) { return 301 $forearmed_moved; }
map "$host$uri?$args" $forearmed_moved {
    default "";
"""


def lines(moves: Sequence[Move]) -> str:
    """Return a file for nginx. Patterns have no limit of length, as plain keys of a map have."""
    return f"{_HEAD}{''.join(map(_line, moves))}}}\n"


def _line(move: Move) -> str:
    host = move.host_pattern or "[^/]+"
    return f'    "~^{host}{move.path_pattern}\\x3f{move.query_pattern}" "{move.to}";\n'
