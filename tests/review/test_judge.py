"""What must not be published, found in rendered pages and named at its line."""

import re
import time
from datetime import UTC, datetime
from pathlib import Path

import make
import nh3
import pytest
from forearmed.build.publication import Plan, Rendering, verdict
from forearmed.calendar.almanac import Almanac
from forearmed.content.library.pictures import check_pictures
from forearmed.content.model import Place
from forearmed.content.settings import Site
from forearmed.review.html import ALWAYS, NEVER, Addresses, Rendered, Target, judge
from forearmed.review.html.links import LANDMARKS
from forearmed.review.html.markup import read
from hypothesis import given
from hypothesis import strategies as st

NOW = datetime(2026, 11, 22, tzinfo=UTC)
OUT = datetime(2026, 11, 17, 14, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 14, tzinfo=UTC)
LATEST = datetime(2026, 12, 1, 14, tzinfo=UTC)
THEME = Path(__file__).parents[2] / "hooks/forearmed/site/theme"
CHAT = '<h2 id="first-words">First words</h2><a name="old"></a>'
TARGETS = {
    "index.md": ("", Target("index.md", html="<p>Home</p>")),
    "tips/index.md": ("tips/", Target("tips/index.md")),
    "tips/2026/out.md": ("tips/out/", Target("tips/2026/out.md", OUT)),
    "tips/2026/next.md": ("tips/next/", Target("tips/2026/next.md", LATER)),
    "tips/2026/idea.md": ("tips/idea/", Target("tips/2026/idea.md", NEVER)),
    "playbooks/live-chat.md": ("playbooks/live-chat/", Target("docs/playbooks/live-chat.md", html=CHAT)),
    "assets/x.png": ("assets/x.png", Target("assets/x.png", size=1_000_000)),
    "assets/clip.mp4": ("assets/clip.mp4", Target("assets/clip.mp4", size=2_345_678)),
    "assets/big.png": ("assets/big.png", Target("assets/big.png", size=2_345_678)),
}
ADDRESSES = Addresses(
    by_address=dict(TARGETS.values()),
    by_source={source: target for source, (_, target) in TARGETS.items()},
    now=NOW,
)


def judged(html: str, body: str | None = None, *, release: datetime = ALWAYS) -> list[str]:
    """Return what is wrong with a tip rendered as *html* and written as *body*, or as that, from line 7."""
    place = Place("tips/2026/a.md", body_line=7)
    page = Rendered(html, "tips/a/", "tips/2026/a.md", html if body is None else body, place, release)
    return [str(problem) for problem in judge(page, ADDRESSES)]


def lines(html: str, body: str) -> list[int]:
    """Return the lines of *body*, counted from 1, that are blamed for *html*."""
    return [int(problem.split(":")[1]) - 6 for problem in judged(html, body)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../../playbooks/live-chat/">x</a>',
        '<a href="../../playbooks/live-chat/?q=1#first-words">x</a>',
        '<a href="../../playbooks/live-chat/#old">x</a>',
        '<a href="../../playbooks/live-chat/index.html">x</a>',
        '<a href="../../#browse">x</a>',
        '<a href="../../">x</a>',
        '<a href="../../tips/#not-rendered">x</a>',
        '<p id="words"><a href="#words">x</a> <a href="#top">x</a> <a href="#:~:text=x">x</a></p>',
        '<a href="https://elsewhere.example/">x</a>',
        '<a href="&#109;ailto:a@example.com">x</a>',
        '<img src="../../assets/x.png" alt="x">',
        '<img src="../../assets/x.png" alt="">',
        '<img srcset="../../assets/x.png 1x, ../../assets/x.png 2x" src="../../assets/x.png" alt="x">',
        '<label><input type="checkbox" disabled checked/></label>',
        "<code>&lt;script&gt;</code>",
        "<!-- <script> --><p>a</p>",
        '<table><tr><th style="text-align: right;">a<td style="text-align: center;">b</table>',
        '<svg viewBox="0 0 1 1"><title>x</title><path d="M0 0" fill="url(#a)" stroke="rgb(0 0 0)"/></svg>',
        "<ul><li>a<li><p>b</ul>",
        "a < b",
    ],
)
def test_what_is_fine(html: str) -> None:
    """Living links, links elsewhere, our own pictures, task lists and code that shows HTML are fine."""
    assert judged(html) == []


