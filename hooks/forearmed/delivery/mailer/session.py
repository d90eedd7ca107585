"""smtplib with a deadline for each step, which even a very slow server cannot extend. Knows no edition."""

import math
import re
import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from forearmed.delivery.mailer import wire
from forearmed.delivery.mailer.token import MECHANISMS
from forearmed.foundation.servers import LATE, LEFT, plain_words, quoted

T = TypeVar("T")
_REPLY_LINE = re.compile(rb"[2-5]\d\d(?:[ -][^\r\n]*)?\r?\n")
_WHOLE_REPLY = re.compile(rb"([2-5]\d\d)(?: ([^\r\n]{,400}))?\r?")
_LONGEST_REPLY = 64 * 1024
_BAD_LOGIN = 535  # RFC 4954, section 6
_READY = 220
_LOGINS = {"PLAIN": "auth_plain", "LOGIN": "auth_login", "CRAM-MD5": "auth_cram_md5"}


@dataclass(frozen=True)
class Deadlines:
    """How long each step may take, in seconds: what RFC 5321, section 4.5.3.2 asks for at least.

    Connecting gets less, because after it fails, the server's next IP address is tried.
    """

    connect: float = 60
    greeting: float = 300
    command: float = 300
    block: float = 180
    end_of_data: float = 600
    transaction: float = 1800


