"""The house's countable rules of style, as warnings: they help an author and block nobody.

Every rule is a setting, and one that is not set is not looked at. What was rendered is read; the source is
only used to name the line. Reads no files and no clock.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from forearmed.article.text import words_of
from forearmed.calendar.outlook import look_ahead
from forearmed.content.model import Playbook, Tip
from forearmed.content.settings import Bounds, Rules, Settings
from forearmed.foundation.errors import Problem
from forearmed.foundation.remembering import Remember, made_anew
from forearmed.foundation.wording.objections import (
    CLOSING_NOT_LAST,
    NAMESAKE,
    NO_CLOSING,
    STALE_SUMMARY,
    TOO_FEW_WORDS,
    TOO_MANY_WORDS,
)
from forearmed.review.style.likeness import Comparison
from forearmed.review.style.manuscript import Manuscript
from forearmed.review.style.outline import column_faults, heading_faults
from forearmed.review.style.phrases import StockPhrases
from forearmed.review.style.plain import PlainLanguage
from forearmed.review.style.sentences import sentences_in, shared_sentences
from forearmed.review.style.twists import TwistForm

__all__ = ["Comparison", "Manuscript", "look_ahead", "style_warnings"]

_LONG_ENOUGH = 4


def style_warnings(
    manuscripts: Sequence[Manuscript],
    settings: Settings,
    *,
    phrases: Mapping[str, str],
    language: str,
    remember: Remember = made_anew,
    comparison: Comparison | None = None,
) -> Iterator[Problem]:
    """Yield a warning for every place of *manuscripts* where the rules of *settings* want it otherwise.

    *phrases* are the stock phrases, each with what to write instead; *language* is the site's (BCP 47). The
    time this takes is linear in the length of all manuscripts. Tips of an archive are compared with, and not
    spoken of. *comparison* has compared them before, in this process.
    """
    archived = {each.place.path for each in manuscripts if _is_archived(each, settings)}
    rules = settings.rules
    found = [*_warnings(manuscripts, rules, archived, phrases=phrases, language=language, remember=remember)]
    if rules.shared_sentence or rules.likeness:
        said = [_said(each, remember) for each in manuscripts]
        found += _together(manuscripts, rules, said, comparison or Comparison())
    yield from (problem for problem in found if problem.path not in archived)


def _is_archived(manuscript: Manuscript, settings: Settings) -> bool:
    return isinstance(manuscript.article, Tip) and manuscript.article.is_archived(settings.since)


def _warnings(
    manuscripts: Sequence[Manuscript],
    rules: Rules,
    archived: Collection[str],
    *,
    phrases: Mapping[str, str],
    language: str,
    remember: Remember,
) -> Iterator[Problem]:
    wanted = sha256(repr((rules, dict(phrases), language)).encode()).hexdigest()
    stock, plain = StockPhrases(phrases), PlainLanguage(language)

    def alone(manuscript: Manuscript) -> list[tuple[str, int, str]]:
        faults = [*_faults(manuscript, rules), *(("phrases", *fault) for fault in stock.faults(manuscript))]
        if rules.plain:
            faults += (("plain", *fault) for fault in plain.faults(manuscript))
        return faults

    for manuscript in (each for each in manuscripts if each.place.path not in archived):
        parts = (manuscript.article, manuscript.reading.html, wanted)
        faults = remember(f"style {manuscript.place.path}", parts, partial(alone, manuscript))
        for rule, line, message in faults:
            yield Problem(manuscript.place.path, line, message, warning=True, rule=rule)


class _Said(NamedTuple):
    """What an article says, to compare it with others: its words in order, and those of each sentence."""

    words: str
    sentences: Sequence[str]


def _said(manuscript: Manuscript, remember: Remember) -> _Said:
    reading = manuscript.reading

    def found() -> tuple[str, list[str]]:
        return " ".join(reading.text.words), sentences_in(reading.text)

    return _Said(*remember(f"said {manuscript.place.path}", (reading.html,), found))


def _together(
    manuscripts: Sequence[Manuscript], rules: Rules, said: Sequence[_Said], comparison: Comparison
) -> Iterator[Problem]:
    """Yield a warning for every place where one of *manuscripts* says what another one has *said*."""
    if rules.shared_sentence:
        sentences = [each.sentences for each in said]
        yield from shared_sentences(manuscripts, sentences, fewest=rules.shared_sentence)
    if rules.likeness:
        tips = [
            (manuscript, each.words)
            for manuscript, each in zip(manuscripts, said, strict=True)
            if isinstance(manuscript.article, Tip)
        ]
        yield from _alike(tips, comparison, percent=rules.likeness)
        yield from _namesakes([manuscript for manuscript, _ in tips])


def _alike(
    tips: Sequence[tuple[Manuscript, str]], comparison: Comparison, *, percent: int
) -> Iterator[Problem]:
    """Yield a warning for every tip, given with its words, that is a near-duplicate of an earlier one."""
    for found in comparison.likenesses([words for _, words in tips], percent=percent):
        later, earlier = tips[found.later][0].place, tips[found.earlier][0].place
        message = f"is {found.percent}% like {earlier.path}; say something new, or make one tip of the two"
        yield Problem(later.path, later.body_line, message, warning=True, rule="likeness")


def _namesakes(tips: Sequence[Manuscript]) -> Iterator[Problem]:
    """Yield a warning for every tip that is called as an earlier one is."""
    first: dict[tuple[str, ...], Manuscript] = {}
    for tip in tips:
        earlier = first.setdefault(words_of(tip.article.title), tip)
        if earlier is not tip:
            message = f"title: {NAMESAKE.format(path=earlier.place.path)}"
            line = tip.place.line("title")
            yield Problem(tip.place.path, line, message, warning=True, rule="likeness")


def _faults(manuscript: Manuscript, rules: Rules) -> Iterator[tuple[str, int, str]]:
    """Yield the rule, the line and the message of each fault of one article alone."""
    is_playbook = isinstance(manuscript.article, Playbook)
    name, kind = ("playbooks", rules.playbooks) if is_playbook else ("tips", rules.tips)
    if not manuscript.is_plan:
        yield from ((f"{name}.words", *fault) for fault in _length_faults(manuscript, kind.words))
        yield from ((f"{name}.closing", *fault) for fault in _closing_faults(manuscript, kind.closing))
    if not is_playbook:
        yield from (("twists", *fault) for fault in TwistForm(rules.twists).faults(manuscript))
    if rules.fresh_summary:
        yield from (("fresh_summary", *fault) for fault in _summary_faults(manuscript))
    if rules.headings:
        yield from (("headings", *fault) for fault in heading_faults(manuscript))
    if rules.say_not:
        yield from (("say_not", *fault) for fault in column_faults(manuscript, rules.known_columns))


def _length_faults(manuscript: Manuscript, bounds: Bounds | None) -> Iterator[tuple[int, str]]:
    if bounds is None:
        return
    length = manuscript.text.length
    if length > bounds[1]:
        yield manuscript.place.body_line, _counted(TOO_MANY_WORDS, length, most=bounds[1])
    elif length < bounds[0]:
        yield manuscript.place.body_line, _counted(TOO_FEW_WORDS, length, least=bounds[0])


def _counted(forms: tuple[str, str], number: int, **values: int) -> str:
    return forms[number != 1].format(n=number, **values)


def _closing_faults(manuscript: Manuscript, closing: str | None) -> Iterator[tuple[int, str]]:
    """Yield a fault unless the last section of *manuscript* has the heading *closing*."""
    headings = [heading.text for heading in manuscript.text.headings]
    if closing is None or (headings and words_of(headings[-1]) == words_of(closing)):
        return
    if any(words_of(heading) == words_of(closing) for heading in headings):
        yield (
            manuscript.line_of(words_of(closing)),
            CLOSING_NOT_LAST.format(heading=closing),
        )
    else:
        yield manuscript.last_line, NO_CLOSING.format(heading=closing)


def _summary_faults(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Yield a fault when the summary only says again what the title has said."""
    summary = manuscript.article.summary
    title = set(_telling(manuscript.article.title))
    if summary and len(title) > 1 and title <= set(_telling(summary)):
        yield manuscript.place.line("summary"), f"summary: {STALE_SUMMARY}"


def _telling(text: str) -> Iterable[str]:
    return (word for word in words_of(text) if len(word) >= _LONG_ENOUGH)
