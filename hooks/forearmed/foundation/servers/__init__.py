"""For code that speaks to servers: which host is this machine, what an error means, how to quote a reply.

Opens no connection. `masking` knows how secrets look in a reply, and `listening` reads until a moment.
"""

import ipaddress
import ssl
from collections.abc import Callable

from forearmed.foundation.errors import ForearmedError, visible

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


def plain_words(error: OSError) -> str:
    """Return what an *error* of a socket means, without what only OpenSSL's authors understand."""
    if isinstance(error, TimeoutError):
        return LATE
    if isinstance(error, ConnectionError | ssl.SSLEOFError) and not isinstance(error, ConnectionRefusedError):
        return LEFT
    if isinstance(error, ssl.SSLError) and error.reason:
        return f"TLS failed, {error.reason.replace('_', ' ').lower()}"
    return error.strerror or str(error)


def quoted(said: str, *, masked: Callable[[str], str] = str) -> str:
    """Return the text *said* by a server or program, safe to quote in a message: on one line, and not long.

    The whole text goes through *masked* before it is cut, since half a secret would not be recognized. Last,
    control characters are written as escapes.
    """
    return visible(" ".join(masked(said).split())[:_LONGEST])
