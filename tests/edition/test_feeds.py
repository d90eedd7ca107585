"""Feeds: every format says the same, in full, to every reader, and the same bytes whenever it is built."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pytest
from forearmed.edition.feeds import FORMATS, Category, Entry, Feed, Format, atom, json_feed, rss
from hypothesis import given, settings
from hypothesis import strategies as st

NEW_YORK = ZoneInfo("America/New_York")
REFUNDS = Entry(
    id="tag:example.com,2026:tips/2026-W46",
    url="https://kb.example.com/tips/refunds/",
    title="Refunds & credits",
    summary="Say what happens next, and when.",
    html='<p>Say <em>when</em>.</p>\n<a href="https://kb.example.com/">Home</a> &amp; 🙂',
    author="Training & Quality",
    categories=(Category("refunds", "Refunds & returns"), Category("tone", "Tone")),
    released=datetime(2026, 11, 10, 9, tzinfo=NEW_YORK),
    updated=datetime(2026, 11, 12, tzinfo=NEW_YORK),
)
CALL_FIRST = Entry(
    id="tag:example.com,2026:tips/2026-W44",
    url="https://kb.example.com/tips/call-first/",
    title="Call first",
    summary="A call <before> an email.",
    html="<p>Call.</p>",
    author="Training",
    categories=(),
    released=datetime(2026, 10, 27, 9, tzinfo=NEW_YORK),
    updated=datetime(2026, 10, 27, 9, tzinfo=NEW_YORK),
)
FEED = Feed(
    id="tag:example.com,2026:tips",
    title="Tip of the week",
    description="One tip a week",
    language="en",
    home_url="https://kb.example.com/",
    base_url="https://kb.example.com/",
    entries=(REFUNDS, CALL_FIRST),
    author="Training",
    epoch=datetime(2026, 1, 5, 14, tzinfo=UTC),
)
EMPTY = replace(FEED, entries=())

RSS = """\
<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" \
xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>Tip of the week</title>
    <link>https://kb.example.com/</link>
    <description>One tip a week</description>
    <atom:link href="https://kb.example.com/feed.xml" rel="self" type="application/rss+xml"/>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <generator>Forearmed</generator>
    <language>en</language>
    <lastBuildDate>Thu, 12 Nov 2026 00:00:00 -0500</lastBuildDate>
    <item>
      <title>Refunds &#x26; credits</title>
      <link>https://kb.example.com/tips/refunds/</link>
      <description>Say what happens next, and when.</description>
      <content:encoded>&#x3C;p&gt;Say &#x3C;em&gt;when&#x3C;/em&gt;.&#x3C;/p&gt;
&#x3C;a href="https://kb.example.com/"&gt;Home&#x3C;/a&gt; &#x26;amp; 🙂</content:encoded>
      <guid isPermaLink="false">tag:example.com,2026:tips/2026-W46</guid>
      <category>Refunds &#x26; returns</category>
      <category>Tone</category>
      <pubDate>Tue, 10 Nov 2026 09:00:00 -0500</pubDate>
      <dc:creator>Training &#x26; Quality</dc:creator>
    </item>
    <item>
      <title>Call first</title>
      <link>https://kb.example.com/tips/call-first/</link>
      <description>A call &#x26;lt;before&#x26;gt; an email.</description>
      <content:encoded>&#x3C;p&gt;Call.&#x3C;/p&gt;</content:encoded>
      <guid isPermaLink="false">tag:example.com,2026:tips/2026-W44</guid>
      <pubDate>Tue, 27 Oct 2026 09:00:00 -0400</pubDate>
      <dc:creator>Training</dc:creator>
    </item>
  </channel>
