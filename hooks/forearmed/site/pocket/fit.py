"""The height of a card on paper, in points, with the sizes of pocket.css: A4's width, Letter's height."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from forearmed.article.excerpts import Passage
from forearmed.foundation.wording import ENGLISH, Wording
from forearmed.site.paper import BOLD, Face, Run, Words, words_of
from forearmed.site.pocket.card import DENSITIES, PocketCard, Step

_MM = 72 / 25.4
_WIDTH, _PAGE = 186 * _MM, 258 * _MM
_HAIRLINE = 0.75

# All following numbers are multiples of the card's type size.
_LINE = 1.3
_KIND = 1.6 * 0.85  # its symbol is higher than its line of text
_TITLE, _TITLE_LINE, _TITLE_REST = 2.3, 1.1, 0.15 + 0.25
_WHEN_WIDTH, _WHEN_LABEL, _WHEN_GAP = 46, 0.85, 0.3
_FIRST_SIDES, _FIRST_REST = 0.22 + 1.4, 0.5 + 0.8
_STEPS_REST, _GUTTER = 0.8 + 0.2, 2
_PART_REST, _DONE_RULE = 0.5 + 0.55, 0.2
_HEADING, _HEADING_LINE, _HEADING_AFTER = 1.12, 1.2, 0.25 * 1.12
_BEFORE, _SAY_BEFORE, _SAY_REST, _SAY_SIDES = 0.35, 0.35, 0.4, 0.22 + 1
_ITEM_BEFORE, _ITEM_SIDE = 0.2, 1.4
_FOOT, _FOOT_REST = 0.85, 0.6 + 0.4


@dataclass(frozen=True)
class Frame:
    """The other text on a card: its title, *when* to use it, its last line, and the *wording* of our own."""

    title: str
    when: str
    foot: str = ""
    wording: Wording = ENGLISH


@dataclass(frozen=True)
class CardFit:
    """Measures cards in a *face*. A text is measured once, though shorter cards have it again."""

    frame: Frame
    face: Face
    _known: dict[tuple[str, str], Words] = field(default_factory=dict)

    def density_of(self, card: PocketCard) -> str | None:
        """Return the name of the largest type in which *card* fits on one sheet, or None."""
        if self.height(card, min(DENSITIES.values())) > _PAGE:
            return None
        return next(name for name, size in DENSITIES.items() if self.height(card, size) <= _PAGE)

    def height(self, card: PocketCard, size: float) -> float:
        """Return the height of *card* in points, in type of *size* points: never less than on a printer."""
        width = _WIDTH / size  # in multiples of the size, as all lengths below
        parts = [*self._parts(card, (width - _GUTTER) / 2, _HAIRLINE / size)]
        fixed = self._head(card.first, width) + _STEPS_REST + self._foot(card, width)
        return (fixed + taller(parts)) * size + _HAIRLINE

    def _head(self, first: Sequence[Passage], width: float) -> float:
        titles = self._words(self.frame.title).lines(width / _TITLE)
        label = self.frame.wording.say("When to use it")
        when = words_of([Run(f"{label} ", BOLD, _WHEN_LABEL), Run(self.frame.when)], self.face)
        return (
            _KIND
            + _TITLE * (titles * _TITLE_LINE + _TITLE_REST)
            + when.lines(min(_WHEN_WIDTH, width) - _WHEN_GAP) * _LINE
            + sum(self._lines(one, width - _FIRST_SIDES) + _FIRST_REST for one in first)
        )

    def _foot(self, card: PocketCard, width: float) -> float:
        texts = [self._words(self.frame.foot)]
        if card.left_out:
            say = self.frame.wording.say
            whole = say("{parts}. The playbook has it all.", parts=card.left_out)
            texts.append(self._words(whole, say("Left out for lack of room:")))
        return _FOOT * (_FOOT_REST + sum(text.lines(width / _FOOT) for text in texts) * _LINE)

    def _parts(self, card: PocketCard, column: float, hairline: float) -> Iterator[float]:
        """Yield the height of each part of *card* that the stylesheet does not split between the columns."""
        for step in card.steps:
            yield hairline + _PART_REST + self._heading(step.heading, column) + self._step(step, column)
        if card.done:
            items = sum(_ITEM_BEFORE + self._lines(one, column - _ITEM_SIDE) for one in card.done)
            yield _DONE_RULE + _PART_REST + self._heading(card.closing, column) + items

    def _step(self, step: Step, column: float) -> float:
        texts = (*step.practices, *step.traps)
        says = sum(self._words(text).lines(column - _SAY_SIDES) * _LINE for text in step.says)
        says += (_SAY_BEFORE + _SAY_REST) * len(step.says)
        return says + sum(_BEFORE + self._lines(one, column) for one in texts)

    def _heading(self, text: str, column: float) -> float:
        lines = self._words("", text).lines(column / _HEADING)
        return lines * _HEADING * _HEADING_LINE + _HEADING_AFTER

    def _lines(self, passage: Passage, column: float) -> float:
        return self._words(passage.rest if passage.lead else passage.text, passage.lead).lines(column) * _LINE

    def _words(self, text: str, lead: str = "") -> Words:
        """Return the words of *text* after a *lead* in bold."""
        if (text, lead) not in self._known:
            self._known[text, lead] = words_of([Run(f"{lead} ", BOLD), Run(text)], self.face)
        return self._known[text, lead]


def taller(heights: Sequence[float]) -> float:
    """Return the height of the taller of two columns, with parts of these *heights* divided most evenly."""
    return min(
        (max(sum(heights[:place]), sum(heights[place:])) for place in range(len(heights) + 1)), default=0
    )
