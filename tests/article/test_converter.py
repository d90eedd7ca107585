"""Markdown as GitHub shows it, with what mkdocs' authors know beside it."""

import re
import time
from contextlib import suppress
from html import unescape

import pytest
from forearmed.article.converter import Converter, Heading, Kind, Manner, Part, parts_of, typographic
from forearmed.foundation.quotation_marks import marks_of
from writings import BLOCKS, IN_A_LINE, PAGE, Writing, shown_on

ONE = Converter(Manner(permalinks=False))


def html(written: str) -> str:
    """Return *written* as HTML, headings without their sign."""
    return ONE.convert(written).html


@pytest.mark.parametrize("writing", [*IN_A_LINE, *BLOCKS], ids=lambda writing: writing.what)
def test_what_you_can_write(writing: Writing) -> None:
    """What the guide offers is shown as it says."""
    assert Converter().convert(writing.written).html == writing.html


def test_the_guide_says_so() -> None:
    """Its page shows all of it, each as it is written and, what takes several lines, as it is shown."""
    page = PAGE.read_text("utf-8")
    assert page == shown_on(page), "run python tests/writings.py"
    assert all(one.written in page for one in (*IN_A_LINE, *BLOCKS))


# --- alerts ---


@pytest.mark.parametrize(
    "quote",
    [
        "> [!NOTE]\n> Call *now*.\n>\n> Again.",
        "> [!tip]\n>\n> a",
        "> [!CAUTION]\n> - a\n> - b",
        "- x\n\n  > [!WARNING]\n  > b\n\n> [!NOTE]\n> c",
        "> > [!IMPORTANT]\n> > a",
    ],
)
def test_an_alert_behind_a_backslash(quote: str) -> None:
    """Remark and mdformat put one there at every save, and GitHub shows an alert all the same."""
    assert html(quote.replace("[!", "\\[!")) == html(quote)
    assert html(quote.replace("[!", "\\[!").replace("]", "\\]")) == html(quote)
    assert "admonition" in html(quote)


def test_no_alert_behind_a_backslash() -> None:
    """Words in its line, a paragraph and code are none."""
    assert "admonition" not in html("> \\[!NOTE] x\n\n\\[!NOTE]\n\n```\n> \\[!NOTE]\n```\n\n> \\[!INFO]\n> a")


# --- words to say ---


def test_words_to_say_in_html() -> None:
    """Pandoc writes a table with long cells as HTML: the words to say in it are words to say all the same."""
    table = (
        '<table class="wide">\n<colgroup>\n<col />\n</colgroup>\n<thead>\n<tr '
        'class="header">\n<th><strong>Say</strong></th>\n'
        "<th>Not</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><p>“At 4.”</p>\n<p>“Or at "
        "5.”</p></td>\n<td>“Soon.”</td>\n"
        "</tr>\n</tbody>\n</table>"
    )
    marked = (
        table.replace('<table class="wide">', '<table class="say-not">')
        .replace("<thead>", '<thead data-pagefind-ignore="all">')
        .replace("<td><p>", '<td data-label="Say" data-pagefind-weight="2"><p>')
        .replace("<td>“Soon", '<td data-label="Not" data-pagefind-ignore="all">“Soon')
    )
    assert html(table) == marked
    assert html(table.replace("Not", "Never")) == table.replace("Not", "Never")
    house = Converter(Manner(columns=(('Say "it"', "Not"),)))
    assert 'data-label="Say &quot;it&quot;"' in house.convert(table.replace("Say", "Say &quot;it&quot;")).html


# --- lists ---


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_an_item_in_an_item(indent: int) -> None:
    """Formatters indent by two, three or four spaces; all of them mean the same."""
    below = " " * indent
    expected = "<ul>\n<li>One\n<ul>\n<li>two</li>\n</ul>\n</li>\n<li>Three</li>\n</ul>"
    assert html(f"- One\n{below}- two\n- Three") == expected


