"""How tips are related: the edition before and after, the parts of a series, what else to read.

Each function works for the whole library at once, and compares each tip with a bounded number of
others: comparing all tips with all others would take quadratic time.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log

from forearmed.content.model import Tip

_RELATED = 3
_NEIGHBORS = 6
_PLAYBOOK_WEIGHT = 2.0

Neighbors = Mapping[str, tuple[Tip | None, Tip | None]]
"""The tip before and the tip after each, by slug."""


def neighbors(tips: Sequence[Tip]) -> Neighbors:
    """Return the tip before and the tip after each of *tips*, in their order, by slug."""
    around = [None, *tips, None]
    return {tip.slug: (around[place], around[place + 2]) for place, tip in enumerate(tips)}


def related(tips: Sequence[Tip]) -> Mapping[str, tuple[Tip, ...]]:
    """Return up to three other tips for each of *tips*, the nearest in subject first.

    A shared tag counts the more the fewer tips have it, a shared playbook counts double. Only the tips
    nearest in the order of *tips* are compared for each tag or playbook, so the time is linear. Ties go to
    the nearer in that order, then to the slug.
    """
    by_slug = {tip.slug: tip for tip in tips}
    found = _related(tuple((tip.slug, tuple(tip.tags), tip.playbook) for tip in tips))
    return {slug: tuple(by_slug[other] for other in others) for slug, others in found.items()}


_Subject = tuple[str, tuple[str, ...], str | None]
"""The slug of a tip, its tags and its playbook."""


@lru_cache(2)
def _related(tips: tuple[_Subject, ...]) -> Mapping[str, Sequence[str]]:
    """Return the slugs of the tips related to each of *tips*. A preview asks for the same again and again."""
    places = {slug: place for place, (slug, _, _) in enumerate(tips)}
    scores: dict[str, dict[str, float]] = {slug: defaultdict(float) for slug, _, _ in tips}
    for key, members in _groups(tips).items():
        weight = log(1 + len(tips) / len(members)) * (_PLAYBOOK_WEIGHT if key[0] == "playbook" else 1)
        for one, other in _near_pairs(members):
            scores[one][other] += weight
            scores[other][one] += weight
    return {slug: _best(slug, found, places) for slug, found in scores.items()}


def _groups(tips: Sequence[_Subject]) -> Mapping[tuple[str, str], list[str]]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for slug, tags, playbook in tips:
        for tag in tags:
            groups["tag", tag].append(slug)
        if playbook:
            groups["playbook", playbook].append(slug)
    return groups


def _near_pairs(members: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, one in enumerate(members):
        for other in members[place + 1 : place + 1 + _NEIGHBORS]:
            yield one, other


def _best(slug: str, found: Mapping[str, float], places: Mapping[str, int]) -> list[str]:
    def rank(other: str) -> tuple[float, int, str]:
        return -found[other], abs(places[other] - places[slug]), other

    return sorted(found, key=rank)[:_RELATED]
