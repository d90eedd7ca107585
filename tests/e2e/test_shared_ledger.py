"""`--ledger-branch` on one fresh machine after another: killed at each step, two at once."""

import os
import re
import signal
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest
from clones import BRANCH, LIST, NOBODY, git, kill_at, make_origin, on_branch, put_in_front, runner, subjects
from faulty_http import SECRET, Caller, WebServer, answers
from faulty_smtp import Fault, Server, Wire
from git_over_http import hosting
from posting import post, send, start_posting, start_sending
from sites import run_here

TO_LIST = ("--to", LIST, "--ledger-branch", BRANCH)
SUBJECT = "2026-W47, Tip of the Week: The phone before the third email"
UNCERTAIN = f"  1 uncertain, look whether they have it, then add --resend-uncertain or --assume-sent: {LIST}"
INTENT = f"2026-W47: about to send to {LIST}"
OUTCOME = f"2026-W47: {LIST}: sent"
REFUSED = (
    "origin/ledger refuses the push, [remote rejected] (hook declined); let this job write to that branch"
)
OURS_ONLY = "Error: --ledger-branch goes with --to only"
DESK = "slack:front-desk"
DONE = "2026-W47: nobody is left to be tried"


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Make a bare repository with a project that has no ledger yet."""
    return make_origin(tmp_path)


def send_here(clone: Path, *options: str, url: str, env: Mapping[str, str] = NOBODY) -> tuple[int, list[str]]:
    """Send to the list from *clone*; return the exit code and what was said, but for the mail's size."""
    done = send(clone, *TO_LIST, *options, url=url, env={**NOBODY, **env})
    lines = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    return done.returncode, [line for line in lines if not line.startswith("  about ")]


def test_each_run_on_a_machine_of_its_own(origin: Path, tmp_path: Path) -> None:
    """The first sends and leaves its ledger on the branch; the second finds nothing to do."""
    with Server() as server:
        first = send_here(runner(origin, tmp_path / "first"), url=server.url)
        again = send_here(runner(origin, tmp_path / "again"), url=server.url)
    assert first == (
        0,
        [
            "THERE IS NO LEDGER AT origin/ledger: a new one begins, and nobody in it has been sent anything.",
            SUBJECT,
            "  0 sent",
            "  1 to send",
            "State  Messages  Meaning",
            "sent   1         taken by the server",
        ],
    )
    assert again == (0, [SUBJECT, "  1 sent", "  0 to send"])
    assert len(server.messages) == 1
    assert subjects(origin) == [INTENT, OUTCOME, DONE]


@pytest.mark.thorough
def test_with_a_token_that_lies_nowhere(origin: Path, tmp_path: Path) -> None:
    """As in CI: the clone keeps no login, the run is handed one, and a hook of git's does not see it."""
    token = {"FOREARMED_GIT_TOKEN": "a token"}
    clone = runner(origin, tmp_path / "first")
    hook = clone / ".git/hooks/reference-transaction"
    hook.write_text(f"#!/bin/sh\nenv > {tmp_path}/seen\n")
    hook.chmod(0o755)
    with hosting(origin.parent, user="x-access-token", password="a token") as url, Server() as server:  # noqa: S106  # no secret
        git(origin, "config", "http.receivepack", "true")
        git(clone, "remote", "set-url", "origin", f"{url}{origin.name}")
        without = send_here(clone, url=server.url)
        assert (without[0], len(server.messages)) == (1, 0)
        assert send_here(clone, url=server.url, env=token)[0] == 0
        shown = run_here("forearmed", "ledger", "--ledger-branch", BRANCH, cwd=clone, env={**NOBODY, **token})
    assert (shown.returncode, subjects(origin)) == (0, [INTENT, OUTCOME, DONE])
    assert "FOREARMED" not in (tmp_path / "seen").read_text()


@pytest.mark.thorough
def test_with_a_token_that_has_a_name(origin: Path, tmp_path: Path) -> None:
    """GitLab takes a job's token with its own name before it only."""
    token = {"FOREARMED_GIT_TOKEN": "gitlab-ci-token:a token"}
    clone = runner(origin, tmp_path / "first")
    with hosting(origin.parent, user="gitlab-ci-token", password="a token") as url, Server() as server:  # noqa: S106  # no secret
        git(origin, "config", "http.receivepack", "true")
        git(clone, "remote", "set-url", "origin", f"{url}{origin.name}")
        assert send_here(clone, url=server.url, env=token)[0] == 0
    assert subjects(origin) == [INTENT, OUTCOME, DONE]


