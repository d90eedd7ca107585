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

    def beside(self, words: Sequence[str], *, not_in: Sequence[str] = ()) -> list[str]:
        """Return the synonyms of *words*, group by group, without those that *words* or *not_in* contain.

        Of the forms of one word only the first: the index has their stem, and finds it by any of them.
        """
        said, elsewhere = self._said(words), self._said(not_in)
        unsaid: dict[str, str] = {}
        for place in sorted(self._named(said)):
            for phrase in self._groups[place]:
                if not (said.has(phrase) or elsewhere.has(phrase)):
                    unsaid.setdefault(phrase.stems, phrase.text)
        return [*unsaid.values()]

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
        begun = (one for first in said.each for one in self._beginning.get(first, ()))
        return {place for place, phrase in begun if phrase.stems in said.stems}
