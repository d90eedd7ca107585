"""Build as mkdocs does, but take over each page of the last site that would come out the same.

mkdocs renders every page. Its own build is used where other plugins and hooks take part, since these may
depend on the events of all pages.
"""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.commands import build as mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from forearmed.build.cache.key import KeyLessError, key_of
from forearmed.build.cache.last_site import LastSite
from forearmed.build.host.page_context import page_context
from forearmed.build.host.phases import last_site, planned
from forearmed.build.host.progress import Progress
from forearmed.build.host.theme import Templates


def drive(config: MkDocsConfig, progress: Progress) -> None:
    """Build what *config* describes into its site folder, which must be empty."""
    try:
        _build(config, progress)
    except Exception as error:
        config.plugins.on_build_error(error=error)
        if isinstance(error, BuildError):
            raise Abort(str(error)) from error
        raise


def _build(config: MkDocsConfig, progress: Progress) -> None:
    """Do what mkdocs.commands.build.build does, in its order."""
    plugins = config.plugins
    config = plugins.on_config(config)
    plugins.on_pre_build(config=config)
    files, environment = get_files(config), config.theme.get_env()
    files.add_files_from_theme(environment, config)
    files = plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for page in _pages(files):
        mkdocs._populate_page(page, config, files)
    environment = plugins.on_env(environment, config=config, files=files)
    files.copy_static_files()
    for name in (*config.theme.static_templates, *config.extra_templates):
        # mkdocs writes into a file that is there, which may be the last site's as well.
        Path(config.site_dir, name).unlink(missing_ok=True)
    for name in config.theme.static_templates:
        mkdocs._build_theme_template(name, environment, files, config, nav)
    for name in config.extra_templates:
        mkdocs._build_extra_template(name, files, config, nav)
    _write_pages(files, config, nav, environment, progress)
    plugins.on_post_build(config=config)


def _pages(files: Files) -> Iterator[Page]:
    for file in files.documentation_pages():
        if file.page is not None:  # for the type checker: each of our files has its page
            yield file.page


def _write_pages(
    files: Files, config: MkDocsConfig, nav: Navigation, environment: Templates, progress: Progress
) -> None:
    """Write every page of *files*: the last site's where nothing that it depends on has changed."""
    last, documents = last_site(config), files.documentation_pages()
    shared = (_nav_state(nav.items), environment.globals["versions"], planned(config).wording)
    frame = key_of(shared) if last else ""
    for page in _pages(files):
        if last and _is_taken(page, last, frame, config):
            progress.step()
        else:
            mkdocs._build_page(page, config, documents, nav, environment)  # type: ignore[arg-type]  # jinja2's


def _is_taken(page: Page, last: LastSite, frame: str, config: MkDocsConfig) -> bool:
    try:
        key = key_of(last.frame, frame, _state(page), page_context(page, config))
    except KeyLessError:
        return False
    return last.take(page.file.dest_uri, key, Path(page.file.abs_dest_path))


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
