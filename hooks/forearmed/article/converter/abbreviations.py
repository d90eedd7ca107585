"""Abbreviations: a line ``*[SLA]: what was promised`` says what SLA means, all over the page."""

import re
from collections.abc import Iterator, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_DEFINITION = re.compile(r"\*\[(?P<short>[^\]\\]+)\][ ]?:[ \t]*(?P<long>[^\n]+?)[ \t]*")
_KEY = "abbreviations"


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
    known: Mapping[str, str] = state.env.get(_KEY, {})
    if known:
        longest_first = sorted(known, key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        for token in state.tokens:
            if token.type == "inline" and pattern.search(token.content):
                children = (_explained(child, pattern, known) for child in token.children or ())
                token.children = [part for parts in children for part in parts]


def _explained(child: Token, pattern: re.Pattern[str], known: Mapping[str, str]) -> Iterator[Token]:
    """Yield *child* with each abbreviation in it as an element of its own."""
    if child.type != "text":
        yield child
        return
    position = 0
    for found in pattern.finditer(child.content):
        yield Token("text", "", 0, content=child.content[position : found.start()], level=child.level)
        yield Token("abbr_open", "abbr", 1, attrs={"title": known[found[0]]}, level=child.level)
        yield Token("text", "", 0, content=found[0], level=child.level + 1)
        yield Token("abbr_close", "abbr", -1, level=child.level)
        position = found.end()
    yield Token("text", "", 0, content=child.content[position:], level=child.level)