@pytest.mark.parametrize(
    "between",
    [
        "   ![The counter](/assets/c.png)\n\n",
        "   > We know.\n\n",
        "   ```text\n   status --now\n   ```\n\n",
        "   - on the door\n   - on the site\n",
        "   | Say | Not |\n   | --- | --- |\n   | a | b |\n\n",
        "   !!! note\n       Wait.\n\n",
        "   > [!NOTE]\n   > Wait.\n\n",
        "   <details><summary>Why</summary>\n\n   Because.\n\n   </details>\n\n",
    ],
    ids=["picture", "quotation", "code", "list", "table", "box", "alert", "fold"],
)
def test_a_step_may_hold_anything(between: str) -> None:
    """Whatever is indented below a step belongs to it, and the steps behind it go on in the same list."""
    made = html(f"1. One\n\n{between}2. Two\n\n{between}3. Three\n")
    top = [line for line in made.split("\n") if line.startswith(("<ol", "</ol"))]
    assert (top, made.count("<ol")) == (["<ol>", "</ol>"], 1)
    assert [number for number in ("One", "Two", "Three") if re.search(rf"<li>\n?<p>{number}</p>", made)] == [
        "One", "Two", "Three",
    ]  # fmt: skip


@pytest.mark.parametrize("between", ["| Say | Not |\n| --- | --- |\n| a | b |", "![c](/c.png)", "Wait."])
def test_steps_go_on_behind_something_else(between: str) -> None:
    """What stands between two steps without an indent ends the list; the next one keeps its number."""
    assert re.findall("<ol.*?>", html(f"1. One\n\n{between}\n\n2. Two\n3. Three")) == [
        "<ol>",
        '<ol start="2">',
    ]


def test_a_sentence_that_begins_with_a_number_is_none() -> None:
    """A line that was wrapped before a number other than 1 begins no list."""
    assert html("It was in\n2026. A year later.") == "<p>It was in\n2026. A year later.</p>"


# --- boxes ---


def test_two_alerts_in_a_row_stay_two() -> None:
    """An empty line between them is enough; small letters will do."""
    made = html("> [!NOTE]\n> One.\n\n> [!caution]\n> Two.")
    assert re.findall(r'<div class="admonition (\w+)">', made) == ["note", "danger"]
    assert re.findall(r'<p class="admonition-title">(\w+)</p>', made) == ["Note", "Caution"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('!!! note ""\n    a', '<div class="admonition note">\n<p>a</p>\n</div>'),
        (
            "!!! note\n  a\n\n  b",
            '<div class="admonition note">\n<p class="admonition-title">Note</p>\n<p>a</p>\n<p>b</p>\n</div>',
        ),
        (
            '!!! info inline end "Say *when*"\n    a\n\nb',
            '<div class="admonition info inline end">\n<p class="admonition-title">Say <em>when</em></p>\n'
            "<p>a</p>\n</div>\n<p>b</p>",
        ),
        (
            "???+ tip\n    - a\n    - b",
            '<details class="tip" open="open">\n<summary>Tip</summary>\n<ul>\n<li>a</li>\n<li>b</li>\n'
            "</ul>\n</details>",
        ),
        ('??? "Why"\n    a', "<details>\n<summary>Why</summary>\n<p>a</p>\n</details>"),
        (
            "Words:\n!!! note\n    a\n\n\n    b",
            '<p>Words:</p>\n<div class="admonition note">\n<p class="admonition-title">Note</p>\n'
            "<p>a</p>\n<p>b</p>\n</div>",
        ),
        ("Really!!! note it", "<p>Really!!! note it</p>"),
        ("!!!", "<p>!!!</p>"),
    ],
)
def test_boxes(written: str, expected: str) -> None:
    """A box has the words that are indented below it by two spaces or more, and nothing else."""
    assert html(written) == expected


def test_the_words_of_a_box_may_be_another_languages() -> None:
    """A box without a title of its own says what it is as the site says it."""
    german = Converter(Manner(titles={"note": "Hinweis"}))
    for written in ("!!! note\n    a", "> [!NOTE]\n> a", "??? note\n    a"):
        assert ">Hinweis<" in german.convert(written).html


