"""The end of a line within a paragraph: nothing between two signs of Chinese or Japanese, else a space.

Browsers differ in it (CSS Text Module Level 3, section 4.1.3, leaves it to them); mail programs show a gap.
"""

from collections.abc import Iterable, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from forearmed.foundation.scripts import EAST_ASIAN


def use_line_ends(library: MarkdownIt) -> None:
    """Let *library* join the lines of languages that part no words."""
    library.core.ruler.after("inline", "line_ends", _join_all)


def _join_all(state: StateCore) -> None:
    if state.src.isascii():
        return
    for token in state.tokens:
        if token.type == "inline" and "\n" in token.content:
            _join(token.children or [])


def _join(children: Sequence[Token]) -> None:
    for place, token in enumerate(children):
        if token.type == "softbreak":
            before, behind = _said(reversed(children[:place])), _said(children[place + 1 :])
            if EAST_ASIAN.match(before[-1:]) and EAST_ASIAN.match(behind):
                token.type, token.tag, token.content = "text", "", ""


def _said(children: Iterable[Token]) -> str:
    """Return the first text among *children* that says anything."""
    return next((one.content for one in children if one.type in ("text", "code_inline") and one.content), "")
