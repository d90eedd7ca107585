"""The items of an XML export, one at a time: a file of any size takes the memory of its largest item.

Each item is parsed alone and strictly, so one that is broken is named and the others live. What people and
old plugins break most (a bare ``&``, a prefix that is not declared, ``]]>`` in a text) is mended, and said.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import NamedTuple, TypeVar

import lxml.etree
from lxml.etree import _Element as Element

from forearmed.archive.readers.bundle import LARGEST, Source
from forearmed.archive.readers.reader import Heard, unheard
from forearmed.archive.readers.xml_bytes import readable, sound

__all__ = [
    "Broken", "Element", "Read", "Split", "head_of", "items_in", "local", "local_name", "namespaces_in",
    "text_of",
]  # fmt: skip

T = TypeVar("T")

_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b[^>]*>")
_DECLARED = re.compile(rb"""xmlns:(\w+)\s*=\s*("[^"]*"|'[^']*')""")
_DEFAULT = re.compile(rb"""xmlns\s*=\s*("[^"]*"|'[^']*')""")
_PREFIX = re.compile(rb"</?(\w+):\w|\s(\w+):\w+\s*=")
_BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(\w{2,8};)?")
_FORBIDDEN = re.compile(rb"&#(?:x0*([0-9a-fA-F]+)|0*(\d+));")
_SECTION = re.compile(rb"<((?:\w+:)?\w+)>\s*<!\[CDATA\[(.*?)\]\]>\s*</\1>", re.DOTALL)
_TITLE = re.compile(rb"<title[^>]*>\s*(?:<!\[CDATA\[)?\s*(.{1,200}?)\s*(?:\]\]>)?\s*</title>", re.DOTALL)
_SECTIONS = re.compile(rb"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>")
_LONGEST_TAG = 64
_OPEN, _CLOSE = b"<![CDATA[", b"]]>"
_LOWEST = 32


class Read(NamedTuple):
    """An item as an *element*; *repaired* says what had to be mended."""

    element: Element
    repaired: str = ""


@dataclass(frozen=True)
class Broken:
    """An item that cannot be parsed: its *title* as far as it can be seen, and *why*."""

    title: str
    why: str


@dataclass(frozen=True)
class Split:
    """What stands around the items: the *head* of the file, and whether its end is there."""

    head: bytes
    is_whole: bool


def items_in(
    path: Source, name: str, heard: Heard = unheard, usual: Callable[[bytes], T | None] | None = None
) -> Iterator[Read | Broken | Split | T]:
    """Yield every item of *path* in order; *name* is what its element is called. A `Split` comes last.

    What *usual* makes of an item's bytes is yielded instead; where it makes nothing, the item is parsed.
    """
    pieces = _Pieces(readable(path, heard), name.encode())
    strict: _Strict | None = None
    for raw in pieces:
        if usual and (known := usual(raw)) is not None:
            yield known
            continue
        strict = strict or _Strict(pieces.head)
        found = strict.read(raw)
        if isinstance(found, Read):
            yield found
        else:
            yield from _split(found, sound(raw), pieces.start, strict)
    yield Split(sound(pieces.head), pieces.is_whole)


def head_of(path: Source, name: str) -> bytes:
    """Return what stands before the first item of *path*; no more than that is read."""
    pieces = _Pieces(readable(path), name.encode())
    next(iter(pieces), None)
    return sound(pieces.head)


def namespaces_in(head: bytes) -> dict[str, str]:
    """Return by prefix the namespaces that the root declares, which *head* ends with or holds."""
    root = _ROOT.search(head)
    declared = _DECLARED.findall(root[0]) if root else []
    return {prefix.decode(): address[1:-1].decode("utf-8", "replace") for prefix, address in declared}


def local(element: Element) -> str:
    """Return the name of *element* without its namespace; nothing for a comment."""
    return local_name(element.tag)  # type: ignore[arg-type]  # no tag is a bytearray


