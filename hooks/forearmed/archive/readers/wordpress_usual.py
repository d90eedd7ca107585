"""An item as WordPress itself writes it, read from its text: in less than half the time that a tree takes.

What has anything else in it (a reference, a comment of XML, a prefix that nobody declares) is not read here.
It is for the strict parser, which tells whether the item is sound.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from forearmed.archive.readers.wordpress_fields import TEXTS, Fields, long_text, meta_in, terms_in
from forearmed.archive.readers.xml_bytes import permitted, sound_text

# A repetition of one sign keeps what it has taken ("*+"): nothing behind it begins with such a sign. One of
# more than a sign does not, since Python before 3.11.5 matches those wrongly (python/cpython#106052).
_ANY = r"[^\]]*+(?:\](?!\]>)[^\]]*+)*"
_UNREAD = rf"(?:<!\[CDATA\[{_ANY}\]\]>|[^<&\]]*+)"
_READ = rf"(?:<!\[CDATA\[({_ANY})\]\]>|([^<&\]]*+))"
_META = (
    r"<wp:{0}meta>\s*<wp:meta_key>{1}</wp:meta_key>\s*<wp:meta_value>{1}</wp:meta_value>\s*</wp:{0}meta>"
).format
_COMMENT = (
    r"<wp:comment>"
    rf"(?:\s*(?:<wp:(comment_\w+)>{_UNREAD}</wp:\7>|{_META('comment', _UNREAD)}))*"
    r"\s*</wp:comment>"
)
_ATTRIBUTE = r'(?: (?:isPermaLink="\w++"|domain="([\w-]++)"(?: nicename="[^"<&\s]*+")?))?'
_ELEMENT = re.compile(
    rf"<([A-Za-z][\w:]*+){_ATTRIBUTE}(?:>{_READ}</\1>|\s*/>)\s*+"
    rf"((?:{_META('post', _UNREAD)}\s*+)*)((?:{_COMMENT}\s*+)*)".encode()
)
"""An element without others in it, and the further fields and the comments that follow it."""

_NAME, _TAXONOMY, _SECTION, _TEXT, _FIELDS, _COMMENTS, _ = range(1, 8)
_STEP = 8
"""So many parts has an item for each element: what is before it, and the groups of the expression."""

_FIELD = re.compile(_META("post", _READ).encode())
_TAG = re.compile(r"(?:([a-z]\w*):)?([a-z]\w*)", re.IGNORECASE)
_END = b"</item>"
_AROUND = [b"<item>", _END]
_MOST_SHAPES = 4096


class _Shape(NamedTuple):
    """Where in an item's parts its values are, by the names of its elements: first texts, then terms."""

    names: Sequence[str]
    places: Sequence[tuple[int, int]]
    """For each value, its two places: in a section, and as text."""

    taxonomies: Sequence[int]


class Usual:
    """Reads items of an export that declares *namespaces*, by prefix, as WordPress itself writes them."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._namespaces = namespaces
        self._shapes: dict[tuple[bytes, ...], _Shape | None] = {}

    def fields_of(self, raw: bytes) -> Fields | None:
        """Return what the item *raw* says, or None where it is for the XML parser."""
        if not raw.endswith(_END):  # its last section may have no end either
            return None
        parts = _ELEMENT.split(_with_line_ends(permitted(raw)))
        shape = self._shape_of(tuple(parts[_NAME::_STEP]))
        if shape is None or b"".join(parts[::_STEP]).split() != _AROUND:
            return None
        fields = b"".join(filter(None, parts[_FIELDS::_STEP]))
        values = _texts([parts[section] or parts[text] or b"" for section, text in shape.places])
        kinds = [(parts[at] or b"category").decode() for at in shape.taxonomies]
        return Fields(
            dict(zip(shape.names, values, strict=False)),
            terms_in(zip(kinds, values[len(shape.names) :], strict=True)),
            meta_in(map(_pair, _FIELD.findall(fields))) if fields else {},
            b"".join(filter(None, parts[_COMMENTS::_STEP])).count(b"<wp:comment>"),
        )

    def _shape_of(self, names: tuple[bytes, ...]) -> _Shape | None:
        """Return the shape of an item whose elements have *names*: there are few, and many items of each."""
        try:
            return self._shapes[names]
        except KeyError:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            return self._shapes.setdefault(names, _shape(names, self._namespaces))


def _shape(names: Sequence[bytes], namespaces: Mapping[str, str]) -> _Shape | None:
    """Return where the values of an item with elements of these *names* are; None if it is for the parser."""
    texts: dict[str, int] = {}
    terms: list[int] = []
    for number, written in enumerate(names):
        tag = _TAG.fullmatch(written.decode())
        prefix, name = tag.groups("") if tag else ("", "")
        if not name or name in ("postmeta", "comment") or (prefix and prefix not in namespaces):
            return None
        if name in TEXTS:
            texts.setdefault(name, number * _STEP)
        elif name == "category":
            terms.append(number * _STEP)
        elif name == "encoded":
            texts[long_text(namespaces.get(prefix, ""), prefix)] = number * _STEP
    places = [(at + _SECTION, at + _TEXT) for at in (*texts.values(), *terms)]
    return _Shape([*texts], places, [at + _TAXONOMY for at in terms]) if "wp" in namespaces else None


def _with_line_ends(raw: bytes) -> bytes:
    """Return *raw* with line ends as XML has them (XML 1.0, section 2.11)."""
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in raw else raw


def _texts(raws: Sequence[bytes]) -> list[str]:
    """Return *raws* as text, without the space around each."""
    try:
        # At once: no permitted text has a NUL in it.
        texts = b"\0".join(raws).decode().split("\0") if raws else []
    except UnicodeDecodeError:
        texts = list(map(sound_text, raws))
    return list(map(str.strip, texts))


def _pair(found: tuple[bytes, bytes, bytes, bytes]) -> tuple[str, str]:
    key, other, value, text = found
    name, said = _texts([key or other, value or text])
    return name, said
