"""Footnotes that an old page has in its HTML: a sign and a note that lead to each other.

So write Word (through mammoth), Google Docs, Substack, kramdown, markdown-it and the plugins of WordPress,
each with names of its own. Headings and tables of contents lead to each other as well, so a sign has to look
like one.
"""

import re
from collections.abc import Iterator, Mapping

from forearmed.archive.markdown.sound import HtmlElement, html_in, new, tag_of

_SIGN = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*\u2020\u2021\u00a7]{1,3})[\])]?")
_HOLDS = {"li", "div", "p", "dd", "aside"}
_LISTS = {"ol", "ul", "section", "div", "footer"}
_BREAK = re.compile(r"</p>\s*<p[^>]*>")
_BLOCK = re.compile(r"</?(?:p|div|li|dd|aside|section|hr)\b[^>]*>")


def take_notes(root: HtmlElement) -> Mapping[str, str]:
    """Take the notes out of *root*, and return their HTML by id; each sign says which of them it means."""
    by_id = {ident: each for each in root.iterdescendants() for ident in _names(each)}
    notes: dict[str, str] = {}
    for anchor in list(root.iterdescendants("a")):
        ident = anchor.get("href", "").partition("#")[2] if _is_sign(anchor) else ""
        if not ident or not _contains(root, anchor):
            continue
        note = by_id.get(ident)
        if ident not in notes and note is not None and (block := _block(anchor, note)) is not None:
            notes[ident] = _text(block, _own(anchor))
            _drop(block)
        if ident in notes:
            _replace(anchor, ident)
    return notes


def _is_sign(anchor: HtmlElement) -> bool:
    words = anchor.text_content().strip()
    return anchor.get("href", "").startswith("#") and _SIGN.fullmatch(words) is not None


def _names(element: HtmlElement) -> Iterator[str]:
    yield from filter(None, (element.get("id"), element.get("name")))


def _own(anchor: HtmlElement) -> set[str]:
    """Return the names of *anchor*, and of the raised text that it is all of."""
    around = anchor.getparent()
    return {*_names(anchor), *(_names(around) if around is not None and tag_of(around) != "p" else ())}


def _block(anchor: HtmlElement, note: HtmlElement) -> HtmlElement | None:
    """Return what holds the whole *note* of the sign *anchor*; None where it does not lead back."""
    own = _own(anchor)
    found: HtmlElement | None = note
    while found is not None and tag_of(found) not in _HOLDS:
        found = found.getparent()
    if found is None or not own or _contains(found, anchor):
        return None
    while (above := found.getparent()) is not None and tag_of(above) in _HOLDS and _is_one(above, anchor):
        found = above
    return found if any(each.get("href", "")[1:] in own for each in found.iterdescendants("a")) else None


def _contains(element: HtmlElement, inner: HtmlElement) -> bool:
    return any(each is element for each in inner.iterancestors())


def _is_one(element: HtmlElement, anchor: HtmlElement) -> bool:
    """Tell whether *element* holds one note only, and not its sign *anchor*."""
    back = {each.get("href") for each in element.iterdescendants("a") if each.get("href", "").startswith("#")}
    return len(back) == 1 and not _contains(element, anchor)


def _text(block: HtmlElement, own: set[str]) -> str:
    """Return what *block* says as HTML of one line, without its way back to *own*."""
    for back in [each for each in block.iterdescendants("a") if each.get("href", "")[1:] in own]:
        around = back.getparent()
        for each in (back, around):
            if each is not None and (each is back or (tag_of(each) == "sup" and not _said(each))):
                each.text = None
                each.drop_tag()
    return _BLOCK.sub(" ", _BREAK.sub("<br>", html_in(block))).strip(" \n\N{NO-BREAK SPACE}")


def _drop(block: HtmlElement) -> None:
    """Take *block* out of its page, with the list that it was the last of and the line above that."""
    around, before = block.getparent(), block.getprevious()
    block.drop_tree()
    if around is not None and tag_of(around) in _LISTS and not _said(around):
        if around.getparent() is not None:
            _drop(around)
    elif before is not None and tag_of(before) == "hr" and before.getnext() is None and not _tail(before):
        before.drop_tree()


def _said(element: HtmlElement) -> str:
    return str(element.text_content()).strip()


def _tail(element: HtmlElement) -> str:
    return (element.tail or "").strip()


def _replace(anchor: HtmlElement, ident: str) -> None:
    """Put a sign for the note *ident* in the place of *anchor*, and of the raised text that it is all of."""
    around = anchor.getparent()
    is_raised = around is not None and tag_of(around) == "sup" and _said(around) == _said(anchor)
    old = around if around is not None and is_raised else anchor
    sign = new("sup", **{"data-fn": ident})
    sign.text, sign.tail = "*", old.tail
    if (parent := old.getparent()) is not None:
        parent.replace(old, sign)