HOST = "put the file in docs/assets/ and link it as /assets/"
ANOTHER = "give it another, as in {: #name }"
CASES = [
    ('<a href="/no.md">x</a>', 'dead link: nothing is published as "/no.md"'),
    ('<a href="../nowhere/">x</a>', 'dead link: nothing is published as "../nowhere/"'),
    ('<a href="/">x</a>', 'dead link: nothing is published as "/"; link to /index.md instead'),
    ('<a href="/tips/">x</a>', 'dead link: nothing is published as "/tips/"; link to /tips/index.md instead'),
    (
        '<a href="/tips/out/">x</a>',
        'dead link: nothing is published as "/tips/out/"; link to /tips/2026/out.md instead',
    ),
    (
        '<a href="/docs/playbooks/live-chat.md">x</a>',
        'dead link: nothing is published as "/docs/playbooks/live-chat.md"; '
        "link to /playbooks/live-chat.md instead",
    ),
    (
        '<a href="/playbooks/live-cat.md">x</a>',
        'dead link: nothing is published as "/playbooks/live-cat.md"; '
        'did you mean "/playbooks/live-chat.md"?',
    ),
    (
        '<a href="www.example.com">x</a>',
        '"www.example.com" needs https:// in front to leave this site; write https://www.example.com',
    ),
    (
        '<a href="Example.org/a?b#c">x</a>',
        '"Example.org/a?b#c" needs https:// in front to leave this site; write https://Example.org/a?b#c',
    ),
    ('<a href="a.example/b">x</a>', 'dead link: nothing is published as "a.example/b"'),
    ('<a href="/tips/2026/nxt.md">x</a>', 'dead link: nothing is published as "/tips/2026/nxt.md"'),
    (
        '<a href="/tips/2026/next.md">x</a>',
        "dead link: tips/2026/next.md goes live later, on 2026-11-24; link to it once it is live",
    ),
    (
        '<a href="/tips/next/">x</a>',
        "dead link: tips/2026/next.md goes live later, on 2026-11-24; link to it once it is live",
    ),
    ('<a href="idea.md">x</a>', "dead link: tips/2026/idea.md is a draft; link to it once it is live"),
    (
        '<a href="/playbooks/live-chat.md">x</a>',
        '"/playbooks/live-chat.md" works in a Markdown link only; '
        "write [words](/playbooks/live-chat.md) instead of HTML",
    ),
    (
        '<img alt="x" src="/assets/x.png">',
        '"/assets/x.png" works in a Markdown link only; write ![words](/assets/x.png) instead of HTML',
    ),
    (
        '<h2 id="steps">Steps</h2><a href="#step">x</a>',
        'dead link: there is no "#step" on this page; the nearest is "#steps"',
    ),
    ('<a href="#x">x</a>', 'dead link: there is no "#x" on this page; link to a heading that is there'),
    (
        '<a href="../../playbooks/live-chat/#first">x</a>',
        'dead link: there is no "#first" on /playbooks/live-chat.md; the nearest is "#first-words"',
    ),
    (
        '<img alt="x" src="/assets/no.png">',
        'no picture at "/assets/no.png"; put it in docs/assets/ and link it as /assets/no.png',
    ),
    ("<o:p>x</o:p>", "<o:p> came with text pasted from Word; delete it, and </o:p> where there is one"),
    ('<img alt="x" src="/assets/bg.png">', 'no picture at "/assets/bg.png"; did you mean "/assets/big.png"?'),
    (
        '<img alt="x" src="../../assets/big.png">',
        "the picture assets/big.png has 2.3 MB; save it smaller, at most 1 MB",
    ),
    (
        '<img alt="x" src="https://github.com/user-attachments/assets/1">',
        '"https://github.com/user-attachments/assets/1" was pasted into GitHub; download it, '
        "put it in docs/assets/ and link it as /assets/name.png",
    ),
    ('<img alt="x" src="file:///C:/x.png">', f'"file:///C:/x.png" is on your own computer; {HOST}x.png'),
    ('<a href="C:\\me\\x.pdf">x</a>', f'"C:\\me\\x.pdf" is on your own computer; {HOST}x.pdf'),
    ('<a href="\\\\srv\\x.pdf">x</a>', f'"\\\\srv\\x.pdf" is on your own computer; {HOST}x.pdf'),
    (
        '<img src="../../assets/x.png">',
        '<img> has no words; write alt="what the picture shows"; if it only decorates, write alt=""',
    ),
    ("<script>alert(1)</script>", "<script> is not allowed here; delete it"),
    ("<!--><script>alert(1)</script>-->", "<script> is not allowed here; delete it"),
    ("<!--->--!><script/x></script>", "<script> is not allowed here; delete it"),
    ("<svg><style></style></svg>", "<style> is not allowed here; delete it"),
    ("<p><IFRAME></iframe></p>", "<iframe> is not allowed here; delete it"),
    ('<a id="__search">x</a>', f'the site itself uses the id "__search"; {ANOTHER}'),
    (
        '<h2 id="__palette_1">x</h2>',
        f'the site itself uses the id "__palette_1"; {ANOTHER}',
    ),
    (
        '<p id="search-dialog">x</p>',
        f'the site itself uses the id "search-dialog"; {ANOTHER}',
    ),
    (
        '<label for="__drawer">x</label>',
        f'the site itself uses the id "__drawer"; {ANOTHER}',
    ),
    (
        '<div data-md-component="top">x</div>',
        "the site's own scripts look for the attribute data-md-component; delete it",
    ),
    (
        "<dialog data-search-dialog>x</dialog>",
        "the site's own scripts look for the attribute data-search-dialog; delete it",
    ),
    (
        '<img alt="x" name="body" src="../../assets/x.png">',
        "the site's own scripts look for the attribute name; delete it",
    ),
    ("<input name=a>", "<input> is not allowed here; delete it"),
    ('<input type="checkbox">', "<input> is not allowed here; delete it"),
    ("<title><b></title>", "<title> is not allowed here; delete it"),
    (
        '<svg><a><set attributeName="href" to="javascript:x()"/></a></svg>',
        "<set> is not allowed here; delete it",
    ),
    (
        "Dear <customer>",
        "<customer> is not HTML, so nobody would see it; write &lt;customer&gt; to show it",
    ),
    ('<p onclick="x()">a</p>', "the attribute onclick runs a script; delete it"),
    ("<p/onclick=x()>a</p>", "the attribute onclick runs a script; delete it"),
    ('<p "><b title=">" onclick=x()>a</b></p>', "the attribute onclick runs a script; delete it"),
    (
        '<p style="color:red">a</p>',
        "the attribute style is not allowed; delete it, the site has its own look",
    ),
    ('<a ping="https://x.example/">a</a>', "the attribute ping reports readers to another host; delete it"),
    (
        '<svg><path fill="URL( https://x.example/)"/></svg>',
        'the attribute fill may load something from elsewhere; write a color or "url(#id)"',
    ),
    ('<a href=" JavaScript:x()">a</a>', "javascript: links are not allowed; delete it"),
    ('<a href="java&#9;scr&NewLine;ipt&colon;x()">a</a>', "javascript: links are not allowed; delete it"),
    ('<a href="&#1;javascript:x()">a</a>', "javascript: links are not allowed; delete it"),
    (
        '<a href="javascript:x" href="https://ok.example/">a</a>',
        "javascript: links are not allowed; delete it",
    ),
    ('<a href="data:text/html,x">a</a>', "data: links are not allowed; delete it"),
    ('<a href="vbscript:x">a</a>', "vbscript: links are not allowed; delete it"),
    ('<a href="http://[">a</a>', '"http://[" is not an address'),
    (
        '<a href="htp://x.example">a</a>',
        '"htp://x.example" is not a link everybody can follow; start it with https:, mailto: or tel:',
    ),
    ("<div>a", "<div> is never closed; write </div> where it ends"),
    ("a</div>", "</div> closes nothing; delete it"),
    (
        '<p>a</p><a href="x',
        '"<a href="x" begins a tag that never ends; close it with >, or write &lt; for the sign itself',
    ),
]


