"""The adapter to mkdocs, of which this file reads a project; `steps` builds it.

Besides the hook, only this package imports mkdocs.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.config.defaults import MkDocsConfig as Config
from mkdocs.exceptions import Abort, ConfigurationError

from forearmed.article.sendable import sendable
from forearmed.build.host.appearance import ConfigFault, appearance_faults, folder_fault
from forearmed.build.host.brand_files import brand_files
from forearmed.build.host.content import is_content_only, load_content
from forearmed.build.host.docs_settings import docs_problems, docs_settings
from forearmed.build.host.extensions import extension_faults
from forearmed.build.host.others import unasked_problems
from forearmed.build.host.overrides import override_problems
from forearmed.build.host.sheets import sheet_problems
from forearmed.content.settings import Project, Settings, Site, read_settings
from forearmed.content.source import SourceError, read_lines
from forearmed.foundation.errors import ForearmedError, Problem, ProblemsError

__all__ = ["Config", "load", "load_content", "problems_at", "project_of", "site_folder"]


def load(config_file: Path, *, site_dir: Path | None = None) -> MkDocsConfig:
    """Read *config_file* as mkdocs does; raise ForearmedError where mkdocs rejects it."""
    if not config_file.exists():
        where = "first go to the project's folder, the one that holds README.md (cd)"
        raise ForearmedError(f"there is no {config_file} here; {where}")
    try:
        # Only a preview watches folders. git keeps no empty folder, so tips/ is missing before the first tip.
        # Any: each option has a type of its own.
        override: dict[str, Any] = {"watch": [], **({"site_dir": str(site_dir)} if site_dir else {})}
        return load_config(str(config_file), **override)
    except (ConfigurationError, Abort) as error:
        raise ForearmedError(f"{config_file.name}: {' '.join(str(error).split())}") from error
    except OSError as error:
        raise ForearmedError(f"cannot read {config_file}: {error.strerror}") from error


def site_folder(config: MkDocsConfig) -> Path:
    """Return the folder that a build of *config* replaces.

    Raises ProblemsError when that folder holds more than a site. Where it is a symbolic link, the link stays
    and a build replaces the folder that it points to.
    """
    if fault := folder_fault(config):
        raise ProblemsError(problems_at(Path(config.config_file_path), [fault]))
    return Path(config.site_dir).resolve()


def problems_at(config_file: Path, faults: Iterable[ConfigFault]) -> list[Problem]:
    """Return *faults* as problems at their lines of *config_file*."""
    text = _text(config_file)
    lines = _lines(text)
    return [fault.at(text, path=config_file.name, lines=lines) for fault in faults]


def project_of(config: MkDocsConfig) -> Project:
    """Return the project that *config* describes, with the problems of mkdocs.yml."""
    file = Path(config.config_file_path)
    text = _text(file)
    lines = _lines(text)
    written = config.extra.get("forearmed")
    settings, problems = read_settings(written, config.site_url, path=file.name, lines=lines)
    faults = [*extension_faults(config), *([] if is_content_only(config) else appearance_faults(config))]
    problems += [fault.at(text, path=file.name, lines=lines) for fault in faults]
    problems += [] if is_content_only(config) else [*override_problems(config), *sheet_problems(config)]
    problems += unasked_problems(config, path=file.name, line=lines.get("plugins", 1))
    if fault := folder_fault(config):  # such a build would replace files that authors wrote
        problems, settings = [*problems, fault.at(text, path=file.name, lines=lines)], None
    if not sendable(config.site_name).strip():
        message = "site_name: is empty; say what the site is called"
        problems, settings = [*problems, Problem(file.name, lines.get("site_name", 1), message)], None
    own, faults_of_files = brand_files(settings, Path(config.docs_dir), file, lines=lines)
    return Project(
        config=file,
        docs=Path(config.docs_dir),
        tips=file.parent / "tips",
        site=_site(config),
        settings=settings,
        sound_settings=settings or Settings.without_faulty_keys(written if isinstance(written, dict) else {}),
        lines=lines,
        nav=tuple(_nav(config.nav, text)),
        problems=(*problems, *faults_of_files, *docs_problems(config, lines)),
        files=docs_settings(config),
        brand_files=own,
        kept=None if is_content_only(config) else file.parent,
    )


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""  # mkdocs could read the file all the same; messages only lack line numbers


def _lines(text: str) -> Mapping[str, int]:
    try:
        return read_lines(text)
    except SourceError:
        return {}


def _nav(entries: object, text: str) -> Iterator[tuple[str, int]]:
    """Yield every page and file of the site that the navigation names, with its line."""
    if isinstance(entries, dict):
        entries = list(entries.values())
    if isinstance(entries, list):
        for entry in entries:
            yield from _nav(entry, text)
    elif isinstance(entries, str) and not (urlsplit(entries).scheme or entries.startswith("/")):
        before, _, _ = text.partition(entries)
        yield entries, before.count("\n") + 1


def _site(config: MkDocsConfig) -> Site:
    return Site(
        name=config.site_name,
        url=config.site_url or "",
        description=config.site_description or config.site_name,
        language=str(config.theme.get("language") or "en"),
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
    )
