"""Web addresses as old pages have them: wrong ones are no reason to stop."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

_USUAL = re.compile(r"(https?)://([a-z0-9.-]+)(/[^\s?#\[\]]*)?(?:\?([^\s#\[\]]*))?")
_ROOT = re.compile(r"https?://[^/?#\s]+", re.IGNORECASE)
_NOTHING = SplitResult("", "", "", "", "")


def split_address(address: str) -> SplitResult:
    """Return the parts of *address*; nothing for one that is no address, such as ``http://[``."""
    if found := _USUAL.fullmatch(address):  # nearly all are, and an archive has many
        scheme, netloc, path, query = found.groups("")
        return SplitResult(scheme, netloc, path, query, "")
    try:
        parts = urlsplit(address.strip())
        _ = parts.hostname, parts.port
    except ValueError:
        return _NOTHING
    return parts


def host_of(address: str) -> str:
    """Return the host of *address* without ``www.``; Blogger's hosts of all countries are one."""
    return _host(split_address(address).netloc)


@lru_cache(maxsize=256)
def _host(netloc: str) -> str:
    host = (SplitResult("", netloc, "", "", "").hostname or "").removeprefix("www.")
    return re.sub(r"\.blogspot\.[a-z.]{2,6}$", ".blogspot.com", host)


def root_of(address: str) -> str:
    """Return the scheme and the host that *address* begins with; nothing for one without a host."""
    found = _ROOT.match(address)
    return found[0] if found else ""
