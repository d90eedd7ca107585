"""The real command on real folders: what is built, when, and what a failure leaves behind."""

import gzip
import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest
from make import NO_SUMMARY, NO_TAGS, playbook_text, tip_text
from photos import drawing
from sites import build, contents, copied, reproducible, run, site_project

LATER = tip_text("A secret until Tuesday.", title="Embargoed words", date="2026-11-24")
DRAFT = "---\ntitle: Unfinished thought\n---\nA secret for good.\n"
LOADED = re.compile(
    r'(?:src|href|data-\w+)="([^"?]*assets/(?:javascripts|stylesheets)/[^"?]+)(?:\?v=(\w+))?"'
)
HASHED = re.compile(r"\.[0-9a-f]{8}\.min\.(js|css)$")


def _unpacked(content: bytes) -> bytes:
    return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content


TWISTS = """Call.

## If they answer this instead

| They answer | You say |
| --- | --- |
| "Why?" | "Because I promised it." |
"""


def test_our_scripts_and_sheets_are_asked_for_by_their_content(tmp_path: Path) -> None:
    """No page runs what a browser kept of an earlier release: each address says which content it means."""
    files: dict[str, str | bytes] = {
        "tips/2026/call-first.md": tip_text(TWISTS, playbook="live-chat"),
        "tips/2026/ask-twice.md": tip_text(title="Ask twice", date="2026-11-10"),
        "docs/playbooks/live-chat.md": playbook_text("## 1. Listen\n\nListen.\n"),
        "docs/paths.yml": "first-week:\n  title: Your first week\n  description: From hello on.\n  stops:\n"
        "    - playbook: live-chat\n    - tip: call-first\n    - tip: ask-twice\n",
    }
    folder = site_project(
        tmp_path, files, site_url="https://tips.example.com/a/b/", settings={"publish_calendar": True}
    )
    site = contents(build(folder))
    asked = {
        (urljoin(f"/a/b/{page}", address), version)
        for page, content in site.items()
        if page.endswith(".html") and not page.startswith("digest/")
        for address, version in LOADED.findall(content.decode())
    }
    ours = {
        address.removeprefix("/a/b/"): version for address, version in asked if not HASHED.search(address)
    }
    assert len(asked) > len(ours) > 0
    assert ours == {name: hashlib.sha256(site[name]).hexdigest()[:8] for name in ours}
    made = [name for name in site if re.match(r"assets/(javascripts|stylesheets)/", name)]
    theirs = re.compile(r"/(lunr|workers)/|\.map$")
    assert sorted(ours) == sorted(
        name for name in made if not HASHED.search(name) and not theirs.search(name)
    )


def test_every_address_of_a_small_site(tmp_path: Path) -> None:
    """Addresses are a promise: this is the whole list for one tip and one playbook, bar the theme's files."""
    files: dict[str, str | bytes] = {
        "tips/2026/call-first.md": tip_text(playbook="live-chat"),
        "docs/playbooks/live-chat.md": playbook_text(),
        "docs/assets/picture.png": drawing(),
    }
    site = [*reproducible(contents(build(site_project(tmp_path, files))))]
    feeds = ["atom.xml", "feed.json", "feed.xml"]
    ours = sorted(name for name in site if not name.startswith("assets/") or name == "assets/picture.png")
    assert ours == sorted(
        [
            "404.html",
            "503.html",
            "authors/training/index.html",
            "answers.json",
            "assets/picture.png",
            "card.png",
            *(
                f"digest/{name}"
                for name in ("digest.eml", "digest.txt", "edition.json", "index.html", "list.eml")
            ),
            *(f"digest/{name}" for name in ("slack.json", "teams.json")),
            "guide/index.html",
            "huddle/all/index.html",
            "huddle/index.html",
            "index.html",
            "llms.txt",
            "manifest.webmanifest",
            "phrasebook/index.html",
            "playbooks/index.html",
            "playbooks/live-chat/card.png",
            "playbooks/live-chat/card/index.html",
            "playbooks/live-chat/index.html",
            "playbooks/live-chat/index.html.md",
            "playbooks/live-chat/source.json",
            "search/catalog.json",
            "search/english.bin",
            "search/index.html",
            "series/first-words/index.html",
            "sitemap.xml",
            "sitemap.xml.gz",
            "subscribe/index.html",
            "tags/apology/index.html",
            "tags/empathy/index.html",
            "tags/index.html",
            "tips.json",
            "tips/2026/index.html",
            "tips/call-first/card.png",
            "tips/call-first/huddle/index.html",
            "tips/call-first/index.html",
            "tips/call-first/index.html.md",
            "tips/call-first/source.json",
            "tips/index.html",
            "worker.js",
            "write/index.html",
            *feeds,
            *(f"tags/{tag}/{name}" for tag in ("apology", "empathy") for name in feeds),
        ]
    )


