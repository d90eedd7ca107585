"""The owner's logo on cards: its outline in the color of the letters, since a card has one color of ink."""

from functools import cached_property
from hashlib import sha256
from io import BytesIO

from PIL import Image

HIGH, _WIDE = 60, 400
"""Pixels that a logo has on a card at most."""
_OPAQUE = 255


class Logo:
    """A logo, the *content* of a PNG file for which `logo_fault` finds nothing."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @cached_property
    def checksum(self) -> str:
        """Return the checksum of the file."""
        return sha256(self._content).hexdigest()

    @cached_property
    def outline(self) -> Image.Image:
        """Return how much ink each pixel has, in levels from 0 to 255."""
        alpha = _alpha(self._content)
        shown = alpha.crop(alpha.getbbox())
        scale = min(HIGH / shown.height, _WIDE / shown.width)
        size = max(round(shown.width * scale), 1), max(round(shown.height * scale), 1)
        return shown.resize(size, Image.Resampling.LANCZOS)


def logo_fault(content: bytes) -> str | None:
    """Return what is wrong with *content* as a logo for cards, or None."""
    try:
        least, most = _alpha(content).getextrema()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "is no PNG picture; save it again as .png"
    if least == _OPAQUE or most == 0:
        return "has no transparent background, so no social card shows it; save it with one"
    return None


def _alpha(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content), formats=["PNG"])
    return image.convert("RGBA").getchannel("A")
