"""`forearmed preview` on real folders: the mail of any tip, in bytes and in pictures, and what is refused."""

import base64
import socket
import struct
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from forearmed.desk import screenshots
from make import NO_SUMMARY, NO_TAGS, tip_text
from playwright.sync_api import Browser
from sites import NOW, build, contents, run, site_project

LATER = tip_text("Say it [first](/tips/2026/call-first.md).\n", title="Later words", date="2026-12-08")
FILES: dict[str, str | bytes] = {
    "tips/2026/call-first.md": tip_text(),
    "tips/2026/next-week.md": tip_text(title="Next week", date="2026-11-24"),
    "tips/2026/later.md": LATER,
    "tips/2026/idea.md": "---\ntitle: An idea\n---\nNot ready.\n",
    "tips/2026/side.md": tip_text(title="Aside", date="2026-11-26", feature="false"),
}
MAIL = {"digest.eml", "digest.txt", "edition.json", "index.html", "list.eml"}
PICTURES = {"dark.png", "light.png", "phone.png"}


def preview(project: Path, *names: str, at: datetime = NOW, browser: bool = False) -> CompletedProcess[str]:
    """Preview the tips called *names* into out/; without a *browser*, nothing is on the PATH."""
    nowhere = project / "nothing"
    nowhere.mkdir(exist_ok=True)
    env = {} if browser else {"PATH": str(nowhere)}
    files = [name if "/" in name else f"tips/2026/{name}.md" for name in names]
    return run("forearmed", "preview", *files, "--out", "out", cwd=project, at=at, env=env)


def test_it_is_the_mail_that_goes_out(tmp_path: Path) -> None:
    """Bytes that are shown weeks before are those built at the release, and are for one person till then."""
    project = site_project(tmp_path, FILES, settings={"rules": {}})
    assert preview(project, "later", "call-first").returncode == 0
    assert (project / "out").stat().st_mode & 0o777 == 0o700
    shown = contents(project / "out")
    for name, release in (
        ("later", datetime(2026, 12, 8, 14, tzinfo=UTC)),
        ("call-first", datetime(2026, 11, 17, 14, tzinfo=UTC)),
    ):
        built = contents(build(project, at=release) / "digest")
        assert {file: shown[f"{name}/{file}"] for file in MAIL} == {file: built[file] for file in MAIL}
    assert b"Next week" in shown["later/digest.txt"]


@pytest.mark.thorough
def test_the_whole_summary(tmp_path: Path) -> None:
    """Scheduled, draft, out already, never mailed: each says when readers get it, and what check says."""
    project = site_project(tmp_path, FILES, settings={"rules": {}})
    said = preview(project, "later", "idea", "call-first", "side", "later")
    assert (said.returncode, said.stdout, said.stderr) == (
        0,
        f"tips/2026/idea.md:1: warning: {NO_SUMMARY}\ntips/2026/idea.md:1: warning: {NO_TAGS}\n"
        "4 mails in out; open out/index.html in a browser\n",
        f"pictures left out: {NO_BROWSER}\n",
    )
    assert (project / "out/summary.md").read_text() == SUMMARY
    assert sorted(contents(project / "out")) == sorted(
        [
            ".forearmed-preview",
            "index.html",
            "summary.md",
            *(f"{slug}/{name}" for slug in ("call-first", "idea", "later", "side") for name in MAIL),
        ]
    )


@pytest.mark.thorough
def test_same_moment_same_bytes(tmp_path: Path) -> None:
    """In two folders, time zones and hash seeds a preview is the same, byte for byte."""
    made = []
    for name, zone, seed in (("one", "Asia/Tokyo", "1"), ("two", "America/Lima", "2")):
        project = site_project(tmp_path / name, FILES)
        env = {"TZ": zone, "PYTHONHASHSEED": seed, "PATH": str(project)}
        command = ("forearmed", "preview", "tips/2026/later.md", "tips/2026/idea.md", "--out", "out")
        assert run(*command, cwd=project, env=env).returncode == 0
        made.append(contents(project / "out"))
    assert made[0] == made[1]


