"""Read from a server until a moment, however slowly it drips: a socket's limit starts anew at every octet."""

import io
import socket
from collections.abc import Callable
from typing import Any


class Listening(io.RawIOBase):
    """What *sock* receives until the moment *until*, in seconds of the clock that *passed* reads."""

    def __init__(self, sock: socket.socket, until: float, passed: Callable[[], float]) -> None:
        self._sock = sock
        self._raw = sock.makefile("rb", buffering=0)  # stays readable after a caller has closed the socket
        self._until = until
        self._passed = passed

    def makefile(self, mode: str) -> io.BufferedReader:  # http.client asks a socket so
        """Return this, buffered."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:  # Any: whatever io's own buffers are
        """Read what is there into *buffer*; raise TimeoutError when the moment has come."""
        left = self._until - self._passed()
        if left <= 0:
            raise TimeoutError
        self._sock.settimeout(left)
        return self._raw.readinto(buffer) or 0

    def close(self) -> None:
        """Let the socket go."""
        self._raw.close()
        super().close()
