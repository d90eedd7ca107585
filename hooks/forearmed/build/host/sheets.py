"""Find what a team's own style sheets load and each page's policy refuses: browsers show no message."""

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.host.remote import is_elsewhere, refused_host, way_to_allow
from forearmed.foundation.errors import Problem

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_LOADED = re.compile(
    r"""(?:@import\s+["']|\burl\(\s*["']?)\s*(?P<address>(?:https?:)?//[^\s"')]+)""", re.IGNORECASE
)


def sheet_problems(config: MkDocsConfig) -> Iterator[Problem]:
    """Yield a warning for each host that a style sheet of *config* loads from without permission."""
    docs, project = Path(config.docs_dir), Path(config.config_file_path).parent
    for name in config.extra_css:
        if not isinstance(name, str) or is_elsewhere(name) or not (docs / name).is_file():
            continue  # told with the setting
        file = docs / name
        path = file.relative_to(project).as_posix() if file.is_relative_to(project) else file.as_posix()
        for line, host in _refused(file.read_text("utf-8", "replace"), config):
            message = (
                f"loads from {host}, and no page loads from another host; put the file into docs/assets/"
            )
            yield Problem(path, line, f"{message}, or {way_to_allow(host)}", warning=True)


def _refused(sheet: str, config: MkDocsConfig) -> Iterator[tuple[int, str]]:
    """Yield the line and the host of the first load in *sheet* from each host that is not allowed."""
    told: set[str] = set()
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), sheet)
    for found in _LOADED.finditer(text):
        host = refused_host(found["address"], config)
        if host and host not in told:
            told.add(host)
            yield text.count("\n", 0, found.start()) + 1, host
