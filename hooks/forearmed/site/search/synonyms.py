"""Synonyms: words that readers search for, and that find articles with other words of the same meaning."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from forearmed.site.search.words import stemmer, words_of

Group = Sequence[str]
"""Words and phrases with the same meaning for readers who search."""


@dataclass(frozen=True)
class _Phrase:
    text: str
    stems: str
    """The stems of its words, with a blank on either side, so that only whole stems match."""


class Synonyms:
    """Groups of synonyms, ready to be looked for in many articles."""

    def __init__(self, groups: Sequence[Group], *, language: str) -> None:
        self.checksum = sha256(repr((language, [[*group] for group in groups])).encode()).hexdigest()
        """Differs where the language or a synonym does."""
        self._stem = stemmer(language)
        self._groups = [[_Phrase(text, self._stems(words_of(text))) for text in group] for group in groups]
        # Phrases by their first stem, since an article has far fewer words than the groups have phrases.
        self._beginning: defaultdict[str, list[tuple[int, _Phrase]]] = defaultdict(list)
        for place, group in enumerate(self._groups):
            for phrase in group:
                self._beginning[phrase.stems.split(" ")[1]].append((place, phrase))

    def beside(self, words: Sequence[str], *, not_in: Sequence[str] = ()) -> list[str]:
        """Return the synonyms of *words*, group by group, without those that *words* or *not_in* contain."""
        said, elsewhere = self._stems(words), self._stems(not_in)
        unsaid = (
            phrase
            for place in sorted(self._named(said))
            for phrase in self._groups[place]
            if phrase.stems not in said and phrase.stems not in elsewhere
        )
        return list(dict.fromkeys(phrase.text for phrase in unsaid))

    def groups(self) -> list[list[str]]:
        """Return every group, its words in the form of the index, the word that articles use first."""
        return [[" ".join(words_of(phrase.text)) for phrase in group] for group in self._groups]

    def unheard(self, articles: Iterable[Sequence[str]]) -> list[int]:
        """Return the position of each group that matches none of *articles*, so that its words find none."""
        named = {place for words in articles for place in self._named(self._stems(words))}
        return [place for place, _ in enumerate(self._groups) if place not in named]

    def _stems(self, words: Sequence[str]) -> str:
        return f" {' '.join(map(self._stem, words))} "

    def _named(self, said: str) -> set[int]:
        """Return the positions of the groups that have a phrase in the stems *said*."""
        begun = (one for stem in set(said.split()) for one in self._beginning.get(stem, ()))
        return {place for place, phrase in begun if phrase.stems in said}
