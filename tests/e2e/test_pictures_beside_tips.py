"""Pictures from an author's camera on a site that was really built."""

import json
import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from make import tip_text
from photos import drawing, photo, read, scene, written
from sites import run_here, site_project

_BODY = """\
Call first.

![The desk](desk.jpg)

![A scan](scan%20one.png)

<img src="desk.jpg" alt="The desk" width=300>

![Drawn](/assets/drawn.png)
"""
_FILES: dict[str, str | bytes] = {
    "tips/2026/first.md": tip_text(_BODY, date="2026-11-17"),
    "tips/2026/desk.jpg": photo(turned=True),
    "tips/2026/scan one.png": written(scene(1700, 900), "PNG"),
    "tips/2026/later.md": tip_text("![Then](then.png)", date="2027-02-02"),
    "tips/2026/then.png": drawing(),
    "tips/2026/unused.png": drawing(),
    "docs/playbooks/half.png": drawing()[:-500],
    "docs/assets/drawn.png": drawing(),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with a tip and its pictures, which was built once."""
    files = {name: content for name, content in _FILES.items() if "half" not in name}
    folder = site_project(tmp_path_factory.mktemp("pictures"), files)
    done = run_here("forearmed", "build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def images(page: Path) -> list[str]:
    """Return the tag of every picture in the article of *page*."""
    return re.findall(
        r"<img[^>]*>", page.read_text("utf-8").partition("<article")[2].partition("</article")[0]
    )


def test_pictures_lie_beside_the_tip(site: Path) -> None:
    """An address as GitHub takes it, in Markdown and in HTML, leads there on the site."""
    assert images(site / "site/tips/first/index.html") == [
        '<img width="1200" height="1600" src="../2026/desk.jpg" alt="The desk" />',
        '<img width="1600" height="847" loading="lazy" src="../2026/scan%20one.png.webp" alt="A scan" />',
        '<img height="400" loading="lazy" src="../2026/desk.jpg" alt="The desk" width=300>',
        '<img width="300" height="200" loading="lazy" src="../../assets/drawn.png" alt="Drawn" />',
    ]


def test_what_is_published_is_small_and_tells_no_place(site: Path) -> None:
    """The source stays as the author took it."""
    desk = site / "site/tips/2026/desk.jpg"
    assert read(desk.read_bytes()).size == (1200, 1600)
    assert b"A phone" not in desk.read_bytes()
    assert (site / "tips/2026/desk.jpg").read_bytes() == _FILES["tips/2026/desk.jpg"]
    assert (site / "site/assets/drawn.png").read_bytes() == _FILES["docs/assets/drawn.png"]


def test_a_picture_waits_for_the_page_that_shows_it(site: Path) -> None:
    """What lies beside a tip is on the site with the tip, and not before."""
    published = {file.name for file in (site / "site/tips/2026").iterdir()}
    assert published == {"index.html", "desk.jpg", "scan one.png.webp"}


def test_a_build_again_makes_no_picture_again(site: Path) -> None:
    """What is kept has a name made of the picture's bytes, and the site comes out the same."""
    kept = {file: file.stat().st_mtime_ns for file in (site / ".cache/forearmed/pictures").iterdir()}
    before = (site / "site/tips/2026/desk.jpg").read_bytes()
    tip = site / "tips/2026/first.md"
    tip.write_text(f"{tip.read_text()}\nOne more line.\n")
    assert run_here("forearmed", "build", cwd=site).returncode == 0
    assert (site / "site/tips/2026/desk.jpg").read_bytes() == before
    assert {file: file.stat().st_mtime_ns for file in (site / ".cache/forearmed/pictures").iterdir()} == kept


def test_check_names_what_is_damaged_and_what_nobody_sees(tmp_path: Path) -> None:
    """Half a file is an error; a file that no page shows is a warning, for it may have been forgotten."""
    folder = site_project(tmp_path, _FILES)
    told = run_here("forearmed", "check", cwd=folder)
    lines = [line for line in told.stdout.splitlines() if ".png:" in line]
    unseen = "warning: no page shows this; write ![what it shows]({}) where it belongs, or delete it"
    assert lines == [
        "docs/playbooks/half.png:1: is damaged: a part of it is missing; copy it once more",
        f"docs/playbooks/half.png:1: {unseen.format('half.png')}",
        f"tips/2026/unused.png:1: {unseen.format('unused.png')}",
    ]
    assert told.returncode == 1


_FILM = """\
Call first.

<video controls src="call.mp4" poster="still.png" title="How to open a call">
<track kind="captions" src="call.vtt" srclang="en" label="English">
</video>

[How to close one](https://vimeo.com/12345)
"""


def test_a_film_plays_on_the_site_and_is_a_link_elsewhere(tmp_path: Path) -> None:
    """It lies beside the tip; mail and feeds have its poster, its words and where it plays.

    One on another site is a card with its words, and elsewhere a link that says whose site it leads to.
    Nothing plays on a sheet of paper.
    """
    files: dict[str, str | bytes] = {
        "tips/2026/first.md": tip_text(_FILM, date="2026-11-17"),
        "tips/2026/call.mp4": b"\0\0\0\x18ftypmp42" + bytes(99),
        "tips/2026/call.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n",
        "tips/2026/still.png": written(scene(1700, 900), "PNG"),
    }
    folder = site_project(tmp_path, files)
    assert run_here("forearmed", "build", cwd=folder).returncode == 0
    page = (folder / "site/tips/first/index.html").read_text("utf-8")
    played = re.findall(r'(?:src|poster)="(../2026/[^"]*)"', page)
    assert played == ["../2026/call.mp4", "../2026/still.png.webp", "../2026/call.vtt"]
    assert all((folder / "site/tips/first" / name).is_file() for name in played)
    sheet = (folder / "site/tips/first/huddle/index.html").read_text("utf-8")
    still = '<img class="film__still" src="../../2026/still.png.webp" alt="">'
    assert f'<p>{still}<a href="../../2026/call.mp4">Film: How to open a call</a></p>' in sheet
    assert "<video" not in sheet
    there = "https://tips.example.com/tips/2026"
    text = (folder / "site/digest/digest.txt").read_text("utf-8")
    assert f"\n\nFilm: How to open a call <{there}/call.mp4>\n\n" in text
    assert '<p class="film"><a href="https://vimeo.com/12345"><span class="film__site">Film on Vimeo' in page
    assert "\n\nFilm on Vimeo: How to close one <https://vimeo.com/12345>\n\n" in text
    (item,) = json.loads((folder / "site/feed.json").read_bytes())["items"]
    poster = f'<img src="{there}/still.png.webp" alt=""><br>'
    assert f'<a href="{there}/call.mp4">{poster}Film: How to open a call</a>' in item["content_html"]
    mail = message_from_bytes((folder / "site/digest/digest.eml").read_bytes(), policy=default)
    assert [part.get_content_type() for part in mail.walk()][-1] == "image/jpeg"
