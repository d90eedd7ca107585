"""The host of an address in the letters that identifiers and settings of servers may have."""

import re
from contextlib import suppress
from urllib.parse import urlsplit


def domain_of(url: str) -> str:
    """Return the host of *url* in ASCII; ``example.com`` where *url* has no host."""
    host = urlsplit(url).hostname or ""
    with suppress(UnicodeError):  # from an impossible host name only the ASCII letters are taken
        host = host.encode("idna").decode("ascii")
    return re.sub(r"[^a-z0-9.-]+", "-", host).strip("-.") or "example.com"
