"""Find articles that say nearly the same, by runs of words they share. Knows no rendering and no files."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_RUN = 3
"""Words. Two articles on one subject share many words and pairs, but few runs of three."""
_FEWEST = 30
"""Runs. An article with fewer, less than a short paragraph, is too short to be compared."""
_HOLDERS = 20
"""For each run, how many articles that hold it are looked up: the first ones."""
_COMPARED = 10
"""How many articles are compared in full with one: those that share the most of its rarest runs."""

Runs = frozenset[int]


@dataclass(frozen=True)
class Likeness:
    """Two articles, by their indexes *later* and *earlier*, and how like they are, in *percent*."""

    later: int
    earlier: int
    percent: int


def likenesses(articles: Sequence[Sequence[str]], *, percent: int) -> Iterator[Likeness]:
    """Yield, for each of *articles* that is at least *percent* like an earlier one, the most like.

    Each article is the sequence of its words. The likeness of two is the share of the shorter one's runs of
    three words that the other has, too (containment, in A. Broder, "On the resemblance and containment of
    documents", 1997). Two articles that are *percent* alike must share one of the shorter one's rarest runs.
    So only these are looked up, and for each only the first `_HOLDERS` articles: the time is linear in the
    words. If more articles share every run, such as copies of one form, later ones are compared with the
    first of them only.
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
    """Yield the runs of each article as numbers, so that their order is the same in every process."""
    numbers: dict[str, int] = {}
    size = len({word for words in articles for word in words})
    for words in articles:
        held = [numbers.setdefault(word, len(numbers)) for word in words]
        starts = range(len(held) - _RUN + 1)
        found = frozenset((held[at] * size + held[at + 1]) * size + held[at + 2] for at in starts)
        yield found if len(found) >= _FEWEST else frozenset()


def _candidates(runs: Sequence[Runs], *, percent: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of indexes of articles that may be *percent* alike: a rare run of the first is in both."""
    spread = Counter(run for held in runs for run in held)
    common = [[run for run in held if spread[run] > 1] for held in runs]
    holders = _holders(common)
    for place, (held, shared) in enumerate(zip(runs, common, strict=True)):
        # An article that shares enough runs with this one has at least one of any *most* of them. Take the
        # rarest, since fewest articles hold these.
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
