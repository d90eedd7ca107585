"""The lexicon: the words of a build's articles, and the synonyms to index each article under."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from forearmed.article.reading import Reading
from forearmed.site.search.synonyms import Group, Synonyms
from forearmed.site.search.words import abbreviations_of, written_words


class ArticleWords(NamedTuple):
    """The words of an article as written: *head* has those of title and summary, *body* those of its text."""

    head: Sequence[str]
    body: Sequence[str]


class Unsaid(NamedTuple):
    """Synonyms to index an article under: readers search for them, and the article does not say them."""

    about: Sequence[str] = ()
    """Synonyms of words in its title and summary: the article is about them."""
    also: Sequence[str] = ()
    """Synonyms of words in its text only."""


@dataclass(frozen=True)
class Lexicon:
    """The words of every article, by the URI of its page, and the team's *synonyms*."""

    said: Mapping[str, ArticleWords]
    synonyms: Synonyms
    language: str = "en"
    abbreviations: frozenset[str] = frozenset()
    """The words of two letters that an article writes in capitals, in lower case."""

    @classmethod
    def of(
        cls, articles: Iterable[tuple[str, str, Reading]], groups: Sequence[Group], *, language: str
    ) -> "Lexicon":
        """Read *articles*, each as the URI of its page, its title and summary in one text, and its body."""
        texts = {name: (head, body.searched) for name, head, body in articles}
        said = {
            name: ArticleWords(*(written_words(text, language) for text in both))
            for name, both in texts.items()
        }
        short = abbreviations_of(text for both in texts.values() for text in both)
        return cls(said, Synonyms(groups, language=language), language, short)

    def unsaid(self, name: str) -> Unsaid:
        """Return the synonyms to index the article with the URI *name* under."""
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
        """Every word of any article, sorted."""
        return sorted({word for said in self.said.values() for words in said for word in words})

    def searched(self) -> Iterator[list[str]]:
        """Yield, for each article, the words that find it: its own, and its synonyms."""
        for name, (head, body) in self.said.items():
            about, also = self.unsaid(name)
            yield [*head, *body, *written_words(" ".join([*about, *also]), self.language)]

    def unheard(self) -> list[int]:
        """Return the position of each group of synonyms that matches no article."""
        return self.synonyms.unheard([*head, *body] for head, body in self.said.values())
