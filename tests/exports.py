"""Exports of old publications, as the services write them, with what a test says of each item."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

OLD = "https://old.example"

_WXR = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.4" created="2026-11-01 10:00" -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
	<title>Old tips</title>
	<link>{old}</link>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_site_url>{old}</wp:base_site_url>
	<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ann]]></wp:author_login>\
<wp:author_email><![CDATA[ann@private.example]]></wp:author_email>\
<wp:author_display_name><![CDATA[Ann Lee]]></wp:author_display_name></wp:author>
	<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename><![CDATA[on-the-phone]]></wp:category_nicename>\
<wp:cat_name><![CDATA[On the phone]]></wp:cat_name></wp:category>
{items}
</channel>
</rss>
"""


def wxr(*items: str, old: str = OLD) -> str:
    """Return a WordPress export with *items*, which were at *old*."""
    return _WXR.format(old=old, items="\n".join(items).replace(OLD, old))


def item(
    number: int,
    title: str,
    body: str = "<p>Words to say.</p>",
    *,
    day: str = "2016-02-16 20:30:00",
    status: str = "publish",
    kind: str = "post",
    name: str | None = None,
    terms: Iterable[str] = ("On the phone",),
    meta: Mapping[str, str] | None = None,
    more: str = "",
) -> str:
    """Return one item of a WordPress export. Its day is on the blog's clock; in UTC it is the next."""
    slug = f"post-{number}" if name is None else name
    told = "".join(
        f'<category domain="category" nicename="{each.lower().replace(" ", "-")}"><![CDATA[{each}]]></category>'
        for each in terms
    )
    extra = "".join(
        f"<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for key, value in (meta or {}).items()
    )
    return f"""	<item>
		<title><![CDATA[{title}]]></title>
		<link>{OLD}/2016/02/{slug}/</link>
		<pubDate>Wed, 17 Feb 2016 01:30:00 +0000</pubDate>
		<dc:creator><![CDATA[ann]]></dc:creator>
		<guid isPermaLink="false">{OLD}/?p={number}</guid>
		<content:encoded><![CDATA[{body}]]></content:encoded>
		<excerpt:encoded><![CDATA[]]></excerpt:encoded>
		<wp:post_id>{number}</wp:post_id>
		<wp:post_date><![CDATA[{day}]]></wp:post_date>
		<wp:post_date_gmt><![CDATA[2016-02-17 01:30:00]]></wp:post_date_gmt>
		<wp:post_name><![CDATA[{slug}]]></wp:post_name>
		<wp:status><![CDATA[{status}]]></wp:status>
		<wp:post_parent>0</wp:post_parent>
		<wp:post_type><![CDATA[{kind}]]></wp:post_type>
		<wp:post_password><![CDATA[]]></wp:post_password>
		{told}{extra}{more}
	</item>"""


COMMENT = """<wp:comment><wp:comment_id>9</wp:comment_id>
<wp:comment_author><![CDATA[Bob]]></wp:comment_author>
<wp:comment_author_email>bob@private.example</wp:comment_author_email>
<wp:comment_author_IP>203.0.113.77</wp:comment_author_IP>
<wp:comment_content><![CDATA[First!]]></wp:comment_content></wp:comment>"""


def blogger(*posts: tuple[str, str, str]) -> str:
    """Return Blogger's old backup with *posts*: number, title and body, and the settings and a comment."""
    entries = "".join(
        f"""<entry><id>tag:blogger.com,1999:blog-77.post-{number}</id>
<published>2016-02-16T20:30:00.000-05:00</published><updated>2017-01-01T00:00:00.000-05:00</updated>
<category scheme="http://www.blogger.com/atom/ns#" term="On the phone"/>
<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#post"/>
<title type="text">{escape(title)}</title><content type="html">{escape(body)}</content>
<link rel="alternate" type="text/html" href="http://tips.blogspot.com/2016/02/{number}.html" title="x"/>
<author><name>Ann Lee</name><email>noreply@blogger.com</email></author></entry>"""
        for number, title, body in posts
    )
    return f"""<?xml version='1.0' encoding='UTF-8'?><feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:blogger.com,1999:blog-77.archive</id><title type="text">Tips</title>
<entry><id>tag:blogger.com,1999:blog-77.settings.X</id><category scheme="http://schemas.google.com/g/2005#kind"
term="http://schemas.google.com/blogger/2008/kind#settings"/><title/><content type="text">true</content></entry>
{entries}<entry><id>tag:blogger.com,1999:blog-77.post-5000</id>
<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#comment"/>
<title>Nice</title><content type="html">Nice</content></entry></feed>"""


def takeout(*posts: tuple[str, str, str]) -> str:
    """Return Google Takeout's ``feed.atom`` with the same *posts*, and a draft in the trash."""
    entries = "".join(
        f"""<entry><id>tag:blogger.com,1999:blog-77.post-{number}</id><blogger:type>POST</blogger:type>
<blogger:status>LIVE</blogger:status><author><name>Ann Lee</name><uri></uri><blogger:type>BLOGGER</blogger:type></author>
<title>{escape(title)}</title><content type='html'>{escape(body)}</content><blogger:metaDescription/>
<blogger:created>2016-02-16T23:00:00Z</blogger:created><published>2016-02-17T01:30:00Z</published>
<updated>2018-01-01T00:00:00Z</updated><category scheme='tag:blogger.com,1999:blog-77' term='On the phone'/>
<blogger:filename>/2016/02/{number}.html</blogger:filename><link/><enclosure/><blogger:trashed/></entry>"""
        for number, title, body in posts
    )
    return f"""<?xml version='1.0' encoding='utf-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
<id>tag:blogger.com,1999:blog-77</id><title>Tips</title>{entries}</feed>"""
