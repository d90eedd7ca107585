"""docs/root/: what is copied to the root of the site as it is, and what is not."""

from pathlib import Path

import pytest
from forearmed.content.library import read_library
from forearmed.content.library.root_files import DATA
from forearmed.content.library.walking import DOT_NAMES
from forearmed.content.model import Place
from forearmed.content.settings import DocsSettings
from make import library, problems, settings
from sites import REPOSITORY

HERE = "docs/root/ is copied to the site as it is"
GOOGLE = b"google-site-verification: google0123456789abcdef.html"
BING = b'<?xml version="1.0"?>\n<users>\n\t<user>0123456789ABCDEF</user>\n</users>\n'
PUBLISHED = {
    "_headers": b"/*\n  X-Content-Type-Options: nosniff\n",
    "_redirects": b"/old /new 301\n",
    "web.config": b"<configuration/>",
    "staticwebapp.config.json": b"{}",
    "robots.txt": b"User-agent: *\n",
    "CNAME": b"tips.example.com\n",
    "favicon.ico": b"\0\0",
    "site.webmanifest": b"{}",
    ".nojekyll": b"",
    ".domains": b"tips.example.com\n",
    ".htaccess": b"<IfModule a>\n</IfModule>\n",
    ".well-known/security.txt": b"Contact: mailto:a@example.com\n",
    ".well-known/apple-app-site-association": b'{"a": "<b>"}',
    ".well-known/openpgpkey/hu/iy9q119eutrkn8s1mk4r39qejnbu3n5q": b"\x99\x01<html>",
    ".well-known/stellar.toml": b"",
    "google0123456789abcdef.html": GOOGLE,
    "BingSiteAuth.xml": BING,
}


def test_what_is_copied(tmp_path: Path) -> None:
    """Names that hosts, browsers and search engines ask for are published, a leading dot or not."""
    found = library(tmp_path, {f"docs/root/{name}": text for name, text in PUBLISHED.items()})
    assert [str(problem) for problem in found.problems] == []
    assert {asset.src_uri: asset.file.read_bytes() for asset in found.assets} == PUBLISHED
    assert all(asset.in_root for asset in found.assets)


