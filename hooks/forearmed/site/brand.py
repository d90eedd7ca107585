"""The style sheet of the owner's own colors: the accent of the settings, and a color for each tag."""

from collections.abc import Iterator, Mapping

from forearmed.content.model import Tag
from forearmed.content.settings import Brand
from forearmed.foundation.colors import Shades, shades_of

ADDRESS = "assets/stylesheets/brand.css"
"""The address of the style sheet. Pages load it after our own, and before what the project adds."""


def sheet(brand: Brand, tags: Mapping[str, Tag]) -> bytes:
    """Return the style sheet for *brand* and *tags*, as UTF-8; nothing where neither has a color."""
    return "\n\n".join([*_accent(brand), *_colors(tags)]).encode()


def _accent(brand: Brand) -> Iterator[str]:
    if brand.accent or brand.accent_dark:
        yield _rule(":root,\n[data-md-color-scheme]", "--fa-accent", brand.colors)


def _colors(tags: Mapping[str, Tag]) -> Iterator[str]:
    for name, tag in tags.items():
        if tag.color:
            yield _rule(f'[data-tag="{name}"]', "--fa-tag", shades_of(tag.color))


def _rule(selector: str, name: str, shades: Shades) -> str:
    return f"{selector} {{\n  {name}: light-dark({shades.light}, {shades.dark});\n}}"
