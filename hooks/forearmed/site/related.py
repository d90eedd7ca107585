"""How tips are related: the edition before and after, the parts of a series, what else to read.

Each function works for the whole library at once, and compares each tip with a bounded number of
others: comparing all tips with all others would take quadratic time.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    places = {tip.slug: place for place, tip in enumerate(tips)}
    groups = _groups(tips)
    scores: dict[str, dict[str, float]] = {tip.slug: defaultdict(float) for tip in tips}
    for key, members in groups.items():
        weight = log(1 + len(tips) / len(members)) * (_PLAYBOOK_WEIGHT if key[0] == "playbook" else 1)
        for one, other in _near_pairs(members):
            scores[one.slug][other.slug] += weight
            scores[other.slug][one.slug] += weight
    by_slug = {tip.slug: tip for tip in tips}
    return {
        slug: tuple(by_slug[other] for other in _best(slug, found, places)) for slug, found in scores.items()
    }


def _groups(tips: Sequence[Tip]) -> Mapping[tuple[str, str], list[Tip]]:
    groups: dict[tuple[str, str], list[Tip]] = defaultdict(list)
    for tip in tips:
        for tag in tip.tags:
            groups["tag", tag].append(tip)
        if tip.playbook:
            groups["playbook", tip.playbook].append(tip)
    return groups


def _near_pairs(members: Sequence[Tip]) -> Iterator[tuple[Tip, Tip]]:
    for place, one in enumerate(members):
        for other in members[place + 1 : place + 1 + _NEIGHBORS]:
            yield one, other


def _best(slug: str, found: Mapping[str, float], places: Mapping[str, int]) -> list[str]:
    def rank(other: str) -> tuple[float, int, str]:
        return -found[other], abs(places[other] - places[slug]), other

    return sorted(found, key=rank)[:_RELATED]
