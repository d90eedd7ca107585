"""Words to say in a table of HTML, as pandoc writes one whose cells are long: marked as any other is."""

import re
from collections.abc import Sequence
from functools import partial
from html import escape, unescape

from forearmed.article.converter.tables import WEIGHT_OF_WORDS_TO_SAY
from forearmed.foundation.say_not import Columns, named

_REST = r"""(?:[^"'<>]|"[^"]*"|'[^']*'){0,999}"""
_TABLE = re.compile(rf"<table\b{_REST}>.*?</table>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(rf"<thead\b{_REST}>(.*?)</thead>", re.DOTALL | re.IGNORECASE)
_NAME = re.compile(rf"<th\b{_REST}>(.*?)</th>", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(rf"<tr\b{_REST}>.*?</tr>", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<td\b", re.IGNORECASE)
_TAG = re.compile(rf"</?[a-z][a-z0-9]*\b{_REST}>", re.IGNORECASE)


def marked(html: str, known: Sequence[Columns]) -> str:
    """Return *html* with each whole table marked whose columns are *known* as those of words to say."""
    return _TABLE.sub(partial(_mark, known), html)


def _mark(known: Sequence[Columns], table: re.Match[str]) -> str:
    head = _HEAD.search(table[0])
    names = [unescape(_TAG.sub("", name)) for name in _NAME.findall(head[1])] if head else []
    columns = named([" ".join(name.split()) for name in names], known)
    if head is None or columns is None or _TABLE.match(table[0], 1):
        return table[0]
    before = _with_class(table[0][: head.start()])
    quiet = re.sub(r"\A<thead\b", '<thead data-pagefind-ignore="all"', head[0], flags=re.IGNORECASE)
    return before + quiet + _ROW.sub(partial(_mark_row, columns), table[0][head.end() :])


def _with_class(start: str) -> str:
    """Return the *start* of a table with our class, instead of any that it has."""
    whole = re.match(rf"<table\b({_REST})>", start, re.IGNORECASE)
    if whole is None:
        return start
    others = re.sub(r"""\sclass=(?:"[^"]*"|'[^']*'|[^\s>]+)""", "", whole[1], flags=re.IGNORECASE)
    return f'<table class="say-not"{others}>{start[whole.end() :]}'


def _mark_row(columns: Columns, row: re.Match[str]) -> str:
    marks = iter((columns[0], columns[1]))
    return _CELL.sub(lambda cell: cell[0] + _attributes(next(marks, ""), columns), row[0])


def _attributes(column: str, columns: Columns) -> str:
    """Return the attributes of a cell in *column*, one of *columns*, each behind a space; of others, none."""
    if not column:
        return ""
    found = f' data-label="{escape(column)}"'
    if column == columns[1]:
        return f'{found} data-pagefind-ignore="all"'  # nobody should find the wrong words
    return f'{found} data-pagefind-weight="{WEIGHT_OF_WORDS_TO_SAY}"'
