"""Bodies of posts as old services keep them, made up after real exports, and what is to be seen of each.

A fragment's *shows* are pieces of the HTML that our converter makes of it; its *hides* must not be in that.
"""

from dataclasses import dataclass

from forearmed.archive.post import Form


@dataclass(frozen=True)
class Fragment:
    """A *body* in its *form*, and pieces of HTML that its page must hold and must not."""

    name: str
    form: Form
    body: str
    shows: tuple[str, ...]
    hides: tuple[str, ...] = ()


CLASSIC = Fragment(
    "classic text of WordPress",
    Form.WORDPRESS,
    """The phone rings at <strong>nine</strong>.
It is Mrs. Ortiz.

"You said <em>Tuesday</em>," she says.
<h3>What to do</h3>
Say the <a href="https://elsewhere.example/a?b=1&amp;c=2">day</a> again.
<ol>
	<li>Look it up.</li>
	<li>Tell her.</li>
</ol>
[caption id="attachment_7" align="alignright" width="300"]<a href="https://old.example/a.jpg"><img class="wp-image-7" src="https://old.example/a-300x200.jpg" alt="A calendar" width="300" /></a> The <b>wall</b> calendar[/caption]

[embed]https://videos.example/v/1[/embed]

Use [a-z] and [x] in the form. <!--more-->

<blockquote>Never promise
what you cannot keep.</blockquote>
After.
<script>alert(1)</script>
""",
    (
        "<p>The phone rings at <strong>nine</strong>.<br />\nIt is Mrs. Ortiz.</p>",
        "she says.</p>",
        ">What to do<",
        '<a href="https://elsewhere.example/a?b=1&amp;c=2">day</a>',
        "<ol>\n<li>Look it up.</li>\n<li>Tell her.</li>\n</ol>",
        '<img src="/assets/a.jpg" alt="A calendar" />',
        "<em>The <strong>wall</strong> calendar</em>",
        '<a href="https://videos.example/v/1">',
        "Use [a-z] and [x] in the form.",
        "Never promise<br />\nwhat you cannot keep.",
        "<p>After.</p>",
    ),
    ("[caption", "[embed", "more--", "script", "alert", "attachment_7", "300x200"),
)

TABLES = Fragment(
    "tables",
    Form.HTML,
    """<table><tbody><tr><td><strong>Say</strong></td><td><strong>Not</strong></td></tr>
<tr><td>"I'll call by noon."</td><td>"Soon | later"</td></tr>
<tr><td><p>One</p><p>Two</p></td><td>a<br>b</td></tr></tbody></table>
<figure class="wp-block-table"><table><thead><tr><th>Day</th><th style="text-align:right">Calls</th></tr></thead>
<tbody><tr><td>Monday</td><td style="text-align:right">12</td></tr></tbody></table><figcaption>Last week</figcaption></figure>
<table><tr><td colspan="2">Both</td></tr><tr><td>left</td><td>right</td></tr></table>
<table><tr><td>x<ul><li>in a cell</li></ul></td><td>y</td></tr><tr><td>z</td><td>w</td></tr></table>
<table role="presentation"><tr><td><p>Only laid out.</p></td></tr></table>""",
    (
        '<table class="say-not">',
        "<th>Say</th>",
        "<th>Not</th>",
        "Soon | later",
        "One<br>Two",
        "a<br>b",
        "<th>Day</th>",
        ">12</td>",
        "<p><em>Last week</em></p>",
        'colspan="2"',
        "<li>in a cell</li>",
        "<p>Only laid out.</p>",
    ),
    ("<strong>Say", "role="),
)

LISTS = Fragment(
    "lists",
    Form.HTML,
    """<ul><li>one<ul><li>inner<ol><li>deep</li></ol></li></ul></li><li>two</li></ul>
<ol><li>first</li></ol><ul><li>second list</li></ul><ul><li>third list</li></ul>
<ol start="8"><li>eight<p>and more of it</p></li><li>nine</li></ol>
<ul><li>wrong<ul></ul></li><ul><li>right in a list</li></ul></ul>
<p>1986. A good year.</p><p>- not a list</p><p># not a heading</p><p>+ nor this</p>
<dl><dt>Noon</dt><dd>Twelve o'clock.</dd><dd>Lunch.</dd></dl>
<p>• typed<br>• bullets</p>
<p class="MsoListParagraph">·&nbsp;&nbsp;&nbsp; from a word processor</p>
<ul><li><p>a</p></li><li><p>b</p></li></ul>""",
    (
        "<li>inner\n<ol>\n<li>deep</li>",
        "<li>two</li>",
        "<ol>\n<li>first</li>\n</ol>\n<ul>\n<li>second list</li>\n</ul>\n<ul>\n<li>third list</li>",
        '<ol start="8">',
        "and more of it",
        "<li>wrong\n<ul>\n<li>right in a list</li>",
        "<p>1986. A good year.</p>",
        "<p>- not a list</p>",
        "<p># not a heading</p>",
        "<p>+ nor this</p>",
        "<dt>Noon</dt>",
        "<dd>Lunch.</dd>",
        "<li>typed</li>\n<li>bullets</li>",
        "<li>from a word processor</li>",
        "<li>b</li>",
    ),
    ("•", "·"),
)

