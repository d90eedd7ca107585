"""Links and pictures: where they lead, the tag that a link to its page means, and a picture's words."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from forearmed.article.converter.state import Env, page_of

_TAG_PAGE = re.compile(r"/tags/([a-z0-9-]+)\.md")


def use_links(library: MarkdownIt) -> None:
    """Let *library* resolve addresses."""
    library.add_render_rule("link_open", _link)
    library.add_render_rule("image", _picture)


def _link(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    token = tokens[place]
    url = str(token.attrs.get("href", ""))
    if tag := _TAG_PAGE.fullmatch(url):
        token.attrs["data-tag"] = tag[1]  # which has a color
    token.attrs["href"] = page_of(env).target_of(url)
    return f"<a{self.renderAttrs(token)}>"


def _picture(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    token = tokens[place]
    words = token.meta.get("alt")
    if words is None:
        words = self.renderInlineAsText(token.children, options, env)
    others = {name: value for name, value in token.attrs.items() if name not in ("alt", "src")}
    src = page_of(env).target_of(str(token.attrs.get("src", "")))
    token.attrs = {"src": src, "alt": words, **others}
    return f"<img{self.renderAttrs(token)} />"
