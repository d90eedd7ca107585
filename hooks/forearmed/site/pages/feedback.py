"""Where a reader's answer goes: an address of the organization's choosing, filled in for one page."""

import re
from urllib.parse import quote

_PLACEHOLDER = re.compile(r"\{(answer|title|address)\}")


def feedback_link(written: str, *, answer: str, title: str, address: str) -> str:
    """Return the address *written* in the settings with its placeholders filled in, percent-encoded.

    Encoding is that of RFC 3986, section 2.1, which RFC 6068 asks of mail links, too: no plus for a space.
    """
    values = {"answer": answer, "title": title, "address": address}
    return _PLACEHOLDER.sub(lambda found: quote(values[found[1]], safe=""), written)
