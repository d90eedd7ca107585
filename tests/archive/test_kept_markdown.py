"""Markdown of another program: it stays, and its links and pictures lead where their targets are now."""

from pathlib import Path

import pytest
from forearmed.archive.linking import OldSite
from forearmed.archive.markdown import Converted, converted
from forearmed.archive.old_lists import lists_of
from forearmed.archive.old_places import OldPlaces
from forearmed.archive.outcome import Fate, Outcome
from forearmed.archive.pictures.gallery import Gallery
from forearmed.archive.pictures.uploads import Uploads
from forearmed.archive.post import Form, Post, State

OTHER = Post("x:1", "First", None, State.PUBLISHED, slug="first", addresses=("2016/first/",))
LEADS = {
    "[a](/2016/first/)": "[a](/tips/2016/first.md)",
    "[a](/2016/first/#why 'W')": "[a](/tips/2016/first.md 'W')",
    "[a][b]\n\n[b]: </2016/first/> 'W'\n": "[a](/tips/2016/first.md)",
    "[First][]\n\n  [first]: /2016/first/": "[First](/tips/2016/first.md)",
    "[b] and [c]\n\n[b]: /2016/first/": "[b](/tips/2016/first.md) and [c]",
    "[a](/gone/)": "a",
    "[a](https://b.example/x_(y)){:target=_blank}": "[a](<https://b.example/x_(y)>)",
    "[a](#why)": "[a](#why)",
    "See [http://127.0.0.1:40](http://127.0.0.1:40).": "See `http://127.0.0.1:40`.",
    "(<http://localhost/a>) http://localhostess.example": "(`http://localhost/a`) http://localhostess.example",
    "![A desk](/img/desk.png 'x'){ .wide }": "![A desk](/assets/archive/desk.png)",
    "[![A][d]](/2016/first/)\n\n[d]: /img/desk.png": "[![A](/assets/archive/desk.png)](/tips/2016/first.md)",
    '<img alt="A desk" src="/img/desk.png">': "![A desk](/assets/archive/desk.png)",
    "![A desk](data:image/png;charset=x;base64,iVBORw0KGgo=)": "![A desk](/assets/archive/4c4b6a3be131.png)",
    "![A\0 desk](/img/\0desk.png)\u200b": "![A desk](/assets/archive/desk.png)",
    "![gone](/img/none.png)": "",
    "`[a](/2016/first/)`": "`[a](/2016/first/)`",
    "```\n[a](/2016/first/)\n```": "```\n[a](/2016/first/)\n```",
    "[the `where` filter](/2016/first/)": "[the `where` filter](/tips/2016/first.md)",
    "[`a`][x], [`b`]\n\n[x]: /2016/first/\n[`b`]: //b.example/": (
        "[`a`](/tips/2016/first.md), [`b`](https://b.example/)"
    ),
    "- [x] done\n- [ ] open": "- [x] done\n- [ ] open",
    '<a class="x" href="/2016/first/">a</a>': '<a href="../first/">a</a>',
    "<a href='/gone/'>a</a>": "a",
    '<iframe src="https://www.youtube.com/embed/abcdef123"></iframe>': (
        '<a href="https://www.youtube.com/watch?v=abcdef123">youtube.com</a>'
    ),
    '<video controls>\n<source src="https://b.example/x.mp4">\n</video>': (
        '<a href="https://b.example/x.mp4">x.mp4</a>'
    ),
    '<p style="color: red" onclick="go()">a</p><script src="x.js"></script>': "<p>a</p>",
    '<script src="https://gist.github.com/a/1.js"></script>': (
        '<a href="https://gist.github.com/a/1">https://gist.github.com/a/1</a>'
    ),
    "`<iframe src='x'></iframe>`": "`<iframe src='x'></iframe>`",
    '<td><a href="/2016/first/#why">a</a></td>': '<td><a href="../first/">a</a></td>',
    "[a](http://localhost:8000/x)": "a",
    "One.[^1]\n\n[^1]: Note.": "One.[^1]\n\n[^1]: Note.",
}


