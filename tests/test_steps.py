"""The steps of the workflows, as GitHub runs them: processes with its variables, a real git, its REST API.

The repository is a clone of a bare one beside it; GitHub is a server on this machine.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from github_api import REPOSITORY as SLUG
from github_api import TOKEN, GitHub, github
from make import playbook_text, tip_text
from markdown_it import MarkdownIt
from sites import NOW, REPOSITORY, site_project

STEPS = REPOSITORY / ".github/steps"
RUN = f"https://github.example/{SLUG}/actions/runs/42"
PREVIEW = "<!-- forearmed: preview -->"
AGENDA = "<!-- forearmed: agenda -->"


@pytest.fixture
def hub() -> Iterator[GitHub]:
    """Run a GitHub for one test."""
    with github() as started:
        yield started


def step(
    name: str, *arguments: str, cwd: Path, temp: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a step of the checkout in *cwd*, with GitHub's variables and files in *temp*."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(temp),
        "SOURCE_DATE_EPOCH": str(int(NOW.timestamp())),
        "RUNNER_TEMP": str(temp),
        "GITHUB_OUTPUT": str(temp / "output"),
        "GITHUB_STEP_SUMMARY": str(temp / "summary"),
        "GITHUB_REPOSITORY": SLUG,
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_RUN_ID": "42",
        "GITHUB_TOKEN": TOKEN,
        **variables,
    }
    return subprocess.run(  # noqa: S603  # our own steps
        [str(cwd / ".github/steps" / name), *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


# --- what a pull request changes ---

MAIN: dict[str, str | bytes] = {
    "tips/2026/call-first.md": tip_text(),
    "tips/2026/leaves.md": tip_text(title="Leaves", date="2026-12-29"),
    "docs/playbooks/chat.md": playbook_text(),
}
NEW = tip_text(
    "Say the *name* first.\n", title="Use `their` name", date="2026-12-01", summary="Say it early."
)


def git(folder: Path, *command: str) -> str:
    """Run git in *folder*, and return what it says."""
    identity = ("-c", "user.name=Kim", "-c", "user.email=kim@example.com", "-c", "commit.gpgsign=false")
    line = ["git", *identity, *command]
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=True)  # noqa: S603  # our own
    return done.stdout


def commit(folder: Path, files: dict[str, str | None]) -> None:
    """Commit *files* by their paths; None takes one away."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink() if text is None else file.write_text(text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change the content")


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bare repository whose main branch holds a project and our steps."""
    folder = site_project(tmp_path_factory.mktemp("work"), MAIN, settings={"rules": {}})
    shutil.copytree(STEPS, folder / ".github/steps", ignore=shutil.ignore_patterns("__pycache__"))
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, {})
    bare = tmp_path_factory.mktemp("origin") / "tips.git"
    git(folder, "clone", "--quiet", "--bare", ".", str(bare))
    return bare


@pytest.fixture
def checkout(origin: Path, tmp_path: Path) -> Path:
    """Clone the repository as a run does, and return the folder."""
    git(tmp_path, "clone", "--quiet", str(origin), "checkout")
    return tmp_path / "checkout"


def pull(checkout: Path, files: dict[str, str | None], name: str, **variables: str) -> dict[str, str | int]:
    """Run the step *name* on a branch that changes *files*; return what the run has from it."""
    commit(checkout, files)
    temp = checkout.parent
    done = step(name, cwd=checkout, temp=temp, GITHUB_BASE_REF="main", **variables)
    left = {file: (temp / file).read_text() for file in ("output", "summary") if (temp / file).exists()}
    return {"code": done.returncode, "out": done.stdout, "err": done.stderr, **left}


def test_mistakes_stand_beside_their_lines(checkout: Path) -> None:
    """What is wrong on the branch, and what would break of main, are annotations; the step fails."""
    changed = {"tips/2026/new.md": NEW.replace("[empathy]", "[empaty]"), "tips/2026/call-first.md": None}
    said = pull(checkout, changed, "check-content")
    assert (said["code"], said["err"]) == (1, "")
    gone = "was the edition of 2026-W47 and is gone; put it back and change its words if you must, "
    gone += 'or write "aliases: [call-first]" in its new file'
    assert str(said["out"]).splitlines() == [
        f"::error file=tips/2026/call-first.md,line=1,title=Forearmed::{gone}",
        '::error file=tips/2026/new.md,line=5,title=Forearmed::unknown tag "empaty"; did you mean "empathy"?',
    ]


PAGE = """\
# Preview of 2 tips

