"""The readers of services' exports: each gives the same post, and none of what was not for everybody."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile, ZipInfo
from zoneinfo import ZoneInfo

import pytest
import services
from exports import item, takeout, wxr
from forearmed.archive.post import Blog, Damaged, Form, Item, Passed, Post, State
from forearmed.archive.readers import Manner, reader_of, xml_items
from forearmed.archive.readers.bundle import size_of
from forearmed.foundation.errors import ForearmedError

DAY = date(2016, 2, 16)
CHICAGO = Manner(ZoneInfo("America/Chicago"))
"""Where the evening of the 16th is the 17th in UTC."""


def exported(place: Path, name: str, content: Mapping[str, str] | str | bytes) -> Path:
    """Write an export below *place*; several files become a zip."""
    path = place / name
    content = services.packed(content) if isinstance(content, Mapping) else content
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def items(path: Path, manner: Manner = CHICAGO) -> list[Item]:
    """Return all that the export *path* holds."""
    return list(reader_of(path).read(path, manner))


def posts(path: Path) -> list[Post]:
    """Return the posts of the export *path*."""
    return [each for each in items(path) if isinstance(each, Post)]


@pytest.mark.parametrize("kind", services.EXPORTS)
def test_each_kind_is_told_by_its_content(kind: str, tmp_path: Path) -> None:
    """The file has a name that says nothing, and an export gives a post of an evening its own day."""
    path = exported(tmp_path, *services.EXPORTS[kind])
    assert reader_of(path).name == kind
    found = next(each for each in posts(path) if each.title.startswith("Ask"))
    assert (found.title.split(",")[0], found.day) == ("Ask & act", DAY)
    assert found.state is State.PUBLISHED
    assert "Ask first, then" in found.body


@pytest.mark.parametrize("kind", services.EXPORTS)
def test_what_was_not_for_everybody_stays_behind(kind: str, tmp_path: Path) -> None:
    """No mail address, no key, and no text for members is in a post that may become a tip."""
    for each in items(exported(tmp_path, *services.EXPORTS[kind])):
        told = repr(each)
        if isinstance(each, Post) and each.state in (State.MEMBERS, State.PRIVATE):
            told = repr((each.title, each.authors, each.addresses, each.ident))
        assert not [secret for secret in services.SECRETS if secret in told]


STATES: Mapping[str, list[State]] = {
    "Ghost (JSON)": [State.PUBLISHED] * 4
    + [State.DRAFT, State.SCHEDULED, State.MEMBERS, State.MEMBERS, State.MEMBERS, State.MAILED],
    "RSS": [State.PUBLISHED, State.BEGUN],
    "Substack": [State.PUBLISHED, State.MEMBERS, State.MEMBERS, State.MEMBERS, State.DRAFT],
    "Medium": [State.PUBLISHED, State.DRAFT],
    "beehiiv": [State.PUBLISHED, State.MEMBERS, State.MEMBERS, State.DRAFT],
    "Buttondown": [State.PUBLISHED, State.PUBLISHED, State.MEMBERS, State.SCHEDULED],
    "Jekyll": [State.DRAFT, State.PUBLISHED, State.PUBLISHED, State.DRAFT],
    "Hugo": [State.PUBLISHED, State.DRAFT, State.PUBLISHED],
    "Material's blog": [State.PUBLISHED, State.DRAFT],
    "Eleventy": [State.PUBLISHED, State.DRAFT],
    "mbox": [State.PUBLISHED, State.PUBLISHED, State.PRIVATE],
    "a folder of mails": [State.PUBLISHED, State.DRAFT, State.PRIVATE, State.TRASHED],
}


@pytest.mark.parametrize("kind", STATES)
def test_each_post_keeps_its_state(kind: str, tmp_path: Path) -> None:
    """Drafts, planned posts, those for members and those that were only mailed are told apart."""
    assert [each.state for each in posts(exported(tmp_path, *services.EXPORTS[kind]))] == STATES[kind]


WHOLE: Mapping[str, Post] = {
    "Ghost (JSON)": Post(
        "ghost:p1", "Ask & act", DAY, State.PUBLISHED, services.BODY, Form.HTML, "ask-1", ("/ask-1/",),
        authors=("Ann Lee",), terms=("On the phone",), summary="How to ask.",
        picture="/content/images/size/w600/2016/a.png",
    ),
    "RSS": Post(
        "feed:1", "Ask & act", DAY, State.PUBLISHED, services.BODY, Form.HTML, "ask-1",
        ("https://old.example/2016/02/ask-1/",), authors=("Ann Lee",), terms=("On the phone",),
        summary="How to ask.",
    ),
    "Substack": Post(
        "substack:1", "Ask & act", DAY, State.PUBLISHED, services.BODY, Form.HTML, "ask-1", ("/p/ask-1",),
        summary="How to ask.",
    ),
    "Buttondown": Post(
        "buttondown:ask-1", "Ask & act", DAY, State.PUBLISHED, "Ask first, then **act**.", Form.MARKDOWN,
        "ask-1", ("/archive/ask-1/",),
    ),
    "Jekyll": Post(
        "jekyll:2016-02-16-ask-1", "Ask & act", DAY, State.PUBLISHED,
        "Ask first, then **act**: [before](/tips/2016/02/09/first.html) and [it]"
        "(/tips/2016/02/09/first.html).\n![A desk](/img/desk.png)\n\n```ruby\nputs \"{% raw %}\"\n```\n",
        Form.MARKDOWN, "ask-1", ("/tips/2016/02/16/ask-1.html", "/old/ask/"), authors=("ann",),
        terms=("Tips", "desk", "phone"),
    ),
    "Hugo": Post(
        "hugo:post/ask/index", "Ask & act", DAY, State.PUBLISHED,
        "Ask first, then **act**. See [the first](/post/first/).\n\n![A desk](/content/post/ask/desk.png)\n\n"
        "Ours\n\n<https://www.youtube.com/watch?v=w7Ft2ymGmfc>\n\n```\n{{< youtube x >}}\n```\n",
        Form.MARKDOWN, "ask-1", ("/post/ask-1/", "/old/ask/", "/post/older"), authors=("Ann Lee",),
        terms=("phone",), remarks=("it was to go on 2017-01-01 (expiryDate)",),
    ),
    "Material's blog": Post(
        "material:ask", "Ask & act, now!", DAY, State.PUBLISHED,
        "\nAsk first, then **act**.\n\n\nSee [the first](/blog/2016/02/09/one/) and [ours][desk].\n\n"
        "  [desk]: https://a.example/\n",
        Form.MARKDOWN, "ask", ("/blog/2016/02/16/ask--act-now/",), authors=("ann",), terms=("Phone",),
        updated=date(2016, 3, 1),
    ),
    "Eleventy": Post(
        "eleventy:blog/ask/ask", "Ask & act", DAY, State.PUBLISHED,
        "Ask first, then **act**: [first](/blog/first/).\n", Form.MARKDOWN, "ask", ("/blog/ask/",),
        terms=("phone",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", WHOLE)
def test_a_post_has_all_that_its_export_tells(kind: str, tmp_path: Path) -> None:
    """Body, old addresses, names, terms, summary and picture are those of the old place."""
    found = posts(exported(tmp_path, *services.EXPORTS[kind]))
    assert next(each for each in found if each.title.startswith("Ask")) == WHOLE[kind]


def test_ghosts_editors_are_read_where_no_html_is_left(tmp_path: Path) -> None:
    """Lexical and Mobiledoc say what their posts showed; what only members or mails had is left out."""
    _, lexical, mobiledoc, card, *_ = posts(exported(tmp_path, "x", services.ghost()))
    assert lexical.body == (
        '<h2>Why</h2><p>Ask <em><strong>first</strong></em><a href="https://a.example/"> here</a></p>'
        '<ol><li>One &amp; only</li></ol><figure><img src="/content/a.png" alt="A desk">'
        "<figcaption>Ours</figcaption></figure><blockquote>! Call <b>now</b></blockquote>"
        '<p><a href="https://b.example/">A page</a></p>'
    )
    assert mobiledoc.body == (
        '<h2>Why</h2><p>Ask <strong><a href="https://a.example/">first</a></strong><br>now</p>'
        '<ul><li>One</li><li>Two</li></ul><hr><pre><code class="language-c">a &lt; b</code></pre>'
    )
    assert (card.body, card.form) == ("Ask **first**.", Form.MARKDOWN)


def test_a_feed_tells_beginnings_from_posts(tmp_path: Path) -> None:
    """What WordPress signs below each post is cut; only a text that breaks off is a beginning."""
    signed = "<p>The post <a href='x'>Ask</a> appeared first on <a href='y'>Us</a>.</p>"
    feed = services.rss().replace(services.BODY, services.BODY + signed)
    whole, begun = posts(exported(tmp_path, "x", feed))
    assert (whole.body, whole.state) == (services.BODY, State.PUBLISHED)
    assert (begun.body, begun.state) == ("<p>It begins [&hellip;]</p>", State.BEGUN)


def test_medium_says_a_title_once(tmp_path: Path) -> None:
    """The copies of title and subtitle and the first rule go; blocks of code that were one are one again."""
    body = posts(exported(tmp_path, *services.EXPORTS["Medium"]))[0].body
    assert "graf--title" not in body
    assert "<hr" not in body
    assert "one<br>two<br>three</pre>" in body


def test_a_line_without_a_file_is_named(tmp_path: Path) -> None:
    """Substack's newest posts often have no text in the export: they are damaged, not empty."""
    found = [
        each for each in items(exported(tmp_path, *services.EXPORTS["Substack"])) if isinstance(each, Damaged)
    ]
    assert [each.name for each in found] == ["Without a file"]


