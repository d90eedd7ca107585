"""wording.yml: what the site and the mail say themselves, where a team words it differently."""

from forearmed.content.library.folders import ArticleFile
from forearmed.content.library.vocabulary import read_entries
from forearmed.foundation.errors import Problem
from forearmed.foundation.wording import Wording


def read_wording(article: ArticleFile | None, language: str, *, problems: list[Problem]) -> Wording:
    """Return the wording in *language*, with what *article*, the file, overrules; note its *problems*."""
    written, lines = read_entries(article, problems=problems) or ({}, {})
    if article is None or not written:
        return Wording(language)
    # Here, since a site without the file has no use for the list of all phrases.
    from forearmed.foundation.wording.overrides import read_overrides

    overrides, faults = read_overrides(written, language=language)
    problems += [Problem(article.path, lines.get(text, 1), message) for text, message in faults]
    return Wording(language, overrides)
