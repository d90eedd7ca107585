"""How many pixels a picture has, read from its first bytes: a small file can fill a reader's whole memory.

Formats: PNG (ISO 15948, 11.2.2), JPEG (ITU-T T.81, B.2.2), GIF89a (section 18), WebP (RFC 9649, section 2),
AVIF (ISO 23008-12, 6.5.3), BMP.
"""

import struct
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from forearmed.content.library.folders import Asset
from forearmed.foundation.errors import Problem

LONGEST_SIDE = 12_000
MOST_PIXELS = 40_000_000
"""What a picture may have: each takes four bytes of memory, of a phone's or of a build's."""
LARGEST_PHOTO = 16_400, 210_000_000
"""What a JPEG may have, of which a build never holds all pixels at once: the largest photo of a phone."""

_PICTURES = {".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".webp"}
_FIRST = 4096
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_ALONE = {0x01, *range(0xD0, 0xDA)}


def check_sizes(assets: Iterable[Asset], *, folder: str) -> Iterator[Problem]:
    """Yield a problem for each picture among *assets* that has too many pixels."""
    for asset in assets:
        if PurePosixPath(asset.src_uri).suffix.lower() in _PICTURES and (fault := size_fault(asset)):
            yield Problem(asset.path(folder), 1, fault)


def size_fault(asset: Asset) -> str | None:
    """Return that the picture *asset* has too many pixels to be decoded, if it has."""
    wide, high = _size(asset)
    is_photo = PurePosixPath(asset.src_uri).suffix.lower() in (".jpeg", ".jpg") and not asset.in_root
    side, most = LARGEST_PHOTO if is_photo else (LONGEST_SIDE, MOST_PIXELS)
    if max(wide, high) <= side and wide * high <= most:
        return None
    limit = f"at most {side:,} a side and {most // 1_000_000} million in all"
    return f"has {wide:,} x {high:,} pixels; save it smaller, {limit}"


def _size(asset: Asset) -> tuple[int, int]:
    """Return width and height of a picture in pixels; of what no browser can show, 0 and 0."""
    try:
        with asset.file.open("rb") as opened:
            return pixels(opened)
    except (OSError, struct.error):
        return 0, 0


def pixels(file: BinaryIO) -> tuple[int, int]:
    """Return width and height of the picture in *file*, whatever it is called; 0 and 0 if it is none.

    Raises struct.error where it ends too early.
    """
    first = file.read(_FIRST)
    if first.startswith(b"\x89PNG"):
        return _two(">II", first[16:24])
    if first.startswith(b"GIF8"):
        return _two("<HH", first[6:10])
    if first.startswith(b"BM"):
        wide, high = struct.unpack("<ii", first[18:26])
        return abs(wide), abs(high)
    if first[:4] == b"RIFF" and first[8:12] == b"WEBP":
        return _webp(first)
    if first.startswith(b"\xff\xd8"):
        return _jpeg(file)
    if first[4:8] == b"ftyp":
        return _avif(first)
    return 0, 0


def _two(form: str, content: bytes) -> tuple[int, int]:
    wide, high = struct.unpack(form, content)
    return wide, high


def _webp(first: bytes) -> tuple[int, int]:
    kind = first[12:16]
    if kind == b"VP8X":  # two numbers of three bytes, each less by one than what it means
        return 1 + int.from_bytes(first[24:27], "little"), 1 + int.from_bytes(first[27:30], "little")
    if kind == b"VP8L":  # two numbers of 14 bits, likewise
        (both,) = struct.unpack("<I", first[21:25])
        return 1 + (both & 0x3FFF), 1 + (both >> 14 & 0x3FFF)
    wide, high = _two("<HH", first[26:30])
    return wide & 0x3FFF, high & 0x3FFF


def _jpeg(file: BinaryIO) -> tuple[int, int]:
    """Return what the first frame header says; thumbnails stand inside other segments and are passed over."""
    file.seek(2)
    while file.read(1) == b"\xff":
        while (kind := file.read(1)) == b"\xff":
            pass  # any number of them may stand before a marker
        if not kind or kind[0] in _ALONE:
            continue
        (length,) = struct.unpack(">H", file.read(2))
        if kind[0] in _FRAMES:
            _, high, wide = struct.unpack(">BHH", file.read(5))
            return wide, high
        file.seek(max(length - 2, 0), 1)
    return 0, 0


def _avif(first: bytes) -> tuple[int, int]:
    """Return the largest size that any part of the picture has."""
    found = [
        _two(">II", first[place + 8 : place + 16])
        for place in range(len(first) - 16)
        if first[place : place + 4] == b"ispe"
    ]
    return max(found, default=(0, 0), key=lambda size: size[0] * size[1])
