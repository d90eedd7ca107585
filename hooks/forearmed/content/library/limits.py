"""What a body may hold at most, so that no text takes Markdown minutes. No article for people comes near."""

import re
from collections.abc import Iterator

from forearmed.content.source import Source

_LENGTH = 100_000
_INDENT = 120
# Signs whose number Markdown pays for twice over: with so many of each a page takes about a second.
_SIGNS = {"[": 1000, "<": 2000, "#": 1000, "`": 4000, "*": 4000, "_": 4000}

# C0 and C1 controls but for tabs and line ends, the separators of lines and paragraphs, and what is no
# character (Unicode 16, sections 23.1, 23.2 and 23.7). Feeds cannot hold most of them (XML 1.0, section 2.2).
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = {"\x0b": "a line break of Word's", "\x0c": "a page break", "\u2028": "a line break"}


def body_faults(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the line of the file and the message of each bound that the body of *source* is past."""
    if not source.body.strip():
        yield source.body_line, 'has no text below the second "---"; write it there'
    if len(source.body) > _LENGTH:
        yield source.body_line, f"is {len(source.body)} characters long; split it, {_LENGTH} are the most"
    yield from _controls(source)
    yield from _crowds(source)
    for number, line in enumerate(source.body.split("\n")):
        if len(line) - len(line.lstrip()) > _INDENT:
            yield source.body_line + number, "nested too deeply: this line is indented too far; move it left"
            return


def _controls(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the first character that nobody sees and no page can hold."""
    if found := _CONTROL.search(source.body):
        line = source.body_line + source.body.count("\n", 0, found.start())
        what = _BREAKS.get(found[0])
        advice = f", {what}; begin a new line in its place" if what else "; delete it"
        yield line, f"holds the invisible character U+{ord(found[0]):04X}{advice}"


def _crowds(source: Source) -> Iterator[tuple[int, str]]:
    for sign, most in _SIGNS.items():
        if source.body.count(sign) > most:
            yield (
                source.body_line + _line_of(source.body, sign, most),
                f'holds more than {most} "{sign}"; split it',
            )


def _line_of(body: str, sign: str, most: int) -> int:
    """Return in which line, from 0, the first *sign* past the *most* stands."""
    before = body.split(sign, most + 1)[: most + 1]
    return sum(part.count("\n") for part in before)
