"""One POST over HTTP/1.1, with deadlines that hold however slowly a server drips.

No redirect is followed, no proxy is asked, and no more of an answer is read than a message may quote.
"""

import http.client
import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from forearmed.delivery.webhook.address import Webhook
from forearmed.foundation.servers.listening import Listening

_MOST_READ = 4096  # octets of a body
_LONGEST_PAUSE = 24 * 60 * 60


@dataclass(frozen=True)
class Deadlines:
    """How long each step may take, in seconds."""

    connect: float = 30
    request: float = 60
    answer: float = 60


@dataclass(frozen=True)
class Response:
    """What a server said: its *status*, the start of its *body*, and for how many seconds to wait."""

    status: int
    body: str
    pause: float = 0


class Connection:
    """A connection that is there, for one request."""

    def __init__(self, webhook: Webhook, made: http.client.HTTPConnection, limits: Deadlines) -> None:
        self._webhook = webhook
        self._http = made
        self._limits = limits

    def offer(self, octets: bytes, *, length: int) -> bool:
        """Write the request with the first *octets* of a body of *length*; tell whether it went out.

        When it did not, the server may have said why. A body without its last octet is
        incomplete, so nothing was posted.
        """
        try:
            self._socket.settimeout(self._limits.request)
            self._http.putrequest("POST", self._webhook.target, skip_accept_encoding=True)
            for name, value in _FIELDS:
                self._http.putheader(name, value)
            self._http.putheader("Content-Length", str(length))
            self._http.endheaders(octets)
        except ConnectionError:
            return False
        return True

    def finish(self, octet: bytes) -> None:
        """Write the last *octet* of the body."""
        self._socket.sendall(octet)

    def answer(self) -> Response:
        """Return what the server says; raise OSError when it says nothing that can be understood."""
        source: Any = Listening(  # Any: a makefile is all
            self._socket, time.monotonic() + self._limits.answer, time.monotonic
        )
        response = http.client.HTTPResponse(source, method="POST")
        try:
            response.begin()
        except ConnectionError:
            raise
        except http.client.HTTPException:
            raise OSError("the server's answer is not HTTP") from None
        body = b""
        with suppress(OSError, http.client.HTTPException):  # the status says enough
            body = response.read(_MOST_READ)
        return Response(response.status, body.decode("utf-8", "replace").strip(), _pause(response))

    def close(self) -> None:
        """Let it go."""
        self._http.close()

    @property
    def _socket(self) -> socket.socket:
        if self._http.sock is None:
            raise ConnectionResetError
        return self._http.sock


_FIELDS = (
    ("Content-Type", "application/json; charset=utf-8"),
    ("User-Agent", "forearmed"),
    ("Connection", "close"),
)


def connected(webhook: Webhook, deadlines: Deadlines) -> Connection:
    """Return a connection to *webhook*, protected where its address says so. Raises OSError."""
    made: http.client.HTTPConnection
    if webhook.is_protected:
        context = ssl.create_default_context()
        made = http.client.HTTPSConnection(
            webhook.host, webhook.port, timeout=deadlines.connect, context=context
        )
    else:
        made = http.client.HTTPConnection(webhook.host, webhook.port, timeout=deadlines.connect)
    made.connect()
    return Connection(webhook, made, deadlines)


def _pause(response: http.client.HTTPResponse) -> float:
    """Return Retry-After in seconds (RFC 9110, section 10.2.3); a date counts from the answer's Date."""
    asked = (response.getheader("Retry-After") or "").strip()
    if asked.isascii() and asked.isdigit():
        return min(float(asked[:9]), _LONGEST_PAUSE)
    try:
        then, now = (parsedate_to_datetime(said) for said in (asked, response.getheader("Date") or ""))
        return min(max((then - now).total_seconds(), 0), _LONGEST_PAUSE)
    except (ValueError, TypeError):
        return 0