def test_a_later_tip_and_a_draft_are_nowhere(tmp_path: Path) -> None:
    """Before its release no file of the site holds a tip's address, title or words."""
    files = {
        "tips/2026/call-first.md": tip_text(),
        "tips/2026/embargoed-words.md": LATER,
        "tips/2026/unfinished-thought.md": DRAFT,
    }
    for name, content in contents(build(site_project(tmp_path, files))).items():
        text = _unpacked(content)
        for secret in (b"mbargoed", b"until Tuesday", b"nfinished", b"A secret"):
            assert secret not in text, name
            assert secret.decode() not in name


def test_a_later_tip_appears_everywhere_at_its_release(tmp_path: Path) -> None:
    """At 9:00 in New York on its Tuesday, and not a second before, page, feeds, mail and index agree."""
    project = site_project(
        tmp_path, {"tips/2026/call-first.md": tip_text(), "tips/2026/embargoed-words.md": LATER}
    )
    nine = datetime(2026, 11, 24, 14, tzinfo=UTC)
    before = contents(build(project, at=datetime.fromtimestamp(nine.timestamp() - 1, UTC)))
    assert not [name for name, content in before.items() if b"Embargoed" in _unpacked(content)]
    after = contents(build(project, at=nine))
    holding = [
        "atom.xml", "digest/digest.eml", "digest/digest.txt", "digest/edition.json", "digest/index.html",
        "digest/list.eml", "digest/slack.json", "digest/teams.json", "feed.json", "feed.xml", "index.html",
        "llms.txt", "huddle/index.html", "huddle/all/index.html",
        "pagefind/fragment", "tags/empathy/atom.xml",
        "tags/empathy/feed.json", "tags/empathy/feed.xml", "tags/empathy/index.html",
        "tips/embargoed-words/huddle/index.html", "tips/embargoed-words/index.html",
        "tips/embargoed-words/index.html.md",
        "tips/embargoed-words/source.json", "write/index.html",
        "tips/index.html", "tips.json", "tips/2026/index.html",
        "authors/training/index.html", "tips/call-first/index.html",
    ]  # fmt: skip
    found = {name for name, content in after.items() if b"Embargoed" in _unpacked(content)}
    assert {name.rpartition("/")[0] if name.startswith("pagefind/") else name for name in found} == set(
        holding
    )