# --- addresses ---


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("See https://example.com/a.", ["https://example.com/a"]),
        ("(https://example.com/a_(b))", ["https://example.com/a_(b)"]),
        ("https://example.com/?a=1&amp;b=2&copy;", ["https://example.com/?a=1&b=2"]),
        ("http://localhost:8000/~ann/*/b*", ["http://localhost:8000/~ann/*/b"]),
        ("www.example.com/a, wow, www.", ["http://www.example.com/a"]),
        ("ftp://example.com/a mailto:a@example.com", ["ftp://example.com/a", "mailto:a@example.com"]),
        ("first_last@example.com and x@y", ["mailto:first_last@example.com"]),
        ("Ann<ann@example.com>", ["mailto:ann@example.com"]),
        ("[see https://example.com/a](/b)", ["/b"]),
        ('<a href="/b">ann@example.com</a>', ["/b"]),
        ("`https://example.com/a` ahttps://example.com/a", []),
        ("https://a_b.example_c.com", []),
        ("https://example.com/a--b...c", ["https://example.com/a--b...c"]),
    ],
)
def test_bare_addresses(written: str, found: list[str]) -> None:
    """They end where the sentence around them goes on, and are no links in links and in code."""
    assert [unescape(one) for one in re.findall('href="(.*?)"', html(written))] == found


# --- punctuation ---


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('"Yes," she said, "it\'s Ann\'s."', "“Yes,” she said, “it’s Ann’s.”"),
        ('"*Sorry*" is a word', "“<em>Sorry</em>” is a word"),
        ('**"Sorry"**, ("no")', "<strong>“Sorry”</strong>, (“no”)"),
        ('"...and then"', "“…and then”"),
        ("\"'Now,' he said\"", "“\u2018Now,’ he said”"),
        ("the '90s, rock 'n' roll", "the ’90s, rock \u2018n’ roll"),
        ('"`code`" and "[a](/b)"', '“<code>code</code>” and “<a href="/b">a</a>”'),
        ('say "a <b>b</b>"', "say “a <b>b</b>”"),
        ('One<br>"two"', "One<br>“two”"),
        ("9--5---or so----", "9\u20135—or so----"),
        (r"\"no\" \-- &quot;", "&quot;no&quot; -- &quot;"),
        ('"One\ntwo"', "“One\ntwo”"),
        ('("so")--"there"', "(“so”)\u2013“there”"),
        ("dogs' 5'10", "dogs’ 5’10"),
        ('`--` "a"', "<code>--</code> “a”"),
    ],
)
def test_punctuation(written: str, shown: str) -> None:
    """Marks turn towards the words they belong to, wherever emphasis, links and tags begin and end."""
    assert html(written) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("電話。**「はい。」**と聞く", "電話。<strong>「はい。」</strong>と聞く"),
        ("これは**重要。**です", "これは<strong>重要。</strong>です"),
        ("*「はい」*と~~（古い）~~と", "<em>「はい」</em>と<del>（古い）</del>と"),
        ("中文**“重点”**内容", "中文<strong>“重点”</strong>内容"),
        ("**返金**(へんきん)**（新）**と", "<strong>返金</strong>(へんきん)<strong>（新）</strong>と"),
        ("ไทย**(ดี)**ครับ", "ไทย<strong>(ดี)</strong>ครับ"),
        ("و**«نعم»**و", "و<strong>«نعم»</strong>و"),
        ("ב**“כן”** לא", "ב<strong>“כן”</strong> לא"),
        ("二 * 三 * 四", "二 * 三 * 四"),
        ("a**(b)**c and 3*4*5", "a**(b)**c and 3<em>4</em>5"),
        ("_「はい」_と", "_「はい」_と"),
    ],
)
def test_emphasis_where_no_space_is_beside_it(written: str, shown: str) -> None:
    """What an author of a language without spaces has made bold is bold; all else is as CommonMark has it."""
    assert html(written) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("電話を\nかける。\n返金", "電話をかける。返金"),
        ("**電話**\nを", "<strong>電話</strong>を"),
        ("電話 call\nを", "電話 call\nを"),
        ("電話\ncall", "電話\ncall"),
        ("電話  \nを", "電話<br />\nを"),
        ("한국어\n문장", "한국어\n문장"),
        ("é\nè", "é\nè"),
    ],
)
def test_lines_of_japanese_leave_no_gap(written: str, shown: str) -> None:
    """Where a language has no spaces, the end of a line in the file is none either."""
    assert html(written) == f"<p>{shown}</p>"


