"""A real SMTP server in a thread that goes wrong where a script says so, and remembers all it saw.

    with Server(script=[Fault("RCPT", "450 try later", to="bob@example.com")]) as server:
        ...  # send to server.url, in this process or another
    assert server.talk == ["EHLO MAIL RCPT RSET QUIT"]

Written by hand, for a library's server answers whole and in order; no library's faults are to be had.
"""

import base64
import re
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

ALWAYS = 1_000_000
_LIMIT = 20.0  # seconds after which a server that nobody ends gives up
_SMALL = 4096  # octets the system takes for a server that does not read
_BY_TOKEN = ("XOAUTH2", "OAUTHBEARER")
_USUAL = {
    "banner": "220 mail.example.com ESMTP",
    "HELO": "250 mail.example.com",
    "STARTTLS": "220 go on",
    "MAIL": "250 2.1.0 sender ok",
    "RCPT": "250 2.1.5 recipient ok",
    "DATA": "354 end with a dot",
    "dot": "250 2.0.0 taken",
    "RSET": "250 2.0.0 forgotten",
    "QUIT": "221 2.0.0 bye",
}


NO_TO_ALL = {
    "Gmail's day": (
        "dot",
        "550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\r\n"
        "550-5.4.5 sending limits go to\r\n550 5.4.5  https://support.example.com/166852 abc - gsmtp",
    ),
    "Microsoft's day": (
        "RCPT",
        "550 5.1.90 Your message can't be sent because you've reached your daily limit for recipients",
    ),
    "Microsoft's submissions": (
        "DATA", "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
    ),
    "another's name": (
        "dot", "554 5.2.252 SendAsDenied; account@example.com not allowed to send as tips@example.com",
    ),
    "Postfix's sender": (
        "RCPT", "553 5.7.1 <tips@example.com>: Sender address rejected: not owned by user desk@example.com",
    ),
    "no relay": ("RCPT", "554 5.7.1 : Relay access denied"),
    "a login in mid-run": ("DATA", "535 5.7.139 Authentication unsuccessful, the user is locked"),
    "a client": ("RCPT", "550 5.7.1 Client was not authenticated"),
}  # fmt: skip
"""What relays say of themselves, of the sender or of a limit, and the step at which they do."""


class Gone(Exception):  # noqa: N818  # how a conversation ends, and no error
    """The connection has ended, by the client's will or the script's."""


