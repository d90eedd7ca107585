"""Marks of AsciiDoc, Textile, pandoc, PyMdown and Discord, and signs within a word that nobody sees."""

import re

from forearmed.review.foreign.boxes import box
from forearmed.review.foreign.form import Form, quoted

_LETTER = r"[^\W\d_\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]"
"""A letter of a script with blanks between its words. Thai and others mark the end of a word by U+200B."""
_UNSEEN = r"[\u200b\u2060\ufeff]"


def _link(found: re.Match[str]) -> str:
    where, words = found["page"], found["words"]
    is_file = not found[0].startswith("http")
    place = "/tips/2026/name.md" if is_file else quoted(where)
    return f"write [{quoted(words or 'words')}]({place})"


def _heading(found: re.Match[str]) -> str:
    level = max(int(found["level"]), 2)  # the title of the page is its first heading
    return f"write {'#' * level} and the words"


MARKUP = (
    Form(
        "||a secret||",
        re.compile(r"(?<![|\w\\])\|\|(?=[^\s|])[^|\n]{1,300}(?<=[^\s|])\|\|(?![|\w])"),
        "a text that Discord hides, and here all see it",
        box("details"),
        doubt=True,
    ),
    Form(
        "^^inserted^^",
        re.compile(r"(?<![\^\w])\^\^(?P<words>(?=[^\s^])[^\^\n]{1,300}(?<=[^\s^]))\^\^(?![\^\w])"),
        "a mark of PyMdown's, and is shown as it is written",
        lambda found: f"write <ins>{quoted(found['words'])}</ins>, or the words alone",
        doubt=True,
    ),
    Form(
        "x^2^",
        re.compile(r"(?<=[^\W_])\^(?P<words>[A-Za-z0-9+\u2212-][A-Za-z0-9+\u2212-]{0,20})\^(?!\^)"),
        "raised in pandoc, and here it is not",
        lambda found: f"write <sup>{found['words']}</sup>",
        doubt=True,
    ),
    Form(
        "https://example.com[words]",
        re.compile(r"(?P<page>https?://[^\s\[\]()<>\"]{3,300})\[(?P<words>[^\[\]\n]{0,200})\](?!\()"),
        "a link of AsciiDoc's",
        _link,
        doubt=True,
    ),
    Form(
        "xref:call-first.adoc[words]",
        re.compile(r"(?<![\w:])(?:xref|link):(?P<page>[^\s\[\]:]{1,200})\[(?P<words>[^\[\]\n]{0,200})\]"),
        "a link of AsciiDoc's",
        _link,
    ),
    Form(
        "<<call-first,words>>",
        re.compile(r"(?<!\x3c)\x3c{2}(?P<page>[a-z][\w-]{1,80}),[ ]?(?P<words>[^<>\n]{1,200})>{2}(?!>)"),
        "a link of AsciiDoc's",
        _link,
        doubt=True,
    ),
    Form(
        "h2. Title",
        re.compile(r"^[ ]{0,3}h(?P<level>[1-6])(?:\([^()\n]{1,40}\)|\{[^{}\n]{1,40}\})?\.[ ](?=\S)"),
        "a heading of Textile's",
        _heading,
    ),
    Form(
        "in\u200bside",
        re.compile(rf"(?:{_LETTER}{{1,40}}{_UNSEEN}+){{1,20}}{_LETTER}{{1,40}}"),
        "a word with a sign in it that nobody sees, so that no search finds it",
        lambda found: f"write {re.sub(_UNSEEN, '', found[0])} anew, without the sign",
        doubt=True,
    ),
)
