"""Put a Content Security Policy into each page after all plugins have run, or stop the build."""

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from forearmed.build.host.appearance import foreign_events
from forearmed.build.host.remote import allowed_hosts
from forearmed.foundation.errors import ForearmedError
from forearmed.site.policy import Seal, protected

_KEY = "forearmed_seals"
_ASKED = "forearmed_has_others"
_REWRITING = ("on_post_page", "on_post_template", "on_post_build", "on_page_content")
_BROKEN = "after its protection (Content-Security-Policy) was put in place, its HTML was changed"


def protect(html: str, config: MkDocsConfig, *, name: str, content: str = "") -> str:
    """Return *html*, the content of the site's file *name*, with its policy.

    *content* is the part of *html* that an author wrote. Raises ForearmedError where the policy cannot be
    put in place.
    """
    try:
        page = protected(html, content=content, name=name, hosts=allowed_hosts(config))
    except ForearmedError as error:
        raise ForearmedError(f"{error}, so it cannot be protected; {_advice(config)}") from None
    if _has_others(config):
        _seals(config)[name] = Seal.of(page)
    return page


def protect_page(html: str, config: MkDocsConfig, *, page: Page) -> str:
    """Return *html* of *page* with its policy, as `protect` does."""
    return protect(html, config, name=page.file.dest_uri, content=page.content or "")


def demand_protection(config: MkDocsConfig) -> None:
    """Raise ForearmedError where something has changed a page of the site since it was protected."""
    for name, seal in _seals(config).items():
        file = Path(config.site_dir, name)
        if file.is_file() and Seal.of(file.read_text("utf-8", "replace")) != seal:
            raise ForearmedError(f"{name}: {_BROKEN}; {_advice(config)}")


def _seals(config: MkDocsConfig) -> dict[str, Seal | None]:
    if _KEY not in config:
        config[_KEY] = {}
    seals: dict[str, Seal | None] = config[_KEY]
    return seals


def _advice(config: MkDocsConfig) -> str:
    """Return advice to remove from mkdocs.yml the plugins and hooks that may rewrite pages."""
    file = Path(config.config_file_path).name
    names = [f'"{name}"' for name, events in _others(config).items() if events]
    if not names:
        return f"look for what changes it in the templates that {file} names as theme.custom_dir"
    one = "the plugin or hook" if len(names) == 1 else "one of the plugins and hooks"
    return f"take {one} {', '.join(names)} out of {file}"


def _has_others(config: MkDocsConfig) -> bool:
    """Tell whether there is a plugin or hook that is not ours; each page of a build asks."""
    if _ASKED not in config:
        config[_ASKED] = bool(_others(config))
    return bool(config[_ASKED])


def _others(config: MkDocsConfig) -> Mapping[str, list[str]]:
    """Return each plugin and hook that is not ours, with its events in which pages can be rewritten."""
    return {
        name: [event for event in _REWRITING if event in events]
        for name, plugin in config.plugins.items()
        if (events := foreign_events(plugin))
    }