class Wire:
    """One connection as the server holds it. What a script's fault does `then` is done to it."""

    def __init__(self, sock: socket.socket, stopped: threading.Event) -> None:
        self.sock = sock
        self.stopped = stopped
        self.unread = bytearray()

    def say(self, octets: bytes, *, pace: float = 0, last: bool = False) -> None:
        """Write *octets*: one each *pace* seconds; the *last* ones in one packet with the end of the line."""
        if last and hasattr(socket, "TCP_CORK"):  # else a quick client might outrun the end of the line
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)
        for part in re.findall(rb"(?s).", octets) if pace else [octets]:
            self.sock.sendall(part)
            self.wait(pace)
        if last:
            self.sock.shutdown(socket.SHUT_WR)

    def wait(self, seconds: float) -> None:
        """Do nothing for *seconds*; raise Gone when the server is to stop."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self.stopped.is_set():
                raise Gone
            time.sleep(min(left, 0.02))  # not for the event: faketime would let that last a year

    def until(self, end: bytes) -> bytes:
        """Return what comes up to and with *end*."""
        start = 0
        while (found := self.unread.find(end, start)) < 0:
            start = max(len(self.unread) - len(end), 0)
            self.more()
        whole = bytes(self.unread[: found + len(end)])
        del self.unread[: found + len(end)]
        return whole

    def more(self) -> None:
        """Read some octets; raise Gone when the client has left."""
        received = self.sock.recv(65536)
        if not received:
            raise Gone
        self.unread += received


def drop(wire: Wire) -> None:
    """Close the connection."""
    raise Gone


def hang(wire: Wire) -> None:
    """Do nothing more: neither read, nor write, nor leave."""
    wire.wait(_LIMIT)
    raise Gone


def babble(wire: Wire) -> None:
    """Go on with the same reply for ever."""
    while not wire.stopped.is_set():
        wire.say(b"250-\r\n" * 100)


@dataclass(frozen=True)
class Fault:
    """What goes wrong *at* a step, so many *times*, and then no more.

    A step is banner, a command, data (as soon as some of a message has come) or dot.
    """

    at: str
    says: str | bytes = b""
    """What to say instead of the usual: a text is a reply and gets its line end, octets go as they are."""
    then: Callable[[Wire], None] | None = None
    """What to do next; usually what one does after such a reply."""
    to: str = ""
    """Only in a transaction for this recipient."""
    times: int = 1
    after: int = 0
    """Only on a connection that has delivered so many messages."""
    pace: float = 0
    """Seconds between two octets."""
    wait: float = 0
    """Seconds before the first."""


@dataclass
class Message:
    """A message whose final dot has come, and which was not declined after it."""

    sender: str
    recipients: list[str]
    octets: bytes = b""
    """As they were before dots were doubled."""
    smtputf8: bool = False
    reply: bytes = b""
    """What was said to the final dot: nothing, perhaps, or half a reply."""


@dataclass
class Visit:
    """What happened on one connection."""

    commands: list[str] = field(default_factory=list)
    """Every line but a message's and a login's, as it came; a final dot is one."""
    is_protected: bool = False
    user: str = ""
    messages: list[Message] = field(default_factory=list)


@dataclass(frozen=True)
class Certificate:
    """Two files: a certificate that vouches for itself, for a client to trust or not, and its key."""

    path: Path
    key: Path


def make_certificate(folder: Path, *, host: str) -> Certificate:
    """Make a certificate for *host* with the system's openssl; one for localhost holds for 127.0.0.1 too."""
    made = Certificate(folder / f"{host}.pem", folder / f"{host}.key")
    names = "DNS:localhost,IP:127.0.0.1" if host == "localhost" else f"DNS:{host}"
    command = (
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN={host}"
        f" -addext subjectAltName={names} -addext keyUsage=critical,digitalSignature,keyCertSign"
    )
    files = ["-out", str(made.path), "-keyout", str(made.key)]
    subprocess.run([*command.split(), *files], check=True, capture_output=True)  # noqa: S603  # no shell
    return made


