"""Faults of mkdocs.yml in the site's look and folder, which mkdocs reports in mid-build, or never.

Each fault is a value of one key. `trial` finds out whether whole pages can be made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.host.languages import language_fault
from forearmed.build.host.remote import is_elsewhere, refused_analytics, refused_host, way_to_allow
from forearmed.build.host.theme_folder import THEME
from forearmed.build.host.unshown import unshown
from forearmed.content.library import ROOT
from forearmed.foundation.errors import Problem
from forearmed.site.made_files import MADE
from forearmed.site.search.program import cannot_cut

_LANGUAGES = "partials/languages"
_ICONS = ".icons"
_PACKAGE = "forearmed."
_OURS = f"{_PACKAGE}events"
SEARCH = {"search", "material/search"}
"""Plugins that change no page."""
_THEMES_FONT = {"text": "Roboto", "code": "Roboto Mono"}
"""The theme's default fonts, for a mkdocs.yml that sets none."""
_PUBLISHED = ("assets/", "schema/")
_PUT_IT = "put the file into docs/assets/, and name it here from assets/ on"


@dataclass(frozen=True)
class ConfigFault:
    """A mistake in mkdocs.yml: *message* says what is wrong with the *value* of the dotted *key*."""

    key: str
    value: object
    message: str
    warning: bool = False
    is_fatal: bool = True
    """Whether mkdocs can make no page with this value, not even in a preview."""

    def at(self, text: str, *, path: str, lines: Mapping[str, int]) -> Problem:
        """Return the problem at the value's line, or else the key's, in the file *path* with this *text*."""
        parts = self.key.split(".")
        keys = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        line = next((lines[key] for key in keys if key in lines), 1)
        below = text.split("\n")[line - 1 :]
        further = next((place for place, row in enumerate(below) if str(self.value) in row), 0)
        message = f"{self.key}: {self.message}"
        return Problem(path, line + (further if self.value else 0), message, warning=self.warning)


def appearance_faults(config: MkDocsConfig) -> Iterator[ConfigFault]:
    """Yield every fault of *config*, as mkdocs has read it."""
    if not calls_us(config):
        advice = "nothing here runs Forearmed; add hooks/tip_of_the_week.py to the list"
        yield ConfigFault("hooks", None, advice)
    folders = [*map(Path, config.theme.dirs), THEME]
    known = {file.stem for folder in folders for file in (folder / _LANGUAGES).glob("*.html")}
    if not known:
        yield ConfigFault(
            "theme.name", config.theme.name, f'"{config.theme.name}" lacks what our pages extend; {_MATERIAL}'
        )
        return
    if fault := language_fault(written := config.theme.get("language"), known):
        yield ConfigFault("theme.language", written, fault)
    elif gap := cannot_cut(str(written)):
        yield ConfigFault("theme.language", written, gap, warning=True)
    yield from _picture_faults(config, folders)
    yield from _palette_faults(config.theme.get("palette"))
    yield from _icon_faults(_icons(config), folders)
    if not isinstance(features := config.theme.get("features"), list):
        yield ConfigFault("theme.features", features, "must be a list, such as [toc.follow]")
    yield from _remote_faults(config)
    for key, value, message in unshown(config):
        yield ConfigFault(key, value, message, warning=True)


def _remote_faults(config: MkDocsConfig) -> Iterator[ConfigFault]:
    """Yield a fault for each setting that makes the theme load from other hosts; files are checked apart."""
    provider, hosts = refused_analytics(config)
    if hosts:
        message = (
            f'"{provider}" needs {", ".join(hosts)}, and no page loads from another host; delete it, or '
        )
        yield ConfigFault("extra.analytics", provider, message + way_to_allow(*hosts), warning=True)
    if (font := config.theme.get("font")) and font != _THEMES_FONT:
        message = "has no effect: our style sheets name the fonts, and no page asks another host for one; "
        yield ConfigFault(
            "theme.font",
            None,
            f"{message}name a .woff2 file of yours as brand.font, below extra.forearmed",
            warning=True,
        )


