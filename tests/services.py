"""Exports of many services as they write them, each with the same post, and with what must not get out."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

SECRETS = ("private.example", "s3cret", "Closed words")
"""Mail addresses, keys and texts for members: each export here has some of them."""

BODY = "<p>Ask first, then <strong>act</strong>.</p>"


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with *files*."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def folder(place: Path, files: Mapping[str, str]) -> Path:
    """Write *files* below *place*, and return that."""
    for name, text in files.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return place


def _ghost_post(number: int, **more: object) -> dict[str, object]:
    return {
        "id": f"p{number}",
        "title": "Ask &amp; act" if number == 1 else f"Post {number}",
        "slug": f"ask-{number}",
        "html": BODY,
        "status": "published",
        "visibility": "public",
        "type": "post",
        "email_only": False,
        "published_at": "2016-02-17T01:30:00.000Z",
        "custom_excerpt": "How to ask.",
        **more,
    }


def _text(words: str) -> dict[str, str]:
    return {"type": "text", "text": words}


LEXICAL = {
    "root": {
        "children": [
            {"type": "extended-heading", "tag": "h2", "children": [{"type": "extended-text", "text": "Why"}]},
            {
                "type": "paragraph",
                "children": [
                    {"type": "extended-text", "text": "Ask ", "format": 0},
                    {"type": "extended-text", "text": "first", "format": 3},
                    {"type": "link", "url": "https://a.example/", "children": [_text(" here")]},
                ],
            },
            {"type": "list", "listType": "number", "children": [
                {"type": "listitem", "children": [{"type": "text", "text": "One & only"}]}]},
            {"type": "image", "src": "__GHOST_URL__/content/a.png", "alt": "A desk", "caption": "Ours"},
            {"type": "callout", "calloutEmoji": "!", "calloutText": "Call <b>now</b>"},
            {"type": "bookmark", "url": "https://b.example/", "metadata": {"title": "A page"}},
            {"type": "paywall"},
            {"type": "email", "html": "<p>Closed words</p>"},
        ]
    }
}  # fmt: skip
MOBILEDOC = {
    "version": "0.3.1",
    "atoms": [["soft-return", "", {}]],
    "cards": [["hr", {}], ["code", {"code": "a < b", "language": "c"}]],
    "markups": [["strong"], ["a", ["href", "https://a.example/"]]],
    "sections": [
        [1, "h2", [[0, [], 0, "Why"]]],
        [1, "p", [[0, [], 0, "Ask "], [0, [0, 1], 2, "first"], [1, [], 0, 0], [0, [], 0, "now"]]],
        [3, "ul", [[[0, [], 0, "One"]], [[0, [], 0, "Two"]]]],
        [10, 0],
        [10, 1],
    ],
}


def ghost() -> str:
    """Return Ghost's export: open posts of each editor, and each kind that is not open."""
    closed: list[dict[str, object]] = [
        {"status": "draft"},
        {"status": "scheduled"},
        {"visibility": "members", "html": "<p>Closed words</p>"},
        {"visibility": "paid", "html": "<p>Closed words</p>"},
        {"visibility": "tiers", "html": "<p>Closed words</p>"},
        {"status": "sent", "email_only": True},
        {"type": "page"},
    ]
    card = {"cards": [["card-markdown", {"markdown": "Ask **first**."}]], "sections": [[10, 0], [1, "p", []]]}
    posts = [
        _ghost_post(1, feature_image="__GHOST_URL__/content/images/size/w600/2016/a.png"),
        _ghost_post(2, html=None, lexical=json.dumps(LEXICAL)),
        _ghost_post(3, html=None, mobiledoc=json.dumps(MOBILEDOC)),
        _ghost_post(4, html=None, mobiledoc=json.dumps(card)),
        *(_ghost_post(number, **more) for number, more in enumerate(closed, 5)),
    ]
    data = {
        "posts": posts,
        "tags": [
            {"id": "t1", "name": "On the phone", "slug": "on-the-phone"},
            {"id": "t2", "name": "#hidden"},
        ],
        "posts_tags": [{"post_id": "p1", "tag_id": "t2", "sort_order": 0}, {"post_id": "p1", "tag_id": "t1"}],
        "users": [{"id": "u1", "name": "Ann Lee", "slug": "ann", "email": "ann@private.example"}],
        "posts_authors": [{"post_id": "p1", "author_id": "u1", "sort_order": 0}],
        "settings": [{"key": "stripe_secret", "value": "s3cret"}],
    }
    return json.dumps({"db": [{"meta": {"exported_on": 1, "version": "5.2.0"}, "data": data}]})


