"""Find a text that its author meant as a table, a list or a paragraph, and that is shown as something else.

The rendered HTML shows the fault, the source its line. Knows no links and no elements.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import unescape

from forearmed.review.html.without_code import without_fences, without_indented

Found = tuple[int, str, bool]
"""A line, counted from 0, a message, and whether it is but a warning."""

_CODE = re.compile(r"<(/?)(?:pre|code)\b[^<>]*>|(<!--)|(-->)", re.IGNORECASE)
_CODE_BEGINS = ("<pre", "</pre", "<code", "</code", "<!--", "-->")
_BEGINS = re.compile(r"[ \t]*(?:<(?:p|li|dd|div|blockquote)\b[^<>]*>[ \t]*)+", re.IGNORECASE)
_ENDS = re.compile(r"</(?:p|li|dd|div|blockquote|h[1-6]|td|th|tr|pre)>[ \t]*$|^[ \t]*$", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]*>[ \t]*$", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_FIRST_WORD = re.compile(r"\w+")
_DASHES = re.compile(r"[ \t]*\|?(?:[ \t]*:?[-\u2010-\u2015\u2212]+:?[ \t]*(?:\||$))+[ \t]*")
_CELL = re.compile(r"(?<!\\)\|")
_ODD = "•·▪◦●○■□‣\u2043§"
_ITEM = re.compile(
    rf"(?P<odd>[{_ODD}])[ \t]*\S|(?P<plain>[-*+\u2013\u2014]|o(?=\t)"  # "o" is a word, but before a tab
    r"|\d{1,3}(?:\.?\)|\.)|\(\d{1,3}\)|[a-hA-H]\)|[ivx]{1,4}[.)]|#\.|\(@\))[ \t]+\S"
)
_MARKDOWN = re.compile(r"[-*+]|\d+\.")
_SURE = re.compile(
    rf"[{_ODD}*-]|\d+\)"
)  # of a single line; a sentence that was wrapped may begin with the others
_QUOTED = " \t>"
_OPENING = re.compile(rf"[ \t|<>{_ODD}*+-]|o\t|\(?\d+[.)]{{1,2}}[ \t]|:|\[\^")
_PROSE = re.compile(r"[\"“\u2018']?[A-Z][^{}=<>$\\;`|]*[.!?…:]['\"”’]?")
_PLAIN_START = re.compile(r"[\"“\u2018']?([\w ,]*)")
_FEWEST_WORDS = 4

_TORN_LINK = re.compile(r"(\[[^\[\]]+\]) +\(((?:https?://|mailto:|/)[^\s()]+)\)")

_ABOVE = "leave an empty line above it"
_INDENTED = "an indented paragraph is shown as program code; take away the spaces in front"


def layout_faults(html: str, text: str, body: str) -> Iterator[Found]:
    """Yield what *html* shows in another form than the author meant; *text* is *body* without code."""
    source = _Lines(text)
    for block in _blocks(html):
        yield from _table_faults(block, source)
        yield from _list_faults(block, source)
    kept = without_indented(text).split("\n")
    if "\t" in text:
        yield from _tab_faults(kept)
    # A "|" ends a cell even in a code span (GFM 0.29, section 4.10), so look into *body*, which has these.
    yield from _crowded_rows(without_indented(without_fences(body)).split("\n"))
    if "] (" in html:
        yield from _torn_links(kept)
    if "<pre" in html:
        yield from _indented_prose(html, source.lines, kept)


class _Lines:
    """The lines of the source, found by how they begin, each after the one that was found last."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._next = 0

    @cached_property
    def _by_beginning(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for number, line in enumerate(self.lines):
            if key := _beginning(line.lstrip(_QUOTED)):
                found.setdefault(key, []).append(number)
        return found

    def find(self, shown: str) -> int:
        """Return the next line that begins like *shown*; if there is none, where the search has come to."""
        numbers = self._by_beginning.get(_beginning(shown), [])
        place = bisect_left(numbers, self._next)
        if place < len(numbers):
            self._next = numbers[place] + 1
            return numbers[place]
        return min(self._next, len(self.lines) - 1)


def _beginning(line: str) -> tuple[str, str]:
    word = _FIRST_WORD.search(line, 1)
    return line[:1], word[0] if word else ""


def _blocks(html: str) -> Iterator[list[str]]:
    """Yield each paragraph and item of *html* as its lines of text.

    A line is "" if it begins with an element other than bold, emphasis or a link, or if a break ends it or
    the line above: with a break, the author meant the lines to be below each other.
    """
    block: list[str] = []
    broken = False
    for line in shown_as_text(html).split("\n"):
        begins = _BEGINS.match(line)
        if begins and block:
            yield block
            block = []
        breaks = bool(_BREAK.search(line))
        words = line[begins.end() :] if begins else line
        is_text = not words.startswith("<") or words.startswith(("<strong", "<em", "<a "))
        block.append(unescape(_TAG.sub("", words)).strip() if is_text and not (breaks or broken) else "")
        broken = breaks
        if _ENDS.search(line):
            yield block
            block = []
    if block:
        yield block


def shown_as_text(html: str) -> str:
    """Return *html* without comments and the elements that show code, the line breaks in them included."""
    written = html.lower()
    if not any(map(written.__contains__, _CODE_BEGINS)):  # most pages; to look at each sign takes far longer
        return html
    kept, depth, position, hidden = [], 0, 0, False
    for tag in _CODE.finditer(html):
        if not depth and not hidden:
            kept.append(html[position : tag.start()])
        if hidden or tag[2] or tag[3]:
            hidden = (hidden or bool(tag[2])) and not tag[3]
        else:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        position = tag.end()
    return "".join([*kept, "" if depth or hidden else html[position:]])


def text_seen(html: str) -> str:
    """Return the text that *html* shows, without its comments and its code."""
    return unescape(_TAG.sub("", shown_as_text(html)))


def _is_row(line: str) -> bool:
    return line.startswith("|") and len(_CELL.findall(line)) > 1


def _is_rule(line: str) -> bool:
    return "|" in line and bool(_DASHES.fullmatch(line))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    cells = [cell.strip() for cell in _CELL.split(inner)]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _rule(first: str) -> str:
    return "| --- " * len(_cells(first)) + "|"


def _table_faults(block: Sequence[str], source: _Lines) -> Iterator[Found]:
    rule = next((number for number, line in enumerate(block) if _is_rule(line)), None)
    if rule is None:
        rows = [number for number, line in enumerate(block) if _is_row(line)]
        if len(rows) > 1:
            above = f"{_ABOVE}, and " if rows[0] else ""
            advice = f"{above}write {_rule(block[rows[0]])} below its first line"
            yield source.find(block[rows[0]]), f"this table is not one yet; {advice}", False
    elif rule == 0:
        advice = "write a line with the names of its columns above it"
        yield source.find(block[0]), f"this table is not one yet; {advice}", False
    else:
        first = block[rule - 1]
        line = source.find(first)
        yield from _rule_faults(first, line, source.lines[min(line + 1, len(source.lines) - 1)], rule > 1)


def _rule_faults(first: str, line: int, written: str, follows: bool) -> Iterator[Found]:  # noqa: FBT001  # private
    rule = _rule(first)
    if not written.isascii() and _is_rule(written.strip(_QUOTED)):
        yield line + 1, f"the hyphens below a table's first line became dashes; write {rule}", False
    elif len(_cells(written)) != len(_cells(first)):
        yield line + 1, f"has not as many cells as the line above, so this is no table; write {rule}", False
    if follows:
        yield line, f"this table is not one yet; {_ABOVE}", False


def _list_faults(block: Sequence[str], source: _Lines) -> Iterator[Found]:
    found = list(_items(block))
    if not found:
        return
    place, sign = found[0]
    alone = len(found) == 1
    is_markdown = bool(_MARKDOWN.fullmatch(sign))
    if is_markdown and not place:
        return  # Markdown has read this line: it begins an item already, or is a sentence
    begin = (
        'begin its lines with "1. ", "2. "'
        if sign != "o" and (sign[-1] in ".)")
        else 'begin its lines with "- "'
    )
    advice = " and ".join([*([] if is_markdown else [begin]), *([_ABOVE] if place else [])])
    yield source.find(block[place]), f"this list is not one yet; {advice}", alone


def _items(block: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield index and sign of each line that begins like an item: with a sure sign, or one that repeats."""
    matches = ((place, _ITEM.match(line)) for place, line in enumerate(block))
    signs = [(place, item["odd"] or item["plain"]) for place, item in matches if item]
    if not signs:
        return
    kinds = Counter(sign[-1] for _, sign in signs)
    yield from (one for one in signs if _SURE.fullmatch(one[1]) or kinds[one[1][-1]] > 1)


def _tab_faults(lines: Sequence[str]) -> Iterator[Found]:
    """Yield each table that was pasted with tabs between its columns: two lines or more with as many."""
    tabs = [0 if _OPENING.match(line) else line.strip().count("\t") for line in lines]
    for number, (before, above, here) in enumerate(zip([0, 0, *tabs], [0, *tabs], tabs, strict=False)):
        if here and here == above != before:
            first = " | ".join(cell.strip() for cell in lines[number - 1].strip().split("\t"))
            advice = f"write its lines like | {first} |, with {'| --- ' * (here + 1)}| below the first"
            yield number - 1, f"this table is not one yet; {advice}", False


def _crowded_rows(lines: Sequence[str]) -> Iterator[Found]:
    """Yield each row of a table that has more cells than its first: nobody would see the words in them."""
    columns = 0
    for number, line in enumerate(lines):
        row = line.strip(_QUOTED)
        if "|" not in row:
            columns = 0
        elif not columns:
            above = lines[number - 1].strip(_QUOTED) if number else ""
            if _is_rule(row) and "|" in above and len(_cells(row)) == len(_cells(above)):
                columns = len(_cells(row))
        elif any(_cells(row)[columns:]):
            lost = next(filter(None, _cells(row)[columns:]))
            advice = f'move "{lost[:40]}" into one of them, or write \\| for a | that is part of the text'
            yield (
                number,
                f"this table has {columns} columns, so the rest of this line is lost; {advice}",
                False,
            )
        elif any(cell.count("`") % 2 for cell in _cells(row)) and not row.count("`") % 2:
            yield number, "a | in code ends the cell, too; write \\| in its place", False


def _torn_links(lines: Sequence[str]) -> Iterator[Found]:
    for number, line in enumerate(lines):
        for found in _TORN_LINK.finditer(line):
            shown = f"{found[1][:40]}({found[2][:60]})"
            yield number, f"this link is not one yet; take away the space in it: {shown}", True


def _indented_prose(html: str, lines: Sequence[str], kept: Sequence[str]) -> Iterator[Found]:
    """Yield each paragraph of prose that its indentation makes code: it is in *lines*, but not in *kept*."""
    block: list[str] = []
    for number, (line, rest) in enumerate(zip([*lines, ""], [*kept, ""], strict=True)):
        if line.strip() and not rest.strip():
            block.append(line.strip())
            continue
        start = _PLAIN_START.match(block[0]) if block and _is_prose(" ".join(block)) else None
        if start and start[1] in html:
            yield number - len(block), _INDENTED, True
        block = []


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS and bool(_PROSE.fullmatch(text))
