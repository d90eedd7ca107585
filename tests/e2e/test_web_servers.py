"""A site with files for its host: what a build copies, and what Debian's web servers then answer.

The servers are no part of what `make test` installs; `make audit` asks for them.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import webservers
import yaml
from forearmed.desk.starter.hosts import INTRANET, Home, host_files
from make import playbook_text, tip_text
from playwright.sync_api import Browser, expect
from sites import build, contents, read, run_here, serving, site_project

URL = "https://tips.example.com/kb/"
SERVERS = ("nginx", "apache", "caddy")
FILES: Mapping[str, str] = {
    path: text for host in (*SERVERS, "iis") for path, text in host_files(host, Home.at(URL)).items()
}
CONTENT = {
    "tips/2026/the-money.md": tip_text("Say “gern geschehen” when it comes: a refund.\n", date="2026-11-10"),
    "docs/playbooks/live-chat.md": playbook_text(),
}
EXTRA: Mapping[str, str | bytes] = {
    "docs/root/.well-known/security.txt": "Contact: mailto:desk@example.com\n",
    "docs/root/CNAME": "tips.example.com\n",
    "docs/root/favicon.ico": b"\0\0",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with files for hosts, built to live under a path."""
    folder = site_project(
        tmp_path_factory.mktemp("hosts"),
        {
            **CONTENT,
            **FILES,
            **EXTRA,
            "docs/guide/index.md": "---\ntitle: Us\n---\n[Whom to tell](/.well-known/security.txt)\n",
        },
        site_url=URL,
    )
    configuration = yaml.safe_load((folder / "mkdocs.yml").read_text())
    configuration["theme"]["favicon"] = "favicon.ico"
    configuration["exclude_docs"] = "/drafts/\n"  # with which mkdocs looks at every name
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration, sort_keys=False))
    build(folder)
    return folder


def test_a_build_copies_them_as_they_are(project: Path) -> None:
    """At the root, with their bytes, by our command and by mkdocs' own; pages may lead to them."""
    site = contents(project / "site")
    root = {
        path.removeprefix("docs/root/"): text for path, text in {**FILES, **EXTRA}.items() if "/root/" in path
    }
    assert {name: site[name] for name in root} == {
        name: text if isinstance(text, bytes) else text.encode() for name, text in root.items()
    }
    assert not [name for name in site if name.startswith(("root/", "server/"))]
    assert b'href="../.well-known/security.txt"' in site["guide/index.html"]
    assert b'href="favicon.ico"' in site["index.html"]
    assert "docs/root" not in run_here("forearmed", "check", cwd=project).stdout
    assert b"well-known" not in site["sitemap.xml"]


@pytest.mark.thorough
def test_a_preview_has_them(tmp_path: Path) -> None:
    """What a page leads to is there while one writes."""
    with serving(site_project(tmp_path, {**CONTENT, **EXTRA})) as address:
        assert read(f"{address}.well-known/security.txt").startswith("Contact")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("tips.json", "{}"),
        ("TIPS.json", "{}"),
        ("robots.txt", "x"),
        ("about", "x"),
        ("about/a.txt", None),
        ("soon", "x"),
        ("feed.xml/a.txt", "x"),
        ("handbook/index.html", "no tag"),
    ],
)
def test_nothing_of_ours_is_covered(tmp_path: Path, name: str, what: str | None) -> None:
    """A file in the place of a page, a feed or a file of the theme's, now or later, is an error."""
    files = {
        f"docs/root/{name}": what or "x",
        "docs/about.md": "---\ntitle: About\n---\nUs.\n",
        "docs/handbook.md": "---\ntitle: Handbook\n---\nUs.\n",
        "docs/soon.md": "---\ntitle: Soon\ndraft: true\n---\nUs.\n",
        "overrides/robots.txt": "User-agent: *\n",
    }
    folder = site_project(tmp_path, {**CONTENT, **files})
    configuration = yaml.safe_load((folder / "mkdocs.yml").read_text())
    configuration["theme"]["custom_dir"] = "overrides"
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration, sort_keys=False))
    told = [
        line for line in run_here("forearmed", "check", cwd=folder).stdout.splitlines() if "root/" in line
    ]
    way = "is in the way of what the site has at this address; give it another name"
    covers = "has the name of a file of the site's own and would replace it; rename this one"
    expected = [f"docs/root/{name}:1: {covers if name == 'robots.txt' else way}"] if what else []
    assert told == expected


def test_only_a_tip_to_come_leads_to_it(tmp_path: Path) -> None:
    """What lies there is published at once, unlike what lies in docs/assets/."""
    to_come = tip_text("See [it](/terms.txt) and [that](/assets/that.txt).\n", date="2026-11-24")
    files = {"tips/to-come.md": to_come, "docs/root/terms.txt": "x", "docs/assets/that.txt": "x"}
    site = build(site_project(tmp_path, files))
    assert (site / "terms.txt").is_file()
    assert not (site / "assets/that.txt").exists()


# --- in the servers themselves ---