@pytest.mark.parametrize(("html", "message"), CASES)
def test_what_is_not(html: str, message: str) -> None:
    """Each fault has one message that says what to do."""
    assert judged(html) == [f"tips/2026/a.md:7: {message}"]


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="x" src="{}">',
        '<img alt="x" srcset="../../assets/x.png 1x,{} 2x">',
        '<table background="{}"></table>',
        '<svg><use href="{}"/></svg>',
        '<svg><image xlink:href="{}"/></svg>',
        '<svg><filter><feImage href="{}"/></filter></svg>',
        '<picture><source srcset="{}"></picture>',
        '<video poster="{}"></video>',
        '<audio src="{}"></audio>',
        '<video><track src="{}"></video>',
    ],
)
@pytest.mark.parametrize("url", ["https://x.example/y.png", "//x.example/y.png", "/\\x.example/y.png"])
def test_nothing_is_loaded_from_another_host(html: str, url: str) -> None:
    """Whatever a browser would fetch unasked must be ours."""
    shown = url.replace("\\", "/")
    message = f'loads "{shown}" from another host; {HOST}y.png'
    assert judged(html.format(url)) == [f"tips/2026/a.md:7: {message}"]


@pytest.mark.parametrize(
    "tag", ["link", "object", "embed", "base", "meta", "form", "frame", "animate", "template"]
)
def test_what_is_never_allowed(tag: str) -> None:
    """Scripts, styles, frames, forms and whatever else changes the page around the words."""
    assert judged(f"<{tag}></{tag}>")[0] == f"tips/2026/a.md:7: <{tag}> is not allowed here; delete it"


