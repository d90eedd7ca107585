"""The real `check` on real folders: its formats, its limits, its lines, and what it holds to be published."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from make import NO_SUMMARY, NO_TAGS, playbook_text, tip_text
from sites import NOW, run_here, site_project

GONE = "/tips/2026/gone.md"
QUIET: dict[str, object] = {"rules": {}}


def broken(folder: Path, **rules: object) -> Path:
    """Return a project with an error, a warning that needs no rule, and one that *rules* may ask for."""
    files: dict[str, str | bytes] = {
        "tips/2026/bad.md": tip_text(f"Reach out.\n\n[100%: x, y]({GONE})", tags="[empaty]"),
        "tips/2026/idea.md": "---\ntitle: Idea\n---\nLater.\n",
        "docs/playbooks/live-chat.md": playbook_text(reviewed="2025-10-31"),
        "docs/phrases.yml": 'reach out: "write: call, 100%"\n',
    }
    return site_project(folder, files, settings={"rules": rules})


def test_annotations_for_github(tmp_path: Path) -> None:
    """Each problem is a workflow command with the file from the repository's root, and its signs escaped."""
    (tmp_path / ".git").mkdir()
    checked = run_here("forearmed", "check", "--format", "github", cwd=broken(tmp_path / "a, b"))
    assert (checked.returncode, checked.stderr) == (1, "")
    at, title = "::{} file=a%2C b/{},line={}", "title=Forearmed"
    assert checked.stdout.splitlines() == [
        at.format("warning", "docs/playbooks/live-chat.md", 6) + f",{title}::reviewed: was due for review on "
        "2026-10-31; read it against practice and set reviewed",
        at.format("error", "tips/2026/bad.md", 5)
        + f',{title}::unknown tag "empaty"; did you mean "empathy"?',
        at.format("warning", "tips/2026/bad.md", 7)
        + f',{title}%3A phrases::"reach out" is a stock phrase; write: call, 100%25',
        at.format("error", "tips/2026/bad.md", 9) + f',{title}::dead link: nothing is published as "{GONE}"',
        at.format("warning", "tips/2026/idea.md", 1) + f",{title}::{NO_SUMMARY}",
        at.format("warning", "tips/2026/idea.md", 1) + f",{title}::{NO_TAGS}",
    ]


def test_json_for_programs(tmp_path: Path) -> None:
    """One object and nothing else: every problem with its facts, and how many there are."""
    project = broken(tmp_path, tips={"words": [150, 300]})
    checked = run_here("forearmed", "check", "--format", "json", "tips/2026/bad.md", cwd=project)
    assert (checked.returncode, checked.stderr) == (1, "")
    keys = ("path", "line", "severity", "message", "rule")
    expected = [
        (5, "error", 'unknown tag "empaty"; did you mean "empathy"?', None),
        (7, "warning", '"reach out" is a stock phrase; write: call, 100%', "phrases"),
        (7, "warning", "has 5 words; write at least 150", "tips.words"),
        (9, "error", f'dead link: nothing is published as "{GONE}"', None),
    ]
    assert json.loads(checked.stdout) == {
        "problems": [dict(zip(keys, ("tips/2026/bad.md", *one), strict=True)) for one in expected],
        "counts": {"errors": 2, "warnings": 2},
    }


def test_broken_settings_in_every_format(tmp_path: Path) -> None:
    """Problems of the settings come in the format that was asked for, too."""
    project = site_project(tmp_path, {}, settings={"encore_after": -1})
    line = next(
        number
        for number, text in enumerate((project / "mkdocs.yml").read_text().splitlines(), 1)
        if "encore_after" in text
    )
    told = [
        run_here("forearmed", "check", "--format", form, cwd=project).stdout
        for form in ("text", "github", "json")
    ]
    message = "encore_after: must not be negative"
    assert told[0] == f"mkdocs.yml:{line}: {message}\n"
    assert told[1] == f"::error file=mkdocs.yml,line={line},title=Forearmed::{message}\n"
    assert [(one["line"], one["message"]) for one in json.loads(told[2])["problems"]] == [(line, message)]


