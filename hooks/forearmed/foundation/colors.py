"""Colors as people see them: how well one can be read on another, and shades of the same hue."""

import math
import re
from typing import NamedTuple

Rgb = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1, in linear light."""

HEX = re.compile(r"#[0-9a-fA-F]{6}")
"""How a color is written."""
READABLE = 4.5
"""The contrast that text needs (WCAG 2.2, section 1.4.3)."""
LIGHT, DARK = "#f3f6f8", "#1a2127"
"""What color has to be read on: the darker of the light grounds, and the lighter of the dark ones."""
_CALM = 7.5
"""The contrast of a light shade that is made for dark grounds: as much as ours have."""
_STEPS = 40


class Shades(NamedTuple):
    """One color for *light* and one for *dark* grounds."""

    light: str
    dark: str


HOUSE = Shades("#0b6b66", "#6fd3c9")
"""The accent of a site whose settings name none."""
NEUTRAL = Shades("#4d5f70", "#aebfcc")
"""The color of a tag that has none."""


def contrast(one: str, other: str) -> float:
    """Return how much *one* color stands out from the *other*: from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted([_luminance(_linear(one)), _luminance(_linear(other))])
    return (high + 0.05) / (low + 0.05)


def readable_shade(color: str, ground: str, *, wanted: float = READABLE) -> str:
    """Return the shade of *color* nearest to it that has the *wanted* contrast to *ground*.

    Its hue is the same, and its chroma as far as screens have it. *color* itself, where it has the contrast.
    """
    if contrast(color, ground) >= wanted:
        return color
    lightness, chroma, hue = _lch(_linear(color))
    near, far = lightness, 1.0 if _luminance(_linear(ground)) < 0.18 else 0.0
    for _ in range(_STEPS):
        middle = (near + far) / 2
        if contrast(_shade(middle, chroma, hue), ground) < wanted:
            near = middle
        else:
            far = middle
    return _shade(far, chroma, hue)


def shades_of(color: str) -> Shades:
    """Return *color*, made for light grounds, with a shade for dark ones."""
    return Shades(color, readable_shade(color, DARK, wanted=_CALM))


def _shade(lightness: float, chroma: float, hue: float) -> str:
    """Return the color with this *lightness* and *hue*, and as much of *chroma* as sRGB has."""
    most, least = chroma, 0.0
    if not _is_shown(_rgb(lightness, most, hue)):
        for _ in range(_STEPS):
            middle = (most + least) / 2
            most, least = (most, middle) if _is_shown(_rgb(lightness, middle, hue)) else (middle, least)
        most = least
    return _written(_rgb(lightness, most, hue))


def _is_shown(rgb: Rgb) -> bool:
    return all(-1e-6 <= part <= 1 + 1e-6 for part in rgb)


def _luminance(rgb: Rgb) -> float:
    red, green, blue = rgb
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(color: str) -> Rgb:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (octet / 255 for octet in bytes.fromhex(color.removeprefix("#")))
    )
    return red, green, blue


def _written(rgb: Rgb) -> str:
    parts = (min(max(part, 0.0), 1.0) for part in rgb)
    curved = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in parts)
    return "#" + "".join(f"{round(part * 255):02x}" for part in curved)


def _lch(rgb: Rgb) -> tuple[float, float, float]:
    """Return lightness, chroma and hue in OKLCH (CSS Color Module Level 4, section 9)."""
    red, green, blue = rgb
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _rgb(lightness: float, chroma: float, hue: float) -> Rgb:
    """Return the color of `_lch`; parts below 0 or above 1 are of colors that sRGB has not."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
