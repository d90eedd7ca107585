"""The examples of the specifications: CommonMark's from its own package, GitHub's additions in our words.

Two pages are alike when a reader sees the same. What we add to every heading and block of code is taken away,
and so is the turn of quotation marks. Each difference that is left is listed, with why it is wanted.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from forearmed.article.converter import Converter, Manner
from lxml.html import HtmlElement, fragment_fromstring, tostring

SPECIFICATION = (
    Path(__file__).parents[2] / ".venv/scripts/node_modules/commonmark-spec/spec.txt"
)  # CC BY-SA 4.0, John MacFarlane
_EXAMPLE = re.compile(r"^`{32} example\n(?P<markdown>.*?)^\.\n(?P<html>.*?)^`{32}$", re.DOTALL | re.MULTILINE)
_GAPS = re.compile(r"\s*(</?(?:blockquote|div|h\d|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)\b[^>]*>)\s*")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "\u2018": "'", "’": "'"})

WANTED: Mapping[int, str] = {
    46: "two hyphens are a dash",
    55: "three hyphens are a dash",
    87: "three hyphens are a dash",
    608: "a bare address is a link, as on GitHub",
    611: "a bare address is a link, as on GitHub",
    612: "a bare mail address is a link, as on GitHub",
    626: "two hyphens are a dash",
}
"""The examples that we show otherwise, by their number in version 0.31.2."""


class Example(NamedTuple):
    """What is written, and the HTML it is to become."""

    markdown: str
    html: str


@cache
def examples() -> list[Example]:
    """Return the examples of CommonMark in order."""
    if not SPECIFICATION.is_file():
        pytest.fail("the specification of CommonMark is not here; run: make .venv/.scripts-ready")
    found = _EXAMPLE.finditer(SPECIFICATION.read_text("utf-8").replace("→", "\t"))
    return [Example(*one.group("markdown", "html")) for one in found]


def seen(html: str) -> str:
    """Return *html* as a reader sees it."""
    root = fragment_fromstring(f"<article>{html.strip()}</article>")
    for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        heading.attrib.pop("id", None)
    for element in _ours(root):
        element.drop_tag()
    for code in root.iterfind(".//pre/code"):
        code.attrib.pop("class", None)
    for element in root.iter("a", "img"):
        for name in {"href", "src"} & {*element.attrib}:
            element.set(
                name, unquote(element.attrib[name])
            )  # which sign is written as %22, a browser decides
    return _GAPS.sub(r"\1", tostring(root, encoding="unicode").translate(_STRAIGHT))


def _ours(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements around code, and in it, that say its colors."""
    for block in root.find_class("highlight"):
        yield from [*block.iter("span"), block]


def test_commonmark() -> None:
    """All of its examples but for a few are shown as it says, and those for a reason."""
    converter = Converter(Manner(permalinks=False))
    assert len(examples()) == 652
    other = {
        number
        for number, one in enumerate(examples(), 1)
        if seen(converter.convert(one.markdown).html) != seen(one.html)
    }
    assert other == set(WANTED)
    assert len(other) < 0.02 * len(examples())


