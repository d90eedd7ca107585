"""Find sentences that two articles share. Compares articles with each other; never judges one alone."""

from collections.abc import Iterator, Sequence

from forearmed.article.text import Text, beginning_of, words_of
from forearmed.foundation.errors import Problem
from forearmed.review.style.manuscript import Manuscript


def shared_sentences(
    manuscripts: Sequence[Manuscript], sentences: Sequence[Sequence[str]], *, fewest: int
) -> Iterator[Problem]:
    """Yield a warning for every sentence of at least *fewest* words that stands in two of *manuscripts*.

    *sentences* has the `sentences_in` of each. The later one of the two is told, with the place of the
    earlier.
    """
    first: dict[str, Manuscript] = {}
    for manuscript, said in zip(manuscripts, sentences, strict=True):
        for place, words in enumerate(said):
            if words.count(" ") + 1 < fewest:
                continue
            earlier = first.setdefault(words, manuscript)
            if earlier is not manuscript:
                sentence = [*_sentences(manuscript.text)][place]
                yield _shared(words.split(" "), sentence, manuscript, earlier)


def sentences_in(text: Text) -> list[str]:
    """Return the words of each sentence of *text* as they compare, with a blank between them."""
    return [" ".join(words_of(sentence)) for sentence in _sentences(text)]


def _sentences(text: Text) -> Iterator[str]:
    return (sentence for block in text.blocks for sentence in block.sentences())


def _shared(words: Sequence[str], sentence: str, later: Manuscript, earlier: Manuscript) -> Problem:
    where = f"{earlier.place.path}:{earlier.line_of(words)}"
    message = f'the sentence "{beginning_of(sentence)}" stands in {where} too; say it in another way'
    return Problem(later.place.path, later.line_of(words), message, warning=True, rule="shared_sentence")
