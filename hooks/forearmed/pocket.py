"""A playbook on one sheet of paper: what goes onto it, in which size of type. Reads no files and no clock."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from forearmed.errors import count
from forearmed.excerpts import Passage, Section, sections

DENSITIES: Mapping[str, float] = {
    "large": 11,
    "roomy": 10.25,
    "even": 9.5,
    "close": 8.75,
    "dense": 8.1,
    "tight": 7.5,
}
"""The sizes of type a card may have, in points, by the names that the stylesheet knows. None is smaller."""

# A column of two, in points, on whichever of A4 and Letter has less of it: A4 is narrower, Letter shorter.
_COLUMN, _HEIGHT = 252.0, 735.0
_SIGN = 0.48  # the width of a sign, as a share of the size of type: fonts differ from reader to reader
_SHARE = 0.83  # of the height is planned; the rest is for the widest of those fonts
_LEADING = 1.3

_NUMBER = re.compile(r"\d+[.)]\s")
_DONE = "you are done when"
_TRAP = "trap"


@dataclass(frozen=True)
class Step:
    """A step's heading, its practices, the words to say in it and the trap to avoid."""

    heading: str
    practices: tuple[Passage, ...] = ()
    says: tuple[str, ...] = ()
    traps: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class PocketCard:
    """What a card shows: what comes *first* of all, the steps, when one is *done*, and what had no room."""

    first: tuple[Passage, ...]
    steps: tuple[Step, ...]
    done: tuple[Passage, ...]
    density: str = "tight"
    left_out: str = ""


def pocket_card(html: str, *, title: str, when: str) -> PocketCard:
    """Return the card of the playbook with the rendered body *html*.

    It has the largest type in which all of it fits one sheet. What does not fit in the smallest goes without
    its traps, then without the words to say of its last steps, then without the last steps, and says so.
    """
    whole = _whole(sections(html))
    head = f"{title} {when}"
    fitting = (fit for card in _shorter(whole) for name in DENSITIES if (fit := _fitted(card, name, head)))
    return next(fitting, replace(whole, first=(), steps=(), done=(), left_out="all of it"))


def _whole(found: Sequence[Section]) -> PocketCard:
    """Return the card that has everything."""
    intro, *others = found
    heads = [section for section in others if section.level <= 2]
    closing = [section for section in heads if section.heading.casefold().startswith(_DONE)]
    numbered = [section for section in heads if _NUMBER.match(section.heading)]
    steps = numbered or [section for section in heads if section not in closing]
    # Without steps, a playbook is what it says.
    first = [one for one in intro.passages if one.lead or not steps]
    return PocketCard(
        tuple(first),
        tuple(_step(section.heading, _with_its_parts(section, others)) for section in steps),
        tuple(passage for section in closing for passage in section.passages),
    )


def _with_its_parts(section: Section, others: Sequence[Section]) -> Iterator[Section]:
    """Yield *section* and those below it."""
    yield section
    for one in others[others.index(section) + 1 :]:
        if one.level <= section.level:
            return
        yield one


def _step(heading: str, parts: Iterable[Section]) -> Step:
    """Return a step's practices, which begin in bold; one that has nothing else gives its first words."""
    held = list(parts)
    passages = [passage for part in held for passage in part.passages]
    traps = [one for one in passages if _TRAP in one.lead.casefold()]
    practices = [one for one in passages if one.lead and one not in traps]
    says = [pair.say for part in held for pair in part.pairs]
    if not (practices or says):
        practices = [one for one in passages if one not in traps][:1]
    return Step(heading, tuple(practices), tuple(says), tuple(traps))


def _shorter(whole: PocketCard) -> Iterator[PocketCard]:
    """Yield *whole*, then ever shorter cards, each with what it leaves out."""
    yield whole
    steps = tuple(replace(step, traps=()) for step in whole.steps)
    gone = ["the traps"] if steps != whole.steps else []
    yield _left(whole, steps, gone)
    for place in reversed(range(len(steps))):
        if steps[place].says:
            steps = (*steps[:place], replace(steps[place], says=()), *steps[place + 1 :])
            since = f" from step {place + 1} on" if any(step.says for step in steps) else ""
            yield _left(whole, steps, [*gone, f"the words to say{since}"])
    gone += ["the words to say"] if any(step.says for step in whole.steps) else []
    for kept in reversed(range(len(steps))):
        yield _left(whole, steps[:kept], [*gone, f"the last {count(len(steps) - kept, 'step')}"])


def _left(whole: PocketCard, steps: tuple[Step, ...], gone: Sequence[str]) -> PocketCard:
    told = " and ".join(filter(None, [", ".join(gone[:-1]), *gone[-1:]]))
    return replace(whole, steps=steps, left_out=told)


def _fitted(card: PocketCard, density: str, head: str) -> PocketCard | None:
    """Return *card* in *density*, if it fits one sheet."""
    size = DENSITIES[density]
    signs = _COLUMN / (size * _SIGN)
    across = 2 * signs
    top = 5 + 1.5 * ceil(len(head) / across) + sum(_lines(one.text, across) + 0.6 for one in card.first)
    room = _HEIGHT * _SHARE / (size * _LEADING) - top
    return replace(card, density=density) if _taller([*_heights(card, signs)]) <= room else None


def _taller(heights: Sequence[float]) -> float:
    """Return the height of the taller of two columns, where parts of these *heights* are best divided."""
    return min(
        (max(sum(heights[:place]), sum(heights[place:])) for place in range(len(heights) + 1)), default=0
    )


def _heights(card: PocketCard, signs: float) -> Iterator[float]:
    """Yield how many lines of *signs* each part of *card* takes, with the space around it."""
    for step in card.steps:
        texts = [*step.says, *(one.text for one in (*step.practices, *step.traps))]
        yield 1.1 * ceil(len(step.heading) / (0.85 * signs)) + 1 + sum(_lines(text, signs) for text in texts)
    if card.done:
        yield 2.1 + sum(_lines(one.text, signs) for one in card.done)


def _lines(text: str, signs: float) -> float:
    return ceil(len(text) / (signs - 3)) + 0.3
