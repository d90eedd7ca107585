"""Text into metadata, body and lines."""

import re
from collections.abc import Callable

import pytest
import yaml
from forearmed.content.source import (
    Source,
    SourceError,
    read_article,
    read_lines,
    read_map,
    read_page,
    yaml_line,
)
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
        remarks=True,
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


BEGIN = 'must begin with a line of "---", then title: and the like, then "---" again'
FIRST = 'delete the empty line above "---": it must be the very beginning of the file'
SPACE = 'take away the spaces in front of "---": it must be the very beginning of the file'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, BEGIN),
        ("Tip: say hello\n", 1, BEGIN),
        ("...\n", 1, BEGIN),
        (
            "\n---\na: b\n---\n",
            1,
            'delete the empty line above "---": it must be the very beginning of the file',
        ),
        (" ---\na: b\n---\n", 1, SPACE),
        ("----\na: b\n----\n", 1, 'write exactly three hyphens, ---, instead of "----"'),
        ("\n- - -\na: b\n", 2, 'write exactly three hyphens, ---, instead of "- - -"'),
        ("———\na: b\n", 1, 'hyphens became "———", as Word makes them; write three hyphens, ---'),
        ("—-\na: b\n", 1, 'hyphens became "—-", as Word makes them; write three hyphens, ---'),
    ],
)
def test_a_file_that_begins_in_another_way(text: str, line: int, message: str) -> None:
    """Only a first line of three hyphens begins an article; mkdocs and others take more for it."""
    assert fault(text) == (line, message)


SECOND = 'a second line of "---" is missing; write it below title: and the like, above the text'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("---", 1, SECOND),
        ("---\ntitle: Call first\n\n- Body\n-\n", 1, SECOND),
        ("---\na: b\n...\n", 1, SECOND),
        ("---\na: b\n----\n", 3, 'write exactly three hyphens, ---, instead of "----"'),
        ("---\na: b\n—\n", 3, 'hyphens became "—", as Word makes them; write three hyphens, ---'),
        (
            "---\na: b\n\u2013\u2013\n",
            3,
            'hyphens became "\u2013\u2013", as Word makes them; write three hyphens, ---',
        ),
    ],
)
def test_a_second_line_of_hyphens(text: str, line: int, message: str) -> None:
    """Nothing but three hyphens ends what they began, and what was meant to is named."""
    assert fault(text) == (line, message)


QUOTES = "has a colon and a space in its text, so it needs quotes; write"
SIGN = "has a meaning of its own, so it needs quotes; write"
AFTER = "goes on after a closing quote, so all of it needs quotes; write"
LINED_UP = "does not line up, or goes on after a closing quote or bracket, here or above"
PASTED = "begins with a non-breaking space, as text from Word does; delete it and type spaces"
COLON = 'a ": " too many: put the text in quotes, or is the line above without a space after its colon?'


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ("", 2, 'expected "key: value" lines here'),
        ("- title\n- date", 2, 'expected "key: value" lines here'),
        ("just words", 2, 'expected "key: value" lines here'),
        ("a: b\ntitle: Sorry: what now?", 3, f'{QUOTES} title: "Sorry: what now?"'),
        ('title: Re: "No"', 2, f"{QUOTES} title: 'Re: \"No\"'"),
        ('title: Don\'t: "No"', 2, f"{QUOTES} title: 'Don''t: \"No\"'"),
        ("title: “Re: this” one", 2, f'{QUOTES} title: "“Re: this” one"'),
        (
            "title: “Re: this”",
            2,
            'has curly quotes, which do not count, round a colon and a space; write title: "Re: this"',
        ),
        ("summary: Re: this\n  goes on", 2, COLON),
        (f"summary: Re: {'x' * 300}", 2, COLON),
        ("title:Hello\ndate: 2026-11-17", 2, "has no space after the colon; write title: Hello"),
        ("a: b\ntitle:Hello", 3, "has no space after the colon; write title: Hello"),
        ("a: b\ntitle: @home", 3, f'begins with "@", which {SIGN} title: "@home"'),
        ("a: b\ntitle: *really* sorry", 3, f'begins with "*", which {SIGN} title: "*really* sorry"'),
        (
            "a: b\ntitle: \u00a0x\n\u00a0 c: d",
            3,
            "has a non-breaking space after the colon, as text from Word does; write title: x",
        ),
        (
            "a: b\ntitle:\u00a0x",
            3,
            "has a non-breaking space after the colon, as text from Word does; write title: x",
        ),
        ("tags:\n\u00a0\u00a0- empathy", 3, PASTED),
        ("a: b\n\u200btitle: x", 3, PASTED),
        ("a: [recover](/playbooks/live-chat.md)", 2, "must be a name, not a link; write a: live-chat"),
        (
            "a: b\ntitle: =",
            3,
            'cannot read "=": begins with a sign that has a meaning of its own; put the text in quotes',
        ),
        ("a: b\n\ttitle: c", 3, "a tab at the start; use spaces"),
        ('a: b\ntitle: "Call first\nsummary: c\nd: e', 3, 'has no closing quote; write title: "Call first"'),
        (
            "a: b\ntags: [empathy, apology\nsummary: c\nd: e",
            3,
            "has no closing bracket; write tags: [empathy, apology]",
        ),
        ("a: {b", 2, "a quote, a bracket or a comma is missing"),
        ("a: b\ntitle: 'it's late'", 3, f'{AFTER} title: "it\'s late"'),
        ('a: b\ntitle: "Sorry" is a word', 3, f"{AFTER} title: '\"Sorry\" is a word'"),
        ('title: "No" is not "yes"', 2, f'{AFTER} title: \'"No" is not "yes"\''),
        ('title: "Say "no" first"', 2, f"{AFTER} title: 'Say \"no\" first'"),
        ('title: "No": why', 2, f"{AFTER} title: '\"No\": why'"),
        ("a:\n  - b\n c: d", 4, LINED_UP),
        ('a: b\ntitle: "C:\\dir"', 3, "has a backslash between double quotes; write title: 'C:\\dir'"),
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


