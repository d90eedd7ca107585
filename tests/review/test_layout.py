"""What was typed or pasted as a table, a list or a link and is shown as something else, and left-overs."""

import time
from datetime import UTC, datetime

import pytest
from forearmed.article.converter import Converter
from forearmed.content.model import Place
from forearmed.review.html import ALWAYS, NEVER, Addresses, Rendered, Target, judge
from forearmed.review.html.layout import shown_as_text

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 14, tzinfo=UTC)
SITE = "https://tips.example.com/team/"
TARGETS = {
    "index.md": ("", Target("docs/index.md")),
    "tips/2026/out.md": ("tips/out/", Target("tips/2026/out.md")),
    "tips/2026/next.md": ("tips/next/", Target("tips/2026/next.md", LATER)),
    "playbooks/live-chat.md": ("playbooks/live-chat/", Target("docs/playbooks/live-chat.md")),
    "feed.xml": ("feed.xml", Target("feed.xml")),
}
ADDRESSES = Addresses(
    dict(TARGETS.values()), {uri: target for uri, (_, target) in TARGETS.items()}, now=NOW, site=SITE
)
TABLE = "this table is not one yet"
LIST = "this list is not one yet"
ABOVE = "leave an empty line above it"


@pytest.fixture(scope="module")
def converter() -> Converter:
    """Return what converts the pages of a site."""
    return Converter()


def told(
    converter: Converter, body: str, *, release: datetime = ALWAYS, src_uri: str = "tips/a.md"
) -> list[str]:
    """Return what is said of *body*, each as line, ``warning`` where it is one, and message."""
    page = Rendered(converter.convert(body).html, "tips/a/", src_uri, body, Place("a"), release)
    return [str(problem).removeprefix("a:") for problem in sorted(judge(page, ADDRESSES))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "One.\n\n| Say | Not | Why |\n| a | b | c |",
            [f"3: {TABLE}; write | --- | --- | --- | below its first line"],
        ),
        (
            "One.\n| Say | Not |\n| a | b |",
            [f"2: {TABLE}; {ABOVE}, and write | --- | --- | below its first line"],
        ),
        (
            "| Say | Not |\n| — | — |\n| a | b |",
            ["2: the hyphens below a table's first line became dashes; write | --- | --- |"],
        ),
        (
            "| Say | Not |\n| --- |\n| a | b |",
            ["2: has not as many cells as the line above, so this is no table; write | --- | --- |"],
        ),
        (
            "| --- | --- |\n| a | b |",
            [f"1: {TABLE}; write a line with the names of its columns above it"],
        ),
        (
            'One.\n\nSay\tNot\n"a"\t"b"\n"c"\t"d"',
            [f"3: {TABLE}; write its lines like | Say | Not |, with | --- | --- | below the first"],
        ),
        (
            "One:\n| Say | Not |\n| --- | --- |\n| a | b | c |\n| a | b | |\n| `a\\|b` | c\\|d |",
            [
                '4: this table has 2 columns, so the rest of this line is lost; move "c" into one of them, '
                "or write \\| for a | that is part of the text"
            ],
        ),
        (
            "| a | b |\n| - | - |\n| `c|d` | |\n| `c\\|d` | e |",
            ["3: a | in code ends the cell, too; write \\| in its place"],
        ),
    ],
)
def test_tables_that_are_none(converter: Converter, body: str, expected: list[str]) -> None:
    """A table that Markdown takes for text is told with what makes it one, and so are words that vanish."""
    assert told(converter, body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One:\n2. a\n3. b", [f"2: {LIST}; {ABOVE}"]),
        ("One:\n\na) first\nb) second", [f'3: {LIST}; begin its lines with "1. ", "2. "']),
        ("1.) first\n2.) second", [f'1: {LIST}; begin its lines with "1. ", "2. "']),
        ("(1) first\n(2) second", [f'1: {LIST}; begin its lines with "1. ", "2. "']),
        ("i. first\nii. second", [f'1: {LIST}; begin its lines with "1. ", "2. "']),
        ("#. first\n#. second", [f'1: {LIST}; begin its lines with "1. ", "2. "']),
        ("o\tfirst\no\tsecond", [f'1: {LIST}; begin its lines with "- "']),
        ("One.\n\n• a\n• b", [f'3: {LIST}; begin its lines with "- "']),
        ("One.\n\n•\ta\n\n•\tb", [f'{line}: warning: {LIST}; begin its lines with "- "' for line in (3, 5)]),
        ("> One:\n> 4. **a**\n> 5. b", [f"2: {LIST}; {ABOVE}"]),
        (
            "One.\n\n\tTwo words are here. And\n\tmore.",
            ["3: warning: an indented paragraph is shown as program code; take away the spaces in front"],
        ),
        (
            "See [a b] (https://example.com/c).",
            ["1: warning: this link is not one yet; take away the space in it: [a b](https://example.com/c)"],
        ),
    ],
)
def test_lists_paragraphs_and_links_that_are_none(
    converter: Converter, body: str, expected: list[str]
) -> None:
    """What a word processor's list, indent or a stray space has become is told with what to type."""
    assert told(converter, body) == expected