@pytest.mark.thorough
def test_pictures_show_the_whole_mail_in_its_own_colors(tmp_path: Path, browser: Browser) -> None:
    """Light and dark are 700 wide, the phone 390; each ends where the mail ends, in the reader's colors."""
    long = tip_text("Read on.\n\n" * 200 + "![no](https://pictures.example/x.png)\n")
    project = site_project(tmp_path, {**FILES, "tips/2026/long.md": long.replace("2026-11-17", "2026-12-15")})
    said = preview(project, "long", browser=True)
    assert said.stderr == "taking pictures of long ...\n"
    shown = contents(project / "out/long")
    assert shown.keys() == MAIL | PICTURES
    page = browser.new_page(viewport={"width": 700, "height": 100})
    page.set_content(shown["index.html"].decode())
    assert size(shown["light.png"]) == (700, page.evaluate("document.documentElement.scrollHeight"))
    assert size(shown["dark.png"]) == size(shown["light.png"])
    width, height = size(shown["phone.png"])
    assert width == 390
    assert height > 200 * 17
    corners = {name: corner(browser, shown[name]) for name in sorted(PICTURES)}
    assert corners == {"dark.png": "#11161a", "light.png": "#f3f6f8", "phone.png": "#f3f6f8"}


def test_a_picture_fetches_nothing() -> None:
    """Whatever a page names, by address or by name, no host hears of it, and there is a picture."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        port = listener.getsockname()[1]
        page = "".join(
            f'<img src="http://{host}:{port}/x.png">' for host in ("127.0.0.1", "localhost", "[::1]")
        )
        found = screenshots.Browser.found()
        assert found
        taken = found.pictures("<!doctype html><body>" + page, {"x": screenshots.View(390)})
        assert size(taken["x"])[0] == 390
        with pytest.raises(TimeoutError):
            listener.accept()


def size(png: bytes) -> tuple[int, int]:
    """Return the width and height of *png* (PNG specification, section 11.2.1)."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def corner(browser: Browser, png: bytes) -> str:
    """Return the color of the last pixel of *png*: the mail's paper, below all it says."""
    page = browser.new_page()
    source = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    color: str = page.evaluate(
        """async source => {
          const image = new Image(); image.src = source; await image.decode();
          const canvas = new OffscreenCanvas(1, 1).getContext("2d");
          canvas.drawImage(image, 1 - image.width, 1 - image.height);
          return "#" + [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
            .map(part => part.toString(16).padStart(2, "0")).join("");
        }""",
        source,
    )
    page.close()
    return color


@pytest.mark.thorough
def test_errors_are_shown_with_the_mail(tmp_path: Path) -> None:
    """A tip that no build would take is shown as far as it can be; only errors of what is shown count."""
    wrong = tip_text("[soon](/tips/2026/later.md) <script>x</script>\n", title="Wrong", sumary="typo")
    project = site_project(
        tmp_path, {**FILES, "tips/2026/wrong.md": wrong, "tips/2026/broken.md": "no"}, settings={"rules": {}}
    )
    said = preview(project, "wrong", "broken", "later")
    assert said.returncode == 1
    assert said.stdout.splitlines() == [
        "tips/2026/wrong.md:3: week 2026-W47 is over and has tips/2026/call-first.md; the next free week is "
        '2026-W49 (Tuesday, December 1, 2026); or set "feature: false" to keep this one out of the editions',
        'tips/2026/wrong.md:6: unknown key "sumary"; did you mean "summary"?',
        "tips/2026/wrong.md:8: <script> is not allowed here; delete it",
        "tips/2026/wrong.md:8: dead link: tips/2026/later.md goes live later, on 2026-12-08; "
        "link to it once it is live",
        'tips/2026/broken.md:1: must begin with a line of "---", then title: and the like, then "---" again',
        "2 mails in out; open out/index.html in a browser",
    ]
    summary = (project / "out/summary.md").read_text()
    assert all(line in summary for line in said.stdout.splitlines()[:-1])
    assert "soon <https://tips.example.com/tips/later/>" in (project / "out/wrong/digest.txt").read_text()
    assert (project / "out/wrong/index.html").exists()
    assert not (project / "out/broken").exists()
    assert preview(project, "later").returncode == 0


