"""A playbook on one sheet of paper: its content and its size of type. Reads no files and no clock."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from forearmed.article.excerpts import Part, Passage, Section
from forearmed.article.reading import Reading
from forearmed.article.text import words_of
from forearmed.foundation.wording import Wording
from forearmed.site.paper import Face
from forearmed.site.pocket.card import DENSITIES, PocketCard, Step
from forearmed.site.pocket.fit import CardFit, Frame

__all__ = ["DENSITIES", "Frame", "PocketCard", "Step", "pocket_card"]

_NUMBER = re.compile(r"\d+[.)]\s")
_ENDING = ("you", "are", "done", "when")
_TRAP = "trap"


def pocket_card(
    body: Reading, frame: Frame, face: Face, *, endings: Collection[str] = (), traps: Collection[str] = ()
) -> PocketCard:
    """Return the card of the playbook with this *body*, set in *face*.

    The section with one of the headings *endings* is its end, and the trap of a step begins with one of
    *traps* in bold. The English "You are done when" and "trap" are understood on every site.

    The card has the largest type in which it fits one sheet. A card too long for the smallest type loses its
    traps, then the words to say of its last steps, then the last steps, and a line says what is missing.
    """
    whole = _whole(body.sections, endings, traps)
    sheet = CardFit(frame, face)
    for card in _shorter(whole, frame.wording):
        if density := sheet.density_of(card):
            return replace(card, density=density)
    return replace(whole, first=(), steps=(), done=(), left_out=frame.wording.say("all of it"))


def _whole(found: Sequence[Section], endings: Collection[str], traps: Collection[str]) -> PocketCard:
    """Return the card with nothing left out."""
    intro, *others = found
    heads = [section for section in others if section.level <= 2]
    ending = [section for section in heads if _closes(section.heading, endings)]
    numbered = [section for section in heads if _NUMBER.match(section.heading)]
    steps = numbered or [section for section in heads if section not in ending]
    first, listed = _listed(intro) if not steps else ([one for one in intro.passages if one.lead], [])
    headed = [(section.heading, [*_with_its_parts(section, others)]) for section in steps]
    return PocketCard(
        tuple(first),
        tuple(_step(heading, parts, traps) for heading, parts in (*headed, *listed)),
        tuple(passage for section in ending for passage in section.passages),
        ending[0].heading if ending else "",
    )


def _listed(section: Section) -> tuple[list[Passage], list[tuple[str, list[Section]]]]:
    """Return the passages of *section* before its numbered list, and its steps: the items of that list.

    Without such a list there are no steps, and all its passages are returned.
    """
    first: list[Passage] = []
    steps: list[tuple[str, list[Part]]] = []
    for part in section.parts:
        if isinstance(part, Passage) and part.number:
            steps.append((f"{part.number} {part.text}", []))
        elif steps:
            steps[-1][1].append(part)
        elif isinstance(part, Passage):
            first.append(part)
    return first, [(heading, [Section(parts=tuple(parts))]) for heading, parts in steps]


def _closes(heading: str, endings: Collection[str]) -> bool:
    """Tell whether *heading* is the heading of the last section: one of *endings*, or the English one."""
    words = words_of(heading)
    return words[: len(_ENDING)] == _ENDING or (bool(words) and words in map(words_of, endings))


def _with_its_parts(section: Section, others: Sequence[Section]) -> Iterator[Section]:
    """Yield *section* and its subsections, which follow it in *others*."""
    yield section
    for one in others[others.index(section) + 1 :]:
        if one.level <= section.level:
            return
        yield one


def _step(heading: str, parts: Iterable[Section], traps: Collection[str]) -> Step:
    """Return a step: its practices begin in bold; without these or words to say, its first passage is one."""
    held = list(parts)
    passages = [passage for part in held for passage in part.passages]
    avoid = [one for one in passages if _is_trap(one.lead, traps)]
    practices = [one for one in passages if one.lead and one not in avoid]
    says = [pair.say for part in held for pair in part.pairs]
    if not (practices or says):
        practices = [one for one in passages if one not in avoid][:1]
    return Step(heading, tuple(practices), tuple(says), tuple(avoid), held[0].anchor if held else "")


def _is_trap(lead: str, traps: Collection[str]) -> bool:
    """Tell whether *lead*, bold words, begins with one of *traps*, or contains the English word."""
    words = words_of(lead)
    wanted = [one for one in map(words_of, traps) if one]
    return _TRAP in lead.casefold() or any(words[: len(one)] == one for one in wanted)


def _shorter(whole: PocketCard, wording: Wording) -> Iterator[PocketCard]:
    """Yield *whole*, then shorter and shorter cards, each with a list of what it leaves out."""
    yield whole
    say = wording.say
    steps = tuple(replace(step, traps=()) for step in whole.steps)
    gone = [say("the traps")] if steps != whole.steps else []
    yield _left(whole, steps, gone, wording)
    for place in reversed(range(len(steps))):
        if steps[place].says:
            steps = (*steps[:place], replace(steps[place], says=()), *steps[place + 1 :])
            some = any(step.says for step in steps)
            since = say("the words to say from step {number} on", number=place + 1)
            yield _left(whole, steps, [*gone, since if some else say("the words to say")], wording)
    gone += [say("the words to say")] if any(step.says for step in whole.steps) else []
    for kept in reversed(range(len(steps))):
        last = wording.count("the last {n} step", "the last {n} steps", len(steps) - kept)
        yield _left(whole, steps[:kept], [*gone, last], wording)


def _left(whole: PocketCard, steps: tuple[Step, ...], gone: Sequence[str], wording: Wording) -> PocketCard:
    return replace(whole, steps=steps, left_out=wording.names(gone))
