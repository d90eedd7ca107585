"""Where an article that was published is now, if it went on under another name. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher

from forearmed.calendar.almanac import Almanac
from forearmed.content.model import Playbook, Tip
from forearmed.review.promises.heirs import heirs
from forearmed.review.style.likeness import Comparison

Article = Tip | Playbook

_LIKE = 60
"""Percent of the text, or of the letters of a title, from which on two are likely the same."""


def likeliest(article: Article, others: Iterable[Article]) -> Article | None:
    """Return which of *others* looks most like *article* under another name, or None."""
    ranked = [(_likeness(article, other), other) for other in others]
    best = max(ranked, key=lambda one: one[0], default=None)
    return best[1] if best and best[0] else None


def moved_files(before: Almanac, after: Almanac) -> Mapping[str, str | None]:
    """Return, by old path, the likely new path of each file of *before* that is gone, or None."""
    there = {page.place.path for page in after.library.rejected}
    then, now = before.library, after.library
    tips = _moved(then.tips, now.tips, heirs(then.tips, now.tips), there)
    return {**tips, **_moved(then.playbooks, now.playbooks, heirs(then.playbooks, now.playbooks), there)}


def _moved(
    before: Sequence[Article],
    after: Sequence[Article],
    heir_of: Mapping[str, Article],
    there: AbstractSet[str],
) -> dict[str, str | None]:
    kept = {article.place.path for article in after} | there
    known = {article.slug for article in before}
    new = [article for article in after if article.slug not in known]
    gone = [article for article in before if article.place.path not in kept]
    now = {article.place.path: heir_of.get(article.slug) or likeliest(article, new) for article in gone}
    return {path: article.place.path if article else None for path, article in now.items()}


def _likeness(one: Article, other: Article) -> int:
    """Return how similar the two are, in percent; 1 if they only share a week, 0 if nothing is similar."""
    if one.title == other.title or one.body == other.body:
        return 100
    texts = [_words(one), _words(other)]
    alike = [found.percent for found in Comparison().likenesses(texts, percent=_LIKE)]
    title = round(100 * SequenceMatcher(None, one.title.lower(), other.title.lower()).ratio())
    return max([*alike, title if title >= _LIKE else 0, int(_share_a_week(one, other))])


def _words(article: Article) -> str:
    return article.body.casefold()


def _share_a_week(one: Article, other: Article) -> bool:
    weeks = [each.week for each in (one, other) if isinstance(each, Tip) and each.is_edition]
    return len(weeks) == 2 and weeks[0] == weeks[1]