_MATERIAL = "write material, or a theme that is made of it"


def calls_us(config: MkDocsConfig) -> bool:
    """Tell whether a hook or a plugin of *config* has taken over one of our event functions."""
    taken = (value for part in config.plugins.values() for value in _members(part).values())
    return any(_OURS in (getattr(value, "__module__", ""), getattr(value, "__name__", "")) for value in taken)


def is_ours(part: object) -> bool:
    """Tell whether *part*, a plugin or the module of a hook, has no event function but ours."""
    return not foreign_events(part)


def foreign_events(part: object) -> list[str]:
    """Return the events for which *part*, a plugin or the module of a hook, has a function not of ours."""
    handlers = ((name, getattr(part, name)) for name in dir(part) if name.startswith("on_"))
    return [
        name
        for name, handler in handlers
        if callable(handler) and not getattr(handler, "__module__", "").startswith(_PACKAGE)
    ]


def _members(part: object) -> Mapping[str, Any]:  # Any: whatever a module holds
    return {**vars(type(part)), **vars(part)}


def is_alone(config: MkDocsConfig) -> bool:
    """Tell whether a build has no plugin and no hook but ours and mkdocs' search, which changes no page."""
    return all(name in SEARCH or is_ours(part) for name, part in config.plugins.items())


def folder_fault(config: MkDocsConfig) -> ConfigFault | None:
    """Return a fault where a build, which empties its site folder, would delete tips or a hook; else None."""
    project = Path(config.config_file_path).parent.resolve()
    site = Path(config.site_dir).resolve()
    files = [str(part.__file__) for part in config.plugins.values() if isinstance(part, ModuleType)]
    hooks = [Path(file).parent.resolve() for file in files]
    for kept in (project / "tips", *hooks):
        is_in_it = site.is_relative_to(kept) and not project.is_relative_to(kept)
        if is_in_it or kept.is_relative_to(site):
            name = kept.relative_to(project).as_posix() if kept.is_relative_to(project) else kept
            return ConfigFault(
                "site_dir", None, f"a build would replace what is in {name}/; name another, such as site"
            )
    return None


def _picture_faults(config: MkDocsConfig, folders: list[Path]) -> Iterator[ConfigFault]:
    """Yield a fault for each file that every page names and that is missing, or that no page may load."""
    for key, value in _named_files(config):
        if not isinstance(value, str):
            yield ConfigFault(key, value, f'"{value}" is no name of a file; put it in quotes, or delete it')
        elif is_elsewhere(value):
            if host := refused_host(value, config):
                message = (
                    f"no page loads {value}, since it is on another host; {_PUT_IT}, or {way_to_allow(host)}"
                )
                yield ConfigFault(key, value, message, warning=True)
        elif value not in MADE and not _is_there(value, config, folders):
            message = f'nothing is published as "{value}"; {_PUT_IT}'
            # A plugin may make the file while the site is built.
            yield ConfigFault(key, value, message, is_fatal=False, warning=not is_alone(config))


def files_left_out(config: MkDocsConfig, is_taken: Callable[[str], bool]) -> Iterator[ConfigFault]:
    """Yield a fault for each file that every page names and the built site lacks, plugins' files included.

    *is_taken* tells of a file, by its path, that the site takes it over from the last one.
    """
    for key, value in _named_files(config):
        path = urlsplit(str(value)).path
        is_ours_to_have = not is_elsewhere(str(value)) and not path.startswith("/")
        if is_ours_to_have and not (Path(config.site_dir, path).is_file() or is_taken(path)):
            yield ConfigFault(
                key, value, f'nothing was published as "{value}", by no plugin either; {_PUT_IT}'
            )


