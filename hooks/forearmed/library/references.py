"""Check what articles name: tags, authors, series, playbooks and each other's slugs."""

from collections.abc import Iterable, Iterator, Mapping

from forearmed.contracts import suggestion
from forearmed.errors import Problem
from forearmed.library.articles import Shelf
from forearmed.library.vocabulary import Vocabulary
from forearmed.model import Place, Playbook, Tip
from forearmed.settings import Settings


def check_references(
    shelf: Shelf, vocabulary: Vocabulary, settings: Settings, *, config: Place
) -> list[Problem]:
    """Return a problem for every id that nothing answers to and every slug that two files claim."""
    problems = [*_clashes(shelf.tips), *_default_author(vocabulary, settings, config)]
    playbooks = _playbook_slugs(shelf)
    for tip in shelf.tips:
        problems += _tip(tip, vocabulary, playbooks)
    for playbook in shelf.playbooks:
        problems += _tags(playbook, vocabulary)
        problems += _unknown(playbook.place, "owner", playbook.owner, known=vocabulary.authors, noun="author")
    return problems


def _playbook_slugs(shelf: Shelf) -> dict[str, None]:
    """Return every playbook's slug, broken ones too: a tip is not to blame for their mistakes."""
    slugs = {playbook.slug: None for playbook in shelf.playbooks}
    rejected = (page.src_uri for page in shelf.rejected)
    return slugs | {
        uri.removeprefix("playbooks/")[:-3]: None for uri in rejected if uri.startswith("playbooks/")
    }


def _tip(tip: Tip, vocabulary: Vocabulary, playbooks: Mapping[str, None]) -> Iterator[Problem]:
    draft = tip.date is None
    yield from _tags(tip, vocabulary, warning=draft)
    for key, named, known in (
        ("author", tip.author, vocabulary.authors),
        ("series", tip.series, vocabulary.series),
        ("playbook", tip.playbook, playbooks),
    ):
        yield from _unknown(tip.place, key, named, known=known, noun=key, warning=draft)
    if tip.date and tip.updated and tip.updated < tip.date:
        yield Problem(tip.place.path, tip.place.line("updated"), "updated: is before the tip's date")


def _tags(article: Tip | Playbook, vocabulary: Vocabulary, *, warning: bool = False) -> Iterator[Problem]:
    for place, tag in enumerate(article.tags):
        yield from _unknown(
            article.place, f"tags.{place}", tag, known=vocabulary.tags, noun="tag", warning=warning
        )


def _unknown(
    place: Place,
    key: str,
    named: str | None,
    *,
    known: Mapping[str, object],
    noun: str,
    warning: bool = False,
) -> Iterator[Problem]:
    if named is not None and named not in known:
        message = f'unknown {noun} "{named}"' + suggestion(named, list(known))
        yield Problem(place.path, place.line(key), message, warning)


def _clashes(tips: Iterable[Tip]) -> Iterator[Problem]:
    first: dict[str, Tip] = {}
    for tip in sorted(tips, key=lambda tip: tip.place.path):
        other = first.setdefault(tip.slug, tip)
        if other is not tip:
            message = f'the address "{tip.slug}" is taken by {other.place.path}; rename one of the two files'
            yield Problem(tip.place.path, 1, message)


def _default_author(vocabulary: Vocabulary, settings: Settings, config: Place) -> Iterator[Problem]:
    if settings.default_author not in vocabulary.authors:
        advice = suggestion(settings.default_author, list(vocabulary.authors))
        message = f'default_author: unknown author "{settings.default_author}"{advice}'
        yield Problem(config.path, config.line("extra.forearmed.default_author"), message)
