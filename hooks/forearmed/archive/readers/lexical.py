"""A post of Ghost: the HTML that the export has, else what the editor keeps of it.

Ghost 5 and later keep Lexical, a tree of nodes. Ghost 1 to 4 keep Mobiledoc.
"""

from html import escape

from forearmed.archive.post import Form
from forearmed.archive.readers.ghost_cards import CARDS, card, link, markdown_in, within
from forearmed.archive.readers.loose import Row, json_of, row, rows, text
from forearmed.archive.readers.mobiledoc import html_of_mobiledoc
from forearmed.foundation.errors import ForearmedError

_DEEPEST = 50
_FORMATS = ((1, "strong"), (2, "em"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"))
_BLOCKS = {
    "paragraph": "p",
    "quote": "blockquote",
    "extended-quote": "blockquote",
    "aside": "blockquote",
    "listitem": "li",
}


def body_of(post: Row) -> tuple[str, Form]:
    """Return the body of *post* and how it is written; nothing where it has none that can be read."""
    if rendered := text(post.get("html")):
        return rendered, Form.HTML
    try:
        lexical, mobiledoc = (_parsed(post, key) for key in ("lexical", "mobiledoc"))
    except ForearmedError:
        return "", Form.HTML
    if only := _markdown_alone(lexical, mobiledoc):
        return only, Form.MARKDOWN
    html = _children(row(lexical.get("root")), 0) if lexical else html_of_mobiledoc(mobiledoc)
    return html or escape(text(post.get("plaintext"))), Form.HTML


def _parsed(post: Row, key: str) -> Row:
    written = text(post.get(key))
    return row(json_of(written.encode("utf-8", "replace"), key)) if written else {}


def _markdown_alone(lexical: Row, mobiledoc: Row) -> str:
    """Return the Markdown of a post that consists of one card with it, as Ghost 1 made all posts."""
    nodes = [each for each in rows(row(lexical.get("root")).get("children")) if each.get("children") != []]
    if len(nodes) == 1 and nodes[0].get("type") == "markdown":
        return markdown_in(nodes[0])
    cards = mobiledoc.get("cards")
    match cards if isinstance(cards, list) and len(cards) == len(_filled(mobiledoc)) else None:
        case [["markdown" | "card-markdown", dict(said)]]:
            return markdown_in(said)
    return ""


def _filled(mobiledoc: Row) -> list[object]:
    """Return the sections that are no empty paragraph, such as the editor leaves at the end."""
    sections = mobiledoc.get("sections")
    empty = ([1, "p", []], [1, "p", [[0, [], 0, ""]]])
    return [each for each in sections if each not in empty] if isinstance(sections, list) else []


def _children(node: Row, depth: int) -> str:
    if depth > _DEEPEST:
        return ""
    return "".join(_node(child, depth + 1) for child in rows(node.get("children")))


def _node(node: Row, depth: int) -> str:
    kind = text(node.get("type"))
    if kind in ("text", "extended-text"):
        return _words(node)
    if kind in ("heading", "extended-heading"):
        tag = text(node.get("tag"))
        return within(tag if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else "h2", _children(node, depth))
    if kind == "list":
        return within("ol" if text(node.get("listType")) == "number" else "ul", _children(node, depth))
    if kind == "link":
        return link(text(node.get("url")), _children(node, depth))
    if kind == "linebreak":
        return "<br>"
    if kind in _BLOCKS:
        return within(_BLOCKS[kind], _children(node, depth))
    return card(kind, node) if kind in CARDS else _children(node, depth)


def _words(node: Row) -> str:
    written = node.get("text")
    words = escape(written if isinstance(written, str) else "")
    number = node.get("format")
    for bit, tag in _FORMATS:
        if isinstance(number, int) and number & bit:
            words = within(tag, words)
    return words