def test_the_marks_of_another_language() -> None:
    """Quotation marks are the site's; an apostrophe is one everywhere."""
    german = Converter(Manner(marks=("„", "“", "\u201a", "\u2018")))
    assert german.convert("\"Ich sag's 'so'\"").html == "<p>„Ich sag’s \u201aso\u2018“</p>"


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        (
            "de",
            "Sie sagt: \"Ich ruf 'Sie' an.\" So geht's.",
            "Sie sagt: „Ich ruf \u201aSie\u2018 an.“ So geht’s.",
        ),
        ("de-AT", '"So"', "„So“"),
        ("fr", "Dites \"Je vous 'rappelle'\".", "Dites «\u202fJe vous “rappelle”\u202f»."),
        ("fr", '*"Oui"* ("non")', "<em>«\u202fOui\u202f»</em> («\u202fnon\u202f»)"),
        ("es", 'Diga: "Le llamo"', "Diga: «Le llamo»"),
        ("pt-BR", '"Eu ligo"', "“Eu ligo”"),
        ("pt", '"Eu ligo"', "«Eu ligo»"),
        ("nl", "\"Ik bel 'u'\"", "“Ik bel \u2018u’”"),
        (
            "ja",
            '件名が"Re: Re:"で始まったら、"電話"と"返金"。"A"',
            "件名が「Re: Re:」で始まったら、「電話」と「返金」。「A」",
        ),
        ("ja", "\"彼は'はい'と言った\"", "「彼は『はい』と言った」"),
        ("zh", '他说"你好"。"再见"', "他说“你好”。“再见”"),
        ("zh-TW", '他說"你好"', "他說「你好」"),
        ("ar", 'قل: "سأتصل" ثم اكتب ب"البريد"، و"شكرا".', "قل: «سأتصل» ثم اكتب ب«البريد»، و«شكرا»."),
        ("he", 'צה"ל אמר "שלום"', "צה״ל אמר ”שלום”"),
        ("ru", "\"Он сказал 'да'\"", "«Он сказал „да“»"),
        ("sv", '"Ja"', "”Ja”"),
        ("xx", '"Yes"', "“Yes”"),
    ],
)
def test_the_marks_of_each_language(language: str, written: str, shown: str) -> None:
    """They turn towards their words, also in a language that writes no spaces around them."""
    site = Converter(Manner(marks=marks_of(language)))
    assert site.convert(written).html == f"<p>{shown}</p>"


@pytest.mark.parametrize("text", ['a "no" now', "it's", 'Wait... "what"'])
def test_a_title_is_set_like_a_sentence(text: str) -> None:
    """What is no Markdown, such as a title, has the same marks."""
    assert f"<p>{typographic(text)}</p>" == html(text)


# --- attributes, abbreviations ---


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[a](/b){ .md-button }", '<p><a href="/b" class="md-button">a</a></p>'),
        ("[a](/b){:target=_blank rel='me'} c", '<p><a href="/b" target="_blank" rel="me">a</a> c</p>'),
        ("*a*{.x} **b**{#y}", '<p><em class="x">a</em> <strong id="y">b</strong></p>'),
        ('![](/b.png){: alt="" }', '<p><img src="/b.png" alt="" /></p>'),
        ('![a](/b.png){: alt="c" }', '<p><img src="/b.png" alt="c" /></p>'),
        ("a b\n{: #x .y }", '<p id="x" class="y">a b</p>'),
        ("- a\n{: .x }\n- b", '<ul>\n<li class="x">a</li>\n<li>b</li>\n</ul>'),
        ("## A { #x .y }\n\nb", '<h2 id="x" class="y">A</h2>\n<p>b</p>'),
        ("Dear {{ name }}, { so } {% x %} {a=}", "<p>Dear {{ name }}, { so } {% x %} {a=}</p>"),
        ("`a`\\{.x}", "<p><code>a</code>{.x}</p>"),
        ("`{.x}`{.y}", '<p><code class="y">{.x}</code></p>'),
    ],
)
def test_attributes(written: str, expected: str) -> None:
    """They belong to what stands in front of them; braces with anything else in them are text."""
    assert html(written) == expected


def test_abbreviations() -> None:
    """Whole words only, the longest one first, and neither in code nor in an address."""
    made = html("SLAs, SLA-2 and SLA; `SLA`, https://example.com/SLA\n*[SLA]: a\n*[SLA-2]: b")
    assert re.findall('<abbr title="(.)">(.*?)</abbr>', made) == [("b", "SLA-2"), ("a", "SLA")]


