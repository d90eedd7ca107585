"""Build as mkdocs does, but take over each page of the last site that would come out the same.

mkdocs renders every page. Its own build is used where other plugins and hooks take part, since these may
depend on the events of all pages. A preview leaves each page for when a browser asks for it.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from forearmed.build.cache.key import KeyLessError, key_of
from forearmed.build.cache.last_site import LastSite
from forearmed.build.cache.marks import marks_of
from forearmed.build.cache.preview_site import PreviewSite
from forearmed.build.host.appearance import SEARCH
from forearmed.build.host.memory import list_once
from forearmed.build.host.page_context import page_context
from forearmed.build.host.phases import last_site, memory, planned, versions
from forearmed.site.offline import UNKEPT
from forearmed.site.search import indexing

_FRAME = "forearmed_frame"
_PACKED = ".gz"
_SITEMAP = "sitemap.xml"
_ALONE = {"404.html", UNKEPT}
"""Our templates of pages that no page of the project makes: they show the situations of the home page."""
_HOSTS_INDEX = "search/search_index.json"
"""The file of the host's own search, where a team has it."""


def drive(
    config: MkDocsConfig, *, step: Callable[[], None] = lambda: None, serve_url: str | None = None
) -> None:
    """Build what *config* describes into its site folder; call *step* for each page that is taken over.

    With *serve_url*, the address of a preview, the folder may hold the preview's last site; otherwise it must
    be empty.
    """
    try:
        _Build(config, step, serve_url).run()
    except Exception as error:
        config.plugins.on_build_error(error=error)
        if isinstance(error, BuildError):
            raise Abort(str(error)) from error
        raise


class _Build:
    """Does what mkdocs.commands.build.build does, in its order."""

    def __init__(self, config: MkDocsConfig, step: Callable[[], None], serve_url: str | None) -> None:
        self._config = config
        self._step = step
        # mkdocs' own has no types.
        self._shown: Callable[[InclusionLevel], bool] = (
            InclusionLevel.is_in_serve if serve_url else InclusionLevel.is_included
        )

    def run(self) -> None:
        """Build."""
        plugins = self._config.plugins
        self._config = config = plugins.on_config(self._config)
        plugins.on_pre_build(config=config)
        files, environment = get_files(config), config.theme.get_env()
        if not config.theme.custom_dir:  # a team's own templates decide which are escaped
            environment.bytecode_cache = memory(config).templates  # type: ignore[assignment]  # it has its methods
        list_once(environment, memory(config), config)
        files.add_files_from_theme(environment, config)
        files = plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
        for page in self._pages(files):
            mkdocs._populate_page(page, config, files)
        environment = plugins.on_env(environment, config=config, files=files)
        self._copy_files(files)
        self._write_templates(files, nav, environment)
        self._write_pages(files, nav, environment)
        plugins.on_post_build(config=config)
        if isinstance(site := last_site(config), PreviewSite):
            wanted = {file.dest_uri for file in files if self._shown(file.inclusion)}
            made = {*self._templates(), f"{_SITEMAP}{_PACKED}", _HOSTS_INDEX}
            site.tidy(Path(config.site_dir), wanted | made, but=indexing.FOLDER)

    def _pages(self, files: Files) -> Iterator[Page]:
        for file in files.documentation_pages(inclusion=self._shown):
            if file.page is not None:  # for the type checker: each of our files has its page
                yield file.page

    def _copy_files(self, files: Files) -> None:
        """Write every file of *files* that is no page."""
        last = last_site(self._config)
        for file in files:
            if file.is_documentation_page() or not self._shown(file.inclusion):
                continue
            key = _copy_key(file) if last else ""
            if not (last and key and last.take(file.dest_uri, key, Path(file.abs_dest_path))):
                file.copy_file()

    def _templates(self) -> list[str]:
        return [*self._config.theme.static_templates, *self._config.extra_templates]

    def _write_templates(self, files: Files, nav: Navigation, environment: Any) -> None:  # Any: jinja2's
        last = last_site(self._config)
        for name in self._templates():
            write = partial(self._write_template, name, files, nav, environment)
            if isinstance(last, PreviewSite):
                last.leave([name, f"{name}{_PACKED}"], write)
            elif not (last and self._is_taken(name, files, nav, last)):
                write()

    def _is_taken(self, name: str, files: Files, nav: Navigation, last: LastSite) -> bool:
        """Tell whether what the template called *name* makes is that of the *last* site."""
        config = self._config
        key = "" if name in config.extra_templates else template_key(name, files, nav, config)
        made = [name, f"{name}{_PACKED}"] if name == _SITEMAP else [name]
        return last.take_together(made, key, Path(config.site_dir))

    def _write_template(
        self, name: str, files: Files, nav: Navigation, environment: Any
    ) -> None:  # Any: jinja2's
        # mkdocs writes into a file that is there, which may be the last site's as well.
        Path(self._config.site_dir, name).unlink(missing_ok=True)
        if name in self._config.theme.static_templates:
            mkdocs._build_theme_template(name, environment, files, self._config, nav)
        if name in self._config.extra_templates:
            mkdocs._build_extra_template(name, files, self._config, nav)

    def _write_pages(self, files: Files, nav: Navigation, environment: Any) -> None:  # Any: jinja2's
        """Write every page of *files*; in a preview, leave each for when a browser asks for it."""
        last, documents = last_site(self._config), files.documentation_pages(inclusion=self._shown)
        for page in self._pages(files):
            if isinstance(last, PreviewSite):
                self._tell_search(page, nav)
                write = partial(self._write_page, page, nav, environment, documents)
                last.leave([page.file.dest_uri], write)
            elif not self._write_page(page, nav, environment, documents):
                self._tell_search(page, nav)
                self._step()

    def _write_page(
        self, page: Page, nav: Navigation, environment: Any, documents: Sequence[File]
    ) -> bool:  # Any: jinja2's
        """Write *page*, unless the last site has one that would be the same; tell whether it is written."""
        config, last = self._config, last_site(self._config)
        key = page_key(page, nav, config) if last else ""
        if last and key and last.take(page.file.dest_uri, key, Path(page.file.abs_dest_path)):
            return False
        excluded = page.file.inclusion is InclusionLevel.EXCLUDED
        mkdocs._build_page(page, config, documents, nav, environment, excluded=excluded)
        return True

    def _tell_search(self, page: Page, nav: Navigation) -> None:
        """Let the host's own search, where a team has it, note *page*, which may not be made now."""
        for name in SEARCH & self._config.plugins.keys():
            search: Any = self._config.plugins[name]  # Any: of two programs
            search.on_page_context({}, page=page, config=self._config, nav=nav)