def test_replies_and_pages_are_counted(tmp_path: Path) -> None:
    """What is no post is told by its kind, so that the numbers add up."""
    kinds = {
        "Medium": ["replies"],
        "Substack": ["pages", "discussions"],
        "Hugo": ["pages"],
        "Eleventy": ["pages"],
    }
    for kind, passed in kinds.items():
        found = items(exported(tmp_path, *services.EXPORTS[kind]))
        assert [each.kind for each in found if isinstance(each, Passed)][: len(passed)] == passed


def test_people_are_names_only(tmp_path: Path) -> None:
    """Of the files about authors, ids and names are taken, and no more."""
    for kind in ("Jekyll", "Material's blog"):
        blogs = [
            each for each in items(exported(tmp_path, *services.EXPORTS[kind])) if isinstance(each, Blog)
        ]
        assert blogs[0].authors == {"ann": "Ann Lee"}


def test_broken_front_matter_loses_no_post(tmp_path: Path) -> None:
    """The lines that can be read are, and a person is told."""
    odd = next(each for each in posts(exported(tmp_path, *services.EXPORTS["Hugo"])) if "Odd" in each.body)
    assert (odd.day, odd.repaired) == (date(2016, 2, 1), "front matter that cannot be read")


@pytest.mark.parametrize(
    "top",
    [
        '---\ntitle: "Never\ndraft : true\nx: [\n---\n',
        "---\ntitle: Never\n  draft: true\n x: [\n---\n",
        "---\ntitle: Never ended\ndraft: true\n\n",
        "+++\ntitle = 'Never ended'\ndraft = true\n\n",
        '{ "title": "Never ended", "draft": true,\n\n',
    ],
)
def test_a_draft_with_broken_front_matter_stays_a_draft(top: str, tmp_path: Path) -> None:
    """What hides the word from a parser publishes nothing: the word counts, and the fault is named."""
    files = {"_posts/2016-02-01-never.md": f"{top}Not yet for readers.\n", "_config.yml": "title: x\n"}
    (post,) = posts(exported(tmp_path, "x", files))
    assert (post.state, post.repaired) == (State.DRAFT, "front matter that cannot be read")
    assert "Not yet for readers." in post.body


