"""Find articles that say nearly the same, by runs of words they share. Knows no rendering and no files."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

_FIRST, _SECOND, _PRIME = 1_000_003**2, 1_000_003, 2**61 - 1
"""What makes one number of a run's three words: two runs get the same one once in a hundred million builds.

Two articles on one subject share many words and pairs, but few runs of three.
"""
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


class Comparison:
    """Compares the same articles again and again, as the builds of a preview do, and remembers what it found.

    A save changes one of them. Then only those articles are looked up anew that have a run in common with
    what has come or gone: all others are as like as before.
    """

    def __init__(self) -> None:
        self._percent = 0
        self._texts: Sequence[str] = ()
        self._runs: Sequence[Runs] = ()
        self._like: dict[int, dict[int, int]] = {}

    def likenesses(self, articles: Sequence[str], *, percent: int) -> Iterator[Likeness]:
        """Yield, for each of *articles* that is at least *percent* like an earlier one, the most like.

        Each article is its words, with a blank between two. The likeness of two is the share of the shorter
        one's runs of three words that the other has, too (containment, in A. Broder, "On the resemblance and
        containment of documents", 1997). Two articles that are *percent* alike must share one of the shorter
        one's rarest runs. So only these are looked up, and for each only the first `_HOLDERS` articles: the
        time is linear in the words. If more articles share every run, such as copies of one form, later ones
        are compared with the first of them only.
        """
        self._compare(articles, percent)
        best: dict[int, Likeness] = {}
        for one, like in self._like.items():
            for other, alike in like.items():
                found = Likeness(max(one, other), min(one, other), alike)
                known = best.get(found.later)
                if alike >= percent and (known is None or _rank(found) < _rank(known)):
                    best[found.later] = found
        yield from (best[later] for later in sorted(best))

    def _compare(self, articles: Sequence[str], percent: int) -> None:
        """Find out, for each of *articles*, how like it is to those with which it shares its rarest runs."""
        texts, before = self._texts, self._runs
        is_new = len(texts) != len(articles) or percent != self._percent
        changed = [place for place, text in enumerate(articles) if is_new or texts[place] != text]
        fresh = dict(zip(changed, _runs([articles[place] for place in changed]), strict=True))
        runs = [fresh[place] if place in fresh else before[place] for place in range(len(articles))]
        self._percent, self._texts, self._runs = percent, [*articles], runs
        if is_new:
            self._like, places = {}, changed
        else:
            other = frozenset[int]().union(*(fresh[place] ^ before[place] for place in changed))
            places = [
                place for place, held in enumerate(runs) if place in fresh or not other.isdisjoint(held)
            ]
        for place, others in _candidates(runs, places, percent=percent):
            self._like[place] = dict.fromkeys(others, -1)
        for place, like in self._like.items():
            for one in [one for one, alike in like.items() if alike < 0 or one in fresh]:
                like[one] = _percent(runs[place], runs[one])


def _rank(likeness: Likeness) -> tuple[int, int]:
    return -likeness.percent, likeness.earlier


def _percent(one: Runs, other: Runs) -> int:
    return 100 * len(one & other) // min(len(one), len(other))


def _runs(articles: Sequence[str]) -> Iterator[Runs]:
    """Yield the runs of each article as numbers, which depend on the words of the run alone."""
    words_of = [article.split() for article in articles]
    numbers = {word: _number(word) for word in set(chain.from_iterable(words_of))}
    for words in words_of:
        held = [numbers[word] for word in words]
        found = frozenset(
            ((one * _FIRST) + (two * _SECOND) + three) % _PRIME
            for one, two, three in zip(held, held[1:], held[2:], strict=False)
        )
        yield found if len(found) >= _FEWEST else frozenset()


def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=7).digest())


def _candidates(
    runs: Sequence[Runs], places: Sequence[int], *, percent: int
) -> Iterator[tuple[int, list[int]]]:
    """Yield each of *places* with those of the articles that may be *percent* alike: they hold a rare run."""
    asked = runs
    if len(places) < len(runs):
        wanted = frozenset[int]().union(*(runs[place] for place in places))
        asked = [held & wanted for held in runs]
    spread = Counter(chain.from_iterable(asked))
    holders = _holders(asked, {run for run, number in spread.items() if number > 1})
    for place in places:
        held = runs[place]
        shared = held & holders.keys()
        # An article that shares enough runs with this one has at least one of any *most* of them. Take the
        # rarest, since fewest articles hold these.
        most = len(shared) - -(-percent * len(held) // 100) + 1
        rarest = sorted(shared, key=lambda run: (spread[run], run))[:most] if most > 0 else []
        found = Counter(other for run in rarest for other in holders[run] if other != place)
        most_shared = sorted(found.items(), key=lambda one: (-one[1], one[0]))
        yield place, [other for other, _ in most_shared[:_COMPARED]]


def _holders(runs: Sequence[Runs], common: Set[int]) -> Mapping[int, list[int]]:
    """Return the first articles that hold each of the *common* runs."""
    holders: dict[int, list[int]] = {run: [] for run in common}
    for place, held in enumerate(runs):
        for run in held & common:
            if len(holders[run]) < _HOLDERS:
                holders[run].append(place)
    return holders
