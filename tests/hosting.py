"""A web server for built sites, which counts what it is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


@dataclass
class Hosted:
    """A site as browsers see it: its *url*, and every path they have *asked* for."""

    url: str
    asked: list[str] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    """A web server that does not mind a browser leaving in the middle of a file."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


class _Files(SimpleHTTPRequestHandler):
    """A file server that keeps its log to itself."""

    def __init__(self, *args: object, asked: list[str], directory: str) -> None:
        self._asked = asked
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # what socketserver hands over

    def do_GET(self) -> None:  # the library's name
        """Answer, and remember for what."""
        self._asked.append(self.path.partition("?")[0])
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        pass


@contextmanager
def hosted(folder: Path, path: str = "") -> Iterator[Hosted]:
    """Serve *folder* on a free port; *path* is where the site in it begins."""
    asked: list[str] = []
    server = _Server(("127.0.0.1", 0), partial(_Files, asked=asked, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Hosted(f"http://127.0.0.1:{server.server_port}/{path}", asked)
    finally:
        server.shutdown()
        server.server_close()