def test_what_cannot_be_shown_is_told_at_once(tmp_path: Path) -> None:
    """Each FILE that is no tip is told in a line with what to do, and nothing is written."""
    files = {**FILES, "docs/playbooks/chat.md": "x", "tips/2026/.idea.md": "x", "tips/2026/notes.txt": "x"}
    project = site_project(tmp_path, files)
    names = ["no-such", "tips/2026", "docs/playbooks/chat.md", "docs/index.md", "tips/2026/notes.txt"]
    said = preview(project, *names, "tips/2026/.idea.md", "later")
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.splitlines() == [
        "forearmed: tips/2026/no-such.md does not exist; look at its name again",
        "forearmed: tips/2026 is a folder; name the tips in it, such as tips/2026/*.md",
        "forearmed: docs/playbooks/chat.md is a playbook, and only tips are mailed; make serve shows it",
        "forearmed: docs/index.md is not a tip; name a Markdown file in tips/",
        "forearmed: tips/2026/notes.txt is not a tip; name a Markdown file in tips/",
        "forearmed: tips/2026/.idea.md is passed over, as editors' left-overs are; "
        "rename it with letters, digits and hyphens",
    ]
    assert not (project / "out").exists()


@pytest.mark.thorough
def test_only_a_preview_is_replaced(tmp_path: Path) -> None:
    """An earlier preview goes whole; a folder of anything else, or one that is published, stays as it is."""
    project = site_project(tmp_path, FILES, settings={"rules": {}})
    assert preview(project, "later").returncode == 0
    assert preview(project, "idea").returncode == 0
    assert {name.partition("/")[0] for name in contents(project / "out")} == {
        ".forearmed-preview",
        "idea",
        "index.html",
        "summary.md",
    }
    (project / "out/.forearmed-preview").unlink()
    before = contents(project / "out")
    refused = preview(project, "later")
    advice = "forearmed: out holds something other than a preview; name another with --out\n"
    assert (refused.returncode, refused.stderr) == (1, advice)
    assert contents(project / "out") == before
    command = ("forearmed", "preview", "tips/2026/later.md", "--out", "docs/out")
    assert run(*command, cwd=project).stderr == (
        "forearmed: docs/out lies in docs/, which is published; name another with --out\n"
    )
    assert not list(project.glob(".forearmed-preview-*"))


@pytest.mark.parametrize("script", ["exit 3", pytest.param("exit 0", marks=pytest.mark.thorough)])
def test_a_browser_that_fails(tmp_path: Path, script: str) -> None:
    """Whatever becomes of the pictures, the mail is written, and a line says why they are missing."""
    project = site_project(tmp_path, FILES, settings={"rules": {}})
    program = project / "nothing/chromium"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    said = preview(project, "later")
    reason = (
        "failed with exit code 3"
        if script == "exit 3"
        else "did not say how high the page is; try another one"
    )
    assert (said.returncode, said.stderr) == (
        0,
        f"taking pictures of later ...\npictures left out: {program} {reason}\n",
    )
    assert (project / "out/later/index.html").exists()


@pytest.mark.thorough
def test_other_people_read_it_too(tmp_path: Path) -> None:
    """The command works from another folder, through --config, with files named from there."""
    site_project(tmp_path / "project", FILES)
    command = ("forearmed", "preview", "project/tips/2026/idea.md", "--config", "project/mkdocs.yml")
    said = run(*command, "--out", "new/folder", cwd=tmp_path, env={"PATH": str(tmp_path)})
    assert said.returncode == 0, said.stderr
    assert (tmp_path / "new/folder/idea/digest.eml").exists()


@pytest.mark.thorough
def test_a_page_to_look_at(tmp_path: Path, browser: Browser) -> None:
    """Without --out it lies in preview/; pictures load, links lead to files, text is only text."""
    odd = tip_text(title='"<img src=x> $mails"', date="2026-12-15")
    project = site_project(tmp_path, {**FILES, "tips/2026/odd.md": odd}, settings={"rules": {}})
    said = run("forearmed", "preview", "tips/2026/later.md", "tips/2026/odd.md", cwd=project)
    last = said.stdout.splitlines()[-1]
    assert (said.returncode, last) == (0, "2 mails in preview; open preview/index.html in a browser")
    page = browser.new_page()
    page.goto((project / "preview/index.html").as_uri())
    assert page.locator("h2").all_inner_texts() == ["Later words", "<img src=x> $mails"]
    assert page.evaluate("[...document.images].map(image => image.naturalWidth > 300)") == [True] * 6
    assert "Subject\n" in page.locator("dl").first.inner_text()
    assert "Call first." in page.locator("pre").last.inner_text()
    links = page.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert {f"{slug}/{name}" for slug in ("later", "odd") for name in PICTURES | MAIL - {"edition.json"}} == {
        *links
    }
    assert all((project / "preview" / link).is_file() for link in links)
    page.close()


