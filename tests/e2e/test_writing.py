"""`forearmed new`: what is written, where, and what is refused."""

from pathlib import Path

import pytest
from make import tip_text
from sites import NOW, run, run_here, site_project
from slug_words import SLUGS

TIP = """\
---
title: 'Say it: “don’t” & more'
date: 2026-12-01
summary:
tags: [empathy, apology]
author: training
# All of this may be left out or deleted. To use a line, take away the # at its start.
# series: first-words  # the series it is part of, by the name in docs/series.yml
# playbook: live-chat  # the playbook it goes with, by its file's name
# updated: 2026-11-17  # the day on which you corrected it
# aliases: [old-name]  # names that its file had before
# evergreen: false  # it never goes out again
# encores: [2027-W40]  # weeks in which it goes out again
# feature: false  # only on the site, never in the mail
# questions: ['What makes this hard here?']  # for the team, on the tip's huddle page
# asked: [nobody picks up the phone]  # what people type when they need it, in other words than its own
---
"""


def test_a_tip_for_the_next_free_week(tmp_path: Path) -> None:
    """What is needed stands first, taken weeks are passed over; summary and text are left to write."""
    project = site_project(tmp_path, {"tips/2026/taken.md": tip_text(date="2026-11-24")})
    made = run(
        "forearmed", "new", "Say it: “don’t” & more", "--tag", "empathy", "--tag", "apology", cwd=project
    )
    assert (made.returncode, made.stdout, made.stderr) == (
        0,
        "tips/2026/say-it-dont-more.md: is to go out on Tuesday, December 1, 2026 (2026-W49); "
        "write its summary and its text, "
        "see it with make serve at http://127.0.0.1:8000/tips/say-it-dont-more/, then run forearmed check\n",
        "",
    )
    text = (project / "tips/2026/say-it-dont-more.md").read_text("utf-8")
    assert text.startswith(TIP)
    assert text.endswith(
        '| Say | Not |\n| --- | --- |\n| "" | "" |\n\n'
        '## If they answer this instead\n\n| They answer | You say |\n| --- | --- |\n| "" | "" |\n\n'
        "## Try it this week\n"
    )
    filled = text.replace("summary:", "summary: Say it once.").replace('| "" | "" |', '| "Yes." | "No." |')
    (project / "tips/2026/say-it-dont-more.md").write_text(f"{filled}\nSay it.\n", "utf-8")
    assert run("forearmed", "check", cwd=project).returncode == 0


SOME = ("Größe", "Gro\u0308ße", "Привет мир", "你好 世界")


def test_a_title_of_any_script(tmp_path: Path) -> None:
    """Its file is called as its words are spelled in ASCII."""
    project = site_project(tmp_path, {})
    for title in SOME:
        made = run_here("forearmed", "new", "--tag", "empathy", "--", title, cwd=project)
        assert made.returncode == 0 or "has the address" in made.stderr
    assert {file.stem for file in (project / "tips").rglob("*.md")} == {SLUGS[title] for title in SOME}


def test_a_playbook(tmp_path: Path) -> None:
    """It is reviewed today, owned by the default author, and has the form of the others."""
    project = site_project(tmp_path, {})
    made = run("forearmed", "new", "Ask first", "--tag", "empathy", "--playbook", cwd=project)
    assert (made.returncode, made.stdout) == (
        0,
        "docs/playbooks/ask-first.md: write its summary, when to use it and its steps, "
        "then run forearmed check\n",
    )
    text = (project / "docs/playbooks/ask-first.md").read_text("utf-8")
    assert f"\nreviewed: {NOW:%Y-%m-%d}\n" in text
    assert "\nowner: training\n" in text
    assert text.endswith("**The trap:**\n\n## You are done when\n")


