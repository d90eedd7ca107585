"""Which elements and attributes may be published: a list of harmless ones. All others get a message."""

import re
from collections.abc import Iterator

from forearmed.foundation.wording.objections import FORBIDDEN_TAG, RUNS_A_SCRIPT
from forearmed.review.html.addresses import shown
from forearmed.review.html.markup import Element
from forearmed.review.html.media import frame_fault

_TEXT = {
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo", "big",
    "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "data", "dd", "del",
    "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "img", "ins", "kbd", "label", "li",
    "main", "map", "mark", "menu", "meter", "nav", "nobr", "ol", "p", "picture", "pre", "progress", "q",
    "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "search", "section", "small", "source", "span", "strike",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "title",
    "tr", "track", "tt", "u", "ul", "var", "video", "wbr",
}  # fmt: skip
_DRAWING = {
    "circle", "clippath", "defs", "desc", "ellipse", "feblend", "fecolormatrix", "fecomponenttransfer",
    "fecomposite", "feconvolvematrix", "fediffuselighting", "fedisplacementmap", "fedistantlight",
    "fedropshadow", "feflood", "fefunca", "fefuncb", "fefuncg", "fefuncr", "fegaussianblur", "feimage",
    "femerge", "femergenode", "femorphology", "feoffset", "fepointlight", "fespecularlighting",
    "fespotlight", "fetile", "feturbulence", "filter", "g", "image", "line", "lineargradient", "marker",
    "mask", "metadata", "path", "pattern", "polygon", "polyline", "radialgradient", "rect", "stop", "svg",
    "switch", "symbol", "text", "textpath", "tspan", "use", "view",
}  # fmt: skip
HARMLESS = _TEXT | _DRAWING
# HTML elements that must not be published. A tag in neither list is no HTML: its author meant it as text.
FORBIDDEN = {
    "animate", "animatecolor", "animatemotion", "animatetransform", "applet", "base", "basefont", "bgsound",
    "body", "button", "canvas", "command", "datalist", "discard", "embed", "fencedframe", "fieldset",
    "foreignobject", "form", "frame", "frameset", "handler", "head", "html", "iframe", "input", "isindex",
    "keygen", "layer", "legend", "link", "listener", "listing", "marquee", "math", "meta", "mpath", "noembed",
    "noframes", "noscript", "object", "optgroup", "option", "output", "param", "plaintext", "portal",
    "script", "select", "set", "slot", "style", "template", "textarea", "title", "xmp",
}  # fmt: skip
_OFFICE = re.compile(r"(?:o|w|v|m|x|st\d):")  # the prefixes of Microsoft Office
_ALIGNMENT = re.compile(r"text-align: (?:center|left|right);")
_OFFICE_LANGUAGE = re.compile(r"[A-Z]{2}-[A-Z]{2}")  # others write en-US
_LOOKS = {"big", "center", "font", "nobr", "strike", "tt"}
_TABLE_LOOKS = {"bgcolor", "border", "cellpadding", "cellspacing", "valign"}
_TABLE_PARTS = {"table", "tbody", "td", "tfoot", "th", "thead", "tr"}
# What the theme's scripts and ours look for in a page. Ids that Markdown gives to lines of code are harmless.
_OURS = re.compile(
    r"__(?!code|span-|tabbed_).*|page-content|(?:search|situations)-(?:page|dialog)", re.DOTALL
)
_ANOTHER = "give it another, as in {: #name }"
_SCRIPTED = re.compile(
    r"data-(?:md-.*|finder|phrasebook|read|stop"
    r"|search-(?:all|clear|close|dialog|lists|more|near|open|results|situations|status|tag))"
)
_TELLTALES = {"attributionsrc", "ping"}  # they tell another host that somebody was here
# Attributes of drawings that hold CSS, which may load what url() names.
_PAINTS = {
    "clip-path", "cursor", "fill", "filter", "marker", "marker-end", "marker-mid", "marker-start", "mask",
    "stroke",
}  # fmt: skip
_OWN_PAINT = re.compile(r"""(?:url\(\s*["']?#[^()\\]*\)|(?:rgba?|hsla?|var)\([^()\\]*\)|[^()\\])*+""")


def element_faults(element: Element) -> Iterator[tuple[str, str]]:
    """Yield each fault of *element* itself, with the source text to search for its line: ``<script``."""
    if fault := _tag_fault(element):
        yield fault, f"<{element.tag}"
    for name, value in element.attributes.items():
        if name in ("id", "for") and _OURS.fullmatch(value):
            yield f'the site itself uses the id "{shown(value)}"; {_ANOTHER}', f"#{value}"
        elif fault := _attribute_fault(element.tag, name, value):
            yield fault, f"{name}="


def element_doubts(element: Element) -> Iterator[tuple[str, str]]:
    """Yield a warning for each needless tag or attribute, with the source text to search for: ``<font``."""
    if element.tag in _LOOKS:
        yield f"<{element.tag}> gives a look of its own; delete it, and </{element.tag}>", f"<{element.tag}"
    for name, value in element.attributes.items():
        if (name == "class" and value.startswith("Mso")) or (
            name == "lang" and _OFFICE_LANGUAGE.fullmatch(value)
        ):
            yield f'{name}="{shown(value)}" came with text pasted from Word; delete it', f"{name}="
        elif name in _TABLE_LOOKS and element.tag in _TABLE_PARTS:
            yield f"the attribute {name} gives a look of its own; delete it", f"{name}="


def _tag_fault(element: Element) -> str | None:
    if element.tag in HARMLESS and not element.raw:
        return None
    if _is_task(element):
        return None
    if _OFFICE.match(element.tag):
        name = shown(element.tag)
        return f"<{name}> came with text pasted from Word; delete it, and </{name}> where there is one"
    if fault := frame_fault(element):
        return fault
    if element.tag in FORBIDDEN:
        return FORBIDDEN_TAG.format(tag=element.tag)
    name = shown(element.tag)
    return f"<{name}> is not HTML, so nobody would see it; write &lt;{name}&gt; to show it"


def _is_task(element: Element) -> bool:
    """Tell whether *element* is the box of a task list, which nobody can tick."""
    kind = element.attributes.get("type", "").lower()
    return element.tag == "input" and kind == "checkbox" and "disabled" in element.attributes


def _attribute_fault(tag: str, name: str, value: str) -> str | None:
    if name.startswith("on"):
        return RUNS_A_SCRIPT.format(name=shown(name))
    if name == "style":
        aligned = tag in ("td", "th") and _ALIGNMENT.fullmatch(value)  # the Markdown table's own
        return None if aligned else "the attribute style is not allowed; delete it, the site has its own look"
    if _SCRIPTED.fullmatch(name) or (tag == "img" and name == "name"):
        return f"the site's own scripts look for the attribute {name}; delete it"
    if name in _TELLTALES:
        return f"the attribute {name} reports readers to another host; delete it"
    if name in _PAINTS and not _OWN_PAINT.fullmatch(value):
        return f'the attribute {name} may load something from elsewhere; write a color or "url(#id)"'
    return None
