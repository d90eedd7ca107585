"""Report the progress of a build. mkdocs does not report it, so a plugin of ours counts the pages."""

from collections.abc import Callable

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


class NoOptions(Config):  # type: ignore[no-untyped-call]  # mkdocs leaves its class hooks untyped
    """The plugin's options: none."""


class Progress(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # likewise
    """Counts pages: each is rendered once, then written once."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._done = self._all = 0

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Count the steps to do: two for each page."""
        self._all = 2 * len(files.documentation_pages())

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Count a rendered page."""
        self.step()

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """Count a page that is about to be written."""
        self.step()

    def step(self) -> None:
        """Count a page."""
        self._done += 1
        self._tell(self._done, self._all)