## Use &#96;their&#96; name

- File: tips/2026/new.md
- Release: goes out Tuesday, December 1, 2026, at 9:00 (America/New_York), week 2026-W49
- Subject: Tip of the Week: Use &#96;their&#96; name
- The line beside the subject in the inbox (preheader): Say it early.
- Size: 12.6 KB of HTML; the limit is 80 KB
- Mail: `new/index.html`, `new/digest.txt`, `new/digest.eml`
- Pictures: `new/light.png`, `new/dark.png`, `new/phone.png`

The text begins:

```text
Forearmed
Week 49 · Tuesday, December 1, 2026

Use `their` name
================

By Training

Say the _name_ first.

Tags: empaty <https://tips.example.com/tags/empaty/>

Read it on the site: https://tips.example.com/tips/new/
Huddle, five minutes with your team:
https://tips.example.com/tips/new/huddle/

…
```

`forearmed check` says:

```text
tips/2026/new.md:5: unknown tag "empaty"; did you mean "empathy"?
```

## Winter

- File: tips/2027/winter.md
- Release: no date yet; the next free week is 2026-W48 (Tuesday, November 24, 2026)
- Subject: Tip of the Week: Winter
- The line beside the subject in the inbox (preheader): Call before you write.
- Size: 12.6 KB of HTML; the limit is 80 KB
- Mail: `winter/index.html`, `winter/digest.txt`, `winter/digest.eml`
- Pictures: `winter/light.png`, `winter/dark.png`, `winter/phone.png`

The text begins:

```text
Forearmed
Week 48 · Tuesday, November 24, 2026

Winter
======

By Training

Call first.

Tags: Empathy <https://tips.example.com/tags/empathy/>

Read it on the site: https://tips.example.com/tips/winter/
Huddle, five minutes with your team:
https://tips.example.com/tips/winter/huddle/

…
```

