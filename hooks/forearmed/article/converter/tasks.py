"""Task lists: a box that Material draws, with a name for who hears the page."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from forearmed.article.converter.state import Env

_BOX = (
    '<label class="task-list-control"><input type="checkbox" disabled{checked} aria-label="{name}"/>'
    '<span class="task-list-indicator"></span></label> '
)
_LISTS = {"contains-task-list": "task-list"}


def use_tasks(library: MarkdownIt) -> None:
    """Let *library* draw boxes."""
    library.add_render_rule("list_item_open", _item)
    for name in ("bullet_list_open", "ordered_list_open"):
        library.add_render_rule(name, _list)


def _list(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    token = tokens[place]
    if "class" in token.attrs:
        token.attrs["class"] = _LISTS.get(str(token.attrs["class"]), token.attrs["class"])
    return self.renderToken(tokens, place, options, env)


def _item(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env) -> str:
    token = tokens[place]
    opened = self.renderToken(tokens, place, options, env)
    if "checked" not in token.meta:
        return opened
    box = _BOX.format(
        checked=" checked" if token.meta["checked"] else "", name="Done" if token.meta["checked"] else "To do"
    )
    words = tokens[place + 2] if tokens[place + 1].type == "paragraph_open" else None
    if words is None or words.children is None:
        return opened + box
    words.children.insert(0, Token("html_inline", "", 0, content=box))
    return opened