TABLE = "<table>{}</table>"
CENTER, RIGHT = (f'style="text-align: {side};"' for side in ("center", "right"))
GITHUB: Mapping[str, tuple[str, str]] = {
    "a table": (
        "| a | b |\n| --- | --- |\n| c | d |",
        TABLE.format(
            "<thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody>"
        ),
    ),
    "a table without signs at its sides, aligned": (
        "| a | b |\n:-: | ----------:\nc | d",
        TABLE.format(
            f"<thead><tr><th {CENTER}>a</th><th {RIGHT}>b</th></tr></thead>"
            f"<tbody><tr><td {CENTER}>c</td><td {RIGHT}>d</td></tr></tbody>"
        ),
    ),
    "a sign between cells that is none": (
        "| a\\|b |\n| --- |\n| c `\\|` d |\n| e **\\|** f |",
        TABLE.format(
            "<thead><tr><th>a|b</th></tr></thead><tbody><tr><td>c <code>|</code> d</td></tr>"
            "<tr><td>e <strong>|</strong> f</td></tr></tbody>"
        ),
    ),
    "a table that a quotation ends": (
        "| a | b |\n| - | - |\n| c | d |\n> e",
        TABLE.format("<thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody>")
        + "<blockquote><p>e</p></blockquote>",
    ),
    "a row of words, and an empty line": (
        "| a | b |\n| - | - |\nc\n\nd",
        TABLE.format("<thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td></td></tr></tbody>")
        + "<p>d</p>",
    ),
    "no table: its second line is too short": ("| a | b |\n| - |\n| c |", "<p>| a | b |\n| - |\n| c |</p>"),
    "rows with fewer cells, and with more": (
        "| a | b |\n| - | - |\n| c |\n| d | e | f |",
        TABLE.format(
            "<thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>c</td><td></td></tr><tr><td>d</td><td>e</td></tr></tbody>"
        ),
    ),
    "a table without rows": (
        "| a | b |\n| - | - |",
        TABLE.format("<thead><tr><th>a</th><th>b</th></tr></thead>"),
    ),
    "struck out by two signs, and by one": (
        "~~Hi~~ a, ~so~ b",
        "<p><del>Hi</del> a, <del>so</del> b</p>",
    ),
    "not struck out over two paragraphs": ("a ~~b\n\nc~~ d", "<p>a ~~b</p><p>c~~ d</p>"),
    "three signs are none": ("a ~~~b~~~", "<p>a ~~~b~~~</p>"),
    "a bare address": ("www.example.com/help", '<p><a href="http://www.example.com/help">www.example.com/help</a></p>'),
    "a bare address in a sentence": (
        "At www.example.com, and www.example.com/a.b?",
        '<p>At <a href="http://www.example.com">www.example.com</a>, and '
        '<a href="http://www.example.com/a.b">www.example.com/a.b</a>?</p>',
    ),
    "brackets around it and in it": (
        "(www.example.com/a?q=(b))",
        '<p>(<a href="http://www.example.com/a?q=(b)">www.example.com/a?q=(b)</a>)</p>',
    ),
    "what looks like a reference behind it": (
        "www.example.com/a?q=b&hl=c www.example.com/a?q=b&hl;",
        '<p><a href="http://www.example.com/a?q=b&amp;hl=c">www.example.com/a?q=b&amp;hl=c</a> '
        '<a href="http://www.example.com/a?q=b">www.example.com/a?q=b</a>&amp;hl;</p>',
    ),
    "a tag ends it": ("www.example.com/he<lp", '<p><a href="http://www.example.com/he">www.example.com/he</a>&lt;lp</p>'),
    "one with a scheme": (
        "(https://example.com/a?q=b+(c)) ftp://example.com",
        '<p>(<a href="https://example.com/a?q=b+(c)">https://example.com/a?q=b+(c)</a>) '
        '<a href="ftp://example.com">ftp://example.com</a></p>',
    ),
    "a mail address": ("a.b-c_d@x.y", '<p><a href="mailto:a.b-c_d@x.y">a.b-c_d@x.y</a></p>'),
    "a mail address in a sentence": (
        "hello@mail+xyz.example, hello+xyz@mail.example.",
        '<p>hello@mail+xyz.example, <a href="mailto:hello+xyz@mail.example">hello+xyz@mail.example</a>.</p>',
    ),
    "none that ends in another sign": ("a@x.y- b@x.y_", "<p>a@x.y- b@x.y_</p>"),
    "a mail address with its scheme": (
        "mailto:a@x.y xmpp:a@x.y/b",
        '<p><a href="mailto:a@x.y">mailto:a@x.y</a> <a href="xmpp:a@x.y/b">xmpp:a@x.y/b</a></p>',
    ),
    "alerts": (
        "> [!NOTE]\n> a\n\n> [!TIP]\n> b",
        '<div class="admonition note"><p class="admonition-title">Note</p><p>a</p></div>'
        '<div class="admonition tip"><p class="admonition-title">Tip</p><p>b</p></div>',
    ),
    "no alert": ("> [!NOTE] a\n\n> [!OTHER]\n> b", "<blockquote><p>[!NOTE] a</p></blockquote>"
     "<blockquote><p>[!OTHER]\nb</p></blockquote>"),
}  # fmt: skip
"""Tables, strikes, bare addresses and alerts (GFM 0.29, sections 4.10, 6.5 and 6.9)."""


@pytest.mark.parametrize("name", GITHUB)
def test_github(name: str) -> None:
    """What GitHub adds is shown as it says."""
    written, html = GITHUB[name]
    assert seen(Converter().convert(written).html) == seen(html)


def test_lists_of_tasks() -> None:
    """A box is a box at any depth, ticked with a small or a large letter (GFM 0.29, section 5.3)."""
    made = Converter().convert("- [x] a\n  - [ ] b\n  - [X] c\n- [ ] d\n- [] e\n\n1. [ ] f\n\n   g").html
    root = fragment_fromstring(made, create_parent="div")
    boxes = [
        ("checked" in box.attrib, box.xpath("string(ancestor::li[1])").split()[0])
        for box in root.iter("input")
    ]
    assert boxes == [(True, "a"), (False, "b"), (True, "c"), (False, "d"), (False, "f")]
    assert all("disabled" in box.attrib for box in root.iter("input"))
