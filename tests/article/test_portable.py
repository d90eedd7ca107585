"""Portable HTML: what leaves the site reads well without the site's styles, scripts and addresses."""

from html.parser import HTMLParser

import pytest
from forearmed.article.portable import label_words, portable
from forearmed.article.sendable import sendable
from forearmed.foundation.errors import ForearmedError
from hypothesis import given, settings
from hypothesis import strategies as st

HOST = "https://kb.example.com"
PAGE = "https://kb.example.com/team/tips/call-first/"


def test_links_and_images_work_from_anywhere() -> None:
    """Every address becomes absolute, seen from its page; a fragment alone points into that page."""
    html = (
        '<p><a href="../refunds/">a</a> <a href="/x?a=1&amp;b=2">b</a> <a href="#steps">c</a>'
        ' <a href="mailto:help@example.com">d</a> <a href="tel:+15550100">e</a>'
        ' <a href="//other.example/">f</a> <img src="../../assets/x.png" alt="A &quot;desk&quot;"'
        ' width="20" height="10"></p>'
    )
    assert portable(html, PAGE) == (
        '<p><a href="https://kb.example.com/team/tips/refunds/">a</a>'
        ' <a href="https://kb.example.com/x?a=1&amp;b=2">b</a>'
        ' <a href="https://kb.example.com/team/tips/call-first/#steps">c</a>'
        ' <a href="mailto:help@example.com">d</a> <a href="tel:+15550100">e (+15550100)</a>'
        ' <a href="https://other.example/">f</a>'
        ' <img src="https://kb.example.com/team/assets/x.png" alt="A &quot;desk&quot;"'
        ' width="20" height="10"></p>'
    )


def test_admonitions_become_block_quotes() -> None:
    """A call-out keeps its title, in bold, and its text; one without a title is only quoted."""
    html = (
        '<div class="admonition tip"><p class="admonition-title">Q&amp;A <code>x</code></p><p>Ask.</p></div>'
        '<div class="admonition note"><p>Listen.</p></div>'
        '<details class="question" open="open"><summary>Why?</summary><p>Because.</p></details>'
    )
    assert portable(html, PAGE) == (
        "<blockquote><p><strong>Q&amp;A <code>x</code></strong></p><p>Ask.</p></blockquote>"
        "<blockquote><p>Listen.</p></blockquote>"
        "<blockquote><p><strong>Why?</strong></p><p>Because.</p></blockquote>"
    )


PLAIN_CODE = '<pre><code>a = "&lt;b&gt;"\nb = 2\n</code></pre>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            '<div class="language-python highlight"><pre id="x"><span></span><code>'
            '<span id="l1"><a id="n1" name="n1" href="#n1"></a><span class="n">a</span> = '
            '<span class="s2">"&lt;b&gt;"</span>\n</span><span id="l2">b = 2\n</span></code></pre></div>',
            PLAIN_CODE,
            id="coloured",
        ),
        pytest.param(
            '<div class="highlight"><table class="highlighttable"><tr><th colspan="2" class="filename">'
            '<span class="filename">desk.py</span></th></tr><tr><td class="linenos"><div class="linenodiv">'
            '<pre><span class="normal">1</span>\n<span class="normal">2</span></pre></div></td>'
            '<td class="code"><div><pre><span></span><code>a = "&lt;b&gt;"\nb = 2\n</code></pre></div></td>'
            "</tr></table></div>",
            f"<p><strong>desk.py</strong></p>{PLAIN_CODE}",
            id="numbered in a table, with a file name",
        ),
        pytest.param(
            '<p><code class="highlight"><span class="n">a</span></code></p>',
            "<p><code>a</code></p>",
            id="in a line",
        ),
        pytest.param(
            '<pre><code>&lt;p class=""&gt; <b>x</b></code></pre>',
            '<pre><code>&lt;p class=""&gt; <b>x</b></code></pre>',
            id="not highlighted",
        ),
    ],
)
def test_highlighted_code_becomes_plain(html: str, expected: str) -> None:
    """Code is its text alone, without colours, anchors and line numbers; markup it shows stays text."""
    assert portable(html, PAGE) == expected


