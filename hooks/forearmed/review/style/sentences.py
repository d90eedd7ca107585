"""Find sentences that two articles share. Compares articles with each other; never judges one alone."""

from collections.abc import Iterator, Sequence

from forearmed.article.text import beginning_of, words_of
from forearmed.foundation.errors import Problem
from forearmed.review.style.manuscript import Manuscript


def shared_sentences(manuscripts: Sequence[Manuscript], *, fewest: int) -> Iterator[Problem]:
    """Yield a warning for every sentence of at least *fewest* words that stands in two of *manuscripts*.

    The later one of the two is told, with the place of the earlier.
    """
    first: dict[tuple[str, ...], Manuscript] = {}
    for manuscript in manuscripts:
        for words, sentence in _sentences(manuscript):
            if len(words) < fewest:
                continue
            earlier = first.setdefault(words, manuscript)
            if earlier is not manuscript:
                yield _shared(words, sentence, manuscript, earlier)


def _sentences(manuscript: Manuscript) -> Iterator[tuple[tuple[str, ...], str]]:
    for block in manuscript.text.blocks:
        for sentence in block.sentences():
            yield words_of(sentence), sentence


def _shared(words: Sequence[str], sentence: str, later: Manuscript, earlier: Manuscript) -> Problem:
    where = f"{earlier.place.path}:{earlier.line_of(words)}"
    message = f'the sentence "{beginning_of(sentence)}" stands in {where} too; say it in another way'
    return Problem(later.place.path, later.line_of(words), message, warning=True, rule="shared_sentence")