WORD = Fragment(
    "a word processor's",
    Form.HTML,
    """<p class="MsoNormal"><b style="font-weight:normal"><span style="font-family:Calibri">Plain <span
style="font-weight:700">bold</span>, <span style="font-style:italic">slanted</span><o:p></o:p></span></b></p>
<p class="MsoNormal"><span>&nbsp;</span></p>
<p>&nbsp;&nbsp;&nbsp;Indented&nbsp;by hand, <span style="text-decoration:line-through">gone</span>
x<span style="vertical-align:super">2</span></p><h1>Top</h1><h2><b>Below</b></h2><h2></h2>
<p><font color="red" face="Arial">Red</font> <center>Middle</center></p>""",
    (
        "<p>Plain <strong>bold</strong>, <em>slanted</em></p>",
        "<p>Indented by hand, <del>gone</del> x<sup>2</sup></p>",
        ">Top<",
        ">Below<",
        "<p>Red</p>",
        "<p>Middle</p>",
    ),
    ("<h1", "&nbsp;", "\xa0", "style=", "font", "o:p", "<strong>Below"),
)

BLOGGER = Fragment(
    "Blogger's",
    Form.BREAKS,
    """<div class="separator" style="clear: both;"><a href="https://b.example/s1600/cat.jpg" imageanchor="1"><img
border="0" src="https://b.example/s320/cat.jpg" alt="The cat" /></a></div>First line.<br />Second line.<br /><br />Next
paragraph.<br /><div>One</div><div>Two</div><div><br /></div><div>Three</div><a name='more'></a>
<table class="tr-caption-container"><tbody><tr><td><img src="https://b.example/s1600/dog.jpg" alt="A dog"/></td></tr>
<tr><td class="tr-caption">The dog waits</td></tr></tbody></table>
<span style="font-weight: bold;">Bold</span><b>er</b> <i>x</i><br /><br />
<div><span style="white-space: pre;"> </span>• bullet one</div><div><span style="white-space: pre;"> </span>• bullet two</div>
<div class="blogger-post-footer"><img src="https://b.example/track.gif" width="1" height="1"/>Footer</div>""",
    (
        '<img src="/assets/cat.jpg" alt="The cat" />',
        "First line.<br />\nSecond line.</p>",
        "<p>Next paragraph.",
        "<p>One<br />\nTwo</p>",
        "<p>Three</p>",
        '<img src="/assets/dog.jpg" alt="A dog" /><br />\n<em>The dog waits</em>',
        "<strong>Bolder</strong> <em>x</em>",
        "<li>bullet one</li>\n<li>bullet two</li>",
    ),
    ("track.gif", "Footer", "s320", "<table", "imageanchor", 'href="https://b.example/s1600'),
)

INLINE = Fragment(
    "signs within a line",
    Form.HTML,
    """<p>Type &lt;b&gt; and &lt;script&gt;, a*b*c, snake_case_name, _under_, `tick`, [link](x), ![no](y), ~~no~~,
&amp;amp; C:\\new, 5 &lt; 6, #4, {: .x}, {{ name }}, a|b, ~5, 2^8, =x=, $4, "quoted", it's</p>
<p><kbd>Ctrl</kbd> H<sub>2</sub>O E=mc<sup>2</sup> <mark>m</mark> <abbr title="as soon as possible">asap</abbr> <del>d</del>
<s>s</s> <ins>i</ins> <q>q</q> <cite>c</cite> <code>a`b</code> <code>&lt;x&gt;</code></p>
<p><b>Note:</b>then <b> spaced </b>words<i>it</i>alic <b>a</b><i>b</i> <b><i>both</i></b> <b></b>x</p>
<p><a href="https://x.example/a_(b)">par</a> <a href="https://x.example/s p">sp</a> <a>bare</a> <a href="">none</a>
<a href="javascript:alert(1)">js</a></p>
<p>!!! note</p><p>: colon</p><p>*[HTML]: y</p><p>[^1]: x</p><p>--8&lt;-- "f"</p><p>~~~</p><p>[TOC]</p><p>&gt; no</p><p>---</p>
<p>https://x.example/a_b_c and www.x.example</p>""",
    (
        "Type &lt;b&gt; and &lt;script&gt;,",
        "a*b*c",
        "snake_case_name",
        "_under_",
        "`tick`",
        "[link](x)",
        "![no](y)",
        "~~no~~",
        "&amp;amp;",
        "C:\\new",
        "5 &lt; 6",
        "{: .x}",
        "{{ name }}",
        "<kbd>Ctrl</kbd>",
        "H<sub>2</sub>O",
        "mc<sup>2</sup>",
        "<mark>m</mark>",
        '<abbr title="as soon as possible">asap</abbr>',
        "<del>d</del>",
        "<del>s</del>",
        "<q>q</q>",
        "<code>a`b</code>",
        "<code>&lt;x&gt;</code>",
        "<strong>Note:</strong>then <strong>spaced</strong> words<em>it</em>alic",
        "<strong>a</strong><em>b</em>",
        "<em><strong>both</strong></em>",
        '<a href="https://x.example/a_(b)">par</a>',
        '<a href="https://x.example/s%20p">sp</a>',
        "bare none js",
        "<p>!!! note</p>",
        "<p>: colon</p>",
        "<p>*[HTML]: y</p>",
        "<p>[TOC]</p>",
        "<p>&gt; no</p>",
        '<a href="https://x.example/a_b_c">',
    ),
    ("javascript", "<hr", "footnote", "admonition"),
)

