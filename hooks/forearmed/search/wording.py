"""What the articles of a build say, and by which other words they are looked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from forearmed.search.synonyms import Group, Synonyms
from forearmed.search.words import words_in, words_of


@dataclass(frozen=True)
class Wording:
    """The words of every article, by the name of its page, and the house's *synonyms*."""

    said: Mapping[str, Sequence[str]]
    synonyms: Synonyms

    @classmethod
    def of(cls, articles: Iterable[tuple[str, str, str]], groups: Sequence[Group], *, language: str) -> "Wording":
        """Read *articles*, each the name of its page, its title with what stands below it, and its rendered body."""
        said = {name: [*words_of(head), *words_in(html)] for name, head, html in articles}
        return cls(said, Synonyms(groups, language=language))

    def also(self, name: str) -> list[str]:
        """Return the words by which the article *name* is looked for without saying them."""
        return self._also.get(name, [])

    @cached_property
    def _also(self) -> dict[str, list[str]]:
        return {name: self.synonyms.beside(words) for name, words in self.said.items()}

    @cached_property
    def known(self) -> list[str]:
        """Every word that any article says."""
        return sorted({word for words in self.said.values() for word in words})

    def searched(self) -> Iterator[list[str]]:
        """Yield the words that find each article."""
        for name, words in self.said.items():
            yield [*words, *words_of(" ".join(self.also(name)))]

    def unheard(self) -> Iterator[int]:
        """Yield the place of each group of synonyms that leads nowhere, since no article says any of its words."""
        return self.synonyms.unheard([*self.said.values()])
