"""The adapter to mkdocs. Besides the hook, only this package imports mkdocs."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.config.defaults import MkDocsConfig as Config
from mkdocs.exceptions import Abort, ConfigurationError

from forearmed.article.portable import sendable
from forearmed.build.cache.inputs import Inputs
from forearmed.build.host.appearance import appearance_faults, calls_us, files_left_out, folder_fault
from forearmed.build.host.content import is_content_only, load_content
from forearmed.build.host.docs_settings import docs_problems, docs_settings
from forearmed.build.host.extensions import extension_faults
from forearmed.build.host.files import fill, fill_artefacts
from forearmed.build.host.huddles import huddles
from forearmed.build.host.inputs import inputs_of
from forearmed.build.host.log import overheard
from forearmed.build.host.others import begin, demand_all_pages, unasked_problems, unwrapped
from forearmed.build.host.overrides import override_problems
from forearmed.build.host.phases import attach, collect, complete, is_planned, is_rendered, planned, published
from forearmed.build.host.progress import Progress
from forearmed.build.host.protection import demand_protection, protect, protect_page
from forearmed.build.host.rendering import demand_sound_library, render_everything, render_unpublished
from forearmed.build.host.serving import keep_serving
from forearmed.build.host.sheets import sheet_problems
from forearmed.build.host.theme import Templates, add_theme, as_html, dress, escape_names, feedback_of
from forearmed.build.host.trial import missing_templates, try_pages
from forearmed.build.host.unshown import leave_out_instant
from forearmed.build.host.withholding import withhold
from forearmed.build.publication import Plan, Publication
from forearmed.content.settings import Project, Settings, Site, read_settings
from forearmed.content.source import SourceError, read_lines
from forearmed.foundation.errors import ForearmedError, Problem, ProblemsError
from forearmed.site.cards import Artist, CardCache

__all__ = [
    "Config",
    "Templates",
    "add_theme",
    "as_html",
    "attach",
    "begin",
    "build",
    "collect",
    "complete",
    "demand_all_pages",
    "demand_look",
    "demand_named_files",
    "demand_protection",
    "demand_sound_library",
    "drawn",
    "dress",
    "dress_up",
    "feedback_of",
    "fill",
    "fill_artefacts",
    "huddles",
    "inputs_of",
    "keep_serving",
    "load",
    "load_content",
    "missing_templates",
    "overheard",
    "planned",
    "project_of",
    "protect",
    "protect_page",
    "published",
    "render_everything",
    "render_unpublished",
    "site_folder",
    "unwrapped",
    "what_cannot_be_shown",
    "withhold",
]  # fmt: skip

_CARDS = ".cache/forearmed/cards"


def drawn(plan: Plan, config: MkDocsConfig) -> dict[str, bytes]:
    """Return the social cards of *plan* by address; draw only those that the cache does not hold."""
    artist = Artist()
    folder = Path(config.config_file_path).parent / _CARDS
    cache = CardCache(folder, artist.draw, manner=artist.manner)
    cards = plan.outlets.cards
    cache.forget_others(cards.values())
    return {address: cache.draw(card) for address, card in cards.items()}


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
        file = Path(config.config_file_path)
        text = _text(file)
        raise ProblemsError([fault.at(text, path=file.name, lines=_lines(text))])
    return Path(config.site_dir).resolve()


def build(
    config_file: Path, site_dir: Path, *, progress: Callable[[int, int], None]
) -> tuple[Plan, Inputs | None]:
    """Build the site that *config_file* describes into *site_dir*; return its plan and its inputs, if known.

    *progress* is called with the number of pages done, and of all pages. Raises the hook's own
    ForearmedError, a ForearmedError in mkdocs' words where mkdocs failed, and OSError where the disk failed.
    """
    config = load(config_file, site_dir=site_dir)
    inputs = inputs_of(config)
    config.plugins["forearmed_progress"] = Progress(progress)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except Exception as error:
        # jinja2's TemplateNotFound is an OSError without errno: mkdocs' failure, and not the disk's.
        if isinstance(error, OSError) and error.errno:
            raise
        raise _translated(error, config) from error
    finally:
        config.plugins.on_shutdown()
    if not is_planned(config):
        raise _without_hook(config)
    return planned(config), inputs


def _translated(error: Exception, config: MkDocsConfig) -> ForearmedError:
    """Return the error to show in place of *error*, which ended mkdocs."""
    if own := _own(error):
        return own
    if not calls_us(config):
        return _without_hook(config)
    if is_rendered(config) and (found := what_cannot_be_shown(published(config), config)):
        return ProblemsError(found)
    return ForearmedError(f"mkdocs failed: {type(error).__name__}: {error}")


def what_cannot_be_shown(publication: Publication, config: MkDocsConfig) -> list[Problem]:
    """Return the problems that would end a build of *publication*, whose verdict must have no errors."""
    if missing := [*missing_templates(publication.plan, config)]:
        return missing
    if not is_planned(config):
        dress_up(config, publication.plan)
    return [*try_pages(publication, config)]


def demand_look(config: MkDocsConfig) -> None:
    """Raise ProblemsError, even in a preview, for theme settings with which mkdocs can make no page."""
    file = Path(config.config_file_path)
    text = _text(file)
    faults = [fault for fault in appearance_faults(config) if fault.is_fatal and not fault.warning]
    if faults:
        raise ProblemsError([fault.at(text, path=file.name, lines=_lines(text)) for fault in faults])


def demand_named_files(config: MkDocsConfig) -> None:
    """Raise ProblemsError where a file that the settings name is not in the site that was built."""
    file = Path(config.config_file_path)
    text = _text(file)
    if faults := [*files_left_out(config)]:
        raise ProblemsError([fault.at(text, path=file.name, lines=_lines(text)) for fault in faults])


def dress_up(config: MkDocsConfig, plan: Plan) -> None:
    """Prepare *config* to build the pages of *plan*: its names, its theme, its features."""
    attach(config, plan)
    escape_names(config)
    leave_out_instant(config)
    add_theme(config)


def _without_hook(config: MkDocsConfig) -> ForearmedError:
    file, hook = Path(config.config_file_path).name, "hooks: [hooks/tip_of_the_week.py]"
    return ForearmedError(f"{file} does not run our hook, so nothing was published; add {hook}")


def _own(error: BaseException | None) -> ForearmedError | None:
    """Return the first ForearmedError among *error* and its causes, or None: mkdocs wraps ours in its own."""
    while error is not None:
        if isinstance(error, ForearmedError):
            return error
        error = error.__cause__ or error.__context__
    return None


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
    return Project(
        config=file,
        docs=Path(config.docs_dir),
        tips=file.parent / "tips",
        site=_site(config),
        settings=settings,
        sound_settings=settings or Settings.without_faulty_keys(written if isinstance(written, dict) else {}),
        lines=lines,
        nav=tuple(_nav(config.nav, text)),
        problems=(*problems, *docs_problems(config, lines)),
        files=docs_settings(config),
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
    )