def test_what_is_on_the_branch(origin: Path, tmp_path: Path) -> None:
    """The ledger, a table of it for people and a word on what it is, in the name of the sender's address."""
    with Server() as server:
        send_here(runner(origin, tmp_path / "first"), url=server.url)
    assert git(origin, "ls-tree", "--name-only", "ledger").split() == [
        "README.md",
        "ledger.csv",
        "ledger.sqlite3",
    ]
    assert re.sub(r"[0-9a-f]{64}|\d{4}-\d\d-\d\dT\S+", "…", on_branch(origin, "ledger.csv")) == (
        "week,email,state,reply,tip,sha256,attempts,changed\n"
        f"2026-W47,{LIST},sent,250 2.0.0,the-phone-before-the-third-email,…,1,…\n"
    )
    assert set(git(origin, "log", "--format=%an <%ae> %cn <%ce>", "ledger").splitlines()) == {
        "Forearmed <tips@example.com> Forearmed <tips@example.com>"
    }
    shown = run_here("forearmed", "ledger", "--ledger-branch", BRANCH, cwd=tmp_path / "first", env=NOBODY)
    assert (shown.returncode, shown.stdout.splitlines()[-1].split()) == (
        0,
        ["sent", "1", "taken", "by", "the", "server"],
    )


@pytest.mark.thorough
def test_a_mail_that_is_refused(origin: Path, tmp_path: Path) -> None:
    """Each machine is red, and none offers it again, until one is told to."""
    with Server(script=[Fault("RCPT", "550 5.7.1 members only")]) as server:
        codes = [
            send_here(runner(origin, tmp_path / name), *options, url=server.url)[0]
            for name, *options in (["first"], ["second"], ["third"], ["mended", "--retry-refused"], ["last"])
        ]
    assert (codes, len(server.visits)) == ([1, 1, 1, 0, 0], 2)


@pytest.mark.thorough
def test_a_relay_that_refuses_the_sender(origin: Path, tmp_path: Path) -> None:
    """The branch keeps the mail as put off, so the next machine sends it without a word."""
    with Server(
        script=[Fault("dot", "554 5.2.252 SendAsDenied; not allowed to send as tips@example.com")]
    ) as server:
        code, lines = send_here(runner(origin, tmp_path / "first"), url=server.url)
        assert (code, "this is the relay and not the addresses" in lines[-1]) == (1, True)
        assert f",{LIST},deferred," in on_branch(origin, "ledger.csv")
        assert subjects(origin) == [INTENT, f"2026-W47: {LIST}: deferred"]
        assert send_here(runner(origin, tmp_path / "next"), url=server.url)[0] == 0
    assert (len(server.messages), subjects(origin)[2:]) == (1, [INTENT, OUTCOME, DONE])


@pytest.mark.thorough
@pytest.mark.parametrize("depth", [1, None])
def test_a_clone_is_left_alone(origin: Path, tmp_path: Path, depth: int | None) -> None:
    """Files, index, branches and how deep the clone is stay as they were."""
    clone = runner(origin, tmp_path / "clone", depth=depth)
    (clone / "half-done.md").write_text("A tip in the making.\n")
    git(clone, "add", "half-done.md")
    (clone / "tips/later.md").write_text("---\ntitle: Sooner\n---\n")
    asked = (
        ["status", "--porcelain=v2", "--branch"],
        ["for-each-ref", "refs/heads", "refs/tags"],
        ["rev-parse", "--is-shallow-repository"],
        ["diff"],
    )
    before = [git(clone, *words) for words in asked]
    with Server() as server:
        assert send_here(clone, url=server.url)[0] == 0
    assert [git(clone, *words) for words in asked] == before


# --- a channel of a chat program ---


def post_here(clone: Path, *options: str, url: str) -> tuple[int, list[str]]:
    """Post to the front desk from *clone*; return the exit code and what was said."""
    done = post(clone, "--ledger-branch", BRANCH, *options, url=url, env=NOBODY)
    return done.returncode, [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]