def shown_as(shown: int, written: int) -> str:
    """Return what is said of a step that has another number on the page."""
    advice = f"write {shown}, or a line of words above it if a new list shall begin there"
    return f"warning: this step is shown with the number {shown}, not {written}; {advice}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. a\n2. b\n\n4. c\n5. d", [f"4: {shown_as(3, 4)}"]),
        ("1. a\n3. b\n\nSo:\n\n5. c\n7. d", [f"2: {shown_as(2, 3)}", f"7: {shown_as(6, 7)}"]),
        ("1. a\n1. b\n\n1. c", []),
        ("1. a\n2. b\n\nSo.\n\n3. c", []),
        ("1. a\n2. b\n   1. c\n   2. d\n3. e", []),
        ("It was in\n2026. A year.\n\n1. a", []),
    ],
)
def test_a_step_with_another_number(converter: Converter, body: str, expected: list[str]) -> None:
    """A list that goes on where another was meant to begin is told, before somebody looks for step four."""
    assert told(converter, body) == expected


SPACE = "leave a space behind its signs"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One.\n\n##Try it\n\nTwo.", [f"3: this heading is not one yet; {SPACE}: ## Try it"]),
        ("-One\n-Two\n-Three\n\nSo.", [f"1: this list is not one yet; {SPACE}: - One"]),
        ("So:\n\n1.One\n2.Two", [f"3: this list is not one yet; {SPACE}: 1. One"]),
        ("So:\n*One\n*Two", [f"2: this list is not one yet; {SPACE}: * One"]),
        (
            "One\n**two ** three",
            ["2: warning: this is not bold; take away the space inside its signs: **two**"],
        ),
    ],
)
def test_a_space_that_is_missing_or_too_much(converter: Converter, body: str, expected: list[str]) -> None:
    """Marks that other converters take, and GitHub does not, are told with what to type."""
    assert told(converter, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "One.\n\n| Say | Not |\n| --- | :-: |\n| a | b |\n\nTwo.",
        "One.\n| Say | Not |\n| --- | --- |\n| a | b |",
        "One.\nSay | Not\n--- | ---\na | b",
        "One:\n- a\n- b",
        "One:\n1) a\n2) b",
        "> One:\n> - **a**\n> - b",
        "## One\n| Say | Not |\n| --- | --- |\n| a | b |",
        "One:\n\n- a\n- b\n    - c\n\n1. a\n2. b",
        "```\nOne:\n- a\n- b\n| a | b |\n| c | d |\n```\n\nOne `a\n- b\n- c` two.",
        "One:\n\n    One:\n    - a\n    - b\n    | a | b |\n    | - | - |\n    | a | b | c |",
        "One:\n\n    for one in two: print(one)\n    done\n",
        "One:\n\n    $ forearmed new Call before you write\n",
        "It was in\n2026. A year\n\u2013 or two \u2013 later, at 5 - 4\n+ 1.",
        "Roses  \n- red  \n- blue",
        "<p>\n- a<br>\n- b<br>\n- c</p>",
        "<!--\n- a\n- b\n-->\n\nOne | two.",
        "| a | b |\n| --- | --- |\n| - c | • d |\n| - e | • f |",
        "Word\n:   meaning\tof it\n\nTwo\n:   meaning\tof it",
        "[a](https://example.com/b) (https://example.com/c) and [ ] (no).",
        "**a** and **b**, 2 ** 3 ** 4, ###, -a and\n-b\n\n`##Try`\n\n    -One\n    -Two",
    ],
)
def test_what_looks_like_it_and_is_fine(converter: Converter, body: str) -> None:
    """Tables, lists and code that are shown as they were meant are left alone, as are signs in sentences."""
    assert told(converter, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '| Say | Not |\n| --- | --- |\n| "" | "" |\n\n| Say | Not |\n| --- | --- |\n| "a" | "" |\n\nTwo.',
            ["3: the table of words to say is still empty here; write them, or delete this line"],
        ),
        (
            "| Sagen | Nicht |\n| --- | --- |\n| „“ | «\u202f» |\n| 「」 | „a“ |\n\nZwei.",
            ["3: the table of words to say is still empty here; write them, or delete this line"],
        ),
        ("One.\n\n## Try it\n", ["3: the last section is empty; write it, or delete its heading"]),
        (
            "One.\n\n<!-- Open. Delete this. -->\n",
            ["3: warning: this remark says what to write here; delete it when done"],
        ),
        ("## 1.\n\nOne.", ["1: warning: this heading is a number only; name the step"]),
        (
            "**The trap:**\n\n## Two\n\nThree.",
            ['1: warning: nothing stands behind "The trap:"; write it, or delete this'],
        ),
        (
            "**Die Falle:**\n\n## Zwei\n\nDrei.",
            ['1: warning: nothing stands behind "Die Falle:"; write it, or delete this'],
        ),
        (
            "Two.\n\n**罠\uff1a**\n",
            ['3: warning: nothing stands behind "罠\uff1a"; write it, or delete this'],
        ),
        ("**So:**\n\n- one\n\n**Now you!**\n\n## Two\n\nThree.", []),
        ("<!-- Ask Ann. -->\n\n## 1. One\n\n**The trap:** two.", []),
    ],
)
def test_what_new_left_to_fill_in(converter: Converter, body: str, expected: list[str]) -> None:
    """Parts that nobody has filled in do not go out in silence; of a draft nothing is asked."""
    assert told(converter, body) == expected
    assert told(converter, body, release=NEVER) == told(converter, body, src_uri="guide/a.md") == []


