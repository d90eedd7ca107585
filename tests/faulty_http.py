"""A web server in a thread that takes posts, and does to each what its script says. Holds no test."""

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True)
class Request:
    """What came: the request line, the fields by lower-case name, and the body as far as it came."""

    line: str
    fields: dict[str, str]
    body: bytes


Deed = Callable[["Caller"], None]


@dataclass
class Caller:
    """One connection, as the server sees it."""

    connection: socket.socket
    server: "WebServer"

    def take(self, *, most: int | None = None) -> None:
        """Read the request, of its body *most* octets, and keep it."""
        stream = self.connection.makefile("rb")
        line = stream.readline().decode().strip()
        fields: dict[str, str] = {}
        while (field_line := stream.readline().decode().strip()) and ":" in field_line:
            name, _, value = field_line.partition(":")
            fields[name.lower()] = value.strip()
        length = int(fields.get("content-length", 0))
        body = stream.read(length if most is None else min(most, length))
        self.server.requests.append(Request(line, fields, body))

    def say(self, octets: bytes) -> None:
        """Write *octets*."""
        with contextlib.suppress(OSError):
            self.connection.sendall(octets)

    def reset(self) -> None:
        """End the connection so that the other side hears of a reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)


def answers(status: str, body: str = "", *fields: str) -> Deed:
    """Return the deed that reads the whole request and answers it."""

    def deed(caller: Caller) -> None:
        caller.take()
        head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body.encode())}", *fields]
        caller.say(("\r\n".join(head) + "\r\n\r\n" + body).encode())

    return deed


def says(octets: bytes) -> Deed:
    """Return the deed that reads the whole request and says *octets*, whatever they are."""

    def deed(caller: Caller) -> None:
        caller.take()
        caller.say(octets)

    return deed


def refuses_early(caller: Caller) -> None:
    """Answer when nothing of the body has been read, and leave."""
    caller.take(most=0)
    caller.say(b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 7\r\n\r\ntoo big")


def resets_at_once(caller: Caller) -> None:
    """Reset the connection as soon as something comes."""
    caller.connection.recv(1)
    caller.reset()


def resets_in_the_middle(caller: Caller) -> None:
    """Reset the connection when half of a large body has come."""
    caller.take(most=1000)
    caller.reset()


def resets_afterwards(caller: Caller) -> None:
    """Reset the connection when the whole request has been read."""
    caller.take()
    caller.reset()


def leaves_afterwards(caller: Caller) -> None:
    """Close the connection when the whole request has been read."""
    caller.take()


def hangs(caller: Caller) -> None:
    """Read the whole request and say nothing until the other side leaves."""
    caller.take()
    with contextlib.suppress(OSError):
        caller.connection.recv(1)


def drips(caller: Caller) -> None:
    """Read the whole request and answer with a field that has no end, an octet at a time."""
    caller.take()
    caller.connection.sendall(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    with contextlib.suppress(OSError):
        while not caller.server.is_done.wait(0.02):
            caller.connection.sendall(b".")


@dataclass
class WebServer:
    """Listens on 127.0.0.1 while its `with` lasts. Each connection meets the next deed; the last stays."""

    deeds: Sequence[Deed] = (answers("200 OK", "ok"),)
    certificate: tuple[Path, Path] | None = None
    requests: list[Request] = field(default_factory=list)
    is_done: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    @property
    def url(self) -> str:
        """Return the address of a webhook here."""
        scheme = "https" if self.certificate else "http"
        return f"{scheme}://127.0.0.1:{self.port}/services/T0000/B0000/{SECRET}?sig={SIGNATURE}"

    @contextmanager
    def listening(self) -> Iterator["WebServer"]:
        """Serve inside."""
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port = listener.getsockname()[1]
            thread = threading.Thread(target=self._serve, args=[listener], daemon=True)
            thread.start()
            yield self
            self.is_done.set()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)

    def _serve(self, listener: socket.socket) -> None:
        count = 0
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                deed = self.deeds[min(count, len(self.deeds) - 1)]
                count += 1
                with contextlib.suppress(OSError), self._protected(connection) as protected:
                    deed(Caller(protected, self))

    def _protected(self, connection: socket.socket) -> socket.socket:
        if self.certificate is None:
            return connection
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.certificate)
        try:
            return context.wrap_socket(connection, server_side=True)
        except OSError:
            connection.close()
            raise


SECRET = "XXXXXXXXXXXXXXXXXXXXXXXX"  # noqa: S105  # as long as Slack's
SIGNATURE = "abcdefghijklmnopqrstuvwxyz-0123456789_ABCDE"