@pytest.mark.thorough
def test_a_channel_beside_the_list(origin: Path, tmp_path: Path) -> None:
    """Mail and card share the branch, each goes out once, and the table has both."""
    with Server() as relay, WebServer().listening() as chat:
        first = send_here(runner(origin, tmp_path / "mail"), url=relay.url)
        posted = post_here(runner(origin, tmp_path / "card"), url=chat.url)
        again = post_here(runner(origin, tmp_path / "again"), url=chat.url)
        mailed = send_here(runner(origin, tmp_path / "last"), url=relay.url)
    assert (first[0], posted[0], len(relay.messages), len(chat.requests)) == (0, 0, 1, 1)
    assert again == mailed == (0, [SUBJECT, "  1 sent", "  0 to send"])
    card = [f"2026-W47: about to send to {DESK}", f"2026-W47: {DESK}: sent", DONE]
    assert subjects(origin) == [INTENT, OUTCOME, DONE, *card]
    table = on_branch(origin, "ledger.csv").splitlines()[1:]
    assert [row.split(",")[:3] for row in table] == [["2026-W47", who, "sent"] for who in (LIST, DESK)]


@pytest.mark.thorough
def test_a_card_that_is_refused(origin: Path, tmp_path: Path) -> None:
    """The next machine is told the command that shows why, and it does; the branch knows no secret."""
    with WebServer([answers("404 Not Found", f"no_service {SECRET}")]).listening() as chat:
        assert post_here(runner(origin, tmp_path / "first"), url=chat.url)[0] == 1
        code, lines = post_here(runner(origin, tmp_path / "again"), url=chat.url)
    command = f"forearmed ledger --channel {DESK} --ledger-branch {BRANCH}"
    assert (code, lines[-1]) == (1, f"  1 refused; {command} shows why, and --retry-refused tries again")
    shown = run_here(*command.split(), cwd=tmp_path / "again", env=NOBODY)
    assert (shown.returncode, shown.stdout.splitlines()[-1]) == (0, f"{DESK}: refused: 404")
    told_of = {
        sign: git(origin, "log", "--format=%s", "--text", f"-S{sign}", "ledger") for sign in (SECRET, DESK)
    }
    assert (told_of[SECRET], bool(told_of[DESK])) == ("", True)


@pytest.mark.thorough
def test_killed_behind_the_card(origin: Path, tmp_path: Path) -> None:
    """The whole card is out, and nobody knows: the next machine asks, and posts again only when told to."""

    def kills(caller: Caller) -> None:
        caller.take()
        os.kill(process.pid, signal.SIGKILL)

    with WebServer([kills, answers("200 OK", "ok")]).listening() as chat:
        process = start_posting(runner(origin, tmp_path / "killed"), "--ledger-branch", BRANCH, url=chat.url)
        process.communicate()
        code, lines = post_here(runner(origin, tmp_path / "fresh"), url=chat.url)
        assert (process.returncode, code, len(chat.requests)) == (-signal.SIGKILL, 3, 1)
        assert lines[-1] == UNCERTAIN.replace(LIST, DESK)
        told = post_here(runner(origin, tmp_path / "told"), "--resend-uncertain", url=chat.url)
    assert (told[0], len(chat.requests)) == (0, 2)


# --- killed, and started again on another machine ---


def kill_at_the_dot(clone: Path) -> list[int]:
    """Send from *clone* to a server that kills it when it has taken the message, before it says so."""
    known = threading.Event()
    pids: list[int] = []

    def kill(wire: Wire) -> None:
        known.wait()
        os.kill(pids[0], signal.SIGKILL)

    with Server(script=[Fault("dot", b"", then=kill)]) as server:
        process = start_sending(clone, *TO_LIST, url=server.url)
        pids.append(process.pid)
        known.set()
        process.communicate()
        return [process.returncode, len(server.messages)]


