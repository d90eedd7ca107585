"""Text of scripts that run from right to left, prepared for a pen that draws sign after sign from the left.

The only room that knows python-bidi and arabic_reshaper.
"""

import re

from forearmed.foundation.direction import Direction, own_direction

_POINTS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_TELLTALE = (
    "\u0300"  # a mark behind a bracket; get_display puts it before one that faces the other way (rule L4)
)
_ARABIC = re.compile("[\u0600-\u06ff]")


def joined(text: str) -> str:
    """Return *text* with each Arabic letter in the form in which it joins its neighbors, in reading order.

    The points of Hebrew and the vowels of Arabic are left out, as in most of what is printed.
    """
    text = _POINTS.sub("", text)
    if not _ARABIC.search(text):
        return text
    import arabic_reshaper  # it takes a tenth of a second, which most sites need not pay

    return str(arabic_reshaper.reshape(text))


def in_sight(line: str, way: Direction) -> str:
    """Return *line* of a text that runs like *way*, as its signs stand from left to right (UAX 9).

    Its letters are `joined` already.
    """
    if way == "ltr" and own_direction(line, "rtl") != "rtl":
        return line
    from bidi import get_display
    from bidi.mirror import MIRRORED

    marked = "".join(sign + _TELLTALE if sign in MIRRORED else sign for sign in line)
    brackets = re.escape("".join(MIRRORED))
    telling = re.compile(f"{_TELLTALE}(?P<turned>.)|(?P<kept>[{brackets}]){_TELLTALE}")
    return telling.sub(
        lambda found: MIRRORED[found["turned"]] if found["turned"] else found["kept"],
        str(get_display(marked, base_dir="R" if way == "rtl" else "L")),
    )
