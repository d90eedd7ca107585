"""The fonts of social cards: one for Latin, Greek and Cyrillic, one for Hebrew, one for Arabic."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib import resources
from io import BytesIO
from unicodedata import category

from PIL import ImageFont

_NO_CHARACTER = "\uffff"  # never a character (Unicode), so a font draws its sign for missing characters
_TRIAL = 44  # pixels: the size in which signs are looked for


@dataclass(frozen=True)
class Source:
    """A variable font's *file* in its *package*, and the values of its axes for *large* and *small* type."""

    package: str
    file: str
    large: Sequence[float]
    small: Sequence[float]


SOURCES = (
    Source("fontpkg_literata", "Literata[opsz,wght].ttf", (72.0, 700.0), (24.0, 600.0)),
    Source("fontpkg_frank_ruhl_libre", "FrankRuhlLibre[wght].ttf", (700.0,), (600.0,)),
    Source("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf", (700.0, 100.0), (600.0, 100.0)),
)
"""The fonts of cards, in the order in which they are asked for a text."""


class Font:
    """One font in all sizes, each loaded once. *small* are the sizes in pixels of its small type."""

    def __init__(self, source: Source, *, small: Sequence[int]) -> None:
        self._source = source
        self._small = small
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}
        self._drawable: dict[str, bool] = {}
        self._advances: dict[tuple[str, int], float] = {}

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
        return sum(self._advance(sign, size) for sign in text)

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the font in *size*, in pixels. It places sign after sign, on any machine the same."""
        if size not in self._sizes:
            layout = ImageFont.Layout.BASIC
            self._sizes[size] = ImageFont.truetype(BytesIO(self._file), size, layout_engine=layout)
            axes = self._source.small if size in self._small else self._source.large
            self._sizes[size].set_variation_by_axes(list(axes))
        return self._sizes[size]

    def _advance(self, sign: str, size: int) -> float:
        if (sign, size) not in self._advances:
            self._advances[sign, size] = self.at(size).getlength(sign)
        return self._advances[sign, size]

    @cached_property
    def _file(self) -> bytes:
        return resources.files(self._source.package).joinpath("files", self._source.file).read_bytes()
