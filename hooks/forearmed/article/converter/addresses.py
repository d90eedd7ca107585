"""Bare addresses, which become links of themselves: ``https://…``, ``www.…``, ``ann_lee@example.com``.

GFM 0.29, section 6.9. A plugin of the library's knows them, too, but it takes ``lee@example.com`` out of
``ann_lee@example.com``, knows no ``ftp:``, and stops at each w of a text.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_MAY_PRECEDE = frozenset(" \t\r\n*_~(")
_SCHEME = re.compile(r"(?:https?|ftp|mailto|xmpp)\Z")
_HOST = r"(?P<host>[\w-]+(?:\.[\w-]+)*)"
_WEB = re.compile(rf"://{_HOST}[^\s<]*")
_WWW = re.compile(rf"www\.(?=[^.]){_HOST}[^\s<]*")
_MAILBOX = r"[a-zA-Z0-9.+_-]++@[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]+)+(?<![_-])"
_MAIL = re.compile(rf"(?<![a-zA-Z0-9.+_-]){_MAILBOX}(?![\w@-])")
_NAMED_MAIL = re.compile(rf":{_MAILBOX}(?![\w@-])(?P<room>/[a-zA-Z0-9@.]+)?")
_ENTITY = re.compile(r"&[a-zA-Z]+;\Z")
_LINK_OPENS = re.compile(r"<a(?=[\s>])", re.IGNORECASE)
_LAST = frozenset("?!.,:*_~'\"[]")


def use_addresses(library: MarkdownIt) -> None:
    """Teach *library* bare addresses."""
    library.inline.ruler.push("web_address", _web)
    library.inline.ruler.push("www_address", _www)
    library.core.ruler.after("inline", "mail_address", _link_mail)
    # The library ends a piece of text at each sign with which a rule may begin. A w is one only in "www.".
    signs = library.inline.terminator_re.pattern.removeprefix("[").removesuffix("]")
    library.inline.terminator_re = re.compile(rf"[{signs}w](?:(?<!w)|(?=ww\.))")


def _web(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the library's
    """At a colon, make a link of the address around it; the scheme before it is in ``state.pending``."""
    if silent or state.linkLevel or not state.src.startswith(":", state.pos):
        return False
    scheme = _SCHEME.search(state.pending[-6:])
    if not scheme or not _is_free(state, state.pos - len(scheme[0])):
        return False
    if scheme[0] in ("mailto", "xmpp"):
        found = _NAMED_MAIL.match(state.src, state.pos, state.posMax)
        rest = (found[0] if scheme[0] == "xmpp" or not found["room"] else "") if found else ""
    else:
        found = _WEB.match(state.src, state.pos, state.posMax)
        rest = _trimmed(found[0]) if found and _is_host(found["host"]) else ""
    if not rest:
        return False
    state.pending = state.pending[: -len(scheme[0])]
    address = scheme[0] + rest
    _write(state, address, unescape(address), len(rest))
    return True


def _www(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the library's
    if silent or state.linkLevel or not state.src.startswith("www.", state.pos):
        return False
    found = _WWW.match(state.src, state.pos, state.posMax)
    if not found or not _is_free(state, state.pos) or not _is_host(f"www.{found['host']}"):
        return False
    address = _trimmed(found[0])
    _write(state, address, f"http://{unescape(address)}", len(address))
    return True


def _is_free(state: StateInline, start: int) -> bool:
    return start <= 0 or state.src[start - 1] in _MAY_PRECEDE


def _is_host(host: str) -> bool:
    """Tell whether the last two parts of *host* have no underscore."""
    return "_" not in "".join(host.split(".")[-2:])


def _trimmed(address: str) -> str:
    """Return *address* without the signs at its end that belong to the sentence around it."""
    end, surplus = len(address), address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
        elif last == ";":
            entity = _ENTITY.search(address[max(0, end - 32) : end])
            end -= len(entity[0]) - 1 if entity else 0
        elif last not in _LAST:
            break
        end -= 1
    return address[:end]


def _write(state: StateInline, shown: str, address: str, length: int) -> None:
    opened = state.push("link_open", "a", 1)
    opened.attrs, opened.markup, opened.info = {"href": address}, "autolink", "auto"
    state.push("text", "", 0).content = unescape(shown)
    closed = state.push("link_close", "a", -1)
    closed.markup, closed.info = "autolink", "auto"
    state.pos += length


def _link_mail(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and "@" in token.content:
            token.children = list(_with_mail(token.children or []))


def _with_mail(children: Sequence[Token]) -> Iterator[Token]:
    """Yield *children* with each mail address in a text, outside of links, as a link."""
    links = 0
    for child in children:
        if child.type in ("link_open", "link_close"):
            links += child.nesting
        elif child.type == "html_inline":
            links += bool(_LINK_OPENS.match(child.content)) - (child.content.lower() == "</a>")
        if child.type == "text" and links < 1 and "@" in child.content:
            yield from _linked(child)
        else:
            yield child


def _linked(text: Token) -> Iterator[Token]:
    position, level = 0, text.level
    for found in _MAIL.finditer(text.content):
        if found.start() > position:
            yield Token("text", "", 0, content=text.content[position : found.start()], level=level)
        href = {"href": f"mailto:{found[0]}"}
        yield Token("link_open", "a", 1, attrs={**href}, markup="autolink", info="auto", level=level)
        yield Token("text", "", 0, content=found[0], level=level + 1)
        yield Token("link_close", "a", -1, markup="autolink", info="auto", level=level)
        position = found.end()
    if position < len(text.content):
        yield Token("text", "", 0, content=text.content[position:], level=level)
