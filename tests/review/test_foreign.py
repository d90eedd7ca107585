"""What other programs' Markdown makes and ours does not: named with its line and what to write."""

import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from forearmed.article.converter import Converter
from forearmed.content.model import Place
from forearmed.content.source import read_page
from forearmed.review.foreign import FORMS, foreign_problems
from forearmed.review.foreign.taken import Taken
from forearmed.review.foreign.wiki import EXAMPLES
from forearmed.review.html import ALWAYS, NEVER, Addresses, Rendered, Target
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
ADDRESSES = Addresses(
    {}, {"tips/2026/call-first.md": Target("tips/2026/call-first.md")}, now=datetime(2026, 11, 22, tzinfo=UTC)
)
ROWS = (
    "write | Say | Not |, below it | --- | --- |, "
    "and below that each row in one line with a | between its cells"
)
BOX = 'write "> [!{}]", and below it each line of the text behind "> "'
SHORTCODE = "is a shortcode of Hugo's; "
TEMPLATE = "is a tag of Jekyll's, GitBook's or another template; "
FIELD = (
    "is a field that nothing fills in here; "
    "write the words themselves, or put it between backticks to show it"
)
BACKSLASH = "a sign that an editor has put a backslash in front of; take the backslash away"


def told(body: str, html: str | None = None, *, release: datetime = ALWAYS) -> list[str]:
    """Return what is said of *body*, each as line, ``warning`` where it is one, and message.

    It is shown as *html*, or as what our converter makes of it.
    """
    html = Converter().convert(body).html if html is None else html
    page = Rendered(html, "tips/a/", "tips/a.md", body, Place("a"), release)
    return [str(problem).removeprefix("a:") for problem in sorted(foreign_problems(page, ADDRESSES))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (":::tip\nCall.\n:::", f"\":::tip\" is a box of Docusaurus' or VuePress'; {BOX.format('TIP')}"),
        (
            "::: warning Mind the step\nIt is high.\n:::",
            f"\"::: warning\" is a box of Docusaurus' or VuePress'; {BOX.format('WARNING')}",
        ),
        (
            "::: {.note}\nCall.\n:::",
            f"\"::: {{.note\" is a box of Docusaurus' or VuePress'; {BOX.format('NOTE')}",
        ),
        (
            '!!! tip "Before noon" Look at the list.',
            '"!!! tip "Before noon"" is the first line of a box, and here it is none; write that line alone '
            "and "
            "without a backslash, and below it the text, each line behind four spaces",
        ),
        (
            "\\!!! tip\n    Look.",
            '"!!! tip" is the first line of a box, and here it is none; write that line alone and '
            "without a backslash, and below it the text, each line behind four spaces",
        ),
        (
            '=== "By phone"\n\n    Call.',
            '"=== "By phone"" is a tab of Material\'s; write a heading, ### Title, and below it the text '
            "without "
            "spaces in front",
        ),
        (
            "> [!WARNING] Mind the step\n> It is high.",
            '"[!WARNING] Mind the step" is no box of GitHub\'s; write "> [!WARNING]" and nothing behind it, '
            "and in "
            'the line below it "> Mind the step"',
        ),
        (
            "> [!info]- Opening hours\n> Nine to five.",
            '"[!info]- Opening hours" is no box of GitHub\'s; write "> [!NOTE]" and nothing behind it, and '
            "in the "
            'line below it "> Opening hours"',
        ),
        (
            "{{< youtube w7Ft2ymGmfc >}}",
            f'"{{{{< youtube w7Ft2ymGmfc >}}}}" {SHORTCODE}write a link, [Watch the video]'
            "(https://www.youtube.com/watch?v=w7Ft2ymGmfc)",
        ),
        (
            "{{% notice info %}}\nCall.\n{{% /notice %}}",
            f'"{{{{% notice info %}}}}" {SHORTCODE}{BOX.format("NOTE")}',
        ),
        (
            'See {{< ref "call.md" >}}.',
            f'"{{{{< ref "call.md" >}}}}" {SHORTCODE}write the page\'s file, as in '
            f"[words](/tips/2026/name.md)",
        ),
        (
            'Please {% include "note.html" %}.',
            f'"{{% include "note.html" %}}" {TEMPLATE}write the words that it would bring, or delete it',
        ),
        (
            '{% hint style="danger" %}\nHot.\n{% endhint %}',
            f'"{{% hint style="danger" %}}" {TEMPLATE}{BOX.format("CAUTION")}',
        ),
        ("{% raw %}x{% endraw %}", f'"{{% raw %}}" {TEMPLATE}delete it, and the endraw that belongs to it'),
        ("Dear {{ user.name }},", f'warning: "{{{{ user.name }}}}" {FIELD}'),
        (
            "| Say | Not |\n| --- | --- |\n| Dear {{name}} | x |",
            f'3: warning: "{{{{name}}}}" {FIELD}',
        ),
        (
            "Dear *|FNAME|*,",
            '"*|FNAME|*" is a field of Mailchimp\'s, and nothing fills it in here; every reader gets the '
            "same mail, "
            "so write the sentence without it",
        ),
        (
            "See [[call-first]].",
            '"[[call-first]]" is a link of a wiki\'s; write [call-first](/tips/2026/call-first.md)',
        ),
        (
            "See [[Call First|this]].",
            '"[[Call First|this]]" is a link of a wiki\'s; write [this](/tips/2026/call-first.md)',
        ),
        (
            "See [[nothing at all]].",
            '"[[nothing at all]]" is a link of a wiki\'s; write [nothing at all](/tips/2026/name.md)',
        ),
        (
            "![[My counter.PNG]]",
            '"![[My counter.PNG]]" is a link of a wiki\'s; write ![what it shows](/assets/my-counter.png)',
        ),
        (
            "A :tada: for you",
            'warning: ":tada:" is a name for a sign, and is shown as it is written; '
            "write the sign itself, 🎉",
        ),
        (
            "Done :material-check:.",
            'warning: ":material-check:" is a name for a sign, and is shown as it is written; write the sign '
            "itself",
        ),
        (
            "It is ==now== or never",
            "warning: \"==now==\" is a mark of Obsidian's or Material's; write <mark>now</mark>",
        ),
        (
            "Press ++ctrl+c++ now",
            'warning: "++ctrl+c++" is a key of Material\'s; write <kbd>Ctrl</kbd>+<kbd>C</kbd>',
        ),
        (
            "Call. %% ask Ann %%",
            'warning: "%% ask Ann %%" is a comment of Obsidian\'s, or a field that nothing fills in here; '
            "write <!-- ask Ann --> for a note that no reader gets, or delete it",
        ),
        (
            "[TOC]\n\nCall.",
            '"[TOC]" is a place for a list of headings; delete it: a page lists its headings by itself',
        ),
        (
            "[[_TOC_]]\n\nCall.",
            '"[[_TOC_]]" is a place for a list of headings; delete it: a page lists its headings by itself',
        ),
        (
            '--8<-- "note.md"',
            '"--8<-- "note.md"" is a piece of another file, and nothing brings it here; write the words '
            "themselves",
        ),
        (
            "Call.^[Or write.]",
            '"^[Or write.]" is a footnote of pandoc\'s or Obsidian\'s; write [^1] there, and "[^1]: Or '
            'write." in a '
            "line of its own below",
        ),
        (
            "Call first { .lead } and [write]{.note} then",
            [
                'warning: "{ .lead }" is a list of attributes, and here it is none; delete it, or write it '
                "behind a "
                "link, a picture, bold words or a heading",
                'warning: "{.note}" is a list of attributes, and here it is none; delete it, or write it '
                "behind a "
                "link, a picture, bold words or a heading",
            ],
        ),
        (
            "Call.[^1]",
            '"[^1]" is the sign of a footnote, and here it is none; write "[^1]: " and the text of the note '
            "in a "
            "line of its own, and no backslash in front of either",
        ),
        (
            "Call.\\[^a]\n\n\\[^a]: Or write.",
            [
                '"[^a]" is the sign of a footnote, and here it is none; write "[^a]: " and the text of the '
                "note in "
                "a line of its own, and no backslash in front of either",
                '3: "[^a]:" is the sign of a footnote, and here it is none; write "[^a]: " and the text of '
                "the note "
                "in a line of its own, and no backslash in front of either",
            ],
        ),
        (
            "Call.\n\n[^2]: Or write.",
            "3: warning: nobody sees this footnote; write [^2] in the text, or delete the note",
        ),
        (
            "Call.\n\n> [^2]: Or write.\n\n- Or\n\n    [^3]: Or go.",
            [
                "3: warning: nobody sees this footnote; write [^2] in the text, or delete the note",
                "7: warning: nobody sees this footnote; write [^3] in the text, or delete the note",
            ],
        ),
        (
            "Call.[^1]\n\n[^1]: Or write.\n\n[^1]: Or go.",
            "5: warning: two footnotes are called [^1], and readers get one; give this another name",
        ),
        (
            "See [the hours][hours].",
            'warning: "[the hours][hours]" is a link whose address no line has; write its address behind it, '
            "as in "
            "[the hours](/tips/2026/name.md)",
        ),
        ("\\~\\~\\~text\n4 pm\n\\~\\~\\~", [f'"\\~\\~\\~" is {BACKSLASH}', f'3: "\\~\\~\\~" is {BACKSLASH}']),
        ("\\*[CRM]: the customer file", f'"\\*[CRM]:" is {BACKSLASH}'),
        (
            "- \\[ ] Call one customer",
            '"- \\[ ]" is a task that an editor has put a backslash in front of; take the backslash away',
        ),
        (
            "So $x^2$ it is",
            'warning: "$x^2$" is mathematics, and is shown as it is written; say it in words, or put it '
            "between "
            "backticks",
        ),
        (
            "```mermaid\ngraph TD\n```",
            "warning: this is a drawing in Mermaid, and readers see its text; put a picture of it in its "
            "place",
        ),
        (
            "Call.\n\n<!-- more -->\n\nThen write.",
            '3: warning: "<!-- more -->" does nothing here: lists and feeds show the summary; delete it',
        ),
    ],
)
def test_a_form_of_another_program(body: str, expected: str | list[str]) -> None:
    """It says at which line, whose it is, and what to write."""
    lines = [expected] if isinstance(expected, str) else expected
    assert told(body) == [line if line[:1].isdigit() and ": " in line[:4] else f"1: {line}" for line in lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '|  |  |\n| --- | --- |\n| Say | Not |\n| "a" | "b" |',
            "1: the first row of these words to say is empty; write | Say | Not | in its place, and delete "
            "that "
            "line below",
        ),
        (
            'One.\n\nSay\n\nNot\n\n"a"\n\n"b"',
            f'3: "Say" and "Not" stand here as paragraphs, so these words to say are a table no more; {ROWS}',
        ),
        (
            'One.\n\n  Say          Not\n  ------------ -----------\n  "a b"        "c d"\n',
            f"4: this table is lined up as pandoc does; {ROWS}",
        ),
        (
            "  -------------------------\n  **Say**       Not\n  ------------- -----------\n  a b           "
            "c d\n\n"
            "  e f           g h\n  -------------------------\n",
            f"3: this table is lined up as pandoc does; {ROWS}",
        ),
        (
            "+------+------+\n| Say  | Not  |\n+======+======+\n| a    | b    |\n+------+------+",
            f"1: this table is drawn as pandoc does; {ROWS}",
        ),
        (
            "| Say | Not |\n| --- | --- |\n\n| a | b |\n\n| c | d |\n",
            "4: this row stands apart from its table; delete each empty line between its rows",
        ),
        (
            "| Column 1 | Column 2 |\n| --- | --- |\n| **Say** | **Not** |\n| a | b |",
            "3: these words to say have their names in the second row; "
            "write | Say | Not | in the first, and delete this line",
        ),
        (
            "\uff5cSay\uff5cNot\uff5c\n\uff5c---\uff5c---\uff5c\n\uff5ca\uff5cb\uff5c",
            f"1: this table has wide signs between its cells; {ROWS}",
        ),
        (
            "<table>\n<tbody><tr>\n<td><p><b>Say</b></p></td>\n<td>Not</td></tr>\n"
            "<tr><td>a</td><td>b</td></tr></tbody>\n</table>",
            "3: these words to say have no head; "
            "write <thead><tr><th>Say</th><th>Not</th></tr></thead> in place of this row",
        ),
    ],
)
def test_a_table_that_was_taken_apart(body: str, expected: str) -> None:
    """Words to say that a converter or an editor tore are told once, where they begin."""
    assert told(body) == [expected]