def rss() -> str:
    """Return an RSS feed: a whole post, and the beginning of one."""
    return f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Tips</title><link>https://old.example</link>
<item><title>Ask &amp;amp; act</title><link>https://old.example/2016/02/ask-1/?source=rss-1</link>
<guid isPermaLink="false">1</guid><pubDate>Tue, 16 Feb 2016 20:30:00 -0500</pubDate>
<author>ann@private.example (Ann Lee)</author><category>On the phone</category>
<description>How to ask.</description><content:encoded><![CDATA[{BODY}]]></content:encoded></item>
<item><title>Begun</title><guid>https://old.example/begun</guid>
<pubDate>Tue, 23 Feb 2016 20:30:00 -0500</pubDate>
<description><![CDATA[<p>It begins [&hellip;]</p><p>The post Begun appeared first on Us.</p>]]></description>
</item>
</channel></rss>"""


def atom() -> str:
    """Return an Atom feed whose post is elements, not text."""
    return """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tips</title>
<link rel="alternate" href="https://old.example/"/><entry><id>tag:old.example,2016:1</id>
<title>Ask &amp; act</title><link rel="edit" href="https://old.example/edit/1"/>
<link href="https://old.example/2016/02/ask-1/"/><published>2016-02-16T20:30:00-05:00</published>
<updated>2020-01-01T00:00:00Z</updated><category term="On the phone"/>
<author><name>Ann Lee</name><email>ann@private.example</email></author><summary>How to ask.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ask first, then <strong>act</strong>.</p>
</div></content></entry></feed>"""


def substack() -> dict[str, str]:
    """Return the files of Substack's export: an open post, closed ones, a page, a line without a file."""
    head = "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url\n"
    lines = [
        ("1.ask-1", "True", "newsletter", "everyone", "Ask &amp; act"),
        ("2.paid", "TRUE", "newsletter", "only_paid", "Paid"),
        ("3.free", "TRUE", "newsletter", "only_free", "Free members"),
        ("4.founding", "TRUE", "podcast", "founding", "Founding"),
        ("5.draft", "false", "newsletter", "everyone", "Draft"),
        ("6.gone", "TRUE", "newsletter", "everyone", "Without a file"),
        ("7.about", "TRUE", "page", "everyone", "About"),
        ("8.talk", "TRUE", "thread", "everyone", "Talk"),
    ]
    rows = [
        f"{ident},2016-02-17T01:30:00.000Z,{out},,{kind},{audience},{title},How to ask.,\n"
        for ident, out, kind, audience, title in lines
    ]
    closed = "<p>Closed words</p>"
    files = {
        f"posts/{ident}.html": BODY if ident[0] in "157" else closed for ident, *_ in lines if ident[0] != "6"
    }
    return {"posts.csv": head + "".join(rows), "email_list.csv": "email\nbob@private.example\n", **files}


def _medium_page(title: str, body: str, address: str = "https://medium.com/@ann/ask-1-abcdef123456") -> str:
    canonical = f'<p><a href="{address}" class="p-canonical">Canonical link</a></p>' if address else ""
    return f"""<!DOCTYPE html><html><head><title>{title}</title></head><body><article class="h-entry"><header>
<h1 class="p-name">{title}</h1></header><section data-field="subtitle" class="p-summary">How to ask.</section>
<section data-field="body" class="e-content"><section class="section"><div class="section-divider"><hr
 class="section-divider"></div><div class="section-content">{body}</div></section></section><footer>
<p class="p-tags">Tagged in <a class="p-tag" href="https://medium.com/tag/x">On the phone</a></p>
<p>By <a href="https://medium.com/@ann" class="p-author h-card">Ann Lee</a> on <a href="x"><time
 class="dt-published" datetime="2016-02-17T01:30:00.000Z">February 17, 2016</time></a>.</p>{canonical}
</footer></article></body></html>"""


