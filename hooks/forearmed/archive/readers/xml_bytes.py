"""The bytes of an XML export as UTF-8 that a strict parser takes: other encodings and wrong bytes are mended.

A parser that repairs by itself loses text in silence, so what XML forbids is taken out here, and the parser
stays strict. It refuses every such byte, so only what it refuses has to be mended: nearly nothing.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO

from forearmed.archive.readers.bundle import UNREADABLE, Source, refusal
from forearmed.archive.readers.reader import Heard, unheard

CHUNK = 1 << 17
_FORBIDDEN = bytes(sign for sign in range(32) if sign not in b"\t\n\r")  # XML 1.0, section 2.2
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)""")
_ESCAPED = re.compile("[\udc80-\udcff]+")  # bytes that are not of the encoding, as Python keeps them
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WITHOUT_MARK = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


def readable(path: Source, heard: Heard = unheard) -> Iterator[bytes]:
    """Yield the content of *path* in UTF-8, in pieces; wrong bytes and what XML forbids may be in it."""
    try:
        with path.open("rb") as file:
            pieces = _pieces(file, heard)
            first = next(pieces, b"")
            encoding, skipped = _encoding(first)
            yield from _in_utf_8(chain([first[skipped:]], pieces), encoding)
    except UNREADABLE as error:
        raise refusal(path, error) from None


def _pieces(file: IO[bytes], heard: Heard) -> Iterator[bytes]:
    while piece := file.read(CHUNK):
        heard(len(piece))
        yield piece


def sound(content: bytes) -> bytes:
    """Return *content*, in UTF-8, without what XML forbids.

    Bytes that are not of UTF-8 are read as Windows-1252, as browsers do.
    """
    return permitted(_encoded(content.decode("utf-8", "surrogateescape")))


def permitted(content: bytes) -> bytes:
    """Return *content* without the signs that XML forbids; bytes that are not of UTF-8 stay."""
    cleaned = content.translate(None, _FORBIDDEN)
    if _NO_CHARACTERS[0][:1] in cleaned:
        for sign in _NO_CHARACTERS:
            cleaned = cleaned.replace(sign, b"")
    return cleaned


def sound_text(content: bytes) -> str:
    """Return *content* as `sound` mends it, as text."""
    return sound(content).decode()


def _in_utf_8(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding == "utf-8":
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(encoding)(errors=_errors(encoding))
    for chunk in chunks:
        yield _encoded(decoder.decode(chunk))
    yield _encoded(decoder.decode(b"", final=True))


def _encoding(head: bytes) -> tuple[str, int]:
    """Return the encoding of a file that begins with *head*, and how many bytes its mark takes."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    for start, name in _WITHOUT_MARK:
        if head.startswith(start):
            return name, 0
    declared = _DECLARED.match(head)
    try:
        return codecs.lookup(declared[1].decode("ascii") if declared else "utf-8").name, 0
    except LookupError:
        return "utf-8", 0


def _errors(encoding: str) -> str:
    return "replace" if encoding.startswith("utf-16") else "surrogateescape"


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _ESCAPED.sub(_as_windows, text).encode("utf-8", "ignore")


def _as_windows(found: re.Match[str]) -> str:
    return found[0].encode("ascii", "surrogateescape").decode("cp1252", "ignore")
