"""Lines that an old page parts by breaks, by boxes or by typed bullets: as paragraphs, breaks and lists."""

import re

from forearmed.archive.markdown.blocks import BLOCKS
from forearmed.archive.markdown.inline import children
from forearmed.archive.markdown.sound import HtmlElement, new, tag_of

Line = list[HtmlElement | str]
_MARK = "\ufffc"  # stands for what is shown and is no word
_WHITE = " \t\r\n\N{NO-BREAK SPACE}"
_HOLDERS = ("p", "div", "td", "li", "blockquote", "dd", "figcaption")
_BULLETS = "•●◦▪‣· \t\n\N{NO-BREAK SPACE}"
_BULLET = re.compile(r"[\s\N{NO-BREAK SPACE}]*[•●◦▪‣·][\s\N{NO-BREAK SPACE}]+")
_HARD = re.compile(r"[ \t\r\n]*\N{NO-BREAK SPACE}[\s\N{NO-BREAK SPACE}]*")
_KEEPS_BEFORE = "!?:;»%€°"


def part(root: HtmlElement) -> None:
    """Change *root* so that each paragraph is one, each line ends in a break, and each list is a list."""
    for code in root.iterdescendants("code", "tt"):
        if code.find(".//br") is not None and not _is_verbatim(code.getparent()):
            code.tag = "pre"
    _join_boxes(root)
    _wrap(root)
    for holder in [root, *root.iterdescendants(*_HOLDERS)]:
        _part_paragraphs(holder)
    for holder in [root, *root.iterdescendants("div", "blockquote", "td")]:
        _list_bullets(holder)
    for element in root.iter():
        if not _is_verbatim(element):
            element.text = _soft(element.text)
        if element is not root and not _is_verbatim(element.getparent()):
            element.tail = _soft(element.tail)


def _wrap(root: HtmlElement) -> None:
    """Make a paragraph of a page that is nothing but lines, as old Blogger posts are."""
    if not any(tag_of(each) in BLOCKS for each in root.iterdescendants()):
        inner = filled("p", children(root))
        root[:], root.text = [inner], None


def _is_verbatim(element: HtmlElement | None) -> bool:
    return element is not None and any(
        tag_of(each) in ("pre", "code") for each in (element, *element.iterancestors())
    )


def _soft(text: str | None) -> str | None:
    """Return *text* with plain spaces for the hard ones of editors, if these keep no signs together."""
    if not text or "\N{NO-BREAK SPACE}" not in text:
        return text

    def replace(found: re.Match[str]) -> str:
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        keeps = found[0] == "\N{NO-BREAK SPACE}" and (
            after in _KEEPS_BEFORE or before == "«" or (before.isdigit() and after.isdigit())
        )
        return found[0] if keeps and before and after else " "

    return _HARD.sub(replace, text)


def _is_empty(element: HtmlElement) -> bool:
    """Tell whether *element* shows nothing but an empty line."""
    return not _shows(element) and not element.text_content().strip(" \t\r\n\N{NO-BREAK SPACE}")


def _is_line(element: HtmlElement) -> bool:
    if tag_of(element) != "div" or element.get("class") or _is_empty(element):
        return False
    return not any(tag_of(child) in (*BLOCKS, "img") for child in element.iterdescendants())


def _join_boxes(root: HtmlElement) -> None:
    """Make paragraphs of lines that are a ``div`` each, where empty ones part them."""
    for holder in [root, *root.iterdescendants("div")]:
        boxes = [child for child in holder if tag_of(child) == "div"]
        if not any(_is_empty(box) for box in boxes) or sum(map(_is_line, boxes)) < 2:
            continue
        for box in boxes:
            following = box.getnext()
            if (
                _is_line(box)
                and following is not None
                and _is_line(following)
                and not (box.tail or "").strip()
            ):
                box.append(new("br"))
                _move_into(box, following)


