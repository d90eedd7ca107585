"""Parts of a tip within the room that a chat program gives a message: what is too much is cut at a sentence.

What a part costs, and how much room there is, is the caller's to say.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from forearmed.article.text import words_of
from forearmed.edition.chat.outline import (
    Code,
    Heading,
    Items,
    Line,
    Pairs,
    Paragraph,
    Part,
    Quote,
    Run,
    plain,
)
from forearmed.foundation.wording import ENGLISH, Wording

_SENTENCE_END = re.compile(
    "[.!?…\u061f\u06d4\u0964][\"'”’»)\\]]*(?=\\s|$)"  # Latin, Arabic, Urdu, Hindi
    "|[\u3002\uff01\uff1f][\u300d\u300f\uff09”]*"  # Chinese and Japanese, which set no spaces
)

Cost = Callable[[Part], int]


def arranged(
    parts: Sequence[Part],
    *,
    cost: Cost,
    room: int,
    url: str,
    exercises: Collection[str] = (),
    wording: Wording = ENGLISH,
) -> tuple[Part, ...]:
    """Return *parts*, cut to *room*; where anything is left out, a link leads to the whole tip at *url*.

    The link is in the language of *wording*. The exercise that closes a tip is its most important part, so up
    to half of the room is for it. Its heading is one of *exercises*.
    """
    if sum(map(cost, parts)) <= room:
        return tuple(parts)
    more = Paragraph((Run("… "), Run(wording.say("Read on"), url=url)))
    start = _exercise(parts, exercises)
    room -= cost(more)
    exercise = _fitted(parts[start:], cost, room // 2)
    text = _fitted(parts[:start], cost, room - sum(map(cost, exercise)))
    is_whole = text == tuple(parts[:start])
    return (*text, *exercise, more) if is_whole else (*text, more, *exercise)


def _exercise(parts: Sequence[Part], exercises: Collection[str]) -> int:
    """Return where the exercise begins, or where the parts end."""
    wanted = {words_of(heading) for heading in exercises} - {()}
    places = [
        place
        for place, part in enumerate(parts)
        if isinstance(part, Heading) and words_of(plain(part.line)) in wanted
    ]
    return places[-1] if places else len(parts)


def _fitted(parts: Sequence[Part], cost: Cost, room: int) -> tuple[Part, ...]:
    kept: list[Part] = []
    for part in parts:
        price = cost(part)
        if price > room:
            kept += _shortened(part, cost, room)
            break
        kept.append(part)
        room -= price
    while kept and isinstance(kept[-1], Heading):
        kept.pop()  # nothing of what it announces is left
    return tuple(kept)


def _shortened(part: Part, cost: Cost, room: int) -> list[Part]:
    """Return the most of *part* that *room* holds, or nothing."""
    steps = _steps(part)
    fits = bisect_right(range(steps), room, key=lambda step: cost(_cut(part, step)))
    return [_cut(part, fits - 1)] if fits else []


def _steps(part: Part) -> int:
    """Return in how many places *part* can be cut."""
    match part:
        case Paragraph(line):
            return len(_sentence_ends(line))
        case Items(items):
            return len(items) - 1
        case Pairs(pairs):
            return len(pairs) - 1
        case Code(text):
            return len(text.splitlines()) - 1
        case Quote(parts):
            return sum(_steps(inner) + 1 for inner in parts) - 1
        case Heading():
            return 0


def _cut(part: Part, step: int) -> Part:
    """Return *part* up to the place number *step*, from nought for the first."""
    match part:
        case Paragraph(line):
            return Paragraph(_up_to(line, _sentence_ends(line)[step]))
        case Items(items):
            return Items(items[: step + 1])
        case Pairs(pairs):
            return replace(part, pairs=pairs[: step + 1])
        case Code(text):
            return Code("\n".join(text.splitlines()[: step + 1]))
        case Quote(parts):
            return Quote(_cut_inside(parts, step))
        case Heading():
            return part


def _cut_inside(parts: Sequence[Part], step: int) -> tuple[Part, ...]:
    for place, inner in enumerate(parts):
        steps = _steps(inner)
        if step < steps:
            return (*parts[:place], _cut(inner, step))
        if step == steps:
            return tuple(parts[: place + 1])
        step -= steps + 1
    return tuple(parts)


def _sentence_ends(line: Line) -> list[int]:
    text = plain(line)
    return [found.end() for found in _SENTENCE_END.finditer(text) if found.end() < len(text)]


def _up_to(line: Line, end: int) -> Line:
    """Return the first *end* characters of *line*."""
    kept = []
    for run in line:
        if end <= 0:
            break
        kept.append(replace(run, text=run.text[:end]))
        end -= len(run.text)
    return tuple(kept)