def test_a_draft_is_only_warned(converter: Converter) -> None:
    """A draft may be half written, but its author learns early what would be shown in another way."""
    assert told(converter, "One:\n2. a\n3. b", release=NEVER) == [f"2: warning: {LIST}; {ABOVE}"]


OWN = "is on your own computer"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (
            "http://127.0.0.1:8000/team/tips/out/#a",
            ['only your own computer knows "{}"; link to /tips/2026/out.md instead'],
        ),
        ("http://LOCALHOST:8000/", ['only your own computer knows "{}"; link to /index.md instead']),
        (
            "http://[::1]/no/",
            ['only your own computer knows "{}"; link to the page\'s file, such as /tips/2026/name.md'],
        ),
        (f"{SITE}tips/out/", []),
        (f"{SITE}feed.xml", []),
        (SITE, []),
        ("https://tips.example.com/elsewhere/", []),
        (
            f"{SITE}tips/next/",
            ["dead link: tips/2026/next.md goes live later, on 2026-11-24; link to it once it is live"],
        ),
        (
            f"{SITE}tips/no/",
            [
                'warning: nothing is published as "{}"; link to a page\'s file, such as /tips/2026/name.md',
            ],
        ),
        (
            "https://github.com/us/tips/blob/main/tips/2026/out.md",
            ['warning: "{}" is the file, not the page; link to /tips/2026/out.md instead'],
        ),
        (
            "https://github.com/us/tips/edit/main/docs/playbooks/live-chat.md?plain=1",
            ['warning: "{}" is the file, not the page; link to /playbooks/live-chat.md instead'],
        ),
        ("https://github.com/others/code/blob/main/tips/other.md", []),
        ("", ["a link leads nowhere; write its address between the parentheses"]),
        ("https://example.com/a b", ['"{}" has a space in it; write https://example.com/a%20b']),
        ("dana@example.com", ['"{}" needs mailto: in front; write mailto:dana@example.com']),
        (r"C:\Users\Dana\out.md", [f'"{{}}" {OWN}; link to /tips/2026/out.md']),
        (
            r"C:\Users\Dana\zebra.md",
            [f'"{{}}" {OWN}; link to the page in its place, such as /tips/2026/name.md'],
        ),
        (
            r"C:\Dana\My Sofa.PNG",
            [f'"{{}}" {OWN}; put the file in docs/assets/ and link it as /assets/my-sofa.png'],
        ),
        (
            r"\\server\share\tip.docx",
            [
                rf'"\server\share\tip.docx" {OWN}; put the file in docs/assets/ '
                "and link it as /assets/tip.docx"
            ],
        ),
    ],
)
def test_links_copied_from_elsewhere(converter: Converter, link: str, expected: list[str]) -> None:
    """What was copied from the preview, the site, the code host or a disk is told as the link to write."""
    warning = [one.startswith("warning: ") for one in expected]
    messages = [one.removeprefix("warning: ").replace("{}", link) for one in expected]
    assert told(converter, f"[x]({link})") == [
        f"1: {'warning: ' * is_warning}{message}"
        for is_warning, message in zip(warning, messages, strict=True)
    ]


