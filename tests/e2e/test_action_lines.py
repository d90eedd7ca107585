"""The whole line on GitHub and on a Forgejo, as `forearmed init --ci` writes it, step by step."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from action_runner import Workflow
from clones import LIST, OWN, git, on_branch
from faulty_http import WebServer, answers
from faulty_smtp import Server
from git_over_http import hosting
from github_api import github
from make import tip_text
from playwright.sync_api import Browser
from sites import run_here, web
from test_workflows import RULES, commands
from trainers import allow_pictures, body_of, mail_of, pictures_of, propose, write

RELEASE = datetime(2020, 1, 7, 14, 7, tzinfo=UTC)
"""A Tuesday, seven minutes after nine in New York."""
MOMENT = {"SOURCE_DATE_EPOCH": str(int(RELEASE.timestamp()))}


@dataclass
class Line:
    """A project on a host of this machine: its repository, a clone of its author's, and where it is shown."""

    ci: str
    origin: Path
    author: Path
    server: str
    public: Path
    url: str

    def workflow(self, name: str) -> Workflow:
        """Return the workflow of that name; the token of a run is "a token"."""
        file = self.author / f".{self.ci}/workflows/{name}.yml"
        return Workflow(file, self.origin.as_uri(), {"github.token": "a token"})

    def surroundings(self) -> dict[str, str]:
        """Return the variables that a runner sets."""
        return {**MOMENT, "GITHUB_SERVER_URL": self.server.rstrip("/"), "GITHUB_REPOSITORY": "origin"}


@pytest.fixture
def line(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Line]:
    """Begin a site for the host, make it the team's own and push it."""
    public, author, bare = tmp_path / "public", tmp_path / "author", tmp_path / "origin.git"
    public.mkdir()
    with web(public) as url, hosting(tmp_path, user="x-access-token", password="a token") as server:  # noqa: S106  # no secret
        wishes = (str(author), "--url", url, "--ci", request.param)
        made = run_here("forearmed", "init", *wishes, cwd=tmp_path, at=RELEASE.replace(day=6))
        assert made.returncode == 0, made.stderr
        settings = author / "mkdocs.yml"
        written = yaml.safe_load(settings.read_text("utf-8"))
        written["extra"]["forearmed"].update(OWN)
        settings.write_text(yaml.safe_dump(written, sort_keys=False), "utf-8")
        git(tmp_path, "init", "-q", "--bare", "--initial-branch=main", str(bare))
        git(bare, "config", "http.receivepack", "true")
        git(author, "init", "-q", "--initial-branch=main")
        git(author, "remote", "add", "origin", bare.as_uri())
        git(author, "add", ".")
        git(author, "commit", "-qm", "Begin")
        git(author, "push", "-q", "origin", "main")
        yield Line(request.param, bare, author, server, public, url)


FORGEJO = pytest.param("forgejo", marks=pytest.mark.thorough)
BOTH = pytest.mark.parametrize("line", ["github", FORGEJO], indirect=True)


@pytest.mark.thorough
@BOTH
@pytest.mark.parametrize("tag", [pytest.param("apology", marks=pytest.mark.thorough), "empaty"])
def test_a_proposal(line: Line, tmp_path: Path, tag: str) -> None:
    """What is wrong is told with its line; the mail of the tip is there in both cases."""
    git(line.author, "checkout", "-q", "-b", "proposal")
    (line.author / "tips/2020/call-first.md").write_text(
        tip_text("Call them.\n", date="2020-01-14", tags=f"[{tag}]")
    )
    git(line.author, "add", ".")
    git(line.author, "commit", "-qm", "Add a tip")
    git(line.author, "push", "-q", "origin", "HEAD:proposal", "HEAD:refs/pull/1/head")
    page = tmp_path / "page.md"
    about = {"GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/pull/1/head", "GITHUB_STEP_SUMMARY": str(page)}
    done = line.workflow("check").run(
        "content", tmp_path / "runner", {**line.surroundings(), **about}, branch="proposal"
    )
    assert done.code == (tag == "empaty"), done.said
    if tag == "empaty":
        place = (
            "file=tips/2020/call-first.md,line=5" if line.ci == "github" else "tips/2020/call-first.md:5: "
        )
        assert place in done.said
    shown = page.read_text() if line.ci == "github" else done.said
    assert "Call first" in shown
    assert (tmp_path / "runner/mail/call-first/digest.txt").exists()


