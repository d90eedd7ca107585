"""Attributes in braces, ``{ #id .class width="300" }``, behind the element that gets them.

As mkdocs' authors write them (Python-Markdown's attr_list, with or without a colon): right behind a link, a
picture, code or emphasis; at the end of a heading, a cell or a term; on a last line of their own in a
paragraph or an item. Braces that hold anything but attributes stay in the text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from forearmed.article.converter.state import page_of

_ONE = r"""(?:[#.][^\s#.{}="'<>]++|[a-zA-Z_:@][\w:.-]*+=(?:"[^"]*+"|'[^']*+'|[^\s"'{}<>]++))"""
_LIST = rf"\{{:?[ ]*(?P<written>{_ONE}(?:[ ]*+{_ONE})*+)[ ]*\}}"
_AT_START = re.compile(_LIST)
_AT_END = re.compile(rf"(?<![ \t])[ \t]++{_LIST}[ \t]*+\Z")
_ALONE = re.compile(rf"[ \t]*{_LIST}[ \t]*")
_EACH = re.compile(_ONE)
_BEHIND = {"link_close", "em_close", "strong_close", "s_close", "code_inline", "image"}
_ENDED = {"heading_open", "td_open", "th_open", "dt_open"}


def use_attributes(library: MarkdownIt) -> None:
    """Teach *library* attributes."""
    library.core.ruler.after("inline", "attributes", _give)


def _give(state: StateCore) -> None:
    if "{" not in state.src:
        return
    for place, token in enumerate(state.tokens):
        if token.type == "inline" and "{" in token.content and token.children:
            _give_inside(token.children)
            _give_around(state.tokens, place)
    page_of(state.env).ids.update(_ids(state.tokens))


def as_html(written: str) -> str:
    """Return the attributes *written* in braces as a tag has them, without the classes."""
    found = (f'id="{one[1:]}"' if one[0] == "#" else one for one in _EACH.findall(written))
    return " ".join(one for one in found if one[0] != ".")


def _ids(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        for one in (token, *(token.children or ())):
            if "id" in one.attrs:
                yield str(one.attrs["id"])


def _give_inside(children: list[Token]) -> None:
    """Give each element that braces follow the attributes in them, and take the braces out of the text."""
    for before, token in pairwise(children):
        if token.type == "text" and before.type in _BEHIND and (found := _AT_START.match(token.content)):
            _add(_opening(children, before), found["written"], before)
            token.content = token.content[found.end() :]


def _opening(children: Sequence[Token], token: Token) -> Token:
    """Return what *token* closes, or the token itself."""
    if token.nesting != -1:
        return token
    name = token.type.replace("_close", "_open")
    place = next(at for at, child in enumerate(children) if child is token)
    return next(one for one in reversed(children[:place]) if one.type == name and one.level == token.level)


def _give_around(tokens: Sequence[Token], place: int) -> None:
    """Give the block around the words at *place* the attributes in braces at the end of these words."""
    children = tokens[place].children or []
    around = tokens[place - 1]
    if not children or children[-1].type != "text":
        return
    last = children[-1]
    if around.type in _ENDED and (found := _AT_END.search(last.content)):
        _add(around, found["written"], tokens[place])
        last.content = last.content[: found.start()]
    elif (
        around.type == "paragraph_open"
        and len(children) > 1
        and children[-2].type in ("softbreak", "hardbreak")
        and (found := _ALONE.fullmatch(last.content))
    ):
        item = tokens[place - 2] if place > 1 and tokens[place - 2].type == "list_item_open" else None
        _add(item if item and around.hidden else around, found["written"], tokens[place])
        del children[-2:]


def _add(token: Token, written: str, place: Token) -> None:
    """Give *token* the attributes *written* in braces; the token *place* keeps them as text for `parts`."""
    place.meta["braces"] = written
    for one in _EACH.findall(written):
        if one[0] == ".":
            token.attrJoin("class", one[1:])
        elif one[0] == "#":
            token.attrSet("id", one[1:])
        else:
            name, _, value = one.partition("=")
            value = value[1:-1] if value[0] in "\"'" else value
            if name == "alt" and token.type == "image":
                token.meta = {**token.meta, "alt": value}
            elif name == "class":
                token.attrJoin("class", value)
            else:
                token.attrSet(name, value)
