"""Pictures for the tests, drawn when they are asked for: photos as cameras write them, and drawings."""

from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

_ORIENTATION, _MAKER, _PLACE = 0x0112, 0x010F, 0x8825
ON_ITS_SIDE = 6
"""Exif's number for a camera that was held upright: what is left in the file is up in the photo."""


@cache
def scene(wide: int, high: int) -> Image.Image:
    """Return a picture of many colors whose upper half is lighter, with a red corner at the upper left."""
    rising = Image.linear_gradient("L").rotate(180).resize((wide, high))
    round_one = Image.radial_gradient("L").resize((wide, high))
    image = Image.merge("RGB", (rising, rising, round_one))
    pen = ImageDraw.Draw(image)
    for place in range(0, wide, max(wide // 40, 1)):
        pen.line([(place, 0), (wide - place, high)], fill=(place % 255, place // 2 % 255, 90))
    pen.rectangle([0, 0, wide // 4, high // 4], fill="red")
    return image


def written(image: Image.Image, form: str, **options: Any) -> bytes:  # Any: each format has its own
    """Return *image* as a file."""
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def photo(wide: int = 2000, high: int = 1500, *, turned: bool = False) -> bytes:
    """Return a JPEG with what a phone notes in it: its maker, the place and, if *turned*, its position."""
    notes = Image.Exif()
    notes[_MAKER] = "A phone"
    notes[_PLACE] = {1: "N", 2: (40.0, 26.0, 46.0)}
    if turned:
        notes[_ORIENTATION] = ON_ITS_SIDE
    return written(scene(wide, high), "JPEG", quality=90, exif=notes.tobytes())


def drawing(wide: int = 300, high: int = 200) -> bytes:
    """Return a PNG of a few colors."""
    return written(scene(wide, high).quantize(8), "PNG")


def outlined(color: str, wide: int = 200, high: int = 80) -> bytes:
    """Return a PNG of a field in *color* with a transparent margin, as a logo has it."""
    image = Image.new("RGBA", (wide, high))
    ImageDraw.Draw(image).rectangle([10, 10, wide - 10, high - 10], fill=color)
    return written(image, "PNG")


def read(content: bytes) -> Image.Image:
    """Return the picture in *content*, whole."""
    image = Image.open(BytesIO(content))
    image.load()
    return image