class Session(smtplib.SMTP):
    """An SMTP connection whose reads and writes end at a fixed moment.

    smtplib's timeout starts again with every octet: a server that sends one a minute would never time out.
    """

    until = math.inf
    """The moment of the deadline, by time.monotonic()."""
    ahead: object = None
    """The envelope of the next message, where its commands were written and their replies not read yet."""
    _unread = b""

    def __init__(
        self,
        host: str,
        port: int,
        *,
        deadlines: Deadlines,
        masked: Callable[[str], str],
        own_name: str = "",
        **more: Any,  # Any: smtplib's own
    ) -> None:
        """Connect and read the greeting; call ourselves *own_name*. Errors quote a malformed reply *masked*.

        Without a name it is our address (RFC 5321, section 4.1.3). Raises what smtplib and the socket raise.
        """
        self._name = host
        self._masked = masked
        self._own_name = own_name
        self.until = time.monotonic() + deadlines.connect + deadlines.greeting
        try:
            # Without a name, smtplib would look ours up in DNS and wait as long as that takes.
            super().__init__(host, port, local_hostname="localhost", timeout=deadlines.connect, **more)
            self._settle_in()
        except BaseException:
            self.close()
            raise
        self.until = math.inf

    def _settle_in(self) -> None:
        if self.sock is not None:
            self.local_hostname = self._own_name or wire.own_address(self.sock)
            # The final dot is written by itself, and Nagle's algorithm would hold it back for 40 ms.
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def within(self, seconds: float) -> "_Deadline":
        """Give what happens inside *seconds*, or what is left of an outer deadline."""
        return _Deadline(self, seconds)

    @property
    def is_open(self) -> bool:
        """Tell whether there is a connection, as far as we know."""
        return self.sock is not None

    def getreply(self) -> tuple[int, bytes]:
        """Return code and text of a whole reply (RFC 5321, section 4.2.1).

        Raises SMTPServerDisconnected for an incomplete or malformed reply, and when time is up.
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

    def reply(self, *, within: float) -> tuple[int, bytes]:
        """Return what `getreply` does, which has to come *within* so many seconds."""
        line, end, rest = self._unread.partition(b"\n")
        if end and (whole := _WHOLE_REPLY.fullmatch(line)):  # most often: it came with the reply before
            self._unread = rest
            return int(whole[1]), (whole[2] or b"").strip()
        with self.within(within):
            return self.getreply()

    def send(self, s: Any) -> None:  # Any: smtplib takes text and every kind of buffer
        """Write *s* whole; raise SMTPServerDisconnected when that fails or time is up."""
        rest = memoryview(s.encode(self.command_encoding) if isinstance(s, str) else s)
        while rest:
            rest = rest[self._in_time(partial(wire.written, rest), writes=True) :]

    def offer(self, octets: bytes) -> bool:
        """Write *octets*; stop when the server replies early or closes. Return True when all was written.

        An early reply can be read afterwards, even when writing failed.
        """
        rest = memoryview(octets)
        rest = rest[self._in_time(partial(wire.written_for_now, rest), writes=True) :]
        while not self.has_spoken():
            if not rest:
                return True
            # To wait for room alone would miss a server that says why it reads no further.
            wait = partial(wire.wait_for, until=self.until, reads=True, writes=True)
            if not self._in_time(wait):
                rest = rest[self._in_time(partial(wire.written_for_now, rest), writes=True) :]
        return False

    def has_spoken(self) -> bool:
        """Tell whether the server has said something, or left, without being asked."""
        if self.sock is None or self._unread:
            return True
        try:
            if self.sock.gettimeout() != 0:
                wire.make_ready(self.sock)
            self._unread = wire.received(self.sock)
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        except OSError:
            pass  # the next read or write raises it again
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
        self.sock = self._in_time(partial(self._shaken_hands, context))
        self.helo_resp = self.ehlo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False

    def _shaken_hands(self, context: ssl.SSLContext, sock: socket.socket) -> ssl.SSLSocket:
        sock.settimeout(max(self.until - time.monotonic(), 0.001) if self.until < math.inf else None)
        return context.wrap_socket(sock, server_hostname=self._name)

    def log_in(self, user: str, password: str) -> None:
        """Log in by the first mechanism that the server and we both know.

        smtplib would try a wrong password with every mechanism, and lose the reply when the server hangs
        up. Raises SMTPNotSupportedError, SMTPAuthenticationError and what getreply raises.
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

    def log_in_with(self, token: str, user: str, *, port: int) -> None:
        """Log *user* in with a *token*, by the first mechanism that the server knows and we do.

        Raises as `log_in` does; the error holds what the server tells of it (RFC 7628, section 3.2.2).
        """
        offered = self.esmtp_features.get("auth", "").upper().split()
        mechanism = next((each for each in MECHANISMS if each in offered), None)
        if mechanism is None:
            raise smtplib.SMTPNotSupportedError(" ".join(offered))
        first, last = MECHANISMS[mechanism]
        account = b""

        def answer(challenge: bytes | None = None) -> str:
            nonlocal account
            if challenge is None:
                return first(user, token, host=self._name, port=port)
            account = challenge
            return last

        try:
            self.auth(mechanism, answer)
        except smtplib.SMTPAuthenticationError as error:
            said = error.smtp_error if isinstance(error.smtp_error, bytes) else error.smtp_error.encode()
            raise smtplib.SMTPAuthenticationError(error.smtp_code, said + b" " + account) from None

    def _reply_line(self) -> bytes:
        line = self._line()
        if not _REPLY_LINE.fullmatch(line):
            said = quoted(line.decode("ascii", "replace"), masked=self._masked)[:60].strip()
            raise self._lost(f'the server said "{said}", which is no reply')
        return line

    def _line(self) -> bytes:
        while b"\n" not in self._unread and len(self._unread) <= _LONGEST_REPLY:
            received = self._in_time(wire.received)
            if not received:
                raise self._lost(LEFT)
            self._unread += received
        line, end, self._unread = self._unread.partition(b"\n")
        return line + end

    def _in_time(self, action: Callable[[socket.socket], T], *, writes: bool = False) -> T:
        if self.sock is None:
            raise self._lost(LEFT)
        try:
            return wire.in_time(action, self.sock, until=self.until, writes=writes)
        except ssl.SSLCertVerificationError:
            raise
        except OSError as error:
            raise self._lost(LATE if isinstance(error, TimeoutError) else plain_words(error)) from None

    def _lost(self, why: str) -> smtplib.SMTPServerDisconnected:
        self.close()
        self._unread = b""
        return smtplib.SMTPServerDisconnected(why)


class _Deadline:
    """A deadline as a `with` block; a class, because a generator would be slower than the code inside."""

    __slots__ = ("_outer", "_seconds", "_session")

    def __init__(self, session: Session, seconds: float) -> None:
        self._session = session
        self._seconds = seconds

    def __enter__(self) -> None:
        self._outer = self._session.until
        self._session.until = min(self._outer, time.monotonic() + self._seconds)

    def __exit__(self, *_: object) -> None:
        self._session.until = self._outer


class TlsSession(Session, smtplib.SMTP_SSL):
    """A `Session` whose connection uses TLS from its first octet (RFC 8314)."""


def as_lines(commands: Sequence[str]) -> bytes:
    """Return *commands* as they are written in one go (RFC 2920, section 3.1)."""
    lines = "\r\n".join([*commands, ""])
    if lines.count("\r") != len(commands) or lines.count("\n") != len(commands):
        raise ValueError("a command is one line")
    return lines.encode()
