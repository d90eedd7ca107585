"""The body of an old page as a tree, read as a browser reads it.

What runs is gone; frames are kept, to be linked. Only this room of the archive knows nh3.
"""

import re

import lxml.etree
import lxml.html
import nh3
from lxml.html import HtmlElement

from forearmed.archive.markdown.debris import without_debris
from forearmed.foundation.errors import ForearmedError

__all__ = [
    "COPY", "DEEPEST", "GONE_WITH_CONTENT", "VOID", "HtmlElement", "html_in", "in_any_font", "new", "seen",
    "tag_of", "tree_of",
]  # fmt: skip


VOID = {"area", "br", "col", "embed", "hr", "img", "source", "track", "wbr"}
_TAGS = {
    "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big",
    "blockquote", "br", "button", "caption", "center", "cite", "code", "col", "colgroup", "dd",
    "del", "details", "dfn", "dir", "div", "dl", "dt", "em", "embed", "figcaption", "figure",
    "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe",
    "img", "ins", "kbd", "label", "li", "main", "mark", "nav", "object", "ol", "p",
    "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "source", "span",
    "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "time", "tr", "tt", "u", "ul", "var", "video", "wbr",
}  # fmt: skip
GONE_WITH_CONTENT = {"head", "math", "script", "select", "style", "svg", "template", "textarea", "title"}
_ATTRIBUTES = {
    "align", "alt", "cite", "class", "colspan", "data", "data-align", "data-attrs", "data-fn",
    "data-full-url", "data-large-file", "data-lazy-src", "data-lang", "data-language",
    "data-orig-file", "data-orig-src", "data-original", "data-src", "data-url", "dir", "face",
    "height", "hidden", "href", "id", "imageanchor", "lang", "language", "name", "open", "role",
    "rowspan", "scope", "size", "src", "srcset", "start", "style", "title", "type", "value",
    "width",
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto", "tel", "data", "ftp", "cid"}
_START_TAG = re.compile(r'<(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z-]+="[^"]*")*)>')
_UNSENDABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202d\u202e\u2060\ufdd0-\ufdef\ufeff\ud800-\udfff"
    "\ufffc\ufffe\uffff]"
)
_ONE_FONT = re.compile("[\ue000-\uf8ff]")
"""Signs that only one font has (Unicode 16, section 23.5): Word writes those of Wingdings and Symbol so."""
_WINGDINGS = str.maketrans(
    "\uf0b7\uf0a7\uf0d8\uf076\uf0a8\uf0fc\uf0fb\uf0e0\uf0df\uf0f3\uf0b0\uf04a\uf04b\uf04c",
    "••••▪✓✗→←↔°☺😐☹",
)
_COPIED = re.compile(r"<(/?)noscript[^>]*>", re.IGNORECASE)
_FRAME = re.compile(r"(<iframe[^>]*>).*?</iframe>", re.DOTALL)
DEEPEST = 250
"""How many elements may be in each other: pages of people have far fewer, and each level is read by calls."""

COPY = "copy-of-picture"
"""The class of what browsers show that run no scripts: a copy of a picture that a script would load."""

_LINES = re.compile("[\u2028\u2029]")


def tree_of(html: str) -> HtmlElement:
    """Return *html* under one ``div``; raise ForearmedError for what is nested too deeply to be read.

    Signs that nobody sees (soft hyphens, zero-width spaces, controls) are gone, since searches stumble over
    them.
    """
    # Read as XML, because libxml2's HTML reader moves and drops elements by rules of its own.
    parser = lxml.html.XHTMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    try:
        root = lxml.html.fragment_fromstring(f"<div>{_as_xml(_clean(seen(html)))}</div>", parser=parser)
    except lxml.etree.XMLSyntaxError as error:
        raise ForearmedError(f"its HTML cannot be read: {error.msg}") from error
    if html.count("<") > DEEPEST and _depth(root) > DEEPEST:
        raise ForearmedError(f"its HTML cannot be read: more than {DEEPEST} elements are in each other")
    return root


def _depth(root: HtmlElement) -> int:
    """Return how many elements are in each other at most."""
    depth = deepest = 0
    for event, _ in lxml.etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest - 1


def new(tag: str, **attributes: str) -> HtmlElement:
    """Return a new element."""
    return lxml.html.Element(tag, attributes)


def tag_of(element: HtmlElement) -> str:
    """Return the name of *element*."""
    return str(element.tag)


def html_in(element: HtmlElement) -> str:
    """Return *element* as HTML, without what follows it."""
    return str(lxml.html.tostring(element, encoding="unicode", with_tail=False))


def _clean(html: str) -> str:
    cleaned = nh3.clean(
        _COPIED.sub(r"<\1span class='copy-of-picture'>", without_debris(html)),
        tags=_TAGS,
        clean_content_tags=GONE_WITH_CONTENT,
        attributes={"*": _ATTRIBUTES},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    cleaned = _FRAME.sub(r"\1</iframe>", cleaned)  # what is in a frame is no HTML to a browser
    return seen(cleaned)  # nh3 has turned references such as "&#11;" into the character itself


def seen(html: str) -> str:
    """Return *html* without signs that nobody sees, some of which no XML may hold."""
    return _LINES.sub("\n", _UNSENDABLE.sub("", html))


def in_any_font(text: str, remarks: list[str]) -> str:
    """Return *text* with signs of every font for those of Word's own; *remarks* get what is left out."""
    if not _ONE_FONT.search(text):
        return text
    known = text.translate(_WINGDINGS)
    if lost := sorted({f"U+{ord(sign):04X}" for sign in _ONE_FONT.findall(known)}):
        remarks.append(f"a sign that only one font has was left out: {', '.join(lost)}")
    return _ONE_FONT.sub("", known)


def _as_xml(html: str) -> str:
    """Return *html*, as nh3 writes it, in the syntax of XML."""
    return _START_TAG.sub(_start_tag, html).replace("&nbsp;", "\N{NO-BREAK SPACE}")


def _start_tag(tag: re.Match[str]) -> str:
    attributes = tag["attributes"].replace("<", "&lt;")
    return f"<{tag['name']}{attributes}{'/' if tag['name'] in VOID else ''}>"
