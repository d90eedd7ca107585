"""A suggestion's way to a branch, a pull request and an answer: a real git, a GitHub on this machine."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from github_api import REPOSITORY as SLUG
from github_api import GitHub, github
from sites import REPOSITORY
from test_steps import git, step

STEPS = REPOSITORY / ".github/steps"
MARKER = "<!-- forearmed: suggestion -->"
THANKS = "Thank you. An editor has taken this up, and nothing is left for you to do. "
PULL = f"https://github.example/{SLUG}/pull/1"
APPROVE = """\
For the editor: checks of a pull request that a workflow has opened wait for a person. \
Press *Approve workflows to run* in it (where that is missing, close the pull request and open it again); \
then the check and the mail come as for any other.
"""
NEEDS = "Before it can go out, it needs\n\n- a date: the day on which it goes out\n\n"
FACTS = {
    "path": "tips/2026/say-hello.md",
    "slug": "say-hello",
    "number": 7,
    "login": "sam-lee",
    "account": 42,
    "missing": ["a date: the day on which it goes out"],
}
TEXT = "---\ntitle: Say hello\n---\n$(touch /tmp/x) [skip ci]\n"


@pytest.fixture
def hub() -> Iterator[GitHub]:
    """Run a GitHub for one test."""
    with github() as started:
        yield started


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with a bare repository, `origin`, whose main branch holds our steps."""
    work = tmp_path / "work"
    shutil.copytree(STEPS, work / ".github/steps", ignore=shutil.ignore_patterns("__pycache__"))
    git(work, "init", "--quiet", "--initial-branch", "main")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message", "Begin")
    git(tmp_path, "clone", "--quiet", "--bare", "work", "origin")
    return tmp_path


def propose(
    hub: GitHub, desk: Path, facts: dict[str, object] | None = None, text: str = TEXT, **variables: str
) -> tuple[int, str, str]:
    """Run the step in a new clone of the main branch, as every run has one."""
    checkout, made = desk / "checkout", desk / "suggestion"
    shutil.rmtree(checkout, ignore_errors=True)
    shutil.rmtree(made, ignore_errors=True)
    git(desk, "clone", "--quiet", "--depth=1", f"file://{desk / 'origin'}", "checkout")
    (desk / "event.json").write_text(json.dumps({"issue": {"number": 7}}))
    if facts is not None:
        made.mkdir()
        (made / "suggestion.json").write_text(json.dumps(facts))
        (made / "tip.md").write_text(text)
    given = {
        "GITHUB_API_URL": hub.url,
        "GITHUB_REF_NAME": "main",
        "GITHUB_EVENT_PATH": str(desk / "event.json"),
    }
    done = step("propose.py", str(made), cwd=checkout, temp=desk, **given, **variables)
    return done.returncode, done.stdout, done.stderr


def branch(desk: Path, wish: str = "show", *more: str) -> str:
    """Return what git says of the suggestion's branch."""
    return git(desk / "origin", wish, "suggestion-7", *more)


def test_a_suggestion_becomes_a_pull_request(hub: GitHub, desk: Path) -> None:
    """The file is on a branch, its writer is credited, and the issue is told in plain words what is next."""
    done = propose(hub, desk, FACTS, GITHUB_SERVER_URL="https://github.com")
    assert done == (0, f"Answered: https://github.example/{SLUG}/comments/1\n", "")
    assert branch(desk, "show", "--no-patch", "--format=%an %cn%n%B") == (
        "Forearmed Forearmed\nWrite a tip of suggestion #7\n\nSuggested by sam-lee.\n\n"
        "Co-authored-by: sam-lee <42+sam-lee@users.noreply.github.com>\n\n"
    )
    assert git(desk / "origin", "show", "suggestion-7:tips/2026/say-hello.md") == TEXT
    assert git(desk / "origin", "diff", "--name-only", "main", "suggestion-7") == "tips/2026/say-hello.md\n"
    assert hub.writes == ["POST pulls", "POST issues/7/comments"]
    pull = {key: hub.pulls[0][key] for key in ("title", "head", "base", "body")}
    body = f"Made of the suggestion by sam-lee in #7. {NEEDS}Closes #7.\n\n{APPROVE}"
    title = "Tip: say-hello (suggestion 7)"
    assert pull == {"title": title, "head": "suggestion-7", "base": "main", "body": body}
    said = f"{MARKER}\n{THANKS}[pull request 1]({PULL}) has a draft of the tip. {NEEDS}{APPROVE}"
    assert hub.comments[0]["body"] == said