@pytest.mark.parametrize(
    ("moment", "command", "number", "copies", "then", "copies_then"),
    [
        pytest.param("after", "fetch", 1, 0, 0, 1, marks=pytest.mark.thorough),
        pytest.param("before", "push", 1, 0, 0, 1, marks=pytest.mark.thorough),
        pytest.param("after", "push", 1, 0, 3, 0, marks=pytest.mark.thorough),
        ("before", "push", 2, 1, 3, 1),
        pytest.param("after", "push", 2, 1, 0, 1, marks=pytest.mark.thorough),
    ],
)
def test_killed_at_a_step(
    origin: Path,
    tmp_path: Path,
    moment: str,
    command: str,
    number: int,
    copies: int,
    then: int,
    copies_then: int,
) -> None:
    """Whatever the next machine finds, it sends no second copy; what it cannot know, it names."""
    with Server() as server:
        if command == "fetch":  # there has to be something to fetch
            send_here(runner(origin, tmp_path / "before"), "--to", "other@example.com", url=server.url)
            server.visits.clear()
        with pytest.MonkeyPatch.context() as patch:
            for name, value in kill_at(tmp_path, moment, command, number).items():
                patch.setenv(name, value)
            killed = start_sending(runner(origin, tmp_path / "killed"), *TO_LIST, url=server.url)
            killed.communicate()
        assert (killed.returncode, len(server.messages)) == (-signal.SIGKILL, copies)
        code, lines = send_here(runner(origin, tmp_path / "fresh"), url=server.url)
        assert (code, UNCERTAIN in lines, len(server.messages)) == (then, then == 3, copies_then)
        last = send_here(runner(origin, tmp_path / "last"), "--assume-sent", url=server.url)
    assert (last, len(server.messages)) == ((0, [SUBJECT, "  1 sent", "  0 to send"]), copies_then)
    assert f",{LIST},sent," in on_branch(origin, "ledger.csv")


@pytest.mark.thorough
def test_killed_behind_the_final_dot(origin: Path, tmp_path: Path) -> None:
    """The message is out, and nobody knows: the next machine asks, and sends again only when told to."""
    assert kill_at_the_dot(runner(origin, tmp_path / "killed")) == [-signal.SIGKILL, 1]
    with Server() as server:
        code, lines = send_here(runner(origin, tmp_path / "fresh"), url=server.url)
        assert (code, lines[-1], server.messages) == (3, UNCERTAIN, [])
        told = send_here(runner(origin, tmp_path / "told"), "--resend-uncertain", url=server.url)
    assert (told[0], len(server.messages)) == (0, 1)


@pytest.mark.thorough
def test_ended_in_the_middle(origin: Path, tmp_path: Path) -> None:
    """A job that is ended politely while the server thinks still gets its outcome to the branch."""
    ended = threading.Event()

    def end(wire: Wire) -> None:
        os.kill(process.pid, signal.SIGTERM)
        ended.set()

    with Server(script=[Fault("RCPT", b"", then=end)]) as server:
        process = start_sending(
            runner(origin, tmp_path / "ended"), *TO_LIST, "--patience", "0", url=server.url
        )
        process.communicate()
        again = send_here(runner(origin, tmp_path / "again"), url=server.url)
    assert (process.returncode, ended.is_set(), again[0], len(server.messages)) == (1, True, 0, 1)


# --- two at once ---


def test_another_run_is_sooner(origin: Path, tmp_path: Path) -> None:
    """Who finds the branch moved when it wants to begin sends nothing and says why in one line."""
    other = runner(origin, tmp_path / "other")
    with Server() as server:
        sooner = f"$git -C {other} push -q origin main:refs/heads/ledger"
        env = put_in_front(tmp_path, f'[ "$3 $times" = "push 1" ] && {sooner}')
        code, lines = send_here(runner(origin, tmp_path / "late"), url=server.url, env=env)
    assert (code, lines[-1]) == (
        1,
        "forearmed: origin/ledger has moved since this run read it: another run is sending; nothing was sent",
    )
    assert (server.messages, subjects(origin)) == ([], ["Begin"])


@pytest.mark.thorough
def test_two_at_once(origin: Path, tmp_path: Path) -> None:
    """Of two machines that begin together, exactly one sends."""
    clones = [runner(origin, tmp_path / name) for name in ("one", "two")]
    with Server() as server:
        processes = [start_sending(clone, *TO_LIST, url=server.url) for clone in clones]
        said = [process.communicate()[0] for process in processes]
    codes = sorted(process.returncode for process in processes)
    assert (len(server.messages), codes[0]) == (1, 0), said
    assert codes[1] in (0, 1, 3)  # it came when all was done, when it could not begin, or in between