@pytest.mark.parametrize(
    ("paths", "code", "lines"),
    [
        (["docs"], 0, ["docs/playbooks/live-chat.md:6", "docs in order"]),
        (["./tips/2026/../2026/idea.md"], 0, ["tips/2026/idea.md:1"] * 2 + ["tips/2026/idea.md in order"]),
        (["mkdocs.yml", "docs/guide"], 0, ["2 paths in order"]),
        (["tips", "mkdocs.yml"], 1, ["tips/2026/bad.md:5", "tips/2026/bad.md:7", "tips/2026/bad.md:9"]
         + ["tips/2026/idea.md:1"] * 2),
        (["--strict", "docs"], 1, ["docs/playbooks/live-chat.md:6"]),
        (["--strict", "docs/guide"], 0, ["docs/guide in order"]),
        (["."], 1, ["docs/playbooks/live-chat.md:6", "tips/2026/bad.md:5", "tips/2026/bad.md:7"]
         + ["tips/2026/bad.md:9"] + ["tips/2026/idea.md:1"] * 2),
    ],
)  # fmt: skip
def test_paths_and_strictness(tmp_path: Path, paths: list[str], code: int, lines: list[str]) -> None:
    """Paths limit what is reported and so what fails; with --strict a warning fails as well."""
    checked = run_here("forearmed", "check", *paths, cwd=broken(tmp_path))
    told = [":".join(line.split(":")[:2]) for line in checked.stdout.splitlines()]
    assert (checked.returncode, told) == (code, lines)


def test_comments_are_told_once(tmp_path: Path) -> None:
    """One line for all files says that readers get none of them; it fails nothing, and code is no comment."""
    files: dict[str, str | bytes] = {
        f"tips/2026/{name}.md": tip_text(f"Words.\n\n{body}", date=date)
        for name, date, body in [
            ("a", "2026-11-03", "More.\n\n<!-- one -->\n\n<!-- two -->"),
            ("b", "2026-11-10", "A word <!-- three --> in a line"),
            ("shown", "2026-11-17", "`<!-- four -->`\n\n```\n<!-- five -->\n```"),
        ]
    }
    project = site_project(tmp_path, files, settings=QUIET)
    told = run_here("forearmed", "check", "--strict", cwd=project)
    note = "2 files have comments (tips/2026/a.md:11, tips/2026/b.md:9); readers get none of them\n"
    assert (told.returncode, told.stdout, told.stderr) == (0, "3 tips and 0 playbooks in order\n", note)
    alone = run_here("forearmed", "check", "tips/2026/b.md", "--format", "json", cwd=project)
    assert alone.stderr == "1 file has comments (tips/2026/b.md:9); readers get none of them\n"
    silent = run_here("forearmed", "check", "tips/2026/shown.md", cwd=project)
    assert (silent.returncode, silent.stderr) == (0, "")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("tips/2026/bda.md", 'there is no "tips/2026/bda.md"; name a file or folder of the content'),
        ("README.md", '"README.md" holds no content; the content is docs/, tips/ and mkdocs.yml'),
        ("docs/empty", '"docs/empty" holds no content; the content is docs/, tips/ and mkdocs.yml'),
        ("..", ""),
    ],
)
def test_paths_that_mean_nothing(tmp_path: Path, path: str, message: str) -> None:
    """A path that cannot have problems is a mistake in the command, not an all-clear."""
    project = broken(tmp_path / "project")
    (project / "README.md").write_text("Read me.")
    (project / "docs/empty").mkdir()
    checked = run_here("forearmed", "check", path, cwd=project)
    assert checked.returncode == (2 if message else 1)
    assert message in checked.stderr


