"""Lines of a tip that begin so that every chat program shows them in the letter's direction.

Slack goes by a line's first letter: an Arabic line that begins with "CRM" would run from left to right.
"""

from collections.abc import Sequence
from dataclasses import replace

from forearmed.edition.chat.outline import (
    Code,
    Heading,
    Item,
    Items,
    Line,
    Pairs,
    Paragraph,
    Part,
    Quote,
    Run,
    plain,
)
from forearmed.foundation.direction import RIGHT_TO_LEFT_MARK, Direction, isolated, led


def in_order(parts: Sequence[Part], base: Direction) -> tuple[Part, ...]:
    """Return *parts* of a letter that runs like *base*; from left to right nothing changes."""
    return tuple(parts) if base == "ltr" else tuple(_part(part, base) for part in parts)


def _part(part: Part, base: Direction) -> Part:
    match part:
        case Paragraph(line):
            return Paragraph(_line(line, base))
        case Heading(line):
            return Heading(_line(line, base))
        case Items(items):
            return Items(tuple(_item(item, base) for item in items))
        case Quote(parts):
            return Quote(in_order(parts, base))
        case Pairs(pairs):
            return replace(part, pairs=tuple((_line(one, base), _line(other, base)) for one, other in pairs))
        case Code():
            return part


def _item(item: Item, base: Direction) -> Item:
    return replace(item, line=_line(item.line, base))


def _line(line: Line, base: Direction) -> Line:
    """Return *line* with a mark, in a run without style, before each of its lines that needs one."""
    ordered: list[Run] = []
    lines = iter(plain(line).split("\n"))
    ordered += _mark(next(lines), base)
    for run in line:
        for place, text in enumerate(run.text.split("\n")):
            ordered += [Run("\n"), *_mark(next(lines), base)] if place else []
            ordered += [replace(run, text=isolated(text, base) if run.code else text)] if text else []
    return tuple(ordered)


def _mark(line: str, base: Direction) -> list[Run]:
    """Return the mark that *line* needs: `led` adds no more than one sign, and before any letter."""
    return [Run(RIGHT_TO_LEFT_MARK)] if led(line, base) != line else []