# --- headings ---


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("1. Know what you may do", "1-know-what-you-may-do"),
        ('Don\'t -- "really" -- stop!', "dont-really-stop"),
        ("A/B_c `d-e` **f**", "ab_c-d-e-f"),
        ("Übergabe ohne Fußnote", "uebergabe-ohne-fussnote"),
        ("Ça déçoit", "ca-decoit"),
        ("Спокойствие", "spokoystvie"),
        ("お客様", None),
        ("الهدوء أولا", None),
        ("🎉", "u1f389"),
        ("❤️ 👩‍💻", "u2764-u1f469-u1f4bb"),
        ("?!", "u3f-u21"),
        ("![](/a.png)", "section"),
        ("An <i>x</i> &amp; y[^1]", "an-x-y"),
    ],
)
def test_what_a_heading_is_called_in_links(heading: str, anchor: str | None) -> None:
    """Its words in ASCII, whatever script they have; what it says decides, and not which heading it is."""
    ids = re.findall('<h2 id="(.*?)">', html(f"## {heading}\n\n[^1]: a"))
    assert ids == [anchor or ids[0]]
    assert re.fullmatch("[a-z0-9_]+(-[a-z0-9_]+)*", ids[0])
    assert re.findall('<h2 id="(.*?)">', html(f"## Another\n\n## {heading}\n\n[^1]: a"))[1] == ids[0]


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("#返金の手順", "#fanjinnoshoushun"),
        ("#%E8%BF%94%E9%87%91%E3%81%AE%E6%89%8B%E9%A0%86", "#fanjinnoshoushun"),
        ("#größe-zeigen", "#groesse-zeigen"),
        ("#groesse-zeigen", "#groesse-zeigen"),
        ("#straße", "#straße"),
        ("#weg", "#weg"),
        ("#fort-é", "#fort-é"),
    ],
)
def test_a_link_to_a_heading_as_github_calls_it(link: str, leads: str) -> None:
    """GitHub's ids keep the letters of any script, and such a link leads to the heading here, too."""
    made = html(f"[a]({link})\n\n## 返金の手順\n\n## Größe zeigen\n\n## Weg {{ #straße }}\n\n## Strasse")
    assert re.search('<a href="(.*?)">a', made)[1] == leads  # type: ignore[index]  # there is one


def test_headings_that_say_the_same() -> None:
    """They are numbered, around the names that authors have given."""
    made = html("## Say\n\n## Say\n\n## Say { #say_2 }\n\n## Say\n\n## 🎉\n\n## 🎈\n\n## 🎉")
    ids = ["say", "say_1", "say_2", "say_3", "u1f389", "u1f388", "u1f389_1"]
    assert re.findall('id="(.*?)"', made) == ids


def test_the_contents_of_a_page() -> None:
    """Headings are nested by their level, as far down as the site wants, and named as they are shown."""
    written = "# A\n\n### B's & *c*\n\n## D { data-toc-label=E }\n\n> ## F\n\n#### G\n"
    top = Heading(1, "a", "A", [Heading(3, "bs-c", "B’s &amp; c"), Heading(2, "d", "E")])
    f = Heading(2, "f", "F")
    top.below.append(f)
    assert Converter(Manner(contents=range(1, 4))).convert(written).contents == (top,)


# --- HTML ---


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "<details open><summary>Info</summary><p>\n\n* One\n\n</p></details>"
            "<details><summary>B</summary><p>\n\n> c\n\n</p></details>",
            "<details open><summary>Info</summary>\n<ul>\n<li>One</li>\n</ul>\n</details>"
            "<details><summary>B</summary>\n<blockquote>\n<p>c</p>\n</blockquote>\n</details>",
        ),
        ('<div dir="rtl" markdown="1">\n\n*a*\n\n</div>', '<div dir="rtl">\n<p><em>a</em></p>\n</div>'),
        ("<div markdown>\n*a*\n</div>", "<div>\n<p><em>a</em></p>\n</div>"),
        (
            '<figure markdown="span">\n  ![a](/b.png)\n  <figcaption>c</figcaption>\n</figure>',
            '<figure>\n<p><img src="/b.png" alt="a" /></p>\n  <figcaption>c</figcaption>\n</figure>',
        ),
        ('a <span class="x" markdown="1">*b*</span>', '<p>a <span class="x"><em>b</em></span></p>'),
        ("<p>a markdown</p>", "<p>a markdown</p>"),
    ],
)
def test_markdown_between_tags(written: str, expected: str) -> None:
    """It is converted between empty lines, as on GitHub, and where a tag asks for it."""
    assert html(written) == expected