CODE = Fragment(
    "code",
    Form.WORDPRESS,
    """[sourcecode language="php" highlight="2"]
if ($a &lt; 1 &amp;&amp; $b) {

    echo "&lt;b&gt;";
}
[/sourcecode]

[python]x = "a_b"[/python]

<pre class="brush: sql">SELECT *
  FROM `t`;</pre>

<pre><code>&lt;p&gt;x&lt;/p&gt;
```
</code></pre>

[cce lang="diff"]- old
+ new[/cce] [ccnLe_php]$x--;[/ccnLe_php]

<code lang="JavaScript">
var a = [1];
</code>

Inline <code>--force</code> and <tt>teletype</tt>.

<p><code>two<br />lines</code></p>
""",
    (
        "if ($a",
        "&lt;",
        "&lt;b&gt;",
        "SELECT",
        "```",
        "&lt;p&gt;",
        "- old",
        "+ new",
        "--;",
        "var",
        "<code>--force</code>",
        "<code>teletype</code>",
        "two\nlines",
    ),
    ("[sourcecode", "[cce", "[ccn", "[python", "&amp;lt;", "\N{EN DASH}"),
)

MAIL = Fragment(
    "a mail's",
    Form.HTML,
    """<div style="display:none;max-height:0">Hidden preheader</div>
<table role="presentation" width="100%"><tr><td><table><tr><td><h1>News</h1><p>Hello there,</p></td></tr></table></td></tr>
<tr><td><p>Read <a href="https://x.example/full">the whole story</a>.</p><img src="https://t.example/open.gif" width="1"
height="1"></td></tr></table><style>p { color: red }</style>""",
    (
        ">News<",
        "<p>Hello there,</p>",
        '<p>Read <a href="https://x.example/full">the whole story</a>.</p>',
    ),
    ("Hidden", "<table", "open.gif", "color", "<img"),
)

EMBEDS = Fragment(
    "what was loaded from elsewhere",
    Form.WORDPRESS,
    """<!-- wp:embed {"url":"https://www.youtube.com/watch?v=abcdefghijk"} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=abcdefghijk
</div><figcaption>The talk</figcaption></figure>
<!-- /wp:embed -->
<iframe src="//www.youtube.com/embed/lmnopqrstuv?rel=0" title="Our call" width="560"></iframe>
<iframe src="https://player.vimeo.com/video/12345"></iframe>
<video controls src="https://old.example/v/clip.mp4"></video>
<audio controls><source src="https://old.example/v/talk.mp3"></audio>
<object><param name="movie" value="x"><embed src="https://www.youtube.com/v/zzzzzzzzzzz"></object>
<script src="https://gist.github.com/ann/123.js"></script>
<form action="/subscribe"><input name="e"><button>Join</button></form>
<p>End</p>""",
    (
        '<a href="https://www.youtube.com/watch?v=abcdefghijk">',
        "<em>The talk</em>",
        '<a href="https://www.youtube.com/watch?v=lmnopqrstuv"><span class="film__site">Film on YouTube'
        '<span class="film__colon">:</span></span> Our call</a>',
        '<a href="https://vimeo.com/12345">',
        '<a href="https://old.example/v/clip.mp4">clip.mp4</a>',
        '<a href="https://old.example/v/talk.mp3">talk.mp3</a>',
        '<a href="https://www.youtube.com/watch?v=zzzzzzzzzzz">',
        '<a href="https://gist.github.com/ann/123">',
        "<p>End</p>",
    ),
    ("<iframe", "<video", "<audio", "<form", "<script", "Join", "wp:embed"),
)

