"""Read the team's own files for social cards, which the settings name: a font and a logo."""

from collections.abc import Mapping
from pathlib import Path

from forearmed.content.settings import Settings
from forearmed.foundation.errors import Problem


def card_font(
    settings: Settings | None, config_file: Path, *, lines: Mapping[str, int]
) -> tuple[bytes | None, list[Problem]]:
    """Return the content of the font file, or None, and what is wrong with the setting at its line."""
    if settings is None or settings.card_font is None:
        return None, []
    from forearmed.site.cards import font_fault  # with Pillow, which few commands need

    try:
        content = (config_file.parent / settings.card_font).read_bytes()
        fault = font_fault(content)
    except OSError:
        content, fault = b"", "is not there; name a font file, relative to this file"
    if fault is None:
        return content, []
    message = f'card_font: "{settings.card_font}" {fault}'
    return None, [_problem(config_file, "card_font", message, lines=lines)]


def card_logo(
    settings: Settings | None, docs: Path, config_file: Path, *, lines: Mapping[str, int]
) -> tuple[bytes | None, list[Problem]]:
    """Return the content of the logo for cards, or None, and a warning for one that no card can show."""
    name = settings.brand.drawn_logo if settings else None
    if name is None or not (docs / name).is_file():  # `appearance` tells of a file that is missing
        return None, []
    from forearmed.site.cards import logo_fault  # with Pillow, which few commands need

    content = (docs / name).read_bytes()
    if (fault := logo_fault(content)) is None:
        return content, []
    key = "brand.logo_png" if settings and settings.brand.logo_png else "brand.logo"
    return None, [_problem(config_file, key, f'{key}: "{name}" {fault}', lines=lines, warning=True)]


def _problem(
    file: Path, key: str, message: str, *, lines: Mapping[str, int], warning: bool = False
) -> Problem:
    return Problem(file.name, lines.get(f"extra.forearmed.{key}", 1), message, warning=warning)