def test_facts_may_be_lines(tmp_path: Path) -> None:
    """Pelican has no fences around them; a text that only begins with a word and a colon has none."""
    facts = "Title: Ask & act\nDate: 2016-02-16 10:00\nTags: a, b\nStatus: draft\n"
    path = exported(tmp_path, "x.md", f"{facts}\nAsk.\n")
    (post,) = posts(path)
    assert (post.title, post.day, post.terms) == ("Ask & act", DAY, ("a", "b"))
    assert (post.state, post.body.strip()) == (State.DRAFT, "Ask.")
    (text,) = posts(exported(tmp_path, "y.md", "Note: this is a text.\n\nAsk.\n"))
    assert text.body.startswith("Note: this")


def test_a_mail_brings_its_pictures_and_forgets_its_reader(tmp_path: Path) -> None:
    """A picture that is in the mail is in the post; a link that is only for its reader is gone."""
    (post,) = posts(exported(tmp_path, *services.EXPORTS["a mail"]))
    assert 'src="data:image/png;base64,iVBORw0KGgo="' in post.body
    assert "Leave" not in post.body
    assert "Sent to ." in post.body
    assert post.authors == ("Ann Lee",)


def test_links_that_count_clicks_are_told(tmp_path: Path) -> None:
    """Nobody asks their host where they lead: their words stay, and the report says how many there were."""
    (post,) = posts(exported(tmp_path, *services.EXPORTS["Mailchimp"]))
    assert "<a>More</a>" in post.body
    assert post.remarks == (
        "1 of its links counted clicks; where they lead is unknown, and only their words are left",
    )


