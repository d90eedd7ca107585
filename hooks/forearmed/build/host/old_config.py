"""The mkdocs.yml of an earlier commit, of which only the settings about content are used."""

from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from forearmed.build.host.content import THEME
from forearmed.build.host.log import silenced
from forearmed.foundation.errors import ForearmedError

_NOT_THERE: dict[str, Any] = {  # Any: each option has a type of its own
    "theme": THEME,
    "hooks": [],
    "markdown_extensions": [],
    "nav": [],
    "plugins": [],
    "strict": False,
    "watch": [],
}
"""Options that name plugins or files which the old copy does not contain, each with nothing in its place."""


def load_published(config_file: Path) -> MkDocsConfig:
    """Read *config_file* from a copy with content only; raise ForearmedError where mkdocs rejects it."""
    try:
        with silenced():  # nobody can correct an earlier commit, so its warnings are useless
            return load_config(str(config_file), **_NOT_THERE)
    except (ConfigurationError, Abort, OSError) as error:
        raise ForearmedError(
            f"--base: the {config_file.name} published then cannot be read: {' '.join(str(error).split())}"
        ) from error
