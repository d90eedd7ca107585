"""Readers of exports: what real files do, what is broken, and what nobody would write."""

import codecs
import re
from collections import Counter
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import lxml.etree
import pytest
from exports import OLD, blogger, item, takeout, wxr
from forearmed.archive.post import Attachment, Blog, Damaged, Item, Passed, Post, State
from forearmed.archive.readers import Manner, reader_of
from forearmed.archive.readers.titles import title_of
from forearmed.archive.readers.xml_bytes import sound
from forearmed.foundation.errors import ForearmedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

MANNER = Manner(ZoneInfo("America/New_York"))


def read(path: Path, content: str | bytes, manner: Manner = MANNER) -> list[Item]:
    """Return every item of an export that holds *content*."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(reader_of(path).read(path, manner))


def posts(items: list[Item]) -> list[Post]:
    """Return the posts among *items*."""
    return [each for each in items if isinstance(each, Post)]


def one(path: Path, content: str | bytes) -> Post:
    """Return the only post of an export that holds *content*."""
    (post,) = posts(read(path, content))
    return post


def test_all_that_wordpress_says_of_a_post(tmp_path: Path) -> None:
    """Names of authors by login, terms by name, former names, notes, the picture above it, every address."""
    text = item(
        7,
        "Fish &amp; <em>chips</em>",
        terms=["On the phone", "Uncategorized"],
        meta={
            "_wp_old_slug": "older",
            "_thumbnail_id": "50",
            "footnotes": '[{"id":"a-b","content":"A note"}]',
            "_yoast_wpseo_metadesc": "A summary.",
        },
    )
    items = read(tmp_path / "x.xml", wxr(text))
    (post,) = posts(items)
    blog = next(each for each in items if isinstance(each, Blog) and each.addresses)
    assert blog == Blog(
        (OLD,),
        {"ann": "Ann Lee"},
        {"on-the-phone": "On the phone", "cat=2": "On the phone"},
        {f"{OLD}/category/on-the-phone/": "On the phone", f"{OLD}/?cat=2": "On the phone"},
        {f"{OLD}/category/on-the-phone/feed/": "On the phone"},
        {f"{OLD}/author/ann/": "Ann Lee", f"{OLD}/?author=1": "Ann Lee"},
    )
    assert (post.ident, post.title, post.day, post.state) == (
        "wordpress:old.example:7", "Fish & chips", date(2016, 2, 16), State.PUBLISHED,
    )  # fmt: skip
    assert (post.authors, post.terms, post.former) == (("Ann Lee",), ("On the phone",), ("older",))
    assert (post.summary, post.picture, dict(post.notes)) == (
        "A summary.",
        "wordpress:old.example:50",
        {"a-b": "A note"},
    )
    assert post.addresses == (f"{OLD}/2016/02/post-7/", f"{OLD}/?p=7")


def test_several_authors_of_one_post(tmp_path: Path) -> None:
    """A plugin keeps them as terms; their names count more than the one login."""
    told = '<category domain="author" nicename="a">'
    more = f"{told}<![CDATA[Ann]]></category>{told}Bo</category>"
    assert one(tmp_path / "x.xml", wxr(item(1, "One", more=more))).authors == ("Ann", "Bo")


def test_a_file_that_a_browser_saved(tmp_path: Path) -> None:
    """Every value is padded with spaces and line ends; nothing of that is in what is read."""
    padded = wxr(item(1, "One")).replace("<![CDATA[", "\n  <![CDATA[ ").replace("]]>", " ]]>\n  ")
    plain = one(tmp_path / "a.xml", wxr(item(1, "One")))
    assert one(tmp_path / "b.xml", padded) == plain


@pytest.mark.parametrize(
    "content",
    [
        wxr(item(1, "Grüße")).encode(),
        codecs.BOM_UTF8 + wxr(item(1, "Grüße")).encode(),
        b"\n\n" + wxr(item(1, "Grüße")).encode(),
        wxr(item(1, "Grüße")).replace("UTF-8", "UTF-16").encode("utf-16"),
        wxr(item(1, "Grüße")).replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        wxr(item(1, "Grüße")).encode("cp1252"),
        wxr(item(1, "Grüße")).replace("\n", "\r\n").encode(),
        wxr(item(1, "Grüße")).replace("export/1.2/", "export/1.0/").encode(),
        wxr(item(1, "Grüße")).replace("http://wordpress.org", "https://wordpress.org").encode(),
        wxr(item(1, "Grüße"), "</channel></rss>", wxr()).encode(),
    ],
)
def test_every_way_to_write_a_file(tmp_path: Path, content: bytes) -> None:
    """Encodings, marks, blank lines in front, versions, two documents in one file."""
    assert one(tmp_path / "x.xml", content).title == "Grüße"


@pytest.mark.parametrize(
    ("broken", "body", "repaired"),
    [
        ("<content:encoded>a & b</content:encoded>", "a & b", "a bare & in it"),
        ("<content:encoded>a&nbsp;b</content:encoded>", "a\xa0b", "a bare & in it"),
        ("<content:encoded>a&#8;b</content:encoded>", "ab", "a bare & in it"),
        ("<content:encoded>1 < 2</content:encoded>", "1 < 2", "a bare < in it"),
        ("<content:encoded><![CDATA[a ]]> b]]></content:encoded>", "a ]]> b", "a ]]> in its text"),
        ("<content:encoded><![CDATA[a]]><odd:x>y</odd:x></content:encoded>", "ay", ""),
        (
            "<content:encoded><![CDATA[a ]]]]><![CDATA[> <item> </item>]]></content:encoded>",
            "a ]]> <item> </item>",
            "",
        ),
    ],
)
def test_what_people_break_is_mended_and_said(tmp_path: Path, broken: str, body: str, repaired: str) -> None:
    """Each in its own item; those around it are as they were."""
    sound = "<content:encoded><![CDATA[<p>Words to say.</p>]]></content:encoded>"
    text = wxr(item(1, "Before"), item(2, "Broken").replace(sound, broken), item(3, "After"))
    before, mended, after = posts(read(tmp_path / "x.xml", text))
    assert (mended.body, mended.repaired) == (body, repaired)
    assert (before.repaired, after.repaired, after.title) == ("", "", "After")


@pytest.mark.parametrize(
    "wrong",
    [
        b"\0",
        b"\x08",
        b"\xef\xbf\xbe",
        b"\x80",
        b"\xc1\x81",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xe2\x82",
    ],
)
@pytest.mark.parametrize(
    "around", [b"<t>%s</t>", b"<t><![CDATA[%s]]></t>", b"<t a='%s'/>", b"<!-- %s --><t/>"]
)
def test_a_strict_parser_refuses_what_is_mended(wrong: bytes, around: bytes) -> None:
    """So an item that is taken as it is has no byte in it that is not of UTF-8, or that XML forbids."""
    strict = lxml.etree.XMLParser(huge_tree=True, encoding="utf-8")
    with pytest.raises(lxml.etree.XMLSyntaxError):
        lxml.etree.fromstring(b"<r>%s</r>" % (around % wrong), strict)
    assert len(lxml.etree.fromstring(sound(b"<r>%s</r>" % (around % wrong)), strict))


def test_a_text_that_never_ends_takes_one_post_only(tmp_path: Path) -> None:
    """The post is named as damaged; the next one is whole."""
    text = wxr(item(1, "Before"), item(2, "Torn").replace("</p>]]>", "</p>"), item(3, "After"))
    found = read(tmp_path / "x.xml", text)
    assert [post.title for post in posts(found)] == ["Before", "After"]
    assert [each.name for each in found if isinstance(each, Damaged)] == ["Torn"]


def test_a_file_that_is_cut_off(tmp_path: Path) -> None:
    """Wherever it is, no post comes out shorter than it was, and the cut is said."""
    text = wxr(item(1, "One", "<p>whole</p>"), item(2, "Two", "<p>whole</p>"))
    for place in range(300, len(text) - 6, 40):
        found = read(tmp_path / "x.xml", text[:place])
        assert all(post.body == "<p>whole</p>" for post in posts(found))
        assert any(isinstance(each, Damaged) for each in found)


def test_an_attachment_has_its_words(tmp_path: Path) -> None:
    """Alternative text, caption, title and the post that it belongs to."""
    text = item(
        50, "A title", "", kind="attachment", status="inherit", meta={"_wp_attachment_image_alt": "A cat"},
        more=f"<wp:attachment_url>{OLD}/cat.png</wp:attachment_url>",
    ).replace("<excerpt:encoded><![CDATA[]]>", "<excerpt:encoded><![CDATA[Under it]]>").replace(
        "<wp:post_parent>0", "<wp:post_parent>7"
    )  # fmt: skip
    found = [each for each in read(tmp_path / "x.xml", wxr(text)) if isinstance(each, Attachment)]
    assert found == [
        Attachment(
            "wordpress:old.example:50",
            f"{OLD}/cat.png",
            "A cat",
            "Under it",
            "A title",
            "wordpress:old.example:7",
        )
    ]


def test_what_is_no_item_of_blogger(tmp_path: Path) -> None:
    """Settings and the template are none; a comment is one, and no post."""
    found = read(tmp_path / "x.xml", blogger(("1", "One", "x")))
    assert Counter(type(each) for each in found) == {Blog: 1, Post: 1, Passed: 1}


def test_states_of_blogger(tmp_path: Path) -> None:
    """A draft says so in a prefix that may be undeclared; what has a time in the trash is there."""
    draft = blogger(("1", "One", "x")).replace(
        "<link rel", "<app:control><app:draft>yes</app:draft></app:control><link rel"
    )
    assert one(tmp_path / "a.xml", draft).state is State.DRAFT
    for answered, addresses in (
        ("https://www.blogger.com/comment.g?blogID=77", ()),
        ("http://tips.blogspot.com/1.html#comment-form", ("http://tips.blogspot.com/1.html",)),
    ):
        replied = re.sub(
            r'"alternate"( type="text/html") href="[^"]+', rf'"replies"\1 href="{answered}', draft
        )
        assert one(tmp_path / "a.xml", replied).addresses == addresses
    text = takeout(("1", "One", "x"))
    for written, state in (
        ("DRAFT", State.DRAFT),
        ("SCHEDULED", State.SCHEDULED),
        ("SOFT_TRASHED", State.TRASHED),
    ):
        assert one(tmp_path / "b.xml", text.replace(">LIVE<", f">{written}<")).state is state
    trashed = text.replace("<blogger:trashed/>", "<blogger:trashed>2020-01-01T00:00:00Z</blogger:trashed>")
    assert one(tmp_path / "c.xml", trashed).state is State.TRASHED


SAMPLES = [
    wxr(item(1, "One"), item(2, "Two", kind="page")),
    blogger(("1", "One", "x")),
    takeout(("1", "One", "x")),
]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    sample=st.sampled_from(SAMPLES),
    changes=st.lists(
        st.tuples(
            st.floats(0, 1),
            st.integers(0, 40),
            st.one_of(
                st.binary(max_size=6),
                st.sampled_from(
                    [b"<![CDATA[", b"]]>", b"</item>", b"<entry>", b"&", b"<!--", b"\x00", b"\xff\xfe"]
                ),
            ),
        ),
        max_size=4,
    ),
)
def test_no_file_breaks_a_reader(
    tmp_path: Path, sample: str, changes: list[tuple[float, int, bytes]]
) -> None:
    """Whatever is changed in an export, its items are read, named as damaged, or refused in a sentence."""
    content = sample.encode()
    for where, length, instead in changes:
        place = int(where * len(content))
        content = content[:place] + instead + content[place + length :]
    try:
        found = read(tmp_path / "x.xml", content)
    except ForearmedError:
        return
    assert len(found) < 20


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Ask <wp:comment_author_email>lee@example.com</wp:comment_author_email>first", "Ask first"),
        ("Ask &lt;wp:comment_author_IP&gt;192.0.2.7&lt;/wp:comment_author_IP&gt;first", "Ask first"),
        ("Ask <webMaster>lee@example.com (Lee)</webMaster> first", "Ask first"),
        ("<author> is the name of an element", "<author> is the name of an element"),
    ],
)
def test_what_a_damaged_feed_says_of_people_is_in_no_title(written: str, title: str) -> None:
    """Whole elements that stand beside posts are gone; what a person has typed stays."""
    assert title_of(written) == title