def test_a_link_for_each_reader_goes_with_its_words(tmp_path: Path) -> None:
    """What Mailchimp fills in is nobody's here; a link to a page about such things keeps its words."""
    files = services.mailchimp()
    name = "campaigns_content/12_week-7.html"
    files[name] = files[name].replace("<p>Dear", '<p><a href="/how-to-unsubscribe">Our guide</a></p><p>Dear')
    post = posts(exported(tmp_path, "x", files))[0]
    assert "Unsubscribe" not in post.body
    assert "Our guide" in post.body


def test_google_is_left_with_its_comments(tmp_path: Path) -> None:
    """Bold is bold, links are direct, and what colleagues said beside the text is gone."""
    (post,) = posts(exported(tmp_path, *services.EXPORTS["a page of HTML"]))
    assert 'class="c2" style="font-weight:700">act</span>' in post.body
    assert 'href="https://a.example/?x=1&amp;y"' in post.body
    assert "cmnt" not in post.body


def hugo_with(settings: str, post: str = "content/post/deep/ask.md", facts: str = "") -> dict[str, str]:
    """Return a site of Hugo's with one post."""
    return {"hugo.toml": settings, post: f"---\ntitle: Ask & act!\ndate: 2016-02-06\n{facts}---\nAsk.\n"}


@pytest.mark.parametrize(
    ("settings", "facts", "address"),
    [
        ("", "", "/post/deep/ask/"),
        ("uglyURLs = true", "", "/post/deep/ask.html"),
        ("[permalinks]\npost = '/:year/:month/:day/:slug/'", "", "/2016/02/06/ask-act/"),
        ("[permalinks]\npost = '/:year/:slug/'", "slug: Go on\n", "/2016/go-on/"),
        ("[permalinks.page]\npost = '/:sections/:filename'", "", "/post/deep/ask/"),
        ("[permalinks.page]\npost = '/x/:sections[1:]/:contentbasename/'", "", "/x/deep/ask/"),
        (
            "[permalinks]\npost = '/:sections[last]/:monthname/:yearday/:title/'",
            "",
            "/deep/february/37/ask-act/",
        ),
        ("[permalinks]\npost = '/:year/:unheard/'", "", "/post/deep/ask/"),
        ("[permalinks]\nnews = '/:year/'", "", "/post/deep/ask/"),
        ("[permalinks]\npost = '/:year/'", "url: /own/\n", "/own/"),
    ],
)
def test_hugos_settings_tell_addresses(settings: str, facts: str, address: str, tmp_path: Path) -> None:
    """A pattern for the section of a page counts, unless the page says its address itself."""
    site = services.folder(tmp_path / "site", hugo_with(settings, facts=facts))
    assert [each.addresses for each in posts(site)] == [(address,)]