def medium() -> dict[str, str]:
    """Return the files of Medium's export: a story, a draft, a reply, and pages about the person."""
    body = (
        '<h3 class="graf graf--title">Ask &amp; act.</h3><h4 class="graf graf--subtitle">How to ask</h4>'
        f'<p class="graf">{BODY[3:-4]}</p><pre class="graf graf--pre">one<br>two</pre>'
        '<pre class="graf graf--pre">three</pre>'
    )
    return {
        "posts/2016-02-17_Ask---act-abcdef123456.html": _medium_page("Ask &amp; act", body),
        "posts/draft_Later-abcdef123457.html": _medium_page("Later", "<p>Soon.</p><p>Yes.</p>", ""),
        "posts/2016-02-18_So-true-abcdef123458.html": _medium_page("So true", "<p>So true!</p>"),
        "profile/profile.html": "<p>ann@private.example</p>",
    }


def beehiiv() -> str:
    """Return beehiiv's table: an open post, one for payers, one for both, a draft."""
    head = (
        "id,web_title,status,audience,content_tags,url,web_subtitle,email_subject_line,email_preview_text,"
        "content_html,thumbnail_url,created_at\n"
    )
    kinds = [("confirmed", "free"), ("confirmed", "premium"), ("confirmed", "both"), ("draft", "free")]
    page = (
        "<table><tr><td class='f'>Read online</td></tr><tr><td id='content-blocks'><p>Ask first, then "
        "<strong>act</strong>.</p></td></tr><tr><td class='b'>Unsubscribe</td></tr></table>"
    )
    rows = [
        f'{number},"Ask & act",{status},{audience},On the phone; ,https://b.example/p/ask-{number}?utm_source=x,'
        f'How to ask.,,,"{page if audience == "free" else "<p>Closed words</p>"}",,2016-02-17 01:30:00\n'
        for number, (status, audience) in enumerate(kinds, 1)
    ]
    return head + "".join(rows)


def buttondown() -> dict[str, str]:
    """Return the files of Buttondown's export: of each editor one, one for payers, one later, and people."""
    mails = [
        ("ask-1", "public", "sent"),
        ("fancy", "public", "sent"),
        ("paid", "premium", "sent"),
        ("later", "public", "scheduled"),
    ]
    told = [
        {"id": slug, "subject": "Ask & act", "publish_date": "2016-02-17 01:30:00+00:00", "slug": slug,
         "email_type": kind, "status": status}
        for slug, kind, status in mails
    ]  # fmt: skip
    plain = "<!-- buttondown-editor-mode: plaintext -->"
    return {
        "emails.json": json.dumps(told),
        "emails/ask-1.md": f"{plain}Ask first, then **act**.",
        "emails/fancy.md": f"<!-- buttondown-editor-mode: fancy -->{BODY}",
        "emails/paid.md": f"{plain}Closed words",
        "emails/later.md": f"{plain}Soon, {{{{ subscriber.email }}}}.",
        "subscribers.csv": "email\nbob@private.example\n",
    }


def mailchimp() -> dict[str, str]:
    """Return the files of Mailchimp's export: one campaign with its table, its copy as text, and people."""
    page = (
        "<html><head><title>*|MC:SUBJECT|*</title></head><body><p>Dear *|FNAME|*,</p>"
        f'{BODY}<p><a href="https://x.list-manage.com/track/click?u=s3cret">More</a></p>'
        '<p><a href="*|UNSUB|*">Unsubscribe</a></p></body></html>'
    )
    return {
        "campaigns.csv": 'Title,Subject,List,Send Date\nweek-7,"Ask & act",All,"Feb 16, 2016 08:30 pm"\n',
        "campaigns_content/12_week-7.html": page,
        "campaigns_content/12_week-7.txt": "Ask first",
        "lists/members.csv": "Email\nbob@private.example\n",
    }