PICTURES = Fragment(
    "pictures",
    Form.HTML,
    """<p><img src="data:image/gif;base64,R0lGODlh" data-lazy-src="https://old.example/lazy.jpg" alt=""><noscript><img
src="https://old.example/lazy.jpg" alt="Lazy words"></noscript></p>
<p><a href="https://old.example/full.png"><img src="https://old.example/full-150x150.png" alt="Small"></a></p>
<p><a href="https://x.example/page/"><img src="https://old.example/linked.png" alt="Linked"></a></p>
<p>Smile <img class="wp-smiley" alt=":-)" src="https://old.example/smile.gif"> now</p>
<figure><img src="https://old.example/fig.png" alt="Fig"><figcaption>Under <a href="https://x.example/">it</a></figcaption></figure>
<p><img src="https://old.example/none.png"></p>
<p><img src="https://old.example/gone.png" alt="Gone">text</p>""",
    (
        '<img src="/assets/lazy.jpg" alt="Lazy words" />',
        '<p><img src="/assets/full.png" alt="Small" /></p>',
        '<a href="https://x.example/page/"><img src="/assets/linked.png" alt="Linked" /></a>',
        "Smile :-) now",
        '<img src="/assets/fig.png" alt="Fig" /><br />\n<em>Under <a href="https://x.example/">it</a></em>',
        '<img src="/assets/none.png" alt="" />',
        "<p>text</p>",
    ),
    ("gone.png", "data:", "smile.gif", "noscript"),
)

BLOCKS = Fragment(
    "blocks of WordPress",
    Form.WORDPRESS,
    """<!-- wp:heading {"level":4} -->
<h4 class="wp-block-heading">Four</h4>
<!-- /wp:heading -->

<!-- wp:paragraph {"dropCap":true} -->
<p class="has-drop-cap">Drop.<sup data-fn="ab-1" class="fn"><a href="#ab-1" id="ab-1-link">1</a></sup></p>
<!-- /wp:paragraph -->

<!-- wp:latest-posts /-->

<!-- wp:details -->
<details class="wp-block-details"><summary>Unfold</summary><!-- wp:paragraph --><p>Inside *this*.</p><!-- /wp:paragraph --></details>
<!-- /wp:details -->

<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>Said once.</p><cite>Ann</cite></blockquote></figure>
<!-- /wp:pullquote -->

<!-- wp:columns --><div class="wp-block-columns"><div class="wp-block-column"><p>Left</p></div><div
class="wp-block-column"><p>Right</p></div></div><!-- /wp:columns -->
<!-- wp:separator --><hr class="wp-block-separator"/><!-- /wp:separator -->
<p>After</p>
<!-- wp:footnotes /-->""",
    (
        ">Four<",
        'class="footnote-ref"',
        "<p>A <strong>note</strong>",
        "<details>\n<summary>Unfold</summary>",
        "<p>Inside *this*.</p>",
        "<blockquote>\n<p>Said once.</p>",
        "<cite>Ann</cite>",
        "<p>Left</p>\n<p>Right</p>",
        "<hr />",
    ),
    ("wp:", "ab-1", "latest", "has-drop-cap"),
)

BROKEN = Fragment(
    "what is broken",
    Form.HTML,
    """<p>Open <b>bold <i>both</b> slanted</i><p>Next <div>block in it</div> tail
<ul><li>x<li>y</ul></p><a href="https://x.example/"><h3>Linked heading</h3><p>and text</p></a>
<b><p>Bold one</p><p>Bold two</p></b><p>zero\u200bwidth soft\u00adhyphen\u2028line</p><p>bell\x07</p>
<table><tr><td>a<td>b<tr><td>c<td>d</table><p>A &copy; B &#8217; &nbsp;C &bogus; D</p><h2>Head<br>two</h2>
<p style="color:red" onclick="x()">Red</p><p></p><p><br></p><p>end""",
    (
        "Open <strong>bold <em>both</em></strong> <em>slanted</em>",
        "<p>block in it</p>",
        "<li>x</li>\n<li>y</li>",
        '<a href="https://x.example/">Linked heading</a>',
        '<p><a href="https://x.example/">and text</a></p>',
        "<p><strong>Bold one</strong></p>\n<p><strong>Bold two</strong></p>",
        "zerowidth softhyphen line",
        "<p>bell</p>",
        ">a</td>",
        ">d</td>",
        "A © B",
        "Head two<",
        "<p>Red</p>",
        "<p>end</p>",
    ),
    ("onclick", "\u200b", "\u00ad", "\u2028", "\x07"),
)

FRAGMENTS = (
    CLASSIC, TABLES, LISTS, WORD, BLOGGER, INLINE, CODE, MAIL, EMBEDS, PICTURES, BLOCKS, BROKEN,
)  # fmt: skip
