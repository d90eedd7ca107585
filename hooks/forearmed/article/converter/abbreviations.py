"""Abbreviations: a line ``*[SLA]: what was promised`` says what SLA means, all over the page."""

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_DEFINITION = re.compile(r"\*\[(?P<short>[^\]\\]+)\][ ]?:[ \t]*(?P<long>[^\n]+?)[ \t]*")
_KEY = "abbreviations"
Known = Mapping[str, str]


def use_abbreviations(library: MarkdownIt) -> None:
    """Teach *library* abbreviations."""
    library.block.ruler.before("reference", _KEY, _definition, {"alt": ["paragraph", "reference"]})
    library.core.ruler.after("inline", _KEY, _explain)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the library's
    place = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("*[", place) or state.is_code_block(start):
        return False
    found = _DEFINITION.fullmatch(state.src, place, state.eMarks[start])
    if found and not silent:
        state.env.setdefault(_KEY, {})[found["short"].strip()] = found["long"]
        state.line = start + 1
    return found is not None


def _explain(state: StateCore) -> None:
    known: Known = state.env.get(_KEY, {})
    if known:
        longest_first = sorted(known, key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        for token in state.tokens:
            if token.type == "inline" and pattern.search(token.content):
                token.children = list(_explained(token.children or [], pattern, known))


def _explained(children: Sequence[Token], pattern: re.Pattern[str], known: Known) -> Iterator[Token]:
    """Yield *children* with each abbreviation in a text as an element of its own; an address is no text."""
    before = ""
    for child in children:
        if child.type == "text" and before != "auto":
            yield from _parts(child, pattern, known)
        else:
            yield child
        before = child.info if child.type == "link_open" else ""


def _parts(text: Token, pattern: re.Pattern[str], known: Known) -> Iterator[Token]:
    position, level = 0, text.level
    for found in pattern.finditer(text.content):
        yield Token("text", "", 0, content=text.content[position : found.start()], level=level)
        yield Token("abbr_open", "abbr", 1, attrs={"title": known[found[0]]}, level=level)
        yield Token("text", "", 0, content=found[0], level=level + 1)
        yield Token("abbr_close", "abbr", -1, level=level)
        position = found.end()
    yield Token("text", "", 0, content=text.content[position:], level=level)
