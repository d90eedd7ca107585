"""Links in Markdown lead to where readers find what authors named."""

import re
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from forearmed.article.converter import Converter, Manner
from forearmed.article.resolver import Resolver
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from make import tip_text
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from sites import REPOSITORY, run_here, site_project

SOURCES: Mapping[str, str] = {
    "index.md": "index.html",
    "playbooks/index.md": "playbooks/index.html",
    "playbooks/live-chat.md": "playbooks/live-chat/index.html",
    "tips/2026/call-first.md": "tips/call-first/index.html",
    "tips/2026/older.md": "tips/older/index.html",
    "tags/empathy.md": "tags/empathy/index.html",
    "assets/a b.png": "assets/a b.png",
    "assets/dot.png": "assets/dot.png",
    "feed.xml": "feed.xml",
}
"""Where everything of a site is written, and the file that is made of it."""
ADDRESSES = {
    source: file.removesuffix("index.html").replace(" ", "%20") or "./" for source, file in SOURCES.items()
}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/playbooks/live-chat.md", "../../playbooks/live-chat/"),
        ("older.md#say", "../older/#say"),
        ("./older.md?a=b", "../older/?a=b"),
        ("../../playbooks/live-chat.md", "../../playbooks/live-chat/"),
        ("../../../../index.md", "../../../../index.md"),
        ("/index.md", "../../"),
        ("/assets/dot.png", "../../assets/dot.png"),
        ("/assets/a%20b.png", "../../assets/a%20b.png"),
        ("/feed.xml", "../../feed.xml"),
        ("call-first.md", "./"),
        ("#here", "#here"),
        ("", ""),
        ("?a", "?a"),
        ("/", "/"),
        ("/playbooks/", "/playbooks/"),
        ("/gone.md", "/gone.md"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("https://example.com/index.md", "https://example.com/index.md"),
        ("//example.com/index.md", "//example.com/index.md"),
        (r"\index.md", r"\index.md"),
        ("http://[", "http://["),
        ("//[/index.md", "//[/index.md"),
    ],
)
def test_a_source_becomes_its_address(url: str, expected: str) -> None:
    """What names a source leads to its page or file; all else is left as it was written."""
    source = "tips/2026/call-first.md"
    assert Resolver(source, ADDRESSES[source], ADDRESSES.get)(url) == expected


def test_a_link_is_resolved_anew_for_each_page() -> None:
    """One converter makes every page, and each page's links lead from where that page is."""
    converter = Converter()
    made = {}
    for source in ("index.md", "tips/2026/older.md"):
        resolve = Resolver(source, ADDRESSES[source], ADDRESSES.get)
        made[source] = converter.convert("[a](/tags/empathy.md) ![b](/assets/dot.png)", resolve).html
    assert made == {
        "index.md": '<p><a href="tags/empathy/" data-tag="empathy">a</a> '
        '<img src="assets/dot.png" alt="b" /></p>',
        "tips/2026/older.md": '<p><a href="../../tags/empathy/" data-tag="empathy">a</a> '
        '<img src="../../assets/dot.png" alt="b" /></p>',
    }


# --- compared with the host's own pages ---


class Addresses(HTMLParser):
    """The addresses that a page names, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src")]


@cache
def host() -> tuple[MkDocsConfig, Files]:
    """Return mkdocs' settings, with links as ours are, and all files of the site."""
    config = MkDocsConfig()
    links = {"absolute_links": "relative_to_docs", "not_found": "ignore", "unrecognized_links": "ignore"}
    config.load_dict(
        {
            "site_name": "Tips",
            "docs_dir": str(REPOSITORY / "docs"),
            "theme": "material",
            "plugins": [],
            "validation": {"links": links},
        }
    )
    assert config.validate() == ([], [])
    files = []
    for source, made in SOURCES.items():
        file = File(source, None, "site", use_directory_urls=True)
        file.dest_uri = made
        files.append(file)
    return config, Files(files)


def by_the_host(body: str, source: str) -> list[str | None] | None:
    """Return the addresses in mkdocs' page of *body*, which stands in *source*; None where it gives up."""
    config, files = host()
    page = Page(None, files.src_uris[source], config)
    page.markdown, page.meta = body, {}
    try:
        page.render(config, files)
    except (AssertionError, ValueError):  # a link without an address, and what is none
        return None
    return Addresses(page.content or "").found


def by_us(body: str, source: str) -> list[str | None]:
    """Return the addresses in our HTML of *body*, which stands in *source*."""
    resolve = Resolver(source, ADDRESSES[source], ADDRESSES.get)
    return Addresses(Converter(Manner(permalinks=False)).convert(body, resolve).html).found


PIECES = [
    *SOURCES, *map("/{}".format, SOURCES), "/assets/a%20b.png", "../../index.md",
    "/", "..", "../", ".", "./", "//", "tips", "2026", "older.md", "%20", "a b", "#", "#say",
    "?", "?a=b", ";", ":", "http:", "mailto:", "@", "[", "]", "*", "é", "%C3%A9", "%", "x.html",
]  # fmt: skip
LINKS = st.sampled_from(PIECES) | st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
"""Without what the host reads in another way than GitHub: signs that escape, references, tabs."""
BODIES = st.one_of(LINKS.map("[a](<{}>)".format), LINKS.map("![a](<{}>)".format))


@settings(max_examples=400, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES, st.sampled_from([source for source in SOURCES if source.endswith(".md")]))
@example("<a@example.com>", "index.md")
@example("[a](</tags/empathy.md>)[b](<http://[>)", "index.md")
def test_links_lead_where_the_host_would_lead_them(body: str, source: str) -> None:
    """Whatever an author links to, our addresses are those of mkdocs. Where it gives up, we do not."""
    theirs = by_the_host(body, source)
    ours = by_us(body, source)
    assert theirs is None or ours == theirs


FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def test_our_own_links_lead_where_the_host_would_lead_them() -> None:
    """So it is with every body of this repository's own content."""
    bodies = [
        FRONT_MATTER.sub("", file.read_text("utf-8"))
        for place in ("docs", "tips")
        for file in (REPOSITORY / place).rglob("*.md")
        if file.name != "what-you-can-write.md"  # it shows what the host cannot read
    ]
    assert bodies
    for body in bodies:
        for source in ("tips/2026/call-first.md", "index.md"):
            assert by_us(body, source) == by_the_host(body, source)


def test_what_is_no_address_is_told_where_it_stands(tmp_path: Path) -> None:
    """One such link once ended a whole check, which then blamed the settings."""
    body = 'Call [them](http://[) first.\n\n<a name="x" markdown="span">*Anchor*</a>\n'
    folder = site_project(tmp_path, {"tips/2026/call-first.md": tip_text(body)})
    checked = run_here("forearmed", "check", cwd=folder)
    told = 'tips/2026/call-first.md:7: "http://[" is not an address\n'
    assert (checked.returncode, told in checked.stdout) == (1, True), checked.stdout + checked.stderr
