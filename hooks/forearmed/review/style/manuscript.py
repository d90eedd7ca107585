"""An article for the checks of style: its keys, the text that readers see, and the line of every word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from forearmed.article.markdown import seen_of
from forearmed.article.reading import Reading
from forearmed.article.text import Text, words_of
from forearmed.content.model import Place, Playbook, Tip


@dataclass(frozen=True)
class Manuscript:
    """An *article* and the *reading* of what it was rendered to."""

    article: Tip | Playbook
    reading: Reading

    @property
    def place(self) -> Place:
        """Return where it stands."""
        return self.article.place

    @property
    def is_plan(self) -> bool:
        """Tell whether it is a draft, of which nothing but a title is asked."""
        return isinstance(self.article, Tip) and self.article.date is None

    @property
    def text(self) -> Text:
        """Return what a reader sees."""
        return self.reading.text

    @property
    def last_line(self) -> int:
        """Return the last line that holds anything."""
        return self.place.body_line + self.article.body.rstrip().count("\n")

    def line_of(self, words: Sequence[str], *, nth: int = 1) -> int:
        """Return the line where the *nth* run of *words* begins in the source, or the body's first.

        Extensions that write words of their own, or change them, can only lead to the first line.
        """
        runs = self._runs(tuple(words))
        lines = [line for line, _ in zip(runs, range(nth), strict=False)]
        return lines[-1] if lines else self.place.body_line

    def _runs(self, words: tuple[str, ...]) -> Iterator[int]:
        written = self._written
        for index in (n for n, (word, _) in enumerate(written) if word == words[0]):
            if tuple(word for word, _ in written[index : index + len(words)]) == words:
                yield written[index][1]

    @cached_property
    def _written(self) -> list[tuple[str, int]]:
        """Return every word of the source that a reader sees, with its line."""
        lines = enumerate(seen_of(self.article.body).split("\n"), self.place.body_line)
        return [(word, number) for number, line in lines for word in words_of(line)]