class Server:
    """Listens on 127.0.0.1 while its `with` lasts; afterwards its record can be read."""

    def __init__(
        self,
        *,
        script: Sequence[Fault] = (),
        offers: Sequence[str] = ("8BITMIME", "SMTPUTF8"),
        scheme: str = "smtp",
        certificate: Certificate | None = None,
        login: tuple[str, str] | None = None,
        mechanisms: str = "PLAIN LOGIN",
        most: int = ALWAYS,
        is_listening: bool = True,
    ) -> None:
        """Offer STARTTLS or TLS, as *scheme* says, with *certificate*, and AUTH for one user with *login*.

        A login by token has the token for its password. Of connections, *most* are taken at once.
        """
        self.most = most
        self.visits: list[Visit] = []
        self.script = script
        self.scheme = scheme
        self.login = login
        self.offers = [*offers, *(["STARTTLS"] if scheme == "smtp+starttls" else [])]
        self.mechanisms = mechanisms if login else ""
        self.context: ssl.SSLContext | None = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(certificate.path, certificate.key)
        self._left = [fault.times for fault in script]
        self._lock = threading.Lock()
        self._at_once = 0
        self._stopped = threading.Event()
        self._threads: list[threading.Thread] = []
        self._wires: list[Wire] = []
        self._listener = socket.socket()
        if any(fault.at == "data" for fault in script):
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _SMALL)
        self._listener.bind(("127.0.0.1", 0))
        if is_listening:
            self._listener.listen()
            self._start(self._accept)

    @property
    def url(self) -> str:
        """What FOREARMED_SMTP_URL has to be."""
        login = ":".join(quote(part, safe="") for part in self.login or ())
        return f"{self.scheme}://{login}{'@' if login else ''}127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def messages(self) -> list[Message]:
        """All messages that were taken, in the order of their connections."""
        return [message for visit in self.visits for message in visit.messages]

    @property
    def talk(self) -> list[str]:
        """The verbs of each connection: ``["EHLO MAIL RCPT DATA . QUIT"]``."""
        return [" ".join(line.split(" ")[0].upper() for line in visit.commands) for visit in self.visits]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        with self._lock:
            for sock in [self._listener, *(wire.sock for wire in self._wires)]:
                _shut(sock)
        for thread in self._threads:
            thread.join(_LIMIT)
        self._listener.close()

    def at_once(self, more: int) -> int:
        """Count *more* connections, or fewer, and return how many there are."""
        with self._lock:
            self._at_once += more
            return self._at_once

    def begin(self, *faults: Fault) -> None:
        """Let *faults* happen from now on."""
        with self._lock:
            self.script = [*self.script, *faults]
            self._left += [fault.times for fault in faults]

    def fault(self, at: str, visit: Visit, recipients: Sequence[str]) -> Fault | None:
        """Return what goes wrong now, if anything, and count it."""
        with self._lock:
            for place, fault in enumerate(self.script):
                fits = fault.at == at and (not fault.to or fault.to in recipients)
                if fits and self._left[place] and len(visit.messages) >= fault.after:
                    self._left[place] -= 1
                    return fault
        return None

    def _start(self, task: Callable[[], None]) -> None:
        thread = threading.Thread(target=task, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            wire, visit = Wire(sock, self._stopped), Visit()
            with self._lock:
                self._wires.append(wire)
                self.visits.append(visit)
            self._start(_Conversation(self, wire, visit).hold)


def _shut(sock: socket.socket) -> None:
    with suppress(OSError):  # it may be shut already
        sock.shutdown(socket.SHUT_RDWR)


class _Conversation:
    """One connection's commands and replies, by the book but for the script."""

    def __init__(self, server: Server, wire: Wire, visit: Visit) -> None:
        self.server = server
        self.wire = wire
        self.visit = visit
        self.draft = Message("", [])

    def hold(self) -> None:
        """Talk until one of the two leaves."""
        try:
            if self.server.scheme == "smtps":
                self._protect()
            if self.server.at_once(+1) > self.server.most:
                self.wire.say(b"421 4.7.0 too many connections from your address\r\n", last=True)
                raise Gone
            self._reply("banner")
            while True:
                self._obey(self.wire.until(b"\r\n").decode().removesuffix("\r\n"))
        except (Gone, OSError):
            pass  # the client's end of it is what a test looks at
        finally:
            self.server.at_once(-1)
            self.wire.sock.close()

    def _protect(self) -> None:
        if self.server.context is None:
            raise Gone
        self.wire.sock = self.server.context.wrap_socket(self.wire.sock, server_side=True)
        self.visit.is_protected = True

    def _obey(self, line: str) -> None:
        verb, _, rest = line.partition(" ")
        self.visit.commands.append("AUTH" if verb.upper() == "AUTH" else line)
        match verb.upper():
            case "EHLO":
                self._reply("EHLO", self._greeting())
            case "STARTTLS":
                if self._reply("STARTTLS") == "220":
                    self._protect()
            case "AUTH":
                self._log_in(*rest.split())
            case "MAIL" if self.server.login and not self.visit.user:
                self._reply("MAIL", "530 5.7.0 log in first")
            case "MAIL":
                self.draft = Message(_path(rest), [], smtputf8="SMTPUTF8" in rest.split())
                self._reply("MAIL")
            case "RCPT":
                if self._reply("RCPT", to=[_path(rest)]) == "250":
                    self.draft.recipients.append(_path(rest))
            case "DATA":
                if self._reply("DATA") == "354":
                    self._take_message()
            case "QUIT":
                self._reply("QUIT")
                raise Gone
            case known if known in _USUAL:
                self._reply(known)
            case _:
                self._reply(verb, "500 5.5.2 what?")

    def _greeting(self) -> str:
        offers = [each for each in self.server.offers if each != "STARTTLS" or not self.visit.is_protected]
        lines = ["mail.example.com", *offers]
        if self.server.mechanisms:
            lines.append(f"AUTH {self.server.mechanisms}")
        return "\r\n".join([*(f"250-{line}" for line in lines[:-1]), f"250 {lines[-1]}"])

    def _log_in(self, mechanism: str, first: str = "") -> None:
        if (code := self._reply("AUTH", "")) not in ("", "334"):
            return
        if code:  # the script has said what there is to answer
            first = self.wire.until(b"\r\n").decode().strip()
        answers = [base64.b64decode(first).decode()]
        if mechanism in _BY_TOKEN:
            self._take_token(answers[0])
            return
        if mechanism == "LOGIN":
            self.wire.say(b"334 UGFzc3dvcmQ6\r\n")
            answers.append(base64.b64decode(self.wire.until(b"\r\n")).decode())
        else:
            answers = answers[0].split("\0")[1:]
        good = tuple(answers) == self.server.login
        self.visit.user = answers[0] if good else ""
        self._reply("login", "235 2.7.0 welcome" if good else "535 5.7.8 wrong user or password")

    def _take_token(self, said: str) -> None:
        """Take the token of XOAUTH2 or OAUTHBEARER; else say in JSON why not and wait for a word."""
        user = re.search(r"(?:user=|n,a=)([^\x01]*?),?\x01", said)
        token = re.search("auth=Bearer ([^\x01]*)\x01\x01", said)
        good = bool(user and token and (user[1], token[1]) == self.server.login)
        self.visit.user = user[1] if user and good else ""
        if not good:
            self.wire.say(b"334 " + base64.b64encode(b'{"status":"401"}') + b"\r\n")
            self.visit.commands.append(self.wire.until(b"\r\n").decode().removesuffix("\r\n") or "(empty)")
        self._reply("login", "235 2.7.0 welcome" if good else "535 5.7.3 Authentication unsuccessful")

    def _take_message(self) -> None:
        if not self.wire.unread:
            self.wire.more()
        self._reply("data", "")
        # What comes before a final dot at the very beginning is the end of the line with DATA.
        self.wire.unread[:0] = b"\r\n"
        stuffed = self.wire.until(b"\r\n.\r\n")[2:-3]
        self.visit.commands.append(".")
        message, self.draft = self.draft, Message("", [])
        message.octets = b"\r\n".join(line.removeprefix(b".") for line in stuffed.split(b"\r\n"))
        usual = None if message.recipients else "554 5.5.1 no valid recipients"  # RFC 2920, section 3.1
        self._reply("dot", usual, to=message.recipients, message=message)

    def _reply(
        self,
        at: str,
        usual: str | None = None,
        *,
        to: Sequence[str] | None = None,
        message: Message | None = None,
    ) -> str:
        """Say what the script wants said at a step, or the usual, and return its code."""
        fault = self.server.fault(at, self.visit, self.draft.recipients if to is None else to)
        fault = fault or Fault(at, _USUAL[at] if usual is None else usual)
        said = fault.says + "\r\n" if isinstance(fault.says, str) and fault.says else fault.says
        reply = said.encode() if isinstance(said, str) else said
        if message and reply[:1] not in (b"4", b"5"):
            message.reply = reply
            self.visit.messages.append(message)
        self.wire.wait(fault.wait)
        self.wire.say(reply, pace=fault.pace, last=fault.then is drop)
        if fault.then:
            fault.then(self.wire)
        return reply[:3].decode("ascii", "replace")


def _path(written: str) -> str:
    return written.partition("<")[2].partition(">")[0]
