"""Which files the settings, styles, scripts and templates of a team name, besides the pages."""

import posixpath
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_READ_BY_BROWSERS = (".css", ".html", ".js", ".svg", ".xml")


def named_elsewhere(config: MkDocsConfig) -> Callable[[str], bool]:
    """Return a function that tells whether mkdocs.yml, or something of the team's own, names a file.

    It takes the file's address. The texts are read when the function is asked first.
    """

    @cache
    def text() -> str:
        return "\n".join(_texts(config))

    return lambda address: posixpath.basename(address) in text()


def _texts(config: MkDocsConfig) -> Iterator[str]:
    """Yield the text of mkdocs.yml and of the team's styles, scripts and templates, which may name a file."""
    yield _text(Path(config.config_file_path))
    for path in (*config.extra_css, *config.extra_javascript):
        yield _text(Path(config.docs_dir, str(path)))
    if config.theme.custom_dir:
        for file in sorted(Path(config.theme.custom_dir).rglob("*")):
            if file.suffix in _READ_BY_BROWSERS:
                yield _text(file)


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.is_file() else ""
