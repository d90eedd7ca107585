"""What those who speak to servers share: which are this machine, and what a fault means in plain words.

Opens no connection.
"""

import ipaddress
import ssl

from forearmed.errors import ForearmedError

LATE = "the server did not answer in time"
LEFT = "the server closed the connection"
_LONGEST = 200


class UnreachableError(ForearmedError):
    """The server cannot take anything now. Another try, later, may find it ready."""


def is_loopback(host: str) -> bool:
    """Tell whether *host*, a name or an address, is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def told(error: OSError) -> str:
    """Return what an *error* of a socket means, without what only OpenSSL's authors understand."""
    if isinstance(error, TimeoutError):
        return LATE
    if isinstance(error, ConnectionError | ssl.SSLEOFError) and not isinstance(error, ConnectionRefusedError):
        return LEFT
    if isinstance(error, ssl.SSLError) and error.reason:
        return f"TLS failed, {error.reason.replace('_', ' ').lower()}"
    return error.strerror or str(error)


def one_line(text: str) -> str:
    """Return *text* on one line, cut where it rambles, with spaces for signs that a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)[:_LONGEST].strip()
