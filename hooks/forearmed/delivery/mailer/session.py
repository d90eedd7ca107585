"""smtplib with deadlines that hold: for each step, however slowly a server drips. Knows no edition."""

import math
import re
import select
import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from forearmed.foundation.servers import LATE, LEFT, plain_words, quoted

T = TypeVar("T")
_REPLY_LINE = re.compile(rb"[2-5]\d\d(?:[ -][^\r\n]*)?\r?\n")
_LONGEST_REPLY = 64 * 1024
_HOST_NAME = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_BAD_LOGIN = 535  # RFC 4954, section 6
_READY = 220
_LOGINS = {"PLAIN": "auth_plain", "LOGIN": "auth_login", "CRAM-MD5": "auth_cram_md5"}


@dataclass(frozen=True)
class Deadlines:
    """How long each step may take, in seconds: what RFC 5321, section 4.5.3.2 asks for at least.

    Connecting is given less, because the next address of the server waits behind it.
    """

    connect: float = 60
    greeting: float = 300
    command: float = 300
    block: float = 180
    end_of_data: float = 600
    transaction: float = 1800


class Session(smtplib.SMTP):
    """Reads and writes until a moment, not for a time that every octet starts anew.

    smtplib's own timeout is the socket's: a server that sends an octet a minute outlives it for ever.
    """

    _until = math.inf
    _unread = b""

    def __init__(
        self,
        host: str,
        port: int,
        *,
        deadlines: Deadlines,
        masked: Callable[[str], str],
        **more: Any,  # Any: smtplib's own
    ) -> None:
        """Connect and read the greeting; what is no reply is quoted *masked*.

        Raises what smtplib and the socket raise.
        """
        self._name = host
        self._masked = masked
        self._until = time.monotonic() + deadlines.connect + deadlines.greeting
        try:
            # Left to find our name itself, smtplib asks the resolver, and waits as long as that takes.
            super().__init__(host, port, local_hostname="localhost", timeout=deadlines.connect, **more)
            self._settle_in()
        except BaseException:
            self.close()
            raise
        self._until = math.inf

    def _settle_in(self) -> None:
        if self.sock is not None:
            self.local_hostname = _own_name(self.sock)
            # The final dot is written by itself, and Nagle's algorithm would hold it back for 40 ms.
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Give what happens inside *seconds*, or what is left of an outer deadline."""
        outer = self._until
        self._until = min(outer, time.monotonic() + seconds)
        try:
            yield
        finally:
            self._until = outer

    @property
    def is_open(self) -> bool:
        """Tell whether there is a connection, as far as we know."""
        return self.sock is not None

    def getreply(self) -> tuple[int, bytes]:
        """Return code and text of a whole reply (RFC 5321, section 4.2.1).

        Raises SMTPServerDisconnected for half of one, for what is none, and when time is up.
        """
        texts: list[bytes] = []
        line, octets = b"250-", 0
        while line[3:4] == b"-":
            line = self._reply_line()
            texts.append(line[4:].strip())
            octets += len(line)
            if octets > _LONGEST_REPLY:
                raise self._lost("the server's reply has no end")
        return int(line[:3]), b"\n".join(texts)

    def send(self, s: Any) -> None:  # Any: smtplib takes text and every kind of buffer
        """Write *s* whole; raise SMTPServerDisconnected when that fails or time is up."""
        rest = memoryview(s.encode(self.command_encoding) if isinstance(s, str) else s)
        while rest:
            rest = rest[self._in_time(partial(_write, rest)) :]

    def offer(self, octets: bytes) -> bool:
        """Write *octets* until the server says something or leaves, unasked; tell whether it kept still.

        What it said is there to be read, even when writing broke off.
        """
        rest = memoryview(octets)
        while rest and not self.has_spoken():
            rest = rest[self._in_time(partial(_write_if_it_listens, rest)) :]
        return not self.has_spoken()

    def has_spoken(self) -> bool:
        """Tell whether the server has said something, or left, without being asked."""
        if self.sock is None or self._unread:
            return True
        try:
            self.sock.settimeout(0)
            self._unread = self.sock.recv(4096)
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        except OSError:
            pass  # whoever reads or writes next meets it again
        return True

    def protect(self, context: ssl.SSLContext) -> None:
        """Start TLS (RFC 3207, section 4.2): forget what was said before, and take nothing said too early.

        Raises SMTPResponseException when the server declines, and what the ssl module raises.
        """
        code, text = self.docmd("STARTTLS")
        if code != _READY:
            raise smtplib.SMTPResponseException(code, text)
        if self._unread:
            raise self._lost("the server spoke before the connection was protected")
        self.sock = self._in_time(lambda sock: context.wrap_socket(sock, server_hostname=self._name))
        self.helo_resp = self.ehlo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False

    def log_in(self, user: str, password: str) -> None:
        """Log in by the first mechanism that the server knows and we do.

        smtplib would try a wrong password with every mechanism, and lose the answer when the server has had
        enough. Raises SMTPNotSupportedError, SMTPAuthenticationError and what getreply raises.
        """
        self.user, self.password = user, password
        offered = self.esmtp_features.get("auth", "").upper().split()
        refusal: smtplib.SMTPException = smtplib.SMTPNotSupportedError(" ".join(offered))
        for mechanism in (each for each in _LOGINS if each in offered):
            try:
                self.auth(mechanism, getattr(self, _LOGINS[mechanism]))
            except smtplib.SMTPAuthenticationError as error:
                refusal = error
                if error.smtp_code < 500 or error.smtp_code == _BAD_LOGIN:
                    break
            else:
                return
        raise refusal

    def _reply_line(self) -> bytes:
        line = self._line()
        if not _REPLY_LINE.fullmatch(line):
            said = quoted(line.decode("ascii", "replace"), masked=self._masked)[:60].strip()
            raise self._lost(f'the server said "{said}", which is no reply')
        return line

    def _line(self) -> bytes:
        while b"\n" not in self._unread and len(self._unread) <= _LONGEST_REPLY:
            received = self._in_time(lambda sock: sock.recv(4096))
            if not received:
                raise self._lost(LEFT)
            self._unread += received
        line, end, self._unread = self._unread.partition(b"\n")
        return line + end

    def _in_time(self, action: Callable[[socket.socket], T]) -> T:
        sock, left = self.sock, self._until - time.monotonic()
        if sock is None:
            raise self._lost(LEFT)
        if left <= 0:
            raise self._lost(LATE)
        try:
            sock.settimeout(left if left < math.inf else None)
            return action(sock)
        except ssl.SSLCertVerificationError:
            raise
        except OSError as error:
            raise self._lost(plain_words(error)) from None

    def _lost(self, why: str) -> smtplib.SMTPServerDisconnected:
        self.close()
        self._unread = b""
        return smtplib.SMTPServerDisconnected(why)


class TlsSession(Session, smtplib.SMTP_SSL):
    """The same over a connection that is protected from its first octet (RFC 8314)."""


def _own_name(sock: socket.socket) -> str:
    """Return what we call ourselves: the host's name if it is whole, else our address (RFC 5321, 4.1.3)."""
    name = socket.gethostname()
    if _HOST_NAME.fullmatch(name):
        return name
    address = str(sock.getsockname()[0]).partition("%")[0]
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"


def _write(octets: memoryview, sock: socket.socket) -> int:
    return sock.send(octets)


def _write_if_it_listens(octets: memoryview, sock: socket.socket) -> int:
    """Write what the system takes of *octets*, and return how much: nothing when there is something to read.

    To wait for room alone would miss a server that says why it reads no further.
    """
    readable, writable, _ = select.select([sock], [sock], [], sock.gettimeout())
    if not readable and not writable:
        raise TimeoutError
    try:
        sock.settimeout(0)
        return 0 if readable else _write(octets, sock)
    except (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError, ConnectionError, ssl.SSLEOFError):
        return 0  # there was no room after all, or its last words wait to be read