RUNS = "is not published, since it could run in the site's name"
NO_HTML = f"a file that ends in .html {RUNS}; to prove that the site is yours, a line in its DNS does as well"
PASSWORDS = "is not published: it holds passwords, and everybody could read it; delete it"
NO_PAGE_LOADS = f"{HERE}, and no page loads this; move it to docs/assets/ and name it under"
BIN = "a file that ends in .bin is not published; save it as a document or data, or as a .zip"
KNOWN = "is not published; of the names that begin with a dot, these are: " + ", ".join(sorted(DOT_NAMES))
BEGINS = "has no ending and begins as a page does, so it could run in the site's name; delete it"
MADE = "is kept for what is made for you; give it another name"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("hello.html", b"<p>Hello</p>", NO_HTML),
        ("google1.html", b"google\0<script>", NO_HTML),
        ("long.html", b"a" * 5000 + b"<script>", NO_HTML),
        ("odd.html", "é".encode("latin-1"), NO_HTML),
        ("BingSiteAuth.xml", b"<users><script/></users>", f"a file that ends in .xml {RUNS}"),
        ("sitemap.xml", BING, f"a file that ends in .xml {RUNS}"),
        ("page", b"\n <html>", BEGINS),
        (".well-known/page", b"\xef\xbb\xbf<script>", BEGINS),
        (
            "sw.js",
            b"go()",
            f"{NO_PAGE_LOADS} extra_javascript",
        ),
        ("_worker.js", b"x", f"{NO_PAGE_LOADS} extra_javascript"),
        ("a.css", b"x", f"{NO_PAGE_LOADS} extra_css"),
        ("about.md", b"# About", f"{HERE}, and this would be no page; move it to docs/"),
        ("a.bin", b"x", BIN),
        (".htpasswd", b"ann:x", PASSWORDS),
        (".env", b"A=b", PASSWORDS),
        (".gitlab-ci.yml", b"x", f'".gitlab-ci.yml" {KNOWN}'),
        (".git/config", b"x", f'".git" {KNOWN}'),
        ("assets/a.png", b"x", "/assets/ is kept for what is made for you; put the file into docs/assets/"),
        ("tips/a.txt", b"x", f"/tips/ {MADE}"),
        ("Pagefind/a.txt", b"x", f"/pagefind/ {MADE}"),
        ("digest", b"x", f"/digest/ {MADE}"),
    ],
)  # fmt: skip
def test_what_is_not(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    """Pages and scripts, secrets, and what would go among our own files: an error that says what to do."""
    assert problems(tmp_path, {f"docs/root/{name}": content}) == [f"docs/root/{name}:1: {told}"]


def test_a_tip_is_not_published_from_there(tmp_path: Path) -> None:
    """One that was saved as text would be out at once."""
    tip = "---\ntitle: A\ndate: 2027-01-05\nsummary: B\ntags: [empathy]\n---\nSoon.\n"
    (told,) = problems(tmp_path, {"docs/root/soon.txt": tip})
    assert told.startswith("docs/root/soon.txt:1: is not published under this name; rename it soon.md")


def test_what_an_editor_leaves_is_told(tmp_path: Path) -> None:
    """Nothing there is dropped in silence, but for what systems put into any folder."""
    files: dict[str, str | bytes] = {
        "docs/root/_headers~": "x",
        "docs/root/.#_headers": "x",
        "docs/root/.DS_Store": b"x",
        "docs/root/.well-known/.gitkeep": b"",
    }
    told = "warning: is not published: an editor has left it here; delete it"
    found = library(tmp_path, files)
    assert [str(problem) for problem in found.problems] == [
        f"docs/root/.#_headers:1: {told}",
        f"docs/root/_headers~:1: {told}",
    ]
    assert found.assets == ()


def test_links_stay_in_docs(tmp_path: Path) -> None:
    """A file of docs/ may be at two addresses; one from elsewhere is at none."""
    library(tmp_path, {"docs/root/.well-known/security.txt": "x", "secret.txt": "x"})
    (tmp_path / "docs/root/security.txt").symlink_to(".well-known/security.txt")
    (tmp_path / "docs/root/secret.txt").symlink_to(tmp_path / "secret.txt")
    found = library(tmp_path)
    assert [asset.src_uri for asset in found.assets] == ["security.txt", ".well-known/security.txt"]
    assert [str(problem) for problem in found.problems] == [
        "docs/root/secret.txt:1: is a symbolic link that leaves docs/; put the file itself here"
    ]


def test_where_it_belongs_is_told(tmp_path: Path) -> None:
    """Whoever puts such a file elsewhere learns of the folder, whether its name begins with a dot or not."""
    files: dict[str, str | bytes] = {
        "docs/.htaccess": "x",
        "docs/.well-known/security.txt": "x",
        "docs/CNAME": "x",
        "docs/assets/.nojekyll": "",
        "docs/robots.txt": "x",
    }
    move = "warning: is not published from here; move it to docs/root/, which is copied to the site as it is"
    asked = "warning: is not published; what is asked for at the root of the site belongs in docs/root/"
    assert problems(tmp_path, files) == [
        f"docs/.htaccess:1: {move}",
        f"docs/.well-known:1: {move}",
        f"docs/CNAME:1: {asked}",
        f"docs/assets/.nojekyll:1: {move}",
        f"docs/robots.txt:1: {asked}",
    ]


def test_a_setting_may_keep_it_out(tmp_path: Path) -> None:
    """What the team's own exclude_docs names stays out; what mkdocs leaves out by itself does not."""
    library(tmp_path, {"docs/root/.well-known/security.txt": "x", "docs/root/robots.txt": "x"})
    says = {"root/.well-known/security.txt": "mkdocs", "root/robots.txt": "exclude_docs in mkdocs.yml"}
    wishes = DocsSettings(shut_out=lambda uri: says.get(uri, ""))
    found = read_library(
        tmp_path / "docs", tmp_path / "tips", settings(), config=Place("mkdocs.yml"), wishes=wishes
    )
    assert [asset.src_uri for asset in found.assets] == [".well-known/security.txt"]
    assert found.problems == ()


def test_the_guide_says_what_may_be_there() -> None:
    """Its table has the same names and endings."""
    guide = (REPOSITORY / "docs/guide/hosts.md").read_text("utf-8")
    for names in (sorted(DOT_NAMES), DATA):
        assert ", ".join(f"`{name}`" for name in names) in guide
