"""What the articles of a build say, and by which other words they are looked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from forearmed.article.reading import Reading
from forearmed.site.search.synonyms import Group, Synonyms
from forearmed.site.search.words import words_of


class ArticleWords(NamedTuple):
    """The words of an article: of its title and what stands below it, and of the rest."""

    head: Sequence[str]
    body: Sequence[str]


class Unsaid(NamedTuple):
    """Synonyms to index an article under: readers search for them, and the article does not say them."""

    about: Sequence[str] = ()
    """Synonyms of what its title and summary say: it is about them."""
    also: Sequence[str] = ()
    """Synonyms of what only its text says."""


@dataclass(frozen=True)
class Wording:
    """The words of every article, by the name of its page, and the house's *synonyms*."""

    said: Mapping[str, ArticleWords]
    synonyms: Synonyms

    @classmethod
    def of(
        cls, articles: Iterable[tuple[str, str, Reading]], groups: Sequence[Group], *, language: str
    ) -> "Wording":
        """Read *articles*: each the name of its page, its title with what stands below, and its body."""
        said = {name: ArticleWords(words_of(head), words_of(body.searched)) for name, head, body in articles}
        return cls(said, Synonyms(groups, language=language))

    def unsaid(self, name: str) -> Unsaid:
        """Return the synonyms to index the article *name* under."""
        return self._unsaid.get(name, Unsaid())

    @cached_property
    def _unsaid(self) -> dict[str, Unsaid]:
        found = {}
        for name, (head, body) in self.said.items():
            about = self.synonyms.beside(head, not_in=body)
            also = [text for text in self.synonyms.beside([*head, *body]) if text not in about]
            found[name] = Unsaid(about, also)
        return found

    @cached_property
    def known(self) -> list[str]:
        """Every word that any article says."""
        return sorted({word for said in self.said.values() for words in said for word in words})

    def searched(self) -> Iterator[list[str]]:
        """Yield the words that find each article."""
        for name, (head, body) in self.said.items():
            about, also = self.unsaid(name)
            yield [*head, *body, *words_of(" ".join([*about, *also]))]

    def unheard(self) -> list[int]:
        """Return the position of each group of synonyms that matches no article."""
        return self.synonyms.unheard([*head, *body] for head, body in self.said.values())
