"""Links of an old page: each leads where its page is now, or to a place on its own page that is there."""

from urllib.parse import unquote

from forearmed.archive.markdown.places import Places
from forearmed.archive.markdown.sound import HtmlElement, new, tag_of

_NO_WORDS = {"br", "dl", "hr", "img", "ol", "table", "tbody", "tr", "ul"}


def lead(root: HtmlElement, places: Places, remarks: list[str]) -> None:
    """Lead each link in *root* where its page is now; *remarks* get those that lead nowhere."""
    ids = {each.get("id") or each.get("name") for each in root.iterdescendants()} - {None}
    wanted: set[str] = set()
    for anchor in list(root.iterdescendants("a")):
        target = anchor.get("href", "").strip()
        inner = unquote(target[1:]) if target.startswith("#") else ""
        if inner in ids:
            wanted.add(inner)
        elif not target or inner or (address := places.link(target)) is None:
            if target and anchor.text_content().strip() and not inner:
                remarks.append(f"a link to {target} leads nowhere, and only its words are left")
            _unlink(anchor)
        else:
            anchor.set("href", address)
    _name(root, wanted)


def _unlink(anchor: HtmlElement) -> None:
    anchor.attrib.pop("href", None)


def _name(root: HtmlElement, wanted: set[str]) -> None:
    """Keep the ids that links of this page lead to, and no others."""
    for element in list(root.iterdescendants()):
        name = element.get("id") or element.get("name") or ""
        for attribute in ("id", "name"):
            if attribute in element.attrib:
                del element.attrib[attribute]
        if name in wanted:
            wanted.discard(name)
            _mark(element, name)


def _mark(element: HtmlElement, name: str) -> None:
    """Put an empty anchor called *name* at the start of *element*, or in front of one that holds no words."""
    anchor = new("a", id=name)
    if tag_of(element) in _NO_WORDS:
        element.addprevious(anchor)
    else:
        anchor.tail, element.text = element.text, None
        element.insert(0, anchor)