</rss>
"""

ATOM = """\
<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>tag:example.com,2026:tips</id>
  <title>Tip of the week</title>
  <updated>2026-11-12T00:22:14-05:00</updated>
  <author>
    <name>Training</name>
  </author>
  <link href="https://kb.example.com/atom.xml" rel="self" type="application/atom+xml"/>
  <link href="https://kb.example.com/" rel="alternate" type="text/html"/>
  <generator>Forearmed</generator>
  <subtitle>One tip a week</subtitle>
  <entry>
    <id>tag:example.com,2026:tips/2026-W46</id>
    <title>Refunds &#x26; credits</title>
    <updated>2026-11-12T00:22:14-05:00</updated>
    <author>
      <name>Training &#x26; Quality</name>
    </author>
    <content type="html">&#x3C;p&gt;Say &#x3C;em&gt;when&#x3C;/em&gt;.&#x3C;/p&gt;
&#x3C;a href="https://kb.example.com/"&gt;Home&#x3C;/a&gt; &#x26;amp; 🙂</content>
    <link href="https://kb.example.com/tips/refunds/" rel="alternate" type="text/html"/>
    <summary type="text">Say what happens next, and when.</summary>
    <category term="refunds" label="Refunds &#x26; returns"/>
    <category term="tone" label="Tone"/>
    <published>2026-11-10T09:00:00-05:00</published>
  </entry>
  <entry>
    <id>tag:example.com,2026:tips/2026-W44</id>
    <title>Call first</title>
    <updated>2026-10-27T09:00:00-04:00</updated>
    <author>
      <name>Training</name>
    </author>
    <content type="html">&#x3C;p&gt;Call.&#x3C;/p&gt;</content>
    <link href="https://kb.example.com/tips/call-first/" rel="alternate" type="text/html"/>
    <summary type="text">A call &#x3C;before&gt; an email.</summary>
    <published>2026-10-27T09:00:00-04:00</published>
  </entry>
</feed>
"""

JSON_FEED = r"""{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Tip of the week",
  "home_page_url": "https://kb.example.com/",
  "feed_url": "https://kb.example.com/feed.json",
  "description": "One tip a week",
  "language": "en",
  "authors": [
    {
      "name": "Training"
    }
  ],
  "items": [
    {
      "id": "tag:example.com,2026:tips/2026-W46",
      "url": "https://kb.example.com/tips/refunds/",
      "title": "Refunds & credits",
      "summary": "Say what happens next, and when.",
      "content_html": "<p>Say <em>when</em>.</p>\n<a href=\"https://kb.example.com/\">Home</a> &amp; 🙂",
      "date_published": "2026-11-10T09:00:00-05:00",
      "date_modified": "2026-11-12T00:00:00-05:00",
      "authors": [
        {
          "name": "Training & Quality"
        }
      ],
      "tags": [
        "Refunds & returns",
        "Tone"
      ]
    },
    {
      "id": "tag:example.com,2026:tips/2026-W44",
      "url": "https://kb.example.com/tips/call-first/",
      "title": "Call first",
      "summary": "A call <before> an email.",
      "content_html": "<p>Call.</p>",
      "date_published": "2026-10-27T09:00:00-04:00",
      "date_modified": "2026-10-27T09:00:00-04:00",
      "authors": [
        {
          "name": "Training"
        }
      ],
      "tags": []
    }
  ]
}
"""


def test_rss() -> None:
    """RSS carries the summary and the whole tip, its team as dc:creator, and a guid that is no address."""
    assert rss(FEED).decode() == RSS


def test_atom() -> None:
    """Atom says what each link is, dates both release and correction, and names tags by id and title."""
    assert atom(FEED).decode() == ATOM


def test_json_feed() -> None:
    """JSON Feed 1.1 says the same, readable as it is: nothing is escaped to ASCII."""
    assert json_feed(FEED).decode() == JSON_FEED


EMPTY_RSS = """\
<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" \
xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>Tip of the week</title>
    <link>https://kb.example.com/</link>
    <description>One tip a week</description>
    <atom:link href="https://kb.example.com/feed.xml" rel="self" type="application/rss+xml"/>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <generator>Forearmed</generator>
    <language>en</language>
    <lastBuildDate>Mon, 05 Jan 2026 14:00:00 +0000</lastBuildDate>
  </channel>
