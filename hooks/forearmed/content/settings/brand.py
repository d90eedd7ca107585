"""What makes the site, the mail, the cards and the paper look like the owner's. Reads no file."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated, ClassVar

from forearmed.content.contracts import AfterValidator, Contract, OnDark, OneLine, OnLight, fail, looks_like
from forearmed.foundation.colors import HOUSE, Shades, shades_of

_PICTURE = re.compile(r"assets/\S(.*\S)?\.(svg|png|webp)")
_PNG = re.compile(r"assets/\S(.*\S)?\.png")
_A_PICTURE = "must be an .svg, .png or .webp file in docs/assets/, such as assets/logo.svg"
_FONT = re.compile(r"assets/\S(.*\S)?\.woff2")
_A_FONT = "must be a .woff2 file in docs/assets/, such as assets/fonts/ours.woff2"
_A_PNG = "must be a .png file in docs/assets/, such as assets/logo.png"


def _called(pattern: re.Pattern[str], otherwise: str) -> Callable[[str], str]:
    def demand(name: str) -> str:
        if not pattern.fullmatch(name):
            raise fail(otherwise)
        return name

    return demand


Picture = Annotated[OneLine, AfterValidator(_called(_PICTURE, _A_PICTURE)), looks_like(_PICTURE, _A_PICTURE)]
Woff2 = Annotated[OneLine, AfterValidator(_called(_FONT, _A_FONT)), looks_like(_FONT, _A_FONT)]
Png = Annotated[OneLine, AfterValidator(_called(_PNG, _A_PNG)), looks_like(_PNG, _A_PNG)]


@dataclass(frozen=True)
class BrandFiles:
    """What a build reads of the files that the settings name; None for none, and for a faulty one."""

    card_font: bytes | None = None
    """The font file for letters that the fonts of social cards lack."""
    logo: bytes | None = None
    """The logo for social cards: a PNG."""
    font: bytes | None = None
    """The font of pages, for social cards: its bold letters where they are in a file of their own."""
    weights: tuple[int, int] | None = None
    """The least and the greatest weight of the font, where it is a variable one."""


class Brand(Contract):
    """What makes the site, the mail, the cards and the paper look like yours."""

    in_quotes: ClassVar[Collection[str]] = ("accent", "accent_dark")

    accent: OnLight = None
    """The color of links, buttons and lines, in quotes, such as `"#7a1f5c"`. It must be readable on light
    pages; `forearmed check` names the nearest shade that is."""

    accent_dark: OnDark = None
    """The same for dark pages, when the lighter shade that we make of `accent` is not yours."""

    logo: Picture | None = None
    """A picture beside the site's name, such as `assets/logo.svg`: an `.svg`, `.png` or `.webp` file
    in docs/assets/."""

    logo_dark: Picture | None = None
    """The same for dark pages, when `logo` is lost on them."""

    logo_png: Png | None = None
    """The logo for the mail and the social cards, when `logo` is no `.png` file: neither can show another."""

    font: Woff2 | None = None
    """A font that you may publish, such as `assets/fonts/ours.woff2`, for pages and social cards. The mail,
    huddles and pocket cards keep theirs."""

    font_bold: Woff2 | None = None
    """Its bold letters, when `font` is no variable font, which has them."""

    @property
    def colors(self) -> Shades:
        """Return the accent for light and for dark pages."""
        made = shades_of(self.accent) if self.accent else HOUSE
        return made._replace(dark=self.accent_dark or made.dark)

    @property
    def drawn_logo(self) -> str | None:
        """Return the logo that a mail and a card can show, as a file in docs/."""
        return self.logo_png or (self.logo if self.logo and self.logo.endswith(".png") else None)
