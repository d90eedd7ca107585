"""`forearmed send` with lists as services export them: whom it never writes to, and when it stops instead."""

from pathlib import Path

import pytest
from faulty_smtp import Server
from posting import office, send
from sites import run_here

LEAVE = "https://example.com/leave?t={token}"
SECRET = {"FOREARMED_UNSUBSCRIBE_SECRET": "a secret of sixteen characters and more"}
SUBSTACK = (
    "email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at\n"
    "ann@example.com,true,,other,false,2026-01-05T10:11:12.000Z,\n"
    "left@example.com,false,,other,true,2026-01-06T10:11:12.000Z,\n"
)
GHOST = (
    "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,"
    "labels,tiers\n"
    "1,ann@example.com,Ann Archer,,true,false,,2026-01-05T10:11:12.000Z,,staff,\n"
    "2,left@example.com,Left Already,,false,false,,2026-01-05T10:11:12.000Z,,,\n"
)
BUTTONDOWN = (
    "Email,Notes,Metadata,Tags,Type,Creation date,Source\n"
    "ann@example.com,,{},,regular,2026-01-05 10:11:12,api\n"
    "left@example.com,,{},,unsubscribed,2026-01-05 10:11:12,api\n"
)
TWICE = "email,status\nleft@example.com,active\nann@example.com,active\nLEFT@example.com,bounced\n"
TOLD = {
    SUBSTACK: [
        "ignored columns: active_subscription, expiry, plan, created_at, first_payment_at",
        "1 reader; 1 left out (1 disabled) by the column email_disabled",
    ],
    GHOST: [
        "ignored columns: id, note, complimentary_plan, stripe_customer_id, created_at, labels, tiers",
        "1 reader; 1 left out (1 not subscribed) by the columns subscribed_to_emails, deleted_at",
    ],
    BUTTONDOWN: [
        "ignored columns: notes, metadata, tags, creation date, source",
        "1 reader; 1 left out (1 unsubscribed) by the column type",
    ],
    TWICE: [
        "1 reader; 1 left out (1 bounced) by the column status",
        "once as a reader and once as left, so left out: LEFT@example.com",
    ],
    "email,status\nann@example.com,active\n": ["1 reader; nobody left out by the column status"],
    "email\nann@example.com\n": [],
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with an edition that is due."""
    return office(tmp_path)


def list_of(project: Path, text: str) -> str:
    """Write *text* as a list and return its name."""
    (project / "list.csv").write_text(text, "utf-8")
    return "list.csv"


@pytest.mark.parametrize("text", TOLD)
def test_who_has_left_gets_nothing(project: Path, text: str) -> None:
    """The dry run and the run say the same of the file, and both leave out the same people."""
    file = list_of(project, text)
    with Server() as server:
        dry = send(project, "--subscribers", file, "--dry-run", url=server.url)
        sent = send(project, "--subscribers", file, url=server.url)
    assert (dry.returncode, sent.returncode) == (0, 0)
    told = [f"list.csv: {line}" for line in TOLD[text]]
    for run in (dry, sent):
        assert [line for line in run.stdout.splitlines() if line.startswith("list.csv")] == told
    assert "Would send 1 message: first ann@example.com, last ann@example.com." in dry.stdout
    assert [message.recipients for message in server.messages] == [["ann@example.com"]]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("email,status\nann@example.com,active\nx@example.com,sick\n", 3, 'the column "status" says "sick"'),
        ("email,state\nann@example.com,NY\n", 2, 'the column "state" says "NY"'),
        ("email,bounce_score\nann@example.com,7\n", 1, 'the column "bounce_score" may say who has left'),
        ("email,remarks\nann@example.com,Unsubscribed\n", 2, 'the column "remarks" says "Unsubscribed"'),
        ("email,UNSUB_TIME\nleft@example.com,2026-03-05 10:11:12\n", 1, "everybody in this file has left"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("option", ["--dry-run", "--skip-bad"])
def test_what_nobody_can_tell_stops_the_run(
    project: Path, option: str, text: str, line: int, words: str
) -> None:
    """One line says where and what, nothing is sent or begun, and no option gets past it."""
    file = list_of(project, text)
    with Server() as server:
        stopped = send(project, "--subscribers", file, option, url=server.url)
    assert (stopped.returncode, stopped.stderr) == (1, "1 problem to mend; nothing was sent\n")
    (told,) = stopped.stdout.splitlines()
    assert told.startswith(f"list.csv:{line}: {words}")
    assert "delete" not in told
    assert (server.visits, (project / ".forearmed").exists()) == ([], False)


def test_the_advice_works(project: Path) -> None:
    """A file that was mended as its line says is sent to the right people."""
    with Server() as server:
        for text in (
            "email,status\nann@example.com,subscribed\nleft@example.com,unsubscribed\n",
            "email,note,status\nann@example.com,NY,active\nleft@example.com,NY,unsubscribed\n",
        ):
            run = send(project, "--subscribers", list_of(project, text), url=server.url)
            assert run.returncode == 0, run.stdout
    assert [message.recipients for message in server.messages] == [["ann@example.com"]]


def test_the_file_of_those_who_left(project: Path) -> None:
    """Given as subscribers it stops the run; given to --except it is read whole, a service's columns too."""
    (project / "unsubscribed.csv").write_text(
        "email,UNSUB_TIME,UNSUB_REASON\nleft@example.com,2026-03-05 10:11:12,NORMAL\n"
    )
    wrong = send(project, "--subscribers", "unsubscribed.csv", "--dry-run")
    assert (wrong.returncode, "give it to --except" in wrong.stdout) == (1, True)
    file = list_of(project, "email\nann@example.com\nleft@example.com\n")
    right = send(project, "--subscribers", file, "--except", "unsubscribed.csv", "--dry-run")
    assert (right.returncode, right.stdout.splitlines()[-1]) == (
        0,
        "Would send 1 message: first ann@example.com, last ann@example.com.",
    )


def test_whose_token_it_is(tmp_path: Path) -> None:
    """Somebody who left already and presses the link of an old mail again is still found."""
    project = office(tmp_path, settings={"unsubscribe": LEAVE})
    file = list_of(project, "email\nleft@example.com\n")
    with Server() as server:
        assert send(project, "--subscribers", file, url=server.url, env=SECRET).returncode == 0
    token = server.messages[0].octets.partition(b"leave?t=")[2][:43].decode()
    (project / ".forearmed/ledger.sqlite3").unlink()
    list_of(project, "email,status\nann@example.com,active\nleft@example.com,unsubscribed\nx@example.com,?\n")
    verify = ("forearmed", "unsubscribe", "verify", token, "--subscribers", file)
    found = run_here(*verify, cwd=project, env=SECRET)
    assert (found.returncode, found.stdout, found.stderr) == (0, "left@example.com\n", "")