</rss>
"""

EMPTY_ATOM = """\
<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>tag:example.com,2026:tips</id>
  <title>Tip of the week</title>
  <updated>2026-01-05T14:00:00+00:00</updated>
  <author>
    <name>Training</name>
  </author>
  <link href="https://kb.example.com/atom.xml" rel="self" type="application/atom+xml"/>
  <link href="https://kb.example.com/" rel="alternate" type="text/html"/>
  <generator>Forearmed</generator>
  <subtitle>One tip a week</subtitle>
</feed>
"""

EMPTY_JSON_FEED = """\
{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Tip of the week",
  "home_page_url": "https://kb.example.com/",
  "feed_url": "https://kb.example.com/feed.json",
  "description": "One tip a week",
  "language": "en",
  "authors": [
    {
      "name": "Training"
    }
  ],
  "items": []
}
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [("feed.xml", EMPTY_RSS), ("atom.xml", EMPTY_ATOM), ("feed.json", EMPTY_JSON_FEED)],
)
def test_a_feed_without_entries(name: str, expected: str) -> None:
    """A tag without tips has whole feeds, dated by the epoch they are given."""
    assert FORMATS[name].write(EMPTY).decode() == expected


def test_the_files_of_a_folder() -> None:
    """Every feed's folder holds the same three files, each with the type its format registered."""
    assert list(FORMATS.values()) == [
        Format("RSS", "feed.xml", "application/rss+xml", rss),
        Format("Atom", "atom.xml", "application/atom+xml", atom),
        Format("JSON Feed", "feed.json", "application/feed+json", json_feed),
    ]
    assert list(FORMATS) == [one.file for one in FORMATS.values()]


def test_a_late_correction_updates_the_feed() -> None:
    """Correcting an older entry is news of the feed, though another entry is newer."""
    corrected = replace(CALL_FIRST, updated=datetime(2026, 11, 20, tzinfo=UTC))
    feed = replace(FEED, entries=(REFUNDS, corrected))
    assert feed.updated == corrected.updated
    assert b"<lastBuildDate>Fri, 20 Nov 2026 00:00:00 +0000<" in rss(feed)


def test_corrections_of_one_day_stay_apart() -> None:
    """No two Atom entries are updated at once, for the W3C validator warns of it, and none ever shifts."""
    encore = replace(
        REFUNDS, id="tag:example.com,2026:tips/2026-W30", released=datetime(2026, 7, 21, 9, tzinfo=NEW_YORK)
    )
    both = feedparser.parse(atom(replace(FEED, entries=(REFUNDS, encore)))).entries
    alone = feedparser.parse(atom(replace(FEED, entries=(REFUNDS,)))).entries
    assert both[0].updated != both[1].updated
    assert both[0].updated == alone[0].updated


def test_a_tag_feed_names_itself() -> None:
    """A feed in a folder of its own points to its own file there, and its channel to its own page."""
    url = "https://kb.example.com/team/tags/tone/"
    feed = replace(EMPTY, base_url=url, home_url=url, description="")
    written = feedparser.parse(rss(feed)).feed
    assert (written.link, written.description) == (url, feed.title)
    assert [(link.rel, link.href) for link in feedparser.parse(atom(feed)).feed.links] == [
        ("self", f"{url}atom.xml"),
        ("alternate", url),
    ]
    assert json.loads(json_feed(feed))["feed_url"] == f"{url}feed.json"


