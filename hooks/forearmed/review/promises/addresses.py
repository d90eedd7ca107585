"""Find addresses that were published and would lead nowhere: of tips, playbooks, pages and lists."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from forearmed.calendar.almanac import Almanac
from forearmed.content.library.moved import FILE
from forearmed.content.model import Place, Tip
from forearmed.foundation.errors import Problem
from forearmed.foundation.weeks import Week
from forearmed.review.promises.heirs import heirs, unread_slugs
from forearmed.review.promises.moves import Article, likeliest
from forearmed.site.addresses import (
    Kind,
    entry_address,
    file_at,
    page_address,
    playbook_address_of,
    tip_address_of,
)
from forearmed.site.old_targets import present


def lost_addresses(before: Almanac, after: Almanac) -> Iterator[Problem]:
    """Yield a problem for each address of *before* that *after* does not have."""
    tips, playbooks = before.library.tips, before.library.playbooks
    live = before.schedule.live, after.schedule.live
    back, unread = after.library.kept_back, unread_slugs(after.library)
    yield from _Folder(tip_address_of, *live, heirs(tips, after.library.tips), unread, back).faults()
    kept = after.library.playbooks
    yield from _Folder(playbook_address_of, playbooks, kept, heirs(playbooks, kept), unread, back).faults()
    yield from _pages(before, after)
    yield from _lists(before, after)
    yield from _withheld(before, after)
    yield from _old_addresses(before, after)


@dataclass(frozen=True)
class _Folder:
    """The articles of one kind that are published, *before* and *after*, and who is whose heir."""

    address_of: Callable[[str], str]
    """Where readers find the article with a slug."""
    before: Sequence[Article]
    after: Sequence[Article]
    heirs: Mapping[str, Article]
    unread: frozenset[str]
    kept_back: Mapping[str, str]

    def faults(self) -> Iterator[Problem]:
        for article in sorted(self.before, key=lambda one: one.slug):
            heir = self.heirs.get(article.slug)
            if why := self.kept_back.get(article.place.path):
                yield _hidden(article.place.path, self._at(article.slug), why)
            elif heir and heir.slug in self._reachable:
                yield from self._lost_aliases(article, heir)
            elif heir and _week(article) is None:
                yield self._withdrawn(article, heir)
            elif not heir and article.slug not in self.unread:
                yield from self._gone(article)

    @cached_property
    def _reachable(self) -> frozenset[str]:
        return frozenset(slug for one in self.after for slug in (one.slug, *one.aliases))

    def _lost_aliases(self, article: Article, heir: Article) -> Iterator[Problem]:
        for alias in article.aliases:
            if alias not in self._reachable:
                message = f'aliases: {self._at(alias)} would lead nowhere; add "{alias}" again'
                yield Problem(heir.place.path, _line(heir.place, "aliases", "title"), message)

    def _withdrawn(self, article: Article, heir: Article) -> Problem:
        """Return the problem that *heir* is not released now. For an edition, `editions` reports that."""
        was = f' "date: {article.date}"' if isinstance(article, Tip) else " its date"
        message = f"date: {self._at(article.slug)} would lead nowhere until its release; write{was} again"
        return Problem(heir.place.path, _line(heir.place, "date", "title"), message)

    def _gone(self, article: Article) -> Iterator[Problem]:
        """Yield the problem that *article* has no heir: at its likely new file, or else at its old one."""
        week, slug = _week(article), article.slug
        if slug in self._reachable and not week:
            return
        known = {one.slug for one in self.before}
        moved = likeliest(article, (one for one in self.after if one.slug not in known))
        if moved and slug not in self._reachable:
            line = f"aliases: [{', '.join([*moved.aliases, slug])}]"
            message = f'{self._at(slug)} would lead nowhere; if this is its new file, write "{line}" here'
            yield Problem(moved.place.path, _line(moved.place, "aliases", "title"), f"aliases: {message}")
        else:
            yield self._deleted(article, week)

    def _deleted(self, article: Article, week: Week | None) -> Problem:
        """Return that *article* is gone, and what to do. Dead links to it are reported at their own lines."""
        was = f"was the edition of {week}" if week else f"is published as /{self.address_of(article.slug)}"
        line = f'"aliases: [{article.slug}]"'
        if week:
            advice = f"put it back and change its words if you must, or write {line} in its new file"
        else:
            advice = f"put it back, or write {line} in the file that takes its place"
        return Problem(article.place.path, 1, f"{was} and is gone; {advice}")

    def _at(self, slug: str) -> str:
        return f"the published address /{self.address_of(slug)}"


def _hidden(path: str, where: str, why: str) -> Problem:
    return Problem(path, 1, f"{where} would lead nowhere, since {why} keeps the file back; let it in again")


def _week(article: Article) -> Week | None:
    return article.week if isinstance(article, Tip) and article.is_edition else None


def _line(place: Place, *keys: str) -> int:
    """Return the line of the first of *keys* that is there."""
    return next((place.lines[key] for key in keys if key in place.lines), 1)


def _pages(before: Almanac, after: Almanac) -> Iterator[Problem]:
    kept = {page_address(page.src_uri) for page in (*after.library.pages, *after.library.rejected)}
    for page in before.library.pages:
        address = page_address(page.src_uri)
        if why := after.library.kept_back.get(page.place.path):
            yield _hidden(page.place.path, f"the published address /{address}", why)
        elif address not in kept:
            message = (
                f"is published as /{address} and is gone; put it back, if only to say where its words are now"
            )
            yield Problem(page.place.path, 1, message)


def _lists(before: Almanac, after: Almanac) -> Iterator[Problem]:
    """Yield a problem for each tag (with its feeds), author, series and learning path whose page is gone."""
    was, now = before.library.vocabulary, after.library.vocabulary
    hidden = {str(kind): names.keys() for kind, names in before.withheld.items()}
    kinds: tuple[Kind, ...] = ("tags", "authors", "series", "paths")
    for kind in kinds:
        feeds = " with its feeds" if kind == "tags" else ""
        kept = getattr(now, kind)
        for name in getattr(was, kind).keys() - set(hidden.get(kind, ())):
            if name not in kept and not {kind, f"{kind}/{name}"} & now.unsure:
                message = f'"{name}" is published as /{entry_address(kind, name)}{feeds}; put it back'
                yield Problem(f"docs/{kind}.yml", 1, message)


def _withheld(before: Almanac, after: Almanac) -> Iterator[Problem]:
    """Yield each tag, author and series that had a page and has none until a tip comes out."""
    lines = after.library.vocabulary.lines
    for kind, names in after.withheld.items():
        was = getattr(before.library.vocabulary, kind).keys() - before.withheld.get(kind, {}).keys()
        for name in sorted(names.keys() & was):
            message = (
                f'"{name}" is published as /{entry_address(kind, name)}, which would lead nowhere '
                f'until the release of {names[name].place.path}; write "public: true" below it'
            )
            yield Problem(f"docs/{kind}.yml", lines.get(f"{kind}/{name}", 1), message)


def _old_addresses(before: Almanac, after: Almanac) -> Iterator[Problem]:
    """Yield each address of an older publication that led somewhere and that docs/moved.yml now lacks."""
    library, live = after.library, present(before) if before.library.moved else {}
    if FILE in {problem.path for problem in library.problems if not problem.warning}:
        return  # an address in a line with an error is not lost
    here = {page_address(page.src_uri) for page in library.pages}
    here |= {tip_address_of(slug) for tip in library.tips for slug in (tip.slug, *tip.aliases)}
    here |= {address for _, address in present(after).values()} if before.library.moved else set()
    kept = {old.key for old in library.moved} | {("", file_at(address), "") for address in here}
    for old in before.library.moved:
        if old.target in live and old.key not in kept:
            line = f"{old.written}: {old.target}"
            message = f'the old address "{old.written}" would lead nowhere; write "{line}" again'
            yield Problem(FILE, 1, message)