BODIES = {
    "plain": f"One\ntwo\nthree [x]({GONE}) HERE\nfour.\n",
    "title": f'a\n\n[x]({GONE} "title") HERE\n',
    "angled": "a\n\n[x](</tips/2026/gone away.md>) HERE\n",
    "nested-brackets": f"a\n\n[x [y] z]({GONE}) HERE\n",
    "control-signs": "a\n\nb\x0cc\x0b\x1c\x85\u2028 HERE\n",
    "reference": f"See [x][r] and [y][r].\n\nMore.\n\n[r]: {GONE} 'HERE'\n",
    "reference-in-code": f"See [x][r].\n\n```\n[r]: {GONE}\n```\n\n[r]: {GONE} 'HERE'\n",
    "picture-by-reference": "See ![x][r].\n\n[r]: /assets/gone.png 'HERE'\n",
    "table": f"| Say | Not |\n| --- | --- |\n| a | b |\n| [x]({GONE}) HERE | c |\n",
    "nested-list": f"- a\n    - b\n        - c\n\n            [x]({GONE}) HERE\n    - d\n",
    "numbered-list": f"1. a\n\n        [x]({GONE})\n\n2. b\n\n    [x]({GONE}) HERE\n",
    "fenced-code": f"```` md\n```\n[x]({GONE})\n```\n````\n\n[x]({GONE}) HERE\n",
    "fenced-code-in-a-list": f"- a\n\n    ```text\n    [x]({GONE})\n    ```\n\n- [x]({GONE}) HERE\n",
    "indented-code": f"Words.\n\n    [x]({GONE})\n\n    <script>\n\n[x]({GONE}) HERE\n",
    "indented-script": "a\n\n    <script>x</script>\n\n<script>x</script> HERE\n",
    "code-span": f"``[x]({GONE}) ` `` here\n\n[x]({GONE}) HERE\n",
    "comment": f"<!--\n[x]({GONE})\n\n-->\n\n[x]({GONE}) HERE\n",
    "quote": f"> ```\n> [x]({GONE})\n> ```\n>\n> [x]({GONE}) HERE\n",
    "admonition": f"!!! note\n    a\n\n    [x]({GONE}) HERE\n",
    "details": f'??? note "T"\n    a\n\n        [x]({GONE})\n\n    [x]({GONE}) HERE\n',
    "definition": f"Term\n:   a\n\n    [x]({GONE}) HERE\n",
    "footnote": f"a[^1]\n\nb\n\n[^1]: a\n\n    [x]({GONE}) HERE\n",
    "footnote-at-once": f"a[^1]\n\nb\n\n[^1]: [x]({GONE}) HERE\n",
    "task": f"- [ ] [x]({GONE}) HERE\n",
    "heading": f"a\n\n## b [x]({GONE}) HERE\n",
    "autolink": "a <https://a.example>\n\n<ftp://x.example/y> HERE\n",
    "html": f"<table>\n<tr><td>\n<a href='{GONE}'>x</a> HERE\n</td></tr></table>\n",
    "attribute": 'a onclick=x\n\n<b onclick="x">HERE</b>\n',
    "attribute-list": 'a style="x"\n\nb\n{: style="x" title="HERE" }\n',
    "unclosed": "a `<div>`\n\n<div>HERE\n\nb\n",
    "stray": "a\n\nb</b> HERE\n",
    "not-html": "Dear `<name>` and\n\n<name> HERE\n",
    "anchor": "a\n\n[x](#gone) HERE\n",
}
HEADS = {
    "short": tip_text("", date=None),
    "long": tip_text(
        "",
        date=None,
        summary=">\n  A summary\n\n  in three lines.\n\n# Which?",
        tags="\n- empathy\n\n- apology",
    ),
}


def test_every_line_is_right(tmp_path: Path) -> None:
    """One thing is broken in each tip; it is told at its line, whatever stands above and however it ends."""
    files: dict[str, str | bytes] = {}
    expected = []
    for head, ending, mark in (("short", "\n", ""), ("long", "\r\n", "\ufeff"), ("long", "\r", "")):
        for name, body in BODIES.items():
            text = HEADS[head] + body
            path = f"tips/2026/{name}-{len(files)}.md"
            files[path] = (mark + text.replace("\n", ending)).encode()
            expected.append(f"{path}:{text[: text.index('HERE')].count(chr(10)) + 1}")
    checked = run_here(
        "forearmed", "check", "--format", "json", cwd=site_project(tmp_path, files, settings=QUIET)
    )
    problems = [one for one in json.loads(checked.stdout)["problems"] if one["severity"] == "error"]
    assert [f"{one['path']}:{one['line']}" for one in problems] == sorted(expected)