def _copy_key(file: File) -> str:
    """Return a key of what *file* is a copy of; nothing for what is made."""
    source, is_made = Path(file.abs_src_path or ""), file.generated_by or getattr(file, "picture", None)
    return "" if is_made or not source.is_file() else f"copy {source} {marks_of(source)}"


def note_page(page: Page, nav: Navigation, config: MkDocsConfig) -> None:
    """Note what *page* is made from, in a build of mkdocs' own that begins a preview."""
    if isinstance(site := last_site(config), PreviewSite):
        site.note(page.file.dest_uri, page_key(page, nav, config))


def page_key(page: Page, nav: Navigation, config: MkDocsConfig) -> str:
    """Return a key of all that the file of *page* is made from; nothing where something has no value."""
    try:
        return key_of(_frame(nav, config), _state(page), page_context(page, config))
    except KeyLessError:
        return ""


def template_key(name: str, files: Files, nav: Navigation, config: MkDocsConfig) -> str:
    """Return a key of all that our template called *name* shows; nothing for any other template."""
    try:
        if name == _SITEMAP:
            return key_of(_frame(nav, config), [*_listed(files)])
        if name in _ALONE:
            return key_of(_frame(nav, config), name, nav.homepage.meta if nav.homepage else None)
    except KeyLessError:
        pass
    return ""


def _listed(files: Files) -> Iterator[tuple[object, ...]]:
    """Yield what the map of the site says of each page, and the day that its packed form names."""
    for file in files.documentation_pages():
        if page := file.page:
            hidden = page.meta.get("canonical"), page.meta.get("unlisted")
            yield page.canonical_url, getattr(page, "modified", None), hidden, page.update_date


def _frame(nav: Navigation, config: MkDocsConfig) -> tuple[str, str]:
    """Return keys of what all pages show. Raises KeyLessError where something has no value."""
    last = last_site(config)
    if _FRAME not in config:
        plan = planned(config)
        # A template of the team's own may read whatever it likes of all pages.
        everything = plan.documents if config.theme.custom_dir else ()
        config[_FRAME] = key_of(_nav_state(nav.items), versions(config), plan.wording, everything)
    return last.frame if last else "", config[_FRAME]


def _state(page: Page) -> tuple[object, ...]:
    """Return all that templates may read of *page*."""
    neighbors = (page.previous_page, page.next_page)
    return (
        page.meta,
        page.content,
        [*page.toc],
        page.title,
        page.url,
        page.canonical_url,
        page.edit_url,
        page.file.src_uri,
        page.is_homepage,
        getattr(page, "modified", None),
        [neighbor and (neighbor.title, neighbor.url) for neighbor in neighbors],
    )


_OF_NEIGHBORS = ("footer", "hide", "icon", "short", "status", "title")
"""The metadata of pages in the navigation that the frame of other pages shows."""


def _nav_state(items: list[object]) -> list[object]:
    """Return all that the frame of a page shows of the navigation's *items*."""
    return [
        (
            type(item).__name__,
            getattr(item, "title", None),
            getattr(item, "url", None),
            [(getattr(item, "meta", None) or {}).get(key) for key in _OF_NEIGHBORS],
            _nav_state(getattr(item, "children", None) or []),
        )
        for item in items
    ]
