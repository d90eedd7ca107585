"""Headings: the id that each has, the sign that links to it, and the table of contents they make."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape, unescape
from unicodedata import category
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from forearmed.article.converter.state import Env, Heading, Manner, Page, page_of
from forearmed.foundation.transliteration import in_ascii

_NO_WORD = re.compile(r"[^\w\s-]", re.ASCII)
_GAP = re.compile(r"[-\s]+")
_NUMBERED = re.compile(r"(.*)_(\d+)")
_TO_HERE = re.compile(r'(?<=<a href="#)[^"]*(?=")')
_NAMELESS = "section"
_ENOUGH = 6
"""How many signs name a heading of signs alone."""


def use_headings(library: MarkdownIt) -> None:
    """Let *library* give headings ids and links."""
    library.add_render_rule("heading_open", _open)
    library.add_render_rule("heading_close", _close)


def anchor_of(text: str) -> str:
    """Return the id of a heading that says *text*: its words in ASCII, in lower case, joined by hyphens.

    It depends on the text alone. For a text in ASCII it is what Python-Markdown makes of it. A text of signs
    alone, such as an emoji, is called by their code points, which stay when another such heading is added.
    """
    plain = text
    if not text.isascii():
        # A sign such as "’" leaves no gap between the letters around it, as "'" leaves none.
        plain = in_ascii("".join(sign for sign in text if _is_read(sign)))
    return _GAP.sub("-", _NO_WORD.sub("", plain).strip().lower()) or _by_code_points(text)


def _by_code_points(text: str) -> str:
    """Return the code points of the signs in *text* that are seen: ``u1f389``."""
    seen = [sign for sign in text if not sign.isspace() and category(sign)[0] not in "CM"]
    return "-".join(f"u{ord(sign):x}" for sign in seen[:_ENOUGH])


def with_own_anchors(html: str, page: Page) -> str:
    """Return *html* with links to headings of this *page* as GitHub calls them: ``#größe`` for ``#groesse``.

    GitHub keeps the letters of every script. A link to an id that the page has stays as it is.
    """
    return _TO_HERE.sub(partial(_own_anchor, page), html)


def _own_anchor(page: Page, link: re.Match[str]) -> str:
    wanted = unquote(unescape(link[0]))
    own = anchor_of(wanted)
    return link[0] if wanted in page.ids or own not in page.ids else own


class Anchors:
    """The ids of the headings of one page that is made without the converter: the ids that it would give."""

    def __init__(self) -> None:
        self._page = Page(Manner(), str)

    def of(self, text: str) -> str:
        """Return the id of the next heading, which says *text*."""
        return _made(" ".join(text.split()), self._page)


def _is_read(sign: str) -> bool:
    return sign.isascii() or sign.isspace() or category(sign)[0] in "LMN"


def _unique(anchor: str, page: Page) -> str:
    """Return *anchor*, with the first free number behind it if it is taken: ``steps``, ``steps_1``."""
    if anchor not in page.ids:
        return anchor
    numbered = _NUMBERED.fullmatch(anchor)
    base, number = (numbered[1], int(numbered[2])) if numbered else (anchor, 0)
    number = max(number, page.numbers.get(base, 0)) + 1
    while f"{base}_{number}" in page.ids:
        number += 1
    page.numbers[base] = number  # so that the next one need not try them all
    return f"{base}_{number}"


def nested(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Return *headings* with those of a deeper level below the one before them."""
    top: list[Heading] = []
    open_: list[Heading] = []
    for heading in headings:
        while open_ and open_[-1].level >= heading.level:
            open_.pop()
        (open_[-1].below if open_ else top).append(heading)
        open_.append(heading)
    return tuple(top)


def _open(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    token, page = tokens[place], page_of(env)
    text = words_of(tokens[place + 1])
    token.attrs = {"id": _given(token, page) or _made(text, page), **token.attrs}
    level = int(token.tag[1])
    if level in page.manner.contents:
        name = str(token.attrs.pop("data-toc-label", text))
        page.headings.append(Heading(level, str(token.attrs["id"]), escape(name, quote=False)))
    return f"<{token.tag}{self.renderAttrs(token)}>"


def _given(token: Token, page: Page) -> str:
    return str(token.attrs.get("id", ""))


def _made(text: str, page: Page) -> str:
    anchor = _unique(anchor_of(text) or _NAMELESS, page)
    page.ids.add(anchor)
    return anchor


def words_of(heading: Token) -> str:
    """Return what a *heading* says, by the token within it."""
    return " ".join("".join(_said(heading.children or [])).split())


def _said(children: Sequence[Token]) -> Iterator[str]:
    """Yield what a heading of *children* says: no tags, no signs of footnotes."""
    for child in children:
        if child.type in ("text", "text_special", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.type == "image":
            yield ""


def _close(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    tag = tokens[place].tag
    manner = page_of(env).manner
    if not manner.permalinks:
        return f"</{tag}>\n"
    anchor = escape(str(tokens[place - 2].attrs["id"]))
    # Neither the Tab key nor a screen reader stops at this link.
    hidden = f'aria-hidden="true" class="headerlink" href="#{anchor}" tabindex="-1"'
    title = escape(manner.wording.say("Permanent link"))
    return f'<a {hidden} title="{title}">&para;</a></{tag}>\n'
