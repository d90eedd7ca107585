"""The print face: the width of each sign in it, and the greatest likely width of signs it does not have.

The widths are those of the font files beside the theme; `make face` writes both.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import category, east_asian_width

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "regular", "bold", "italic", "bold-italic"

_UNIT = 1000
# Signs that the face lacks come from a font of the reader's machine. These widths, in sizes of the type, are
# at least the averages of common fonts: an ideograph fills a square, a picture a little more.
_IDEOGRAPH = 1.0
_PICTURE = 1.5
_SLIM = 0.8  # letters from Armenian to Gujarati, of Thai, Lao and Georgian
_OTHER = 1.3
_SLIM_SCRIPTS = (range(0x530, 0xB00), range(0xE00, 0xF00), range(0x10A0, 0x1100))
_QUOTES = {"'": "\u2018\u2019", '"': "“”„«»"}
_WITHOUT_WIDTH = {"Mn", "Me", "Cf", "Cc"}


class Face:
    """The widths of signs and words, in sizes of the type. Measures the same word only once."""

    def __init__(self) -> None:
        self._widths = _widths()
        self._measured: dict[tuple[str, str], tuple[float, float]] = {}
        self.kept: dict[tuple[str, float], Any] = {}  # Any: what lines are made of is not known here
        """What others make of these widths for a style and a scale, so that they make it only once."""

    def width(self, text: str, style: str = REGULAR) -> float:
        """Return the greatest width of *text*. Kerning, which only makes it narrower, is not counted."""
        return self.measure(text, style)[0]

    def measure(self, text: str, style: str = REGULAR) -> tuple[float, float]:
        """Return how wide *text* is at most, and its widest sign."""
        key = text, style
        if key not in self._measured:
            known = self._widths[style]
            widths = [known[sign] if sign in known else _borrowed(sign) for sign in text]
            self._measured[key] = sum(widths), max(widths, default=0.0)
        return self._measured[key]


def styled(*, bold: bool, italic: bool) -> str:
    """Return the name of the cut that is *bold*, *italic*, both or neither."""
    return (BOLD_ITALIC if italic else BOLD) if bold else (ITALIC if italic else REGULAR)


@cache  # the file of widths ships with this module and never changes
def _widths() -> dict[str, dict[str, float]]:
    """Return the width of every sign the face has, by cut."""
    cuts = json.loads((files(__package__) / "widths.json").read_text("utf-8"))
    found = {}
    for cut in (REGULAR, BOLD, ITALIC, BOLD_ITALIC):
        widths = {sign: int(width) / _UNIT for width, signs in cuts[cut].items() for sign in signs}
        # The typographer may turn a straight quotation mark into a curly one: take the wider width.
        found[cut] = widths | {
            straight: max(map(widths.__getitem__, straight + curly)) for straight, curly in _QUOTES.items()
        }
    return found


def _borrowed(sign: str) -> float:
    """Return the width to count for a *sign* that comes from another font."""
    kind = category(sign)
    if kind in _WITHOUT_WIDTH:
        return 0
    if kind == "So":
        return _PICTURE
    if east_asian_width(sign) in "WF":
        return _IDEOGRAPH
    return _SLIM if any(ord(sign) in script for script in _SLIM_SCRIPTS) else _OTHER