def test_task_lists_show_their_boxes_as_text() -> None:
    """A box is a character, for mail shows no form controls; other controls are gone."""
    html = (
        '<ul class="task-list"><li><label><input type="checkbox" disabled/><span></span></label> Listen</li>'
        '<li><input type="checkbox" disabled checked/> Thank</li></ul><input type="text" value="x">'
    )
    assert portable(html, PAGE) == "<ul><li>☐ Listen</li><li>☑ Thank</li></ul>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<video poster="/a.jpg" title="A call"><source src="/a.mp4"><a href="/b">None?</a></video>',
            f'<p><a href="{HOST}/a.mp4"><img src="{HOST}/a.jpg" alt=""><br>Film: A call</a></p>',
        ),
        (
            '<p>Listen: <audio src="/a%20call.mp3"></audio> now</p>',
            f'<p>Listen: <a href="{HOST}/a%20call.mp3">Sound: a call.mp3</a> now</p>',
        ),
        (
            '<video src="/a.mp4"></video><p><a href="/a.mp4">Watch it</a></p>',
            f'<p><a href="{HOST}/a.mp4">Watch it</a></p>',
        ),
        ("<video>Nothing</video><p>x</p>", "<p>x</p>"),
    ],
)
def test_films_and_sounds_become_links(html: str, expected: str) -> None:
    """A mail plays nothing: the poster and the words lead there, once."""
    assert portable(html, PAGE) == expected


def test_what_only_serves_the_page_is_dropped() -> None:
    """Permalinks, ways back from a footnote, ids, styles and classes go; a say-not table keeps its class."""
    html = (
        '<h2 id="why" class="big" style="color: red">Why<a class="headerlink" href="#why">&para;</a></h2>'
        '<table class="say-not wide"><tr><td class="x" style="text-align: left">Say</td></tr></table>'
        '<table class="wide"><tr><td>1</td></tr></table>'
        '<p class="say-not">n<span lang="fr" class="y">o</span><span class="y">n</span>'
        '<a class="footnote-backref" href="#fnref:1">&#8617;</a><!-- secret --></p>'
    )
    assert portable(html, PAGE) == (
        "<h2>Why</h2>"
        '<table class="say-not"><tbody><tr><td>Say</td></tr></tbody></table>'
        "<table><tbody><tr><td>1</td></tr></tbody></table>"
        '<p>n<span lang="fr">o</span>n</p>'
    )


@pytest.mark.parametrize(
    "harmful",
    [
        "<script>alert(1)</script>",
        "<style>p { display: none }</style>",
        '<iframe src="https://other.example/">x</iframe>',
        '<object data="x.swf">x</object>',
        '<svg onload="alert(1)"><title>x</title></svg>',
        "<template>x</template>",
        "<noscript>x</noscript>",
        '<img src="data:image/png;base64,AAAA" alt="x">',
        '<meta http-equiv="refresh" content="0">',
        '<base href="https://other.example/">',
        '<a href="http://["></a>',
    ],
)
def test_harmful_elements_are_gone(harmful: str) -> None:
    """What could run, load, redirect or hide leaves no trace, not even its text."""
    assert portable(f"<p>a{harmful}b</p>", PAGE) == "<p>ab</p>"


@pytest.mark.parametrize(
    "harmful",
    [
        '<a href="javascript:alert(1)">text</a>',
        '<a href="java\nscript:alert(1)">text</a>',
        '<a href="&#106;avascript:alert(1)">text</a>',
        '<a href="data:text/html,x">text</a>',
        '<label for="x">text</label>',
        '<span onclick="alert(1)" onmouseover="x">text</span>',
    ],
)
def test_harmful_wrappers_leave_their_text(harmful: str) -> None:
    """A link, label or handler that could do harm is unwrapped, and its words stay."""
    assert portable(f"<p>{harmful}</p>", PAGE) == "<p>text</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("</div><p>a</div>", "<p>a</p>"),
        ('<form action="/x"><p>a</form>', "<p>a</p>"),
        ("<table><tr><td>a", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ("<ul><li>a<li>b", "<ul><li>a</li><li>b</li></ul>"),
        ("<b>a<p>b</b>c", "<b>a</b><p><b>b</b>c</p>"),
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("<details><summary><div>a</div></summary>", "<blockquote><p><strong>a</strong></p></blockquote>"),
        ('<p>a<img src="x" alt="<b>', "<p>a</p>"),
        ("a\x00b\x0bc&#11;d\ud800e", "abcde"),
        ("", ""),
    ],
)
def test_broken_html_comes_out_whole(html: str, expected: str) -> None:
    """Whatever comes in is read as a browser reads it, and written with every tag closed."""
    assert portable(html, PAGE) == expected


def test_deep_nesting_loses_nothing() -> None:
    """What is nested deeper than libxml2 reads by default is still there."""
    assert portable("<div>" * 300 + "x", PAGE) == "<div>" * 300 + "x" + "</div>" * 300


def test_absurd_nesting_is_refused() -> None:
    """What no parser would read is refused by the page's address, not published in part."""
    with pytest.raises(ForearmedError, match=f"^{PAGE}: its HTML cannot leave the site: Excessive depth"):
        portable("<div>" * 3000 + "x", PAGE)