def test_same_moment_same_bytes(tmp_path: Path) -> None:
    """Two builds in two folders, time zones, locales and hash seeds are equal, but for Pagefind's folder."""
    worlds = [
        {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    ]
    one, other = (
        reproducible(contents(build(copied(tmp_path / name), env=env)))
        for name, env in zip(("one", "other/deeper"), worlds, strict=True)
    )
    assert one.keys() == other.keys()
    assert [name for name, content in one.items() if other[name] != content] == []


@pytest.mark.thorough
def test_before_the_first_edition(tmp_path: Path) -> None:
    """Without an edition there is no mail and no card, edition.json says so, and everything else works."""
    site = contents(build(site_project(tmp_path, {"tips/2026/embargoed-words.md": LATER})))
    digest = sorted(name for name in site if name.startswith("digest/"))
    assert digest == ["digest/edition.json"]
    assert json.loads(site["digest/edition.json"])["week"] is None
    assert b"The first tip is on its way" in site["index.html"]
    assert b"No tips yet." in site["tips/index.html"]


def test_problems_stop_the_build_and_the_old_site_stands(tmp_path: Path) -> None:
    """Every problem is said at once, in order, and the last good site is untouched byte for byte."""
    project = site_project(tmp_path, {"tips/2026/call-first.md": tip_text()})
    good = contents(build(project))
    (project / "tips/2026/bad.md").write_text(
        tip_text("Go [there](/tips/2026/nowhere.md).", date="2026-11-11", tags="[empaty]")
    )
    (project / "docs/playbooks").mkdir()
    (project / "docs/playbooks/worse.md").write_text("no front matter")
    failed = run("forearmed", "build", cwd=project)
    assert failed.returncode == 1
    assert failed.stdout.splitlines() == [
        'docs/playbooks/worse.md:1: must begin with a line of "---", then title: and the like, '
        'then "---" again',
        "tips/2026/bad.md:3: date: 2026-11-11 is a Wednesday, and editions go out on Tuesdays; "
        "use 2026-11-10 or 2026-11-17",
        'tips/2026/bad.md:5: unknown tag "empaty"; did you mean "empathy"?',
        'tips/2026/bad.md:7: dead link: nothing is published as "/tips/2026/nowhere.md"',
    ]
    assert failed.stderr == "4 problems to mend; nothing was published\n"
    assert contents(project / "site") == good
    assert [path.name for path in project.glob(".site-*")] == []


@pytest.mark.thorough
def test_check_says_what_build_says(tmp_path: Path) -> None:
    """`check` finds the same problems in the same words, and builds nothing."""
    early = tip_text("[x](/tips/2026/embargoed-words.md)")
    files = {"tips/2026/call-first.md": early, "tips/2026/embargoed-words.md": LATER}
    project = site_project(tmp_path, files, settings={"rules": {}})
    checked, built = (run("forearmed", command, cwd=project) for command in ("check", "build"))
    assert checked.returncode == built.returncode == 1
    assert checked.stdout == built.stdout
    assert checked.stdout.splitlines() == [
        "tips/2026/call-first.md:7: dead link: tips/2026/embargoed-words.md goes live later, on 2026-11-24; "
        "link to it once it is live"
    ]
    assert not (project / "site").exists()


def test_mkdocs_itself_stops_with_the_same_lines(tmp_path: Path) -> None:
    """Whoever runs mkdocs directly reads the same problems, and no traceback."""
    project = site_project(tmp_path, {"tips/2026/bad.md": tip_text(tags="[empaty]")})
    failed = run("mkdocs", "build", "--site-dir", str(tmp_path / "out"), cwd=project)
    assert failed.returncode == 1
    assert 'ERROR   -  tips/2026/bad.md:5: unknown tag "empaty"; did you mean "empathy"?' in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.mark.thorough
def test_a_warning_does_not_stop_anything(tmp_path: Path) -> None:
    """A draft without a summary is told of, and the site is built."""
    project = site_project(tmp_path, {"tips/2026/unfinished-thought.md": DRAFT})
    checked = run("forearmed", "check", cwd=project)
    assert (checked.returncode, checked.stdout.splitlines()) == (
        0,
        [
            f"tips/2026/unfinished-thought.md:1: warning: {NO_SUMMARY}",
            f"tips/2026/unfinished-thought.md:1: warning: {NO_TAGS}",
            "1 tip and 0 playbooks in order",
        ],
    )
    build(project)


def test_broken_settings_are_problems_at_their_lines(tmp_path: Path) -> None:
    """Settings and content are checked in the same run."""
    project = site_project(tmp_path, {"tips/2026/bad.md": tip_text(tags="[empaty]")})
    file = project / "mkdocs.yml"
    file.write_text(file.read_text().replace("publish_weekday: Tuesday", "publish_weekday: Tusday"))
    line = next(n for n, text in enumerate(file.read_text().splitlines(), 1) if "Tusday" in text)
    failed = run("forearmed", "check", cwd=project)
    assert failed.returncode == 1
    assert failed.stdout.splitlines() == [
        f'mkdocs.yml:{line}: publish_weekday: "Tusday" is not a day of the week; did you mean "Tuesday"?',
        'tips/2026/bad.md:5: unknown tag "empaty"; did you mean "empathy"?',
    ]


@pytest.mark.thorough
def test_a_site_without_a_name(tmp_path: Path) -> None:
    """Feeds and mail need a name to show: one that is empty is a problem at its line."""
    project = site_project(tmp_path, {"tips/2026/call-first.md": tip_text()})
    file = project / "mkdocs.yml"
    file.write_text(file.read_text().replace("site_name: Forearmed", 'site_name: ""'))
    for command in ("check", "build"):
        failed = run("forearmed", command, cwd=project)
        assert failed.returncode == 1
        assert failed.stdout == "mkdocs.yml:1: site_name: is empty; say what the site is called\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("> " * 900 + "x", id="quotes"),
        pytest.param("".join("  " * n + "- x\n" for n in range(150)), id="lists", marks=pytest.mark.thorough),
        pytest.param("<b>" * 900 + "x" + "</b>" * 900, id="elements", marks=pytest.mark.thorough),
    ],
)
def test_a_body_nested_without_end(tmp_path: Path, body: str) -> None:
    """What no reader could follow ends in one line that says so, in bounded time, and in no traceback."""
    project = site_project(tmp_path, {"tips/2026/call-first.md": tip_text(body)}, settings={"rules": {}})
    failed = run("forearmed", "check", cwd=project)
    assert failed.returncode == 1
    assert failed.stdout.startswith("tips/2026/call-first.md:")
    assert ": nested too deeply: " in failed.stdout
    assert failed.stdout.count("\n") == 1


