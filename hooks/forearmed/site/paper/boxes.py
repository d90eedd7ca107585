"""Boxes of lines, and their height in a column: those parts of the CSS box model that sheets need.

Heights and widths are in points, margins and paddings "in sizes": in multiples of an element's own
type size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple, Protocol

from forearmed.site.paper.lines import Words

LINE = 1.42
"""The line height of running text, in sizes."""

_PICTURE = 10.0  # the greatest height of a picture, in sizes


class Flow(NamedTuple):
    """A height, and the margins above and below it, which may still collapse with those of neighbors."""

    top: float = 0.0
    height: float = 0.0
    bottom: float = 0.0

    @property
    def whole(self) -> float:
        """Return the height with both margins."""
        return self.top + self.height + self.bottom


class Type(NamedTuple):
    """The type of a text: its *size* in points, and its *line* height in sizes."""

    size: float
    line: float = LINE


class Part(Protocol):
    """Anything that has a height in a column."""

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
    """A picture. Its real height is not known, so it counts with the greatest one."""

    def measure(self, width: float, type_: Type) -> Flow:
        """Return the greatest height."""
        return Flow(height=_PICTURE * type_.size)


@dataclass(frozen=True)
class Look:
    """The stylesheet's values for an element, in sizes of its own type where they are not in points."""

    scale: float = 1.0
    line: float | None = None
    before: float = 0.0
    after: float = 0.0
    sides: float = 0.0
    """Paddings and margins of both sides together."""
    rule: float = 0.0
    """The width of both side borders together, in points."""
    padding: float = 0.0
    """The paddings above and below, together."""
    edge: float = 0.0
    """The borders above and below, together, in points."""
    closed: bool = False
    """Whether the margins of its content do not collapse with its own, as in a table cell."""


@dataclass(frozen=True)
class Box:
    """An element with its look and its parts, one below the other."""

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
    """Rows of cells in columns with *shares* of the width; cells beyond these have the last share."""

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
    """Return the flow of *parts*, one below the other: of two margins that meet, the larger counts."""
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