def git(folder: Path, *arguments: str) -> None:
    """Run git in *folder*, as nobody in particular and without anybody's settings."""
    who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who |= {
        f"GIT_{role}_{key}": "x@example.com" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")
    }
    command = [shutil.which("git") or "git", "-C", str(folder), *arguments]
    subprocess.run(command, env={**os.environ, **who}, check=True, capture_output=True)  # noqa: S603  # ours


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Return a project in a folder of a repository, of which everything is published."""
    files: dict[str, str | bytes] = {
        "tips/2026/call-first.md": tip_text(date="2026-11-03"),
        "tips/2026/wait.md": tip_text("Wait first.", title="Wait", date="2026-11-10", evergreen="false"),
        "docs/playbooks/live-chat.md": playbook_text(),
        ".gitattributes": "tips export-ignore\n*.md text eol=crlf\n",
    }
    project = site_project(tmp_path / "kb", files, settings={"rules": {}, "encore_after": 2})
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    git(tmp_path, "tag", "empty")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Publish")
    return project


def test_what_is_published_stays(published: Path) -> None:
    """Compared with a branch, what would be lost or rewritten is told beside the other problems."""
    same = run_here("forearmed", "check", "--base", "main", cwd=published)
    assert (same.returncode, same.stdout, same.stderr) == (0, "2 tips and 1 playbook in order\n", "")
    (published / "docs/playbooks/live-chat.md").rename(published / "docs/playbooks/chat.md")
    (published / "tips/2026/late.md").write_text(tip_text("Late.", title="Late", date="2026-11-17"))
    told = run_here("forearmed", "check", "--base", "main", cwd=published)
    assert (told.returncode, told.stderr) == (
        1,
        "2 problems to mend\n",
    )
    assert told.stdout.splitlines() == [
        "docs/playbooks/chat.md:2: aliases: the published address /playbooks/live-chat/ would lead nowhere; "
        'if this is its new file, write "aliases: [live-chat]" here',
        "tips/2026/late.md:3: date: Tuesday, November 17, 2026 is past, and 2026-W47 went out with "
        "tips/2026/call-first.md; nobody would get this tip by mail; "
        'write "date: 2026-11-24" for the next free week, 2026-W48 (Tuesday, November 24, 2026), '
        'or "feature: false" to put it only on the site',
    ]


def test_links_to_what_was_renamed_or_deleted(published: Path) -> None:
    """With a base, a dead link says where its file is now; with an alias, it does so without one."""
    tips = published / "tips/2026"
    (tips / "wait.md").write_text(
        tip_text(
            "See [a](/playbooks/live-chat.md) and [b](/tips/2026/call-first.md).",
            title="Wait",
            date="2026-11-10",
            evergreen="false",
        )
    )
    (published / "docs/playbooks/live-chat.md").unlink()
    (tips / "call-first.md").rename(tips / "ring.md")
    told = run_here("forearmed", "check", "--base", "main", "tips/2026/wait.md", cwd=published)
    assert told.stdout.splitlines() == [
        'tips/2026/wait.md:8: dead link: "/playbooks/live-chat.md" is gone; put its file back, or delete '
        "this link",
        'tips/2026/wait.md:8: dead link: "/tips/2026/call-first.md" has a new name; '
        "link to /tips/2026/ring.md instead",
    ]
    text = (tips / "ring.md").read_text()
    (tips / "ring.md").write_text(text.replace("tags:", "aliases: [call-first]\ntags:"))
    alone = run_here("forearmed", "check", "tips/2026/wait.md", cwd=published)
    assert alone.stdout.splitlines() == [
        'tips/2026/wait.md:8: dead link: "/tips/2026/call-first.md" has a new name; '
        "link to /tips/2026/ring.md instead",
        'tips/2026/wait.md:8: dead link: nothing is published as "/playbooks/live-chat.md"',
    ]


def test_two_tips_for_one_week(published: Path) -> None:
    """Without a base nobody knows which is newer, so both are told; with one the published is innocent."""
    (published / "tips/2026/ask.md").write_text(tip_text("Ask.", title="Ask", date="2026-11-10"))
    week, way_out = (
        "week 2026-W46 is over and has",
        "the next free week is 2026-W48 (Tuesday, November 24, 2026)",
    )
    aside = 'or set "feature: false" to keep this one out of the editions'
    alone = run_here("forearmed", "check", cwd=published)
    assert alone.stdout.splitlines() == [
        f"tips/2026/ask.md:3: {week} tips/2026/wait.md; if this one is newer, move it: {way_out}; {aside}",
        f"tips/2026/wait.md:3: {week} tips/2026/ask.md; if this one is newer, move it: {way_out}; {aside}",
    ]
    told = run_here("forearmed", "check", "--base", "main", cwd=published)
    assert [line for line in told.stdout.splitlines() if "is over" in line] == [
        f"tips/2026/ask.md:3: {week} tips/2026/wait.md; {way_out}; {aside}"
    ]
    assert "tips/2026/wait.md:" not in told.stdout


def test_a_setting_that_rewrites_is_told_at_its_line(published: Path) -> None:
    """The annotation stands in mkdocs.yml, with the way from the repository's root."""
    file = published / "mkdocs.yml"
    file.write_text(file.read_text().replace("encore_after: 2", "encore_after: 0"))
    line = next(
        number for number, text in enumerate(file.read_text().splitlines(), 1) if "encore_after" in text
    )
    told = run_here("forearmed", "check", "--base", "main", "--format", "github", "mkdocs.yml", cwd=published)
    assert told.stdout == (
        f"::error file=kb/mkdocs.yml,line={line},title=Forearmed::encore_after: 2026-W47 went out with "
        'tips/2026/call-first.md and would have none; write "encore_after: 2" again\n'
    )


