"""Read the team's own font for social cards, which the settings name."""

from collections.abc import Mapping
from pathlib import Path

from forearmed.content.settings import Settings
from forearmed.foundation.errors import Problem

_KEY = "extra.forearmed.card_font"


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
    return None, [Problem(config_file.name, lines.get(_KEY, 1), message)]
