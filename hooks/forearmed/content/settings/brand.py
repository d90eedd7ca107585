"""What makes the site, the mail, the cards and the paper look like the owner's. Reads no file."""

import re
from collections.abc import Callable, Collection
from typing import Annotated, ClassVar

from forearmed.content.contracts import AfterValidator, Contract, OnDark, OneLine, OnLight, fail, looks_like
from forearmed.foundation.colors import HOUSE, Shades, shades_of

_PICTURE = re.compile(r"assets/\S(.*\S)?\.(svg|png|webp)")
_PNG = re.compile(r"assets/\S(.*\S)?\.png")
_A_PICTURE = "must be an .svg, .png or .webp file in docs/assets/, such as assets/logo.svg"
_A_PNG = "must be a .png file in docs/assets/, such as assets/logo.png"


def _called(pattern: re.Pattern[str], otherwise: str) -> Callable[[str], str]:
    def demand(name: str) -> str:
        if not pattern.fullmatch(name):
            raise fail(otherwise)
        return name

    return demand


Picture = Annotated[OneLine, AfterValidator(_called(_PICTURE, _A_PICTURE)), looks_like(_PICTURE, _A_PICTURE)]
Png = Annotated[OneLine, AfterValidator(_called(_PNG, _A_PNG)), looks_like(_PNG, _A_PNG)]


class Brand(Contract):
    """What makes the site, the mail, the cards and the paper look like yours."""

    in_quotes: ClassVar[Collection[str]] = ("accent", "accent_dark")

    accent: OnLight = None
    """The color of links, buttons and lines, in quotes, such as `"#7a1f5c"`. It must be readable on light
    pages; `forearmed check` names the nearest shade that is."""

    accent_dark: OnDark = None
    """The same for dark pages, when the lighter shade that we make of `accent` is not yours."""

    logo: Picture | None = None
    """A picture beside the site's name, such as `assets/logo.svg`: an .svg, .png or .webp file in
    docs/assets/."""

    logo_dark: Picture | None = None
    """The same for dark pages, when `logo` is lost on them."""

    logo_png: Png | None = None
    """The logo for the mail and the social cards, when `logo` is no .png file: neither can show another."""

    @property
    def colors(self) -> Shades:
        """Return the accent for light and for dark pages."""
        made = shades_of(self.accent) if self.accent else HOUSE
        return made._replace(dark=self.accent_dark or made.dark)

    @property
    def drawn_logo(self) -> str | None:
        """Return the logo that a mail and a card can show, as a file in docs/."""
        return self.logo_png or (self.logo if self.logo and self.logo.endswith(".png") else None)
