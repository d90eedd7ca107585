"""Keep `mkdocs serve` answering after a failed build; by itself it makes browsers wait for a good one.

What a build leaves for when somebody asks, such as pages and the search index, is made before the server
answers.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from html import escape
from pathlib import Path
from string import Template
from threading import Lock
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from forearmed.build.cache.marks import paths_below
from forearmed.build.cache.preview_site import PreviewSite
from forearmed.build.host.log import OURS, overheard
from forearmed.build.host.phases import last_site
from forearmed.build.host.rebuilder import Rebuilder
from forearmed.foundation.errors import ForearmedError

if TYPE_CHECKING:  # every build loads this module, and a preview alone has a server
    from mkdocs.livereload import LiveReloadServer

_STOPPED = Path(__file__).parent / "stopped.html"
_log = logging.getLogger(OURS)


def keep_serving(server: "LiveReloadServer", *, config: MkDocsConfig) -> "LiveReloadServer":
    """Let *server* build only what a save has changed, and show the errors that stop a build on every page.

    Browsers reload that page as any other, so they show the right page once a build succeeds.
    """
    site, writing, build_all = Path(config.site_dir), Lock(), server.builder
    known: set[Path] = set()

    def build_everything() -> None:
        known.update(_pages(site))  # the host begins with an empty folder
        build_all()

    build = Rebuilder(config, build_everything)

    def build_or_tell() -> None:
        with writing, overheard(logging.ERROR, but=()) as lines:
            if _fails(build):
                _show(lines, known | _pages(site) | {site / "index.html", site / "404.html"})
        known.clear()

    server.builder = build_or_tell
    if isinstance(preview := last_site(config), PreviewSite):
        server.set_app(_supplied(preview, server, writing))
    return server


def _pages(site: Path) -> set[Path]:
    return {site / path for path in paths_below(site) if path.endswith(".html")}


def _fails(make: Callable[[], None]) -> bool:
    """Call *make*, and tell whether it fails; then the log has said why."""
    try:
        make()
    except (MkDocsException, ForearmedError) as error:  # its message is enough; a traceback would add nothing
        _log.error("%s", error)
    except Exception as error:
        _log.exception("%s: %s", type(error).__name__, error)
    else:
        return False
    return True


_Answer = Callable[..., Iterable[bytes]]
"""What a web server calls for each request (PEP 3333)."""


def _supplied(site: PreviewSite, server: "LiveReloadServer", writing: Lock) -> _Answer:
    """Return how *server* answers, once what the last build left is made; a build holds *writing*."""
    answer: _Answer = server.serve_request

    def answer_when_made(environ: Mapping[str, object], start_response: _Answer) -> Iterable[bytes]:
        path = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "ignore")
        name = path.removeprefix(server.mount_path).lstrip("/")
        name = f"{name}index.html" if name.endswith("/") or not name else name
        while True:
            with writing:
                _supply(site, Path(server.root), name)
                turn = site.turn
            said: list[tuple[Any, ...]] = []  # Any: PEP 3333
            body = answer(environ, lambda *words, said=said: said.append(words))
            if site.turn == turn:
                start_response(*said[-1])
                return body
            # A build has begun meanwhile, and leaves this file once more.

    return answer_when_made


def _supply(site: PreviewSite, folder: Path, name: str) -> None:
    """Make the file called *name* below *folder*, where *site* has left it, or show why it cannot be made.

    A browser that asks for a file that is missing is shown the page that says so.
    """
    with overheard(logging.ERROR, but=()) as lines:
        if _fails(partial(site.supply, name)):
            (folder / name).unlink(missing_ok=True)
            _show(lines, [folder / name] if name.endswith(".html") else [])
        if not (folder / name).is_file():
            _fails(partial(site.supply, "404.html"))


def _show(lines: Iterable[str], pages: Iterable[Path]) -> None:
    items = "\n".join(f"<li>{escape(line)}</li>" for line in dict.fromkeys(lines))
    html = Template(_STOPPED.read_text("utf-8")).substitute(problems=items)
    for page in pages:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(html, "utf-8")
