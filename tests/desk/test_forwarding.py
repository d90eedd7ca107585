"""Settings of web servers that lead old addresses on, and what the servers then answer."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
import webservers
from forearmed.content.library.moved import OldAddress
from forearmed.desk.forwarding import FORMATS, Move, moves
from forearmed.desk.starter.hosts import Home, host_files
from make import tip_text
from sites import run_here, site_project

URL = "https://tips.example.com/kb/"
OLD = (
    OldAddress("?p=7", "", "p=7", "", "a"),
    OldAddress("2016/old.html", "2016/old.html", "", "", "b"),
    OldAddress("feed/", "feed/", "", "", "feed.xml"),
    OldAddress("x", 'café "$1" {a}*:#.+/', "", "", "a"),
    OldAddress("x", "on/", "", "old.example.com", "b"),
    OldAddress("x", "later/", "", "", "later"),
    OldAddress("x", "", "p=7", "old.example.com", "b"),
    OldAddress("?cat=2", "", "cat=2", "", "tags/phone/"),
    OldAddress("?m=2016", "", "m=2016", "", "tips/"),
    OldAddress("?m=201602", "", "m=201602", "", "tips/2016/"),
    OldAddress("?author=1", "", "author=1", "", "authors/ann-lee/"),
)
LISTS = ("tags/phone/", "tips/", "tips/2016/", "authors/ann-lee/")
LIVE = {
    "a": ("A", "tips/a/"),
    "b": ("B", "tips/b/"),
    "feed.xml": ("", "feed.xml"),
    **{name: ("", name) for name in LISTS},
}
TO_A, TO_B = f"{URL}tips/a/", f"{URL}tips/b/"


def written(server: str) -> str:
    """Return the settings for *server*."""
    return FORMATS[server](_moves())


def _moves() -> list[Move]:
    return list(moves(OLD, LIVE, site=URL))


def test_what_waits_is_left_out() -> None:
    """Nobody is led to a tip that is not out; feeds lead to ours."""
    assert [move.to for move in _moves()] == [
        *(TO_B, TO_B, TO_A, TO_B, f"{URL}feed.xml", TO_A),
        *(f"{URL}{name}" for name in LISTS),
    ]


def test_netlify() -> None:
    """Each address is a line, with its query beside it and no sign that Netlify would read as its own."""
    assert written("netlify").splitlines()[1:8] == [
        f"https://old.example.com/on/ {TO_B} 301!",
        f"https://old.example.com/ p=7 {TO_B} 301!",
        f"/kb/ p=7 {TO_A} 301!",
        f"/kb/2016/old.html {TO_B} 301!",
        f"/kb/feed/ {URL}feed.xml 301!",
        f"/kb/caf%C3%A9%20%22%241%22%20%7Ba%7D%2A%3A%23.%2B/ {TO_A} 301!",
        f"/kb/ cat=2 {URL}tags/phone/ 301!",
    ]


def test_iis() -> None:
    """The rules are sound XML, below the folder of the file that they stand in."""
    rules = ElementTree.fromstring(written("iis")).findall("rules/rule")  # noqa: S314  # we wrote it
    paths = [match.get("url") for rule in rules for match in rule.iter("match")]
    assert paths[2:5] == ["^$", r"^2016/old\x2ehtml/?$", "^feed/?$"]
    assert [each.get("pattern") for each in rules[2].iter("add")] == [r"^p\x3d7(&|$)"]
    assert [each.get("input") for each in rules[0].iter("add")] == ["{HTTP_HOST}"]


@pytest.mark.parametrize("server", ["nginx", "apache", "caddy"])
def test_the_server_leads_on(server: str, tmp_path: Path) -> None:
    """The real server answers 301 and the present address; what is no old address it serves as before."""
    if not webservers.is_there(server):
        pytest.skip(f"needs Debian's {webservers.PROGRAMS[server]}")
    tmp_path.chmod(0o755)
    files = _with(server, host_files(server, Home.at(URL)), tmp_path)
    site = tmp_path / "www/kb"
    site.mkdir(parents=True)
    (site / "index.html").write_text("Home")
    (site / ".htaccess").write_text(files.get("docs/root/.htaccess", ""))
    with webservers.running(server, tmp_path / "www", files, tmp_path / "server") as where:

        def asked(path: str) -> tuple[int, str | None]:
            code, answered, _ = webservers.ask(where, f"/kb/{path}")
            return code, answered.get("location")

        assert asked("?p=7") == asked("?p=7&m=1") == (301, TO_A)
        for query, name in zip(("cat=2", "m=2016", "m=201602", "author=1"), LISTS, strict=True):
            assert asked(f"?{query}") == asked(f"?{query}&paged=2") == (301, f"{URL}{name}")
        assert (
            asked("")
            == asked("?cat=20")
            == asked("?m=20160")
            == asked("?p=70")
            == asked("?xp=7")
            == (200, None)
        )
        assert asked("2016/old.html") == asked("2016/old.html?utm=b") == (301, TO_B)
        assert asked("2016/oldxhtml")[0] == asked("2016/old.html.bak")[0] == 404
        assert asked("feed") == asked("feed/") == (301, f"{URL}feed.xml")
        assert asked("caf%C3%A9%20%22%241%22%20%7Ba%7D%2A%3A%23.%2B/") == (301, TO_A)
        if server == "nginx":  # which answers for any host here
            code, answered, _ = webservers.ask(where, "/on?m=1", Host="www.old.example.com")
            assert (code, answered["location"]) == (301, TO_B)
            assert webservers.ask(where, "/on")[0] == 404
            code, answered, _ = webservers.ask(where, "/?p=7", Host="old.example.com")
            assert (code, answered["location"]) == (301, TO_B)


def _with(server: str, files: dict[str, str], folder: Path) -> dict[str, str]:
    """Return *files*, the settings of *server*, with the moves in the places that they name themselves."""
    text = written(server)
    if server == "nginx":
        line = text.splitlines()[1].removeprefix("# ")
        return {
            path: f"{text}\n{old.replace('error_page', f'{line} error_page')}" for path, old in files.items()
        }
    if server == "apache":
        return {path: old + text for path, old in files.items()}
    (folder / "moved.caddy").write_text(text)
    line = f"import {folder}/moved.caddy"
    return {
        path: old.replace("\tfile_server\n", f"\tfile_server\n{line}\n", 1) for path, old in files.items()
    }


def test_the_command(tmp_path: Path) -> None:
    """It prints what no page can answer, or all, says how many, and stops at a mistake in the file."""
    moved = "?p=7: call-first\nold/: call-first\n?p=8: later\n"
    tips = {"tips/call-first.md": tip_text(), "tips/later.md": tip_text(date="2026-12-29")}
    folder = site_project(tmp_path, {**tips, "docs/moved.yml": moved})
    command = ("forearmed", "redirects", "--format", "netlify")
    done = run_here(*command, cwd=folder)
    assert done.stdout.splitlines()[1:] == ["/ p=7 https://tips.example.com/tips/call-first/ 301!"]
    assert done.stderr == "1 address of 3 in docs/moved.yml; 1 waits for a tip\n"
    assert "/old/ https" in run_here(*command, "--all", cwd=folder).stdout
    (folder / "docs/moved.yml").write_text("old/: call-frist\n")
    done = run_here(*command, cwd=folder)
    assert done.returncode == 1
    assert done.stdout == 'docs/moved.yml:1: "old/": unknown tip "call-frist"; did you mean "call-first"?\n'
