"""Read the team's own files that the settings name: fonts, and a logo for social cards."""

from collections.abc import Mapping
from pathlib import Path

from forearmed.content.settings import BrandFiles, Settings
from forearmed.foundation.errors import Problem


def brand_files(
    settings: Settings | None, docs: Path, config_file: Path, *, lines: Mapping[str, int]
) -> tuple[BrandFiles, list[Problem]]:
    """Return what can be used of the files, and what is wrong with the others, at the settings' lines.

    *docs* is the folder of what is published; `appearance` tells what is missing there.
    """
    if settings is None:
        return BrandFiles(), []
    brand, reader = settings.brand, _Reader(config_file, lines)
    font, bold = (reader.font(key, docs, getattr(brand, key)) for key in ("font", "font_bold"))
    files = BrandFiles(
        card_font=reader.card_font(settings.card_font),
        logo=reader.logo("logo_png" if brand.logo_png else "logo", docs, brand.drawn_logo),
        font=font and (bold or font),
        weights=reader.weights(font),
    )
    return files, reader.problems


class _Reader:
    """Reads files that *config_file* names, and collects the problems with them at their *lines*."""

    def __init__(self, config_file: Path, lines: Mapping[str, int]) -> None:
        self.problems: list[Problem] = []
        self._file = config_file
        self._lines = lines

    def card_font(self, name: str | None) -> bytes | None:
        """Return the content of the font file *name*, relative to the file of the settings."""
        if name is None:
            return None
        from forearmed.site.cards import font_fault  # with Pillow, which few commands need

        try:
            content = (self._file.parent / name).read_bytes()
            fault = font_fault(content)
        except OSError:
            content, fault = b"", "is not there; name a font file, relative to this file"
        return self._sound("card_font", name, content, fault)

    def font(self, key: str, docs: Path, name: str | None) -> bytes | None:
        """Return the content of the font file *name* in *docs*."""
        if name is None or not (docs / name).is_file():
            return None
        from forearmed.site.cards import font_fault  # with Pillow, which few commands need

        content = (docs / name).read_bytes()
        fault = font_fault(content) and "is no font; save it again as .woff2"
        return self._sound(f"brand.{key}", name, content, fault)

    def logo(self, key: str, docs: Path, name: str | None) -> bytes | None:
        """Return the content of the picture *name* in *docs*, with a warning if no card can show it."""
        if name is None or not (docs / name).is_file():
            return None
        from forearmed.site.cards import logo_fault  # with Pillow, which few commands need

        content = (docs / name).read_bytes()
        return self._sound(f"brand.{key}", name, content, logo_fault(content), warning=True)

    @staticmethod
    def weights(font: bytes | None) -> tuple[int, int] | None:
        """Return the least and the greatest weight of *font*, where it is a variable one."""
        if font is None:
            return None
        from forearmed.site.cards import font_weights  # with Pillow, which few commands need

        return font_weights(font)

    def _sound(
        self, key: str, name: str, content: bytes, fault: str | None, *, warning: bool = False
    ) -> bytes | None:
        """Return *content*, or None with a problem where it has a *fault*."""
        if not fault:
            return content
        line = self._lines.get(f"extra.forearmed.{key}", 1)
        self.problems.append(Problem(self._file.name, line, f'{key}: "{name}" {fault}', warning=warning))
        return None
