"""The many addresses of one picture: the services' sizes, copies elsewhere, and the file behind them."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from forearmed.archive.web import split_address

SIZED = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w+$)")
"""What WordPress writes into the name of a smaller copy."""
EDITED = re.compile(r"(?:-scaled|-rotated|-e\d{10,})(?=\.\w+$)")
"""What WordPress writes into the name of a picture that was changed there."""
_SQUEEZED = re.compile(r",M\w+\.[\w-]{8,}\.\w+$")
_BLOGGER = re.compile(r"/(?:[swh]\d+(?:-[a-z0-9-]+)*|w\d+-h\d+(?:-[a-z0-9-]+)*)/(?=[^/]+$)")
_COPIES = re.compile(r"^i\d\.wp\.com$|^images\.weserv\.nl$")
_SUBSTACK = re.compile(r"/image/fetch/[^/]*/(https?(?::|%3A).+)$", re.IGNORECASE)
_GHOST_SIZE = re.compile(r"/images/size/w\d+(?:h\d+)?(?:/format/\w+)?/")
_MOST_PARTS = 6


def original(address: str) -> str:
    """Return the address of the picture of which *address* is a copy at another host, without its query."""
    parts = split_address(address)
    if found := _SUBSTACK.search(parts.path):
        return original(unquote(found[1]))
    if _COPIES.search(parts.hostname or ""):
        return f"https:/{parts.path}"
    path = _BLOGGER.sub("/", _GHOST_SIZE.sub("/images/", parts.path))
    return f"{parts.scheme}://{parts.netloc}{path}" if parts.netloc else path


def file_names(address: str) -> Iterator[str]:
    """Yield the paths that the file of the picture at *address* may have, the full size first."""
    path = unquote(split_address(original(address)).path).lstrip("/")
    path = _SQUEEZED.sub("", path)
    whole = EDITED.sub("", SIZED.sub("", path))
    sized = SIZED.sub("", path)
    scaled = re.sub(r"(\.\w+)$", r"-scaled\1", whole)
    yield from dict.fromkeys([whole, sized, scaled, path])


def endings_of(path: str) -> Iterator[str]:
    """Yield *path* and what is left of it without its first folders, down to the name alone."""
    parts = path.casefold().split("/")[-_MOST_PARTS:]
    for place in range(len(parts)):
        yield "/".join(parts[place:])
