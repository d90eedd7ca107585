"""The lexicon: the words of a build's articles, and the synonyms to index each article under."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from itertools import chain
from typing import NamedTuple

from forearmed.article.reading import Reading
from forearmed.foundation.remembering import Remember, made_anew
from forearmed.site.search.synonyms import Group, Synonyms
from forearmed.site.search.words import abbreviations_of, short_words, written_words


class ArticleWords(NamedTuple):
    """The words of an article as written: *head* has those of title and summary, *body* those of its text.

    Each is one text with a blank between two words, which takes a tenth of the memory that a list would.
    """

    head: str
    body: str

    @property
    def all(self) -> list[str]:
        """Return all the words."""
        return [*self.head.split(), *self.body.split()]


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
    asked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What people ask when they need an article, by the URI of its page."""
    remember: Remember = made_anew

    @classmethod
    def of(
        cls,
        articles: Iterable[tuple[str, str, Reading]],
        groups: Sequence[Group],
        *,
        language: str,
        asked: Mapping[str, Sequence[str]] | None = None,
        remember: Remember = made_anew,
    ) -> "Lexicon":
        """Read *articles*, each as the URI of its page, its title and summary in one text, and its body."""
        read = {name: _words(name, head, body, language, remember) for name, head, body in articles}
        said = {name: words for name, (words, _) in read.items()}
        short = abbreviations_of(short for _, short in read.values())
        return cls(said, Synonyms(groups, language=language), language, short, asked or {}, remember)

    def unsaid(self, name: str) -> Unsaid:
        """Return the synonyms to index the article with the URI *name* under."""
        return self._unsaid.get(name, Unsaid())

    @cached_property
    def _unsaid(self) -> dict[str, Unsaid]:
        found = {}
        for name, words in self.said.items():
            parts = (words, self.synonyms.checksum)
            beside = partial(self._beside, words)
            found[name] = Unsaid(*self.remember(f"synonyms {name}", parts, beside))
        return found

    def _beside(self, words: ArticleWords) -> list[list[str]]:
        """Return the synonyms of what the article is about, then those of all else that it says.

        Phrases are left out of the latter: questions with one are asked for its group, and its single words
        would find what has nothing to do with them.
        """
        about, also = self.synonyms.beside(words.head.split(), words.body.split())
        return [about, [text for text in also if " " not in text and text not in about]]

    @cached_property
    def known(self) -> list[str]:
        """Every word of any article, sorted."""
        return sorted({word for said in self.said.values() for word in said.all})

    def searched(self) -> Iterator[list[str]]:
        """Yield, for each article, the words that find it: its own, their synonyms, what people ask."""
        words_of = cache(partial(written_words, language=self.language))  # many articles have one synonym
        for name, words in self.said.items():
            more = [*self.unsaid(name).about, *self.unsaid(name).also, *self.asked.get(name, ())]
            yield [*words.all, *chain.from_iterable(map(words_of, more))]

    def unheard(self) -> list[int]:
        """Return the position of each group of synonyms that matches no article."""
        return self.synonyms.unheard(self._heard(name, words) for name, words in self.said.items())

    def _heard(self, name: str, words: ArticleWords) -> list[int]:
        """Return the position of each group of synonyms that matches the article *name*."""
        parts = (words, self.synonyms.checksum)
        heard: list[int] = self.remember(f"heard {name}", parts, lambda: self.synonyms.heard(words.all))
        return heard


def _words(
    name: str, head: str, body: Reading, language: str, remember: Remember
) -> tuple[ArticleWords, str]:
    """Return the words of the article *name*, and its words of two letters as they are written."""

    def read() -> list[str]:
        texts = (head, body.searched)
        # No word holds a blank, so one text holds them all.
        return [*(" ".join(written_words(text, language)) for text in texts), short_words(texts)]

    head_words, body_words, short = remember(f"words {name}", (head, body.html, language), read)
    return ArticleWords(head_words, body_words), short