def _move_into(box: HtmlElement, following: HtmlElement) -> None:
    """Move all that is in *box* to the start of *following*, which takes its place."""
    last = box[-1]
    last.tail = f"{last.tail or ''}{following.text or ''}"
    following.text = box.text
    for place, child in enumerate(list(box)):
        following.insert(place, child)
    box.tail = None
    box.drop_tree()


def _part_paragraphs(holder: HtmlElement) -> None:
    """Part what is in *holder* into paragraphs wherever two breaks follow each other."""
    runs = _parted(children(holder), least=2)
    if len(runs) < 2:
        return
    for child in list(holder):
        holder.remove(child)
    holder.text = None
    holder.extend(filled("div" if _holds_blocks(run) else "p", run) for run in runs if _words(run).strip())
    if tag_of(holder) == "p":
        holder.tag = "div"


def _parted(nodes: Line, *, least: int) -> list[Line]:
    """Return *nodes* in pieces: what stands between breaks, of which *least* follow each other."""
    runs: list[Line] = [[]]
    waiting: Line = []
    breaks = 0
    for node in nodes:
        if not isinstance(node, str) and tag_of(node) == "br":
            breaks += 1
            waiting.append(node)
        elif isinstance(node, str) and not node.strip(_WHITE):
            waiting.append(node)
        else:
            if breaks >= least:
                runs.append([])
            else:
                runs[-1] += waiting
            runs[-1].append(node)
            waiting, breaks = [], 0
    return runs


def _holds_blocks(run: Line) -> bool:
    elements = (node for node in run if not isinstance(node, str))
    return any(tag_of(inner) in BLOCKS for element in elements for inner in element.iter())


def filled(tag: str, nodes: Line) -> HtmlElement:
    """Return a new element with *nodes* in it."""
    made = new(tag)
    for node in nodes:
        if not isinstance(node, str):
            node.tail = None
            made.append(node)
        elif len(made):
            made[-1].tail = f"{made[-1].tail or ''}{node}"
        else:
            made.text = f"{made.text or ''}{node}"
    return made


def _list_bullets(holder: HtmlElement) -> None:
    """Make lists of paragraphs and lines that begin with a typed bullet."""
    for paragraph in [child for child in holder if tag_of(child) in ("p", "div")]:
        lines = _lines(paragraph)
        if not lines or not all(_BULLET.match(_words(line)) for line in lines):
            continue
        items = [_item(line) for line in lines]
        before = paragraph.getprevious()
        if before is not None and before.get("data-typed") and not (before.tail or "").strip():
            before.extend(items)
        else:
            made = new("ul", **{"data-typed": "yes"})
            made.extend(items)
            paragraph.addprevious(made)
        paragraph.drop_tree()


def _lines(paragraph: HtmlElement) -> list[Line]:
    """Return what is in *paragraph*, line by line; nothing where it holds blocks."""
    if any(tag_of(child) in BLOCKS for child in paragraph.iterdescendants()):
        return []
    return [line for line in _parted(children(paragraph), least=1) if _words(line).strip()]


def _words(line: Line) -> str:
    return "".join(
        node if isinstance(node, str) else f"{node.text_content()}{_MARK * _shows(node)}" for node in line
    )


def _shows(node: HtmlElement) -> bool:
    """Tell whether *node* shows something besides words."""
    return any(tag_of(each) in ("img", "hr", "iframe", "table") for each in node.iter())


def _item(line: Line) -> HtmlElement:
    """Return *line* as an item, without its bullet."""
    item = filled("li", line)
    _drop_bullet(item)
    return item


def _drop_bullet(item: HtmlElement) -> None:
    for element in item.iter():
        if (element.text or "").strip():
            element.text = _BULLET.sub("", element.text or "", count=1).lstrip(_BULLETS)
            return
        if element is not item and (element.tail or "").strip():
            element.tail = (element.tail or "").lstrip(_BULLETS)
            return
