"""Keep files out of a build that only unreleased pages link to."""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from forearmed.build.publication import Publication

_READ_BY_BROWSERS = (".css", ".html", ".js", ".svg", ".xml")


def withhold(files: Files, publication: Publication, config: MkDocsConfig) -> None:
    """Remove from *files* those that only unreleased pages of *publication* link to.

    A file stays if mkdocs.yml, or a style sheet, script or template of the team's own, names it.
    """
    waiting = publication.verdict.waiting_files()
    if not waiting:
        return
    elsewhere = "\n".join(_elsewhere(config))
    for name in waiting:
        file = files.get_file_from_path(name)
        if file and posixpath.basename(name) not in elsewhere:
            files.remove(file)


def _elsewhere(config: MkDocsConfig) -> Iterator[str]:
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
