"""Tables: the one of words to say, and wide ones, whose cells tell their column where rows are stacked."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from forearmed.article.converter.state import page_of
from forearmed.foundation.say_not import Columns, named

WEIGHT_OF_WORDS_TO_SAY = "2"  # in the search index, where other words weigh 1
_WIDE = 3


def use_tables(library: MarkdownIt) -> None:
    """Let *library* mark what the cells of a table are."""
    library.core.ruler.push("columns", _mark_tables)


def _mark_tables(state: StateCore) -> None:
    known, start = page_of(state.env).manner.columns, 0
    for place, token in enumerate(state.tokens):
        if token.type == "table_open":
            start = place
        elif token.type == "table_close":
            _mark(state.tokens[start : place + 1], known)


def _mark(table: Sequence[Token], known: Sequence[Columns]) -> None:
    names = [_text(table[place + 1]) for place, token in enumerate(table) if token.type == "th_open"]
    cells = [token for token in table if token.type == "td_open"]
    for cell in (token for token in table if token.type in ("th_open", "td_open")):
        if aligned := str(cell.attrs.get("style", "")):
            cell.attrs["style"] = f"{aligned.replace(':', ': ')};"
    if columns := named(names, known):
        table[0].attrJoin("class", "say-not")
        table[1].attrSet("data-pagefind-ignore", "all")
        for column, cell in _with_names(columns, cells):
            cell.attrSet("data-label", column)
            if column == columns[1]:
                cell.attrSet("data-pagefind-ignore", "all")  # nobody should find the wrong words
            else:
                cell.attrSet("data-pagefind-weight", WEIGHT_OF_WORDS_TO_SAY)
    elif len(names) >= _WIDE:
        for column, cell in _with_names(names, cells):
            cell.attrSet("data-column", column)


def _with_names(names: Sequence[str], cells: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """Yield each of *cells*, of which every row has as many as there are *names*, with its column's name."""
    for place, cell in enumerate(cells):
        yield names[place % len(names)], cell


def _text(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ()).strip()