def test_a_branch_that_lags_behind(published: Path) -> None:
    """What others have published meanwhile is not lost: merging it is the way out."""
    git(published, "branch", "mine")
    (published / "tips/2026/new.md").write_text(tip_text("New.", title="New", date="2026-11-17"))
    git(published, "add", ".")
    git(published, "commit", "--quiet", "--message", "Add")
    git(published, "checkout", "--quiet", "mine")
    told = run_here("forearmed", "check", "--base", "main", cwd=published)
    assert told.stderr.startswith("main has commits that are missing here; merge it first\n")


FETCH = 'write a branch, a tag or a commit, such as origin/main, perhaps after "git fetch"'


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("nope", f'git knows no "nope" here; {FETCH}'),
        ("--all", f'git knows no "--all" here; {FETCH}'),
        ("empty", "empty has no mkdocs.yml in this folder; name what is published, such as origin/main"),
    ],
)  # fmt: skip
def test_a_base_that_is_not_there(published: Path, ref: str, message: str) -> None:
    """A ref that git does not know, or that holds no project, is one line that says what to write."""
    failed = run_here("forearmed", "check", f"--base={ref}", cwd=published)
    assert (failed.returncode, failed.stdout, failed.stderr) == (1, "", f"forearmed: --base: {message}\n")


def test_a_shallow_clone(published: Path, tmp_path: Path) -> None:
    """A clone of one commit does not know the base; the line says how to get it."""
    (published / "x").write_text("x")
    git(published, "tag", "first")
    git(published, "add", ".")
    git(published, "commit", "--quiet", "--message", "More")
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--no-tags",
        "--depth",
        "1",
        f"file://{tmp_path}",
        str(tmp_path / "clone"),
    )
    failed = run_here("forearmed", "check", "--base", "first", cwd=tmp_path / "clone/kb")
    assert failed.stderr == (
        'forearmed: --base: "first" is not in this shallow clone; get the rest with "git fetch --unshallow", '
        'or on GitHub check out with "fetch-depth: 0"\n'
    )


