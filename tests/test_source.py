"""Text into metadata, body and lines."""

from collections.abc import Callable

import pytest
from forearmed.source import Source, SourceError, read_article, read_lines, read_map, read_page
from hypothesis import given
from hypothesis import strategies as st

ARTICLE = """\
---
title: Call first
tags:
  - empathy
  - apology
# a comment

summary: >
  Call before
  you write.
---

Body, line 13.
"""


def fault(text: str) -> tuple[int, str]:
    """Return the line and the message of what is wrong with an article's *text*."""
    with pytest.raises(SourceError) as caught:
        read_article(text)
    return caught.value.line, str(caught.value)


def test_an_article_is_read_with_the_line_of_every_key() -> None:
    """A key's line is where the key stands, a list item's where the item does."""
    assert read_article(ARTICLE) == Source(
        metadata={
            "title": "Call first",
            "tags": ["empathy", "apology"],
            "summary": "Call before you write.",
        },
        body="\nBody, line 13.",
        lines={"title": 2, "tags": 3, "tags.0": 4, "tags.1": 5, "summary": 8},
        body_line=12,
    )


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_make_no_difference(ending: str) -> None:
    """A file from Windows, or a very old one, is the same article."""
    assert read_article(ARTICLE.replace("\n", ending)) == read_article(ARTICLE)


def test_fences_may_have_trailing_blanks() -> None:
    """What an author cannot see does not count."""
    assert read_article("---  \ntitle: Call first\n--- \t\nBody") == Source(
        {"title": "Call first"}, "Body", {"title": 2}, 4
    )


def test_the_body_may_hold_fences() -> None:
    """Only the first closing fence closes; the rest is a Markdown rule."""
    assert read_article("---\na: b\n---\none\n---\ntwo").body == "one\n---\ntwo"


@pytest.mark.parametrize(
    "text", ["", "Tip: say hello\n", "\n---\na: b\n---\n", " ---\na: b\n---\n", "----\na: b\n----\n", "...\n"]
)
def test_no_front_matter(text: str) -> None:
    """Only a first line of three hyphens begins front matter; mkdocs and others take more for it."""
    assert fault(text) == (1, 'missing front matter; start the file with a line of "---"')


@pytest.mark.parametrize(
    "text", ["---", "---\ntitle: Call first\n\nBody\n", "---\na: b\n----\n", "---\na: b\n...\n"]
)
def test_front_matter_without_an_end(text: str) -> None:
    """Nothing but three hyphens ends it."""
    assert fault(text) == (1, 'the front matter never ends; close it with a line of "---"')


COLON = 'a ": " too many: put the value in quotes, or is the line above without a space after its colon?'
SIGN = "begins with a sign that YAML keeps for itself; put the value in quotes"
OPEN = "a quote, a bracket or a comma is missing"
AFTER = "does not line up, or goes on after its closing quote or bracket"


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ("", 2, 'expected "key: value" lines here'),
        ("- title\n- date", 2, 'expected "key: value" lines here'),
        ("just words", 2, 'expected "key: value" lines here'),
        ("a: b\ntitle: Sorry: what now?", 3, COLON),
        ("title:Hello\ndate: 2026-11-17", 3, COLON),
        ("a: b\ntitle: @home", 3, SIGN),
        ("a: b\ntitle: *really* sorry", 3, SIGN),
        ("a: b\ntitle: =", 3, f'cannot read "=": {SIGN}'),
        ("a: b\n\ttitle: c", 3, "a tab at the start; use spaces"),
        ('a: b\ntitle: "Call first\nsummary: c\nd: e', 3, OPEN),
        ("a: b\ntags: [empathy, apology\nsummary: c\nd: e", 3, OPEN),
        ("a: b\ntitle: 'it's late'", 3, AFTER),
        ('a: b\ntitle: "Sorry" is a word', 3, AFTER),
        ('a: b\ntitle: "C:\\dir"', 3, "a backslash between double quotes; use single quotes"),
        ("a: b\nsummary: > text\n  more", 3, 'start the text on the line below the "|" or ">"'),
        ("a: b\n...\nc: d", 4, 'delete the line of "..." or "%"'),
        ("a: b\ntags:\n- c\nd", 5, 'expected "key: value"; is the colon or its space missing?'),
        ("a: b\n? [c]\n: d", 3, "a key must be a word"),
        ("a: b\n{c: d}: e", 3, "a key must be a word"),
        ("a: b\nc: d\na: e", 4, '"a" stands here and in line 2; delete one'),
        ("a: b\na:\n  - c", 3, '"a" stands here and in line 2; delete one'),
        ("x:\n  a: b\n  a: c", 4, '"a" stands here and in line 3; delete one'),
        ("a: b\ndate: 2026-02-30", 3, '"2026-02-30" is not a day of the calendar; correct the date'),
        ("a: b\ndate: 2026-13-01", 3, '"2026-13-01" is not a day of the calendar; correct the date'),
        ("a: b\nc: [d,\n 2026-02-30]", 4, '"2026-02-30" is not a day of the calendar; correct the date'),
        ("a: b\ntitle: x\x07y", 3, "holds the invisible character U+0007; delete it"),
        ("a: b\nc: !!bool maybe", 3, 'cannot read "maybe"; put it in quotes'),
        ("a: b\nc: !!int ''", 3, 'cannot read ""; put it in quotes'),
        ("a: &a [*a]", 2, "nested too deeply; keep it flat"),
        ("a: " + "[" * 500, 2, "nested too deeply; keep it flat"),
    ],
)
def test_what_is_wrong_with_front_matter(keys: str, line: int, message: str) -> None:
    """The line is the author's own, counted from the first fence, and the message says what to do."""
    assert fault(f"---\n{keys}\n---\n") == (line, message)


