"""A picture as a mail carries it: small, and in a format that every mail program shows.

Outlook for Windows shows no WebP and no AVIF, so a photo is a JPEG here and a drawing a PNG.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from forearmed.site.pictures.opening import (
    fitted,
    has_few_colors,
    in_few_colors,
    on_white,
    opened,
    painted,
    unwarned,
    whole,
    written,
)

WIDEST = 600
"""Pixels: the width of the mail's sheet."""
_HIGHEST = 900
MOST = 100_000
"""Octets of one picture in a mail."""
_KEPT = {"GIF", "JPEG", "PNG"}
_QUALITIES = (80, 70, 60, 50, 40)
_SMALLER = 0.75


@dataclass(frozen=True)
class MailPicture:
    """A picture for a mail: its *content* as ``image/`` and *subtype*, and its size in pixels."""

    content: bytes
    subtype: str
    width: int
    height: int


def for_mail(shown: bytes) -> MailPicture:
    """Return the picture in *shown*, what a page shows, for a mail; raise PictureError where it is none.

    Of a moving picture that is too large for a mail, the first frame is shown.
    """
    with unwarned():
        return _smaller(shown)


def _smaller(shown: bytes) -> MailPicture:
    image = opened(shown)
    if image.format in _KEPT and image.width <= WIDEST and image.height <= _HIGHEST and len(shown) <= MOST:
        return MailPicture(shown, str(whole(image).format).lower(), *image.size)
    wide, high = WIDEST, _HIGHEST
    while True:
        small = painted(fitted(opened(shown), wide, high))
        for subtype, content in _attempts(small):
            if len(content) <= MOST:
                return MailPicture(content, subtype, *small.size)
        wide, high = int(wide * _SMALLER), int(high * _SMALLER)


def _attempts(image: Image.Image) -> Iterator[tuple[str, bytes]]:
    """Yield *image* as smaller and smaller files, each with its subtype."""
    if image.mode == "RGBA" or has_few_colors(image):
        yield "png", written(image, "PNG")
        yield "png", written(in_few_colors(image), "PNG")
    for quality in _QUALITIES:
        yield "jpeg", written(on_white(image), "JPEG", quality=quality, optimize=True)
