"""The whole line on GitLab, as `forearmed init --ci gitlab` writes it: its jobs as scripts."""

import gzip
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from clones import LIST, OWN, git, on_branch, subjects
from faulty_http import WebServer, answers
from faulty_smtp import Server
from git_over_http import hosting
from gitlab_runner import Pipeline
from lxml import etree
from make import tip_text
from sites import run_here, web

RELEASE = datetime(2020, 1, 7, 14, 7, tzinfo=UTC)
"""A Tuesday, seven minutes after nine in New York."""
MOMENT = {"SOURCE_DATE_EPOCH": str(int(RELEASE.timestamp()))}
PROPOSAL = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
MAIN = {"CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main"}


@dataclass
class Line:
    """A project on a GitLab of this machine: its repository, a clone of its author, and its pipeline."""

    origin: Path
    author: Path
    pipeline: Pipeline
    public: Path
    url: str


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """Begin a site for GitLab, make it the team's own and push it; GitLab's git asks for a job's token."""
    public, author, bare = tmp_path / "public", tmp_path / "author", tmp_path / "origin.git"
    public.mkdir()
    with web(public) as url, hosting(tmp_path, user="gitlab-ci-token", password="job") as host:  # noqa: S106  # no secret
        made = run_here(
            "forearmed",
            "init",
            str(author),
            "--url",
            url,
            "--ci",
            "gitlab",
            cwd=tmp_path,
            at=RELEASE.replace(day=6),
        )
        assert made.returncode == 0, made.stderr
        settings = author / "mkdocs.yml"
        written = yaml.safe_load(settings.read_text("utf-8"))
        written["extra"]["forearmed"].update(OWN)
        settings.write_text(yaml.safe_dump(written, sort_keys=False), "utf-8")
        git(tmp_path, "init", "-q", "--bare", "--initial-branch=main", str(bare))
        git(bare, "config", "http.receivepack", "true")
        git(author, "init", "-q", "--initial-branch=main")
        git(author, "remote", "add", "origin", bare.as_uri())
        push(author, "main")
        address = host.replace("http://", "http://gitlab-ci-token:job@") + bare.name
        yield Line(bare, author, Pipeline.of(author / ".gitlab-ci.yml", address), public, url)


def push(author: Path, branch: str) -> None:
    """Commit what has changed and push it to *branch*."""
    git(author, "add", ".")
    git(author, "commit", "-qm", "Write")
    git(author, "push", "-q", "origin", f"HEAD:{branch}")


def propose(line: Line, text: str) -> None:
    """Write a tip on a branch of its own."""
    git(line.author, "checkout", "-q", "-b", "proposal", "main")
    tip = line.author / "tips/2020/call-first.md"
    tip.parent.mkdir(exist_ok=True)
    tip.write_text(text)
    push(line.author, "proposal")


@pytest.mark.thorough
def test_a_proposal_in_order(line: Line, tmp_path: Path) -> None:
    """The check is green with its reports, and the mail of the new tip is there to look at."""
    propose(line, tip_text("Call them.\n", date="2020-01-14", tags="[apology]", playbook=None))
    checked = line.pipeline.run("check", tmp_path / "check", {**PROPOSAL, **MOMENT}, branch="proposal")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert all(
        each["severity"] == "minor" for each in json.loads((tmp_path / "check/code-quality.json").read_text())
    )
    suite = etree.parse(tmp_path / "check/report.xml").find("testsuite")
    assert suite is not None
    assert suite.get("failures") == "0"
    shown = line.pipeline.run("preview", tmp_path / "preview", {**PROPOSAL, **MOMENT}, branch="proposal")
    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert "Call them." in (tmp_path / "preview/mail/call-first/digest.txt").read_text()
    assert (tmp_path / "preview/mail/index.html").exists()


