"""HTML that authors write themselves: it stays as it is, and the Markdown between its tags is converted.

Between two empty lines it always is (CommonMark 0.31, section 4.6). A tag that says ``markdown`` (md_in_html)
needs no empty line behind it. A lone ``<p>`` around whole blocks, which no paragraph can hold, is left out.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from forearmed.article.converter.html_tables import marked
from forearmed.article.converter.state import Env, page_of

_REST = r"""(?:[^"'<>]|"[^"]*"|'[^']*'){0,999}"""
_SAYS_MARKDOWN = r"""\smarkdown(?:=(?:"\w*"|'\w*'|\w+))?(?=[\s/>])"""
_WHOLE_TAG = re.compile(rf"<[a-zA-Z][\w-]*(?={_REST}{_SAYS_MARKDOWN}){_REST}>[ \t]*")
_TAG = re.compile(rf"<[a-zA-Z][\w-]*{_REST}>")
_MARKDOWN = re.compile(_SAYS_MARKDOWN)
_OPENS_LAST = re.compile(r"<p>\s*\Z")
_CLOSES_FIRST = re.compile(r"\A\s*</p>[ \t]*\n?")


def use_raw_html(library: MarkdownIt) -> None:
    """Let *library* convert what stands between tags."""
    ends = ["paragraph", "reference", "blockquote"]
    library.block.ruler.before("html_block", "markdown_in_html", _tag_alone, {"alt": ends})
    library.add_render_rule("html_block", _block)
    library.add_render_rule("html_inline", _inline)


def _tag_alone(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the library's
    place = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<", place) or state.is_code_block(start):
        return False
    line = state.src[place : state.eMarks[start]]
    if "markdown" not in line or not _WHOLE_TAG.fullmatch(line):
        return False
    if not silent:
        state.line = start + 1
        token = state.push("html_block", "", 0)
        token.map, token.content = [start, start + 1], f"{line}\n"
    return True


def _block(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    html = _said(tokens[place].content)
    if "<p>" in html and place + 1 < len(tokens) and tokens[place + 1].type != "inline":
        html = _OPENS_LAST.sub("\n", html)
    if "</p>" in html:
        html = _CLOSES_FIRST.sub("", html)
    return marked(html, page_of(env).manner) if "<table" in html else html


def _inline(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    return _said(tokens[place].content)


def _said(html: str) -> str:
    """Return *html* without the attribute ``markdown`` in its tags, which is for the converter only."""
    return _TAG.sub(lambda tag: _MARKDOWN.sub("", tag[0]), html) if " markdown" in html else html
