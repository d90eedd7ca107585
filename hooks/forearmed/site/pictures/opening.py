"""Open a picture, turn it upright, and write it again. The same bytes in, the same bytes out."""

import struct
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import PIL
from PIL import Image, ImageOps

from forearmed.foundation.errors import ForearmedError

_MADE = 1
"""A number for how we make pictures smaller. Raise it whenever other bytes come out."""
MANNER = f"{_MADE} {PIL.__version__}"
"""What the bytes of a picture depend on, besides the picture: our ways, and the release of Pillow."""

_FORMATS = ["AVIF", "GIF", "JPEG", "PNG", "WEBP"]
_UPRIGHT, _ON_ITS_SIDE = 1, 5
_ORIENTATION = 0x0112  # Exif 3.0, section 4.6.5
_FEW_COLORS = 256
_OPAQUE = 255


_TELLING = {"comment", "photoshop", "xmp", "XML:com.adobe.xmp"}
_MISSING = "is damaged: a part of it is missing; copy it once more"
_BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, OverflowError, RuntimeError,
    struct.error,
)  # fmt: skip
"""What Pillow raises for bytes that are not what they begin as."""


class PictureError(ForearmedError):
    """The bytes are no picture that a browser shows; the text says so, for an author."""


@contextmanager
def unwarned() -> Iterator[None]:
    """Let Pillow warn of nothing: not of many pixels, of which `content.library` judges, nor of odd notes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def opened(content: bytes) -> Image.Image:
    """Return the picture in *content*, decoded as far as its facts; raise PictureError for none."""
    try:
        return Image.open(BytesIO(content), formats=_FORMATS)
    except (*_BROKEN, Image.DecompressionBombError):
        raise PictureError("is no picture that browsers show; save it again, as .jpg or .png") from None


def whole(image: Image.Image) -> Image.Image:
    """Return *image* with all its pixels decoded; raise PictureError where some of them are missing."""
    try:
        image.load()
    except _BROKEN:
        raise PictureError(_MISSING) from None
    return image


def is_moving(image: Image.Image) -> bool:
    """Tell whether *image* has more than one frame. A phone's photo with a second one beside it has not."""
    return image.format != "MPO" and int(getattr(image, "n_frames", 1)) > 1


def is_turned(image: Image.Image) -> bool:
    """Tell whether a camera has noted that *image* is to be shown another way round."""
    return _turn(image) != _UPRIGHT


def _turn(image: Image.Image) -> int:
    turn = _notes(image).get(_ORIENTATION, _UPRIGHT)
    return turn if isinstance(turn, int) else _UPRIGHT


def _notes(image: Image.Image) -> Mapping[int, object]:
    """Return what a camera has noted (Exif), by numbers; for notes that nobody can read, a number of ours."""
    try:
        return image.getexif()
    except _BROKEN:
        return {-1: None}


def tells_more(image: Image.Image) -> bool:
    """Tell whether *image* carries more than a picture: where and when it was taken, with what, by whom."""
    texts = getattr(whole(image), "text", None) if image.format == "PNG" else None
    return image.format == "MPO" or bool(texts or _TELLING & image.info.keys() or _notes(image))


def fitted(image: Image.Image, wide: int, high: int) -> Image.Image:
    """Return *image* upright, within *wide* times *high* pixels; one that is smaller keeps its size."""
    try:
        if _turn(image) >= _ON_ITS_SIDE:
            wide, high = high, wide
        if image.width > wide or image.height > high:
            if image.mode not in ("L", "RGB", "RGBA"):
                image = painted(image)
            image.thumbnail((wide, high), Image.Resampling.LANCZOS)
        return ImageOps.exif_transpose(whole(image))
    except _BROKEN:
        raise PictureError(_MISSING) from None


def painted(image: Image.Image) -> Image.Image:
    """Return *image* in RGB, or in RGBA where some of it is transparent."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = whole(image).convert("RGBA")
        is_clear = clear.getchannel("A").getextrema()[0] != _OPAQUE
        return clear if is_clear else clear.convert("RGB")
    if image.mode.startswith("I"):  # 16 bits a pixel: Pillow would cut off all that is brighter than 255
        return whole(image).convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    return image if image.mode == "RGB" else whole(image).convert("RGB")


def has_few_colors(image: Image.Image) -> bool:
    """Tell whether *image* is drawn in so few colors that PNG holds it best."""
    if image.mode in ("1", "P"):
        return True
    return not image.mode.startswith("I") and image.getcolors(_FEW_COLORS) is not None


def in_few_colors(image: Image.Image) -> Image.Image:
    """Return *image* with the colors that come nearest, at most 256."""
    return image.quantize(_FEW_COLORS, dither=Image.Dither.NONE)


def on_white(image: Image.Image) -> Image.Image:
    """Return *image* without transparency."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def written(image: Image.Image, form: str, **options: Any) -> bytes:  # Any: each format has its own
    """Return *image* in the format *form*, with nothing but its colors' profile beside the pixels."""
    profile = image.info.get("icc_profile") if image.mode in ("RGB", "RGBA") else None
    plain = image.copy() if options.get("quality") != "keep" else image
    plain.info = {key: value for key, value in image.info.items() if key == "transparency"}
    file = BytesIO()
    more = {"icc_profile": profile} if profile else {}
    plain.save(file, form, **options, **more)
    return file.getvalue()