HARMLESS = [
    "Meet me at 10:30:00, or at 9:05:30.",
    "He wrote [sic] and [1] and [x] and [a][b.",
    "Ratio 3:1:2, C:\\temp:x: and http://a:b:c@example.com/.",
    "a == b and c == d, i++ or ++i; 50%% or 100 %% sure",
    "It costs $5 to $10, or $5_000 and $6.",
    "{not a field} and { nothing } and {1}",
    "`{{ name }}` and `[[x]]` and `:tada:` and `[^1]` and ``*|FNAME|*``",
    "```\n:::tip\n{{< x >}}\n[[x]] [^1] :tada:\n```",
    "    :::tip\n    {{ name }}",
    "- one\n\n      {% include x %}\n",
    "A note.[^1] And [words][ref], [ref][] and [ref].\n\n[^1]: Here.\n\n[ref]: /tips/2026/call-first.md",
    "> [!NOTE]\n> Call.\n\n> [!tip]\n> Write.",
    '!!! tip "Before noon"\n    Look.\n\n??? note\n    Folded.',
    "| A | B |\n| --- | --- |\n| [ ] | [x] |\n\n| C | D |\n| :---: | --- |\n| c | d |",
    "Heading\n===\n\nOther\n---\n\n***\n\n---",
    "<!-- a note for the editor -->\n\nCall.",
    "Bold **word**{ .x } and ## no\n\n## Heading { #there }",
    "- [ ] open\n- [x] done\n\n*[CRM]: the customer file\n\nThe CRM.",
    "Say\nNot\n\nSay what you mean.\n\nNot later.",
    "Term\n:   What it means: this.",
    "Wow!!! So? Why???",
    "He said: :) and ;-) and 1::2",
    "Tel. 555--0100 -- call\n\n-- \nAnn",
    "<kbd>Ctrl</kbd> and <mark>now</mark>",
    "2^[10] is no note; x^[1]",
    "```python\nx = 1\n```",
    "«Nadia» said no, and [NAME] and [A_B](https://example.com/) and __NAME__ did.",
    "100 % of {them} at 20% AND 30%, 50%OFF% and %20OFF% now; ask {name} twice",
    "See and/or/// note or //x///y; wait... note:: x",
    "use `{note}` and `%NAME%`; {note to self: call}; a {-- b }",
    "```{python}\nx = 1\n```",
    "<table><tr><td>a</td><td>b</td></tr></table>\n\n<table><thead><tr><th>Say</th><th>Not</th></tr></thead></table>",
    "| Word | Other |\n| --- | --- |\n| Say it | Not now |",
    "a || b || c, x ^ 2 ^ 3, ^_^ and 2^10; `||x||`, ^^ and ||",
    "See https://example.com [there], <https://example.com> and [a](https://example.com/[b]).",
    "An h2 and h2.5; see:: here, A << B, C >> D and std::vector",
    "It costs $USD and $20; \u00abBonjour\u00bb; link: here [x]; href:x",
    "\u0e01\u200b\u0e02 and \u200b\u201ca\u201d and a\u200b b",
]


