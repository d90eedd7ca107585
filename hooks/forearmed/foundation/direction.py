"""Which way text runs, by its letters, and the invisible signs that keep mixed lines in order (UAX 9)."""

import re
from typing import Literal
from unicodedata import bidirectional

Direction = Literal["ltr", "rtl"]
"""From left to right, or from right to left: the values of HTML's ``dir``."""

_STRONG: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_MARKS = re.compile(r"[> ]*")
RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"
_EMBEDDED = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"
_LTR = "\N{LEFT-TO-RIGHT MARK}"
_ISOLATES: dict[Direction, str] = {"ltr": "\N{LEFT-TO-RIGHT ISOLATE}", "rtl": "\N{RIGHT-TO-LEFT ISOLATE}"}
_END = "\N{POP DIRECTIONAL ISOLATE}"


def own_direction(text: str, base: Direction) -> Direction | None:
    """Return which way *text* runs on a page that runs like *base*, or None for text without letters.

    A text with a letter of the page's own direction runs as the page does, even when it begins otherwise: so
    does an Arabic sentence whose first word is "CRM".
    """
    ways = _ways(text)
    return base if base in ways else next(iter(ways), None)


def led(line: str, base: Direction, *, within: str = "") -> str:
    """Return *line* of the paragraph *within* so that programs that go by first letters show it like *base*.

    From right to left, a line that begins with letters of the other direction, or has no letters, needs an
    invisible mark; it follows the signs of a quotation. A paragraph of the other direction needs none.
    """
    ways = _ways(line)
    if base == "ltr" or not line.strip() or ways[:1] == ["rtl"] or within.lstrip("- ").startswith(_LTR):
        return line
    if ways == ["ltr"] and (base not in _ways(within) or line.lstrip("> ").startswith(_ISOLATES["ltr"])):
        return line
    marks, words = _apart_from_marks(line)
    return marks + RIGHT_TO_LEFT_MARK + words


def embedded(line: str, base: Direction, *, within: str) -> str:
    """Return *line* as `led`, and in order even where every text is shown from left to right.

    Thunderbird shows plain text so, and so do the archives of lists.
    """
    marks, words = _apart_from_marks(led(line, base, within=within))
    if base == "ltr" or within.lstrip("- ").startswith(_LTR) or "rtl" not in _ways(words):
        return marks + words
    return f"{marks}{_EMBEDDED[0]}{words}{_EMBEDDED[1]}"


def _apart_from_marks(line: str) -> tuple[str, str]:
    """Return the signs of a quotation before *line*, and the rest of it."""
    marks = _MARKS.match(line)
    start = marks.end() if marks else 0
    return line[:start], line[start:]


def against(sentence: str, base: Direction) -> str:
    """Return *sentence*, in English, for a text that runs like *base*: with a mark that `led` respects."""
    return _LTR + sentence if base == "rtl" else sentence


def apart(text: str, base: Direction) -> str:
    """Return *text*, which runs from left to right whatever is around it: an address or code.

    Without it, a line from right to left shows the last slash of an address before its first letter.
    """
    return f"{_ISOLATES['ltr']}{text}{_END}" if base == "rtl" else text


def isolated(name: str, base: Direction) -> str:
    """Return *name* for a sentence that runs like *base*: a name of the other direction keeps its own order.

    Only one that begins or ends with a sign needs it, as "Acme (UK)" does.
    """
    way = own_direction(name, base)
    is_closed = name[:1].isalnum() and name[-1:].isalpha()
    return name if way in (None, base) or is_closed else f"{_ISOLATES[way]}{name}{_END}"


def _ways(text: str) -> list[Direction]:
    """Return the directions of the letters in *text*, each once, in the order of their first letters."""
    return list(dict.fromkeys(way for sign in text if (way := _STRONG.get(bidirectional(sign)))))
