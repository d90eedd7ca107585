"""Write to a socket and read from it, and wait for it until a fixed moment. Knows no SMTP.

The socket never blocks. Whatever can be done at once is tried first, because each change of a timeout is a
call of the system, and so is each look whether the socket is ready.
"""

import math
import select
import socket
import ssl
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MORE_FOLLOWS = getattr(socket, "MSG_MORE", 0)  # Linux has it
_AT_ONCE = 64 * 1024


def in_time(
    action: Callable[[socket.socket], T], sock: socket.socket, *, until: float, writes: bool = False
) -> T:
    """Return what *action* does with *sock*, which it reads or *writes*, as soon as it can.

    Raises TimeoutError when that is later than *until*, by time.monotonic(), and what *action* raises.
    """
    if sock.gettimeout() != 0:
        make_ready(sock)
    while until > time.monotonic():
        try:
            return action(sock)
        except ssl.SSLWantReadError:
            wait_for(sock, until=until, reads=True)
        except ssl.SSLWantWriteError:
            wait_for(sock, until=until, writes=True)
        except BlockingIOError:
            wait_for(sock, until=until, reads=not writes, writes=writes)
    raise TimeoutError


def make_ready(sock: socket.socket) -> None:
    """Have *sock* never block, as whoever opened it may not have left it."""
    sock.settimeout(0)


def wait_for(sock: socket.socket, *, until: float, reads: bool = False, writes: bool = False) -> bool:
    """Wait until *sock* can be read or written, as asked; tell whether it can be read.

    Raises TimeoutError when that is later than *until*.
    """
    left = max(until - time.monotonic(), 0)
    readable, writable, _ = select.select(
        [sock] if reads else [], [sock] if writes else [], [], left if left < math.inf else None
    )
    if not readable and not writable:
        raise TimeoutError
    return bool(readable)


def received(sock: socket.socket) -> bytes:
    """Return what *sock* has received; nothing when the other side has closed."""
    return sock.recv(_AT_ONCE)


def written(octets: memoryview, sock: socket.socket) -> int:
    """Write the beginning of *octets*, and return how much."""
    return sock.send(octets)


def written_for_now(octets: memoryview, sock: socket.socket) -> int:
    """Write what the system takes of *octets* without waiting, and return how much.

    The last packet is held back for what ends the message, which is written by itself and follows at once.
    """
    try:
        return sock.send(octets, 0 if isinstance(sock, ssl.SSLSocket) else _MORE_FOLLOWS)
    except (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError, ConnectionError, ssl.SSLEOFError):
        return 0  # no room, or the server has closed: its last reply may still be there to read


def own_address(sock: socket.socket) -> str:
    """Return this machine's end of *sock* as SMTP writes it (RFC 5321, section 4.1.3)."""
    address = str(sock.getsockname()[0]).partition("%")[0]
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"