def test_a_page_without_pictures(tmp_path: Path) -> None:
    """The mail itself takes their place, and a line says why they are missing."""
    project = site_project(tmp_path, FILES, settings={"rules": {}})
    preview(project, "later")
    shown = (project / "out/index.html").read_text()
    assert f"<p>Without pictures: {NO_BROWSER}.</p>" in shown
    assert '<iframe src="later/index.html" title="The mail" sandbox></iframe>' in shown


NO_BROWSER = "no browser was found; install Chromium, so that chromium is on the PATH"
SUMMARY = f"""\
# Preview of 4 tips

Without pictures: {NO_BROWSER}.

## Later words

- File: tips/2026/later.md
- Release: goes out Tuesday, December 8, 2026, at 9:00 (America/New_York), week 2026-W50
- Subject: Tip of the Week: Later words
- The line beside the subject in the inbox (preheader): Call before you write.
- Size: 13.0 KB of HTML; the limit is 80 KB
- Mail: [index.html](later/index.html), [digest.txt](later/digest.txt), [digest.eml](later/digest.eml)

The text begins:

```text
Forearmed
Week 50 · Tuesday, December 8, 2026

Later words
===========

By Training

Say it first <https://tips.example.com/tips/call-first/>.

Tags: Empathy <https://tips.example.com/tags/empathy/>

Read it on the site: https://tips.example.com/tips/later/
Huddle, five minutes with your team:
https://tips.example.com/tips/later/huddle/

…
```

`forearmed check` finds it in order.

## An idea

- File: tips/2026/idea.md
- Release: no date yet; the next free week is 2026-W49 (Tuesday, December 1, 2026)
- Subject: Tip of the Week: An idea
- The line beside the subject in the inbox (preheader): none yet; write a summary
- Size: 12.6 KB of HTML; the limit is 80 KB
- Mail: [index.html](idea/index.html), [digest.txt](idea/digest.txt), [digest.eml](idea/digest.eml)

The text begins:

```text
Forearmed
Week 49 · Tuesday, December 1, 2026

An idea
=======

By Training

Not ready.

Read it on the site: https://tips.example.com/tips/idea/
Huddle, five minutes with your team:
https://tips.example.com/tips/idea/huddle/

Earlier tips
------------
…
```

`forearmed check` says:

```text
tips/2026/idea.md:1: warning: missing "summary"; write summary: and behind it one sentence of at most 160 characters
tips/2026/idea.md:1: warning: missing "tags"; write a line such as tags: [empathy]
```

## Call first

- File: tips/2026/call-first.md
- Release: its week, 2026-W47, is over: it was due Tuesday, November 17, 2026, at 9:00 (America/New_York)
- Subject: Tip of the Week: Call first
- The line beside the subject in the inbox (preheader): Call before you write.
- Size: 12.0 KB of HTML; the limit is 80 KB
- Mail: [index.html](call-first/index.html), [digest.txt](call-first/digest.txt), [digest.eml](call-first/digest.eml)

The text begins:

```text
Forearmed
Week 47 · Tuesday, November 17, 2026

Call first
==========

By Training

Call first.

Tags: Empathy <https://tips.example.com/tags/empathy/>

Read it on the site: https://tips.example.com/tips/call-first/
Huddle, five minutes with your team:
https://tips.example.com/tips/call-first/huddle/

…
```

`forearmed check` finds it in order.

## Aside

- File: tips/2026/side.md
- Release: never mailed; on the site from Thursday, November 26, 2026, at 9:00 (America/New_York)
- Subject: Tip of the Week: Aside
- The line beside the subject in the inbox (preheader): Call before you write.
- Size: 12.9 KB of HTML; the limit is 80 KB
- Mail: [index.html](side/index.html), [digest.txt](side/digest.txt), [digest.eml](side/digest.eml)

The text begins:

```text
Forearmed
Week 48 · Thursday, November 26, 2026

Aside
=====

By Training

Call first.

Tags: Empathy <https://tips.example.com/tags/empathy/>

Read it on the site: https://tips.example.com/tips/side/
Huddle, five minutes with your team:
https://tips.example.com/tips/side/huddle/

…
```

`forearmed check` finds it in order.
"""  # noqa: E501  # the page as it is
