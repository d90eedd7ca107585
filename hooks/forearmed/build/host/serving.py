"""Keep `mkdocs serve` answering after a failed build; by itself it makes browsers wait for a good one.

What a build leaves for when somebody asks, such as the search index, is made before the server answers.
"""

import logging
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from string import Template
from threading import Lock
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from forearmed.build.cache.marks import marks_below
from forearmed.build.cache.preview_site import PreviewSite
from forearmed.build.host.log import OURS, overheard
from forearmed.build.host.phases import last_site
from forearmed.build.host.rebuilder import Rebuilder
from forearmed.foundation.errors import ForearmedError

_STOPPED = Path(__file__).parent / "stopped.html"
_log = logging.getLogger(OURS)


def keep_serving(server: LiveReloadServer, *, config: MkDocsConfig) -> LiveReloadServer:
    """Let *server* build only what a save has changed, and show the errors that stop a build on every page.

    Browsers reload that page as any other, so they show the right page once a build succeeds.
    """
    build, site, writing = Rebuilder(config, server.builder), Path(config.site_dir), Lock()

    def build_or_tell() -> None:
        names = {path for path, _ in marks_below(site) if path.endswith(".html")}
        pages = {site / name for name in {*names, "index.html", "404.html"}}
        with writing, overheard(logging.ERROR, but=()) as lines:
            try:
                build()
            except MkDocsException as error:  # its message is enough; a traceback would add nothing
                _log.error("%s", error)
                _show(lines, pages)
            except Exception as error:
                _log.exception("%s: %s", type(error).__name__, error)
                _show(lines, pages)

    server.builder = build_or_tell
    if isinstance(known := last_site(config), PreviewSite):
        server.set_app(_supplied(known, server, writing))
    return server


_Answer = Callable[..., Iterable[bytes]]
"""What a web server calls for each request (PEP 3333)."""


def _supplied(site: PreviewSite, server: LiveReloadServer, writing: Lock) -> _Answer:
    """Return how *server* answers, once what the last build left is made; a build holds *writing*."""
    answer: _Answer = server.serve_request

    def answer_when_made(environ: dict[str, Any], start_response: object) -> Iterable[bytes]:  # Any: PEP 3333
        path = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "ignore")
        name = path.removeprefix(server.mount_path).lstrip("/")
        name = f"{name}index.html" if name.endswith("/") else name
        with writing:
            try:
                site.supply(name)
            except ForearmedError as error:  # the browser is told that there is no such file
                _log.error("%s", error)
        return answer(environ, start_response)

    return answer_when_made


def _show(lines: Iterable[str], pages: Iterable[Path]) -> None:
    items = "\n".join(f"<li>{escape(line)}</li>" for line in dict.fromkeys(lines))
    html = Template(_STOPPED.read_text("utf-8")).substitute(problems=items)
    for page in pages:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(html, "utf-8")
