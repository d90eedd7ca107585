"""Ask a publication's own search the questions of docs/questions.yml, and say which it answers wrong."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from forearmed.article.converter import typographic
from forearmed.build.publication import Publication
from forearmed.content.library.questions import FILE, Question
from forearmed.foundation.errors import Problem
from forearmed.site.addresses import CATALOG, DICTIONARY
from forearmed.site.search.asking import ask
from forearmed.site.search.indexing import write_index
from forearmed.site.search.site_index import complete_catalog

_LOADED = (CATALOG, DICTIONARY)


def wrong_answers(publication: Publication) -> list[Problem]:
    """Return a problem for each question whose article is not among its first results.

    A question is asked once one of its articles is live. Raises ForearmedError where nothing can be asked.
    """
    plan = publication.plan
    live = _live(publication)
    asked = {
        query: question
        for query, question in plan.library.vocabulary.questions.items()
        if {*question.articles} & live
    }
    if not asked:
        return []
    most = max(question.within for question in asked.values())
    with TemporaryDirectory(prefix="forearmed-") as folder:
        site = Path(folder)
        _write(publication, site)
        found = ask(site, [*asked], language=plan.site.language, number=most)
    return [*_wrong(asked, found, plan.library.vocabulary.lines)]


def _live(publication: Publication) -> set[str]:
    live = publication.plan.live
    articles = [*live.tips, *live.playbooks]
    return {*(article.slug for article in articles), *(trail.id for trail in live.trails)}


def _write(publication: Publication, site: Path) -> None:
    """Write what the search box loads, and nothing else."""
    language = publication.plan.site.language
    set_text = partial(typographic, marks=publication.plan.wording.marks)
    write_index(site, publication.products.records(set_text), language=language)
    for address, content in publication.products.data.items():
        if address in _LOADED:
            file = site / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    complete_catalog(site, language=language)


def _wrong(
    asked: Mapping[str, Question], found: Mapping[str, list[str]], lines: Mapping[str, int]
) -> Iterator[Problem]:
    for query, question in asked.items():
        slugs = [path.rstrip("/").rpartition("/")[2] for path in found[query]]
        if not {*slugs[: question.within]} & {*question.articles}:
            yield Problem(FILE, lines.get(f"questions/{query}", 1), _message(query, question, slugs))


def _message(query: str, question: Question, slugs: list[str]) -> str:
    wanted = " or ".join(question.articles)
    place = "first" if question.within == 1 else f"among the first {question.within}"
    instead = f"it finds {', '.join(slugs[: question.within])}" if slugs else "it finds nothing"
    return (
        f'a search for "{query}" no longer finds {wanted} {place}; {instead}; give that article these words, '
        "or a synonym of them in docs/synonyms.yml"
    )
