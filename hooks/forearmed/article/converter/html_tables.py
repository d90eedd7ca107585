"""Words to say in a table of HTML, as pandoc writes one whose cells are long: marked as any other is."""

import re
from collections.abc import Mapping
from functools import partial
from html import escape, unescape

from forearmed.article.converter.state import Manner
from forearmed.article.converter.tables import Words, words_in

_REST = r"""(?:[^"'<>]|"[^"]*"|'[^']*'){0,999}"""
_TABLE = re.compile(rf"<table\b{_REST}>.*?</table>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(rf"<thead\b{_REST}>(.*?)</thead>", re.DOTALL | re.IGNORECASE)
_NAME = re.compile(rf"<th\b{_REST}>(.*?)</th>", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(rf"<tr\b{_REST}>.*?</tr>", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<td\b", re.IGNORECASE)
_TAG = re.compile(rf"</?[a-z][a-z0-9]*\b{_REST}>", re.IGNORECASE)


def marked(html: str, manner: Manner) -> str:
    """Return *html* with classes and labels on each complete table whose columns *manner* knows."""
    return _TABLE.sub(partial(_mark, manner), html)


def _mark(manner: Manner, table: re.Match[str]) -> str:
    head = _HEAD.search(table[0])
    names = [unescape(_TAG.sub("", name)) for name in _NAME.findall(head[1])] if head else []
    words = words_in([" ".join(name.split()) for name in names], manner)
    if head is None or words is None or _TABLE.match(table[0], 1):
        return table[0]
    before = _with_class(table[0][: head.start()], words.kind)
    quiet = re.sub(r"\A<thead\b", f"<thead{_written(words.head)}", head[0], flags=re.IGNORECASE)
    return before + quiet + _ROW.sub(partial(_mark_row, words), table[0][head.end() :])


def _with_class(start: str, kind: str) -> str:
    """Return the *start* of a table with the class *kind*, instead of any that it has."""
    whole = re.match(rf"<table\b({_REST})>", start, re.IGNORECASE)
    if whole is None:
        return start
    others = re.sub(r"""\sclass=(?:"[^"]*"|'[^']*'|[^\s>]+)""", "", whole[1], flags=re.IGNORECASE)
    return f'<table class="{kind}"{others}>{start[whole.end() :]}'


def _mark_row(words: Words, row: re.Match[str]) -> str:
    marks = iter(words.columns)
    return _CELL.sub(lambda cell: cell[0] + _written(next(marks, {})), row[0])


def _written(attributes: Mapping[str, str]) -> str:
    """Return *attributes* as they stand in a tag, each behind a space."""
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
