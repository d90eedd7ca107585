"""Find stock phrases that an article uses, and does not only quote. The site lists the phrases."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from forearmed.article.text import words_of
from forearmed.review.style.manuscript import Manuscript


class StockPhrases:
    """The stock phrases of a site. A mapping has, for each, what to write instead."""

    def __init__(self, listed: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, instead in listed.items():
            words = words_of(phrase)
            self._by_first.setdefault(words[0], []).append(
                (words, f'"{phrase}" is a stock phrase; {instead}')
            )

    def faults(self, manuscript: Manuscript) -> Iterator[tuple[int, str]]:
        """Yield each use with its line.

        Words in quotation marks, in block quotes, in code blocks and in the Not column are talked about,
        not used.
        """
        for key in ("title", "summary"):
            written = words_of(getattr(manuscript.article, key) or "")
            for _, _, message in self._in(written):
                yield manuscript.place.line(key), f"{key}: {message}"
        seen: Counter[tuple[str, ...]] = Counter()
        for block in manuscript.text.blocks:
            for start, words, message in self._in([word for word, _ in block.words]):
                seen[words] += 1
                if all(used for _, used in block.words[start : start + len(words)]):
                    yield manuscript.line_of(words, nth=seen[words]), message

    def _in(self, written: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...], str]]:
        """Yield where each phrase stands among the words *written*."""
        for start, word in enumerate(written):
            for words, message in self._by_first.get(word, ()):
                if tuple(written[start : start + len(words)]) == words:
                    yield start, words, message
