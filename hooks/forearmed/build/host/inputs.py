"""What a build of one configuration reads. None where the configuration runs code that may read anything."""

import ast
import re
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.cache.inputs import Inputs
from forearmed.build.host.appearance import SEARCH
from forearmed.build.host.theme_folder import THEME
from forearmed.content.source import SourceError, read_data

_OWN_DOOR = "forearmed.events"
_PACKAGE = "forearmed."
_MOST_PARENTS = 20
_TELLS_TIME = "build_date_utc"
"""What a template writes to print the moment of the build."""
_UNCERTAIN = re.compile(r"python/object|\bINHERIT\b[\"']?\s*:\s*[!&*]")
"""A tag that runs code, and a file to inherit from that only YAML's own reader finds."""


def inputs_of(config: MkDocsConfig) -> Inputs | None:
    """Return where a build of *config* reads; None where that cannot be known."""
    file = Path(config.config_file_path)
    try:
        settings = [*_settings_files(file)]
        hooks = [*_hooks(config)]
    except (OSError, UnicodeDecodeError, SourceError, _UnknownError):
        return None
    folders = [Path(config.docs_dir), file.parent / "tips", *_own_templates(config)]
    if not _is_installed(config) or _tells_time(folders[2:], config):
        return None
    files = (*settings, *hooks, *_card_font(config))
    return Inputs(file.parent, files, tuple(folders), has_own_templates=bool(config.theme.custom_dir))


class _UnknownError(Exception):
    """The configuration names code that we do not know."""


def _settings_files(file: Path) -> Iterator[Path]:
    """Yield *file* and the files of settings that it inherits from."""
    for _ in range(_MOST_PARENTS):
        yield file
        text = file.read_text("utf-8-sig")
        if _UNCERTAIN.search(text):
            raise _UnknownError
        parent = read_data(text)[0].get("INHERIT")
        if parent is None:
            return
        file = file.parent / str(parent)
    raise _UnknownError


def _hooks(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the file of each hook of *config*; raise _UnknownError where one has code of its own."""
    for name, part in config.plugins.items():
        if isinstance(part, ModuleType) and _is_plain(file := Path(str(part.__file__))):
            yield file
        elif name not in SEARCH and not type(part).__module__.startswith(_PACKAGE):
            raise _UnknownError


def _is_plain(file: Path) -> bool:
    """Tell whether the hook in *file* only names our events, and so runs no code but ours."""
    return all(
        (isinstance(line, ast.ImportFrom) and line.module == _OWN_DOOR)
        or (
            isinstance(line, ast.Expr | ast.Assign)
            and all(isinstance(part, _INERT) for part in ast.walk(line.value))
        )
        for line in ast.parse(file.read_bytes()).body
    )


_INERT = (ast.Constant, ast.List, ast.Tuple, ast.Load)


def _card_font(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the team's own font for social cards, if the settings name one."""
    written = config.extra.get("forearmed")
    name = written.get("card_font") if isinstance(written, dict) else None
    if isinstance(name, str):
        yield Path(config.config_file_path).parent / name


def _own_templates(config: MkDocsConfig) -> list[Path]:
    return [Path(config.theme.custom_dir)] if config.theme.custom_dir else []


def _is_installed(config: MkDocsConfig) -> bool:
    """Tell whether all templates but ours and the team's own come with an installed package."""
    own = {*map(str, _own_templates(config)), str(THEME)}
    places = {Path(sysconfig.get_path(name)).resolve() for name in ("purelib", "platlib")}
    others = [Path(folder).resolve() for folder in config.theme.dirs if folder not in own]
    return all(any(folder.is_relative_to(place) for place in places) for folder in others)


def _tells_time(folders: list[Path], config: MkDocsConfig) -> bool:
    """Tell whether a template of the team's own prints the moment of the build."""
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    files += [Path(config.docs_dir, str(name)) for name in config.extra_templates]
    return any(_TELLS_TIME in file.read_text("utf-8", "replace") for file in files if file.is_file())
