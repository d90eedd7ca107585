"""The style sheet of the owner's own: the font and the accent of the settings, and a color for each tag."""

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from forearmed.content.model import Tag
from forearmed.content.settings import Brand
from forearmed.foundation.colors import Shades, shades_of

ADDRESS = "assets/stylesheets/brand.css"
"""The address of the style sheet. Pages load it after our own, and before what the project adds."""
_EVERYWHERE = ":root,\n[data-md-color-scheme]"
_FAMILY = "Forearmed Own"


def sheet(brand: Brand, tags: Mapping[str, Tag], weights: tuple[int, int] | None = None) -> bytes:
    """Return the style sheet for *brand* and *tags*, as UTF-8; nothing where neither says anything.

    *weights* are those of the brand's font, where it is a variable one.
    """
    return "\n\n".join([*_font(brand, weights), *_accent(brand), *_colors(tags)]).encode()


def _font(brand: Brand, weights: tuple[int, int] | None) -> Iterator[str]:
    if brand.font:
        yield _face(brand.font, "{} {}".format(*weights) if weights else "400")
        if brand.font_bold:
            yield _face(brand.font_bold, "600 900")
        yield f'{_EVERYWHERE} {{\n  --fa-own-font: "{_FAMILY}";\n}}'


def _face(name: str, weight: str) -> str:
    source = quote(posixpath.relpath(name, posixpath.dirname(ADDRESS)))
    return (
        f'@font-face {{\n  font-display: swap;\n  font-family: "{_FAMILY}";\n  font-weight: {weight};\n'
        f'  src: url("{source}") format("woff2");\n}}'
    )


def _accent(brand: Brand) -> Iterator[str]:
    if brand.accent or brand.accent_dark:
        yield _rule(_EVERYWHERE, "--fa-accent", brand.colors)


def _colors(tags: Mapping[str, Tag]) -> Iterator[str]:
    for name, tag in tags.items():
        if tag.color:
            yield _rule(f'[data-tag="{name}"]', "--fa-tag", shades_of(tag.color))


def _rule(selector: str, name: str, shades: Shades) -> str:
    return f"{selector} {{\n  {name}: light-dark({shades.light}, {shades.dark});\n}}"
