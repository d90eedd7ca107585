"""Tables: those of words to say, and wide ones, whose cells tell their column where rows are stacked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from forearmed.article.converter.state import Manner, page_of
from forearmed.foundation.say_not import Columns, named

_WEIGHED = {"data-pagefind-weight": "2"}  # in the search index, where other words weigh 1
_UNSEARCHED = {"data-pagefind-ignore": "all"}
_WIDE = 3


@dataclass(frozen=True)
class Words:
    """A table of words to say: its *kind*, which is its class, and the attributes of the cells by column."""

    kind: str
    columns: tuple[Mapping[str, str], Mapping[str, str]]
    head: Mapping[str, str]
    """The attributes of its head."""


def words_in(names: Sequence[str], manner: Manner) -> Words | None:
    """Return how to mark a table whose columns have these *names*; None if it holds no words to say."""
    if columns := named(names, manner.columns):
        # The search index leaves out the second column, which has the words not to say.
        return _words("say-not", columns, _WEIGHED, _UNSEARCHED)
    if columns := named(names, manner.twists):
        # A searcher may type the words that a customer has just said, so both columns have the same weight.
        return _words("twists", columns, _WEIGHED | {"data-twist": "they"}, _WEIGHED | {"data-twist": "say"})
    return None


def _words(kind: str, names: Columns, first: Mapping[str, str], second: Mapping[str, str]) -> Words:
    labels = [{"data-label": name} for name in names]
    return Words(kind, (labels[0] | dict(first), labels[1] | dict(second)), _UNSEARCHED)


def use_tables(library: MarkdownIt) -> None:
    """Let *library* mark what the cells of a table are."""
    library.core.ruler.push("columns", _mark_tables)


def _mark_tables(state: StateCore) -> None:
    manner, start = page_of(state.env).manner, 0
    for place, token in enumerate(state.tokens):
        if token.type == "table_open":
            start = place
        elif token.type == "table_close":
            _mark(state.tokens[start : place + 1], manner)


def _mark(table: Sequence[Token], manner: Manner) -> None:
    names = [_text(table[place + 1]) for place, token in enumerate(table) if token.type == "th_open"]
    cells = [token for token in table if token.type == "td_open"]
    for cell in (token for token in table if token.type in ("th_open", "td_open")):
        if aligned := str(cell.attrs.get("style", "")):
            cell.attrs["style"] = f"{aligned.replace(':', ': ')};"
    if words := words_in(names, manner):
        table[0].attrJoin("class", words.kind)
        table[1].attrs.update(words.head)
        for place, cell in enumerate(cells):
            cell.attrs.update(words.columns[place % 2])
    elif len(names) >= _WIDE:
        for column, cell in _with_names(names, cells):
            cell.attrSet("data-column", column)


def _with_names(names: Sequence[str], cells: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """Yield each of *cells*, of which every row has as many as there are *names*, with its column's name."""
    for place, cell in enumerate(cells):
        yield names[place % len(names)], cell


def _text(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ()).strip()