@pytest.mark.thorough
def test_a_playbook_in_a_house_with_words_of_its_own(tmp_path: Path) -> None:
    """The trap and the last heading are those of the settings; what is left empty, `check` names."""
    rules = {"trap": "Die Falle:", "playbooks": {"closing": "Fertig, wenn"}}
    project = site_project(tmp_path, {}, settings={"rules": rules})
    assert run("forearmed", "new", "Ask first", "--tag", "empathy", "--playbook", cwd=project).returncode == 0
    text = (project / "docs/playbooks/ask-first.md").read_text("utf-8")
    assert text.endswith("**Die Falle:**\n\n## Fertig, wenn\n")
    assert 'nothing stands behind "Die Falle:"' in run("forearmed", "check", cwd=project).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("Call first", "--tag", "empathy"),
            "tips/2026/call-first.md has the address call-first; open that, or name another with --slug",
        ),
        (
            ("Old name", "--tag", "empathy"),
            "tips/2026/call-first.md has the address old-name; open that, or name another with --slug",
        ),
        (
            ("???", "--tag", "empathy"),
            '"???" makes no address of its own; name it with --slug: lower-case letters, digits and hyphens',
        ),
        (
            ("2026", "--tag", "empathy"),
            '"2026" makes no address of its own; name it with --slug: lower-case letters, digits and hyphens',
        ),
        (("Hello", "--tag", "empaty"), 'unknown tag "empaty"; did you mean "empathy"?'),
        (("Hello", "--tag", "x"), 'unknown tag "x"; there are empathy, apology'),
        (("Hello",), "say what it is about with --tag: empathy, apology"),
        (("x" * 81, "--tag", "empathy"), "title: is 81 characters long; shorten it to 80"),
    ],
)
def test_what_is_refused(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    """One line says what to do, and nothing is written."""
    project = site_project(tmp_path, {"tips/2026/call-first.md": tip_text(aliases="[old-name]")})
    refused = run_here("forearmed", "new", *arguments, cwd=project)
    assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", f"forearmed: {message}\n")
    assert [file.name for file in (project / "tips").rglob("*.md")] == ["call-first.md"]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    """What is there already, readable or not, is never overwritten."""
    project = site_project(tmp_path, {"tips/2026/ask-first.md": "not a tip\n"})
    refused = run("forearmed", "new", "Ask first", "--tag", "empathy", cwd=project)
    assert (refused.returncode, refused.stderr) == (
        1,
        "forearmed: tips/2026/ask-first.md exists; nothing was written\n",
    )
    assert (project / "tips/2026/ask-first.md").read_text() == "not a tip\n"


def test_a_title_without_quotes(tmp_path: Path) -> None:
    """Several words are one title."""
    project = site_project(tmp_path, {})
    made = run_here("forearmed", "new", "Call", "before", "you", "write", "--tag", "empathy", cwd=project)
    assert made.returncode == 0, made.stderr
    assert "\ntitle: Call before you write\n" in (project / "tips/2026/call-before-you-write.md").read_text()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("environment", "opened"),
    [
        ({"EDITOR": "editor", "DISPLAY": ":0"}, "editor"),
        ({"VISUAL": "editor", "EDITOR": "vim"}, "editor"),
        ({"DISPLAY": ":0"}, "xdg-open"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "xdg-open"),
        ({}, None),
        ({"EDITOR": ""}, None),
    ],
)
def test_the_new_file_opens(tmp_path: Path, environment: dict[str, str], opened: str | None) -> None:
    """In the editor that was chosen, or as a double click would; never in one that nobody asked for."""
    project, programs = site_project(tmp_path / "project", {}), tmp_path / "programs"
    programs.mkdir()
    for name in ("editor", "vim", "nano", "sensible-editor", "xdg-open"):
        (programs / name).write_text(f'#!/bin/sh\necho {name} "$1" > {tmp_path}/opened\n')
        (programs / name).chmod(0o755)
    unset = dict.fromkeys(("VISUAL", "EDITOR", "DISPLAY", "WAYLAND_DISPLAY"), "")
    path = f"{programs}:/usr/bin:/bin"
    made = run_here(*ASK_FIRST, "--edit", cwd=project, env={**unset, "PATH": path, **environment})
    file = project / "tips/2026/ask-first.md"
    assert made.returncode == 0
    if opened:
        assert (made.stderr, (tmp_path / "opened").read_text()) == ("", f"{opened} {file}\n")
    else:
        assert made.stderr == NOTHING_OPENS
        assert not (tmp_path / "opened").exists()


def test_a_screen_without_a_program_for_files(tmp_path: Path) -> None:
    """Where the system cannot open the file, a line says how it can be."""
    project = site_project(tmp_path, {})
    unset = {"VISUAL": "", "EDITOR": "", "DISPLAY": ":0", "PATH": str(tmp_path)}
    made = run_here(*ASK_FIRST, "--edit", cwd=project, env=unset)
    assert (made.returncode, made.stderr) == (0, NOTHING_OPENS)


ASK_FIRST = ("forearmed", "new", "Ask first", "--tag", "empathy")
NOTHING_OPENS = (
    "nothing was found to open ask-first.md with; open it yourself, "
    "or set EDITOR to the command of your editor, such as nano\n"
)
