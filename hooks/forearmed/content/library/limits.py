"""Limits of an article's body, without which Markdown could run for minutes. Real articles are far below."""

import re
from collections.abc import Iterator

from forearmed.content.source import Source
from forearmed.foundation.wording.objections import (
    BODY_TOO_LONG,
    INVISIBLE,
    LETTER_LOST,
    LINE_BREAK,
    ONE_FONT,
    PAGE_BREAK,
    PICTURE_LOST,
    TURNED,
    WORDS_BREAK,
)

LONGEST_BODY = 100_000
"""Characters."""
_INDENT = 120
# Signs for which Markdown's time grows with the square of their number: so many take about a second.
_SIGNS = {"[": 1000, "<": 2000, "#": 1000, "`": 4000, "*": 4000, "_": 4000}

# `CONTROL` finds characters of Unicode 16 that must not be in a body: C0 and C1 controls except tabs and
# line ends (section 23.1), separators of lines and paragraphs (23.2), noncharacters (23.7); feeds cannot hold
# most of these (XML 1.0, section 2.2). Then private use, a sign in one font only (23.5); overrides that turn
# letters around (UAX 9, section 2.2); object replacement, the place of a picture (23.8.5); replacement, which
# stands for a lost character; tags outside of flags.
_NONE = "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
_TAGS = r"(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]"
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ue000-\uf8ff\ufdd0-\ufdef\ufffc-\uffff"
    rf"{_NONE}]|{_TAGS}"
)
SIGNS_NAMED = {
    "\x0b": WORDS_BREAK,
    "\x0c": PAGE_BREAK,
    "\u2028": LINE_BREAK,
    "\ufffc": PICTURE_LOST,
    "\ufffd": LETTER_LOST,
    "\u202d": TURNED,
    "\u202e": TURNED,
}
"""What is said of signs that have a reason of their own to be there; of others, `ONE_FONT` or `INVISIBLE`."""


def body_faults(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the line of the file and the message of each bound that the body of *source* is past."""
    if len(source.body) > LONGEST_BODY:
        yield source.body_line, BODY_TOO_LONG.format(length=len(source.body), most=LONGEST_BODY)
    yield from _controls(source)
    yield from _crowds(source)
    for number, line in enumerate(source.body.split("\n")):
        if len(line) - len(line.lstrip()) > _INDENT:
            yield source.body_line + number, "nested too deeply: this line is indented too far; move it left"
            return


def empty_body(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the line and the message for a body in which nothing is written."""
    if not source.body.strip():
        yield source.body_line, 'has no text below the second "---"; write it there'


def _controls(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the line and the message for the first character of `CONTROL` in the body of *source*."""
    if _is_printable(source.body):
        return
    if found := CONTROL.search(source.body):
        line = source.body_line + source.body.count("\n", 0, found.start())
        yield line, _objection(found[0]).format(code=f"U+{ord(found[0]):04X}")


def _is_printable(body: str) -> bool:
    """Tell, fast, that *body* has no character of `CONTROL`: of these, Python calls two printable."""
    return body.replace("\n", "").isprintable() and not any(map(body.__contains__, "\ufffc\ufffd"))


def _objection(sign: str) -> str:
    return SIGNS_NAMED.get(sign) or (ONE_FONT if "\ue000" <= sign <= "\uf8ff" else INVISIBLE)


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
