"""A picture of at most sixteen colors as PNG, the same bytes on any machine.

Pillow would write the same picture in twice the time, as it looks for a better filter for each line.
"""

import struct
import zlib
from collections.abc import Sequence

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BITS, _PALETTE = 4, 3
_NO_FILTER = b"\0"


def png(pixels: bytes, palette: Sequence[int], *, width: int) -> bytes:
    """Return *pixels*, lines of *width* pixels of four bits, as PNG (third edition, sections 5 and 11.2).

    A pixel is the place of its color in *palette*, which has three values for each color.
    """
    line = (width * _BITS + 7) // 8
    lines = [pixels[start : start + line] for start in range(0, len(pixels), line)]
    # With run-length encoding every release of zlib, on every processor, writes the same bytes. Cards consist
    # mostly of runs of one color, so the files are small and quickly written.
    packer = zlib.compressobj(strategy=zlib.Z_RLE, memLevel=9)
    packed = packer.compress(_NO_FILTER + _NO_FILTER.join(lines)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, len(lines), _BITS, _PALETTE, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"PLTE", bytes(palette)), (b"IDAT", packed), (b"IEND", b"")]
    return _SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
