"""The line that is told for a fault, for whatever the author wrote around it."""

import re
from datetime import UTC, datetime

import pytest
from forearmed.article.converter import Converter
from forearmed.content.model import Place
from forearmed.review.html import ALWAYS, Addresses, Rendered, judge
from hypothesis import given, settings
from hypothesis import strategies as st

ADDRESSES = Addresses(by_address={}, by_source={}, now=datetime(2026, 10, 6, 12, tzinfo=UTC))
CONVERTER = Converter()
URLS = ["/gone.md", "/a/lost.md", "/lost.png", "/p(1).png"]
DEFINED = "/defined.md"
# What is written around an address, which goes in for X; Y is the same address where it leads nowhere.
ONE_LINE = ["[w](X)", "![w](X)", "**[w](X 't')**", '<a href="X">w</a>', "[![w](X)](X)", "`[w](Y)` [w](X)"]
ONE_LINE += ["[w](X){: .b }", "\\[w](Y)", "<!-- [w](Y) -->", "[w][r]", "w"]
LONG = ["[w\nw](X)", "`a\nb` [w](X)", '[w](X "t\nt")', '<a\nhref="X">w</a>', "a\\\nb", "![w\nw](X) ![w](X)"]
BLOCKS = {
    "": "",
    "> ": "> ",
    "- ": "  ",
    "7. ": "   ",
    "- > ": "  > ",
    "!!! note\n    ": "    ",
    "> - ": ">   ",
}
CODE = [
    "```\n[w](Y)\n```",
    "    [w](Y)",
    "- a\n\n      [w](Y)",
    "> ~~~\n> ![w](Y)\n> ~~~",
    "<!--\n[w](Y)\n-->",
]


def paragraph(block: str, inside: list[str]) -> str:
    """Return what is written *inside* a *block*, whose further lines begin as such lines do."""
    return block + "\n".join(inside).replace("\n", f"\n{BLOCKS[block]}")


def table(cells: list[str]) -> str:
    """Return a table with one of *cells* in each row."""
    return "\n".join(["| a | b |", "| - | - |", *(f"| w | {cell} |" for cell in cells)])


FLOWING = st.builds(
    paragraph,
    st.sampled_from(list(BLOCKS)),
    st.lists(st.sampled_from(ONE_LINE + LONG), min_size=1, max_size=4),
)
TABLE = st.builds(table, st.lists(st.sampled_from(ONE_LINE), min_size=1, max_size=3))
BLOCK = st.one_of(FLOWING, TABLE, st.sampled_from(CODE))


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Draw an article whose footnotes are defined before the text that they belong to."""
    notes = draw(st.lists(st.lists(st.sampled_from(ONE_LINE), min_size=1, max_size=2), max_size=2))
    blocks = [f"[^{nth}]: " + "\n    ".join(note) for nth, note in enumerate(notes)]
    blocks += [*draw(st.lists(BLOCK, min_size=1, max_size=5)), *(f"w[^{nth}]" for nth in range(len(notes)))]
    written = "\n\nw\n\n".join([*blocks, f"[r]: {DEFINED}"])
    return re.sub("[XY]", lambda sign: f"{sign[0]}{draw(st.sampled_from(URLS))}", written)


def dead(body: str) -> list[tuple[int, str]]:
    """Return the line, counted from 0, and the address of each dead link in *body*."""
    html = CONVERTER.convert(body).html
    page = Rendered(html, "tips/a/", "tips/2026/a.md", body, Place("tips/2026/a.md", body_line=0), ALWAYS)
    found = [
        (problem.line, re.search(r' (?:at|as) "([^"]+)"', problem.message))
        for problem in judge(page, ADDRESSES)
    ]
    return sorted((line, address[1]) for line, address in found if address)


@given(articles())
@settings(max_examples=300, derandomize=True, deadline=None)
def test_the_line_holds_the_address(drawn: str) -> None:
    """Each dead link is told at the line that holds its address, in any block, and code is never blamed."""
    body = re.sub(r"[XY](?=/)", "", drawn)
    lines = drawn.split("\n")
    wanted = [
        (nth, url)
        for nth, line in enumerate(lines)
        for url in re.findall(r"X(/[a-z/]*(?:\(1\))?\.\w+)", line)
    ]
    wanted += [(len(lines) - 1, DEFINED)] * drawn.count("[w][r]")
    assert dead(body) == sorted(wanted)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("a\n\n> [w\n> w](/gone.md)", 3),
        ("`a\nb` c\n[w](/gone.md)", 2),
        ("    [w](/gone.md)\n\n- a\n\n    [w](/gone.md)", 4),
        ("[^1]: [w](/gone.md)\n\na[^1]", 0),
        ("[w](/gone.md) a[^1]\n\n[^1]: 1. [^2]: b", 0),
    ],
)
def test_the_line_of_a_link(body: str, line: int) -> None:
    """It is that of the address, whatever is in front of it and wherever the page shows it."""
    assert dead(body) == [(line, "/gone.md")]