def test_a_picture_from_markdown_says_in_words_what_it_shows() -> None:
    """An empty alt is fine where it was written, in HTML or behind a Markdown picture."""
    html = '<img alt="" src="../../assets/x.png" />'
    assert judged(html, "![](/assets/x.png)") == [
        "tips/2026/a.md:7: ![](/assets/x.png): say in words what the picture shows; "
        'if it only decorates, write {: alt="" } after'
    ]
    assert judged(html, '![](/assets/x.png){: alt="" }') == []
    assert judged(html, "![][p]\n\n[p]: /assets/x.png")[0].startswith("tips/2026/a.md:9: ![](/assets/x.png)")
    assert lines(html * 2, f"a {html}\n![](/assets/x.png)") == [2]


def test_a_tip_may_link_to_what_goes_live_no_later() -> None:
    """A scheduled tip links to an earlier scheduled one, not to a later one."""
    html = '<a href="../next/">x</a>'
    assert judged(html, release=LATEST) == []
    assert judged(html, release=LATER) == []
    assert len(judged(html, release=NOW)) == 1


def test_what_went_live_meanwhile_may_be_linked_to_from_older_pages() -> None:
    """What counts is the later of two moments: now, and when the page goes live."""
    html = '<a href="../out/">x</a>'
    assert judged(html, release=ALWAYS) == []
    assert judged(html, release=OUT.replace(year=2025)) == []


