"""Web addresses as old pages have them: wrong ones are no reason to stop."""

import re
from urllib.parse import SplitResult, urlsplit


def split_address(address: str) -> SplitResult:
    """Return the parts of *address*; nothing for one that is no address, such as ``http://[``."""
    try:
        parts = urlsplit(address.strip())
        _ = parts.hostname, parts.port
    except ValueError:
        return SplitResult("", "", "", "", "")
    return parts


def host_of(address: str) -> str:
    """Return the host of *address* without ``www.``; Blogger's hosts of all countries are one."""
    host = (split_address(address).hostname or "").removeprefix("www.")
    return re.sub(r"\.blogspot\.[a-z.]{2,6}$", ".blogspot.com", host)
