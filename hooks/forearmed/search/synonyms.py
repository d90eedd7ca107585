"""Synonyms: the words by which people look for an article that says it in other words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forearmed.search.words import stemmer, words_of

Group = Sequence[str]
"""Words and phrases that mean the same to who searches."""


@dataclass(frozen=True)
class _Phrase:
    text: str
    stems: str
    """With a blank on either side, so that whole words are compared."""


class Synonyms:
    """Groups of synonyms, ready to be looked for in many articles."""

    def __init__(self, groups: Sequence[Group], *, language: str) -> None:
        self._stem = stemmer(language)
        self._groups = [[_Phrase(text, self._stems(words_of(text))) for text in group] for group in groups]

    def beside(self, words: Sequence[str], *, not_in: Sequence[str] = ()) -> list[str]:
        """Return the synonyms of *words*, without what they or the words *not_in* say, group by group."""
        said, elsewhere = self._stems(words), self._stems(not_in)
        groups = (group for group in self._groups if _says(group, said))
        unsaid = (phrase for group in groups for phrase in group if phrase.stems not in said)
        return list(dict.fromkeys(phrase.text for phrase in unsaid if phrase.stems not in elsewhere))

    def groups(self) -> list[list[str]]:
        """Return every group as the index compares its words: the one that articles use first."""
        return [[" ".join(words_of(phrase.text)) for phrase in group] for group in self._groups]

    def unheard(self, articles: Sequence[Sequence[str]]) -> Iterator[int]:
        """Yield the place of each group none of whose words any of *articles* says: it leads nowhere."""
        waiting = dict(enumerate(self._groups))
        for words in articles:
            said = self._stems(words)
            waiting = {place: group for place, group in waiting.items() if not _says(group, said)}
        yield from waiting

    def _stems(self, words: Sequence[str]) -> str:
        return f" {' '.join(map(self._stem, words))} "


def _says(group: Sequence[_Phrase], said: str) -> bool:
    return any(phrase.stems in said for phrase in group)
