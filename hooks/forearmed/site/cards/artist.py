"""A card as a PNG, the same bytes on any machine. The only room that knows Pillow and the font.

Letters are placed one after the other, without the shaping library that only some machines have, and the
PNG file has no time stamp and no text chunks.
"""

import struct
import zlib
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from importlib import resources
from io import BytesIO
from typing import Any, NamedTuple
from unicodedata import category, normalize

import PIL
from PIL import Image, ImageColor, ImageDraw, ImageFont

from forearmed.site.cards.card import Card
from forearmed.site.cards.title_layout import LEADING, set_title, shortened

WIDTH, HEIGHT = 1200, 630
_DRAWING = 2
"""The version of our drawing. Raise it whenever this file changes the look of cards."""

_FONT = "Literata[opsz,wght].ttf"
_BOLD = [72.0, 700.0]  # values of the font's axes: optical size, here the largest, and weight
_SMALL = [24.0, 600.0]
_SIZES = {"name": 44, "kind": 34, "labels": 32}
_MARGIN, _SPINE = 84, 26
_COLUMN = WIDTH - 2 * _MARGIN
_TITLE_TOP, _TITLE_BOTTOM = 158, 500
_SHADES = 15  # with the spine's color there are sixteen colors: four bits a pixel
_PAPER, _INK, _WHITE = "#fbf9f4", "#1c2b2d", "#ffffff"
_INKED = _SHADES - 1
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PICTURES, _VARIANTS = {"So", "Sk"}, "\ufe0e\ufe0f"
_NO_CHARACTER = "\uffff"  # never a character (Unicode), so the font draws its sign for missing characters


class _Letter(NamedTuple):
    """A sign as the font draws it: its picture, where that stands from the pen, and how far the pen moves."""

    picture: Any  # Any: Pillow names no type for it
    left: int
    top: int
    advance: float


