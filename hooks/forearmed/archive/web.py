"""Web addresses as old pages have them: wrong ones are no reason to stop."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

_USUAL = re.compile(r"(https?)://([a-z0-9.-]+)(/[^\s?#\[\]]*)?(?:\?([^\s#\[\]]*))?")
_ROOT = re.compile(r"https?://[^/?#\s]+", re.IGNORECASE)
_LOCAL = re.compile(r"localhost|.+\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1")
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
    return host_in(split_address(address).netloc)


@lru_cache(maxsize=256)
def host_in(netloc: str) -> str:
    """Return the host of *netloc*, which may have a port and a login, as `host_of` does."""
    host = (SplitResult("", netloc, "", "", "").hostname or "").removeprefix("www.")
    return re.sub(r"\.blogspot\.[a-z.]{2,6}$", ".blogspot.com", host)


def root_of(address: str) -> str:
    """Return the scheme and the host that *address* begins with; nothing for one without a host."""
    found = _ROOT.match(address)
    return found[0] if found else ""


def is_local(host: str) -> bool:
    """Tell whether *host* is the reader's own computer, where no page of ours leads to anything."""
    return bool(_LOCAL.fullmatch(host))
