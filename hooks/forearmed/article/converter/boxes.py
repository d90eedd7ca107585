"""Boxes: ``!!!``, the folded ``???`` and the open ``???+`` of mkdocs' authors, and GitHub's alerts.

All of them are shown as Material's admonitions and details. A box holds what is indented below its first
line (Python-Markdown's admonition, pymdownx.details); its lines may be indented by two to four spaces, since
formatters take some away.
"""

import re
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from forearmed.article.converter.state import Env, page_of

_FIRST_LINE = re.compile(
    r"""(?P<sign>!!!|\?\?\?\+?)[ ]?
    (?:(?P<kinds>[\w-]+(?:[ ]+[\w-]+)*)(?:[ ]+"(?P<title>.*)")?
    |(?<=[?+][ ])"(?P<only>.*)")[ \t]*""",
    re.VERBOSE,
)
_ESCAPED = re.compile(r"\\\[!(?P<kind>NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\?\][ \t]*(?:\n|\Z)", re.IGNORECASE)
_LEAST, _MOST = 2, 4
_KINDS = {"CAUTION": "danger", "IMPORTANT": "info"}
"""What Material calls the alerts that it has no box for by their own name."""


def use_boxes(library: MarkdownIt) -> None:
    """Teach *library* boxes."""
    ends = ["paragraph", "reference", "blockquote", "list"]
    library.block.ruler.before("fence", "box", _box, {"alt": ends})
    library.core.ruler.after("block", "alerts", _call_alerts)
    library.add_render_rule("fold_open", _open_fold)


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the library's
    place = state.bMarks[start] + state.tShift[start]
    if state.src[place : place + 3] not in ("!!!", "???") or state.is_code_block(start):
        return False
    found = _FIRST_LINE.fullmatch(state.src, place, state.eMarks[start])
    if found is None or silent:
        return found is not None
    indent = _indent(state, start + 1, end)
    behind = _end(state, start + 1, end, indent)
    _write(state, found, (start, behind), indent)
    state.line = behind
    return True


def _indent(state: StateBlock, line: int, end: int) -> int:
    """Return the indentation of the first line with words from *line* on: 2 to 4; 4 if that is in no box."""
    while line < end and state.isEmpty(line):
        line += 1
    found = state.sCount[line] - state.blkIndent if line < end else 0
    return min(found, _MOST) if found >= _LEAST else _MOST


def _end(state: StateBlock, line: int, end: int, indent: int) -> int:
    """Return the line behind the last one that is indented by *indent*."""
    behind = line
    while line < end:
        if not state.isEmpty(line):
            if state.sCount[line] - state.blkIndent < indent:
                break
            behind = line + 1
        line += 1
    return behind


def _write(state: StateBlock, found: re.Match[str], lines: tuple[int, int], indent: int) -> None:
    folded = found["sign"].startswith("?")
    name, tag = ("fold", "details") if folded else ("box", "div")
    kinds = (found["kinds"] or "").lower().split()
    opened = state.push(f"{name}_open", tag, 1)
    opened.map = list(lines)
    opened.attrs = {"class": " ".join(kinds if folded else ["admonition", *kinds])}
    opened.info = found["sign"]
    title = found["title"] if found["only"] is None else found["only"]
    if title is None or (folded and not title):
        title = _title(state, kinds[0] if kinds else "note")
    _write_title(state, title, lines[0], folded=folded)
    _write_inside(state, lines, indent)
    state.push(f"{name}_close", tag, -1)


def _title(state: StateBlock, kind: str) -> str:
    return page_of(state.env).manner.titles.get(kind, kind.capitalize())


def _write_title(state: StateBlock, title: str, line: int, *, folded: bool) -> None:
    if title:
        opened = state.push("box_title_open", "summary" if folded else "p", 1)
        opened.attrs = {} if folded else {"class": "admonition-title"}
        words = state.push("inline", "", 0)
        words.content, words.map, words.children = title, [line, line + 1], []
        state.push("box_title_close", opened.tag, -1)


def _write_inside(state: StateBlock, lines: tuple[int, int], indent: int) -> None:
    around = state.parentType, state.lineMax
    state.parentType, state.lineMax = "box", lines[1]
    state.blkIndent += indent
    state.md.block.tokenize(state, lines[0] + 1, lines[1])
    state.blkIndent -= indent
    state.parentType, state.lineMax = around


def _call_alerts(state: StateCore) -> None:
    """Give GitHub's alerts the look and the title of our boxes."""
    if "\\[!" in state.src:
        _take_escaped(state.tokens)
    for place, token in enumerate(state.tokens):
        if token.type == "alert_open":
            kind = _KINDS.get(token.info, token.info.lower())
            token.attrs = {"class": f"admonition {kind}"}
            state.tokens[place + 1].attrs = {"class": "admonition-title"}
            words = state.tokens[place + 2]
            words.content = page_of(state.env).manner.titles.get(token.info.lower(), words.content)


def _take_escaped(tokens: list[Token]) -> None:
    r"""Make alerts of quotes that begin with ``\[!NOTE]``, as remark writes what GitHub shows as one."""
    for place in reversed(range(len(tokens) - 2)):
        words = tokens[place + 2]
        is_quote = tokens[place].type == "blockquote_open" and words.type == "inline"
        if is_quote and (found := _ESCAPED.match(words.content)):
            _make_alert(tokens, place, found)


def _make_alert(tokens: list[Token], place: int, found: re.Match[str]) -> None:
    """Make an alert of the quote that opens at *place*, whose first line is what was *found*."""
    opened, words = tokens[place], tokens[place + 2]
    closed = next(
        one for one in tokens[place:] if one.type == "blockquote_close" and one.level == opened.level
    )
    for token, name in ((opened, "alert_open"), (closed, "alert_close")):
        token.type, token.tag = name, "div"
    opened.info = found["kind"].upper()
    title = Token("inline", "", 0, content=opened.info.capitalize(), map=words.map, children=[])
    words.content = words.content[found.end() :]
    words.map = words.map and [words.map[0] + 1, words.map[1]]
    behind = place + 1 if words.content else place + 4
    names = [
        Token("alert_title_open", "p", 1, block=True),
        title,
        Token("alert_title_close", "p", -1, block=True),
    ]
    tokens[place + 1 : behind] = names


def _open_fold(
    self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: Env
) -> str:
    token = tokens[place]
    state = ' open="open"' if token.info.endswith("+") else ""
    name = f' class="{escape(str(token.attrs["class"]))}"' if token.attrs["class"] else ""
    return f"<details{name}{state}>\n"