def test_a_second_run(hub: GitHub, desk: Path) -> None:
    """The same again changes nothing; another text, or another name, takes the place of the first."""
    assert propose(hub, desk, FACTS)[0] == 0
    first = branch(desk, "rev-parse")
    assert propose(hub, desk, FACTS)[1].startswith("The answer is up to date: ")
    assert branch(desk, "rev-parse") == first
    assert hub.writes == ["POST pulls", "POST issues/7/comments"]
    assert propose(hub, desk, {**FACTS, "path": "tips/2026/hello.md", "slug": "hello"}, "new\n")[0] == 0
    assert git(desk / "origin", "diff", "--name-only", "main", "suggestion-7") == "tips/2026/hello.md\n"
    assert len(hub.pulls) == 1


def test_work_of_an_editor_is_left_alone(hub: GitHub, desk: Path) -> None:
    """Once somebody has written on the branch, a further run says so and writes nothing there."""
    propose(hub, desk, FACTS)
    git(desk, "clone", "--quiet", "--branch", "suggestion-7", "origin", "editor")
    (desk / "editor/tips/2026/say-hello.md").write_text("better\n")
    git(desk / "editor", "commit", "--quiet", "--all", "--message", "Say it better")
    git(desk / "editor", "push", "--quiet", "origin", "suggestion-7")
    head = branch(desk, "rev-parse")
    assert propose(hub, desk, FACTS, "other\n")[0] == 0
    assert branch(desk, "rev-parse") == head
    left = "Somebody has worked on the draft since it was made, so it was left as it is."
    assert left in hub.comments[0]["body"]
    assert len(hub.comments) == len(hub.pulls) == 1


def test_what_is_a_tip_already(hub: GitHub, desk: Path) -> None:
    """After the merge, a further run makes no second branch."""
    propose(hub, desk, FACTS)
    hub.pulls[0].update(state="closed", merged_at="2026-12-01T09:00:00Z")
    git(desk / "origin", "branch", "-D", "suggestion-7")
    assert propose(hub, desk, FACTS)[0] == 0
    assert (
        hub.comments[0]["body"]
        == f"{MARKER}\nThank you. This is a tip already, by [pull request 1]({PULL}).\n"
    )
    assert git(desk / "origin", "branch", "--format=%(refname:short)") == "main\n"


COMPARE = f"https://github.example/{SLUG}/compare/main...suggestion-7?expand=1"
BY_HAND = (
    f"For the editor: [open the pull request]({COMPARE}); the check and the mail come as for any other.\n"
)


@pytest.mark.parametrize("variables", [{}, {"BY_HAND": "1"}], ids=["refused", "Forgejo"])
def test_where_a_person_opens_the_pull_request(hub: GitHub, desk: Path, variables: dict[str, str]) -> None:
    """The draft is on its branch, and a link in the answer opens the pull request."""
    hub.no_pulls = True
    code, out, _ = propose(hub, desk, FACTS, **variables)
    assert (code, "::notice title=No pull request::" in out) == (0, not variables)
    where = "A draft of the tip is on a branch of its own."
    assert hub.comments[0]["body"] == f"{MARKER}\n{THANKS}{where} {NEEDS}{BY_HAND}"
    assert git(desk / "origin", "show", "suggestion-7:tips/2026/say-hello.md") == TEXT


def test_no_draft_could_be_made(hub: GitHub, desk: Path) -> None:
    """The issue is told so, with the log."""
    log = f"https://github.example/{SLUG}/actions/runs/42"
    assert propose(hub, desk)[0] == 0
    assert (
        hub.comments[0]["body"] == f"{MARKER}\nNo draft could be made of this. [The log]({log}) says why.\n"
    )


@pytest.mark.parametrize(
    "path",
    [
        "../x.md",
        ".github/workflows/x.md",
        "tips/$(id).md",
        *(
            pytest.param(path, marks=pytest.mark.thorough)
            for path in ("/etc/x.md", "tips/a b.md", "--all.md", "x.yml")
        ),
    ],
)
def test_a_path_that_leads_elsewhere(hub: GitHub, desk: Path, path: str) -> None:
    """It stops the step before anything is done: only a tip's file has a place."""
    code, _, said = propose(hub, desk, {**FACTS, "path": path})
    assert (code, said) == (1, f"{path!r} of suggestion 7 is no place for a tip; nothing was done\n")
    assert hub.writes == []


def test_an_account_of_another_form(hub: GitHub, desk: Path) -> None:
    """Whoever has no account that GitHub could have given is not in the trailer."""
    assert (
        propose(
            hub, desk, {**FACTS, "login": "x\nCo-authored-by: y"}, GITHUB_SERVER_URL="https://github.com"
        )[0]
        == 0
    )
    assert branch(desk, "show", "--no-patch", "--format=%B") == "Write a tip of suggestion #7\n\n"


def test_a_job_without_the_right_to_write(hub: GitHub, desk: Path) -> None:
    """It fails and says what is missing."""
    hub.read_only = True
    code, _, said = propose(hub, desk, FACTS)
    reason = "GitHub refuses this (Resource not accessible by integration); "
    assert (code, said) == (1, f"{reason}give the job the permissions that the workflow names\n")