DEAD = '<a href="{0}">x</a>'


@pytest.mark.parametrize(
    ("html", "body", "expected"),
    [
        (DEAD.format("/gone.md") * 2, "gone\n[x](/gone.md)\n\n[y](/gone.md 'Gone')", [2, 4]),
        (DEAD.format("/gone.md"), "`[x](/gone.md)`\n\n```\n[x](/gone.md)\n```\n[x](/gone.md)", [6]),
        (DEAD.format("../next/"), "next /tips/2026/next.mdx\n[x](/tips/2026/next.md)", [2]),
        (DEAD.format("../next/"), "next\n\n[x](next.md)", [3]),
        (DEAD.format("../next/") * 2, "[x][n] [y][n]\n\n[n]: /tips/2026/next.md", [3, 3]),
        (DEAD.format("/a b.md"), "a b.md\n[x](/a b.md)", [2]),
        (DEAD.format("/a(b).md"), "\n[x](/a(b).md)", [2]),
        ("<p>A <b onclick=x>b</b></p>", "onclick\nA <b\nonclick=x>b</b>", [3]),
        ("<script>x</script>" * 2, "<!-- <script> -->\n`<script>`\n<script>x\n</script>\n<script>", [3, 5]),
        ('<p style="x">a</p>', 'style\n\na\n{: style="x" }', [4]),
        ('<img alt="x" srcset="/a.png 1x, /b.png">', '\n<img alt="x"\n srcset="/a.png 1x, /b.png">', [3, 3]),
        ("<p>a</p>\n<div><div></div>", "a\n<div>\n<div></div>", [2]),
        ('<h2 id="a">a<a class="headerlink" href="#a">x</a></h2><a href="#b">x</a>', "## a\n[x](#b)", [2]),
    ],
)
def test_the_line_is_that_of_the_source(html: str, body: str, expected: list[int]) -> None:
    """The line is where the link or the tag was written: the nth of its kind, whatever shows it as code."""
    assert lines(html, body) == expected


@pytest.mark.parametrize(
    ("html", "body", "line"),
    [
        ("<div>\n" * 120, None, 107),
        ("<b><p>\n" * 120, None, 57),
        ("<b><table><td></b></table>\n" * 120, None, 105),
        ("<blockquote>" * 120, "a\n\n> b\n\n" + "> " * 120 + "c", 11),
    ],
)
def test_nesting_has_an_end(html: str, body: str | None, line: int) -> None:
    """More than 100 elements inside each other are one error, at the line of the first too many."""
    message = "nested too deeply: more than 100 elements inside each other; take some apart"
    assert judged(html, body) == [f"tips/2026/a.md:{line}: {message}"]


@pytest.mark.parametrize("html", ["<div>" * 100 + "</div>" * 100, "<p>a<p>b" * 200, "<ul><li>a</ul>" * 200])
def test_what_is_not_deep(html: str) -> None:
    """A hundred is fine, and so is any number of elements side by side, their end tags left out."""
    assert judged(html) == []


@pytest.mark.thorough
@pytest.mark.parametrize(
    "unit", ["<!--", '<a b="', "<div>", "<b><p>", "](((", "`<", '<a href="#n">x</a>', "<x>"]
)
def test_judging_takes_time_in_proportion(unit: str) -> None:
    """A page of 100,000 characters of the worst kind takes a few seconds at most, not minutes."""
    begun = time.process_time()
    judged(unit * (100_000 // len(unit)))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ('One.\n\n<p id="mine">a</p>\n\n<p id="__search">x</p>', 5),
        ("One.\n\nTwo.\n{: #mine }\n\nThree.\n{: .a #__search }", 7),
        ("`#__search` is ours.\n\n## __search", 3),
    ],
)
def test_the_line_of_an_id(body: str, line: int) -> None:
    """An id that the site needs is told where it was given, in HTML, in braces or by a heading's words."""
    assert lines('<p id="mine">a</p><p id="__search">x</p>', body) == [line]


