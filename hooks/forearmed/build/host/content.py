"""mkdocs.yml read as data, for content that a stranger proposes: no hook or plugin in it is run or loaded."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.host.extensions import KEY as EXTENSIONS
from forearmed.build.host.extensions import remember
from forearmed.content.source import SourceError, read_data
from forearmed.foundation.errors import ForearmedError

_SAYS = (
    "site_name", "site_url", "site_description", "docs_dir", "nav", "extra", "validation",
    "use_directory_urls", "exclude_docs", "draft_docs", "not_in_nav",
)  # fmt: skip
"""The keys of mkdocs.yml that concern content. All others name programs and files, or concern a build."""
_NOT_READ = ("hooks", "plugins")
_KEY = "forearmed_content_only"
THEME = "material"
"""A theme that is always installed. mkdocs demands one, but this mode shows no page."""
_MOST_PARENTS = 5


def load_content(config_file: Path, *, say: Callable[[str], None]) -> MkDocsConfig:
    """Read the keys of *config_file* that concern content; give *say* one line with the keys left out.

    Raises ForearmedError for a file that cannot be read, and for content outside the folder of *config_file*.
    """
    file = config_file.resolve()
    written, parts = _read(file, file.parent)
    config = MkDocsConfig(config_file_path=str(file))
    config[_KEY] = True
    remember(config, written.get(EXTENSIONS))
    config.load_dict({**_about_content(written), EXTENSIONS: [], "plugins": [], "hooks": []})
    for option, fault in config.validate()[0]:
        raise ForearmedError(f"{file.name}: {option}: {' '.join(str(fault).split())}")
    for folder in (Path(config.docs_dir), file.parent / "tips"):
        _demand_inside(folder, file.parent)
    programs = [key for key in _NOT_READ if written.get(key)]
    if parts := [*programs, *parts]:
        say(f"Left out, and not checked: {', '.join(parts)}")
    return config


def is_content_only(config: MkDocsConfig) -> bool:
    """Tell whether *config* comes from `load_content`, which reads no hooks and no theme but its language."""
    return _KEY in config


def _about_content(written: Mapping[str, Any]) -> dict[str, Any]:  # Any: YAML of any shape
    theme = written.get("theme")
    language = theme.get("language") if isinstance(theme, dict) else None
    shown_by = {"name": THEME, **({"language": language} if language else {})}
    return {**{key: written[key] for key in _SAYS if key in written}, "theme": shown_by}


def _demand_inside(place: Path, root: Path) -> None:
    if not place.resolve().is_relative_to(root):
        raise ForearmedError(f"{place} lies outside of the project, {root}; nothing was read")


def _read(file: Path, root: Path, *, child: int = 0) -> tuple[dict[str, Any], list[str]]:  # Any: of any shape
    """Return the settings of *file*, merged with the files it inherits from, and what was left out."""
    _demand_inside(file, root)
    try:
        written, lines = read_data(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ForearmedError(f"cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError:
        raise ForearmedError(f"cannot read {file}: it is not UTF-8") from None
    except SourceError as error:
        raise ForearmedError(f"{file.name}:{error.line}: {error}") from None
    parts = [f"the tag in {file.name}:{line}" for line in lines]
    parent = written.pop("INHERIT", None)
    if parent is None:
        return written, parts
    if child == _MOST_PARENTS:
        advice = f"INHERIT leads through more than {_MOST_PARENTS} files; write fewer"
        raise ForearmedError(f"{file.name}: {advice}")
    inherited, more = _read(file.parent / str(parent), root, child=child + 1)
    return _merged(inherited, written), [*more, *parts]


def _merged(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:  # Any: YAML of any shape
    """Return *parent* overruled by *child*, map by map, as mkdocs merges the two."""
    made = dict(parent)
    for key, value in child.items():
        both = isinstance(value, dict) and isinstance(made.get(key), dict)
        made[key] = _merged(made[key], value) if both else value
    return made
