"""Find stock phrases that an article uses, and does not only quote. The site lists the phrases."""

from collections import Counter
from collections.abc import Iterator, Mapping

from forearmed.article.text import Block, words_of
from forearmed.foundation.wording.objections import STOCK_PHRASE
from forearmed.review.style.manuscript import Manuscript


class StockPhrases:
    """The stock phrases of a site. A mapping has, for each, what to write instead."""

    def __init__(self, listed: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, instead in listed.items():
            words = words_of(phrase)
            self._by_first.setdefault(words[0], []).append(
                (words, STOCK_PHRASE.format(phrase=phrase, instead=instead))
            )

    def faults(self, manuscript: Manuscript) -> Iterator[tuple[int, str]]:
        """Yield each use with its line.

        Words in quotation marks, in block quotes, in code blocks and in the Not column are talked about,
        not used.
        """
        for key in ("title", "summary"):
            for _, message, used in self._in(Block(getattr(manuscript.article, key) or "")):
                if used:
                    yield manuscript.place.line(key), f"{key}: {message}"
        seen: Counter[tuple[str, ...]] = Counter()
        for block in manuscript.text.blocks:
            for words, message, used in self._in(block):
                seen[words] += 1
                if used:
                    yield manuscript.line_of(words, nth=seen[words]), message

    def _in(self, block: Block) -> Iterator[tuple[tuple[str, ...], str, bool]]:
        """Yield each phrase that stands in *block*, its message, and whether it is used and not quoted."""
        written = tuple(word for word, _ in block.words)
        for start, word in enumerate(written):
            for words, message in self._by_first.get(word, ()):
                end = start + len(words)
                if written[start:end] == words:
                    yield words, message, all(used for _, used in block.words[start:end])
