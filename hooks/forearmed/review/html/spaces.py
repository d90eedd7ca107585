"""Find marks that stay text because of a space: it is missing behind ``#`` or ``-``, or is inside of ``**``.

Markdown needs or forbids it (CommonMark 0.31, sections 4.2, 5.2 and 6.2), but some other converters do not,
so authors who come from them write it otherwise.
"""

import re
from collections.abc import Iterator
from html import escape

from forearmed.article.converter import Kind, parts_of
from forearmed.review.html.layout import Found, shown_as_text
from forearmed.review.html.without_code import without_indented

_HEADING = re.compile(r"[ >]*(?P<sign>#{2,6})(?P<words>[^\s#].*)")
_ITEM = re.compile(r"[ >]*(?P<sign>[-+*]|\d{1,3}[.)])(?P<words>[^\W\d_].*)")
_BOLD = re.compile(
    r"(?P<sign>\*\*|__)(?: ++(?P<first>[^*_\n]*[^*_\s])|(?P<last>[^*_\s](?:[^*_\n]*[^*_\s])?) ++)(?P=sign)"
)
_SHOWN = 40
_ADVICE = "leave a space behind its signs"


def space_faults(html: str, source: str) -> Iterator[Found]:
    """Yield each line of *source*, which holds no code, that was meant as a heading, a list or bold words."""
    text, lines = shown_as_text(html), without_indented(source).split("\n")
    signs = [_sign(line, text) for line in lines]
    for number, (line, before, sign) in enumerate(zip(lines, ["", *signs], signs, strict=False)):
        heading = _HEADING.fullmatch(line)
        if heading and _is_shown(heading, text):
            yield number, f"this heading is not one yet; {_ADVICE}: {_spaced(heading)}", False
        item = _ITEM.fullmatch(line)
        if item and sign and sign != before and sign in signs[number + 1 : number + 2]:
            yield number, f"this list is not one yet; {_ADVICE}: {_spaced(item)}", False
    yield from _bold_faults(text, source)


def _sign(line: str, text: str) -> str:
    """Return the last character of an item's sign in *line*, if readers see the sign in *text*; else ""."""
    item = _ITEM.fullmatch(line)
    return item["sign"][-1] if item and _is_shown(item, text) else ""


def _spaced(found: re.Match[str]) -> str:
    return f"{found['sign']} {found['words'][:_SHOWN]}"


def _is_shown(found: re.Match[str], text: str) -> bool:
    """Tell whether a reader sees the sign in front of the first word."""
    return escape(f"{found['sign']}{found['words'].split()[0]}", quote=False) in text


def _bold_faults(text: str, written: str) -> Iterator[Found]:
    if "**" not in text and "__" not in text:
        return
    for part in parts_of(written):
        if part.kind is Kind.TEXT and (found := _BOLD.search(part.text)):
            words = (found["first"] or found["last"])[:_SHOWN]
            yield part.line, f"this is not bold; take away the space inside its signs: **{words}**", True
