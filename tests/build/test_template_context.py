"""What templates are handed is plain data, which any site generator can hand over."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from forearmed.build.host.theme import dress
from mkdocs.config.defaults import MkDocsConfig


@dataclass
class Environment:
    """As much of the theme's environment as is dressed."""

    autoescape: Any = None  # Any: jinja2's
    filters: MutableMapping[str, Any] = field(default_factory=dict)  # Any: likewise
    globals: MutableMapping[str, Any] = field(default_factory=dict)  # Any: likewise
    make_globals: Any = None  # Any: likewise

    def get_template(self, name: str) -> Any:  # Any: likewise
        """Return nothing: none is asked for."""


def test_templates_can_call_nothing_but_the_frame_and_the_wording() -> None:
    """The frame is for speed alone, and phrases are looked up; no function works out what a page shows."""
    environment = Environment()
    config = MkDocsConfig()
    config.load_dict({"site_name": "Tips", "theme": "material"})
    assert not config.validate()[0]
    dress(environment, config)
    assert [name for name, given in environment.globals.items() if callable(given)] == [
        "shell",
        "say",
        "said",
        "count",
        "marked",
    ]