JEKYLL_SETTINGS = """url: https://ann.example
baseurl: /news
permalink: pretty
collections:
  posts: {permalink: "/all/:year/:title/"}
  talks: {output: true}
  staff: {output: false}
defaults:
  - scope: {path: _posts/2017}
    values: {permalink: "/seventeen/:title/", image: /logo.png}
  - scope: {path: "", type: talks}
    values: {author: Ann Lee}
  - scope: {path: _talks/inside, type: talks}
    values: {published: false}
"""


def test_jekylls_settings_tell_of_collections(tmp_path: Path) -> None:
    """What has a day in one is a post at its own address; defaults count; what has none is a page."""
    files = {
        "_config.yml": JEKYLL_SETTINGS,
        "_posts/2016-02-16-ask.md": "Ask. See {% link _talks/two.md %} and {% link _staff/ann.md %}.\n",
        "_posts/2017/2017-02-16-act.md": "Act.\n",
        "_talks/two.md": "---\ndate: 2018-01-01\n---\nTwo.\n",
        "_talks/inside/2018-01-02-three.md": "Three.\n",
        "_posts/2016-02-17-liquid.md": "Say {% raw %}`{% highlight %}`, `{% endhighlight %}`{% endraw %}.\n",
        "_talks/undated.md": "Whenever.\n",
        "_staff/ann.md": "---\ndate: 2018-01-01\n---\nAnn, ann@private.example\n",
        "about.md": "We.\n",
        "README.md": "How to build.\n",
    }
    site = services.folder(tmp_path / "site", files)
    found = items(site)
    told = {each.ident: each for each in found if isinstance(each, Post)}
    assert {ident: (each.addresses, each.state, each.authors) for ident, each in told.items()} == {
        "jekyll:2016-02-16-ask": (("/all/2016/ask/",), State.PUBLISHED, ()),
        "jekyll:2016-02-17-liquid": (("/all/2016/liquid/",), State.PUBLISHED, ()),
        "jekyll:2017/2017-02-16-act": (("/seventeen/act/",), State.PUBLISHED, ()),
        "jekyll:_talks/two": (("/talks/two/",), State.PUBLISHED, ("Ann Lee",)),
        "jekyll:_talks/inside/2018-01-02-three": (
            ("/talks/inside/2018-01-02-three/",),
            State.DRAFT,
            ("Ann Lee",),
        ),
    }
    assert told["jekyll:2016-02-16-ask"].body == "Ask. See /talks/two/ and {% link _staff/ann.md %}.\n"
    assert told["jekyll:2016-02-17-liquid"].body == "Say `{% highlight %}`, `{% endhighlight %}`.\n"
    passed = [each.kind for each in found if isinstance(each, Passed)]
    assert passed == ["pages", "pages", "entries of collections without pages"]
    assert [each.addresses for each in found if isinstance(each, Blog)] == [("https://ann.example/news",)]
    pages = [each for each in items(site, replace(CHICAGO, pages=True)) if isinstance(each, Post)]
    assert ("jekyll:/about", ("/about/",)) in [(each.ident, each.addresses) for each in pages]


def test_hugos_settings_may_be_apart(tmp_path: Path) -> None:
    """A folder of settings has a file for each key."""
    files = hugo_with("") | {"config/_default/permalinks.toml": "[page]\npost = '/:year/:slug/'\n"}
    assert [each.addresses for each in posts(services.folder(tmp_path / "x", files))] == [("/2016/ask-act/",)]


