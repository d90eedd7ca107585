"""The host of an address in the letters that identifiers and settings of servers may have."""

import re
from contextlib import suppress
from urllib.parse import urlsplit


def domain_of(url: str) -> str:
    """Return the host of *url*: in ASCII, and an example where there is none."""
    host = urlsplit(url).hostname or ""
    with suppress(UnicodeError):  # what no host can be is named by its plain letters
        host = host.encode("idna").decode("ascii")
    return re.sub(r"[^a-z0-9.-]+", "-", host).strip("-.") or "example.com"
