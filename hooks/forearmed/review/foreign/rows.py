"""What readers see of each line of an article, beside what its author wrote there. Judges nothing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from forearmed.article.converter import Kind, Part, parts_of

NO_TEXT = "\ufffc"
"""In the text of a row, this character (object replacement) is in the place of code and of comments."""


@dataclass(frozen=True)
class Row:
    """A line of an article, counted from 0: what is *seen* of it as text, and how it was *written*."""

    line: int
    seen: str
    written: str


@dataclass(frozen=True)
class Sheet:
    """An article: *rows* that hold text, *blocks* of code, and all its *lines*, with ``""`` for code."""

    rows: Sequence[Row]
    blocks: Sequence[Part]
    lines: Sequence[str]
    addresses: Sequence[Part]
    """Where links lead and pictures lie."""
    notes: frozenset[str]
    """The labels of the footnotes that the text has signs for."""
    comments: Sequence[Part]


def sheet_of(body: str) -> Sheet:
    """Return *body* line by line. Raises RecursionError for what is nested too deeply."""
    lines = body.split("\n")
    seen: dict[int, list[str]] = defaultdict(list)
    parts = list(parts_of(body))
    for part in parts:
        _see(part, seen)
    blocks = [part for part in parts if part.kind is Kind.BLOCK]
    for block in blocks:
        end = block.line + block.text.count("\n") + (2 if block.info or _is_fence(lines[block.line]) else 0)
        lines[block.line : end] = [""] * (min(end, len(lines)) - block.line)
    written = body.split("\n")
    rows = [Row(line, "".join(seen[line]), written[line]) for line in sorted(seen) if line < len(written)]
    addresses = [part for part in parts if part.kind in (Kind.LINK, Kind.PICTURE)]
    notes = frozenset(part.text for part in parts if part.kind is Kind.NOTE)
    comments = [part for part in parts if part.kind is Kind.HTML and part.text.lstrip().startswith("<!--")]
    return Sheet(rows, blocks, lines, addresses, notes, comments)


def _see(part: Part, seen: dict[int, list[str]]) -> None:
    if part.begins and part.line in seen:
        seen[part.line].append("\n")  # the cell before ends here
    if part.kind is Kind.TEXT:
        seen[part.line].append(part.text)
    elif part.kind is Kind.CODE or part.text.lstrip().startswith("<!--"):
        seen[part.line].append(NO_TEXT)
    elif part.kind is Kind.HTML:
        for line, text in enumerate(part.text.split("\n"), part.line):
            seen[line].append(text)


def _is_fence(line: str) -> bool:
    return line.lstrip(" \t>*+-.)0123456789").startswith(("```", "~~~"))
