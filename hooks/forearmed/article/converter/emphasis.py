"""Emphasis beside letters that no space parts from it, as in Chinese, Japanese, Thai, Arabic and Hebrew.

CommonMark (0.31, section 6.2) tells by spaces and punctuation whether a mark can begin or end emphasis. Where
a language writes no space, ``**「はい」**と`` would be shown with its asterisks. Here a letter of such a
script counts as a space does beside other punctuation, and its own punctuation as a letter.
"""

from collections.abc import Callable
from unicodedata import category

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from forearmed.foundation.scripts import UNSPACED, joins

_RULES = ("emphasis", "strikethrough")
_SPLITS_WORDS = "*~"  # an underscore never does, and stays as CommonMark has it


def use_emphasis(library: MarkdownIt) -> None:
    """Let *library* see emphasis where no space is beside it."""
    ruler = library.inline.ruler
    for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
        if name in _RULES:
            ruler.at(name, _beside_joined_letters(rule))


def _beside_joined_letters(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Return *rule*, which then decides anew for marks beside a letter that joins."""

    def marks(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the library's
        start, before = state.pos, len(state.delimiters)
        found = rule(state, silent)
        if found and state.src[start] in _SPLITS_WORDS and len(state.delimiters) > before:
            last = state.src[start - 1] if start else " "
            following = state.src[state.pos] if state.pos < state.posMax else " "
            if joins(last) or joins(following):
                for mark in state.delimiters[before:]:
                    mark.open, mark.close = _faces(following, last), _faces(last, following)
        return found

    return marks


def _faces(sign: str, other: str) -> bool:
    """Tell whether a mark belongs to *sign* on one side of it, with *other* on its other side."""
    if sign.isspace():
        return False
    return not _is_sign(sign) or other.isspace() or _is_sign(other) or joins(other)


def _is_sign(sign: str) -> bool:
    """Tell whether *sign* is punctuation as CommonMark has it, and none of a script without spaces."""
    return category(sign)[0] in "PS" and not UNSPACED.match(sign)
