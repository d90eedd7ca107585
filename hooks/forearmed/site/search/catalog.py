"""catalog.json: the data that the search box needs and the index does not have."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_SHORTEST = 3


@dataclass(frozen=True)
class Situation:
    """A playbook and *when* it is needed; *url* is its address, relative to the site's root."""

    title: str
    when: str
    url: str


@dataclass(frozen=True)
class Labels:
    """The titles and names of the ids in the index."""

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

    It holds the words of all *articles*, the most frequent first, so that the box can correct misspelled
    words, and the *synonyms*, with which it finds phrases in a question and the words to mark in a result.
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
