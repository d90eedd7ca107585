"""What the builds of one process, a preview's, remember of files that have not changed."""

from dataclasses import dataclass, field
from types import SimpleNamespace

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
    """The *articles* as they were read, and the *templates* as they were compiled."""

    articles: ArticleMemory = field(default_factory=ArticleMemory)
    templates: CompiledTemplates = field(default_factory=CompiledTemplates)
