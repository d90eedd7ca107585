"""The fields of a message as they are written, UTF-8 (RFC 6532) included, which the parser replaces."""

from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses


def written(message: Message, name: str) -> str:
    """Return the first field called *name*, on one line; nothing where there is none."""
    return next(_all(message, name), "")


def text_of(message: Message, name: str) -> str:
    """Return the first field called *name* with its encoded words decoded (RFC 2047)."""
    said = written(message, name)
    try:
        return " ".join(str(make_header(decode_header(said))).split())
    except (ValueError, LookupError):
        return said


def addresses_in(message: Message, *names: str) -> list[str]:
    """Return every address in the fields called *names*."""
    fields = [field for name in names for field in _all(message, name)]
    return [address for _, address in getaddresses(fields) if "@" in address]


def _all(message: Message, name: str) -> Iterator[str]:
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            octets = str(value).encode("utf-8", "surrogateescape")
            yield " ".join(octets.decode("utf-8", "replace").split())