@pytest.mark.thorough
def test_a_proposal_with_a_mistake(line: Line, tmp_path: Path) -> None:
    """The check is red, and both reports name the line; so does the comparison with what was published."""
    propose(line, tip_text("Call them.\n", date="2020-01-14", tags="[empaty]"))
    (line.author / "tips/2020/say-it-first.md").unlink()
    push(line.author, "proposal")
    at = {"SOURCE_DATE_EPOCH": str(int(RELEASE.replace(day=8).timestamp()))}
    checked = line.pipeline.run("check", tmp_path / "check", {**PROPOSAL, **at}, branch="proposal")
    assert checked.returncode == 1
    assert 'tips/2020/call-first.md:5: unknown tag "empaty"; did you mean "empathy"?' in checked.stdout
    found = json.loads((tmp_path / "check/code-quality.json").read_text())
    (tag,) = [each for each in found if "empaty" in each["description"]]
    assert (tag["severity"], tag["location"]) == (
        "major",
        {"path": "tips/2020/call-first.md", "lines": {"begin": 5}},
    )
    failures = etree.parse(tmp_path / "check/report.xml").findall("testsuite/testcase/failure")
    texts = [failure.text or "" for failure in failures]
    assert any("empaty" in text for text in texts)
    assert any("say-it-first" in text for text in texts)


def test_a_proposal_without_a_tip(line: Line, tmp_path: Path) -> None:
    """There is no mail to show, which is no mistake."""
    git(line.author, "checkout", "-q", "-b", "words")
    (line.author / "docs/index.md").write_text("---\ntitle: Home\ntemplate: home.html\n---\nHello.\n")
    push(line.author, "words")
    shown = line.pipeline.run("preview", tmp_path / "preview", {**PROPOSAL, **MOMENT}, branch="words")
    assert (shown.returncode, shown.stdout) == (
        0,
        "No tip is new or changed here, so there is no mail to preview.\n",
    )


@pytest.mark.thorough
def test_from_the_merge_to_the_inbox(line: Line, tmp_path: Path) -> None:
    """The site is published, the mail leaves once and the card once, and the branch of the ledger says so."""
    pipeline, made = line.pipeline, tmp_path / "made"
    built = pipeline.run("pages", tmp_path / "pages", {**MAIN, **MOMENT})
    assert built.returncode == 0, built.stdout + built.stderr
    shutil.copytree(tmp_path / "pages/public", made / "public")
    page = (made / "public/index.html").read_bytes()
    assert gzip.decompress((made / "public/index.html.gz").read_bytes()) == page
    # GitLab publishes the artifact once its job is done.
    shutil.copytree(made / "public", line.public, dirs_exist_ok=True)
    with urlopen(f"{line.url}tips/say-it-first/") as answer:  # noqa: S310  # a server of our own
        assert b"Be the one who says it first" in answer.read()

    def run(name: str, number: int, **variables: str) -> subprocess.CompletedProcess[str]:
        folder = tmp_path / f"{name}-{number}"
        known = {**MAIN, "CI_JOB_TOKEN": "job", **variables}
        return pipeline.run(name, folder, known, artifacts=made)

    with Server() as server:
        mail = {"FOREARMED_LIST": LIST, "FOREARMED_SMTP_URL": server.url}
        assert run("send", 1, **mail, TEST="me@example.org").returncode == 0
        late = run("send", 2, **mail)
        assert (late.returncode, len(server.messages)) == (1, 1), late.stdout + late.stderr
        for number in (3, 4):
            sent = run("send", number, **mail, LATE="true")
            assert sent.returncode == 0, sent.stdout + sent.stderr
    assert [message.recipients for message in server.messages] == [["me@example.org"], [LIST]]
    with WebServer([answers("200 OK", "ok")]).listening() as chat:
        card = {"FOREARMED_CHANNEL": "desk", "FOREARMED_WEBHOOK_URL": chat.url, "LATE": "true"}
        for number in (1, 2):
            posted = run("post", number, **card)
            assert posted.returncode == 0, posted.stdout + posted.stderr
        assert len(chat.requests) == 1
    table = on_branch(line.origin, "ledger.csv")
    assert f",{LIST},sent," in table
    assert ",slack:desk,sent," in table
    assert subjects(line.origin)[0] == f"2020-W02: about to send to {LIST}"