@pytest.mark.parametrize("body", HARMLESS)
def test_what_only_looks_like_it(body: str) -> None:
    """Times, prices, brackets, code and our own Markdown are left in peace."""
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("Dear {{ name }}", "<p>Dear Ann</p>"),
        (
            "> [!INFO] Title\n> a",
            '<div class="admonition info"><p class="admonition-title">Title</p><p>a</p></div>',
        ),
        ("See [[call]]", '<p>See <a href="../call/">call</a></p>'),
        ("A :tada:", "<p>A 🎉</p>"),
        ("Write [[call]]", "<p>Write <code>[[call]]</code></p>"),
        ("```mermaid\na\n```", '<pre class="mermaid"><code>a</code></pre>'),
    ],
)
def test_what_a_plugin_knows(body: str, html: str) -> None:
    """A plugin of the site's may make of it what was meant: then nobody sees it, and nothing is said."""
    assert told(body, html) == []
    assert told(body)


def test_a_draft_is_only_warned() -> None:
    """It may be half written, and its author may be in the middle of mending it."""
    assert [line.partition('"')[0] for line in told(":::tip\n[[x]]", release=NEVER)] == [
        "1: warning: ",
        "2: warning: ",
    ]


@pytest.mark.parametrize(
    "field",
    [
        "%FIRSTNAME%", "%recipient.name%", "{FIRSTNAME}", "{contact.first_name}", "{$name}",
        "{!Contact.Name}", "${user.name}", "#{name}", "<%= name %>", "[% name %]",
        "\u00abFirst_Name\u00bb", "[FIRST_NAME]", "$FNAME$", "\u00abName\u00bb", "\u00abFirstName\u00bb",
        "\u00abVorname\u00bb",
    ],
)  # fmt: skip
def test_a_field_of_a_program_that_sends_mail(field: str) -> None:
    """Nobody's name stands there: every reader would get the sign itself."""
    whose = "is a field of another program's, and nothing fills it in here"
    same = "every reader gets the same mail"
    advice = f"{same}, so write the words themselves, or put it between backticks to show it"
    assert told(f"Dear {field}, hello.") == [f'1: warning: "{field}" {whose}; {advice}']


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("/// tip | Title\nCall.\n///", f'"/// tip" is a box of PyMdown\'s; {BOX.format("TIP")}'),
        ("> [! NOTE]\n> Call.", '"[! NOTE]" is no box of GitHub\'s; write "> [!NOTE]" and nothing behind it'),
        (
            "> [!NOTE]<br>\n> Call.",
            '"[!NOTE]" is no box of GitHub\'s; write "> [!NOTE]" and nothing behind it',
        ),
        (
            "```{tip}\nCall.\n```",
            f"this is a box of another program's, and readers see code; {BOX.format('TIP')}",
        ),
        (
            "```ad-note\nCall.\n```",
            f"this is a box of another program's, and readers see code; {BOX.format('NOTE')}",
        ),
        (
            "~~~admonish\nCall.\n~~~",
            f"this is a box of another program's, and readers see code; {BOX.format('NOTE')}",
        ),
        (
            "{:toc}",
            '"{:toc}" is a place for a list of headings; delete it: a page lists its headings by itself',
        ),
        (
            "He {~~has~>had~~} it.",
            '"{~~has~>had~~}" is a change or a remark in CriticMarkup; '
            "write the sentence as readers shall have it",
        ),
        (
            ".. image:: a.png",
            '".. image::" is a box or a picture of reStructuredText\'s; '
            "write ![what it shows](/assets/name.png)",
        ),
        (
            "So :100: it is",
            'warning: ":100:" is a name for a sign, and is shown as it is written; write the sign itself, 💯',
        ),
    ],
)
def test_boxes_and_marks_of_more_programs(body: str, expected: str) -> None:
    """What readers would see as signs, or as program code, is told in its line."""
    assert told(body) == [f"1: {expected}"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("::tip\nCall.\n::", f'"::tip" is a box of Nuxt\'s; {BOX.format("TIP")}'),
        (
            "It is ^^new^^.",
            'warning: "^^new^^" is a mark of PyMdown\'s, and is shown as it is written; '
            "write <ins>new</ins>, or the words alone",
        ),
        ("10^-3^ m", 'warning: "^-3^" is raised in pandoc, and here it is not; write <sup>-3</sup>'),
        (
            "See https://example.com/a[our list].",
            'warning: "https://example.com/a[our list]" is a link of AsciiDoc\'s; '
            "write [our list](https://example.com/a)",
        ),
        (
            "See link:list.html[our list].",
            '"link:list.html[our list]" is a link of AsciiDoc\'s; write [our list](/tips/2026/name.md)',
        ),
        ("h1. Calls", '"h1." is a heading of Textile\'s; write ## and the words'),
        ("h3(#calls). Calls", '"h3(#calls)." is a heading of Textile\'s; write ### and the words'),
        (
            "Pick up the te\u200ble\ufeffphone.",
            'warning: "te\\u200ble\\ufeffphone" is a word with a sign in it that nobody sees, '
            "so that no search finds it; write telephone anew, without the sign",
        ),
    ],
)
def test_marks_of_more_markup(body: str, expected: str) -> None:
    """What AsciiDoc, Textile and others make of it is told, and so are signs that nobody sees."""
    assert told(body) == [f"1: {expected}"]


