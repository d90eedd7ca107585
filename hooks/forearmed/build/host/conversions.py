"""Convert pages, or take what an earlier build has made of the same text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from mkdocs.config.defaults import MkDocsConfig

from forearmed.article.converter import Converted, Converter, Heading, Manner
from forearmed.build.cache.key import key_of
from forearmed.build.cache.results import Json, ResultCache
from forearmed.build.host.manner import manner_of
from forearmed.build.host.phases import results
from forearmed.content.settings import Rules
from forearmed.foundation.wording import Wording
from forearmed.review.html import without_comments

_KEY = "forearmed_conversions"
Resolve = Callable[[str], str]


@dataclass(frozen=True)
class Conversions:
    """The converter of one build, which is only made when there is something to convert."""

    manner: Manner
    cache: ResultCache | None

    @cached_property
    def _converter(self) -> Converter:
        return Converter(self.manner)

    @cached_property
    def _manner_key(self) -> str:
        return key_of(self.manner)

    def convert(self, name: str, markdown: str, resolve: Resolve) -> Converted:
        """Return the page called *name* as HTML without comments, which are for editors, never for readers.

        Raises RecursionError for what is nested too deeply.
        """
        if self.cache is None:
            return self._made(markdown, resolve)
        name, key = f"article {name}", key_of(markdown, self._manner_key)
        kept = self.cache.find(name, key)
        # Where links lead depends on other pages, so each is resolved again.
        if kept and all(resolve(written) == address for written, address in kept["links"]):
            return Converted(kept["html"], tuple(map(_heading, kept["contents"])))
        links: dict[str, str] = {}
        made = self._made(markdown, lambda written: links.setdefault(written, resolve(written)))
        contents = [_written(heading) for heading in made.contents]
        self.cache.keep(name, key, {"html": made.html, "contents": contents, "links": [*links.items()]})
        return made

    def _made(self, markdown: str, resolve: Resolve) -> Converted:
        made = self._converter.convert(markdown, resolve)
        return Converted(without_comments(made.html), made.contents)


def conversions(config: MkDocsConfig, rules: Rules, wording: Wording) -> Conversions:
    """Return the conversions of the build of *config*."""
    if _KEY not in config:
        config[_KEY] = Conversions(manner_of(config, rules, wording), results(config))
    found: Conversions = config[_KEY]
    return found


def _written(heading: Heading) -> Json:
    return [heading.level, heading.anchor, heading.name, [_written(below) for below in heading.below]]


def _heading(written: Sequence[Json]) -> Heading:
    level, anchor, name, below = written
    return Heading(level, anchor, name, [_heading(one) for one in below])