@pytest.mark.thorough
@pytest.mark.parametrize("line", ["forgejo"], indirect=True)
def test_a_suggestion_on_a_forgejo(line: Line, tmp_path: Path) -> None:
    """What an editor has labeled is a draft on a branch, and the issue has a link to propose it."""
    event = tmp_path / "event.json"
    text = '### What happened?\n\nIt rang.\n\n### Which words helped?\n\n"Hello."\n'
    issue = {"number": 3, "title": "Tip: Say hello", "body": text, "user": {"login": "sam", "id": 5}}
    event.write_text(json.dumps({"issue": {**issue, "labels": [{"name": "accepted"}]}}))
    with github() as hub:
        hub.token, hub.repository = "a token", "origin"
        about = {"GITHUB_API_URL": hub.url, "GITHUB_EVENT_PATH": str(event), "GITHUB_REF_NAME": "main"}
        run = {"GITHUB_RUN_ID": "42", **line.surroundings(), **about}
        done = line.workflow("suggestion").run("suggestion", tmp_path / "runner", run)
        assert done.code == 0, done.said
        link = f"{line.server.rstrip('/')}/origin/compare/main...suggestion-3?expand=1"
        assert f"[open the pull request]({link})" in hub.comments[0]["body"]
    tip = git(line.origin, "show", "suggestion-3:tips/2020/say-hello.md")
    assert tip.startswith("---\ntitle: Say hello\ndate:\n")
    assert '| "Hello." |  |' in tip


@pytest.mark.thorough
@pytest.mark.parametrize("line", ["github"], indirect=True)
def test_from_the_merge_to_the_inbox_on_github(line: Line, tmp_path: Path) -> None:
    """Built, shown, sent once and posted once; a run too many finds nothing to do."""
    publish = line.workflow("publish")
    built = publish.run("build", tmp_path / "build", line.surroundings())
    assert built.code == 0, built.said
    shutil.copytree(tmp_path / "build/site", line.public, dirs_exist_ok=True)  # as Pages shows it
    digest = tmp_path / "build/site/digest"
    with Server() as server:
        known = {"secrets.FOREARMED_SMTP_URL": server.url, "vars.FOREARMED_LIST": LIST, "inputs.late": "true"}
        for number in (1, 2):
            folder = tmp_path / f"send-{number}"
            sent = publish.run("send", folder, line.surroundings(), digest=digest, known=known)
            assert sent.code == 0, sent.said
    assert [message.recipients for message in server.messages] == [[LIST]]
    with WebServer([answers("200 OK", "ok")]).listening() as chat:
        known = {"secrets.FOREARMED_WEBHOOK_URL": chat.url, "vars.FOREARMED_CHANNEL": "desk"}
        known |= {"vars.FOREARMED_CHAT": "slack", "inputs.late": "true"}
        posted = publish.run("post", tmp_path / "post", line.surroundings(), digest=digest, known=known)
        assert posted.code == 0, posted.said
    assert f",{LIST},sent," in on_branch(line.origin, "ledger.csv")


@pytest.mark.thorough
@pytest.mark.parametrize("line", ["forgejo"], indirect=True)
def test_from_the_merge_to_the_inbox_on_forgejo(line: Line, tmp_path: Path) -> None:
    """One job does it all; the site is what the branch "pages" holds, names with a dot included."""
    root = line.author / "docs/root"
    root.mkdir()
    (root / ".domains").write_text("tips.example.com\n")
    git(line.author, "add", ".")
    git(line.author, "commit", "-qm", "Name the domain")
    git(line.author, "push", "-q", "origin", "main")
    publish = line.workflow("publish")
    show_pages(line)
    with Server() as server, WebServer([answers("200 OK", "ok")]).listening() as chat:
        known = {"secrets.FOREARMED_SMTP_URL": server.url, "vars.FOREARMED_LIST": LIST, "inputs.late": "true"}
        known |= {"secrets.FOREARMED_WEBHOOK_URL": chat.url, "vars.FOREARMED_CHANNEL": "desk"}
        known |= {"vars.FOREARMED_CHAT": "slack"}
        for number in (1, 2):
            done = publish.run("publish", tmp_path / f"run-{number}", line.surroundings(), known=known)
            assert done.code == 0, done.said
            assert {done.outcomes["Send"], done.outcomes["Post"]} == {"success"}
        assert len(chat.requests) == 1
    assert [message.recipients for message in server.messages] == [[LIST]]
    assert f",{LIST},sent," in on_branch(line.origin, "ledger.csv")
    assert git(line.origin, "rev-list", "--count", "pages").strip() == "1"
    shown = git(line.origin, "ls-tree", "-r", "--name-only", "pages").splitlines()
    assert {".domains", "index.html", "tips/say-it-first/index.html"} <= set(shown)
    with urlopen(f"{line.url}tips/say-it-first/") as answer:  # noqa: S310  # a server of our own
        assert b"Be the one who says it first" in answer.read()