`forearmed check` finds it in order.
"""


@pytest.mark.thorough
def test_new_and_changed_tips_become_mail(checkout: Path) -> None:
    """What has errors is shown as far as it goes, and fails; a renamed draft has its new name."""
    changed = {
        "tips/2026/new.md": NEW.replace("[empathy]", "[empaty]"),
        "tips/2027/winter.md": tip_text(title="Winter", date=None),
        "tips/2026/leaves.md": None,
        "docs/playbooks/chat.md": playbook_text("1. Listen well.\n"),
    }
    said = pull(checkout, changed, "preview-tips")
    mail = checkout.parent / "mail"
    assert (said["code"], said["err"], said["output"]) == (1, "", "tips=2\n")
    assert said["summary"] == (mail / "summary.md").read_text() == PAGE
    names = {"dark.png", "digest.eml", "digest.txt", "edition.json", "index.html", "light.png", "list.eml"}
    names.add("phone.png")
    assert {file.name for file in (mail / "new").iterdir()} == names


def test_a_branch_without_a_tip(checkout: Path) -> None:
    """There is nothing to preview, and that is no failure, although a playbook changed."""
    said = pull(checkout, {"docs/playbooks/chat.md": playbook_text("1. Listen well.\n")}, "preview-tips")
    nothing = "No tip is new or changed here, so there is no mail to preview.\n"
    assert said == {"code": 0, "out": nothing, "err": "", "output": "tips=0\n"}


@pytest.mark.thorough
def test_a_preview_that_cannot_be_made(checkout: Path) -> None:
    """Where there is no page, all that was said is the page: here, of a setting."""
    wrong = (checkout / "mkdocs.yml").read_text().replace("encore_after: 26", "encore_after: soon")
    line = wrong[: wrong.index("encore_after")].count("\n") + 1
    reasons = [
        f"mkdocs.yml:{line}: encore_after: must be a whole number",
        "1 problem to mend; nothing was published",
    ]
    assert pull(checkout, {"tips/2026/new.md": NEW, "mkdocs.yml": wrong}, "preview-tips") == {
        "code": 1,
        "out": "".join(f"{reason}\n" for reason in reasons),
        "err": "",
        "output": "tips=1\n",
        "summary": "# No preview could be made\n\n" + "".join(f"    {reason}\n" for reason in reasons),
    }


# --- the comment ---

COMMIT = "0123456789abcdef0123456789abcdef01234567"
LINKS = {
    "TIPS": "2",
    "CHECKED": "success",
    "MAIL_URL": f"{RUN}/artifacts/1",
    "SITE_URL": f"{RUN}/artifacts/2",
}
NO_LINKS = {"TIPS": "0", "CHECKED": "success", "MAIL_URL": "", "SITE_URL": f"{RUN}/artifacts/2"}
NO_TIP = f"{PREVIEW}\nThis pull request changes no tip now, so there is no mail to preview.\n"


def comment(
    hub: GitHub, temp: Path, page: str | None = PAGE, *, head: str | None = SLUG, **variables: str
) -> tuple[int, str, str]:
    """Run the step on pull request 7, which comes from the repository *head*."""
    of = {"full_name": head} if head else None
    event = {"pull_request": {"number": 7, "head": {"sha": COMMIT, "repo": of}}}
    (temp / "event.json").write_text(json.dumps(event))
    if page is not None:
        (temp / "page.md").write_text(page)
    given = {"GITHUB_API_URL": hub.url, "GITHUB_EVENT_PATH": str(temp / "event.json"), **LINKS, **variables}
    done = step("comment.py", str(temp / "page.md"), cwd=REPOSITORY, temp=temp, **given)
    return done.returncode, done.stdout, done.stderr


def test_the_comment(hub: GitHub, tmp_path: Path) -> None:
    """It begins with where things are and what is wrong; the page follows, and the commit it is about."""
    done = comment(hub, tmp_path, CHECKED="failure", SITE_URL="")
    assert done == (0, f"Commented: https://github.example/{SLUG}/comments/1\n", "")
    assert hub.writes == ["POST issues/7/comments"]
    assert hub.comments[0]["body"] == (
        f"{PREVIEW}\n"
        f"**[Download the finished mail and its pictures]({RUN}/artifacts/1)**, "
        "unpack it, and open `index.html` in a browser.\n\n"
        "**`forearmed check` found errors.** They stand beside their lines under *Files changed*, "
        f"and in [the log]({RUN}).\n\n"
        f"{PAGE}\nMade from 012345678. The next push rewrites this comment.\n"
    )


def test_there_is_one_comment(hub: GitHub, tmp_path: Path) -> None:
    """It is found on a later page, whatever people say before it; one that quotes it is a person's own."""
    hub.comment(7, f"{PREVIEW} is what it begins with", who="User")
    hub.comment(6, f"{PREVIEW} of another pull request")
    for body in ("Nice.", None, "Another bot says hello."):
        hub.comment(7, body)
    assert comment(hub, tmp_path)[0] == 0
    assert comment(hub, tmp_path, PAGE.replace("Winter", "Summer"))[0] == 0
    assert hub.writes == ["POST issues/7/comments", "PATCH issues/comments/6"]
    body = hub.comments[5]["body"]
    assert ("Summer" in body, "Winter" in body, "forearmed check` found" in body) == (True, False, False)
    assert f"in a browser. There is [the whole site]({RUN}/artifacts/2), too.\n" in body


def test_a_comment_without_mail(hub: GitHub, tmp_path: Path) -> None:
    """Where no preview could be made there is nothing to download, and the page says why."""
    page = "# No preview could be made\n\n    forearmed: no\n"
    assert comment(hub, tmp_path, page, SITE_URL="")[0] == 0
    closing = "Made from 012345678. The next push rewrites this comment."
    assert hub.comments[0]["body"] == f"{PREVIEW}\n{page}\n{closing}\n"


def test_nothing_new_writes_nothing(hub: GitHub, tmp_path: Path) -> None:
    """A second run of the same commit leaves the comment as it is."""
    said = [comment(hub, tmp_path)[1] for _ in range(2)]
    assert said[1] == f"The comment is up to date: https://github.example/{SLUG}/comments/1\n"
    assert hub.writes == ["POST issues/7/comments"]


def test_a_pull_request_without_tips(hub: GitHub, tmp_path: Path) -> None:
    """It gets no comment; one that it has from an earlier push says that this is over."""
    nothing = (0, "No tip is new or changed, so there is nothing to comment on.\n", "")
    assert comment(hub, tmp_path, None, **NO_LINKS) == nothing
    assert hub.writes == []
    hub.comment(7, f"{PREVIEW}\nAs it was.")
    assert comment(hub, tmp_path, None, **NO_LINKS)[0] == 0
    assert hub.comments[0]["body"] == NO_TIP


