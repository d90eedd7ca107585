"""Keep `mkdocs serve` answering after a failed build; by itself it makes browsers wait for a good one."""

import logging
from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from forearmed.build.host.log import OURS, overheard
from forearmed.build.host.rebuilder import Rebuilder

_STOPPED = Path(__file__).parent / "stopped.html"
_log = logging.getLogger(OURS)


def keep_serving(server: LiveReloadServer, *, config: MkDocsConfig) -> LiveReloadServer:
    """Let *server* build only what a save has changed, and show the errors that stop a build on every page.

    Browsers reload that page as any other, so they show the right page once a build succeeds.
    """
    build, site = Rebuilder(config, server.builder), Path(config.site_dir)

    def build_or_tell() -> None:
        pages = {*site.rglob("*.html"), site / "index.html", site / "404.html"}
        with overheard(logging.ERROR, but=()) as lines:
            try:
                build()
            except MkDocsException as error:  # its message is enough; a traceback would add nothing
                _log.error("%s", error)
                _show(lines, pages)
            except Exception as error:
                _log.exception("%s: %s", type(error).__name__, error)
                _show(lines, pages)

    server.builder = build_or_tell
    return server


def _show(lines: Iterable[str], pages: Iterable[Path]) -> None:
    items = "\n".join(f"<li>{escape(line)}</li>" for line in dict.fromkeys(lines))
    html = Template(_STOPPED.read_text("utf-8")).substitute(problems=items)
    for page in pages:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(html, "utf-8")
