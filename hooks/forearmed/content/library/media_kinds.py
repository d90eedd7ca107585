"""The endings of pictures, sound and film: those that browsers show, and what to save the others as."""

from collections.abc import Mapping

from forearmed.foundation.wording import objections

PICTURES = (".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")
SOUND = (".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav")
FILM = (".m4v", ".mov", ".mp4", ".ogv", ".srt", ".vtt", ".webm")

BESIDE = frozenset({*PICTURES, *SOUND, *FILM}) - {".ico"}
"""What may lie beside the article that shows it, and not in docs/assets/ alone."""

OTHERS: Mapping[str, str] = {
    **dict.fromkeys((".heic", ".heif"), objections.HEIC),
    **dict.fromkeys((".tif", ".tiff"), objections.TIFF),
    **dict.fromkeys((".psd", ".psb"), objections.PHOTOSHOP),
    **dict.fromkeys((".eps", ".ps", ".ai"), objections.PRINTERS),
    ".bmp": objections.BITMAP,
    ".xcf": objections.GIMP,
    ".pdf": objections.PDF,
    **dict.fromkeys((".arw", ".cr2", ".cr3", ".dng", ".nef", ".orf", ".rw2"), objections.RAW),
    **dict.fromkeys((".3gp", ".avi", ".flv", ".mkv", ".mpeg", ".mpg", ".mts", ".wmv"), objections.FILM),
}
"""What a file of this ending is, and as what to save it."""


def way_out(ending: str) -> str:
    """Return what a file with this *ending* is and as what to save it; nothing for what browsers show."""
    return OTHERS.get(ending, "")
