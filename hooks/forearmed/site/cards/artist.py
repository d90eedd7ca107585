"""A card as a PNG, the same bytes on any machine. Beside its fonts, only `site.pictures` knows Pillow, too.

Letters are placed one after the other, without the shaping library that only some machines have, and the
PNG file has no time stamp and no text chunks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from unicodedata import category, normalize

import PIL
from PIL import Image, ImageColor, ImageDraw

from forearmed.content.settings import BrandFiles
from forearmed.foundation.direction import Direction, own_direction
from forearmed.site.cards.card import Card
from forearmed.site.cards.font import SOURCES, FileSource, Font
from forearmed.site.cards.logo import Logo
from forearmed.site.cards.png import png
from forearmed.site.cards.script import in_sight, joined
from forearmed.site.cards.title_layout import LEADING, set_title, shortened

WIDTH, HEIGHT = 1200, 630
_DRAWING = 4
"""The version of our drawing. Raise it whenever this file changes the look of cards."""

_SIZES = {"name": 44, "kind": 34, "labels": 32}
_MARGIN, _SPINE = 84, 26
_COLUMN = WIDTH - 2 * _MARGIN
_NAME, _BESIDE = 112, 22
_TITLE_TOP, _TITLE_BOTTOM = 158, 500
_SHADES = 15  # with the spine's color there are sixteen colors: four bits a pixel
_PAPER, _INK, _WHITE = "#fbf9f4", "#1c2b2d", "#ffffff"
_INKED = _SHADES - 1
_PICTURES, _VARIANTS = {"So", "Sk"}, "\ufe0e\ufe0f"
_BETWEEN = "  ·  "


@dataclass(frozen=True)
class _Words:
    """A *text* in reading order, its letters joined; the *font* that has all its signs; and its *way*."""

    text: str
    font: Font
    way: Direction = "ltr"


class Artist:
    """Draws cards. Loads each font once for each size."""

    def __init__(
        self, team_font: bytes | None = None, *, logo: bytes | None = None, font: bytes | None = None
    ) -> None:
        """Draw in the file *font*, else in our fonts and, where these lack letters, in the file *team_font*.

        Beside the name of the site is the *logo*, a PNG file.
        """
        self._logo = Logo(logo) if logo else None
        first, last = ([FileSource(file)] if file else [] for file in (font, team_font))
        sources = [*first, *SOURCES, *last]
        self._fonts = tuple(Font(source, small=tuple(_SIZES.values())) for source in sources)

    @cached_property
    def manner(self) -> str:
        """The versions of everything that decides the look of all cards: our drawing, Pillow, the fonts."""
        logo = [self._logo.checksum] if self._logo else []
        return " ".join([str(_DRAWING), PIL.__version__, *(font.checksum for font in self._fonts), *logo])

    def draw(self, card: Card) -> bytes:
        """Return the PNG of *card*, 1200 by 630 pixels."""
        sheet = Image.new("L", (WIDTH, HEIGHT))
        self._write(_Pen(ImageDraw.Draw(sheet), card.direction), card)
        if not card.cover:
            left = 0 if card.direction == "ltr" else WIDTH - _SPINE
            sheet.paste(_SHADES, (left, 0, left + _SPINE, HEIGHT))
        sheet.putpalette(palette := _palette(card))
        return png(sheet.tobytes("raw", "P;4"), palette, width=WIDTH)

    def _write(self, pen: "_Pen", card: Card) -> None:
        """Write the texts of *card*; leave out a whole text if no font has every letter of it."""
        name, kind, title = (self._shown(text, card) for text in (card.name, card.kind, card.title))
        large = title or kind or name or self._shown(card.host, card)
        if large:
            pen.block(large)
        taken = pen.sign(self._logo.outline, middle=_NAME - 15) if self._logo else 0
        if name and (title or kind):
            text = shortened(name.text, _SIZES["name"], name.font.width, _COLUMN - taken)
            pen.line(replace(name, text=text), _SIZES["name"], y=_NAME, after=taken)
        pen.rule()
        if kind and title:
            pen.line(kind, _SIZES["kind"], y=580)
        if labels := _labels(self._shown(label, card) for label in card.labels):
            pen.line(labels, _SIZES["labels"], y=580, ends=True)

    def _shown(self, text: str, card: Card) -> _Words | None:
        """Return *text* with the first font that can show it whole, or None where none can.

        A card without its title is better than one with empty boxes, or with letters in the wrong order.
        """
        signs = joined(normalize("NFC", text))
        for font in self._fonts:
            visible = " ".join("".join(sign for sign in signs if not _may_go(sign, font)).split())
            if visible and all(map(font.has, visible)):
                return _Words(visible, font, own_direction(visible, card.direction) or card.direction)
        return None

    def lacks(self, text: str) -> str:
        """Return the first sign that keeps *text* off a card, or nothing where a card shows it."""
        if not text or self._shown(text, Card("", "", text)):
            return ""
        signs = [sign for sign in joined(normalize("NFC", text)) if not sign.isspace()]
        nowhere = [
            sign for sign in signs if not any(_may_go(sign, font) or font.has(sign) for font in self._fonts)
        ]
        return (nowhere or [sign for sign in signs if not self._fonts[0].has(sign)])[0]

    @staticmethod
    def joins(sign: str) -> bool:
        """Tell whether *sign* has its place at another sign, where no card can put it."""
        return category(sign).startswith("M")


def artist_of(files: BrandFiles) -> Artist:
    """Return an artist who draws with *files*."""
    return Artist(files.card_font, logo=files.logo, font=files.font)


@dataclass(frozen=True)
class _Pen:
    """Writes lines on a card that runs like *base*."""

    drawing: ImageDraw.ImageDraw
    base: Direction

    def block(self, words: _Words) -> None:
        """Write *words* in the middle of the card, as large as they fit."""
        room = _TITLE_BOTTOM - _TITLE_TOP
        block = set_title(words.text, words.font.width, width=_COLUMN, height=room)
        step = round(block.size * LEADING)
        top = _TITLE_TOP + (room - step * len(block.lines)) // 2
        for number, line in enumerate(block.lines):
            y = top + step * number + round(block.size * 0.9)
            self.line(replace(words, text=line), block.size, y=y)

    def sign(self, outline: Image.Image, *, middle: int) -> int:
        """Draw *outline* at the margin where lines start, around the height *middle*; return its room."""
        x = _MARGIN if self.base == "ltr" else WIDTH - _MARGIN - outline.width
        self.drawing.bitmap((x, middle - outline.height // 2), outline, fill=_INKED)
        return outline.width + _BESIDE

    def line(self, words: _Words, size: int, *, y: int, ends: bool = False, after: int = 0) -> None:
        """Write *words* on the baseline *y*, from the margin at which lines start, or up to the other one.

        *after* pixels at that margin are taken.
        """
        right = ends is (self.base == "ltr")
        text = in_sight(words.text, words.way)
        x = WIDTH - _MARGIN - after - words.font.width(text, size) if right else float(_MARGIN + after)
        for sign in text:
            letter = words.font.letter(sign, size)
            # The edges of letters, of 256 levels, become a few shades: a small palette makes small files.
            self.drawing.draw.draw_bitmap((round(x) + letter.left, y + letter.top), letter.picture, _INKED)
            x += letter.advance

    def rule(self) -> None:
        """Draw the line above the last one."""
        self.drawing.rectangle((_MARGIN, 526, WIDTH - _MARGIN, 527), fill=_INKED)


def _labels(labels: Iterable[_Words | None]) -> _Words | None:
    """Return as many of *labels* as fit on the line of the kind, all in the font of the first."""
    known = [words for words in labels if words]
    same = [words.text for words in known if words.font is known[0].font]
    while same and known[0].font.width(_BETWEEN.join(same), _SIZES["labels"]) > _COLUMN * 3 // 4:
        same.pop()
    return replace(known[0], text=_BETWEEN.join(same)) if same else None


def _may_go(sign: str, font: Font) -> bool:
    """Tell whether *sign* can be left out: it is invisible, or a picture that *font* lacks."""
    kind = category(sign)
    return kind == "Cf" or sign in _VARIANTS or (kind in _PICTURES and not font.has(sign))


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
