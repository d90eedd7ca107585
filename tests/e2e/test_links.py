"""Where links lead: every local address on every page, in feeds and mail, at the root and under a path."""

import gzip
import json
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from make import playbook_text, tip_text
from photos import drawing
from sites import build, contents, site_project

LINKED = (
    "See [the playbook](/playbooks/live-chat.md), [this](../2026/older.md) and ![a dot](/assets/dot.png)\n"
)
FILES: Mapping[str, str | bytes] = {
    "tips/2026/call-first.md": tip_text(LINKED, playbook="live-chat"),
    "tips/2026/older.md": tip_text(title="Older", date="2026-11-10"),
    "docs/playbooks/live-chat.md": playbook_text(),
    "docs/assets/dot.png": drawing(),
    **{
        f"tips/2026/extra-{n:02}.md": tip_text(title=f"Extra {n}", date=f"2026-10-{n:02}", feature="false")
        for n in range(1, 13)
    },
}


class References(HTMLParser):
    """Every address a page names beside its own, apart by whether the browser loads it unasked."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.linked: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value and not value.startswith("#"):
                kind = (dict(attrs).get("rel") or "").strip()
                follows = tag == "a" or kind in ("canonical", "alternate", "prev", "next")
                (self.linked if follows else self.loaded).append(value)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param("https://tips.example.com/", marks=pytest.mark.thorough),
        "https://team.example.com/handbook/tips/",
    ],
)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, bytes]]:
    """Return a site's address and its files, once at a host's root and once under a path."""
    project = site_project(tmp_path_factory.mktemp("links"), FILES, site_url=request.param)
    return request.param, contents(build(project))


def test_every_local_link_leads_to_a_file(site: tuple[str, dict[str, bytes]]) -> None:
    """No page, the 404 page included, names an address of the site that is not there."""
    url, files = site
    dead = [
        (name, reference)
        for name, content in files.items()
        if name.endswith(".html") and not name.startswith("assets/")
        for reference in (lambda seen: seen.loaded + seen.linked)(References(content.decode()))
        if _is_local(url, name, reference) and _file(url, name, reference) not in files
    ]
    assert dead == []


def _target(url: str, name: str, reference: str) -> str:
    # A host shows the 404 page at any address, so its links count from the host's root.
    page = urljoin(url, "/no/such/page/" if name in ("404.html", "503.html") else name)
    return urljoin(page, reference)


def _is_local(url: str, name: str, reference: str) -> bool:
    target = urlsplit(_target(url, name, reference))
    return target.scheme in ("http", "https") and target.netloc == urlsplit(url).netloc


def _file(url: str, name: str, reference: str) -> str:
    target = urlsplit(_target(url, name, reference))._replace(query="", fragment="").geturl()
    assert target.startswith(url), f"{name}: {reference} leaves the site"
    address = target.removeprefix(url)
    return f"{address}index.html" if not address or address.endswith("/") else address


def test_nothing_is_loaded_from_another_host(site: tuple[str, dict[str, bytes]]) -> None:
    """No page and no mail makes a browser ask anybody else for anything."""
    url, files = site
    foreign = [
        (name, reference)
        for name, content in files.items()
        if name.endswith(".html") and not name.startswith("assets/")
        for reference in References(content.decode()).loaded
        if not (_is_local(url, name, reference) or reference.startswith("data:image/"))
    ]
    assert foreign == []


def test_every_page_announces_the_feeds(site: tuple[str, dict[str, bytes]]) -> None:
    """RSS, Atom and JSON Feed are discoverable on every page, with a tag's own first on its page."""
    _, files = site
    pages = [name for name in files if name.endswith(".html") and not name.startswith(("assets/", "digest/"))]
    pages = [name for name in pages if not name.endswith("huddle/index.html")]  # sheets to print
    for name in pages:
        feeds = [
            link for link in References(files[name].decode()).linked if "feed." in link or "atom." in link
        ]
        assert len({link.rpartition("/")[2] for link in feeds}) == 3, name
    tag = References(files["tags/empathy/index.html"].decode()).linked
    assert [link for link in tag if link.endswith("atom.xml")][:2] == ["atom.xml", "../../atom.xml"]


def test_what_leaves_the_site_is_absolute(site: tuple[str, dict[str, bytes]]) -> None:
    """Feeds, mail, index and sitemap carry addresses that work from anywhere."""
    url, files = site
    entry = json.loads(files["feed.json"])["items"][0]
    assert entry["url"] == f"{url}tips/call-first/"
    assert References(entry["content_html"]).linked == [f"{url}playbooks/live-chat/", f"{url}tips/older/"]
    assert References(entry["content_html"]).loaded == [f"{url}assets/dot.png"]
    assert json.loads(files["digest/edition.json"])["url"] == f"{url}tips/call-first/"
    assert json.loads(files["tips.json"])["tips"][0]["url"] == f"{url}tips/call-first/"
    assert f"<loc>{url}tips/call-first/</loc>" in files["sitemap.xml"].decode()
    for name in ("feed.xml", "atom.xml", "tags/empathy/feed.xml", "digest/index.html", "digest/digest.txt"):
        assert f"{url}tips/call-first/" in files[name].decode(), name


def test_search_holds_articles_and_no_lists(site: tuple[str, dict[str, bytes]]) -> None:
    """Staff's search finds tips and playbooks, not the lists that lead to them, nor the guide."""
    _, files = site
    indexed = [gzip.decompress(content) for name, content in files.items() if name.endswith(".pf_fragment")]
    found = {json.loads(page.removeprefix(b"pagefind_dcd"))["url"].removeprefix("/") for page in indexed}
    extras = {f"tips/extra-{n:02}/" for n in range(1, 13)}
    assert found == {"tips/call-first/", "tips/older/", "playbooks/live-chat/"} | extras


def test_ten_tips_to_a_page(site: tuple[str, dict[str, bytes]]) -> None:
    """Fourteen tips are two pages, each tip once, newest first."""
    _, files = site
    pages = [files[name].decode() for name in ("tips/index.html", "tips/page/2/index.html")]
    assert [page.count("<h3") for page in pages] == [10, 4]
    assert "tips/page/3/index.html" not in files
    assert pages[0].index("Call first") < pages[0].index("Older") < pages[0].index("Extra 12")