MAIL = (
    "From: Ann Lee <ann@private.example>\nTo: Bob <bob@private.example>\nSubject: Ask =?utf-8?q?=26?= act\n"
    "Date: Tue, 16 Feb 2016 20:30:00 -0500\nMessage-ID: <1.bob@private.example>\nMIME-Version: 1.0\n"
    "Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n"
    f'{BODY}<p><img src="cid:logo" alt="A desk"></p><p>Sent to bob@private.example. '
    '<a href="https://m.example/unsubscribe?m=bob%40private.example">Leave</a></p>\n--x\n'
    "Content-Type: image/png\nContent-ID: <logo>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n"
)
ANSWER = (
    "From: Bob <bob@private.example>\nTo: ann@private.example\nSubject: Re: Ask\nIn-Reply-To: <1@x>\n"
    "Date: Wed, 17 Feb 2016 20:30:00 -0500\nMessage-ID: <2@x>\n\nClosed words\n"
)


def mbox() -> str:
    """Return a box of mails: one, the same again, and an answer to it."""
    mails = (MAIL, MAIL, ANSWER)
    return "".join(f"From ann@private.example Tue Feb 16 20:30:00 2016\n{mail}\n" for mail in mails)


def jekyll() -> dict[str, str]:
    """Return the files of a site of Jekyll's, with the tags of Liquid that can be said in Markdown."""
    post = """---
title: "Ask & act"
date: 2016-02-16 20:30:00 -0500
tags: phone desk
categories: [Tips]
author: ann
redirect_from: /old/ask/
---
Ask first, then **act**: [before]({% post_url 2016-02-09-first %}) and [it](/tips/2016/02/09/first.html).
![A desk]({{ site.baseurl }}/img/desk.png){:.wide}

{% highlight ruby linenos %}
puts "{% raw %}"
{% endhighlight %}
"""
    return {
        "_config.yml": "url: https://old.example\nbaseurl: ''\n",
        "_data/authors.yml": "ann:\n  name: Ann Lee\n  email: ann@private.example\n",
        "_posts/2016-02-16-ask-1.md": post,
        "_posts/2016-02-09-first.html": "---\ntitle: First\ncategory: Tips\n---\n<p>First.</p>\n",
        "_posts/2016-03-01-hidden.md": "---\npublished: false\n...\nHidden.\n",
        "_drafts/later.md": "---\ntitle: Later\n---\nSoon.\n",
        "about.md": "---\ntitle: About\n---\nWe.\n",
    }


def hugo() -> dict[str, str]:
    """Return the files of a site of Hugo's, with front matter in each of its languages."""
    ask = """+++
title = "Ask & act"
date = 2016-02-16T20:30:00-05:00
tags = ["phone"]
authors = ["[Ann Lee](https://a.example)"]
aliases = ["/old/ask/", "older"]
slug = "ask-1"
expiryDate = 2017-01-01
+++
Ask first, then **act**. See [the first]({{< ref "first.md" >}}).

{{< figure src="desk.png" alt="A desk" caption="Ours" >}}

{{< youtube w7Ft2ymGmfc >}}

```
{{</* youtube x */>}}
```
"""
    return {
        "hugo.toml": 'baseURL = "https://old.example/"\n',
        "content/post/ask/index.md": ask,
        "content/post/first.md": '{"title": "First", "date": "2016-02-09", "draft": true}\n\nFirst.\n',
        "content/post/odd.md": "---\ntitle: [\ndate: 2016-02-01\n---\nOdd {{< chart 1 >}}.\n",
        "content/post/_index.md": "---\ntitle: All\n---\n",
        "content/page/about.md": "---\ntitle: About\n---\nWe.\n",
    }


def material() -> dict[str, str]:
    """Return the files of a blog of Material's: the title is the first heading."""
    post = """---
date:
  created: 2016-02-16
  updated: 2016-03-01
authors: [ann]
categories: [Phone]
---

# Ask & act, *now*! { #top }

Ask first, then **act**.

<!-- more -->

See [the first](first.md) and [ours][desk].

  [desk]: https://a.example/
"""
    return {
        "docs/blog/.authors.yml": "authors:\n  ann:\n    name: Ann Lee\n    description: x\n",
        "docs/blog/posts/ask.md": post,
        "docs/blog/posts/first.md": "---\ndate: 2016-02-09\nslug: one\ndraft: true\n---\n# First\n\nFirst.\n",
        "mkdocs.yml": "site_name: Tips\nmarkdown_extensions:\n  - x: !!python/name:os.system\n",
    }


