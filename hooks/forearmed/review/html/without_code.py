"""What an author wrote, with blanks for its code, so that every line stays where it is.

For who looks for a shape in many pages: reading each page's Markdown again would take longer.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator

_FENCE = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(`{3,}|~{3,})(.*)$")
_COMMENT = re.compile(r"<!--(?:-?>|(?s:.*?)(?:(?P<closed>--!?>)|\Z))")
_TICKS = re.compile(r"(?<!\\)`+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
# The beginning of an item, a footnote or the like: lines indented by four more belong to it, and are no code.
_OPENS = re.compile(r"(?:[-*+]|\d+\.|:|!!!|\?{3}\+?|\[\^[^\]\n]+\]:)(?:[ \t]|$)")


def without_code(body: str) -> str:
    """Return *body* with spaces for code and comments, so that every line stays where it is."""
    text = with_comments(body)
    return "".join(_blanked(text, (found.span() for found in _COMMENT.finditer(text) if found["closed"])))


def with_comments(body: str) -> str:
    """Return *body* with spaces for code, and its comments as they are."""
    text = without_fences(body)
    return "".join(_blanked(text, _code_spans(text)))


def without_fences(body: str) -> str:
    """Return *body* with an empty line for each line of a fenced block of code."""
    lines = body.split("\n")
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if not fence:
            continue
        if opened is None:
            opened = (number, fence[1]) if "`" not in fence[2] else None
        elif fence[1].startswith(opened[1]) and not fence[2].strip():
            lines[opened[0] : number + 1] = [""] * (number + 1 - opened[0])
            opened = None
    return "\n".join(lines)


def without_indented(text: str) -> str:
    """Return *text* with spaces for blocks of code that only their indentation marks."""
    lines = text.split("\n")
    levels, after_blank, in_code = [0], True, False
    for number, line in enumerate(lines):
        written = line.expandtabs(4).lstrip()
        if not written:
            after_blank = True
            continue
        indent = len(line.expandtabs(4)) - len(written)
        if after_blank or _OPENS.match(written):
            del levels[sum(level <= indent for level in levels) :]
        in_code = indent >= levels[-1] + 4 and (after_blank or in_code)
        if in_code:
            lines[number] = " " * len(line)
        elif _OPENS.match(written):
            levels.append(levels[-1] + 4)
        after_blank = False
    return "\n".join(lines)


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code spans begin and end: backticks up to as many backticks in the same paragraph."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    by_length: dict[int, list[int]] = {}
    for start, end in runs:
        by_length.setdefault(end - start, []).append(start)
    behind = 0
    for start, end in runs:
        starts = by_length[end - start]
        index = bisect(starts, start)
        if start < behind or index == len(starts) or _BLANK_LINE.search(text, end, starts[index]):
            continue
        behind = starts[index] + end - start
        yield start, behind


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    position = 0
    for start, end in spans:
        yield text[position:start]
        yield re.sub(r"[^\n]", " ", text[start:end])
        position = end
    yield text[position:]
