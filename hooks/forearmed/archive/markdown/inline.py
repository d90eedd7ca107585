"""Words, emphasis, links and pictures of an old page as one run of Markdown."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from forearmed.archive.markdown.escaping import as_address, as_code, escaped
from forearmed.archive.markdown.sound import HtmlElement, tag_of

_STRONG, _EMPHASIS, _STRUCK = {"b", "strong"}, {"em", "i"}, {"del", "s", "strike"}
_KEPT = {"abbr", "cite", "ins", "kbd", "mark", "q", "samp", "small", "sub", "sup", "u", "var"}
_CODE = {"code", "tt"}
BREAK = "\\\n"
_BROKEN_ADDRESS = re.compile(r"((?:://|\bwww\.)[^\s<]+)\\\n")
_WHITE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True)
class Mark:
    """A delimiter of emphasis, to be written once its neighbors are known."""

    sign: str
    tag: str
    opens: bool


Piece = str | Mark


@dataclass
class Notes:
    """The footnotes of one page, in the order of their signs: HTML by id, and the ids that signs name."""

    texts: dict[str, str] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)

    def number(self, ident: str) -> int:
        """Return the number of the note *ident*, the same for each of its signs."""
        if ident not in self.named:
            self.named.append(ident)
        return self.named.index(ident) + 1


def run_of(nodes: list[HtmlElement | str], notes: Notes) -> str:
    """Return *nodes*, elements and texts, as Markdown without space at its ends; lines end at breaks only."""
    pieces = _spaced([piece for node in nodes for piece in _pieces(node, notes)])
    while pieces and _is_space(pieces[0]):
        del pieces[0]
    while pieces and _is_space(pieces[-1]):
        del pieces[-1]
    # An address would take the backslash of a break right behind it for a part of itself.
    return _BROKEN_ADDRESS.sub(r"\1 \\\n", _joined(pieces)).strip(" \n")


def children(element: HtmlElement) -> list[HtmlElement | str]:
    """Return the texts and elements in *element*, in order."""
    found: list[HtmlElement | str] = [element.text] if element.text else []
    for child in element:
        found.append(child)
        found += [child.tail] if child.tail else []
    return found


def _pieces(node: HtmlElement | str, notes: Notes) -> Iterator[Piece]:
    if isinstance(node, str):
        yield escaped(_WHITE.sub(" ", node))
        return
    inner = [piece for child in children(node) for piece in _pieces(child, notes)]
    match tag_of(node):
        case "br":
            yield BREAK
        case "img":
            yield _picture(node)
        case "a":
            yield from _link(node, inner)
        case "sup" if node.get("data-fn") in notes.texts:
            yield f"[^{notes.number(node.get('data-fn', ''))}]"
        case tag if tag in _CODE:
            yield from inner if node.find(".//img") is not None else [as_code(node.text_content())]
        case tag if tag in _STRONG:
            yield from _marked("**", "strong", inner)
        case tag if tag in _EMPHASIS:
            yield from _marked("*", "em", inner)
        case tag if tag in _STRUCK:
            yield from _marked("~~", "del", inner)
        case tag if tag in _KEPT:
            yield from _kept(node, inner)
        case _:
            yield from inner


def _kept(node: HtmlElement, inner: list[Piece]) -> Iterator[Piece]:
    title = node.get("title") if tag_of(node) == "abbr" else None
    shown = "".join(piece for piece in inner if isinstance(piece, str))
    if not shown.strip():
        yield from inner
        return
    quoted = (title or "").replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    yield f'<{tag_of(node)} title="{quoted}">' if title else f"<{tag_of(node)}>"
    yield from inner
    yield f"</{tag_of(node)}>"


def _marked(sign: str, tag: str, inner: list[Piece]) -> Iterator[Piece]:
    """Yield *inner* between two marks, with the space at its ends outside them; no marks around nothing."""
    before, words, after = _trimmed(inner)
    yield from before
    if words:
        yield Mark(sign, tag, opens=True)
        yield from words
        yield Mark(sign, tag, opens=False)
    yield from after


def _trimmed(pieces: list[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Return *pieces* as what is only space in front, the words, and what is only space behind."""
    start, end = 0, len(pieces)
    while start < end and _is_space(pieces[start]):
        start += 1
    while end > start and _is_space(pieces[end - 1]):
        end -= 1
    words = pieces[start:end]
    before, after = pieces[:start], pieces[end:]
    if words and isinstance(first := words[0], str) and first[:1] in " \N{NO-BREAK SPACE}":
        before, words = [*before, " "], [first.lstrip(), *words[1:]]
    if words and isinstance(last := words[-1], str) and last[-1:] in " \N{NO-BREAK SPACE}":
        after, words = [" ", *after], [*words[:-1], last.rstrip()]
    return before, words, after


def _is_space(piece: Piece) -> bool:
    return isinstance(piece, str) and (not piece.strip() or piece == BREAK)


