"""Check what articles name: tags, authors, series, playbooks and each other's slugs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from forearmed.content.library.articles import Articles
from forearmed.content.library.names import Names
from forearmed.content.model import Place, Playbook, Tip
from forearmed.content.settings import Settings
from forearmed.content.slugs import is_reserved
from forearmed.foundation.errors import Problem
from forearmed.foundation.wording.objections import SLUG_TAKEN


def check_references(articles: Articles, names: Names, settings: Settings, *, config: Place) -> list[Problem]:
    """Return a problem for every id that does not exist and every slug that two files claim."""
    tips = [*articles.tips, *articles.faulty]
    drafts = [draft for draft in articles.drafts if isinstance(draft, Playbook)]
    playbooks = [*articles.playbooks, *drafts]
    problems = [*_clashes(tips), *_clashes(playbooks), *_aliases(tips), *_aliases(playbooks)]
    problems += _default_author(names, settings, config)
    for tip in tips:
        problems += _tip(tip, names)
        problems += _draft_playbook(tip, {draft.slug: draft for draft in drafts})
    for playbook in playbooks:
        problems += _tags(playbook, names)
        problems += _unknown(playbook.place, "owner", playbook.owner, names)
    return problems


def _tip(tip: Tip, names: Names) -> Iterator[Problem]:
    draft = tip.date is None
    yield from _tags(tip, names, warning=draft)
    for key, named in (("author", tip.author), ("series", tip.series), ("playbook", tip.playbook)):
        yield from _unknown(tip.place, key, named, names, warning=draft)
    if tip.date and tip.updated and tip.updated < tip.date:
        yield Problem(tip.place.path, tip.place.line("updated"), "updated: is before the tip's date")


def _draft_playbook(tip: Tip, drafts: Mapping[str, Playbook]) -> Iterator[Problem]:
    if draft := drafts.get(tip.playbook or ""):
        message = f"playbook: {draft.place.path} is a draft, so this tip does not lead to it yet"
        yield Problem(tip.place.path, tip.place.line("playbook"), message, warning=True)


def _tags(article: Tip | Playbook, names: Names, *, warning: bool = False) -> Iterator[Problem]:
    for place, tag in enumerate(article.tags):
        yield from _unknown(article.place, f"tags.{place}", tag, names, warning=warning)


def _unknown(
    place: Place, dotted: str, named: str | None, names: Names, *, warning: bool = False
) -> Iterator[Problem]:
    key = dotted.partition(".")[0]
    if named is not None and named not in names.known[key]:
        yield Problem(place.path, place.line(dotted), names.unknown(key, named), warning)


def _by_age(articles: Iterable[Tip | Playbook]) -> list[Tip | Playbook]:
    """Return the oldest tips first and drafts last: the first keeps its address, the others are to blame."""
    return sorted(articles, key=lambda article: (_day(article), article.place.path))


def _day(article: Tip | Playbook) -> date:
    return (article.date or date.max) if isinstance(article, Tip) else date.min


def _clashes(articles: Iterable[Tip | Playbook]) -> Iterator[Problem]:
    first: dict[str, Tip | Playbook] = {}
    for article in _by_age(articles):
        other = first.setdefault(article.slug, article)
        if other is not article:
            message = SLUG_TAKEN.format(slug=article.slug, path=other.place.path)
            yield Problem(article.place.path, 1, message)


def _aliases(articles: Sequence[Tip | Playbook]) -> Iterator[Problem]:
    """Yield a problem for every alias that is reserved, or that another article has as slug or alias.

    A tip that takes a former slug of an older tip for its own is to blame itself.
    """
    taken = {article.slug: article for article in reversed(_by_age(articles))}
    for article in _by_age(articles):
        for number, alias in enumerate(article.aliases):
            line = article.place.line(f"aliases.{number}")
            other = taken.setdefault(alias, article)
            if is_reserved(alias):
                message = f'aliases: the address "{alias}" belongs to the site itself; delete it'
            elif alias == other.slug and _day(other) > _day(article):
                where = f'the address "{alias}" leads to {article.place.path}, by its aliases'
                message = f"{where}; rename this file, or delete the alias there"
                yield Problem(other.place.path, 1, message)
                continue
            elif alias in (article.slug, other.slug):
                message = f'aliases: the address "{alias}" is taken by {other.place.path}; delete it here'
            elif other is not article:
                message = f'aliases: {other.place.path} has "{alias}" too; keep one'
            else:
                continue
            yield Problem(article.place.path, line, message)


def _default_author(names: Names, settings: Settings, config: Place) -> Iterator[Problem]:
    if settings.default_author and settings.default_author not in names.known["author"]:
        message = f"default_author: {names.unknown('author', settings.default_author)}"
        yield Problem(config.path, config.line("extra.forearmed.default_author"), message)
