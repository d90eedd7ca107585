"""Who may leave a list by a link: a token stands for a list and an address, and shows neither."""

import base64
import hashlib
import hmac
from collections.abc import Iterable

from forearmed.foundation.errors import ForearmedError

PLACE = "{token}"
_VARIABLE = "FOREARMED_UNSUBSCRIBE_SECRET"
_SHORTEST_SECRET = 16


def secret_of(secret: str) -> bytes:
    """Return the octets of the *secret* that tokens are made with; raise ForearmedError for a short one."""
    if len(secret) < _SHORTEST_SECRET:
        advice = f"set it to {_SHORTEST_SECRET} characters or more, such as `openssl rand -hex 32` prints"
        raise ForearmedError(f"{_VARIABLE} is missing or short; {advice}")
    return secret.encode(errors="surrogateescape")  # an environment holds bytes


class UnsubscribeTokens:
    """The tokens of one list: an HMAC (RFC 2104) with SHA-256 over list and address."""

    def __init__(self, secret: str, *, list_id: str) -> None:
        """Take the *secret* that only sender and endpoint know; raise ForearmedError for a short one."""
        self._secret = secret_of(secret)
        self._list_id = list_id

    def of(self, key: str) -> str:
        """Return the token of the address with *key*: 43 characters that need no escape in a URL."""
        made = hmac.digest(self._secret, f"{self._list_id}\0{key}".encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(made).decode().rstrip("=")

    def owner(self, token: str, keys: Iterable[str]) -> str | None:
        """Return the one of *keys* that *token* stands for, or None. Takes the same time for every token."""
        found, wanted = None, token.encode(errors="replace")
        for key in keys:
            if hmac.compare_digest(self.of(key).encode(), wanted):
                found = key
        return found
