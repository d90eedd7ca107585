"""Moves as Apache reads them: mod_rewrite (https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html)."""

from collections.abc import Iterator, Sequence

from forearmed.desk.forwarding.move import Move

_HEAD = """\
# Add these lines to docs/root/.htaccess. The server needs the module rewrite: a2enmod rewrite
RewriteEngine On
"""


def lines(moves: Sequence[Move]) -> str:
    """Return lines for .htaccess."""
    return _HEAD + "".join(line for move in moves for line in _lines(move))


def _lines(move: Move) -> Iterator[str]:
    if move.host:
        yield f'RewriteCond %{{HTTP_HOST}} "^{move.host_pattern}(:[0-9]+)?$" [NC]\n'
    if move.query:
        yield f'RewriteCond %{{QUERY_STRING}} "^{move.query_pattern}"\n'
    yield f'RewriteCond %{{REQUEST_URI}} "^{move.path_pattern}$"\n'
    # A percent sign and a digit would be a part of the last pattern.
    target = move.to.replace("%", "\\%")
    yield f'RewriteRule ^ "{target}" [R=301,L,QSD,NE]\n'
