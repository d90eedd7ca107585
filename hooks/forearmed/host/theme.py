"""What the theme prints: its templates print HTML, ours print text."""

from collections.abc import MutableMapping
from html import escape
from pathlib import Path
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig

from forearmed.converter import typographic
from forearmed.host.shell import Shell
from forearmed.pages.feedback import feedback_link

THEME = Path(__file__).parent.parent / "theme"


class Templates(Protocol):
    """The theme's jinja2 environment, as far as we touch it."""

    autoescape: Any  # Any: a bool, or a function of a template's name
    globals: MutableMapping[str, Any]  # Any: whatever templates may name

    def get_template(self, name: str) -> Any:  # Any: jinja2's
        """Return the template called *name*."""


def add_theme(config: MkDocsConfig) -> None:
    """Let our templates go before those of the theme that they extend, and the project's own before ours."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))


def dress(environment: Templates) -> None:
    """Let our own templates escape what they print, unlike the theme's, and share frames."""
    ours = {file.relative_to(THEME).as_posix() for file in THEME.rglob("*.html")}
    environment.autoescape = lambda template: template in ours
    environment.globals["shell"] = Shell().block
    environment.globals["smart"] = typographic
    environment.globals["feedback_link"] = feedback_link


def escape_names(config: MkDocsConfig) -> None:
    """Make HTML of the names that the theme prints as they are; whoever needs the text reads it before."""
    config.site_name = escape(config.site_name)
    config.site_description = escape(config.site_description or "") or None
