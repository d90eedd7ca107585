"""Real sites for the tests: a project in a folder, built by the real command in a process of its own."""

import io
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import IO
from unittest.mock import patch
from urllib.request import urlopen

import yaml
from forearmed.cli import main
from forearmed.foundation.credentials import Credentials
from make import NOW as NOW
from make import VOCABULARY, new_configuration, project
from surroundings import of_an_unmoved_clock

REPOSITORY = Path(__file__).parent.parent
_PATIENCE = 60  # seconds

PAGES: Mapping[str, str] = {
    **VOCABULARY,
    "docs/index.md": "---\ntitle: Home\n---\n",
    "docs/subscribe.md": "---\ntitle: Subscribe\ntemplate: subscribe.html\n---\n",
    "docs/guide/index.md": "---\ntitle: Guide\n---\nHow to write.\n",
}

SITE_SETTINGS: Mapping[str, object] = {
    "feed_id": "tag:tips.example.com,2026:forearmed",
    "default_author": "training",
    "sender": "Forearmed <tips@example.com>",
    "reply_to": "service-desk@example.com",
    "list_id": "service-tips.example.com",
    "subscribe": "mailto:service-tips-subscribe@example.com?subject=Subscribe",
    "unsubscribe": "mailto:service-tips-unsubscribe@example.com?subject=Unsubscribe",
    "postal_address": "Service Desk, 1 Example Street, Springfield, NY 10001, USA",
}


def site_project(
    folder: Path,
    files: Mapping[str, str | bytes],
    *,
    site_url: str | None = None,
    settings: Mapping[str, object] | None = None,
) -> Path:
    """Write a project with *files*: a new site's configuration, with folders and *settings* of its own."""
    configuration = new_configuration()
    configuration["hooks"] = [str(REPOSITORY / "hooks/tip_of_the_week.py")]
    configuration["watch"] = ["tips"]
    configuration["nav"].append("guide/index.md")
    configuration["extra"]["forearmed"].update({**SITE_SETTINGS, **(settings or {})})
    if site_url:
        configuration["site_url"] = site_url
    project(folder, {**PAGES, **files})
    (folder / "tips").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration, sort_keys=False))
    return folder


def copied(folder: Path) -> Path:
    """Return *folder* with a copy of this repository's own site in it, whoever's that is by now."""
    no_part = shutil.ignore_patterns(".*", "*.egg-info", "forearmed", "node_modules", "site", "tests")
    return Path(shutil.copytree(REPOSITORY, folder, ignore=no_part))


def run(
    *command: str, cwd: Path, at: datetime = NOW, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one of the environment's commands, as if it were the moment *at*."""
    program = Path(sys.executable).with_name(command[0])
    moment = {"SOURCE_DATE_EPOCH": str(int(at.timestamp()))}
    return subprocess.run(  # noqa: S603  # our own commands
        [str(program), *command[1:]],
        cwd=cwd,
        env={**os.environ, **moment, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def run_here(
    *command: str, cwd: Path, at: datetime = NOW, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Do what `run` does in this process: a second sooner, for tables of many small cases."""
    moment = {"SOURCE_DATE_EPOCH": str(int(at.timestamp()))}
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True) for _ in range(2))
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    code: object = 0
    with (
        patch.dict(os.environ, {**moment, **(env or {})}),
        patch.object(sys, "argv", list(command)),
        chdir(cwd),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main(Credentials.taken_from(os.environ))
        except SystemExit as end:
            code = end.code
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
    return subprocess.CompletedProcess(command, int(str(code or 0)), _told(out), _told(err))


def _told(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read().replace("\r\n", "\n")


def build(folder: Path, *, at: datetime = NOW, env: Mapping[str, str] | None = None) -> Path:
    """Build the project in *folder* and return its site; with *env*, in a process of its own."""
    built = (run if env else run_here)("forearmed", "build", cwd=folder, at=at, env=env)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "site"


@dataclass
class Preview:
    """A running `mkdocs serve`: its *address*, and every line that it has logged so far."""

    address: str
    log: list[str]

    def wait_for(self, line: str, *, after: int = 0) -> int:
        """Wait until a line of the log ends so, later than the first *after* of them; return its place."""
        deadline = monotonic() + _PATIENCE
        while monotonic() < deadline:
            for place, logged in enumerate(self.log[after:], after):
                if logged.rstrip().endswith(line):
                    return place
            self.arrived.wait(1)
            self.arrived.clear()
        raise AssertionError("".join(self.log))

    arrived: Event = field(default_factory=Event)


@contextmanager
def previewing(folder: Path) -> Iterator[Preview]:
    """Run `mkdocs serve` in *folder* on a free port, and hand it over once it serves."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(  # noqa: S603  # our own command
        [str(Path(sys.executable).with_name("mkdocs")), "serve", "--dev-addr", address],
        cwd=folder,
        env={**of_an_unmoved_clock(), "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    preview = Preview(f"http://{address}/", [])
    listener = Thread(target=_listen, args=[process.stderr, preview])
    listener.start()
    try:
        preview.wait_for(f"Serving on {preview.address}")
        yield preview
    finally:
        process.terminate()
        process.wait()
        listener.join()
        process.stderr.close()


def _listen(stream: IO[str], preview: Preview) -> None:
    for line in stream:
        preview.log.append(line)
        preview.arrived.set()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run `mkdocs serve` in *folder* on a free port, and hand over its address once it serves."""
    with previewing(folder) as preview:
        yield preview.address


class Server(ThreadingHTTPServer):
    """A web server that does not mind a browser leaving in the middle of a file."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


class Quiet(SimpleHTTPRequestHandler):
    """A file server that keeps its log to itself."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Say nothing."""


@contextmanager
def web(folder: Path) -> Iterator[str]:
    """Serve the files of *folder*, which may come later, and hand over the address."""
    server = Server(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def read(url: str) -> str:
    """Return the text at *url*."""
    with urlopen(url) as answer:  # noqa: S310  # a server of our own
        text: str = answer.read().decode()
        return text


def contents(site: Path) -> dict[str, bytes]:
    """Return every file of *site* by its address, but for what Python keeps of a hook that it has read."""
    files = (file for file in sorted(site.rglob("*")) if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def reproducible(site: dict[str, bytes]) -> dict[str, bytes]:
    """Return *site* without the one folder whose bytes are not ours."""
    return {name: content for name, content in site.items() if not name.startswith("pagefind/")}