# --- refused ---


def only_the_first(origin: Path) -> None:
    """Let *origin* take one push to the ledger's branch and no more."""
    hook = origin / "hooks/update"
    hook.write_text(
        '#!/bin/sh\n[ "$1" != refs/heads/ledger ] || git rev-parse -q --verify "$1" >&2 && exit 1\nexit 0\n'
    )
    hook.chmod(0o755)


def test_an_outcome_that_cannot_be_pushed(origin: Path, tmp_path: Path) -> None:
    """The mail is out, the branch does not know: this run says so, and the next one asks."""
    only_the_first(origin)
    with Server() as server:
        code, lines = send_here(runner(origin, tmp_path / "first"), url=server.url)
        assert (code, lines[4:]) == (
            3,
            [
                f"THE OUTCOME IS NOT IN THE LEDGER: {REFUSED}. The next run will list the last message of"
                " this run as uncertain: answer with --assume-sent if the table below says sent, otherwise"
                " with --resend-uncertain.",
                "State  Messages  Meaning",
                "sent   1         taken by the server",
            ],
        )
        again = send_here(runner(origin, tmp_path / "again"), url=server.url)
    assert (again, len(server.messages)) == ((3, [SUBJECT, "  0 sent", "  0 to send", UNCERTAIN]), 1)


def test_a_branch_one_may_not_write(origin: Path, tmp_path: Path) -> None:
    """Without the right to push there is no intent, so nothing is sent."""
    hook = origin / "hooks/update"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    with Server() as server:
        code, lines = send_here(runner(origin, tmp_path / "first"), url=server.url)
    assert (code, lines[-1], server.messages) == (
        1,
        f"forearmed: {REFUSED}; nothing was sent",
        [],
    )


@pytest.mark.parametrize(
    ("options", "code", "line"),
    [
        (
            ["--subscribers", "list.csv"],
            2,
            f"{OURS_ONLY}: subscribers' addresses do not belong in a repository",
        ),
        (["--test", LIST], 2, f"{OURS_ONLY}: a test copy is in no ledger"),
        (
            ["--to", LIST, "--require-ledger"],
            1,
            "forearmed: there is no ledger at origin/ledger; put it back, or leave out --require-ledger",
        ),
        (["--to", LIST, "--dry-run"], 0, f"Would send 1 message: first {LIST}, last {LIST}."),
    ],
)
def test_what_stops_before_anything_is_pushed(
    origin: Path, tmp_path: Path, options: list[str], code: int, line: str
) -> None:
    """Subscribers, test copies, a ledger that must be there, a rehearsal: the repository stays as it is."""
    clone = runner(origin, tmp_path / "clone")
    done = send(clone, "--ledger-branch", BRANCH, *options, env=NOBODY)
    assert (done.returncode, (done.stdout + done.stderr).splitlines()[-1]) == (code, line)
    assert git(origin, "for-each-ref", "--format=%(refname)").split() == ["refs/heads/main"]


def test_git_sees_no_secret(origin: Path, tmp_path: Path) -> None:
    """A hook in the clone, or a helper of git's, cannot read the mail server's password."""
    seen = tmp_path / "seen"
    with Server() as server:
        env = put_in_front(tmp_path, f"env >> {seen}")
        assert send_here(runner(origin, tmp_path / "clone"), url=server.url, env=env)[0] == 0
    assert "PATH=" in seen.read_text()
    assert "FOREARMED" not in seen.read_text()


def test_git_is_missing(origin: Path, tmp_path: Path) -> None:
    """It is said in one line."""
    clone = runner(origin, tmp_path / "clone")
    code, lines = send_here(clone, url="smtp://127.0.0.1:1", env={"PATH": str(tmp_path)})
    assert (code, lines) == (
        1,
        ["forearmed: --ledger-branch needs git, which is not installed; install it and try again"],
    )
    assert subprocess.run(["git", "--version"], check=True, capture_output=True).stdout  # noqa: S607  # the real one
