"""Films on other sites: a link to one, alone in its paragraph, becomes a card that says where it leads.

Nothing is loaded from there. The HTML says "Film on YouTube: How to open a call", so that a mail, a feed,
a sheet of paper and a plain text say the same. The site's style sheet makes it look like a card.
"""

import re
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from forearmed.article.converter.state import page_of
from forearmed.foundation.wording import Wording

_FILMS = {
    "YouTube": (
        r"(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch/?\?(?:[^#]*&)?v=|(?:embed|live|shorts)/)|youtu\.be/)"
        r"[\w-]{6,}"
    ),
    "Vimeo": (
        r"(?:(?:www\.)?vimeo\.com/(?:(?:channels|groups|showcase)/[\w-]+/(?:videos?/)?)?|player\.vimeo\.com/video/)"
        r"\d+(?![\w-])"
    ),
    "Loom": r"(?:www\.)?loom\.com/(?:embed|share)/[\w-]{6,}",
}
"""Addresses of single films by whose site it is: the pages of channels and people are no films."""
_KNOWN = {site: re.compile(f"https?://{film}", re.IGNORECASE) for site, film in _FILMS.items()}
_ADDRESS = re.compile(r"https?://.*|(?:[\w-]+\.)+(?:be|com)(?:/\S*)?", re.IGNORECASE)
_ALONE = ("paragraph_open", "inline", "paragraph_close")
_SITE = '<span class="film__site">{name}<span class="film__colon">{colon}</span></span> '
_IN_WORDS = {"code_inline", "em_close", "em_open", "strong_close", "strong_open", "text", "text_special"}


def use_films(library: MarkdownIt) -> None:
    """Let *library* make cards of links to films."""
    library.core.ruler.push("films", _mark_films)


def film_site(url: str) -> str | None:
    """Return the name of the site whose film *url* shows; None for all other addresses."""
    return next((site for site, film in _KNOWN.items() if film.match(url)), None)


def _mark_films(state: StateCore) -> None:
    for place, token in enumerate(state.tokens):
        around = state.tokens[max(0, place - 1) : place + 2]
        if token.type != "inline" or tuple(one.type for one in around) != _ALONE or around[0].hidden:
            continue
        if site := _only_film(token.children or []):
            around[0].attrJoin("class", "film")
            token.children = _named(token.children or [], site, page_of(state.env).manner.wording)


def _only_film(children: Sequence[Token]) -> str | None:
    """Return whose film *children* link to, if they are one link that has words and no look of its own."""
    if len(children) < 3 or children[0].type != "link_open" or children[-1].type != "link_close":
        return None
    if "class" in children[0].attrs or not _IN_WORDS.issuperset(one.type for one in children[1:-1]):
        return None
    return film_site(str(children[0].attrs.get("href", "")))


def _named(link: Sequence[Token], site: str, wording: Wording) -> list[Token]:
    """Return *link* with the *site* in front of its words; an address is no words, and gets some."""
    opened, *words, closed = link
    name = wording.say("Film on {site}", site=site)
    colon = wording.say("{name}:", name=name).removeprefix(name)
    before = _SITE.format(name=escape(name), colon=escape(colon))
    if opened.info == "auto" or _ADDRESS.fullmatch("".join(word.content for word in words)):
        words = [Token("text", "", 0, content=wording.say("Watch the film"))]
    return [opened, Token("html_inline", "", 0, content=before), *words, closed]