PIECES = [
    "<a ", "<p ", "<i/", "</p>", "<b>", " x", "=", '"', "'", ">", "/>", " ", "\t", "\f", "<!--", "-->",
    "--!>", "<!-", "->", "href", "&amp;", "&#106;", "<", "</", "<?", "<!x", "`", "=x", "data-x='1'", "é",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_attribute_that_a_browser_sees_is_overlooked(html: str) -> None:
    """Every element and attribute that an HTML5 parser finds is found here, with the same value."""
    seen: set[tuple[str, str, str]] = set()

    def note(tag: str, name: str, value: str) -> str:
        seen.add((tag, name, value))
        return value

    nh3.clean(
        html,
        tags={"a", "b", "i", "p"},
        generic_attribute_prefixes={""},
        attributes={},
        attribute_filter=note,
        clean_content_tags=set(),
        link_rel=None,
    )
    found = read(html).elements
    assert seen <= {(one.tag, name, value) for one in found for name, value in one.attributes.items()}


def test_the_anchors_of_the_theme_are_known() -> None:
    """What templates add around the words may be linked to."""
    templates = "".join(file.read_text() for file in THEME.rglob("*.html"))
    named = set(re.findall(r'<[^>{]*\bid="([a-z-]+)"', templates))
    in_the_form = {name for name in named if name.startswith("write-")}
    assert {"top", *named} - in_the_form == LANDMARKS


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n{}\n</svg>'
PLAIN = "delete it, or save the drawing as plain SVG"


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ('<style>.a{fill:url(#b)}</style><a href="https://x.example/"><use xlink:href="#b"/></a>', []),
        ('<image href="data:image/png;base64,AA"/><path style="fill:#fff" data-name="C:\\x"/>', []),
        ("<script/>", [f"2: <script> is not allowed in a drawing; {PLAIN}"]),
        ("<foreignObject/>", [f"2: <foreignObject> is not allowed in a drawing; {PLAIN}"]),
        ('<h:b xmlns:h="http://www.w3.org/1999/xhtml"/>', [f"2: <b> is not allowed in a drawing; {PLAIN}"]),
        ('<g\nonload="x()"/>', ["2: the attribute onload runs a script; delete it"]),
        ('<a href=" java&#10;script:x"/>', ["2: javascript: links are not allowed; delete it"]),
        ('<set attributeName="xlink:href"/>', ["2: <set> changes where a link leads; delete it"]),
        (
            '<use href="https://x.example/#a"/>',
            ['2: <use> loads "https://x.example/#a" from outside the drawing; embed it, or delete it'],
        ),
        ('<g fill="url(//x.example)"/>', ["2: the attribute fill loads something from elsewhere; delete it"]),
        ("\n<style>@import 'x'</style>", ["3: its style loads something from elsewhere; delete that"]),
        (
            "<?xml-stylesheet href='x'?>",
            ["2: <?xml-stylesheet?> may load something from elsewhere; delete it"],
        ),
        ("<g>", ["3: is not sound SVG (mismatched tag); save the drawing again, as plain SVG"]),
    ],
)
def test_drawings(tmp_path: Path, drawing: str, expected: list[str]) -> None:
    """An SVG file must not run scripts or load anything; a fault stands at its own line."""
    library = make.library(tmp_path, {"docs/assets/x.svg": SVG.format(drawing).encode()})
    assert [str(problem) for problem in library.problems] == [f"docs/assets/x.svg:{one}" for one in expected]


def test_an_entity_could_hide_anything(tmp_path: Path) -> None:
    """Entities make a drawing say something else than it seems to."""
    drawing = '<!DOCTYPE svg [<!ENTITY a "javascript:x">]>\n<svg xmlns="http://www.w3.org/2000/svg"/>'
    library = make.library(
        tmp_path, {"docs/assets/x.svg": drawing.encode(), "docs/assets/x.png": b"<script>"}
    )
    assert [str(problem) for problem in check_pictures(library.assets, folder="docs")] == [
        'docs/assets/x.svg:1: the entity "a" could hide anything; save the drawing as plain SVG'
    ]
    assert [asset.size for asset in library.assets] == [8, len(drawing)]


