"""The fonts of social cards: one for Latin, Greek and Cyrillic, one for Hebrew, one for Arabic.

A team may add one of its own, for other scripts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib import resources
from io import BytesIO
from typing import Any, NamedTuple, Protocol
from unicodedata import category

from PIL import ImageFont

_NO_CHARACTER = "\uffff"  # never a character (Unicode), so a font draws its sign for missing characters
_TRIAL = 44  # pixels: the size in which signs are looked for


_WEIGHTS = (700.0, 600.0)  # of a team's variable font, in large and in small type


class Source(Protocol):
    """Where a font comes from, and the values of its axes for *large* and *small* type, if it has axes."""

    @property
    def content(self) -> bytes:
        """Return the font's file."""

    @property
    def large(self) -> Sequence[float]:
        """Return the values for titles."""

    @property
    def small(self) -> Sequence[float]:
        """Return the values for all else."""


@dataclass(frozen=True)
class PackagedSource:
    """A variable font's *file* in its *package*."""

    package: str
    file: str
    large: Sequence[float]
    small: Sequence[float]

    @property
    def content(self) -> bytes:
        """Return the font's file, unchanged from Google Fonts."""
        return resources.files(self.package).joinpath("files", self.file).read_bytes()


@dataclass(frozen=True)
class FileSource:
    """A team's own font file, with or without axes."""

    content: bytes

    @property
    def large(self) -> Sequence[float]:
        """Return the values for titles: bold."""
        return self._axes(_WEIGHTS[0])

    @property
    def small(self) -> Sequence[float]:
        """Return the values for all else."""
        return self._axes(_WEIGHTS[1])

    def _axes(self, weight: float) -> Sequence[float]:
        try:
            axes = ImageFont.truetype(BytesIO(self.content), _TRIAL).get_variation_axes()
        except OSError:  # a font without axes
            return ()
        return [
            min(weight, axis["maximum"] or weight) if axis["name"] == b"Weight" else axis["default"] or 0
            for axis in axes
        ]


SOURCES: Sequence[Source] = (
    PackagedSource("fontpkg_literata", "Literata[opsz,wght].ttf", (72.0, 700.0), (24.0, 600.0)),
    PackagedSource("fontpkg_frank_ruhl_libre", "FrankRuhlLibre[wght].ttf", (700.0,), (600.0,)),
    PackagedSource(
        "fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf", (700.0, 100.0), (600.0, 100.0)
    ),
)
"""The fonts of cards, in the order in which they are asked for a text."""


def font_weights(content: bytes) -> tuple[int, int] | None:
    """Return the least and the greatest weight of the font file *content*; None where it has only one."""
    try:
        axes = ImageFont.truetype(BytesIO(content), _TRIAL).get_variation_axes()
    except OSError:  # a font without axes
        return None
    found = [axis for axis in axes if axis["name"] == b"Weight"]
    return (int(found[0]["minimum"] or 0), int(found[0]["maximum"] or 0)) if found else None


def font_fault(content: bytes) -> str | None:
    """Return what is wrong with *content* as a font file, or None."""
    try:
        ImageFont.truetype(BytesIO(content), _TRIAL)
    except OSError:
        return "is no font that can be drawn with; name a .ttf or .otf file"
    return None


class Letter(NamedTuple):
    """A sign as a font draws it: its *picture*, where that is from the pen, and how far the pen moves on."""

    picture: Any  # Any: Pillow names no type for it
    left: int
    top: int
    advance: float


class Font:
    """One font in all sizes, each loaded once. *small* are the sizes in pixels of its small type."""

    def __init__(self, source: Source, *, small: Sequence[int]) -> None:
        self._source = source
        self._small = small
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}
        self._drawable: dict[str, bool] = {}
        self._letters: dict[tuple[str, int], Letter] = {}

    @cached_property
    def checksum(self) -> str:
        """Return the checksum of the font's file."""
        return sha256(self._file).hexdigest()

    def has(self, sign: str) -> bool:
        """Tell whether the font can draw *sign* by itself; combining marks it cannot."""
        if sign not in self._drawable:
            missing, found = (bytes(self.at(_TRIAL).getmask(one)) for one in (_NO_CHARACTER, sign))
            self._drawable[sign] = not category(sign).startswith("M") and found != missing
        return self._drawable[sign]

    def width(self, text: str, size: int) -> float:
        """Return the width of *text*: the sum of its signs' widths, since `at` has no kerning."""
        return sum([self.letter(sign, size).advance for sign in text])

    def letter(self, sign: str, size: int) -> Letter:
        """Return *sign* in *size*, in pixels. It is drawn once for all cards."""
        found = self._letters.get((sign, size))
        if found is None:
            font = self.at(size)
            picture, (left, top) = font.getmask2(sign, mode="L", anchor="ls")
            found = self._letters[sign, size] = Letter(picture, left, top, font.getlength(sign))
        return found

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the font in *size*, in pixels. It places sign after sign, on any machine the same."""
        if size not in self._sizes:
            layout = ImageFont.Layout.BASIC
            self._sizes[size] = ImageFont.truetype(BytesIO(self._file), size, layout_engine=layout)
            axes = self._source.small if size in self._small else self._source.large
            if axes:
                self._sizes[size].set_variation_by_axes(list(axes))
        return self._sizes[size]

    @cached_property
    def _file(self) -> bytes:
        return self._source.content
