"""Prepare the theme's templates. The theme's print values as HTML; ours print text and escape it."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from forearmed.build.host.appearance import is_alone
from forearmed.build.host.extensions import has_permalinks
from forearmed.build.host.known_html import html_of, known_html
from forearmed.build.host.links import Links
from forearmed.build.host.phases import note_versions
from forearmed.build.host.shell import Shell
from forearmed.build.host.speech import speech
from forearmed.build.host.theme_folder import THEME
from forearmed.edition.feeds import FORMATS
from forearmed.foundation.wording import ENGLISH, Wording
from forearmed.site import brand
from forearmed.site.made_files import MADE
from forearmed.site.pages.feedback import Feedback
from forearmed.site.scripts import PHRASES
from forearmed.site.search.indexing import index_version


class Templates(Protocol):
    """The theme's jinja2 environment, as far as we touch it."""

    autoescape: Any  # Any: a bool, or a function of a template's name
    filters: MutableMapping[str, Any]  # Any: functions of any shape
    make_globals: Callable[[Any], Any]  # Any: jinja2's
    globals: MutableMapping[str, Any]  # Any: whatever templates may name

    def get_template(self, name: str) -> Any:  # Any: jinja2's
        """Return the template called *name*."""


def add_theme(config: MkDocsConfig) -> None:
    """Look for a template among the project's own first, then among ours, then among the theme's."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))


def dress(
    environment: Templates,
    config: MkDocsConfig,
    files: Iterable[File] = (),
    *,
    wording: Wording = ENGLISH,
) -> None:
    """Prepare *environment*: escaping in all templates but the theme's, a `Shell`, addresses of our files.

    The address of a script or sheet that is among *files* gets a checksum of its content. Templates say their
    phrases in the language of *wording*.
    """
    unescaped = _names_of_the_theme(config)
    environment.autoescape = lambda name: str(name).endswith(".html") and name not in unescaped
    environment.globals["shell"] = Shell(own=_has_parts(config)).base
    Links().remember_in(environment.filters)
    environment.globals.update(speech(wording))
    environment.globals["feed_formats"] = [
        {"name": one.name, "file": one.file, "type": one.mime_type} for one in FORMATS.values()
    ]
    environment.globals["permalinks"] = has_permalinks(config)
    environment.globals["direction"] = wording.direction
    environment.globals["versions"] = _versions(files)
    note_versions(config, environment.globals["versions"])
    environment.globals["index_version"] = index_version()
    if is_alone(config):  # others may name something in templates that are loaded already
        environment.make_globals = partial(_with_globals, dict(environment.globals))


def _with_globals(
    ours: Mapping[str, Any], theirs: Mapping[str, Any] | None
) -> dict[str, Any]:  # Any: whatever templates may name
    """Return what a template may name. jinja2 chains the two, and reads the chain for each context."""
    return {**ours, **(theirs or {})}


def _has_parts(config: MkDocsConfig) -> bool:
    """Tell whether a team has its own base.html, or partials that each page may fill in another way."""
    own = config.theme.custom_dir
    return own is not None and any(Path(own, name).exists() for name in ("base.html", "partials"))


def _names_of_the_theme(config: MkDocsConfig) -> frozenset[str]:
    """Return the names of the theme's templates, but for those that we replace.

    A team's own template of such a name began as a copy of the theme's: it prints HTML without escaping, too.
    """
    own = config.theme.custom_dir
    theirs = [Path(folder) for folder in config.theme.dirs if folder not in (own, str(THEME))]
    names = {
        file.relative_to(folder).as_posix()
        for folder in theirs
        for part in (folder.glob("*.html"), (folder / "partials").rglob("*.html"))
        for file in part
    }
    return frozenset(names - {file.relative_to(THEME).as_posix() for file in THEME.rglob("*.html")})


def feedback_of(page: Page, config: MkDocsConfig, wording: Wording) -> Feedback | None:
    """Return the answers that *page* offers its readers; None without the setting, or if it is no article."""
    written, article = config.extra["forearmed"]["feedback"], page.meta.get("article")
    if not (written and isinstance(article, dict)):
        return None
    return Feedback.of(written, title=article["title"], address=page.canonical_url or "", wording=wording)


def as_html(page: Page) -> None:
    """Mark the text of *page* as HTML, so that templates do not escape it."""
    page.content = known_html(page.content or "")


def _versions(files: Iterable[File]) -> Mapping[str, str]:
    """Return the addresses of our scripts and sheets, each with a checksum of its content.

    Hosts seldom say how long a file may be kept, and a browser then keeps it for a tenth of its age: after a
    release it would run yesterday's script in today's page.
    """
    there = {file.src_uri: file for file in files}
    stamps = {
        address: f"?v={_checksum(there[address])}"
        for address in (*_ours(), PHRASES, brand.ADDRESS)
        if address in there
    }
    return {address: address + stamps.get(address, "") for address in (*_ours(), *stamps)}


def _ours() -> Iterable[str]:
    yield from MADE
    for file in sorted(THEME.glob("assets/*/*")):
        if file.suffix in {".css", ".js"}:
            yield file.relative_to(THEME).as_posix()


def _checksum(file: File) -> str:
    return sha256(file.content_bytes).hexdigest()[:8]


def escape_names(config: MkDocsConfig) -> None:
    """Escape the site's name and description, which the theme prints as HTML; mark the copyright as HTML.

    Read them as plain text before this call. Our own templates do not escape them again.
    """
    config.site_name = html_of(config.site_name)
    config.site_description = html_of(config.site_description or "") or None
    config.copyright = config.copyright and known_html(config.copyright)