def test_the_agenda_in_the_editors_inbox(line: Line, tmp_path: Path) -> None:
    """A mail tells what is to do, as the log does, and has the coming quarter."""
    with Server() as server:
        known = {**MAIN, "FOREARMED_EDITOR": "editor@example.org", "FOREARMED_SMTP_URL": server.url}
        done = line.pipeline.run("agenda", tmp_path / "agenda", {**known, **MOMENT})
    assert done.returncode == 0, done.stdout + done.stderr
    (sent,) = server.messages
    assert sent.recipients == ["editor@example.org"]
    text = message_from_bytes(sent.octets, policy=default).get_content()
    assert "The next 13 weeks" in text
    assert text.splitlines()[:2] == done.stdout.splitlines()[:2]


@pytest.mark.parametrize("token", [None, "project"], ids=["a job's token", "a token of the project's"])
def test_who_may_push(line: Line, tmp_path: Path, token: str | None) -> None:
    """A token of the project's goes before the job's own, with which GitLab wants its own name."""
    job = line.pipeline.job("send")
    (export,) = [words for words in job["script"] if "TOKEN" in words]
    given = {"CI_JOB_TOKEN": "job", **({"FOREARMED_GIT_TOKEN": token} if token else {})}
    shown = subprocess.run(  # noqa: S603  # the pipeline's own line
        ["bash", "-euc", f'{export}; echo "$FOREARMED_GIT_TOKEN"'],  # noqa: S607  # as GitLab runs it
        env={**given, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == f"{token or 'gitlab-ci-token:job'}\n"


def test_which_jobs_a_pipeline_has(line: Line) -> None:
    """A proposal is looked at and nothing else; without a list or a channel nothing is delivered."""
    pipeline = line.pipeline
    assert pipeline.jobs(**PROPOSAL, CI_DEFAULT_BRANCH="main") == ["check", "preview"]
    assert pipeline.jobs(**MAIN, CI_PIPELINE_SOURCE="schedule") == ["pages"]
    whole = {**MAIN, "FOREARMED_LIST": LIST, "FOREARMED_CHANNEL": "desk"}
    assert pipeline.jobs(**whole) == ["pages", "send", "post"]
    assert pipeline.jobs(**whole, TEST="me@example.org") == ["pages", "send"]
    assert pipeline.jobs(**whole, AGENDA="true", CI_PIPELINE_SOURCE="schedule") == ["agenda"]
    agenda = pipeline.job("agenda")
    assert (agenda["needs"], agenda["environment"]["name"]) == ([], "mail")
    assert pipeline.jobs(CI_COMMIT_BRANCH="other", CI_DEFAULT_BRANCH="main", CI_PIPELINE_SOURCE="push") == []


def test_one_delivery_at_a_time(line: Line) -> None:
    """Both write to the ledger, and nothing that was pushed meanwhile ends them."""
    for name in ("send", "post"):
        job = line.pipeline.job(name)
        assert (job["resource_group"], job["interruptible"]) == ("ledger", False)
    assert line.pipeline.job("post")["needs"] == ["pages", {"job": "send", "optional": True}]


def test_no_package_learns_a_password(line: Line) -> None:
    """What is installed runs without any of our secrets in its environment."""
    (install,) = line.pipeline.said["default"]["before_script"]
    command = install.replace("bash ci/install", "env")
    secrets = ("FOREARMED_SMTP_URL", "FOREARMED_WEBHOOK_URL", "FOREARMED_GIT_TOKEN", "CI_JOB_TOKEN")
    shown = subprocess.run(  # noqa: S603  # the pipeline's own line
        ["bash", "-c", command],  # noqa: S607  # as GitLab runs it
        env={"PATH": "/usr/bin:/bin", "LEFT": "x", **dict.fromkeys(secrets, "secret")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "secret" not in shown.stdout
    assert "LEFT=x" in shown.stdout