def planned(folder: Path, files: dict[str, str | bytes]) -> Plan:
    """Return the plan of a project."""
    site = Site("Tips", "https://tips.example.com/", "Tips.", "en")
    return Plan.of(Almanac(make.library(folder, files), make.settings(), NOW), site=site)


def test_articles_with_wrong_keys_are_judged_too(tmp_path: Path) -> None:
    """Their words are among what is rendered without being published."""
    plan = planned(tmp_path, {"tips/bad.md": make.tip_text("[x](/no.md)", author="No One")})
    assert [page.src_uri for page in plan.unpublished()] == ["tips/bad.md"]
    problems = verdict(plan, Rendering({"tips/bad.md": DEAD.format("/no.md")})).problems
    assert 'tips/bad.md:8: dead link: nothing is published as "/no.md"' in map(str, problems)


def test_a_verdict_is_about_one_rendering(tmp_path: Path) -> None:
    """It stays what it is, whatever is asked first; another rendering has a verdict of its own."""
    plan = planned(tmp_path, {"tips/a.md": make.tip_text("[x](/no.md)")})
    pages = {"tips/a.md": DEAD.format("/no.md")}
    found = verdict(plan, Rendering(pages))
    asked_late = verdict(plan, Rendering(pages))
    assert asked_late.advice == found.advice
    pages["tips/a.md"] = "<p>mended</p>"
    dead = 'tips/a.md:7: dead link: nothing is published as "/no.md"'
    for each in (found, asked_late):
        assert [str(problem) for problem in each.problems] == [dead]
        assert set(each.problems) <= set(each.all_findings)
    assert verdict(plan, Rendering(pages)).problems == ()


def test_anchors_of_other_pages_and_sizes_of_pictures_are_known(tmp_path: Path) -> None:
    """A verdict knows what was rendered of each page and how big each file is."""
    files: dict[str, str | bytes] = {
        "tips/a.md": make.tip_text("[x](/playbooks/live-chat.md#no)\n\n![x](/assets/x.svg)"),
        "docs/playbooks/live-chat.md": make.playbook_text(),
        "docs/assets/x.svg": f'<svg xmlns="http://www.w3.org/2000/svg">{" " * 1_000_001}</svg>',
    }
    plan = planned(tmp_path, files)
    picture = '<img alt="x" src="../../assets/x.svg">'
    rendering = Rendering(
        {
            "playbooks/live-chat.md": '<h2 id="now">Now</h2>',
            "tips/a.md": DEAD.format("../../playbooks/live-chat/#no") + picture,
        }
    )
    assert [str(problem) for problem in verdict(plan, rendering).problems] == [
        'tips/a.md:7: dead link: there is no "#no" on /playbooks/live-chat.md; the nearest is "#now"',
        "tips/a.md:9: the picture assets/x.svg has 1.0 MB; save it smaller, at most 1 MB",
    ]


def test_two_files_at_one_address(tmp_path: Path) -> None:
    """Only the second of them is to blame, not the pages that link to the first."""
    files: dict[str, str | bytes] = {
        "tips/a.md": make.tip_text("[x](/tips/2026/ledger.md)", date="2026-11-10"),
        "tips/2026/ledger.md": make.tip_text(date="2026-11-03"),
        "tips/2027/ledger.md": make.tip_text(date="2027-01-05"),
    }
    plan = planned(tmp_path, files)
    rendering = Rendering({"tips/a.md": DEAD.format("../ledger/")})
    assert [str(problem) for problem in verdict(plan, rendering).problems] == [
        'tips/2027/ledger.md:1: the address "ledger" is taken by tips/2026/ledger.md; '
        "rename one of the two files"
    ]


