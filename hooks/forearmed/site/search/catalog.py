"""catalog.json: the data that the search box needs and the index does not have."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from forearmed.site.search.languages import Language
from forearmed.site.search.words import fewest_letters


@dataclass(frozen=True)
class Situation:
    """A playbook and *when* it is needed; *url* is its address, relative to the site's root."""

    title: str
    when: str
    url: str


@dataclass(frozen=True)
class Urgent:
    """A playbook's safety passage, *text*, with its first words to *say*, and the *words* that ask for it.

    *url* is the address of the playbook, relative to the site's root.
    """

    words: Sequence[str]
    title: str
    url: str
    text: str
    say: Sequence[str]


@dataclass(frozen=True)
class Named:
    """A page that no index has, found by one of its *names*; *url* is relative to the site's root.

    With a *folder*, the page of that name beside each article whose address begins with *url*.
    """

    names: Sequence[str]
    title: str
    url: str
    folder: str = ""


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
    urgent: Iterable[Urgent] = (),
    named: Iterable[Named] = (),
    language: str = "en",
    abbreviations: Collection[str] = (),
    dictionary: str = "",
) -> bytes:
    """Return the catalog as UTF-8 JSON.

    It holds the words of all *articles* as they are written, the most frequent first, so that the box can
    correct misspelled words, the *synonyms*, a line a group, with which it finds phrases in a question and
    the words to mark in a result, and what the box must know of the *language*. The *urgent* passages stand
    above all that is found, and the *named* pages above the articles. *dictionary* is the address of a larger
    dictionary, relative to the catalog's. Words too short to look for are left out, unless they are among the
    *abbreviations*.
    """
    read = list(articles)
    words = _by_frequency(read, abbreviations)
    content = {
        "articles": len(read),
        "words": " ".join(words),
        "synonyms": "\n".join(",".join(group) for group in synonyms),
        "language": Language(language).described(words),
        "labels": {"tag": dict(labels.tags), "author": dict(labels.authors)},
        "urgent": [asdict(one) for one in urgent],
        "named": [asdict(one) for one in named],
        "dictionary": dictionary,
        "situations": [{"title": one.title, "when": one.when, "url": one.url} for one in situations],
    }
    return _bytes(content)


def with_words(catalog: bytes, articles: Iterable[Sequence[str]]) -> bytes:
    """Return *catalog* with the words of *articles* in place of its own: those that an index has cut out."""
    return _bytes({**json.loads(catalog), "words": " ".join(_by_frequency(articles, ()))})


def _bytes(content: Mapping[str, object]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _by_frequency(articles: Iterable[Sequence[str]], abbreviations: Collection[str]) -> list[str]:
    found: Counter[str] = Counter()
    for words in articles:
        found.update(set(words))
    known = [word for word in found if len(word) >= fewest_letters(word) or word in abbreviations]
    letters = [word for word in known if not any(sign.isdecimal() for sign in word)]
    return sorted(letters, key=lambda word: (-found[word], word))
