"""What the styles of an old page say, said in tags; and tags that say nothing, taken away."""

import re
from collections.abc import Iterator

from forearmed.archive.markdown.blocks import BLOCKS
from forearmed.archive.markdown.sound import HtmlElement, new, tag_of

_STYLES = (
    ("strong", re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)),
    ("em", re.compile(r"font-style:\s*(?:italic|oblique)", re.IGNORECASE)),
    ("del", re.compile(r"text-decoration(?:-line)?:[^;]*line-through", re.IGNORECASE)),
    ("sup", re.compile(r"vertical-align:\s*super", re.IGNORECASE)),
    ("sub", re.compile(r"vertical-align:\s*sub(?!\w)", re.IGNORECASE)),
)
_PLAIN = re.compile(r"font-weight:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_MARK = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
"""What Word says of a number or a bullet that it has typed itself."""

_BARE = {
    "acronym",
    "bdi",
    "bdo",
    "big",
    "center",
    "font",
    "label",
    "noscript",
    "picture",
    "span",
    "time",
    "wbr",
}
_EMPHASIS = {
    "b",
    "strong",
    "em",
    "i",
    "del",
    "s",
    "strike",
    "u",
    "ins",
    "mark",
    "small",
    "sub",
    "sup",
    "q",
    "cite",
}
_SAME = {"b": "strong", "i": "em", "s": "del", "strike": "del"}


def say_in_tags(root: HtmlElement) -> None:
    """Change *root* so that no style and no empty tag is left, and emphasis stands within blocks."""
    for element in list(root.iterdescendants()):
        _say(element)
    for element in list(root.iterdescendants(*_BARE)):
        element.drop_tag()
    for element in list(root.iterdescendants(*_EMPHASIS, "a", "code")):
        if element.getparent() is not None:
            _push_down(element)
    for element in list(root.iterdescendants(*_EMPHASIS)):
        if element.getparent() is not None:
            _join(element)


def _say(element: HtmlElement) -> None:
    style, tag = element.get("style", ""), tag_of(element)
    if _MARK.search(style) and len(sign := element.text_content().strip()) == 1 and not sign.isdigit():
        element[:], element.text = [], "• "  # Word's bullets of the second level are letters: o
    if tag in ("b", "strong") and _PLAIN.search(style):  # Google's clipboard wraps everything in such a one
        element.tag = "span"
    if not style or tag in ("img", "table", "tr", "tbody", "thead", "pre") or re.fullmatch(r"h[1-6]", tag):
        return
    for name, pattern in _STYLES:
        if pattern.search(style) and not _is_within(element, name):
            _wrap(element, name)


def _is_within(element: HtmlElement, name: str) -> bool:
    around = {tag_of(each) for each in (element, *element.iterancestors())}
    return name in {_SAME.get(tag, tag) for tag in around} or (
        name == "strong" and any(re.fullmatch(r"h[1-6]|th", tag) for tag in around)
    )


def _wrap(element: HtmlElement, name: str) -> None:
    """Put all that is in *element* into a new element called *name*, in it."""
    inner = new(name)
    inner.text, element.text = element.text, None
    inner.extend(list(element))
    element.append(inner)


def _push_down(element: HtmlElement) -> None:
    """Move an inline *element* around blocks into each of them: no paragraph can hold a block."""
    if not any(tag_of(child) in BLOCKS for child in element.iterdescendants()):
        return
    if tag_of(element) != "code":
        for block in list(_innermost(element)):
            _wrap(block, tag_of(element))
            block[0].attrib.update(element.attrib)
    element.drop_tag()


def _innermost(element: HtmlElement) -> Iterator[HtmlElement]:
    for block in element.iterdescendants(*BLOCKS):
        holds_blocks = any(tag_of(child) in BLOCKS for child in block.iterdescendants())
        if not holds_blocks and tag_of(block) not in ("pre", "hr", "table", "ul", "ol", "dl"):
            yield block


def _join(element: HtmlElement) -> None:
    """Make one of *element* and a neighbor of the same meaning; what stands in its like is dropped."""
    name = _SAME.get(tag_of(element), tag_of(element))
    parents = {_SAME.get(tag_of(each), tag_of(each)) for each in element.iterancestors()}
    if name in parents:
        element.drop_tag()
        return
    following = element.getnext()
    if following is not None and not element.tail and name == _SAME.get(tag_of(following), tag_of(following)):
        element.append(following)
        element.tail, following.tail = following.tail, None
        following.drop_tag()