@pytest.mark.parametrize("head", ["kim/tips", None])
def test_a_fork_gets_its_preview_elsewhere(hub: GitHub, tmp_path: Path, head: str | None) -> None:
    """From a fork, also one that is gone by now, nothing is asked of GitHub, and the run is no failure."""
    said = "::notice title=No comment::GitHub lets a pull request from a fork write nothing, "
    said += f"so the preview is only in this run's summary: {RUN}\n"
    assert comment(hub, tmp_path, head=head, GITHUB_API_URL="http://127.0.0.1:9/api") == (0, said, "")


def test_a_run_that_may_not_write(hub: GitHub, tmp_path: Path) -> None:
    """As for Dependabot's pull requests, GitHub's own reason is told, and the run is no failure."""
    hub.read_only = True
    said = "::notice title=No comment::GitHub lets this run write nothing (Resource not accessible by "
    said += f"integration), so the preview is only in this run's summary: {RUN}\n"
    assert comment(hub, tmp_path) == (0, said, "")


def test_what_else_github_answers(hub: GitHub, tmp_path: Path) -> None:
    """Anything else stops the step, with what was asked and what to do."""
    url = f"{hub.url}/repos/{SLUG}/issues/7/comments?per_page=100"
    wrong = comment(hub, tmp_path, GITHUB_TOKEN="wrong")  # noqa: S106  # that is the point
    assert wrong == (1, "", f"GET {url}: 401, Bad credentials; run the job again\n")
    code, out, err = comment(hub, tmp_path, GITHUB_API_URL="http://127.0.0.1:9/api")
    url = f"http://127.0.0.1:9/api/repos/{SLUG}/issues/7/comments?per_page=100"
    assert (code, out) == (1, "")
    assert err == f"GET {url}: [Errno 111] Connection refused; run the job again\n"


def test_a_long_page_is_cut_between_tips(hub: GitHub, tmp_path: Path) -> None:
    """GitHub takes 65,536 characters: whole tips that fit are shown, and the summary has the rest."""
    section = "## A tip\n\n````text\n## no heading\n```\n" + "é" * 5000 + "\n````\n\n"
    assert comment(hub, tmp_path, "# Preview of 20 tips\n\n" + section * 20)[0] == 0
    body = hub.comments[0]["body"]
    html = MarkdownIt("commonmark").render(body)
    assert (html.count("<h2>A tip</h2>"), html.count("é" * 5000)) == (12, 12)
    end = f"## And 8 more\n\nThe whole page is [the summary of this run]({RUN}).\n\nMade from 012345678. "
    assert end in body
    assert 60_000 < len(body) <= 65_536


def test_a_tip_that_is_too_long_by_itself(hub: GitHub, tmp_path: Path) -> None:
    """Nothing is cut inside of a tip."""
    assert comment(hub, tmp_path, f"# Preview of 1 tip\n\n## A tip\n\n{'a' * 66_000}\n")[0] == 0
    body = hub.comments[0]["body"]
    assert body.endswith(
        f"# Preview of 1 tip\n\n## And 1 more\n\nThe whole page is [the summary of this run]({RUN}).\n"
        "\nMade from 012345678. The next push rewrites this comment.\n"
    )


def test_a_page_without_sections_is_cut_whole(hub: GitHub, tmp_path: Path) -> None:
    """A reason that is longer than any comment is left to the summary."""
    assert comment(hub, tmp_path, f"# No preview could be made\n\n    {'a' * 66_000}\n")[0] == 0
    told = f"It is too long to be shown here; [the summary of this run]({RUN}) has it.\n\nMade from"
    assert hub.comments[0]["body"].startswith(f"{PREVIEW}\n{told}")


# --- the editor's issue ---


def tend(hub: GitHub, temp: Path, page: str = "## To do", *, empty: bool = False) -> tuple[int, str, str]:
    """Run the step on the agenda *page*, which is *empty* when nothing is to do."""
    (temp / "agenda.md").write_text(f"{page}\n\nAs of Sunday.\n")
    (temp / "agenda.json").write_text(json.dumps({"empty": empty}))
    files = [str(temp / "agenda.md"), str(temp / "agenda.json")]
    done = step("tend_issue.py", *files, cwd=REPOSITORY, temp=temp, GITHUB_API_URL=hub.url)
    return done.returncode, done.stdout, done.stderr


def issue(page: str) -> str:
    """Return the body of the issue about an agenda."""
    note = "A weekly job rewrites this issue, and closes it when nothing is left to do."
    return f"{AGENDA}\n{page}\n\nAs of Sunday. {note}\n"


