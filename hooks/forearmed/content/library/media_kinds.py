"""The endings of pictures, sound and film: those that browsers show, and what to save the others as."""

from collections.abc import Mapping

PICTURES = (".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")
SOUND = (".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav")
FILM = (".m4v", ".mov", ".mp4", ".ogv", ".srt", ".vtt", ".webm")

BESIDE = frozenset({*PICTURES, *SOUND, *FILM}) - {".ico"}
"""What may lie beside the article that shows it, and not in docs/assets/ alone."""

_PHOTO = "save it as .jpg"
_DRAWING = "save it as .svg, or as .png"
_IMAGE = "save it as .png, a photo as .jpg"
_CLIP = "save it as .mp4"
_OTHERS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys((".heic", ".heif"), ("a HEIC photo", _PHOTO)),
    **dict.fromkeys((".tif", ".tiff"), ("a TIFF picture", _IMAGE)),
    **dict.fromkeys((".psd", ".psb"), ("a Photoshop file", _IMAGE)),
    **dict.fromkeys((".eps", ".ps", ".ai"), ("a drawing for printers", _DRAWING)),
    ".bmp": ("a bitmap (BMP)", _IMAGE),
    ".xcf": ("a GIMP file", _IMAGE),
    ".pdf": ("a PDF", "save the page of it as .png, or put it in docs/assets/ and link to it"),
    **dict.fromkeys((".arw", ".cr2", ".cr3", ".dng", ".nef", ".orf", ".rw2"), ("a raw photo", _PHOTO)),
    **dict.fromkeys(
        (".3gp", ".avi", ".flv", ".mkv", ".mpeg", ".mpg", ".mts", ".wmv"), ("a film of another kind", _CLIP)
    ),
}
"""What a file of this ending is, and as what to save it."""


def way_out(ending: str) -> str:
    """Return what a file with this *ending* is and as what to save it; nothing for what browsers show."""
    if ending not in _OTHERS:
        return ""
    what, advice = _OTHERS[ending]
    return f"{what}, which few browsers show; {advice}"
