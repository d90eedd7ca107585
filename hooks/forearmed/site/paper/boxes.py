"""Boxes of lines, and how high they are in a column: a box model as that of CSS, with what sheets need of it.

Heights and widths are in points, margins and paddings in sizes of an element's own type.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Protocol

from forearmed.site.paper.lines import Words

LINE = 1.42
"""From line to line in running text, in sizes."""

_PICTURE = 10.0  # as high as one may be, in sizes


@dataclass(frozen=True)
class Flow:
    """What stands one below the other: its height, and the margins that may yet collapse with others."""

    top: float = 0.0
    height: float = 0.0
    bottom: float = 0.0

    @property
    def whole(self) -> float:
        """Return the height with both margins."""
        return self.top + self.height + self.bottom


@dataclass(frozen=True)
class Type:
    """The type that lines are set in: its *size* in points, and from *line* to line in sizes."""

    size: float
    line: float = LINE


class Part(Protocol):
    """What has a height in a column."""

    def measure(self, width: float, type_: Type) -> Flow:
        """Return its height in a column *width* points wide, where the type around it is *type_*."""


@dataclass(frozen=True)
class Lines:
    """Text; each of *parts* begins on a line of its own."""

    parts: Sequence[Words]

    def measure(self, width: float, type_: Type) -> Flow:
        """Return its height; it has no margins."""
        lines = sum(max(1, part.lines(width / type_.size)) for part in self.parts)
        return Flow(height=lines * type_.size * type_.line)


@dataclass(frozen=True)
class Picture:
    """A picture as high as it may be."""

    def measure(self, width: float, type_: Type) -> Flow:
        """Return the greatest height."""
        return Flow(height=_PICTURE * type_.size)


@dataclass(frozen=True)
class Look:
    """What the stylesheet says of an element, in sizes of its own type but for what is in points."""

    scale: float = 1.0
    line: float | None = None
    before: float = 0.0
    after: float = 0.0
    sides: float = 0.0
    """Paddings and margins of both sides together."""
    rule: float = 0.0
    """Points of its rules at the sides."""
    padding: float = 0.0
    """Above and below, together."""
    edge: float = 0.0
    """Points of its rules above and below."""
    closed: bool = False
    """Whether margins inside stay inside, as in a cell."""


@dataclass(frozen=True)
class Box:
    """Parts one below the other in an element of some look."""

    look: Look
    parts: Sequence[Part]

    def measure(self, width: float, type_: Type) -> Flow:
        """Return its height and its margins, collapsed with those of its first and last part."""
        look = self.look
        size = type_.size * look.scale
        inner = Type(size, look.line or type_.line)
        flow = stacked(self.parts, width - look.sides * size - look.rule, inner)
        before, after = look.before * size, look.after * size
        if look.closed or look.padding or look.edge:
            return Flow(before, flow.whole + look.padding * size + look.edge, after)
        return Flow(max(before, flow.top), flow.height, max(after, flow.bottom))


@dataclass(frozen=True)
class Table:
    """Rows of cells in columns whose *shares* of the width are known; more cells have the last one's."""

    look: Look
    head: Sequence[Part]
    rows: Sequence[Sequence[Box]]
    shares: Sequence[float]
    spacing: float = 0.0
    """Between rows, above the first and below the last."""

    def measure(self, width: float, type_: Type) -> Flow:
        """Return its height and its margins."""
        size = type_.size * self.look.scale
        inner = Type(size, self.look.line or type_.line)
        height = stacked(self.head, width, inner).whole + self.spacing * size * (len(self.rows) + 1)
        for row in self.rows:
            shares = [*self.shares, *repeat(self.shares[-1], len(row))]
            cells = zip(row, shares, strict=False)
            height += max((cell.measure(width * share, inner).height for cell, share in cells), default=0.0)
        return Flow(self.look.before * size, height + self.look.edge, self.look.after * size)


def stacked(parts: Sequence[Part], width: float, type_: Type) -> Flow:
    """Return *parts* one below the other: of two margins that meet, the larger counts."""
    top, height, margin = 0.0, 0.0, 0.0
    for part in parts:
        flow = part.measure(width, type_)
        gap = max(margin, flow.top)
        if not flow.height:
            margin = max(gap, flow.bottom)
            continue
        top, height = (top, height + gap) if height else (gap, 0.0)
        height, margin = height + flow.height, flow.bottom
    return Flow(top, height, margin)
