"""Moves as Caddy reads them: matchers and redir (https://caddyserver.com/docs/caddyfile/matchers)."""

from collections.abc import Iterator, Sequence

from forearmed.desk.forwarding.move import Move

_HEAD = (
    '# Save this beside the Caddyfile as moved.caddy, and put the line "import moved.caddy" into the site.\n'
)


def lines(moves: Sequence[Move]) -> str:
    """Return a file to import into the block of a site."""
    return _HEAD + "".join(line for number, move in enumerate(moves, 1) for line in _lines(move, number))


def _lines(move: Move, number: int) -> Iterator[str]:
    yield f"@moved{number} {{\n"
    if move.host:
        bare = move.host.removeprefix("www.")
        yield f"\thost {bare} www.{bare}\n"
    yield f'\tpath_regexp "^{move.path_pattern}$"\n'
    if move.query:
        yield f'\tvars_regexp query{number} {{query}} "^{move.query_pattern}"\n'
    yield f'}}\nredir @moved{number} "{move.to}" 301\n'
