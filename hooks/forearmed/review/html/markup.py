"""Read HTML as browsers do: every element with its attributes, and how they nest. Knows no rules.

A browser changes how it reads inside a few elements only (``script``, ``title`` and their like). None of
them may be published, so up to the first of them this is exactly the tokenizer of the HTML standard
(section 13.2.5), and behind it nothing matters any more but a good message.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5

from forearmed.review.html.nesting import Nesting

# Groups marked "+" never give back what they took: a tag has one reading, in time linear in its length.
_S = r"[\t\n\f\r ]"
_QUOTED = r'"[^"]*+"|' + r"'[^']*+'"
_VALUE = rf"(?:{_QUOTED}|[^\t\n\f\r >\"'][^\t\n\f\r >]*+|(?=>))"
_ATTRIBUTE = rf"[^\t\n\f\r />][^\t\n\f\r />=]*+(?:{_S}*+={_S}*+{_VALUE}|(?!{_S}*+=))"
_TOKEN = re.compile(
    rf"<(?:(?P<close>/)?+(?P<name>[a-zA-Z][^\t\n\f\r />]*+)(?P<attributes>(?:[\t\n\f\r /]++|{_ATTRIBUTE})*+)>"
    r"|(?P<cdata>!\[CDATA\[)"
    r"|(?P<comment>!--(?:-?>|(?s:.*?)--!?>)|(?:(?!!--)[!?][^>]*+|/(?:[^a-zA-Z>][^>]*+)?)>)"
    r"|(?P<broken>[a-zA-Z!?/]))"
)
_WRITTEN = re.compile(
    rf"([^\t\n\f\r />][^\t\n\f\r />=]*+)(?:{_S}*+={_S}*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\t\n\f\r >]++))?)?"
)
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|([a-zA-Z][a-zA-Z0-9]*;))")
_MAY_HOLD_COMMENTS = re.compile(r"<[!?]|</[^a-zA-Z]")
_SHOWN = 30
_BEGINNING = re.compile(r"(?<=[\w<])[^\w<]")
_RAW = {
    "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp",
}  # fmt: skip
_PLAIN_TITLE = re.compile(r"[^<]*+</title[\t\n\f\r />]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag: its name and attributes in lower case; of a repeated attribute, the first counts.

    *nth* counts the page's elements of that name, from 1. If *raw* is true, browsers may read the content as
    something else than HTML, so this reader skipped it.
    """

    tag: str
    attributes: Mapping[str, str]
    nth: int
    raw: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag, ``<b`` or ``</b``, or an ``attribute=`` of a *tag* with its *value*; *place* is its offset."""

    name: str
    place: int
    tag: str = ""
    value: str = ""


@dataclass
class Markup:
    """What a browser finds. *broken* is the beginning of a tag that never ends and swallows what follows."""

    elements: list[Element] = field(default_factory=list)
    nesting: Nesting = field(default_factory=Nesting)
    broken: str = ""

    def anchors(self) -> frozenset[str]:
        """Return what a link to this page may name behind its ``#``."""
        named = (element.attributes for element in self.elements)
        return frozenset(found[name] for found in named for name in ("id", "name") if name in found)


def read(html: str) -> Markup:
    """Read *html*, whatever it holds."""
    markup = Markup()
    counted: Counter[str] = Counter()
    for token, raw in _tokens(html):
        if not token["name"]:
            markup.broken = html[token.start() : token.start() + _SHOWN]
            break
        tag, written = token["name"].lower(), token["attributes"]
        if token["close"]:
            markup.nesting.close(tag)
        else:
            counted[tag] += 1
            attributes = _attributes(written) if written else {}
            markup.elements.append(Element(tag, attributes, counted[tag], raw))
            markup.nesting.open(tag, closed=written.endswith("/"), nth=counted[tag])
    return markup


def marks(html: str) -> Iterator[Mark]:
    """Yield every tag of *html* and its attributes, up to one that never ends: of that, the beginning."""
    for token, _ in _tokens(html):
        if token["name"]:
            tag = token["name"].lower()
            yield Mark(f"</{tag}" if token["close"] else f"<{tag}", token.start())
            yield from attribute_marks(token["attributes"], token.start("attributes"), tag)
        else:
            yield Mark(beginning(html[token.start() : token.start() + _SHOWN]), token.start())
            break


def attribute_marks(written: str, place: int = 0, tag: str = "") -> Iterator[Mark]:
    """Yield each attribute that is *written* at *place*, in a *tag* or in braces."""
    for found in _WRITTEN.finditer(written):
        value = _decoded("".join(text or "" for text in found.groups()[1:]))
        yield Mark(f"{found[1].lower()}=", place + found.start(), tag, value)


def beginning(broken: str) -> str:
    """Return the sign and the name that a *broken* tag begins with."""
    return _BEGINNING.split(broken)[0].lower()


def without_comments(html: str) -> str:
    """Return *html* without what browsers take for a comment: ``<!-- -->``, ``<![if]>``, ``<?php ?>``.

    Code that shows a comment holds none. One that never ends is left for `read` to find.
    """
    if not _MAY_HOLD_COMMENTS.search(html):
        return html
    kept, position = [], 0
    for token, _ in _tokens(html, comments=True):
        if token["comment"]:
            kept.append(html[position : token.start()])
            position = token.end()
    return "".join([*kept, html[position:]])


def _tokens(html: str, *, comments: bool = False) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield every tag, finished or not, and whether it is raw; if *comments* is true, comments as well."""
    position = 0
    while token := _TOKEN.search(html, position):
        position = token.end()
        if token["name"]:
            raw = not token["close"] and _is_raw(html, position, token["name"].lower())
            yield token, raw
            if raw:
                position = _end_of_raw(html, position, token["name"])
        elif token["cdata"] or token["broken"] or (comments and token["comment"]):
            yield token, False


def _is_raw(html: str, position: int, tag: str) -> bool:
    """Tell whether a browser may read the content of *tag*, behind *position*, as something else than HTML.

    A ``title`` that holds only text is the same in either reading, so it is not raw.
    """
    return tag in _RAW and not (tag == "title" and _PLAIN_TITLE.match(html, position))


def _end_of_raw(html: str, position: int, tag: str) -> int:
    end = re.compile(rf"</{tag}(?=[\t\n\f\r />])", re.IGNORECASE).search(html, position)
    return end.start() if end else len(html)


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _WRITTEN.findall(written):
        found.setdefault(name.lower(), _decoded("".join(values)))
    return found


def _decoded(value: str) -> str:
    return _REFERENCE.sub(_character, value) if "&" in value else value


def _character(reference: re.Match[str]) -> str:
    """Return what *reference* stands for. Without its semicolon, a name stands for itself in attributes."""
    return html5.get(reference[1], reference[0]) if reference[1] else unescape(reference[0])
