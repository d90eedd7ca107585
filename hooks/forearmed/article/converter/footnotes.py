"""Footnotes, as Python-Markdown shows them: numbered as they are first named, at the end of the page."""

from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from forearmed.article.converter.state import Env, page_of


def use_footnotes(library: MarkdownIt) -> None:
    """Let *library* show footnotes as themes know them."""
    library.add_render_rule("footnote_ref", _sign)
    library.add_render_rule("footnote_block_open", _open_all)
    library.add_render_rule("footnote_block_close", _close_all)
    library.add_render_rule("footnote_open", _open)
    library.add_render_rule("footnote_close", _close)
    library.add_render_rule("footnote_anchor", _way_back)


def _sign(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    note = tokens[place].meta
    link = f'<a class="footnote-ref" href="#fn:{escape(note["label"])}">{note["id"] + 1}</a>'
    return f'<sup id="{_name_of_sign(note)}">{link}</sup>'


def _name_of_sign(note: dict[str, object]) -> str:
    nth = int(str(note["subId"]))
    return f"fnref{nth + 1 if nth else ''}:{escape(str(note['label']))}"


def _open_all(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    return '<div class="footnote">\n<hr />\n<ol>\n'


def _close_all(
    self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env
) -> str:
    return "</ol>\n</div>\n"


def _open(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    return f'<li id="fn:{escape(tokens[place].meta["label"])}">\n'


def _close(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    return "</li>\n"


def _way_back(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    note = tokens[place].meta
    wording = page_of(env).manner.wording
    title = escape(wording.say("Jump back to footnote {number} in the text", number=note["id"] + 1))
    # The space is inside the link: what removes the link, as `portable` does, removes the space, too.
    link = f'<a class="footnote-backref" href="#{_name_of_sign(note)}" title="{title}">&#160;&#8617;</a>'
    # The link stands in the note's last paragraph, or in a new one where the note ends in another block.
    last = next(token for token in tokens[place:] if token.type != "footnote_anchor")
    return link if last.type == "paragraph_close" else f"<p>{link}</p>\n"