def test_a_post_in_another_language_is_named(tmp_path: Path) -> None:
    """Textile and the like are not read: each file is said, with what to do, and the others are read."""
    files = {
        "_posts/2016-02-16-ask.textile": "---\ntitle: Ask\n---\nh2. Ask\n",
        "_posts/2016-02-17-act.md": "---\ntitle: Act\n---\nAct.\n",
        "README.rst": "Ours\n====\n",
    }
    found = items(services.folder(tmp_path / "site", files))
    why = "it is Textile, which is not read here; save it as Markdown or HTML"
    named = [each for each in found if isinstance(each, Damaged)]
    assert named == [Damaged("_posts/2016-02-16-ask.textile", why)]
    assert [each.title for each in found if isinstance(each, Post)] == ["Act"]
    alone = services.folder(tmp_path / "alone", dict([*files.items()][:1]))
    assert [type(each) for each in items(alone)] == [Blog, Damaged]


def test_ghost_tells_its_lists(tmp_path: Path) -> None:
    """Those of tags that readers see and of authors, with their feeds; of nothing internal."""
    blog = next(each for each in items(exported(tmp_path, "x", services.ghost())) if isinstance(each, Blog))
    assert blog.lists == {"/tag/on-the-phone/": "On the phone"}
    assert blog.feeds == {"/tag/on-the-phone/rss/": "On the phone"}
    assert blog.people == {"/author/ann/": "Ann Lee"}


PACKED: Mapping[str, Mapping[str, str]] = {
    "Takeout": {
        "Takeout/Blogger/Blogs/Tips/feed.atom": takeout(("1", "Ask", services.BODY)),
        "Takeout/Blogger/Blogs/Tips/settings.csv": "blog_admin,ann@private.example",
        "Takeout/archive_browser.html": "<!DOCTYPE html><p>ann@private.example</p>",
    },
    "WordPress in parts": {
        "old.wordpress.2026-11-29.000.xml": wxr(item(1, "Ask")),
        "old.wordpress.2026-11-29.001.xml": wxr(item(2, "Act")),
    },
    "Ghost's backup": {
        "data/old.ghost.json": services.ghost(),
        "data/members.csv": "email\nbob@private.example\n",
    },
}


@pytest.mark.parametrize("kind", PACKED)
def test_a_single_file_in_a_zip_or_in_its_folder(kind: str, tmp_path: Path) -> None:
    """Both give what the files give by themselves, and what is beside them stays behind."""
    files = PACKED[kind]
    alone = []
    for name, text in files.items():
        if name.endswith((".xml", ".atom", ".json")):
            alone += items(exported(tmp_path, "alone", text))
    assert alone
    assert items(exported(tmp_path, "zip", files)) == alone
    assert items(services.folder(tmp_path / "folder", files)) == alone


def test_half_of_a_zip_is_named_and_the_others_live(tmp_path: Path) -> None:
    """A file that cannot be unpacked is damaged; no other is lost with it."""
    one, other = (wxr(item(number, "Ask", body="Ask. " * 40_000)) for number in (1, 2))
    content = bytearray(services.packed({"1.xml": one, "2.xml": other}))
    end = content.index(b"2.xml")
    content[end - 200 : end - 40] = bytes(160)
    path = exported(tmp_path, "x.zip", bytes(content))
    found = items(path)
    assert [each.name for each in found if isinstance(each, Damaged)] == ["1.xml"]
    assert [each.ident for each in found if isinstance(each, Post)] == ["wordpress:old.example:2"]


