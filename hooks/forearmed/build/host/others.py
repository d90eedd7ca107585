"""Run the events of other plugins and hooks on a page where mkdocs does not run them.

mkdocs runs them in a build, on the pages of that build. We run them in `check`, and on pages that wait for
their release. "Others" in this room are plugins and hooks that are not ours.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from forearmed.foundation.errors import ForearmedError, Problem

_BEGUN = "forearmed_others_begun"
_OURS = "forearmed."
_OF_A_PAGE = ("page_markdown", "page_content")
"""Events in which a plugin changes what a page says."""
_NOT_ASKED = "page_read_source"
"""The event in which a plugin would read a page in our place. It never runs: we read each page ourselves."""

_DOCUMENTS = (
    ("<html><head></head><body>", "</body></html>"),
    ("<html><body>", "</body></html>"),
    ("<!DOCTYPE html><html><head></head><body>", "</body></html>"),
)
"""The document tags that an HTML parser adds around a part of a page."""
Event = Callable[..., Any]  # Any: each event has a type of its own


def change_pages(config: MkDocsConfig) -> bool:
    """Tell whether a plugin or hook of others changes what pages say."""
    return any(_of_others(config.plugins, event) for event in _OF_A_PAGE)


def begin(config: MkDocsConfig) -> MkDocsConfig:
    """Run the others' startup and config events unless they have run; return the *config* they hand back."""
    if _BEGUN in config or not change_pages(config):
        return config
    config[_BEGUN] = True
    with _alone(config) as plugins:
        plugins.on_startup(command="build", dirty=False)
        return plugins.on_config(config)


def mark_begun(config: MkDocsConfig) -> None:
    """Note that mkdocs has run the others' startup and config events."""
    config[_BEGUN] = True


def see_files(files: Files, config: MkDocsConfig) -> Files:
    """Run the others' files and nav events on all *files* of a site; return the files they hand back."""
    if not change_pages(config):
        return files
    with _alone(config) as plugins:
        files = plugins.on_files(files, config=config)
        plugins.on_nav(get_navigation(files, config), config=config, files=files)
    return files


def changed_markdown(page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return the Markdown of *page* as others change it."""
    text = page.markdown or ""
    if not _of_others(config.plugins, "page_markdown"):
        return text
    with _alone(config, page.file.src_uri) as plugins:
        return plugins.on_page_markdown(text, page=page, config=config, files=files)


def changed_content(page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return the HTML of *page* as others change it."""
    html = page.content or ""
    if not _of_others(config.plugins, "page_content"):
        return html
    with _alone(config, page.file.src_uri) as plugins:
        return unwrapped(plugins.on_page_content(html, page=page, config=config, files=files))


def unwrapped(html: str) -> str:
    """Return *html*, the text of a page, without the document tags around it.

    The parser of mkdocs-glightbox turns a part of a page into a whole document.
    """
    for before, after in _DOCUMENTS:
        if html.startswith(before) and html.endswith(after):
            return html.removeprefix(before).removesuffix(after)
    return html


def unasked_problems(config: MkDocsConfig, *, path: str, line: int) -> Iterator[Problem]:
    """Yield a warning for each plugin of *config* that would read pages in our place."""
    for name, plugin in config.plugins.items():
        if getattr(plugin, f"on_{_NOT_ASKED}", None) in _of_others(config.plugins, _NOT_ASKED):
            message = (
                f'plugins: "{name}" reads pages itself (on_{_NOT_ASKED}), which has no effect here; delete it'
            )
            yield Problem(path, line, message, warning=True)


def taken_out(src_uri: str, config: MkDocsConfig) -> str:
    """Return the message for a page, made from *src_uri*, that others have removed from the site."""
    advice = f"look at {_names(config.plugins, 'files')}; exclude_docs is what keeps pages out"
    return f"a plugin or hook took {src_uri} out of the site, and links and lists still lead there; {advice}"


def demand_all_pages(src_uris: Iterable[str], files: Files, config: MkDocsConfig) -> None:
    """Raise ForearmedError where one of the pages made from *src_uris* is not among *files*."""
    for src_uri in src_uris:
        if files.get_file_from_path(src_uri) is None:
            raise ForearmedError(taken_out(src_uri, config))


def _of_others(plugins: PluginCollection, event: str) -> list[Event]:
    return [method for method in plugins.events[event] if not str(method.__module__).startswith(_OURS)]


@contextmanager
def _alone(config: MkDocsConfig, page: str = "") -> Iterator[PluginCollection]:
    """Lend the plugins and hooks of *config* without ours; turn whatever they raise into a ForearmedError."""
    plugins, all_of_them = config.plugins, config.plugins.events
    plugins.events = {event: _of_others(plugins, event) for event in all_of_them}
    try:
        yield plugins
    except ForearmedError:
        raise
    except Exception as error:  # code of others can fail in any way
        why = " ".join(f"{type(error).__name__}: {error}".split())
        where = f"{page} " if page else ""
        raise ForearmedError(f"{where}stopped a plugin or hook ({why}); look at {_names(plugins)}") from error
    finally:
        plugins.events = all_of_them


def _names(plugins: PluginCollection, event: str = "") -> str:
    """Return the names of the others in *plugins*, or of those that have a function for *event*."""
    events = [event] if event else [*plugins.events]
    taken = [method for each in events for method in _of_others(plugins, each)]
    names = [
        name
        for name, plugin in plugins.items()
        if any(getattr(plugin, f"on_{each}", None) in taken for each in events)
    ]
    return ", ".join(f'"{name}"' for name in names) + " in mkdocs.yml"
