"""What `forearmed init --host` writes: files that hosts can read, and that say what the site needs."""

import json
import re
from pathlib import Path

import pytest
import yaml
from forearmed.content.library.endings import PUBLISHED
from forearmed.desk.starter.frames import check_frames
from forearmed.desk.starter.hosts import HOSTS, INTRANET, TYPES, Home, host_files
from lxml import etree

HOME = Home.at("https://tips.example.com/")
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
A_YEAR = "public, max-age=31536000, immutable"
FOLDERS = ("filter", "fragment", "index")
"""Where Pagefind has what is named by its checksum."""


def text_for(host: str, home: Home = HOME) -> str:
    """Return the one file of *host*."""
    (text,) = host_files(host, home).values()
    return text


def rules(text: str) -> dict[str, dict[str, str]]:
    """Return what a `_headers` file says, by its patterns, as its hosts read it."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("/"):
            found[line] = headers = {}
        else:
            name, _, value = line.strip().partition(": ")
            headers[name] = value
    return found


@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_headers(host: str) -> None:
    """One star a pattern, no header twice for one address, and short lines: both hosts take that."""
    text = text_for(host)
    assert rules(text) == {
        "/*": HEADERS,
        **{f"/pagefind/{folder}/*": {"Cache-Control": A_YEAR} for folder in FOLDERS},
        "/digest/digest.txt": {"Content-Type": "text/plain; charset=utf-8"},
    }
    assert max(map(len, text.splitlines())) < 2000


def test_azure() -> None:
    """The file is JSON: types, 404.html with its code, headers, and no page in place of what is missing."""
    said = json.loads(text_for("azure"))
    assert said == {
        "routes": [
            {"route": f"/pagefind/{folder}/*", "headers": {"Cache-Control": A_YEAR}} for folder in FOLDERS
        ],
        "responseOverrides": {"404": {"rewrite": "/404.html"}},
        "globalHeaders": {"Cache-Control": "no-cache", **HEADERS},
        "mimeTypes": TYPES,
    }


def test_iis() -> None:
    """Each type is removed before it is given, since one that stands twice is error 500.19 on every page."""
    server = etree.fromstring(text_for("iis").encode()).find("system.webServer")
    assert server is not None
    given: dict[str, str] = {}
    for entry in server.iterfind("staticContent/*"):
        ending = str(entry.get("fileExtension"))
        if entry.tag == "remove":
            assert ending not in given
            given[ending] = ""
        elif entry.tag == "mimeMap":
            assert given[ending] == ""
            given[ending] = str(entry.get("mimeType"))
    assert given == TYPES
    (error,) = server.findall("httpErrors/error")
    assert dict(error.attrib) == {
        "statusCode": "404", "subStatusCode": "-1", "path": "404.html", "responseMode": "File",
    }  # fmt: skip
    added = {each.get("name"): each.get("value") for each in server.findall("httpProtocol/customHeaders/add")}
    assert added == HEADERS
    places = [each.get("path") for each in server.getroottree().findall("location")]
    assert places == [f"pagefind/{folder}" for folder in FOLDERS]


def test_the_types_are_of_what_may_be_published() -> None:
    """An ending that nothing in a site has would only be in the way of the next release of a host."""
    ours = {
        ".eml",
        ".json",
        ".md",
        ".pagefind",
        ".pf_filter",
        ".pf_fragment",
        ".pf_index",
        ".pf_meta",
        ".webmanifest",
    }
    assert set(TYPES) <= ours | PUBLISHED


def test_gitlab() -> None:
    """It publishes `public`, from the main branch only, with what is pinned."""
    said = yaml.safe_load(text_for("gitlab"))
    assert said["pages"]["artifacts"] == {"paths": ["public"]}
    assert said["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert said["pages"]["script"][:3] == [
        "python -m pip install --quiet --requirement requirements.txt", "forearmed build", "mv site public",
    ]  # fmt: skip


@pytest.mark.parametrize("host", sorted(set(HOSTS) - {"azure", "gitlab"}))
def test_the_policy_for_an_intranet_is_at_hand(host: str) -> None:
    """JSON has no comments; everywhere else it is one line to exchange."""
    assert f"{INTRANET}; frame-ancestors 'none'" in text_for(host)


@pytest.mark.parametrize("host", sorted(set(HOSTS) - {"gitlab"}))
def test_who_may_frame_the_site(host: str) -> None:
    """The sites in the settings, and no other."""
    desks = ["https://tickets.example.com", "https://*.desk.example"]
    (text,) = host_files(host, HOME, desks).values()
    assert "frame-ancestors https://tickets.example.com https://*.desk.example" in text
    assert "'none'" not in text


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://tips.example.com/", Home("tips.example.com", "/")),
        ("https://tips.example.com", Home("tips.example.com", "/")),
        ("http://intra/kb/tips/", Home("intra", "/kb/tips/", encrypted=False)),
        ("https://Bücher.example/tips", Home("xn--bcher-kva.example", "/tips/")),
    ],
)
def test_where_a_site_lives(url: str, home: Home) -> None:
    """Whatever its address, servers get a name that they know, and a path between slashes."""
    assert Home.at(url) == home


@pytest.mark.parametrize(
    ("host", "says"),
    [
        ("nginx", ["server_name xn--bcher-kva.example;", "error_page 404 /tips/404.html;"]),
        ("apache", ["ErrorDocument 404 /tips/404.html"]),
        ("caddy", ["\nhttp://xn--bcher-kva.example {", "rewrite * /tips/404.html"]),
    ],
)
def test_a_site_below_a_path(host: str, says: list[str]) -> None:
    """The page that answers a wrong address is looked for where the site is."""
    text = text_for(host, Home.at("http://bücher.example/tips/"))
    for line in says:
        assert line in text
    assert not re.search("[§]", text)


@pytest.mark.parametrize("host", sorted({*HOSTS} - {"gitlab"}))
def test_a_file_that_allows_other_frames_than_the_settings_is_told(tmp_path: Path, host: str) -> None:
    """At its line, with what to write there; not for a remark, and not where both say the same."""
    desk = "https://tickets.example.com"
    for path, text in host_files(host, HOME).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    assert not [*check_frames(tmp_path, ())]
    (problem,) = check_frames(tmp_path, (desk,))
    line = (tmp_path / problem.path).read_text().splitlines()[problem.line - 1]
    assert "frame-ancestors 'none'" in line
    assert INTRANET not in line
    assert problem.warning
    assert problem.message == (
        "allows frames on 'none', but framed_by in mkdocs.yml names https://tickets.example.com; "
        'write "frame-ancestors https://tickets.example.com"'
    )


def test_a_frame_that_nobody_is_to_have_is_told(tmp_path: Path) -> None:
    """Who takes a site out of the settings is told of the file that still lets it in."""
    (tmp_path / "server").mkdir()
    (tmp_path / "server/nginx.conf").write_text(
        host_files("nginx", HOME, ["https://old.example.com"])["server/nginx.conf"]
    )
    (problem,) = check_frames(tmp_path, ())
    assert problem.message == (
        "allows frames on https://old.example.com, but framed_by in mkdocs.yml names nobody; "
        "write \"frame-ancestors 'none'\""
    )
