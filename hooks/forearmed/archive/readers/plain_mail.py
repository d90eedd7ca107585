"""A mail of plain text as HTML: its paragraphs, the lists in it, and its links, without its signature."""

import re
from collections.abc import Iterator, Sequence
from html import escape

_LINK = re.compile(r"(https?://[^\s<>\"]+[^\s<>\".,;:!?)])")
_PARTING = re.compile(r"\n[ \t]*\n")
_POINT = re.compile(r"[ \t]*(?:[*\u2022\u00b7\u2013-]|(?P<number>\d{1,2})[.)])[ \t]+(?=\S)")
_SIGNATURE = re.compile(r"^-- ?\n", re.MULTILINE)
_MOST_IN_SIGNATURE = 12
_WIDTHS = range(50, 90)
"""How long lines are that a program broke, and not a person."""


def as_html(text: str) -> str:
    """Return a plain *text* as HTML: empty lines part paragraphs, addresses of pages are links.

    Its signature is not part of it (RFC 3676, section 4.3). Lines go on in the next where all are as long as
    programs make them.
    """
    text = _unsigned(text)
    paragraphs = (each.split("\n") for each in _PARTING.split(text.strip()) if each.strip())
    return "".join(block for lines in paragraphs for block in _blocks(lines))


def _unsigned(text: str) -> str:
    """Return *text* without its signature: a few lines below two hyphens."""
    found = [*_SIGNATURE.finditer(text)]
    end = found[-1].start() if found else len(text)
    return text[:end] if text.count("\n", end) <= _MOST_IN_SIGNATURE else text


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    """Yield a paragraph of these *lines*, and a list of those that begin as points of one do."""
    points = [place for place, line in enumerate(lines) if _POINT.match(line)]
    start = points[0] if len(points) > 1 else len(lines)
    if start:
        yield f"<p>{_run(lines[:start])}</p>"
    if start < len(lines):
        first = _POINT.match(lines[start])
        name = "ol" if first and first["number"] else "ul"
        ends = [*points[1:], len(lines)]
        rest = [
            _POINT.sub("", line, count=1) if place in points else line for place, line in enumerate(lines)
        ]
        items = (_run(rest[one:end]) for one, end in zip(points, ends, strict=True))
        yield f"<{name}>{''.join(f'<li>{item}</li>' for item in items)}</{name}>"


def _run(lines: Sequence[str]) -> str:
    """Return *lines* as one run of words: where a person ended one, there is a break."""
    is_broken_by_program = all(len(line.rstrip()) in _WIDTHS for line in lines[:-1])
    between = " " if is_broken_by_program else "<br>"
    return _LINK.sub(
        r'<a href="\1">\1</a>', between.join(escape(each.strip(), quote=False) for each in lines)
    )
