"""The whole line with the steps that CI runs: a branch with a tip, checks, the merge, the site, the inbox."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from clones import LIST, NOBODY, git, kill_at, on_branch
from faulty_http import WebServer, answers
from faulty_smtp import Server
from make import playbook_text, tip_text
from sites import REPOSITORY, read, run_here, site_project

RELEASE = datetime(2020, 1, 7, 14, 7, tzinfo=UTC)
"""A Tuesday, seven minutes after nine in New York."""
MOMENT = str(int(RELEASE.timestamp()))
STEPS = REPOSITORY / ".github/steps"
SUBJECT = "2020-W02, Tip of the Week: Call first"
TIP = tip_text("Call [them](/playbooks/live-chat.md).\n", date="2020-01-07")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
        """Say nothing: the test looks at what comes."""


@contextmanager
def public(folder: Path) -> Iterator[str]:
    """Serve *folder* as a project page is: below a path of its host. Hand over its address."""
    (folder / "tips").mkdir(parents=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/tips/"
        server.shutdown()


def seed(folder: Path, site_url: str) -> Path:
    """Return a bare repository with a project at *site_url*, its steps and what they need."""
    work, bare = folder / "seed", folder / "origin.git"
    files = {
        "docs/playbooks/live-chat.md": playbook_text(reviewed="2020-01-01"),
        "docs/index.md": "---\ntitle: Home\ntemplate: home.html\n---\n",
        ".gitignore": "/site/\n/.venv\n",
    }
    site_project(work, files, site_url=site_url, settings={"rules": {}})
    (work / "tips/idea.md").write_text(tip_text(title="An idea", date=None))
    shutil.copytree(STEPS, work / ".github/steps")
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(REPOSITORY / name, work)
    git(folder, "init", "-q", "--bare", "--initial-branch=main", str(bare))
    git(work, "init", "-q", "--initial-branch=main")
    git(work, "remote", "add", "origin", bare.as_uri())
    git(work, "add", ".")
    git(work, "commit", "-qm", "Begin")
    git(work, "push", "-q", "origin", "main")
    return bare


def machine(origin: Path, folder: Path, *, digest: Path | None = None) -> Path:
    """Return a fresh checkout with all that is installed, and the build's *digest* when it is to send."""
    git(folder.parent, "clone", "-q", "--depth=1", origin.as_uri(), str(folder))
    (folder / ".venv").symlink_to(Path(sys.executable).parent.parent)
    for name in ("requirements.lock", "pyproject.toml"):
        os.utime(folder / name, (0, 0))  # what is installed is as new
    if digest:
        shutil.copytree(digest, folder / "site/digest")
    return folder