def test_an_issue_through_the_weeks(hub: GitHub, tmp_path: Path) -> None:
    """Opened once, rewritten in place, left alone when nothing changed, closed at the end; then another."""
    one, other = (f"https://github.example/{SLUG}/issues/{number}\n" for number in (1, 2))
    assert tend(hub, tmp_path, empty=True) == (0, "Nothing to do, and no issue is open.\n", "")
    assert tend(hub, tmp_path, "One") == (0, f"Opened {one}", "")
    assert (hub.issues[0]["title"], hub.issues[0]["body"]) == ("The editor's agenda", issue("One"))
    assert tend(hub, tmp_path, "One") == (0, f"Up to date: {one}", "")
    assert tend(hub, tmp_path, "Two") == (0, f"Up to date: {one}", "")
    assert hub.issues[0]["body"] == issue("Two")
    assert tend(hub, tmp_path, "Nothing", empty=True) == (0, f"Nothing to do: closed {one}", "")
    assert (hub.issues[0]["state"], hub.issues[0]["body"]) == ("closed", issue("Nothing"))
    assert tend(hub, tmp_path, "Three") == (0, f"Opened {other}", "")
    assert hub.writes == ["POST issues", "PATCH issues/1", "PATCH issues/1", "POST issues"]


def test_issues_of_others_are_left_alone(hub: GitHub, tmp_path: Path) -> None:
    """Neither a person's quotation, nor a pull request, nor one that the editor closed is rewritten."""
    hub.issue(issue("Mine"), who="User")
    hub.issue(issue("A pull request"), pull_request={})
    hub.issue(issue("Done"), state="closed")
    hub.issue(None)
    assert tend(hub, tmp_path)[0] == 0
    assert (hub.writes, hub.issues[4]["body"]) == (["POST issues"], issue("## To do"))
    assert tend(hub, tmp_path)[1] == f"Up to date: https://github.example/{SLUG}/issues/5\n"


def test_an_agenda_that_is_too_long(hub: GitHub, tmp_path: Path) -> None:
    """GitHub takes what fits, and a sign that there was more."""
    assert tend(hub, tmp_path, "- é\n" * 20_000)[0] == 0
    assert (len(hub.issues[0]["body"]), hub.issues[0]["body"][-2:]) == (65_536, "…\n")


def test_a_job_without_the_right_to_write(hub: GitHub, tmp_path: Path) -> None:
    """The editor's job fails, and says which permission it lacks."""
    hub.read_only = True
    reason = "GitHub lets this run write no issue (Resource not accessible by integration); "
    assert tend(hub, tmp_path) == (1, "", f"{reason}give its job the permission issues: write\n")


def test_the_agenda_is_written(checkout: Path) -> None:
    """Both forms are for the next step, and the job's summary shows the one that people read."""
    temp = checkout.parent
    assert step("write-agenda", cwd=checkout, temp=temp).returncode == 0
    page = (temp / "agenda.md").read_text()
    assert page == (temp / "summary").read_text()
    assert page.startswith("## To do\n\nNothing: the queue is long enough")
    assert json.loads((temp / "agenda.json").read_text())["empty"] is True


def test_a_suggestion_is_written(checkout: Path) -> None:
    """Whatever an issue says, the step leaves a tip and its place; nothing of it is run or printed."""
    temp = checkout.parent
    evil = f"$(touch {temp}/x) `touch {temp}/x` '; touch {temp}/x #\n::error::x\n---\nauthor: me\n---\n"
    user = {"login": "sam-lee", "id": 42, "type": "User"}
    issue = {"number": 7, "title": f"Tip: {evil} call", "body": evil, "user": user}
    event = temp / "event.json"
    event.write_text(json.dumps({"action": "labeled", "issue": issue}))
    done = step("write-suggestion", cwd=checkout, temp=temp, GITHUB_EVENT_PATH=str(event))
    assert (done.returncode, done.stderr) == (0, "")
    assert "touch" not in done.stdout.partition("\n")[2]
    facts = json.loads((temp / "suggestion/suggestion.json").read_text())
    assert (facts["number"], facts["login"], facts["account"]) == (7, "sam-lee", 42)
    text = (temp / "suggestion/tip.md").read_text()
    assert text.startswith("---\ntitle: ")
    assert "author: me" not in text.partition("\n---\n")[0].split("\n")
    assert not (temp / "x").exists()