def test_every_example_is_found() -> None:
    """The example that the guide shows for a form is told as that form."""
    for form in FORMS:
        messages = told(form.example)
        assert len(messages) == 1, form.example
        assert f" is {form.whose}; " in messages[0], form.example


def test_the_line_of_each_in_a_longer_text() -> None:
    """Lists, quotes, tables and HTML move no line."""
    body = (
        "One.\n\n- a\n- {{ b }}\n\n> c\n> [[d]]\n\n| E | F |\n| --- | --- |\n| e | :tada: |\n\n"
        "<div>\n{{ g }}\n</div>\n\n1. h\n   :::tip\n"
    )
    assert [line.partition(":")[0] for line in told(body)] == ["4", "7", "11", "14", "18"]


SIGNS = [
    "[[a",
    "{{ ",
    "{{<a ",
    "{%a ",
    "*|A",
    "[^",
    "[a][",
    ":a ",
    "==a ",
    "||a",
    "^^a",
    "x^a",
    "https://a.b/[",
    "link:a[",
    "<<a,",
    "a\u200b",
    "%%a",
    "$a\\b",
    "{ .a ",
    "|-",
    "a",
    "| ",
]


@pytest.mark.thorough
@pytest.mark.parametrize("sign", SIGNS)
def test_a_long_line_takes_no_time(sign: str) -> None:
    """Whatever stands in it a thousand times, the most that a text may hold, or begins what never ends."""
    began = time.process_time()
    told(f"{sign * 900}\n")
    told(f"[[ {{{{ {{{{<a {sign * 900}\n")
    told("\n\n".join([sign] * 900))
    assert time.process_time() - began < 8