def test_sendable_keeps_what_people_write() -> None:
    """Only characters that XML cannot hold, or readers mistake, go; every script and emoji stays."""
    assert sendable("a\tb\nc \x00\x1f\x7f\x85\ufffeעצה 🙂 é\u200f") == "a\tb\nc עצה 🙂 é\u200f"


TAGS = [
    "a", "b", "blockquote", "br", "code", "details", "div", "em", "form", "h2", "i", "img", "input", "li",
    "ol", "p", "pre", "script", "section", "span", "strong", "style", "summary", "svg", "table", "tbody",
    "td", "th", "tr", "ul",
]  # fmt: skip
ATTRIBUTES = [
    'class="highlight"',
    'class="admonition"',
    'class="admonition-title"',
    'class="headerlink"',
    'class="filename"',
    'class="linenos"',
    'class="say-not x"',
    'href="#x"',
    'href="../a b"',
    'href="javascript:x"',
    'src="y.png"',
    'src="data:x"',
    'title="<&>"',
    'type="checkbox" checked',
    'lang="fr"',
    'onclick="y"',
]
START = st.builds(
    "<{} {}>".format, st.sampled_from(TAGS), st.lists(st.sampled_from(ATTRIBUTES), max_size=2).map(" ".join)
)
END = st.sampled_from(TAGS).map("</{}>".format)
TEXT = st.sampled_from(
    ["word", " ", "\n", "\n\n", "&amp;", "&lt;b&gt;", "&nbsp;", "&#11;", "<", "<!-- c -->", "]]>", "🙂"]
)
TAG_SOUP = st.lists(st.one_of(START, END, TEXT), max_size=20).map("".join)


@settings(max_examples=100, deadline=None)
@given(TAG_SOUP)
def test_portable_html_stays_as_it_is(soup: str) -> None:
    """What is portable already comes back unchanged, whatever it was made of."""
    once = portable(soup, PAGE)
    assert portable(once, PAGE) == once


class Reading(HTMLParser):
    """What a reader that trusts every tag finds: elements still open, and everything it was told."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.still_open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"br", "img"}:
            self.still_open.append(tag)
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src"}}

    def handle_endtag(self, tag: str) -> None:
        assert self.still_open.pop() == tag


@settings(max_examples=100, deadline=None)
@given(TAG_SOUP)
def test_portable_html_is_safe_and_whole(soup: str) -> None:
    """Whatever comes in, tags are balanced and nothing runs, loads or points to a relative address."""
    reading = Reading(portable(soup, PAGE))
    assert reading.still_open == []
    assert not reading.tags & {"script", "style", "svg", "form", "input", "details", "section"}
    assert reading.attributes <= {"href", "src", "title", "lang", "class", "type"}
    assert all(address.startswith("https://kb.example.com/") for address in reading.addresses)


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("../../playbooks/x/", "playbooks/x/"), ("../y/#z", "tips/y/#z"), ("#fn:1", "tips/x/#fn:1"),
        ("../../", ""), ("https://example.com/", "https://example.com/"),
        ("mailto:a@example.com", "mailto:a@example.com"),
    ],
)  # fmt: skip
def test_links_work_from_the_root_of_the_site(written: str, moved: str) -> None:
    """What comes from a page below it may stand on the home page, wherever the site lies."""
    assert portable(f'<p><a href="{written}">x</a></p>', "tips/x/") == f'<p><a href="{moved}">x</a></p>'


def test_words_to_say_carry_their_label() -> None:
    """In a feed each cell of words to say names its column; other tables stay as they are."""
    html = (
        '<table class="say-not"><thead><tr><th>Say</th><th>Not</th></tr></thead>'
        "<tbody><tr><td><em>Yes</em>, now</td><td>No</td></tr></tbody></table>"
    )
    assert label_words(html) == (
        '<table class="say-not"><thead><tr><th>Say</th><th>Not</th></tr></thead>'
        "<tbody><tr><td><strong>Say:</strong> <em>Yes</em>, now</td>"
        "<td><strong>Not:</strong> No</td></tr></tbody></table>"
    )
    twists = (
        '<table class="twists"><thead><tr><th>They answer</th><th>You say</th></tr></thead>'
        "<tbody><tr><td>Why?</td><td>Because.</td></tr></tbody></table>"
    )
    labels = "<strong>They answer:</strong> Why?</td><td><strong>You say:</strong> Because."
    assert label_words(portable(twists, PAGE)) == twists.replace("Why?</td><td>Because.", labels)
    house = html.replace("<th>Say</th><th>Not</th>", "<th>Sag</th><th>So <b>nicht</b></th>")
    assert "<strong>Sag:</strong> <em>Yes</em>, now</td><td><strong>So nicht:</strong> No" in label_words(
        house
    )
    for other in ("<table><tbody><tr><td>a</td></tr></tbody></table>", "<p>a &amp; b<br>c</p>", ""):
        assert label_words(other) == other