def step(command: str, at: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the workflows, a script or a *command* for make, as CI does in the checkout *at*."""
    words = command.split() if command.startswith("make ") else [str(at / ".github/steps" / command)]
    return subprocess.run(  # noqa: S603  # our own scripts
        words,
        cwd=at,
        # As a new runner has it: a make that runs these tests hands on how it talks.
        env={**{name: value for name, value in os.environ.items() if "MAKE" not in name}, **NOBODY, **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def write_and_merge(origin: Path, folder: Path) -> None:
    """Write a tip on a branch, see it checked and previewed, and merge it."""
    author = machine(origin, folder)
    git(author, "checkout", "-q", "-b", "call-first")
    (author / "tips/2020").mkdir()
    (author / "tips/2020/call-first.md").write_text(TIP)
    git(author, "add", "tips")
    git(author, "commit", "-qm", "Add a tip")
    checked = step("check-content", author, GITHUB_BASE_REF="main", SOURCE_DATE_EPOCH=MOMENT)
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stderr
    shown = run_here(
        "forearmed",
        "preview",
        "tips/2020/call-first.md",
        "--out",
        "out",
        cwd=author,
        at=RELEASE,
        env={"PATH": ""},
    )
    assert (shown.returncode, "Call first" in (author / "out/summary.md").read_text()) == (0, True)
    git(author, "checkout", "-q", "main")
    git(author, "merge", "-q", "--no-ff", "call-first")
    git(author, "push", "-q", "origin", "main")


@pytest.mark.thorough
def test_from_a_branch_to_the_inbox(tmp_path: Path) -> None:
    """Cut off wherever it may be, the line goes on where it ended, and the list gets one copy."""
    with public(tmp_path / "public") as url, Server() as server:
        origin = seed(tmp_path, url)
        write_and_merge(origin, tmp_path / "author")

        builder = machine(origin, tmp_path / "builder")
        built = step("make site", builder, SOURCE_DATE_EPOCH=MOMENT)
        assert built.stdout.endswith('; the edition of 2020-W02 is "Call first"\n'), built.stderr
        site, digest = builder / "site", builder / "site/digest"

        def sender(name: str) -> Path:
            return machine(origin, tmp_path / name, digest=digest)

        def send(at: Path, **env: str) -> tuple[int, list[str]]:
            wishes = {"LIST": LIST, "LATE": "true", "FOREARMED_SMTP_URL": server.url, **env}
            done = step("send", at, **wishes)
            return done.returncode, [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]

        # Nothing is published as yet, then half of it: the mail has to wait.
        first = sender("first")
        assert step("make .venv/.site-ready", first).returncode == 0
        early = step("await", first, MINUTES="0")
        assert (early.returncode, early.stderr) == (1, not_yet(f"{url}digest/edition.json"))
        shutil.copytree(digest, tmp_path / "public/tips/digest")
        half = step("await", first, MINUTES="0")
        assert (half.returncode, half.stderr) == (1, not_yet(f"{url}tips/call-first/"))
        shutil.copytree(site, tmp_path / "public/tips", dirs_exist_ok=True)
        assert step("await", first, MINUTES="0").stdout == f"{url} answers with 2020-W02.\n"

        # A test copy, which no ledger knows of; then a machine that dies when its intent is known.
        assert send(first, TEST="me@example.com")[0] == 0
        assert [message.recipients for message in server.messages] == [["me@example.com"]]
        assert send(first, **kill_at(tmp_path, "after", "push", 1))[0] == -signal.SIGKILL
        code, lines = send(sender("second"))
        assert (code, lines[-1][-len(LIST) :], len(server.messages)) == (3, LIST, 1)
        assert send(sender("third"), UNCERTAIN="send it again")[0] == 0
        assert send(sender("fourth")) == (0, [SUBJECT, "  1 sent", "  0 to send"])

        (_, message) = server.messages
        assert message.recipients == [LIST]
        assert f"{url}tips/call-first/" in text_of(message.octets)
        assert "Call first" in read(f"{url}tips/call-first/")
        assert f",{LIST},sent," in on_branch(origin, "ledger.csv")

        # The channel has a page of its own beside the list's, on the same branch.
        # Where it is refused, every run is red until a person says to try again.
        gone = answers("404 Not Found", "no_service")
        with WebServer([gone, answers("200 OK", "ok")]).listening() as chat:
            wishes = {"CHAT": "slack", "CHANNEL": "desk", "LATE": "true", "FOREARMED_WEBHOOK_URL": chat.url}
            words = {"fifth": "false", "sixth": "false", "seventh": "true", "eighth": "false"}
            posted = [
                step("post", sender(name), **wishes, REFUSED=word).returncode for name, word in words.items()
            ]
        assert (posted, [request.body for request in chat.requests]) == (
            [1, 1, 0, 0],
            [(digest / "slack.json").read_bytes()] * 2,
        )
        assert ",slack:desk,sent," in on_branch(origin, "ledger.csv")


def not_yet(address: str) -> str:
    """Return what is said of an *address* that nothing is at, in no time at all."""
    advice = "look at how the site is published, then run this again"
    return f"forearmed: {address} answers 404 File not found, after 0 minutes; {advice}\n"


def text_of(octets: bytes) -> str:
    """Return the plain text of a message."""
    body = message_from_bytes(octets, policy=default).get_body(("plain",))
    assert body is not None
    text: str = body.get_content()
    return text


@pytest.mark.parametrize("command", ["send", "post"])
def test_a_word_the_step_does_not_know(command: str) -> None:
    """What to do with an uncertain message is one of three; anything else sends nothing."""
    done = step(command, REPOSITORY, LIST=LIST, CHANNEL="desk", UNCERTAIN="resend")
    assert (done.returncode, done.stderr) == (
        2,
        f'{command}: UNCERTAIN is "resend"; it can be: ask me, send it again, it has arrived\n',
    )