def eleventy() -> dict[str, str]:
    """Return the files of a site of Eleventy's."""
    return {
        "eleventy.config.js": "module.exports = {};\n",
        "content/blog/ask/ask.md": "---\ntitle: Ask & act\ndate: 2016-02-16\ntags: [posts, phone]\n---\n"
        'Ask first, then **act**: [first]({{ "/blog/first.md" | url }}).\n',
        "content/blog/first.md": '---js\nconst title = "First";\nconst date = "2016-02-09";\n'
        "const draft = true;\n---\n"
        "First.\n",
        "content/about/index.md": "---\ntitle: About\n---\nWe.\n",
        "README.md": "Read me.\n",
    }


GOOGLE_PAGE = (
    '<html><head><meta content="text/html"><style>.c2{font-weight:700}.c3{color:#000}</style></head>'
    '<body class="c1"><h1 class="c3"><span class="c2">Ask &amp; act</span></h1><p>February 16, 2016</p>'
    '<p class="c3">Ask first, then <span class="c2">act</span>'
    '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>: <a '
    'href="https://www.google.com/url?q=https://a.example/?x%3D1%26y&amp;sa=D&amp;source=editors">more</a>.</p>'
    '<div class="c9"><p class="c3"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>bob@private.example: '
    "Closed words</span></p></div></body></html>"
)
GOOGLE_MARKDOWN = (
    "# Ask & act {#ask-act}\n\nAsk first, then **act**\\!\n\n![][image1]\n\n"
    "[image1]: <data:image/png;base64,iVBORw0KGgo=>\n"
)


def docx(document: str = "", *, more: Mapping[str, str] | None = None) -> bytes:
    """Return a small document of Word's: a title, a day, a paragraph, and a colleague's comment on it."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ask &amp; act</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>16 February 2016</w:t></w:r></w:p><w:p><w:r><w:t xml:space='preserve'>Ask first, "
        "then </w:t>"
        '</w:r><w:r><w:rPr><w:b/></w:rPr><w:t>act</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    styles = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    comment = '<w:comment w:id="0" w:author="Bob"><w:p><w:r><w:t>Closed words</w:t></w:r></w:p></w:comment>'
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{kind}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": document
            or f"<?xml version='1.0'?><w:document {space}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
            "word/comments.xml": f"<w:comments {space}>{comment}</w:comments>",
            **(more or {}),
        }
    )


EXPORTS: Mapping[str, tuple[str, Mapping[str, str] | str | bytes]] = {
    "Ghost (JSON)": ("a.bin", ghost()),
    "RSS": ("a.bin", rss()),
    "Atom": ("a.bin", atom()),
    "Substack": ("a.bin", substack()),
    "Medium": ("a.bin", medium()),
    "beehiiv": ("a.bin", beehiiv()),
    "Buttondown": ("a.bin", buttondown()),
    "Mailchimp": ("a.bin", mailchimp()),
    "Jekyll": ("a.bin", jekyll()),
    "Hugo": ("a.bin", hugo()),
    "Material's blog": ("a.bin", material()),
    "Eleventy": ("a.bin", eleventy()),
    "a mail": ("a.bin", MAIL),
    "mbox": ("a.bin", mbox()),
    "a folder of mails": ("a.bin", {"cur/1:2,S": MAIL, "cur/2:2,DS": MAIL + "x",
                                    "new/3:2,T": MAIL, "cur/4": ANSWER}),
    "Word": ("a.bin", docx()),
    "a page of HTML": ("a.bin", GOOGLE_PAGE),
    "Markdown": ("2016-02-16-ask.md", GOOGLE_MARKDOWN),
}  # fmt: skip
"""An export of each kind, by the name of its reader: a name that says nothing, and its content."""
