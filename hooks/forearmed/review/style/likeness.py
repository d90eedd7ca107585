"""Find articles that say nearly the same, by runs of words they share. Knows no rendering and no files."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_RUN = 3
"""Words. Two articles on one subject share many words and pairs, but few runs of three."""
_FEWEST = 30
"""Runs. Of less than a short paragraph nobody can tell."""
_HOLDERS = 20
"""How many articles with a run are compared with the next one that has it."""
_COMPARED = 10
"""How many articles are compared in full with one: those that share the most of its rarest runs."""

Runs = frozenset[int]


@dataclass(frozen=True)
class Likeness:
    """That the article at place *later* is *percent* like the one at place *earlier*."""

    later: int
    earlier: int
    percent: int


def likenesses(articles: Sequence[Sequence[str]], *, percent: int) -> Iterator[Likeness]:
    """Yield, for each of *articles* that is at least *percent* like an earlier one, the most like.

    Articles are the words they hold. How like two are is the share of the shorter one's runs of three
    words which stand in the other, too (the containment of A. Broder, "On the resemblance and containment
    of documents", 1997). Of two that are so alike, one must share a run among the rarest of the shorter:
    only those are looked up, and for each only a few holders, so the time is linear in the words. Where
    more articles than that share every run, as in a form that was filled in again and again, the first
    of them stand for all.
    """
    runs = list(_runs(articles))
    found: dict[int, Likeness] = {}
    for one, other in _candidates(runs, percent=percent):
        likeness = Likeness(max(one, other), min(one, other), _percent(runs[one], runs[other]))
        best = found.get(likeness.later)
        if likeness.percent >= percent and (best is None or _rank(likeness) < _rank(best)):
            found[likeness.later] = likeness
    yield from (found[later] for later in sorted(found))


def _rank(likeness: Likeness) -> tuple[int, int]:
    return -likeness.percent, likeness.earlier


def _percent(one: Runs, other: Runs) -> int:
    return 100 * len(one & other) // min(len(one), len(other))


def _runs(articles: Sequence[Sequence[str]]) -> Iterator[Runs]:
    """Yield the runs of words of each article as numbers, which compare and order in the same way always."""
    numbers: dict[str, int] = {}
    size = len({word for words in articles for word in words})
    for words in articles:
        held = [numbers.setdefault(word, len(numbers)) for word in words]
        starts = range(len(held) - _RUN + 1)
        found = frozenset((held[at] * size + held[at + 1]) * size + held[at + 2] for at in starts)
        yield found if len(found) >= _FEWEST else frozenset()


def _candidates(runs: Sequence[Runs], *, percent: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of places that may be *percent* alike, first the one whose rarest runs were looked up."""
    spread = Counter(run for held in runs for run in held)
    common = [[run for run in held if spread[run] > 1] for held in runs]
    holders = _holders(common)
    for place, (held, shared) in enumerate(zip(runs, common, strict=True)):
        # Whoever shares enough runs shares one of so many, whichever they are; the rarest lead to the fewest.
        most = len(shared) - -(-percent * len(held) // 100) + 1
        rarest = sorted(shared, key=lambda run: (spread[run], run))[:most] if most > 0 else []
        found = Counter(other for run in rarest for other in holders[run] if other != place)
        for other, _ in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_COMPARED]:
            yield place, other


def _holders(runs: Sequence[Sequence[int]]) -> Mapping[int, list[int]]:
    """Return the first articles that hold each run."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place, held in enumerate(runs):
        for run in held:
            if len(holders[run]) < _HOLDERS:
                holders[run].append(place)
    return holders