def test_a_page_in_the_navigation_that_is_not_live(tmp_path: Path) -> None:
    """The navigation would show a scheduled tip's title on every page: it is a problem at its line."""
    project = site_project(tmp_path, {"tips/2026/embargoed-words.md": LATER})
    file = project / "mkdocs.yml"
    file.write_text(file.read_text().replace("- subscribe.md", "- Soon: tips/2026/embargoed-words.md"))
    line = next(n for n, text in enumerate(file.read_text().splitlines(), 1) if "Soon" in text)
    failed = run("forearmed", "build", cwd=project)
    assert failed.stdout == (
        f'mkdocs.yml:{line}: nav: "tips/2026/embargoed-words.md" is not a page of the site now; '
        "delete it, or add it once it is live\n"
    )


@pytest.mark.thorough
def test_an_empty_project(tmp_path: Path) -> None:
    """No tips, no playbooks, not one tag: a site that works all the same."""
    files = {"docs/tags.yml": "", "docs/series.yml": ""}
    site = contents(build(site_project(tmp_path, dict(files))))
    assert b"The first tip is on its way" in site["index.html"]
    assert json.loads(site["tips.json"])["tips"] == []


@pytest.mark.thorough
def test_no_configuration(tmp_path: Path) -> None:
    """In a folder that is no project, one line says what is missing."""
    failed = run("forearmed", "build", cwd=tmp_path)
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert "mkdocs.yml" in failed.stderr


def test_a_wrong_moment(tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH must be a number of seconds; one line says so."""
    failed = run("forearmed", "check", cwd=site_project(tmp_path, {}), env={"SOURCE_DATE_EPOCH": "tuesday"})
    assert (failed.returncode, failed.stderr) == (
        1,
        'forearmed: SOURCE_DATE_EPOCH is "tuesday"; set it to seconds since 1970, as `date +%s` prints them, '
        "or unset it\n",
    )
