"""Synonyms: words that readers search for, and that find articles with other words of the same meaning."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from forearmed.site.search.languages import Language
from forearmed.site.search.words import fold, written_words

Group = Sequence[str]
"""Words and phrases with the same meaning for readers who search."""


@dataclass(frozen=True)
class _Phrase:
    text: str
    stems: str
    """The stems of its words, joined as those of an article are."""
    first: str
    """The first of these stems; nothing where a language writes no spaces."""


@dataclass(frozen=True)
class _Said:
    """What an article says: its *stems*, joined, and each of them once."""

    stems: str
    each: Collection[str]

    def has(self, phrase: _Phrase) -> bool:
        """Tell whether the article says *phrase*."""
        return (not phrase.first or phrase.first in self.each) and phrase.stems in self.stems


class Synonyms:
    """Groups of synonyms, ready to be looked for in many articles."""

    def __init__(self, groups: Sequence[Group], *, language: str) -> None:
        self.checksum = sha256(repr((language, [[*group] for group in groups])).encode()).hexdigest()
        """Differs where the language or a synonym does."""
        self._language = Language(language)
        self._groups = [[self._phrase(text) for text in group] for group in groups]
        # Phrases by their first stem, since an article has far fewer words than the groups have phrases.
        self._beginning: defaultdict[str, list[tuple[int, _Phrase]]] = defaultdict(list)
        for place, group in enumerate(self._groups):
            for phrase in group:
                self._beginning[phrase.first].append((place, phrase))
        self._firsts = frozenset(self._beginning)

    def beside(self, head: Sequence[str], body: Sequence[str] = ()) -> tuple[list[str], list[str]]:
        """Return the synonyms of the words in *head*, then of those in *head* and *body* as one text.

        They come group by group, without those that *head*, *body* or the two as one text contain. Of the
        forms of one word only the first comes: the index has their stem, and finds it by any of them.
        """
        one, other = self._said(head), self._said(body)
        whole = self._joined(one, other)
        about = self._unsaid(one, but=(one, other))
        return about, self._unsaid(whole, but=(whole,))

    def _unsaid(self, said: _Said, *, but: Sequence[_Said]) -> list[str]:
        unsaid: dict[str, str] = {}
        for place in sorted(self._named(said)):
            for phrase in self._groups[place]:
                if not any(text.has(phrase) for text in but):
                    unsaid.setdefault(phrase.stems, phrase.text)
        return [*unsaid.values()]

    def _joined(self, one: _Said, other: _Said) -> _Said:
        """Return what is said by two texts, one after the other."""
        blank = " " if self._language.is_spaced else ""
        stems = blank.join(filter(None, (one.stems.strip(), other.stems.strip())))
        return _Said(f"{blank}{stems}{blank}", {*one.each, *other.each})

    def groups(self) -> list[list[str]]:
        """Return every group, its words as they are written, the word that articles use first."""
        return [[" ".join(self._words(phrase.text)) for phrase in group] for group in self._groups]

    def heard(self, words: Sequence[str]) -> list[int]:
        """Return the position of each group that matches the *words* of an article."""
        return sorted(self._named(self._said(words)))

    def unheard(self, articles: Iterable[Iterable[int]]) -> list[int]:
        """Return the position of each group that no article has `heard`, so that its words find none."""
        named = {place for heard in articles for place in heard}
        return [place for place, _ in enumerate(self._groups) if place not in named]

    def _words(self, text: str) -> list[str]:
        return written_words(text, self._language.code)

    def _stems(self, words: Sequence[str]) -> str:
        """Return the stems of *words*, with a blank on either side of each, so that only whole stems match.

        Without blanks where the language writes none, so that a phrase matches inside a sentence.
        """
        if not self._language.is_spaced:
            return "".join(map(fold, words))
        return f" {' '.join(map(self._language.stem, words))} "

    def _phrase(self, text: str) -> _Phrase:
        stems = self._stems(self._words(text))
        return _Phrase(text, stems, stems.split(" ")[1] if self._language.is_spaced else "")

    def _said(self, words: Sequence[str]) -> _Said:
        stems = self._stems(words)
        return _Said(stems, {*stems.split()} if self._language.is_spaced else {""})

    def _named(self, said: _Said) -> set[int]:
        """Return the positions of the groups that have a phrase in what is *said*."""
        begun = (one for first in self._firsts.intersection(said.each) for one in self._beginning[first])
        return {place for place, phrase in begun if phrase.stems in said.stems}