def test_many_in_one_line() -> None:
    """Each is compared with few of the others, however many there are."""
    asked = 0

    class Sign(int):
        """A place in a line that counts how often it is compared."""

        def __lt__(self, other: int) -> bool:
            nonlocal asked
            asked += 1
            return int(self) < int(other)

    taken = Taken()
    for start in range(0, 7000, 7):
        place = (Sign(start), Sign(start + 6))
        assert taken.is_free(place)
        taken.add(place)
    assert 0 < asked < 1000 * 2 * 11


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9))))
def test_places_that_are_taken(wanted: list[tuple[int, int]]) -> None:
    """A place is free when no sign of it belongs to another, in whatever order they are found."""
    taken, signs = Taken(), set[int]()
    for start, length in wanted:
        place = set(range(start, start + length))
        assert taken.is_free((start, start + length)) == signs.isdisjoint(place)
        if signs.isdisjoint(place):
            taken.add((start, start + length))
            signs |= place


@given(
    st.lists(
        st.sampled_from([*"[]{}|:!?^$*`~<>=+%-\\ \n\tab1.#&\"'", "[[", "{{", "}}", "    ", "\n\n", "```"])
    )
)
def test_any_text_can_be_looked_at(signs: list[str]) -> None:
    """Nothing raises, and every line that is named is there."""
    body = "".join(signs)
    lines = [int(line.partition(":")[0]) for line in told(body)]
    assert all(1 <= line <= body.count("\n") + 1 for line in lines)


