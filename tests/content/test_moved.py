"""Addresses of an older publication in docs/moved.yml: which a file can have, and what is a mistake."""

from pathlib import Path

import pytest
from forearmed.archive.linking import written_path
from forearmed.content.library.moved import OldAddress
from forearmed.content.library.moved_targets import FEEDS
from forearmed.edition.feeds import FORMATS
from make import library, playbook_text, tip_text

TIPS: dict[str, str | bytes] = {
    "tips/call-first.md": tip_text(aliases="[ring]"),
    "tips/read-aloud.md": tip_text(date="2026-11-24"),
}


def read(folder: Path, moved: str) -> tuple[tuple[OldAddress, ...], list[str]]:
    """Return the addresses in *moved*, a file beside two tips, and the messages on it."""
    found = library(folder, {**TIPS, "docs/moved.yml": moved})
    return found.moved, [str(problem) for problem in found.problems]


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("2016/02/old.html", "2016/02/old.html"),
        ("/2016/02/old.HTM", "2016/02/old.HTM"),
        ("2016/02/old/", "2016/02/old/index.html"),
        ("old", "old/index.html"),
        ("v2.0", "v2.0/index.html"),
        ("caf%C3%A9/", "café/index.html"),
        ("日本/", "日本/index.html"),
        ("?p=7", None),
        ("/index.php?p=7", None),
        ("post.php", None),
        ("old/feed/", None),
        ("https://old.example.com/2016/old.html", None),
        ("//old.example.com", None),
        ("what%3F", None),
        ("a//b", None),
        ("a:b/", None),
        (f"{256 * 'a'}/", None),
    ],
)
def test_the_file_of_an_old_address(tmp_path: Path, written: str, file: str | None) -> None:
    """A page is where a server looks for it; what only a server can lead on has no file, and no message."""
    (old,), problems = read(tmp_path, f'"{written}": call-first\n')
    assert (old.file, old.target, problems) == (file, "call-first", [])


@pytest.mark.parametrize("path", ["2016/what?/", "100%/", "100%25/", "a#b/", "日本/"])
def test_a_path_is_read_as_an_import_writes_it(tmp_path: Path, path: str) -> None:
    """A sign in a path is no query, no fragment and no escape."""
    (old,), problems = read(tmp_path, f'"{written_path(path)}": call-first\n')
    assert (old.path, old.query, problems) == (path, "", [])


def test_other_targets(tmp_path: Path) -> None:
    """An old feed leads to one of ours, and a former name of a tip to the tip."""
    found, problems = read(tmp_path, "feed/: feed.xml\nold/: ring\n")
    assert [(old.target, old.file, old.line) for old in found] == [
        ("feed.xml", None, 1),
        ("call-first", "old/index.html", 2),
    ]
    assert problems == []
    assert set(FEEDS) == set(FORMATS)


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("tags/empathy/", "tags/empathy/"),
        ("/tags/empathy.md", "tags/empathy/"),
        ("tags/empathy/feed.xml", "tags/empathy/feed.xml"),
        ("authors/training", "authors/training/"),
        ("playbooks/live-chat/", "playbooks/live-chat/"),
        ("tips/", "tips/"),
        ("tips/2016/", "tips/2016/"),
        ("/tips/2026/call-first.md", "call-first"),
        ("tips/ring/", "call-first"),
        ("guide/us/", "guide/us/"),
    ],
)
def test_lists_and_pages_are_targets(tmp_path: Path, written: str, target: str) -> None:
    """Written as an address or as in a link; a feed of a tag has no page that leads to it."""
    files = {**TIPS, "docs/playbooks/live-chat.md": playbook_text(), "docs/guide/us.md": "# Us\n"}
    found = library(tmp_path, {**files, "docs/moved.yml": f"old/: {written}\n"})
    assert [str(problem) for problem in found.problems] == []
    assert [(old.target, old.file is None) for old in found.moved] == [(target, target.endswith(".xml"))]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("old/: tags/empaty/", '"old/": unknown tag "empaty"; did you mean "empathy"?'),
        ("old/: nowhere/x/", '"old/": there is nothing at "nowhere/x" here; write the name of a tip, or an'),
        ("old/: call-frist", '"old/": unknown tip "call-frist"; did you mean "call-first"?'),
        ("old/:", '"old/" needs the name of a tip behind its colon, as in old/: call-first'),
        ("old/: [a]", '"old/" needs the name of a tip behind its colon, as in old/: call-first'),
        ("a/../../b: call-first", '"a/../../b" leads out of its folder; write the path without . and ..'),
        ("a/%2e%2E/b: call-first", '"a/%2e%2E/b" leads out of its folder; write the path without . and ..'),
        ('"a#b": call-first', '"a#b": a browser sends no server what follows #; write "a" alone'),
        (
            '"a.html?m=1": call-first',
            '"a.html?m=1": the page is there with every query; write "a.html" alone',
        ),
        ("/: call-first", '"/" is the home page of this site; write a path, or delete the line'),
        ('"a%0d%0ab": call-first', '"a%0d%0ab" has a character that no address has; write the path'),
        ("ftp://a.example/b: call-first", '"ftp://a.example/b" is no address of a page; write its path'),
        ("old: read-aloud", '"old" is the same page as "old/" in line 1, which leads elsewhere; delete one'),
    ],
)
def test_what_is_a_mistake(tmp_path: Path, line: str, message: str) -> None:
    """Each is told with the line of the file, and what to write instead."""
    _, (problem,) = read(tmp_path, f"old/: call-first\n{line}\n" if "old: " in line else f"# Ours\n{line}\n")
    assert problem.startswith(f"docs/moved.yml:2: {message}")