@given(st.lists(st.sampled_from(["Re", ": ", ":", '"', "'", "“", "”", "@", "*", "\\", " ", "a", "#", "&"])))
def test_the_line_that_is_offered_can_be_read(parts: list[str]) -> None:
    """Whatever is wrong with a title, the line that the message writes out is read as one with its words."""
    title = "".join(parts)
    try:
        read_article(f"---\ntitle: {title}\n---\n")
    except SourceError as error:
        offered = str(error).partition("; write ")[2]
        read = read_article(f"---\n{offered}\n---\n").metadata["title"] if offered else title
        assert re.findall(r"\w", str(read)) == re.findall(r"\w", title)


@pytest.mark.parametrize(
    ("keys", "doubts"),
    [
        (
            "title: Use # in replies",
            ['2: title: " #" cuts off the rest of the line; write title: "Use # in replies" to keep it'],
        ),
        ("a:\n  b c #d", ['2: a: " #" cuts off the rest of the line; put it in quotes to keep it']),
        ("date: 2026-11-17 # a Tuesday\ntags: # which?\ntitle: 'a # b'", []),
        (
            "tags: #empathy",
            ['2: tags: "#" hides the rest of the line; delete it, or put the value in quotes'],
        ),
        (
            "title: “Call first”",
            [
                "2: title: readers see the curly quotes; write title: Call first, or, to keep them, "
                'title: "“Call first”"'
            ],
        ),
        (
            "title: \u2018Yes\u2019",
            [
                "2: title: readers see the curly quotes; write title: 'Yes', or, to keep them, "
                'title: "\u2018Yes\u2019"'
            ],
        ),
        ("title: '“Call first”'\nsummary: “No” is not “yes”\nwhen: “\nauthor: “ann”", []),
    ],
)
def test_what_few_authors_mean(keys: str, doubts: list[str]) -> None:
    """A comment that was meant as text, and curly quotes that were not, are told with the line to write."""
    read = read_article(f"---\n{keys}\n---\n")
    assert [f"{line}: {message}" for line, message in read.doubts] == doubts


def test_blanks_of_a_word_processor() -> None:
    """Non-breaking spaces indent nothing; within a line they are an author's own."""
    body = "- a\n\u00a0\u00a0- b\n \u00a0- c\n\u00a0\n5\u00a0km\n"
    told = "begins with a non-breaking space, as text from Word does{}; delete it and type spaces"
    assert read_article(f"---\na: b\n---\n{body}").doubts == ((5, told.format(" (2 lines in all)")),)
    assert read_article("---\na: b\n---\n\u00a0c\n").doubts == ((4, told.format("")),)


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


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "title: A\nsummary: One sentence\ngoes on here.\ntags: [a]",
            (4, 'has no "key:" of its own; if it goes on with the line above, '
             "put all of summary on one line"),
        ),
        ("title: A\nsummary: a\ntags: [a]\n\tauthor: x", (5, "a tab at the start; use spaces")),
        ("title: A\ntags:\n\t- a", (4, "a tab at the start; use spaces")),
        (
            "title: [New] The sofa\ntags: [a]",
            (2, 'begins with "[", so it needs quotes; write title: "[New] The sofa"'),
        ),
        ("title: A\n author: x\ntags: [a]", (3, "take away the space in front of author")),
        (" title: A\nauthor: x", (2, "take away the space in front of title")),
        ("title:N\ndate:2027\ntags: [a]",
         (2, "has no space after the colon; write title: N, and below it date: 2027")),
        ("title: N\ndate:2027\ntags: [a]", (3, "has no space after the colon; write date: 2027")),
    ],
)  # fmt: skip
def test_a_line_that_is_not_where_or_what_it_should_be(written: str, told: tuple[int, str]) -> None:
    """The line to change is named, and how it should be."""
    assert fault(f"---\n{written}\n---\nText\n") == told


@pytest.mark.parametrize(
    ("before", "advice"),
    [
        ("\n", 'delete the empty line above "---"'),
        ("\n \n", 'delete the empty lines above "---"'),
        ("  ", 'take away the spaces in front of "---"'),
    ],
)
def test_nothing_may_stand_before_the_hyphens(before: str, advice: str) -> None:
    """What is to go is told."""
    told = fault(f"{before}---\ntitle: A\n---\nText\n")
    assert told == (1, f"{advice}: it must be the very beginning of the file")


@given(
    st.text("Ao1 ',.-:/#n[")
    | st.from_regex(
        r"https?://[a-z./#?-]*|[Nn]o(?: [a-z0-9',.-]*){0,3}|[0-9]{3,4}-[0-9]{2}-[0-9]{2}", fullmatch=True
    )
)
def test_a_line_of_yaml_says_what_it_was_made_of(text: str) -> None:
    """Also where it is written without quotes: what is written differs from PyYAML's own in nothing."""
    assert yaml_line("key", text) == yaml.safe_dump({"key": text}, width=float("inf")).rstrip("\n")
