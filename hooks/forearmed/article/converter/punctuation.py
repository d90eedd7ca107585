"""Punctuation as printers set it: curly quotation marks, apostrophes, dashes and the ellipsis.

Which way a mark turns depends on what stands in front of it, wherever emphasis, links and tags begin and end.
Code, bare addresses and what an author has escaped stay as they are.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from forearmed.article.converter.state import page_of
from forearmed.foundation.quotation_marks import ENGLISH, Marks
from forearmed.foundation.scripts import ARABIC, HEBREW, UNSPACED

Change = tuple[int, int, str]

_STRAIGHT = re.compile(r"""["']""")
_ODD = re.compile(r"""["']|--|\.\.\.""")
_SIGN = re.compile(r"""["']|(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)""")
_WORDS_ONLY = re.compile(r"""["']|(?<!\.)\.{3}(?!\.)""")
_DECADE = re.compile(r"\d\ds?\b")
_OPENS_BEHIND = frozenset(" \t\r\n\u00a0([{<-\u2013\u2014\u00bf\u00a1")
_GERSHAYIM = "\u05f4"
"""The sign before the last letter of a Hebrew abbreviation, which keyboards write as a quotation mark."""
_SIGNS = {"--": "\u2013", "---": "\u2014", "...": "…"}
_APOSTROPHE = "’"
_WORD = "x"
"""Code, a picture or an address counts as this word when the direction of the marks around it is decided."""
_BREAKS = {"softbreak": "\n", "hardbreak": "\n", "code_inline": _WORD, "image": _WORD}


def use_punctuation(library: MarkdownIt) -> None:
    """Let *library* set punctuation."""
    library.core.ruler.before("text_join", "punctuation", _set_all)


@cache  # a page, its lists and the index set the same sentence
def typographic(text: str, marks: Marks = ENGLISH) -> str:
    """Return plain *text* with these quotation *marks* and curly apostrophes, as the converter sets it."""
    return _applied(text, _changes(text, marks, _WORDS_ONLY))


def _set_all(state: StateCore) -> None:
    marks = page_of(state.env).manner.marks
    for token in state.tokens:
        if token.type == "inline" and token.children and _ODD.search(token.content):
            _set(token.children, marks)


def _set(children: Sequence[Token], marks: Marks) -> None:
    """Set the punctuation in the texts among *children*, which are read as one sentence."""
    pieces = list(_pieces(children))
    changes = _changes("".join(pieces), marks, _SIGN)
    position, change = 0, next(changes, None)
    for child, piece in zip(children, pieces, strict=True):
        end = position + len(piece)
        mine = []
        while change and change[0] < end:
            if child.type == "text" and piece is child.content and position <= change[0] and change[1] <= end:
                mine.append((change[0] - position, change[1] - position, change[2]))
            change = next(changes, None)
        if mine:
            child.content = _applied(piece, iter(mine))
        position = end


def _pieces(children: Sequence[Token]) -> Iterator[str]:
    """Yield, for each of *children*, the text that decides the direction of the marks around it."""
    is_address = False
    for child in children:
        if child.type == "text":
            yield _WORD if is_address else child.content
        elif child.type == "text_special":
            yield "." if _STRAIGHT.search(child.content) else child.content
        elif child.type == "html_inline":
            yield "\n" if child.content[:3].lower() == "<br" else ""
        else:
            is_address = child.info == "auto" and child.nesting == 1
            yield _BREAKS.get(child.type, "")


def _changes(text: str, marks: Marks, signs: re.Pattern[str]) -> Iterator[Change]:
    """Yield what to write in the place of each of *signs* in *text*."""
    before, behind, outside, inside = "", -1, 0, 0
    for found in signs.finditer(text):
        start, end = found.span()
        sign = found[0]
        if sign in _SIGNS:
            before, behind = _SIGNS[sign], end
            yield start, end, before
            continue
        last = before if behind == start else text[start - 1] if start else " "
        following = text[end] if end < len(text) else " "
        double = sign == '"'
        opens = _opens(last, following, marks, is_open=bool(outside if double else inside))
        if double and HEBREW.match(last) and HEBREW.match(following):
            mark = _GERSHAYIM
        elif double:
            mark, outside = marks[0 if opens else 1], int(opens)
        elif opens and not _DECADE.match(text, end):
            mark, inside = marks[2], inside + 1
        elif inside and not opens and (not following.isalnum() or UNSPACED.match(following)):
            mark, inside = marks[3], inside - 1
        else:
            mark = _APOSTROPHE
        before, behind = mark if opens else _APOSTROPHE, end
        yield start, end, mark


def _opens(last: str, following: str, marks: Marks, *, is_open: bool) -> bool:
    """Tell whether the mark between *last* and *following* opens; *is_open* if one before it has opened."""
    if following.isspace():
        return False
    if UNSPACED.match(last):
        return not is_open
    if ARABIC.match(last):
        return not is_open and following.isalnum()
    return last in _OPENS_BEHIND or last in (marks[0], marks[2])


def _applied(text: str, changes: Iterator[Change]) -> str:
    kept, position = [], 0
    for start, end, new in changes:
        kept += [text[position:start], new]
        position = end
    return "".join([*kept, text[position:]])
