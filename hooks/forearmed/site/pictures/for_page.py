"""A picture as the site's pages load it: at most 1,600 pixels a side, and none of a camera's notes."""

from dataclasses import dataclass

from PIL import Image

from forearmed.site.pictures.opening import (
    fitted,
    has_few_colors,
    in_few_colors,
    is_moving,
    is_turned,
    opened,
    painted,
    tells_more,
    unwarned,
    whole,
    written,
)

LONGEST = 1600
"""Pixels of the longer side: twice what the text column of a page is wide."""
_HEAVY = 500_000
"""Octets above which a picture is packed anew, even if it has few pixels."""
_MOST = 1_000_000
_JPEG = {"quality": 82, "optimize": True, "progressive": True}
_WEBP = {"quality": 80, "method": 4}
_WORTH_IT = 1.5
"""A PNG stays one unless it takes so many times the octets of a WebP: then it is a photo."""


@dataclass(frozen=True)
class PagePicture:
    """A picture of *width* and *height* in pixels. *content* is None where the source is published as it is.

    *ending* is what its address gets at its end where it has become another format: ``.webp``.
    """

    width: int
    height: int
    content: bytes | None = None
    ending: str = ""


def for_page(source: bytes, *, may_change_format: bool = True) -> PagePicture:
    """Return the picture in the file *source* as pages show it; raise PictureError where it is none.

    Where it is small and says nothing but what it shows, it is not touched. Moving pictures never are.
    """
    with unwarned():
        return _shown(source, may_change_format=may_change_format)


def _shown(source: bytes, *, may_change_format: bool) -> PagePicture:
    image = opened(source)
    is_plain = max(image.size) <= LONGEST and len(source) <= _HEAVY
    if is_moving(image) or image.format == "GIF":
        return PagePicture(*whole(image).size)
    if is_plain and not tells_more(image):
        return PagePicture(*whole(image).size)
    size, has_to_change = image.size, tells_more(image) or max(image.size) > LONGEST
    content, ending = _packed(image, source, is_plain=is_plain, may_change_format=may_change_format)
    if not has_to_change and not ending and len(content) >= len(source):
        return PagePicture(*size)
    return PagePicture(*opened(content).size, content, ending)


def _packed(
    image: Image.Image, source: bytes, *, is_plain: bool, may_change_format: bool
) -> tuple[bytes, str]:
    """Return *image* as bytes, and what the address gets at its end."""
    form = image.format
    if form in ("JPEG", "MPO"):
        if form == "JPEG" and is_plain and not is_turned(image):
            return written(whole(image), "JPEG", quality="keep", optimize=True), ""
        return written(_in_gray_or_color(fitted(image, LONGEST, LONGEST)), "JPEG", **_JPEG), ""
    if form == "WEBP":
        lossless = source[12:16] == b"VP8L"
        return written(painted(fitted(image, LONGEST, LONGEST)), "WEBP", **_WEBP, lossless=lossless), ""
    if form == "AVIF":
        if may_change_format:
            return written(painted(fitted(image, LONGEST, LONGEST)), "WEBP", **_WEBP), ".webp"
        return written(painted(fitted(image, LONGEST, LONGEST)), "AVIF", quality=70, max_threads=1), ""
    return _png_or_webp(image, may_change_format=may_change_format)


def _in_gray_or_color(image: Image.Image) -> Image.Image:
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _png_or_webp(image: Image.Image, *, may_change_format: bool) -> tuple[bytes, str]:
    """Return a PNG, or a photo that somebody saved as PNG in the format for photos."""
    drawn = has_few_colors(whole(image))
    small = fitted(image, LONGEST, LONGEST)
    small = small if small.mode in ("1", "L", "P") else painted(small)
    png = written(small, "PNG")
    if drawn and len(png) > _HEAVY // 5 and small.mode != "P":
        png = min(png, written(in_few_colors(small), "PNG"), key=len)
    if not may_change_format or len(png) <= _HEAVY // 5:
        return png, ""
    webp = written(painted(small), "WEBP", **_WEBP)
    if drawn or small.mode == "RGBA":
        return (png, "") if len(png) <= _MOST else (webp, ".webp")
    return (png, "") if len(png) <= _WORTH_IT * len(webp) else (webp, ".webp")