@pytest.mark.parametrize("name", FORMATS)
def test_characters_no_format_carries_are_dropped(name: str) -> None:
    """A control character or half an emoji, wherever it stands, neither raises nor reaches a reader."""
    bad = "\x00\x0b\ud83d\ufffe"
    entry = replace(
        REFUNDS,
        title=f"{REFUNDS.title}{bad}",
        summary=f"{bad}{REFUNDS.summary}",
        html=f"{REFUNDS.html}{bad}",
        author=f"{bad}{REFUNDS.author}",
        categories=tuple(replace(one, title=one.title + bad) for one in REFUNDS.categories),
    )
    spoiled = replace(
        FEED,
        title=FEED.title + bad,
        description=FEED.description + bad,
        author=FEED.author + bad,
        entries=(entry, CALL_FIRST),
    )
    assert FORMATS[name].write(spoiled) == FORMATS[name].write(FEED)


PIECES = [
    "&", "<", ">", "<b>", "</b>", "<script>", "<!--", "-->", "&amp;", "&lt;", "&copy", "#38;", "]]>", "%20",
    "\\", '"', "'", "a", "Z", "5", ";", " ", "<3", "é", "🙂", "👩\u200d💻", "עצה", "\u200fحسن", "ﷺ",
]  # fmt: skip
# Readers trim both ends, so what a text starts and ends with is no part of the promise.
NASTY = st.lists(st.sampled_from(PIECES), max_size=8).map(lambda parts: f"x{''.join(parts)}x")


def shown(detail: Any) -> str:  # feedparser ships no types
    """Return the text a reader shows for one of feedparser's details."""
    return unescape(detail.value) if detail.type == "text/html" else str(detail.value)


def texts(written: bytes) -> tuple[str, str, str, str, list[str]]:
    """Return the feed's title, and its entry's title, summary, author and tags, as feedparser reads them."""
    parsed = feedparser.parse(written)
    assert not parsed.bozo, parsed.get("bozo_exception")
    (entry,) = parsed.entries
    tags = [tag.label or tag.term for tag in entry.get("tags", [])]
    titles = shown(parsed.feed.title_detail), shown(entry.title_detail)
    return *titles, shown(entry.summary_detail), entry.author, tags


@settings(max_examples=60, deadline=None)
@given(NASTY, NASTY, NASTY, NASTY, NASTY)
def test_every_text_survives(feed_title: str, title: str, summary: str, author: str, tag: str) -> None:
    """Whatever a title, summary, name or tag holds, a reader of any format shows exactly that."""
    entry = replace(REFUNDS, title=title, summary=summary, author=author, categories=(Category("tag", tag),))
    feed = replace(FEED, title=feed_title, entries=(entry,))
    expected = feed_title, title, summary, author, [tag]
    assert texts(rss(feed)) == expected
    assert texts(atom(feed)) == expected
    written = json.loads(json_feed(feed))
    item = written["items"][0]
    names = item["title"], item["summary"], item["authors"][0]["name"], item["tags"]
    assert (written["title"], *names) == expected


@settings(max_examples=40, deadline=None)
@given(NASTY)
def test_the_whole_tip_survives(html: str) -> None:
    """Every format carries the same content, character by character."""
    feed = replace(FEED, entries=(replace(REFUNDS, html=html),))
    unsanitised = {"sanitize_html": False, "resolve_relative_uris": False}
    in_rss = feedparser.parse(rss(feed), **unsanitised).entries[0].content[0].value
    in_atom = feedparser.parse(atom(feed), **unsanitised).entries[0].content[0].value
    assert in_rss == in_atom == json.loads(json_feed(feed))["items"][0]["content_html"] == html


WRITE_ALL = """
import sys, test_feeds
for write in (one.write for one in test_feeds.FORMATS.values()):
    sys.stdout.buffer.write(write(test_feeds.FEED))
"""


def test_the_same_feed_is_the_same_bytes() -> None:
    """Another machine, with its own time zone, locale and order of hashes, writes the same bytes."""
    elsewhere = {
        "TZ": "Asia/Kathmandu",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(Path(__file__).parent),
    }
    command = [sys.executable, "-c", WRITE_ALL]
    done = subprocess.run(command, env=os.environ | elsewhere, capture_output=True, check=True)  # noqa: S603 - our own
    assert done.stdout.decode() == RSS + ATOM + JSON_FEED
