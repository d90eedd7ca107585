"""The blocks of an old page as Markdown: paragraphs, headings, lists, quotes, code, and what unfolds."""

import re
from collections.abc import Iterator
from html import escape

from forearmed.archive.markdown.escaping import guarded
from forearmed.archive.markdown.inline import BREAK, Notes, children, run_of
from forearmed.archive.markdown.sound import HtmlElement, tag_of
from forearmed.archive.markdown.tables import table_of

BLOCKS = {
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
}  # fmt: skip
_TITLE = re.compile(r"#{1,6} (.+)")
_LISTS = {"dir", "ol", "ul"}
_HEADING = re.compile(r"h[1-6]")
_ITEM = re.compile(r"(?:([-*])|\d+([.)])) ")
_EACH_ITEM = re.compile(r"^(?:[-*]|(\d+)[.)]) ", re.MULTILINE)
_FENCE = 3
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|brush:\s*)([\w+#-]+)")


def blocks_of(root: HtmlElement, notes: Notes) -> list[str]:
    """Return each block in *root* as Markdown, without empty lines around it."""
    blocks: list[str] = []
    run: list[HtmlElement | str] = []
    for node in children(root):
        if isinstance(node, str) or not _is_block(node):
            run.append(node)
            continue
        blocks += _paragraph(run, notes)
        run = []
        blocks += _separated(blocks, list(_block(node, notes)), node)
    return blocks + _paragraph(run, notes)


def ended(blocks: list[str]) -> list[str]:
    """Return *blocks* without headings at their end, which head nothing: those become bold lines."""
    place = len(blocks)
    while place and (found := _TITLE.fullmatch(blocks[place - 1])):
        place -= 1
        blocks[place] = found[1] if "*" in found[1] else f"**{found[1]}**"
    return blocks


def _is_block(node: HtmlElement) -> bool:
    """Tell whether *node* is a block, or holds one."""
    return tag_of(node) in BLOCKS or any(tag_of(child) in BLOCKS for child in node.iterdescendants())


def _separated(before: list[str], added: list[str], node: HtmlElement) -> list[str]:
    """Return *added* with other signs, where a list follows one that has the same: they would be one list."""
    last = _sign(before[-1]) if before else ""
    if tag_of(node) in _LISTS and added and last and _sign(added[0]) == last:
        return [_with_sign(added[0], {"-": "*", "*": "-", ".": ")", ")": "."}[last]), *added[1:]]
    return added


def _sign(block: str) -> str:
    """Return the sign of the list that *block* is: a hyphen, or what stands behind its numbers."""
    found = _ITEM.match(block)
    return (found[1] or found[2]) if found else ""


def _with_sign(block: str, sign: str) -> str:
    return _EACH_ITEM.sub(lambda found: f"{found[1] or ''}{sign} ", block)


def _block(node: HtmlElement, notes: Notes) -> Iterator[str]:
    match tag_of(node):
        case "hr":
            yield "---"
        case "pre":
            yield from _code(node)
        case "blockquote":
            yield from _quote(blocks_of(node, notes))
        case "table":
            yield from table_of(node, notes, blocks_of)
        case "dl":
            yield from _definitions(node, notes)
        case "figure":
            yield from _figure(node, notes)
        case "details":
            yield from _folded(node, notes)
        case tag if tag in _LISTS:
            yield from _list(node, notes)
        case tag if _HEADING.fullmatch(tag):
            yield from _heading(node, notes)
        case _:
            yield from blocks_of(node, notes)


def _paragraph(run: list[HtmlElement | str], notes: Notes) -> list[str]:
    written = run_of(run, notes)
    if not written.strip("\N{NO-BREAK SPACE} \n"):
        return []
    return ["\n".join(map(guarded, written.split("\n")))]


def _heading(node: HtmlElement, notes: Notes) -> Iterator[str]:
    words = run_of(children(node), notes).replace(BREAK, " ")
    if words:
        words = re.sub(r"(^|(?<=\s))(#+)$", r"\\\2", words)  # a closing sequence would not be shown
        yield f"{'#' * int(tag_of(node)[1])} {words}"


def _code(node: HtmlElement) -> Iterator[str]:
    for end in list(node.iter("br")):
        end.tail = f"\n{end.tail or ''}"
    text = node.text_content().replace("\N{NO-BREAK SPACE}", " ").strip("\n").rstrip()
    if text:
        longest = max(map(len, re.findall("`+", text)), default=0)
        fence = "`" * max(_FENCE, longest + 1)
        yield f"{fence}{_language(node)}\n{text}\n{fence}"


def _language(node: HtmlElement) -> str:
    """Return the language that the class of *node*, or of the code in it, names."""
    for element in (node, *node.iterdescendants("code")):
        if found := _LANGUAGE.search(element.get("class", "")):
            return found[1].lower()
    return node.get("data-language", "") or node.get("lang", "")


def _figure(node: HtmlElement, notes: Notes) -> Iterator[str]:
    """Yield what *node* shows; the caption stands right below it, in italics."""
    captions = [caption for caption in node.iterdescendants("figcaption") if caption.getparent() is not None]
    for caption in captions:
        caption.drop_tree()
    blocks = blocks_of(node, notes)
    for caption in captions:
        if caption.find("em") is None:
            caption.tag = "em"
        said = run_of([caption], notes).replace(BREAK, " ")
        if said and blocks and blocks[-1].startswith(("![", "[![")):
            blocks[-1] += f"{BREAK}{said}"
        elif said:
            blocks += [said]
    yield from blocks


def _quote(blocks: list[str]) -> Iterator[str]:
    if blocks:
        text = "\n\n".join(blocks)
        yield "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _list(node: HtmlElement, notes: Notes) -> Iterator[str]:
    """Yield the list *node*. A list right in a list belongs to the item before it."""
    items: list[list[str]] = []
    for child in children(node):
        if isinstance(child, str):
            items += [found] if (found := _paragraph([child], notes)) else []
            continue
        is_list = tag_of(child) in _LISTS
        inner = list(_block(child, notes)) if is_list or tag_of(child) != "li" else blocks_of(child, notes)
        if is_list and items:
            items[-1] += inner
        elif inner:
            items.append(inner)
    if not items:
        return
    is_loose = any(_has_paragraphs(item) for item in items)
    first = _start(node)
    signs = [f"{first + place}. " if tag_of(node) == "ol" else "- " for place in range(len(items))]
    parts = ("\n\n" if is_loose else "\n").join(
        _item(sign, item, is_loose) for sign, item in zip(signs, items, strict=True)
    )
    yield parts


def _start(node: HtmlElement) -> int:
    written = node.get("start", "1")
    return int(written) if re.fullmatch(r"\d{1,8}", written, re.ASCII) else 1


def _has_paragraphs(item: list[str]) -> bool:
    return any(not _sign(block) for block in item[1:])


def _item(sign: str, blocks: list[str], is_loose: bool) -> str:  # noqa: FBT001  # with the list's own name
    text = ("\n\n" if is_loose else "\n").join(blocks)
    margin = " " * len(sign)
    return sign + "\n".join(
        f"{margin}{line}" if line and place else line for place, line in enumerate(text.split("\n"))
    )


def _definitions(node: HtmlElement, notes: Notes) -> Iterator[str]:
    lines: list[str] = []
    for child in node.iter("dt", "dd"):
        if next(child.iterancestors("dl")) is not node:
            continue
        blocks = blocks_of(child, notes)
        if tag_of(child) == "dt":
            lines += ["", run_of(children(child), notes).replace(BREAK, " ")]
        elif blocks:
            text = "\n\n".join(blocks).split("\n")
            lines += [f":   {text[0]}", *(f"    {line}" if line else "" for line in text[1:])]
    if any(lines):
        yield "\n".join(lines).strip("\n")


def _folded(node: HtmlElement, notes: Notes) -> Iterator[str]:
    summary = node.find("summary")
    title = escape(" ".join(summary.text_content().split()), quote=False) if summary is not None else ""
    if summary is not None:
        node.remove(summary)
    inner = blocks_of(node, notes)
    yield "\n\n".join([f"<details>\n<summary>{title}</summary>", *inner, "</details>"])