class Artist:
    """Draws cards. Loads the font once for each size, and draws a sign once for each size."""

    def __init__(self) -> None:
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}
        self._drawable: dict[str, bool] = {}
        self._letters: dict[tuple[str, int], _Letter] = {}

    @cached_property
    def manner(self) -> str:
        """The versions of everything that decides the look of all cards: our drawing, Pillow, the font."""
        return f"{_DRAWING} {PIL.__version__} {sha256(self._font_file).hexdigest()}"

    def draw(self, card: Card) -> bytes:
        """Return the PNG of *card*, 1200 by 630 pixels."""
        sheet = Image.new("L", (WIDTH, HEIGHT))
        self._write(ImageDraw.Draw(sheet), card)
        if not card.cover:
            sheet.paste(_SHADES, (0, 0, _SPINE, HEIGHT))
        return _png(sheet, _palette(card))

    def _write(self, pen: ImageDraw.ImageDraw, card: Card) -> None:
        """Write the texts of *card*; leave out a whole text if the font lacks a letter of it."""
        name, kind, title = (self._shown(text) for text in (card.name, card.kind, card.title))
        labels = "  ·  ".join(filter(None, map(self._shown, card.labels)))
        room = _TITLE_BOTTOM - _TITLE_TOP
        block = set_title(title or kind or name, self._width, width=_COLUMN, height=room)
        step = round(block.size * LEADING)
        top = _TITLE_TOP + (room - step * len(block.lines)) // 2
        for number, line in enumerate(block.lines):
            self._line(pen, line, block.size, y=top + step * number + round(block.size * 0.9))
        above = shortened(name, _SIZES["name"], self._width, _COLUMN) if title or kind else ""
        self._line(pen, above, _SIZES["name"], y=112)
        pen.rectangle((_MARGIN, 526, WIDTH - _MARGIN, 527), fill=_INKED)
        self._line(pen, kind if title else "", _SIZES["kind"], y=580)
        self._line(pen, self._ending(labels), _SIZES["labels"], y=580, right=True)

    def _line(self, pen: ImageDraw.ImageDraw, text: str, size: int, *, y: int, right: bool = False) -> None:
        """Write *text* on the baseline *y*, from the left margin or up to the right one."""
        x = WIDTH - _MARGIN - self._width(text, size) if right else _MARGIN
        for sign in text:
            letter = self._letter(sign, size)
            # The edges of letters, of 256 levels, become a few shades: a small palette makes small files.
            pen.draw.draw_bitmap((round(x) + letter.left, y + letter.top), letter.picture, _INKED)
            x += letter.advance

    def _ending(self, labels: str) -> str:
        """Return as much of *labels* as fits on the line of the kind."""
        while self._width(labels, _SIZES["labels"]) > _COLUMN * 3 // 4:
            labels = labels.rpartition("  ·  ")[0]
        return labels

    def _shown(self, text: str) -> str:
        """Return *text* as the font can show it whole, or nothing where it lacks a letter.

        A card without its title is better than one with empty boxes, or with letters in the wrong order.
        """
        signs = normalize("NFC", text)
        visible = " ".join("".join(sign for sign in signs if not self._may_go(sign)).split())
        return visible if all(map(self._has, visible)) else ""

    def _may_go(self, sign: str) -> bool:
        """Tell whether *sign* can be left out: it is invisible, or a picture that the font lacks."""
        kind = category(sign)
        return kind == "Cf" or sign in _VARIANTS or (kind in _PICTURES and not self._has(sign))

    def _has(self, sign: str) -> bool:
        """Tell whether the font can draw *sign* by itself; combining marks it cannot."""
        if sign not in self._drawable:
            font = self._font(_SIZES["name"])
            missing, found = (bytes(font.getmask(one)) for one in (_NO_CHARACTER, sign))
            self._drawable[sign] = not category(sign).startswith("M") and found != missing
        return self._drawable[sign]

    def _width(self, text: str, size: int) -> float:
        """Return the width of *text*: the sum of its signs' widths, since `_font` has no kerning."""
        return sum([self._letter(sign, size).advance for sign in text])

    def _letter(self, sign: str, size: int) -> _Letter:
        letter = self._letters.get((sign, size))
        if letter is None:
            font = self._font(size)
            picture, (left, top) = font.getmask2(sign, mode="L", anchor="ls")
            letter = self._letters[sign, size] = _Letter(picture, left, top, font.getlength(sign))
        return letter

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._fonts:
            layout = ImageFont.Layout.BASIC
            self._fonts[size] = ImageFont.truetype(BytesIO(self._font_file), size, layout_engine=layout)
            self._fonts[size].set_variation_by_axes(_SMALL if size in _SIZES.values() else _BOLD)
        return self._fonts[size]

    @cached_property
    def _font_file(self) -> bytes:
        return resources.files("fontpkg_literata").joinpath("files", _FONT).read_bytes()


def _palette(card: Card) -> list[int]:
    """Return the palette: the shades from the background to the letters, then the spine's color."""
    ground, letters = (card.color, _WHITE) if card.cover else (_PAPER, _INK)
    one, other = ImageColor.getrgb(ground), ImageColor.getrgb(letters)
    steps = _SHADES - 1
    ramp = [
        (start * (steps - shade) + end * shade) // steps
        for shade in range(_SHADES)
        for start, end in zip(one, other, strict=True)
    ]
    return [*ramp, *ImageColor.getrgb(card.color)]


def _png(sheet: Image.Image, palette: Sequence[int]) -> bytes:
    """Return *sheet*, whose values count colors of *palette*, as PNG (third edition, sections 5 and 11.2).

    Pillow would write the same picture in twice the time, as it looks for a better filter for each line.
    """
    sheet.putpalette(palette)
    pixels, width = sheet.tobytes("raw", "P;4"), WIDTH // 2
    lines = b"\0" + b"\0".join([pixels[start : start + width] for start in range(0, len(pixels), width)])
    # With run-length encoding every release of zlib, on every processor, writes the same bytes. Cards consist
    # mostly of runs of one color, so the files are small and quickly written.
    packer = zlib.compressobj(strategy=zlib.Z_RLE, memLevel=9)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    chunks = [
        (b"IHDR", header),
        (b"PLTE", bytes(palette)),
        (b"IDAT", packer.compress(lines) + packer.flush()),
        (b"IEND", b""),
    ]
    return _SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