def kept(body: str, uploads: Path, form: Form = Form.MARKDOWN) -> Converted:
    """Return *body* as it is here, where another post is a tip and one picture is to be had."""
    (uploads / "img").mkdir(exist_ok=True)
    (uploads / "img/desk.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    outcome = Outcome(OTHER, Fate.TIP, path="tips/2016/first.md")
    site = OldSite.of([OTHER], [], [], {})
    places = OldPlaces(site, Gallery(Uploads.of([uploads]), {}), {OTHER.ident: outcome})
    return converted(Post("x:2", "A", None, State.PUBLISHED, body, form), places.of(OTHER))


@pytest.mark.parametrize("written", LEADS)
def test_links_and_pictures_lead_here(written: str, tmp_path: Path) -> None:
    """All ways of writing them are known, and none of them in code."""
    assert kept(written, tmp_path).markdown == LEADS[written]


def test_what_only_the_old_program_understood_is_told(tmp_path: Path) -> None:
    """Merge tags, Liquid and shortcodes stay, and a person hears of each; in code they are meant."""
    found = kept("Dear *|FNAME|*, {{ x.y }} {% include a.html %} {{< b >}}\n\n`{{ c }}`", tmp_path)
    assert found.markdown == "Dear *|FNAME|*, {{ x.y }} {% include a.html %} {{< b >}}\n\n`{{ c }}`"
    assert found.remarks == [
        "*|FNAME|* is left in it; write what it showed",
        "{{ x.y }} is left in it; write what it showed",
        "{% include a.html %} is left in it; write what it showed",
        "and 1 more of these",
    ]
    page = kept("<p>Dear *|FNAME|*</p><pre>*|CODE|*</pre>", tmp_path, Form.HTML)
    assert page.remarks == ["*|FNAME|* is left in it; write what it showed"]


def test_a_summary_is_of_words(tmp_path: Path) -> None:
    """Headings, lists, quotes and the signs of Markdown are no part of what stands for a tip in lists."""
    body = "# Why\n\n![A](/x.png)\n\n- one\n\n**Ask** [first](/y), `then` act.\n\n> quote\n\nAnd *now*."
    assert kept(body, tmp_path).text == "Ask first, then act.\nAnd now."


def test_an_old_address_cannot_climb() -> None:
    """One that would leave the folder of old addresses is none."""
    post = Post("x:3", "Up", None, State.PUBLISHED, addresses=("../up/", "x/../../up/", "up/"))
    assert [claim.path for claim in OldSite.of([post], [], [], {}).claims] == ["up/"]


def test_a_site_in_a_folder_of_its_host() -> None:
    """Folders tell addresses from the site's root: where its own folder is told, that comes in front."""
    site = OldSite.of([OTHER], ["https://ann.example/news/"], [], {})
    assert [claim.path for claim in site.claims] == ["2016/first/", "news/2016/first/"]
    assert site.post_at("https://ann.example/news/2016/first/") == OTHER.ident
    leads = lists_of([OTHER._replace(ident="hugo:1", terms=("A",))], {"A": "tags/a/"}, [], {}, base="news/")
    assert {lead.path for lead in leads if lead.target == "tags/a/"} == {
        "tags/a/", "categories/a/", "news/tags/a/", "news/categories/a/",
    }  # fmt: skip


def test_a_link_in_a_table_of_html_leads_to_the_page(tmp_path: Path) -> None:
    """HTML of a tip cannot name a tip's file: the link is told from the page itself."""
    table = "<table><tr><td colspan=2><a href='/2016/first/'>a</a></td></tr><tr><td>b<td>c</table>"
    assert '<a href="../first/">a</a>' in kept(table, tmp_path, Form.HTML).markdown