def test_a_picture_without_an_address(converter: Converter) -> None:
    """It is not told as a dead link to nothing."""
    assert told(converter, "![x]()") == [
        "1: a picture has no address; write its address between the parentheses"
    ]


def test_a_missing_picture_gets_a_name_that_can_be_one(converter: Converter) -> None:
    """The name to use is made of the one that was written."""
    assert told(converter, "![x](</assets/My Sofa.PNG>)") == [
        '1: no picture at "/assets/My Sofa.PNG"; put it in docs/assets/ and link it as /assets/my-sofa.png'
    ]


def test_a_guide_may_say_where_its_preview_is(converter: Converter) -> None:
    """The preview's own address is right in a page about the site, that of a page in it is not."""
    local = "http://127.0.0.1:8000/team/"
    assert told(converter, f"<{local}>", src_uri="guide/a.md") == []
    assert len(told(converter, f"<{local}tips/out/>", src_uri="guide/a.md")) == 1


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<font color=red>a</font>", ["<font> gives a look of its own; delete it, and </font>"]),
        ("<center>a</center>", ["<center> gives a look of its own; delete it, and </center>"]),
        ("<p class=MsoNormal>a</p>", ['class="MsoNormal" came with text pasted from Word; delete it']),
        ("a <span lang=EN-US>b</span>", ['lang="EN-US" came with text pasted from Word; delete it']),
        (
            "<table border=1><tr><td>a</td></tr></table>",
            ["the attribute border gives a look of its own; delete it"],
        ),
        ('<p class="note" lang="en-US">a <span lang="fr">b</span></p>', []),
    ],
)
def test_html_from_word(converter: Converter, html: str, expected: list[str]) -> None:
    """What gives pasted text a look of its own is a warning at its line."""
    assert told(converter, f"One.\n\n{html}") == [f"3: warning: {message}" for message in expected]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "unit",
    [
        "| a | b |\n", "- a\n", "a\tb\n", "[a] (/b) ", "x\n\n    A b c d.\n\n", '| "" ', "• a\n\n", "##a\n",
        "-a\n", "**        \t", "[](a b ", "<ol> 7. a\n",
    ],
)  # fmt: skip
def test_looking_takes_time_in_proportion(unit: str) -> None:
    """A page of 100,000 characters of the worst kind takes a few seconds at most, not minutes."""
    text = unit * (100_000 // len(unit))
    begun = time.process_time()
    judge(Rendered(f"<p>{text}</p><pre>", "tips/a/", "tips/a.md", text, Place("a")), ADDRESSES)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("code", ["<CODE>• a</CODE>", "<pre>• a\n• b</pre>", "<!-- • a\n• b -->", "x --> y"])
def test_what_is_shown_as_code_in_any_case(code: str) -> None:
    """Only a page with a sign of code or of a comment is taken apart, and then wholly."""
    shown = shown_as_text(f"<p>one {code} two</p>")
    assert ("•" not in shown, shown.startswith("<p>one "), shown.endswith(" two</p>")) == (True, True, True)
    assert shown_as_text("<p>a precise encode</p>") == "<p>a precise encode</p>"
