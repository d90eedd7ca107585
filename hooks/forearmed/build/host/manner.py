"""How the settings of mkdocs.yml have pages converted."""

from mkdocs.config.defaults import MkDocsConfig

from forearmed.article.converter import Manner
from forearmed.build.host.extensions import extensions_of, has_permalinks
from forearmed.content.settings import Rules
from forearmed.foundation.wording import Wording


def manner_of(config: MkDocsConfig, rules: Rules, wording: Wording) -> Manner:
    """Return how to convert the pages of *config*; *rules* name the parts of an article.

    What the converter itself says is in the language of *wording*.
    """
    options = dict(extensions_of(config)).get("toc", {})
    return Manner(
        titles=rules.names.boxes,
        marks=wording.marks,
        wording=wording,
        columns=rules.known_columns,
        twists=rules.twists.known_columns,
        permalinks=has_permalinks(config),
        contents=_levels(str(options.get("toc_depth", 6))),
    )


def _levels(written: str) -> range:
    """Return the levels that ``toc_depth`` means: up to a number, or ``2-4``."""
    first, _, last = written.rpartition("-")
    numbers = [int(one) if one.isdigit() else default for one, default in ((first, 1), (last, 6))]
    return range(numbers[0], numbers[1] + 1)