@pytest.mark.thorough
@pytest.mark.parametrize("line", ["github"], indirect=True)
def test_from_word_to_the_inbox(line: Line, tmp_path: Path, browser: Browser) -> None:
    """Pasted into the form, proposed, checked, shown as a mail, merged, built on its day and sent."""
    allow_pictures(line.author)
    publish_site(line, tmp_path / "before", line.surroundings())
    folder = tmp_path / "written"
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.set_fixed_time(RELEASE)
        page.goto(f"{line.url}write/")
        day = date.fromisoformat(write(page, folder))
    name, picture = f"tips/{day.year}/say-who-you-are.md", f"tips/{day.year}/a-red-counter.jpg"

    propose(line.author, folder, day.year)
    about = {"GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/pull/1/head"}
    about["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
    checked = line.workflow("check").run(
        "content", tmp_path / "check", {**line.surroundings(), **about}, branch="proposal"
    )
    assert checked.code == 0, checked.said
    assert "Say who you are" in (tmp_path / "summary.md").read_text("utf-8")
    shown = tmp_path / "check/mail/say-who-you-are/digest.eml"
    assert "A red counter" in pictures_of(shown.read_bytes())

    git(line.author, "checkout", "-q", "main")
    git(line.author, "merge", "-q", "--no-edit", "proposal")
    git(line.author, "push", "-q", "origin", "main")
    assert git(line.origin, "ls-tree", "--name-only", "main", name, picture).split() == sorted(
        [name, picture]
    )
    moment = int(datetime.combine(day, time(14, 7), UTC).timestamp())
    on_its_day = {**line.surroundings(), "SOURCE_DATE_EPOCH": str(moment)}
    digest = publish_site(line, tmp_path / "after", on_its_day)
    with Server() as server:
        known = {"secrets.FOREARMED_SMTP_URL": server.url, "vars.FOREARMED_LIST": LIST, "inputs.late": "true"}
        sent = line.workflow("publish").run("send", tmp_path / "send", on_its_day, digest=digest, known=known)
        assert sent.code == 0, sent.said
    (message,) = server.messages
    assert message.recipients == [LIST]
    mail = mail_of(message.octets)
    assert "Say who you are" in mail["Subject"]
    assert "“It is Ann.”" in body_of(mail, "plain")
    assert pictures_of(message.octets) == ["A red counter"]


def publish_site(line: Line, folder: Path, about: dict[str, str]) -> Path:
    """Build the site as the workflow does, show it, and return its digest."""
    built = line.workflow("publish").run("build", folder, about)
    assert built.code == 0, built.said
    shutil.copytree(folder / "site", line.public, dirs_exist_ok=True)
    return folder / "site/digest"


@BOTH
def test_the_agenda(line: Line, tmp_path: Path) -> None:
    """On GitHub an issue holds what is to do and the coming quarter; on a Forgejo the editor gets a mail."""
    tip = tip_text("Call them.\n", tags="[empaty]")
    (line.author / "tips/2020/wrong.md").write_text(tip)
    git(line.author, "add", ".")
    git(line.author, "commit", "-qm", "Add a mistake")
    git(line.author, "push", "-q", "origin", "main")
    with github() as hub, Server() as server:
        hub.token, hub.repository = "a token", "origin"
        run = {**line.surroundings(), "GITHUB_API_URL": hub.url, "RUNNER_TEMP": str(tmp_path)}
        known = {"secrets.FOREARMED_SMTP_URL": server.url, "vars.FOREARMED_EDITOR": "editor@example.org"}
        done = line.workflow("editor").run("agenda", tmp_path / "runner", run, known=known)
        assert done.code == 0, done.said
    issues = [issue["body"] for issue in hub.issues]
    mails = [message_from_bytes(each.octets, policy=default).get_content() for each in server.messages]
    assert (len(issues), len(mails)) == ((1, 0) if line.ci == "github" else (0, 1))
    (told,) = issues + mails
    assert "The content has 1 error" in told
    assert "The next 13 weeks" in told


def show_pages(line: Line) -> None:
    """Show what is pushed to the branch "pages", as a server beside a Forgejo does."""
    hook = line.origin / "hooks/post-receive"
    hook.write_text(f"#!/bin/sh\ngit archive pages | tar -x -C {line.public}\n")
    hook.chmod(0o755)


@pytest.mark.parametrize("line", ["github"], indirect=True)
def test_the_workflows_for_github_are_as_careful_as_ours(line: Line) -> None:
    """Every rule for ours holds them, but the one that wants make; zizmor finds nothing."""
    for file in (line.author / ".github/workflows").glob("*.yml"):
        text = file.read_text("utf-8")
        assert [problem for rule in RULES if rule is not commands for problem in rule(text)] == []
    assert _tool("zizmor", "--quiet", "--offline", "--strict-collection", "--pedantic", str(line.author)) == 0


@pytest.mark.thorough
@BOTH
def test_the_schemas_of_their_hosts(line: Line) -> None:
    """Workflows, forms and Dependabot's settings are what GitHub says they are."""
    folder = line.author / f".{line.ci}"
    forms = {"github": "ISSUE_TEMPLATE", "forgejo": "issue_template"}[line.ci]
    held = {"github-workflows": folder.glob("workflows/*"), "github-issue-forms": folder.glob(f"{forms}/*")}
    held["dependabot"] = folder.glob("dependabot.yml")
    for schema, files in held.items():
        for file in files:
            assert _tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)) == 0, file


def _tool(name: str, *arguments: str) -> int:
    program = str(Path(sys.executable).with_name(name))
    return subprocess.run([program, *arguments], capture_output=True, check=False).returncode  # noqa: S603  # our own tool