def test_a_text_without_end_takes_bounded_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A post larger than any is cut off and named, and those behind it are read."""
    monkeypatch.setattr(xml_items, "LARGEST", 1 << 20)
    large = item(1, "Large", body="Ask. " * (1 << 19))
    found = items(exported(tmp_path, "x", wxr(large, item(2, "Ask"))))
    assert [each.name for each in found if isinstance(each, Damaged)] == ["Large"]
    assert [each.title for each in found if isinstance(each, Post)] == ["Ask"]


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """How large a file becomes counts, not what the zip says: it is named, and the others are read."""
    files = {**services.jekyll(), "_posts/2016-01-01-bomb.md": "x" * (65 << 20)}
    found = items(exported(tmp_path, "x", files))
    assert [each.name for each in found if isinstance(each, Damaged)] == ["_posts/2016-01-01-bomb.md"]
    assert len([each for each in found if isinstance(each, Post)]) == len(STATES["Jekyll"])


def test_no_path_leaves_its_place(tmp_path: Path) -> None:
    """Nothing is unpacked, a link out of a folder is not followed, and an old address cannot climb."""
    outside = tmp_path / "secret.md"
    outside.write_text("---\ntitle: Secret\n---\nClosed words\n")
    site = services.folder(tmp_path / "site", services.jekyll())
    (site / "_posts/2016-01-01-link.md").symlink_to(outside)
    assert "Closed words" not in repr(items(site))
    climbing = {
        **services.jekyll(),
        "../_posts/2016-01-02-up.md": "---\ntitle: Up\npermalink: /../../up\n---\nUp.\n",
    }
    before = {*tmp_path.rglob("*")}
    up = next(each for each in posts(exported(tmp_path, "zip", climbing)) if each.title == "Up")
    assert up.addresses == ("/../../up",)  # what it says; `OldSite` leaves it out
    assert {*tmp_path.rglob("*")} - before == {tmp_path / "zip"}


def test_a_document_with_entities_is_refused(tmp_path: Path) -> None:
    """No document of Word's declares a type; one that does may grow without end."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="x">&a;</w:document>'
    (found,) = items(exported(tmp_path, "x", services.docx(bomb)))
    assert found == Damaged("x", "its XML declares a type, which no Word document does")


def test_a_list_in_a_list_of_word_stays_one(tmp_path: Path) -> None:
    """Word's styles for deeper lists are numbered as lists of their own: what they are called counts."""
    said = [
        ("List Bullet", "Ask"),
        ("List Bullet 2", "Listen"),
        ("List Number 3", "Nod"),
        ("List Bullet", "Act"),
    ]
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    point = (
        '<w:p><w:pPr><w:pStyle w:val="{0}"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "</w:pPr><w:r><w:t>{1}</w:t></w:r></w:p>"
    )
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/></w:style>'
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    parts = {
        "word/styles.xml": "".join(style.format(name) for name in dict(said)),
        "word/numbering.xml": f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    }
    more = {name: f"<w:{name[5:-4]} {space}>{part}</w:{name[5:-4]}>" for name, part in parts.items()}
    points = "".join(point.format(*each) for each in said)
    document = f"<w:document {space}><w:body>{points}</w:body></w:document>"
    (found,) = posts(exported(tmp_path, "x", services.docx(document, more=more)))
    nested = "<ul><li>Ask<ul><li>Listen<ol><li>Nod</li></ol></li></ul></li><li>Act</li></ul>"
    assert found.body == nested


def test_a_file_without_a_name_stops_nothing(tmp_path: Path) -> None:
    """A broken zip may list one; the others are read."""
    nameless = ZipInfo("x")
    nameless.filename = ""
    path = exported(tmp_path, "x.zip", services.jekyll())
    with ZipFile(path, "a") as packed:
        packed.writestr(nameless, "x")
    assert len(posts(path)) == len(posts(exported(tmp_path, "y.zip", services.jekyll())))


def test_what_nobody_can_read_is_refused_by_name(tmp_path: Path) -> None:
    """A picture, an empty file and a broken zip are no exports, and say so."""
    for content, why in (
        (b"\x89PNG\r\n\x1a\n<rdf:RDF ", "is no export that can be read"),
        (b"", "is empty; export it again"),
        (b"PK\x03\x04broken", "it is a broken zip, such as half a download; export it again"),
    ):
        with pytest.raises(ForearmedError, match=why):
            reader_of(exported(tmp_path, "x.bin", content))


@pytest.mark.parametrize("kind", ["RSS", "Atom", "mbox", "a folder of mails"])
def test_who_waits_hears_of_every_byte(kind: str, tmp_path: Path) -> None:
    """What large exports hold is heard while it is read, and is as much as their size in all."""
    path = exported(tmp_path, *services.EXPORTS[kind])
    heard: list[int] = []
    items(path, Manner(CHICAGO.zone, heard=heard.append))
    assert sum(heard) == size_of(path)
