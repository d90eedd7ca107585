"""What `forearmed send` says of a mail with pictures before it leaves: how large it is, and who cuts it."""

import email
from collections.abc import Iterator

from forearmed.foundation.errors import count

_CUT_AT = 102
"""KB of HTML, about: Gmail publishes no figure. It shows a link in place of the rest, and the pictures that
lie beside the page do not count."""


def size_of(message: bytes, copies: int) -> Iterator[str]:
    """Yield a line about *message* if it has pictures, and about all its *copies* together."""
    parts = [*email.message_from_bytes(message).walk()]
    pictures = [len(str(part.get_payload())) for part in parts if part.get_content_maintype() == "image"]
    if not pictures:
        return
    page = sum(len(str(part.get_payload())) for part in parts if part.get_content_type() == "text/html")
    whole = f"about {_in_kb(len(message))} KB each"
    if copies > 1:
        whole = f"{whole}, {_in_mb(len(message) * copies)} in all"
    yield f"{whole}; {count(len(pictures), 'picture')} in it: {_in_kb(sum(pictures))} KB"
    yield f"its page: {_in_kb(page)} KB; Gmail cuts off what is beyond {_CUT_AT} KB, without the pictures"


def _in_kb(octets: int) -> str:
    return f"{octets / 1024:.0f}"


def _in_mb(octets: int) -> str:
    return f"{octets / 1024**2:.1f} MB" if octets < 1024**3 else f"{octets / 1024**3:.1f} GB"