def _link(node: HtmlElement, inner: list[Piece]) -> Iterator[Piece]:
    address = (node.get("href") or "").strip()
    before, words, after = _trimmed(inner)
    if name := node.get("id"):
        yield f'<a id="{escape(name)}"></a>'
    if not address or not words:
        yield from inner
        return
    yield from before
    yield "["
    yield from words
    yield f"]({as_address(address)})"
    yield from after


def _picture(node: HtmlElement) -> str:
    address = (node.get("src") or "").strip()
    return picture_of(address, node.get("alt") or "") if address else ""


def picture_of(address: str, words: str) -> str:
    """Return the picture at *address*. Without words it says so itself: a person may have to add them."""
    words = escaped(" ".join(words.split()))
    return f"![{words}]({as_address(address)})" + ("" if words else '{: alt="" }')


def _spaced(pieces: list[Piece]) -> list[Piece]:
    """Return *pieces* with one space at most between words, and none around breaks."""
    spaced: list[Piece] = []
    last = "\n"
    for piece in pieces:
        if isinstance(piece, str):
            if piece == BREAK:
                while (
                    spaced
                    and isinstance(spaced[-1], str)
                    and spaced[-1] != BREAK
                    and not spaced[-1].strip(" ")
                ):
                    spaced.pop()
                if spaced and isinstance(spaced[-1], str) and spaced[-1] != BREAK:
                    spaced[-1] = spaced[-1].rstrip(" ")
            elif last in " \n" and piece.startswith(" "):
                piece = piece.lstrip(" ")
            if not piece:
                continue
            last = piece[-1]
        spaced.append(piece)
    return spaced


_Sign = Callable[[str], bool]


def _joined(pieces: list[Piece]) -> str:
    """Return *pieces* as text; emphasis that its signs could not show is written as tags."""
    as_tags = _unclear(pieces)
    joined = ""
    for place, piece in enumerate(pieces):
        if piece == "[" and joined.endswith("!"):  # a link would be read as a picture
            joined = f"{joined[:-1]}\\!"
        joined += piece if isinstance(piece, str) else _tag(piece) if place in as_tags else piece.sign
    return joined


def _tag(mark: Mark) -> str:
    return f"<{mark.tag}>" if mark.opens else f"</{mark.tag}>"


def _unclear(pieces: list[Piece]) -> set[int]:
    """Return the places of marks that open or close nothing there (CommonMark 0.31, section 6.2)."""
    unclear: set[int] = set()
    # A mark that becomes a tag is another neighbor to the marks beside it.
    while (found := unclear | _unclear_beside(pieces, unclear)) != unclear:
        unclear = found
    return unclear


def _unclear_beside(pieces: list[Piece], as_tags: set[int]) -> set[int]:
    unclear: set[int] = set()
    opened: list[int] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, str):
            continue
        if piece.opens:
            opened.append(place)
            continue
        start = opened.pop()
        touches = _touches(pieces, start, -1, as_tags) + _touches(pieces, place, 1, as_tags)
        flanks = _flanks(pieces, start, 1, as_tags) and _flanks(pieces, place, -1, as_tags)
        if touches == 1 or not flanks:
            unclear |= {start, place}
    return unclear


def _touches(pieces: list[Piece], place: int, step: int, as_tags: set[int]) -> bool:
    """Tell whether the mark at *place* and the one next to it would be read as one."""
    other = pieces[place + step] if 0 <= place + step < len(pieces) and place + step not in as_tags else ""
    return isinstance(other, Mark) and other.sign[0] == _sign_of(pieces[place])


def _sign_of(piece: Piece) -> str:
    return piece.sign[0] if isinstance(piece, Mark) else ""


def _flanks(pieces: list[Piece], place: int, step: int, as_tags: set[int]) -> bool:
    """Tell whether the mark at *place* is one for its words, which are in the direction of *step*."""
    inside, outside = (_neighbor(pieces, place, way, as_tags) for way in (step, -step))
    other = pieces[place - step] if 0 <= place - step < len(pieces) else ""
    if isinstance(other, Mark) and other.opens != (step > 0):
        return False  # two marks of neighbors would be read as one
    if not inside or inside.isspace():
        return False
    return inside.isalnum() or not outside or not outside.isalnum()


def _neighbor(pieces: list[Piece], place: int, step: int, as_tags: set[int]) -> str:
    """Return the sign next to the mark at *place*, over other marks that would be read as one with it."""
    own = _sign_of(pieces[place])
    place += step
    while 0 <= place < len(pieces):
        piece = pieces[place]
        if isinstance(piece, Mark) and (place in as_tags or piece.sign[0] != own):
            return "<" if place in as_tags else piece.sign[0]
        if isinstance(piece, str) and piece:
            return piece[0] if step > 0 else piece[-1]
        place += step
    return ""