def test_the_guide_lists_every_form() -> None:
    """Its table shows the example of each form, in their order, and those of wikis, and no others."""
    guide = (ROOT / "docs/guide/from-elsewhere.md").read_text("utf-8")
    table = guide.partition("## In the text")[2].partition("\n## ")[0]
    rows = [re.split(r"(?<!\\)\|", line)[1] for line in table.split("\n") if line.startswith("| `")]
    spans = [found for row in rows for found in re.findall(r"(`+)(.+?) ?\1", row)]
    shown = [code.replace("\\|", "|") for _, code in spans]
    forms = [form.example for form in FORMS]
    after = forms.index("*|FNAME|*") + 1
    assert shown == [*forms[:after], *EXAMPLES, *forms[after:]]


def test_our_own_writing_is_ours() -> None:
    """Nothing in what is shipped, the guide and this table in it included, is taken for another program's."""
    files = [*(ROOT / "tips").rglob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    assert len(files) > 50
    for file in files:
        assert told(read_page(file.read_text("utf-8")).body) == [], file


EMPTY = "this box holds nothing; write each line of its text behind four spaces, or"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '!!! tip "Before noon"\nLook at the list.',
            [f"1: {EMPTY} {BOX.format('TIP').removeprefix('write ')}"],
        ),
        (
            "- a\n\n    ??? warning\n\n    ```\n    Ask.\n    ```",
            [f"3: warning: {EMPTY} {BOX.format('WARNING').removeprefix('write ')}"],
        ),
        ("!!! note\n  Two spaces.\n\n- a\n\n    ???+ note\n        Six.\n", []),
    ],
)
def test_a_box_whose_text_was_moved_out(body: str, expected: list[str]) -> None:
    """Prettier and remark leave an empty box, and its text below it or as code: nobody would be told."""
    assert told(body) == expected


FORMS_LEFT_BEHIND = [
    ("- a\n  - b\n  - c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</li>\n</ul>"),
    ("1. a\n   - b\n2. c", "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>"),
    ("One.\\\nTwo.", "<p>One.<br />\nTwo.</p>"),
    ("Call.\\[^1]\n\n\\[^1]: Or write.", None),
    ('!!! tip "T" text', None),
    ("* \\[ ] task", None),
    ("|  |  |\n| --- | --- |\n| Say | Not |\n| a | b |", None),
    ("Say\n\nNot\n\na\n\nb", None),
    ("  Say   Not\n  ----- -----\n  a     b", None),
    ("Words { .x }", None),
    ("A [word]{.x} more", None),
]


@pytest.mark.parametrize(("body", "html"), FORMS_LEFT_BEHIND)
def test_what_formatters_leave_behind(body: str, html: str | None) -> None:
    """Each is shown as its author meant it, or is named."""
    shown = Converter().convert(body).html
    if html is None:
        assert told(body)
    else:
        assert (shown, told(body)) == (html, [])