@cache  # an export has few names, and each many times
def local_name(tag: object) -> str:
    """Return *tag*, an element's, without its namespace; nothing for that of a comment, which is no text."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Element | None) -> str:
    """Return the text in *element*, without the space around it that some programs add."""
    if element is None:
        return ""
    text = "".join(map(str, element.itertext())) if len(element) else element.text
    return text.strip() if text else ""


class _Pieces:
    """The raw bytes of each item. Once all are read, *head* and *is_whole* are known."""

    def __init__(self, chunks: Iterator[bytes], name: bytes) -> None:
        self._chunks = chunks
        self.start = re.compile(rb"<" + name + rb"(?=[\s>])")
        self._end = b"</" + name + b">"
        self._buffer = b""
        self._at = 0  # what is before it has been yielded
        self.head = b""
        self.is_whole = False

    def __iter__(self) -> Iterator[bytes]:
        while (start := self._find_start()) >= 0:
            self.head = self.head or self._buffer[:start]
            self._at = start
            end = self._find_end()
            yield self._buffer[self._at : end]
            self._at = end
        self.head = self.head or self._buffer
        self.is_whole = bool(_END.search(self._buffer, self._at))

    def _more(self) -> bool:
        chunk = next(self._chunks, None)
        self._buffer = self._buffer[self._at :] + (chunk or b"")
        self._at = 0
        return chunk is not None

    def _find_start(self) -> int:
        """Return where the next item starts, or -1 when there is none."""
        place = self._at
        while not (found := self.start.search(self._buffer, place)):
            if len(self._buffer) - self._at > LARGEST:  # no more than that stands around items
                self.head = self.head or self._buffer
                self._at = len(self._buffer) - _LONGEST_TAG
            seen = max(0, len(self._buffer) - self._at - _LONGEST_TAG)
            if not self._more():
                return -1
            place = seen
        return found.start()

    def _find_end(self) -> int:
        """Return where the current item ends: behind its end tag, outside texts, or where the file ends."""
        place = self._at
        while True:
            found = self._buffer.find(self._end, place)
            if found >= 0:
                place = found + len(self._end)
                if self._is_outside(found):
                    return place
                continue
            seen = max(0, len(self._buffer) - self._at - _LONGEST_TAG)
            if len(self._buffer) - self._at > LARGEST or not self._more():
                return len(self._buffer)
            place = seen

    def _is_outside(self, place: int) -> bool:
        """Tell whether *place* is in no CDATA section of the current item."""
        opened = self._buffer.rfind(_OPEN, self._at, place)
        return opened < 0 or self._buffer.find(_CLOSE, opened, place) >= 0


class _Strict:
    """A strict parser for items of one file, in the namespaces that its *head* declares."""

    def __init__(self, head: bytes) -> None:
        self._parser = lxml.etree.XMLParser(
            huge_tree=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            collect_ids=False,
            encoding="utf-8",
        )
        root = _ROOT.search(head)
        written = root[0] if root else b""
        self._declared = dict(_DECLARED.findall(written))
        default = _DEFAULT.search(written)
        names = [b" xmlns:%s=%s" % each for each in self._declared.items()]
        self._names = b"".join(names) + (b" xmlns=" + default[1] if default else b"")

    def read(self, raw: bytes) -> Read | Broken:
        """Return the item *raw*, mended where need be."""
        try:
            return Read(self._parse(raw))
        except lxml.etree.XMLSyntaxError as error:
            why, mended = error.msg or "", sound(raw)
        return self.read(mended) if mended != raw else self._mended(raw, why)

    def _mended(self, raw: bytes, why: str) -> Read | Broken:
        """Return the item *raw*, which is not well-formed for the reason *why*, mended where it can be."""
        done: list[str] = []
        for what, mend in _MENDS:
            mended = mend(raw)
            done += [what] if mended != raw else []
            raw = mended
            try:
                return Read(self._parse(raw, self._undeclared(raw)), " and ".join(done))
            except lxml.etree.XMLSyntaxError:
                continue
        return Broken(_title(raw), f"it is not well-formed ({why.partition(', line')[0]})")

    def _parse(self, raw: bytes, names: bytes = b"") -> Element:
        root = lxml.etree.fromstring(b"<r%s%s>%s</r>" % (self._names, names, raw), self._parser)
        return root[0]

    def _undeclared(self, raw: bytes) -> bytes:
        """Return a declaration for each prefix in *raw* that nobody declares."""
        outside = b"".join(_SECTIONS.split(raw)[::2])
        used = {one or other for one, other in _PREFIX.findall(outside)} - {b"xml", b"xmlns"}
        declared = self._declared.keys() | dict(_DECLARED.findall(outside)).keys()
        return b"".join(b' xmlns:%s="undeclared:%s"' % (each, each) for each in sorted(used - declared))


def _split(
    found: Read | Broken, raw: bytes, start: re.Pattern[bytes], strict: _Strict
) -> Iterator[Read | Broken]:
    """Yield *found*, the item *raw*; where the end of one is missing, *raw* holds the following ones, too."""
    while isinstance(found, Broken) and (following := start.search(raw, 1)):
        yield Broken(_title(raw[: following.start()]), "its end is missing")
        raw = raw[following.start() :]
        found = strict.read(raw)
    yield found


def _bare(raw: bytes) -> bytes:
    """Return *raw* with every ``&`` that begins no reference written as one; texts in CDATA stay."""
    parts = _SECTIONS.split(raw)
    return b"".join(
        part if number % 2 else _FORBIDDEN.sub(_allowed, _BARE.sub(_escaped, part))
        for number, part in enumerate(parts)
    )


def _escaped(found: re.Match[bytes]) -> bytes:
    named = unescape(found[0].decode("utf-8", "replace"))
    return named.encode() if found[1] and not named.startswith("&") else b"&amp;" + (found[1] or b"")


def _allowed(found: re.Match[bytes]) -> bytes:
    number = int(found[1], 16) if found[1] else int(found[2])
    return found[0] if number >= _LOWEST or number in b"\t\n\r" else b""


def _less(raw: bytes) -> bytes:
    """Return *raw* with each ``<`` that begins no tag written as a reference; texts in CDATA stay."""
    parts = _SECTIONS.split(raw)
    return b"".join(
        part if number % 2 else re.sub(rb"<(?![/?!]?[A-Za-z_])", b"&lt;", part)
        for number, part in enumerate(parts)
    )


def _closed(raw: bytes) -> bytes:
    """Return *raw* with each ``]]>`` inside a text written as XML wants it."""
    return _SECTION.sub(
        lambda found: (
            b"<%s><![CDATA[%s]]></%s>" % (found[1], found[2].replace(_CLOSE, b"]]]]><![CDATA[>"), found[1])
        ),
        raw,
    )


_MENDS = (("a bare & in it", _bare), ("a bare < in it", _less), ("a ]]> in its text", _closed))


def _title(raw: bytes) -> str:
    found = _TITLE.search(raw)
    return unescape(found[1].decode("utf-8", "replace")) if found else ""
