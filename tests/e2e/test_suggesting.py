"""`forearmed suggestion`: a form's answers become a draft in its place."""

import json
import shutil
from pathlib import Path

from make import tip_text
from sites import REPOSITORY, run, run_here, site_project

FORM = ".github/ISSUE_TEMPLATE/1-tip.yml"
NEW_SITES = REPOSITORY / "hooks/forearmed/desk/starter/files/line/github/tip.yml"
TEXT = """\
### What happened?

The phone rang.

### Which words helped?

"I am here."

### What is it about?

Empathy
"""
NEEDS = """\
tips/2026/say-hello.md: a draft of the suggestion; before it can go out, it needs
- a summary: one sentence of at most 160 characters, for the line in the inbox
- an exercise, below the heading "Try it this week"
- a date: the day on which it goes out
"""


def desk(folder: Path) -> Path:
    """Return a project with the form of new sites, in which the tip `again` was called `hello` once."""
    taken = tip_text(title="Again", aliases="[hello]")
    project = site_project(folder / "site", {"tips/2026/again.md": taken, "idea.md": TEXT})
    (project / FORM).parent.mkdir(parents=True)
    shutil.copy(NEW_SITES, project / FORM)
    return project


def test_a_draft_in_its_place(tmp_path: Path) -> None:
    """What was copied from an issue is a draft that the check takes; nothing is written over."""
    project = desk(tmp_path)
    made = run("forearmed", "suggestion", "idea.md", "--title", "Tip: Say hello", cwd=project)
    assert (made.returncode, made.stdout, made.stderr) == (0, NEEDS, "")
    text = (project / "tips/2026/say-hello.md").read_text("utf-8")
    assert text.startswith("---\ntitle: Say hello\ndate:\nsummary:\ntags: [empathy]\n")
    assert text.endswith('\n---\nThe phone rang.\n\n| Say | Not |\n| --- | --- |\n| "I am here." |  |\n')
    assert run_here("forearmed", "check", cwd=project).returncode == 0
    again = run_here("forearmed", "suggestion", "idea.md", "--title", "Say hello", cwd=project)
    assert again.stdout.startswith("tips/2026/say-hello-2.md: a draft")


def test_what_a_step_is_given(tmp_path: Path) -> None:
    """From an event, the tip and what is known about it go into a folder; the project stays as it is."""
    project = desk(tmp_path)
    issue = {
        "number": 7,
        "title": "Tip: 你",
        "body": TEXT,
        "user": {"login": "sam", "id": 42, "type": "User"},
    }
    (project / "event.json").write_text(json.dumps({"action": "labeled", "issue": issue}))
    for title, slug in (("Hello", "hello-2"), ("2026", "suggestion-7")):
        issue["title"] = title
        (project / "event.json").write_text(json.dumps({"action": "labeled", "issue": issue}))
        made = run_here("forearmed", "suggestion", "event.json", "--out", "made", cwd=project)
        assert (made.returncode, made.stderr) == (0, "")
        facts = json.loads((project / "made/suggestion.json").read_text())
        assert {key: facts[key] for key in ("path", "slug", "number", "login", "account")} == {
            "path": f"tips/2026/{slug}.md", "slug": slug, "number": 7, "login": "sam", "account": 42,
        }  # fmt: skip
        assert (project / "made/tip.md").read_text().startswith("---\ntitle: ")
    assert [file.name for file in (project / "tips/2026").iterdir()] == ["again.md"]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """Each mistake is told in a sentence that says what to do."""
    project = desk(tmp_path)
    (project / "odd.md").write_bytes(b"\xff")
    for line, reason in (
        (["idea.md"], "the suggestion has no title; give it one with --title, or in the issue"),
        (["gone.md"], "gone.md cannot be read: No such file or directory; look at its name again"),
        (["odd.md"], "odd.md is not text in UTF-8; save it so"),
    ):
        said = run_here("forearmed", "suggestion", *line, cwd=project)
        assert (said.returncode, said.stderr) == (1, f"forearmed: {reason}\n")


def test_a_form_keeps_up_with_docs(tmp_path: Path) -> None:
    """The check warns of a form whose options are old; one command mends it, and then nothing is to do."""
    project = desk(tmp_path)
    said = run_here("forearmed", "check", cwd=project)
    assert said.returncode == 0
    told = [line for line in said.stdout.splitlines() if line.startswith(FORM)]
    assert [line.partition(" are ")[0] for line in told] == [
        f"{FORM}:{number}: warning: these options" for number in (33, 56)
    ]
    for line in (f"{FORM} offers what docs/ has now", "no form for suggestions is to be changed"):
        assert run_here("forearmed", "suggestion", "--forms", cwd=project).stdout == f"{line}\n"
    assert FORM not in run_here("forearmed", "check", cwd=project).stdout