def test_no_repository_and_no_git(tmp_path: Path) -> None:
    """Without a repository, or without git, there is nothing to compare with, and one line says so."""
    project = site_project(tmp_path, {}, settings=QUIET)
    alone = run_here(
        "forearmed", "check", "--base", "main", cwd=project, env={"GIT_CEILING_DIRECTORIES": "/"}
    )
    assert alone.returncode == 1
    assert alone.stderr.startswith("forearmed: --base needs a clone, and git says of ")
    assert alone.stderr.count("\n") == 1
    without = run_here("forearmed", "check", "--base", "main", cwd=project, env={"PATH": str(tmp_path)})
    assert without.stderr == (
        "forearmed: --base needs git, which is not installed; install it and try again\n"
    )


def test_a_copied_tip_and_a_dry_queue(tmp_path: Path) -> None:
    """The rules that look at all tips together, told at their lines with their names."""
    words = " ".join(f"word{number}" for number in range(60))
    files: dict[str, str | bytes] = {
        "tips/2026/call-first.md": tip_text(words),
        "tips/2026/again.md": tip_text(f"{words} and more", title="Again", date="2026-11-24"),
    }
    rules = {"likeness": 60, "queue": 4, "unused_tag": 0}
    project = site_project(tmp_path, files, settings={"rules": rules})
    text = (project / "mkdocs.yml").read_text().splitlines()
    line = next(number for number, written in enumerate(text, 1) if "queue: 4" in written)
    checked = run_here("forearmed", "check", cwd=project)
    assert (checked.returncode, checked.stdout.splitlines()) == (
        0,
        [
            f"mkdocs.yml:{line}: warning: queue: holds 1 week, until 2026-W48 (Tuesday, November 24, 2026), "
            "and should hold 4; the first free week is 2026-W49 (Tuesday, December 1, 2026)",
            "tips/2026/again.md:7: warning: is 100% like tips/2026/call-first.md; say something new, "
            "or make one tip of the two",
            "2 tips and 0 playbooks in order",
        ],
    )


@pytest.mark.thorough
def test_a_reader_who_has_seen_enough(tmp_path: Path) -> None:
    """`forearmed check | head -1` ends after a line, without a traceback, however many problems there are."""
    links = "".join(f"[there](/tips/2026/nowhere-{number}.md)\n" for number in range(900))
    project = site_project(tmp_path, {"tips/2026/a.md": tip_text(links)})
    moment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    with subprocess.Popen(  # noqa: S603  # our own command
        [Path(sys.executable).with_name("forearmed"), "check"], cwd=project, env=moment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as check:  # fmt: skip
        assert check.stdout
        assert check.stderr
        assert check.stdout.readline().startswith("mkdocs.yml:")
        check.stdout.close()
        assert check.stderr.read() == ""
    assert check.returncode == 1


@pytest.mark.thorough
def test_a_mail_that_is_too_large_for_the_list(tmp_path: Path) -> None:
    """Where Mailman keeps the list, a long tip is a warning that says the size of its mail; elsewhere not."""
    files = {"tips/long.md": tip_text(body="Call them first, and write to them later. " * 500)}
    for manager, expected in (("mailman", 1), ("sympa", 0), ("mlmmj", 0), (None, 0)):
        settings = {"list_manager": manager, **QUIET} if manager else QUIET
        project = site_project(tmp_path / str(manager), files, settings=settings)
        checked = run_here("forearmed", "check", cwd=project)
        assert (checked.returncode, checked.stdout.count("warning")) == (0, expected), checked.stdout
        if expected:
            assert re.match(
                r"tips/long\.md:7: warning: its mail takes 5\d KB, and Mailman as it comes lets pass 40; "
                r"shorten it, or ask for a higher limit\n",
                checked.stdout,
            )