NO_FRAME = "tips/2026/a.md:7: <{}> is not allowed here, and no mail shows it; write a link"
FILM = " alone on its line, which the page shows as a card: [Watch the video]"


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/w7Ft2ymGmfc?rel=0" width="560"></iframe>',
            f"{NO_FRAME.format('iframe')}{FILM}(https://www.youtube.com/watch?v=w7Ft2ymGmfc)",
        ),
        (
            '<iframe src="//player.vimeo.com/video/12345?h=1"></iframe>',
            f"{NO_FRAME.format('iframe')}{FILM}(https://vimeo.com/12345)",
        ),
        (
            '<object data="https://example.com/map"></object>',
            f"{NO_FRAME.format('object')}, [words](https://example.com/map)",
        ),
        ("<iframe></iframe>", "tips/2026/a.md:7: <iframe> is not allowed here; delete it"),
        (
            '<img src="../../assets/clip.mp4" alt="x">',
            'tips/2026/a.md:7: "../../assets/clip.mp4" is no picture; write a link, without the "!": '
            "[words](/assets/clip.mp4)",
        ),
        (
            '<img src="/assets/list.pdf" alt="x">',
            'tips/2026/a.md:7: "/assets/list.pdf" is no picture; write a link, without the "!": '
            "[words](/assets/list.pdf)",
        ),
        (
            '<img src="/assets/IMG_1.HEIC" alt="x">',
            'tips/2026/a.md:7: few browsers show "/assets/IMG_1.HEIC"; save it as .jpg or .png, '
            "in docs/assets/",
        ),
        (
            '<video controls><source src="/assets/clip.mp4"></video>',
            'tips/2026/a.md:7: "/assets/clip.mp4" works in a Markdown link only; '
            "write [words](/assets/clip.mp4) instead of HTML",
        ),
        (
            '<video src="../../assets/clip.mp4"></video>',
            "tips/2026/a.md:7: warning: <video> lacks controls, a title, a poster, captions; "
            "the guide shows a whole one under Pictures, Films",
        ),
        (
            '<audio controls src="../../assets/clip.mp4"></audio>',
            "tips/2026/a.md:7: warning: <audio> lacks a title; "
            "the guide shows a whole one under Pictures, Films",
        ),
        ('<audio controls title="A call" src="../../assets/clip.mp4"></audio>', ""),
    ],
)
def test_films_and_frames(html: str, told: str) -> None:
    """A frame of another site becomes a link, a film is no picture, and has all that readers need."""
    assert judged(html) == [line for line in (told,) if line]


def test_a_link_to_a_former_address() -> None:
    """It leads on, or nowhere; either way the file to link to is named."""
    page = Rendered("", "tips/a/", "tips/2026/a.md", "", Place("tips/2026/a.md"))
    targets = {**TARGETS, "tips/ring/index.html": ("tips/ring/index.html", Target("tips/ring/index.html"))}
    addresses = Addresses(
        by_address=dict(targets.values()),
        by_source={source: target for source, (_, target) in targets.items()},
        now=NOW,
        site="https://tips.example.com/",
        former={"tips/ring/": "tips/2026/out.md"},
    )

    def told(url: str) -> list[str]:
        page_with = Rendered(f'<a href="{url}">x</a>', page.address, page.src_uri, f"[x]({url})", page.place)
        return [str(problem).partition(": ")[2] for problem in judge(page_with, addresses)]

    is_former = "is a former address; link to /tips/2026/out.md instead"
    assert told("/tips/ring/") == [f'dead link: "/tips/ring/" {is_former}']
    assert told("../ring/") == [f'warning: "../ring/" {is_former}']
    assert told("https://tips.example.com/tips/ring/") == [
        f'warning: "https://tips.example.com/tips/ring/" {is_former}'
    ]