@dataclass
class Served:
    """A running server: *where* it listens, and the *site* that it serves at /kb/."""

    name: str
    where: tuple[str, int]
    site: Path

    def ask(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Return what it says of *path*, below the site's own."""
        return webservers.ask(self.where, f"/kb/{path}", **headers)


@contextmanager
def served(name: str, project: Path, folder: Path, *, policy: str = "") -> Iterator[Served]:
    """Serve the site of *project* with the server *name*, and with a *policy* as an intranet may have it."""
    if not webservers.is_there(name):
        pytest.skip(f"needs Debian's {webservers.PROGRAMS[name]}")
    folder.chmod(0o755)
    site = Path(shutil.copytree(project / "site", folder / "www/kb"))
    files = dict(FILES)
    for path, text in FILES.items():
        files[path] = text.replace('"frame-ancestors', f'"{policy}; frame-ancestors', 1) if policy else text
    (site / ".htaccess").write_text(files["docs/root/.htaccess"])
    with webservers.running(name, folder / "www", files, folder / "server") as where:
        yield Served(name, where, site)


@pytest.fixture(scope="module", params=SERVERS)
def server(
    request: pytest.FixtureRequest, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """Run each server as its file says."""
    with served(request.param, project, tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("digest/digest.txt", "text/plain; charset=utf-8"),
        ("tips.json", "application/json"),
        ("pagefind/*/*.pf_fragment", "application/octet-stream"),
        ("pagefind/*.pf_meta", "application/octet-stream"),
        (".well-known/security.txt", "text/plain; charset=utf-8"),
        ("tips/*/index.html.md", "text/markdown; charset=utf-8"),
        ("llms.txt", "text/plain; charset=utf-8"),
        ("manifest.webmanifest", "application/manifest+json"),
    ],
)
def test_types(server: Served, path: str, kind: str) -> None:
    """A text says how it is encoded; the search's files are bytes; Markdown is shown, not kept as a file."""
    file = next(server.site.glob(path)) if "*" in path else server.site / path
    code, headers, _ = server.ask(file.relative_to(server.site).as_posix() if "*" in path else path)
    assert (code, headers["content-type"].lower()) == (200, kind)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "frame-ancestors 'none'"
    assert headers["referrer-policy"] == "same-origin"


def test_what_browsers_keep(server: Served) -> None:
    """Pages, feeds and the list of words are asked for each time; what is named by its content, once."""
    kept = [*server.site.glob("pagefind/*/*.pf_index"), *server.site.glob("assets/*/bundle.*.min.js")]
    asked = [
        "",
        "feed.xml",
        "search/catalog.json",
        "pagefind/pagefind-entry.json",
        "assets/javascripts/search.js",
    ]
    for file in kept:
        address = file.relative_to(server.site).as_posix()
        assert server.ask(address)[1]["cache-control"] == "max-age=31536000"
    for address in asked:
        assert server.ask(address)[1]["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["nowhere/", "nowhere", "pagefind/index/en_00.pf_index"])
def test_a_wrong_address(server: Served, path: str) -> None:
    """It gets our page, as what it is, and nobody keeps that."""
    code, headers, body = server.ask(path)
    assert (code, body) == (404, (server.site / "404.html").read_bytes())
    assert (headers["content-type"].lower(), headers["cache-control"]) == (
        "text/html; charset=utf-8",
        "no-cache",
    )


def test_an_address_without_its_slash(server: Served) -> None:
    """It leads to the right one, under the name by which the server was asked."""
    code, headers, _ = server.ask("tips")
    assert code in (301, 308)
    assert headers["location"] in ("/kb/tips/", "http://{}:{}/kb/tips/".format(*server.where))


@pytest.mark.parametrize("path", ["feed.xml", "index.html", "assets/stylesheets/forearmed.css"])
def test_what_has_not_changed(server: Served, path: str) -> None:
    """A reader that takes packed files gets a short answer when it asks again, from Apache, too."""
    code, headers, body = server.ask(path, Accept_Encoding="gzip")
    assert (code, headers.get("content-encoding")) == (200, "gzip")
    assert body
    code, _, body = server.ask(path, Accept_Encoding="gzip", If_None_Match=headers["etag"])
    assert (code, body) == (304, b"")


@pytest.mark.parametrize(
    "policy",
    [
        pytest.param("", id="as it is", marks=pytest.mark.thorough),
        pytest.param(INTRANET, id="in a strict network"),
    ],
)
@pytest.mark.parametrize("name", SERVERS)
def test_search(browser: Browser, project: Path, tmp_path: Path, name: str, policy: str) -> None:
    """It finds a word, and nothing that the page asks for is refused."""
    said: list[str] = []
    with served(name, project, tmp_path, policy=policy) as server:
        page = browser.new_page(service_workers="allow")
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        answer = page.goto("http://{}:{}/kb/search/?q=refund".format(*server.where))
        assert answer
        assert answer.headers["content-security-policy"].startswith(policy or "frame-ancestors")
        expect(page.locator("[data-search-results] a").first).to_have_text("Call first")
        page.close()
    assert said == []