# --- code ---


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ("", '<div class="highlight"><pre><span></span><code>x = 1\n</code></pre></div>'),
        ("nosuch", '<div class="highlight"><pre><span></span><code>x = 1\n</code></pre></div>'),
        (
            "python",
            '<div class="highlight"><pre><span></span><code><span class="n">x</span> '
            '<span class="o">=</span> <span class="mi">1</span>\n</code></pre></div>',
        ),
        (
            '{ .text .annotate title="a &lt; b" hl_lines="1" }',
            '<div class="annotate highlight"><span class="filename">a &lt; b</span><pre><span></span><code>'
            '<span class="hll">x = 1\n</span></code></pre></div>',
        ),
    ],
)
def test_code(info: str, expected: str) -> None:
    """It has the colors of its language, where that is known, its title, and the lines that are marked."""
    assert html(f"```{info}\nx = 1\n```") == expected


def test_the_lines_of_code_are_kept() -> None:
    """Empty lines at its beginning and its end are part of it, with and without colors."""
    for language in ("", "python"):
        assert "<code>\n\n" in html(f"```{language}\n\n\na\n\n```").replace("<span></span>", "")
    assert "<code></code>" in html("```\n```")


def test_lines_with_numbers() -> None:
    """They begin with the number that the author names."""
    assert '<span class="normal">7</span>' in html('```python linenums="7"\nx = 1\n```')


# --- parts with lines ---


def test_every_part_has_its_line() -> None:
    """Who looks at what was written, and not at the page, gets each part with the line it begins in."""
    written = (
        "One *two*\nthree `four`\n\n| a | b |\n| - | - |\n| c \\* | [d](/e) |\n\n```py x\nf\n```\n\n"
        "<!-- g -->\n\n7. h\n   ![i](/j)[^k]\n\n[^k]: l"
    )
    assert list(parts_of(written)) == [
        Part(Kind.TEXT, "One ", 0),
        Part(Kind.TEXT, "two", 0),
        Part(Kind.TEXT, "three ", 1),
        Part(Kind.CODE, "four", 1),
        Part(Kind.TEXT, "a", 3),
        Part(Kind.TEXT, "b", 3),
        Part(Kind.TEXT, "c ", 5),
        Part(Kind.TEXT, "*", 5),
        Part(Kind.LINK, "/e", 5),
        Part(Kind.TEXT, "d", 5),
        Part(Kind.BLOCK, "f\n", 7, "py x"),
        Part(Kind.HTML, "<!-- g -->\n", 11),
        Part(Kind.ITEM, "7", 13, "7"),
        Part(Kind.TEXT, "h", 13),
        Part(Kind.PICTURE, "/j", 14),
        Part(Kind.TEXT, "i", 14),
        Part(Kind.NOTE, "k", 14),
        Part(Kind.TEXT, "l", 16),
    ]


# --- bounds ---


@pytest.mark.parametrize("unit", ["> ", "- ", "  - a\n", "!!! a\n    "])
def test_what_is_too_deep_is_not_lost(unit: str) -> None:
    """Nothing is left out before more elements are nested than `check` lets pass."""
    made = html(unit * 400 + "end")
    assert "end" in made or made.count("<blockquote>") + made.count("<li>") + made.count("<ul>") > 100


@pytest.mark.thorough
@pytest.mark.parametrize(
    "unit",
    [
        "[", "![", "**a", "_a_", "`", "``a", "<a \"", "&", "{.a.b", "{ .a", "a{.x} ", "!!! a\n", "[^a]",
        "*[A]: b\n", "~~a", "www.", "a@b.", "(https://a.b/", "https://a.b/))", "\"", "'", "--",
        "# a\n", "a\n===\n", "<div markdown>\n", "<b markdown=", "<p>\n\n", "| a\n|-\n", "   \t",
        "- [ ] a\n", "A\n: b\n",
    ],
)  # fmt: skip
def test_converting_takes_time_in_proportion(unit: str) -> None:
    """A page of 8,000 characters of the worst kind takes a second or two, not minutes."""
    begun = time.process_time()
    with suppress(RecursionError):
        html(unit * (8_000 // len(unit)))
    assert time.process_time() - begun < 5
