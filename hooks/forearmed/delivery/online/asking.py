"""One GET over HTTP, with a deadline that even a very slow server cannot extend. Asks no other host.

Text from a server is quoted, never printed as it is. Uses the system's proxy, if there is one.
"""

import http.client
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from forearmed.foundation.servers import quoted
from forearmed.foundation.servers.listening import Listening

_OK = 200
_LONGEST_ANSWER = 5_000_000  # octets to read at most: enough for any page
_BY_NOW = {"Cache-Control": "no-cache", "User-Agent": "forearmed"}  # caches on the way must ask the site


class NotThereError(Exception):
    """An address does not answer as it should; the message says in one line how it does."""


@dataclass(frozen=True)
class _Deadline:
    """The moment *until*, as *passed* tells the time, in seconds."""

    until: float
    passed: Callable[[], float]

    @property
    def left(self) -> float:
        """Return the seconds that are left; raise TimeoutError when there are none."""
        left = self.until - self.passed()
        if left <= 0:
            raise TimeoutError
        return left

    def connect(self, address: tuple[str, int], *more: Any) -> socket.socket:  # Any: what http.client passes
        """Return a connection to the first address of a host that takes one; the resolver has a limit."""
        reason: OSError = OSError("it has no address")
        for family, kind, protocol, _, place in socket.getaddrinfo(*address, type=socket.SOCK_STREAM):
            sock = socket.socket(family, kind, protocol)
            try:
                sock.settimeout(self.left)
                sock.connect(place)
                sock.settimeout(self.left)  # for the TLS handshake and the request
            except OSError as error:
                sock.close()
                reason = error
            else:
                return sock
        raise reason

    def response(self, sock: socket.socket, **more: Any) -> http.client.HTTPResponse:  # Any: likewise
        """Return the response on *sock*; reading it stops at the deadline."""
        source: Any = Listening(sock, self.until, self.passed)  # Any: http.client wants a makefile, no more
        return http.client.HTTPResponse(source, **more)


def answer(address: str, *, until: float, passed: Callable[[], float]) -> bytes:
    """Return what *address* answers with, after redirects at the same host.

    All of it ends at the moment *until*, as *passed* tells the time. Raises NotThereError for all but a 200.
    """
    opener = build_opener(_SameHost, _Plain(_Deadline(until, passed)), _Protected(_Deadline(until, passed)))
    try:
        with opener.open(Request(address, headers=_BY_NOW)) as answered:  # noqa: S310  # the site's own, from its settings
            octets: bytes = answered.read(_LONGEST_ANSWER)
            if answered.status != _OK:
                raise NotThereError(f"{address} answers {answered.status} {quoted(answered.reason)}")
            return octets
    except HTTPError as error:
        error.close()
        reason = quoted(str(error.reason).partition("\n")[0])
        raise NotThereError(f"{address} answers {error.code} {reason}") from None
    except URLError as error:
        raise NotThereError(f"{address} cannot be reached: {_why(error.reason)}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotThereError(f"{address} cannot be reached: {_why(error)}") from None


class _SameHost(HTTPRedirectHandler):
    """Follows a redirect as long as it stays at the host, and protected where it was."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        """Return the next request; raise NotThereError for one that leads elsewhere."""
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if there.hostname != here.hostname:
            where = f"to another host, {quoted(there.hostname or newurl)}; set site_url to where the site is"
        elif (here.scheme, there.scheme) == ("https", "http"):
            where = "away from https; mend the site's redirect"
        else:
            return super().redirect_request(req, fp, code, msg, headers, newurl)
        fp.close()
        raise NotThereError(f"{req.full_url} leads {where}")


class _Plain(HTTPHandler):
    """Opens http: addresses with a deadline."""

    def __init__(self, deadline: _Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def http_open(self, req: Request) -> http.client.HTTPResponse:
        """Return the answer to *req*."""
        return self.do_open(_timed(http.client.HTTPConnection, self._deadline), req)


class _Protected(HTTPSHandler):
    """Opens https: addresses with a deadline."""

    def __init__(self, deadline: _Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def https_open(self, req: Request) -> http.client.HTTPResponse:
        """Return the answer to *req*."""
        return self.do_open(_timed(http.client.HTTPSConnection, self._deadline), req)


def _timed(
    kind: type[http.client.HTTPConnection], deadline: _Deadline
) -> Any:  # Any: urllib asks for a class
    """Return what makes a connection of a *kind* that connects and reads until the *deadline*."""

    def make(host: str, **options: Any) -> http.client.HTTPConnection:  # Any: urllib's own
        made = kind(host, **options)
        made._create_connection = deadline.connect  # type: ignore[attr-defined]  # http.client's only way to a socket
        made.response_class = deadline.response  # type: ignore[assignment]  # all that is asked of it is to be called
        return made

    return make


def _why(reason: object) -> str:
    match reason:
        case socket.gaierror():
            return "its name is not known (DNS)"
        case ssl.SSLCertVerificationError():
            return f"its certificate is not good: {reason.verify_message}"
        case ssl.SSLError():
            return "it does not speak TLS as it should"
        case TimeoutError():
            return "it does not answer in time"
        case OSError(strerror=str(said)):
            return quoted(said)
        case http.client.HTTPException():
            return "its answer is no HTTP"
    return quoted(str(reason))
