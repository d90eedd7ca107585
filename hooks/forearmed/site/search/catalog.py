"""catalog.json: what the search box needs to know that the index does not say."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_SHORTEST = 3


@dataclass(frozen=True)
class Situation:
    """A playbook, by when it is needed; *url* is below the site."""

    title: str
    when: str
    url: str


@dataclass(frozen=True)
class Labels:
    """What the ids in the index are called."""

    tags: Mapping[str, str] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)


def catalog(
    articles: Iterable[Sequence[str]],
    labels: Labels,
    situations: Iterable[Situation],
    *,
    synonyms: Sequence[Sequence[str]],
) -> bytes:
    """Return the catalog as UTF-8 JSON.

    It holds the words of all *articles*, the most frequent first, by which the box sees slips of the
    keyboard, and *synonyms*, by which it sees what a question of several words is about and what to mark.
    """
    read = list(articles)
    content = {
        "articles": len(read),
        "words": " ".join(_by_frequency(read)),
        "synonyms": [list(group) for group in synonyms],
        "labels": {"tag": dict(labels.tags), "author": dict(labels.authors)},
        "situations": [{"title": one.title, "when": one.when, "url": one.url} for one in situations],
    }
    return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _by_frequency(articles: Iterable[Sequence[str]]) -> list[str]:
    found: Counter[str] = Counter()
    for words in articles:
        found.update(set(words))
    known = [word for word in found if len(word) >= _SHORTEST and word.isalpha()]
    return sorted(known, key=lambda word: (-found[word], word))
