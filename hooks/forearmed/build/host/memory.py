"""What the builds of one process, a preview's, remember of files that have not changed."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.cache.in_memory import InMemory
from forearmed.content.library import ArticleMemory


class CompiledTemplates:
    """Templates as Python's code, for jinja2 to take in place of its own `BytecodeCache`."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[str, SimpleNamespace]] = {}

    def get_bucket(self, environment: object, name: str, filename: str, source: str) -> SimpleNamespace:
        """Return where the code of the template *name* is, or where jinja2 may put it."""
        known, bucket = self._kept.get((name, filename), ("", SimpleNamespace(code=None)))
        if known != source:
            bucket = SimpleNamespace(code=None)
            self._kept[name, filename] = (source, bucket)
        return bucket

    def set_bucket(self, bucket: SimpleNamespace) -> None:
        """Do nothing: jinja2 has put the code where it is looked for."""


@dataclass(frozen=True)
class Memory:
    """The *articles* as they were read, the *templates* as they were compiled.

    *names* has the names of the theme's files for each list of the theme's folders, *results* what the build
    before has found out.
    """

    articles: ArticleMemory = field(default_factory=ArticleMemory)
    templates: CompiledTemplates = field(default_factory=CompiledTemplates)
    results: InMemory = field(default_factory=InMemory)
    names: dict[tuple[str, ...], list[str]] = field(default_factory=dict)


def list_once(environment: Any, memory: Memory, config: MkDocsConfig) -> None:  # Any: jinja2's
    """Let *environment* list the files of an installed theme from *memory*: there are thousands."""
    if config.theme.custom_dir:  # a team may put another file there at any time
        return
    key, look = tuple(config.theme.dirs), environment.list_templates

    def names(**chosen: Any) -> list[str]:  # Any: jinja2's
        if key not in memory.names:
            memory.names[key] = look(**chosen)
        return memory.names[key]

    environment.list_templates = names
