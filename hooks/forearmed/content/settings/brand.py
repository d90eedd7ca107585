"""What makes the site, the mail, the cards and the paper look like the owner's. Reads no file."""

from collections.abc import Collection
from typing import ClassVar

from forearmed.content.contracts import Contract, OnDark, OnLight
from forearmed.foundation.colors import HOUSE, Shades, shades_of


class Brand(Contract):
    """What makes the site, the mail, the cards and the paper look like yours."""

    in_quotes: ClassVar[Collection[str]] = ("accent", "accent_dark")

    accent: OnLight = None
    """The color of links, buttons and lines, in quotes, such as `"#7a1f5c"`. It must be readable on light
    pages; `forearmed check` names the nearest shade that is."""

    accent_dark: OnDark = None
    """The same for dark pages, when the lighter shade that we make of `accent` is not yours."""

    @property
    def colors(self) -> Shades:
        """Return the accent for light and for dark pages."""
        made = shades_of(self.accent) if self.accent else HOUSE
        return made._replace(dark=self.accent_dark or made.dark)