def _named_files(config: MkDocsConfig) -> Iterator[tuple[str, object]]:
    """Yield the key and the value of each setting that names a file of the site."""
    named = [(f"theme.{key}", config.theme.get(key)) for key in ("favicon", "logo")]
    written = config.extra.get("forearmed")
    brand = written.get("brand") if isinstance(written, dict) else None
    if isinstance(brand, dict):
        own = ("logo", "logo_dark", "logo_png", "font", "font_bold")
        named += [(f"extra.forearmed.brand.{key}", brand.get(key)) for key in own]
    yield from ((key, value) for key, value in named if value is not None)
    yield from (("extra_css", sheet) for sheet in config.extra_css)
    yield from (("extra_javascript", _path(script)) for script in config.extra_javascript)
    yield from (("extra_templates", template) for template in config.extra_templates)


def _path(script: object) -> object:
    return getattr(script, "path", script)


def _is_there(address: str, config: MkDocsConfig, folders: list[Path]) -> bool:
    """Tell whether *address*, below the site, is a published file of the docs, or one of a theme's."""
    path = urlsplit(address).path
    if path.startswith("/"):
        return True  # from the root of the host, where other sites may have their files
    inside = PurePosixPath(path).as_posix()
    docs = Path(config.docs_dir)
    published = inside.startswith(_PUBLISHED) and (docs / inside).is_file()
    return (
        published
        or (docs / ROOT / inside).is_file()
        or any((folder / inside).is_file() for folder in folders)
    )


def _palette_faults(palette: object) -> Iterator[ConfigFault]:
    for scheme in palette if isinstance(palette, list) else [palette or {}]:
        if not isinstance(scheme, dict):
            yield ConfigFault(
                "theme.palette", palette, "must hold keys, such as scheme: default, or a list of such"
            )
            return
        toggle = scheme.get("toggle")
        if "toggle" in scheme and not (
            isinstance(toggle, dict) and toggle.get("icon") and toggle.get("name")
        ):
            yield ConfigFault("theme.palette", "toggle", "a toggle needs an icon and a name")


def _icons(config: MkDocsConfig) -> Iterator[tuple[str, object]]:
    """Yield the key and the name of every icon in the theme's settings."""
    palette = config.theme.get("palette")
    for scheme in palette if isinstance(palette, list) else []:
        toggle = scheme.get("toggle") if isinstance(scheme, dict) else None
        if isinstance(toggle, dict) and toggle.get("icon"):
            yield "theme.palette", toggle["icon"]
    icon = config.theme.get("icon")
    if icon is not None and not isinstance(icon, dict):
        yield "theme.icon", icon
    yield from _leaves(icon, "theme.icon")
    social = config.extra.get("social")
    for contact in social if isinstance(social, list) else []:
        if isinstance(contact, dict) and contact.get("icon"):
            yield "extra.social", contact["icon"]


def _leaves(tree: object, key: str) -> Iterator[tuple[str, Any]]:  # Any: whatever YAML holds
    """Yield every value of *tree* that is no map, with its dotted *key*."""
    for name, value in tree.items() if isinstance(tree, dict) else ():
        if isinstance(value, dict):
            yield from _leaves(value, f"{key}.{name}")
        elif value is not None:
            yield f"{key}.{name}", value


def _icon_faults(named: Iterable[tuple[str, object]], folders: list[Path]) -> Iterator[ConfigFault]:
    for key, name in named:
        if key == "theme.icon":
            yield ConfigFault(key, name, "must hold keys, such as repo: material/library")
        elif fault := _icon_fault(name, folders):
            yield ConfigFault(key, name, fault)


def _icon_fault(name: object, folders: Iterable[Path]) -> str | None:
    """Return what is wrong with the *name* of an icon, or None when a theme of *folders* has it."""
    files = [folder / _ICONS / f"{name}.svg" for folder in folders]
    if any(file.is_file() for file in files):
        return None
    beside = {each.stem for file in files for each in file.parent.glob("*.svg")}
    near = get_close_matches(PurePosixPath(str(name)).name, beside, n=1, cutoff=0.75)
    better = f"did you mean {PurePosixPath(str(name)).with_name(near[0])}?" if near else "look the name up at"
    search = "" if near else " https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/"
    return f'no icon is called "{name}"; {better}{search}'
