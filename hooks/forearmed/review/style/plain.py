"""Find what a learner of a language stumbles over: long sentences, and pointing at a place on the page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forearmed.article.text import Block, Voice, beginning_of, words_of
from forearmed.foundation.wording.objections import LONG_SENTENCE, POINTING
from forearmed.review.style.manuscript import Manuscript

LONGEST_SENTENCE = 30
"""Words. Many readers must read a longer sentence twice."""

# "The second" points at a place, "the second map" does not: it names what it counts.
_NUMBER = r"(?:first|second|third|fourth|fifth|last|former|latter)"
_NEXT = r"(?:are|can|had|has|he|is|it|may|of\s+these|of\s+those|she|they|was|we|were|will|would|you)"
_ALONE = rf"(?=\s+ones?\b|\s+{_NEXT}\b|\W*[.,;:!?)]|$)"
_POINTING = {
    "en": (
        r"(?:left|right)-hand(?:\s+(?:columns?|ones?|side))?",
        rf"the\s+{_NUMBER}{_ALONE}(?:\s+ones?\b)?",
        rf"the\s+(?:left|right|top|bottom|{_NUMBER})\s+(?:bullet|column|row)s?",
        rf"the\s+(?:(?:example|list|one|sentence|table|word)s?\s+)?(?:above|below){_ALONE}",
        r"see\s+(?:above|below)",
    ),
}
"""By language, how articles point at a place on the page. A page that is read aloud has no places."""


@dataclass(frozen=True)
class _Sentence:
    """A sentence, its *words*, and of each whether the article uses it rather than talks about it."""

    text: str
    words: tuple[str, ...]
    used: Sequence[bool]


def pointing_in(language: str) -> str:
    """Return the pattern of what points at a place on the page in *language*; nothing where none is known."""
    pointing = _POINTING.get(language.partition("-")[0], ())
    return rf"\b(?:{'|'.join(pointing)})\b" if pointing else ""


class PlainLanguage:
    """What can be counted of plain writing. Pointing is known in some languages only."""

    def __init__(self, language: str) -> None:
        pointing = pointing_in(language)
        self._pointing = re.compile(pointing, re.IGNORECASE) if pointing else None

    def faults(self, manuscript: Manuscript) -> Iterator[tuple[int, str]]:
        """Yield each sentence that is too long and each that points, with its line.

        Examples are let through; what stands in quotation marks is talked about, and points at nothing.
        """
        for key in ("title", "summary"):
            for sentence in _sentences(Block(getattr(manuscript.article, key) or "")):
                yield from ((manuscript.place.line(key), f"{key}: {fault}") for fault in self._of(sentence))
        seen: Counter[tuple[str, ...]] = Counter()
        for block in manuscript.text.blocks:
            for sentence in _sentences(block):
                seen[sentence.words] += 1
                for fault in self._of(sentence) if block.voice is not Voice.SHOWN else ():
                    yield manuscript.line_of(sentence.words, nth=seen[sentence.words]), fault

    def _of(self, sentence: _Sentence) -> Iterator[str]:
        shown = beginning_of(sentence.text)
        if len(sentence.words) > LONGEST_SENTENCE and any(sentence.used):
            yield LONG_SENTENCE.format(sentence=shown, n=len(sentence.words))
        for found in self._pointing.finditer(sentence.text) if self._pointing else ():
            if sentence.used[len(words_of(sentence.text[: found.start()]))]:
                yield POINTING.format(sentence=shown, words=found[0])


def _sentences(block: Block) -> Iterator[_Sentence]:
    place = 0
    for text in block.sentences():
        words = words_of(text)
        used = [used for _, used in block.words[place : place + len(words)]]
        place += len(words)
        if words:
            yield _Sentence(text, words, used)
