"""The house's countable rules of style, as warnings: they help an author and block nobody.

Every rule is a setting, and one that is not set is not looked at. What was rendered is read; the source is
only used to name the line. Reads no files and no clock.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from forearmed.editorial.manuscript import Manuscript
from forearmed.editorial.phrases import StockPhrases
from forearmed.editorial.sentences import shared_sentences
from forearmed.editorial.text import words_of
from forearmed.errors import Problem, count
from forearmed.model import Playbook
from forearmed.settings import Bounds, Rules

__all__ = ["Manuscript", "read_over"]

_LONG_ENOUGH = 4


def read_over(
    manuscripts: Sequence[Manuscript], rules: Rules, *, phrases: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a warning for every place of *manuscripts* where *rules* would have it otherwise.

    *phrases* are the stock phrases, each with what to write instead. The time this takes is linear in the
    length of all manuscripts.
    """
    stock = StockPhrases(phrases)
    for manuscript in manuscripts:
        for line, message in (*_faults(manuscript, rules), *stock.faults(manuscript)):
            yield Problem(manuscript.place.path, line, message, warning=True)
    if rules.shared_sentence:
        yield from shared_sentences(manuscripts, fewest=rules.shared_sentence)


def _faults(manuscript: Manuscript, rules: Rules) -> Iterator[tuple[int, str]]:
    kind = rules.playbooks if isinstance(manuscript.article, Playbook) else rules.tips
    if not manuscript.is_plan:
        yield from _length_faults(manuscript, kind.words)
        yield from _closing_faults(manuscript, kind.closing)
    if rules.fresh_summary:
        yield from _summary_faults(manuscript)


def _length_faults(manuscript: Manuscript, bounds: Bounds | None) -> Iterator[tuple[int, str]]:
    if bounds is None:
        return
    length = manuscript.text.length
    if length > bounds[1]:
        yield manuscript.place.body_line, f"has {count(length, 'word')}; shorten it to {bounds[1]}"
    elif length < bounds[0]:
        yield manuscript.place.body_line, f"has {count(length, 'word')}; write at least {bounds[0]}"


def _closing_faults(manuscript: Manuscript, closing: str | None) -> Iterator[tuple[int, str]]:
    """Yield a fault unless the last section of *manuscript* has the heading *closing*."""
    headings = manuscript.text.headings
    if closing is None or (headings and words_of(headings[-1]) == words_of(closing)):
        return
    if any(words_of(heading) == words_of(closing) for heading in headings):
        yield (
            manuscript.line_of(words_of(closing)),
            f'"{closing}" is not the last section; move it to the end',
        )
    else:
        yield manuscript.last_line, f'does not end with the section "## {closing}"; add it'


def _summary_faults(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Yield a fault when the summary only says again what the title has said."""
    summary = manuscript.article.summary
    title = set(_telling(manuscript.article.title))
    if summary and len(title) > 1 and title <= set(_telling(summary)):
        message = "summary: has every word of the title again; say what the title does not"
        yield manuscript.place.line("summary"), message


def _telling(text: str) -> Iterable[str]:
    return (word for word in words_of(text) if len(word) >= _LONG_ENOUGH)
