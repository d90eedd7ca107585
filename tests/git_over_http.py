"""Git's own HTTP server, behind a login, as a hosting service has it: a bare repository at an address.

with hosting(folder, user="x-access-token", password="secret") as url:
    ...  # clone f"{url}origin.git", push to it
"""

import base64
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


def header(user: str, password: str) -> str:
    """Return the value of the Authorization header for *user*."""
    return "basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


@contextmanager
def hosting(folder: Path, *, user: str, password: str) -> Iterator[str]:
    """Serve the repositories in *folder* to whoever logs in; hand over the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer, as git http-backend would have it (https://git-scm.com/docs/git-http-backend)."""
            if self.headers.get("Authorization", "").lower() != header(user, password).lower():
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="git"')
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            given = self._given()
            done = subprocess.run(
                ["git", "http-backend"],  # noqa: S607  # as people have it
                input=given,
                env={**os.environ, **self._cgi(len(given))},
                capture_output=True,
                check=True,
            )
            fields, _, body = done.stdout.partition(b"\r\n\r\n")
            named = dict(line.split(": ", 1) for line in fields.decode().splitlines())
            self.send_response(int(named.pop("Status", "200").split()[0]))
            for name, value in {**named, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def _given(self) -> bytes:
            """Return what came along; a large push comes in chunks (RFC 9112, section 7.1)."""
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            parts = []
            while size := int(self.rfile.readline().partition(b";")[0], 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)

        do_POST = do_GET  # noqa: N815  # the base class names them so

        def _cgi(self, length: int) -> dict[str, str]:
            address = urlsplit(self.path)
            return {
                "GIT_PROJECT_ROOT": str(folder),
                "GIT_HTTP_EXPORT_ALL": "1",
                "REMOTE_USER": user,
                "REQUEST_METHOD": self.command,
                "PATH_INFO": address.path,
                "QUERY_STRING": address.query,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "CONTENT_LENGTH": str(length),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            }

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