def test_aliases_that_multiply_are_refused() -> None:
    """Ten short lines that stand for ten billion values do not fill the memory."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert fault("\n".join(["---", *lines, "---"]))[1] == "too many keys; split the file"


def test_a_page_may_do_without_front_matter() -> None:
    """A guide is a page from its first line; with a fence it is read as an article."""
    assert read_page("# Guide\r\n\r\nText\r\n") == Source({}, "# Guide\n\nText\n")
    assert read_page(ARTICLE) == read_article(ARTICLE)


def test_a_map_counts_from_its_first_line() -> None:
    """A YAML file has no fence, and its nested keys are named with dots."""
    assert read_map("# words\nempathy:\n  title: Empathy\n\napology: {title: Apology}\n") == (
        {"empathy": {"title": "Empathy"}, "apology": {"title": "Apology"}},
        {"empathy": 2, "empathy.title": 3, "apology": 5, "apology.title": 5},
    )


@pytest.mark.parametrize(("text", "line"), [("", 1), ("- a", 1), ("word", 1)])
def test_a_map_is_a_map(text: str, line: int) -> None:
    """Anything else than keys with values is refused."""
    with pytest.raises(SourceError) as caught:
        read_map(text)
    assert (caught.value.line, str(caught.value)) == (line, 'expected "key: value" lines here')


def test_lines_are_read_past_tags_of_the_host() -> None:
    """Mkdocs' own `!ENV` and `!!python/name:` are nobody's business here."""
    text = """\
site_url: !ENV [SITE_URL, https://tips.example.com/]
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
extra:
  forearmed:
    feed_id: tag:example.com,2026:tips
"""
    assert read_lines(text) == {
        "site_url": 1,
        "markdown_extensions": 2,
        "extra": 5,
        "extra.forearmed": 6,
        "extra.forearmed.feed_id": 7,
    }


def test_lines_of_a_map_within_itself() -> None:
    """A map that holds itself is refused, as everywhere."""
    with pytest.raises(SourceError) as caught:
        read_lines("a: &a {b: *a}")
    assert str(caught.value) == "nested too deeply; keep it flat"


# Signs to which YAML gives a meaning, so that random text is not all plain words.
signs = st.sampled_from(
    [
        r"---",
        r"...",
        r":",
        r"-",
        r"[",
        r"]",
        r"{",
        r"}",
        r",",
        r"?",
        r"|",
        r">",
        r"#",
        r'"',
        r"'",
        r"&",
        r"*",
        r"!",
        r"%",
        r"@",
        r"`",
        r"~",
        r"<<",
        r"=",
        r"&a",
        r"*a",
        r"!!",
        r"!x",
        r"!<",
        r"%TAG",
        r"\x",
        r"0x",
        r"0b",
        r"1:",
        r"2026-02-30",
        r"!!bool",
        r"!!int",
        r"!!float",
        r"!!null",
        r"!!binary",
        r"!!timestamp",
        r"!!merge",
        r"!!value",
        r"!!omap",
        r"!!set",
        r"!!str",
        r"!!python/none",
    ]
)
gaps = st.sampled_from(["", " ", "\n", "\n  ", "\t", "\r", "\x00", "\x85", "\u2028", "\ufeff"])
yaml_like = st.lists(signs | gaps | gaps | st.text(max_size=4), max_size=25).map("".join)


def line_of_fault(read: Callable[[str], object], text: str) -> int:
    """Return the line of what is wrong with *text*, 1 if nothing is; let any other exception out."""
    try:
        read(text)
    except SourceError as error:
        return error.line
    return 1


@given(st.text() | yaml_like | yaml_like.map(lambda keys: f"---\n{keys}\n---\n"))
def test_any_text_is_a_source_or_a_told_mistake(text: str) -> None:
    """Nothing an author can type ends in a traceback, and the line is one the file has."""
    for read in (read_article, read_page, read_map, read_lines):
        assert line_of_fault(read, text) in range(1, len(text) + 3)
