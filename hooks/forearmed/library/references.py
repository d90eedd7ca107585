"""Check what articles name: tags, authors, series, playbooks and each other's slugs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from forearmed.contracts import is_reserved, suggestion
from forearmed.errors import Problem
from forearmed.library.articles import Shelf
from forearmed.library.vocabulary import Vocabulary
from forearmed.model import Place, Playbook, Tip
from forearmed.settings import Settings


@dataclass(frozen=True)
class Known:
    """The *ids* that exist, with or without mistakes of their own; *all* when nobody can tell."""

    ids: frozenset[str]
    all: bool = False

    @classmethod
    def of(cls, sound: Iterable[str], vocabulary: Vocabulary, kind: str) -> "Known":
        """Return what stands in the file of *kind*, in order or not."""
        unsure = (name.removeprefix(f"{kind}/") for name in vocabulary.unsure if name.startswith(f"{kind}/"))
        return cls(frozenset((*sound, *unsure)), kind in vocabulary.unsure)

    def __contains__(self, name: str) -> bool:
        return self.all or name in self.ids


def check_references(
    shelf: Shelf, vocabulary: Vocabulary, settings: Settings, *, config: Place
) -> list[Problem]:
    """Return a problem for every id that nothing answers to and every slug that two files claim."""
    tips = [*shelf.tips, *shelf.faulty]
    problems = [*_clashes(tips), *_clashes(shelf.playbooks), *_aliases(tips), *_aliases(shelf.playbooks)]
    problems += _default_author(vocabulary, settings, config)
    known = _known(vocabulary, shelf)
    for tip in tips:
        problems += _tip(tip, known)
    for playbook in shelf.playbooks:
        problems += _tags(playbook, known)
        problems += _unknown(playbook.place, "owner", playbook.owner, known=known["author"], noun="author")
    return problems


def _known(vocabulary: Vocabulary, shelf: Shelf) -> dict[str, Known]:
    """Return what may be named, by noun."""
    return {
        "tag": Known.of(vocabulary.tags, vocabulary, "tags"),
        "author": Known.of(vocabulary.authors, vocabulary, "authors"),
        "series": Known.of(vocabulary.series, vocabulary, "series"),
        "playbook": Known(_playbook_slugs(shelf)),
    }


def _playbook_slugs(shelf: Shelf) -> frozenset[str]:
    """Return every playbook's slug, broken ones too: a tip is not to blame for their mistakes."""
    broken = (*shelf.unread, *(page.place.path for page in shelf.rejected))
    paths = (PurePosixPath(path) for path in broken if "/playbooks/" in path)
    return frozenset((*(playbook.slug for playbook in shelf.playbooks), *(path.stem for path in paths)))


def _tip(tip: Tip, known: Mapping[str, Known]) -> Iterator[Problem]:
    draft = tip.date is None
    yield from _tags(tip, known, warning=draft)
    for key, named in (("author", tip.author), ("series", tip.series), ("playbook", tip.playbook)):
        yield from _unknown(tip.place, key, named, known=known[key], noun=key, warning=draft)
    if tip.date and tip.updated and tip.updated < tip.date:
        yield Problem(tip.place.path, tip.place.line("updated"), "updated: is before the tip's date")


def _tags(article: Tip | Playbook, known: Mapping[str, Known], *, warning: bool = False) -> Iterator[Problem]:
    for place, tag in enumerate(article.tags):
        yield from _unknown(
            article.place, f"tags.{place}", tag, known=known["tag"], noun="tag", warning=warning
        )


def _unknown(
    place: Place,
    key: str,
    named: str | None,
    *,
    known: Known,
    noun: str,
    warning: bool = False,
) -> Iterator[Problem]:
    if named is not None and named not in known:
        message = f'unknown {noun} "{named}"' + suggestion(named, sorted(known.ids))
        yield Problem(place.path, place.line(key), message, warning)


def _by_path(articles: Iterable[Tip | Playbook]) -> list[Tip | Playbook]:
    return sorted(articles, key=lambda article: article.place.path)


def _clashes(articles: Iterable[Tip | Playbook]) -> Iterator[Problem]:
    first: dict[str, Tip | Playbook] = {}
    for article in _by_path(articles):
        other = first.setdefault(article.slug, article)
        if other is not article:
            message = (
                f'the address "{article.slug}" is taken by {other.place.path}; rename one of the two files'
            )
            yield Problem(article.place.path, 1, message)


def _aliases(articles: Sequence[Tip | Playbook]) -> Iterator[Problem]:
    """Yield a problem for every former address that leads, or already led, somewhere else."""
    taken = {article.slug: article for article in reversed(_by_path(articles))}
    for article in _by_path(articles):
        for number, alias in enumerate(article.aliases):
            line = article.place.line(f"aliases.{number}")
            other = taken.setdefault(alias, article)
            if is_reserved(alias):
                message = f'aliases: the address "{alias}" belongs to the site itself; delete it'
            elif alias in (article.slug, other.slug):
                message = f'aliases: the address "{alias}" is taken by {other.place.path}; delete it here'
            elif other is not article:
                message = f'aliases: {other.place.path} has "{alias}" too; keep one'
            else:
                continue
            yield Problem(article.place.path, line, message)


def _default_author(vocabulary: Vocabulary, settings: Settings, config: Place) -> Iterator[Problem]:
    known = Known.of(vocabulary.authors, vocabulary, "authors")
    if settings.default_author and settings.default_author not in known:
        advice = suggestion(settings.default_author, list(vocabulary.authors))
        message = f'default_author: unknown author "{settings.default_author}"{advice}'
        yield Problem(config.path, config.line("extra.forearmed.default_author"), message)
