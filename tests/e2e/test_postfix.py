"""The whole way: our command, a real Postfix, and the mailboxes behind it."""

import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import postfix
import pytest
from posting import office, send, subscribers
from sites import run_here

pytestmark = pytest.mark.skipif(not postfix.IS_POSSIBLE, reason="needs Debian's postfix, and root")


@pytest.fixture
def home() -> Iterator[Path]:
    """Lend a folder that every user may enter: pytest takes that right from its own at every start."""
    with tempfile.TemporaryDirectory(prefix="forearmed-postfix-") as folder:
        yield Path(folder)


def test_into_real_mailboxes(tmp_path: Path, home: Path) -> None:
    """Each subscriber finds the message that was built, and a second run changes nothing."""
    project = office(tmp_path / "project")
    file = subscribers(tmp_path, ["ann@example.com", "bob@example.com"])
    built = (project / "site/digest/digest.eml").read_bytes()
    with postfix.running(home, boxes=["ann", "bob"]) as server:
        for _ in range(2):
            done = send(project, "--subscribers", str(file), "--late", url=server.url)
            assert done.returncode == 0, done.stdout + done.stderr
        for name in ("ann", "bob"):
            (message,) = server.box(name, holds=1)
            assert message["To"] == f"{name}@example.com"
            assert message["List-Id"] == "<service-tips.example.com>"
            assert message.defects == []
            raw = message.as_bytes().replace(b"\r\n", b"\n").partition(b"\n\n")[2].strip()
            body = built.replace(b"\r\n", b"\n").partition(b"\n\n")[2].strip()
            assert hashlib.sha256(raw).hexdigest() == hashlib.sha256(body).hexdigest()


def test_an_address_that_postfix_refuses(tmp_path: Path, home: Path) -> None:
    """A mailbox that does not exist is refused for good, and the others get theirs."""
    project = office(tmp_path / "project")
    file = subscribers(tmp_path, ["nobody@example.com", "ann@example.com"])
    with postfix.running(home, boxes=["ann"]) as server:
        done = send(project, "--subscribers", str(file), "--late", url=server.url)
        assert done.returncode == 3, done.stdout + done.stderr
        assert "nobody@example.com: refused: 550 5.1.1" in done.stdout
        assert len(server.box("ann", holds=1)) == 1


PEOPLE = ("ann", "bob", "eve", "joe")
FULL = "check_recipient_access inline:{ { ann@example.com = OK } }, " + (
    "check_recipient_access static:{550 5.4.5 Daily user sending limit exceeded}"
)
LIMIT = "550 5.4.5 <bob@example.com>: Recipient address rejected: Daily user sending limit exceeded"
NO_TO_ALL = {
    "after RCPT": (f"smtpd_recipient_restrictions = {FULL}", f"has reached a limit ({LIMIT})", "ann", "bob"),
    "after the dot": (
        f"smtpd_end_of_data_restrictions = {FULL}",
        f"has reached a limit ({LIMIT})",
        "ann",
        "bob",
    ),
    "a sender of somebody else": (
        "smtpd_sender_restrictions = check_sender_access static:{553 5.7.1 not owned by user desk}",
        "refuses the sender (553 5.7.1 <tips@example.com>: Sender address rejected: not owned by user desk)",
        "",
        "ann",
    ),
    "no relay": (
        "virtual_mailbox_domains = other.example\nsmtpd_recipient_restrictions = reject_unauth_destination",
        "does not pass our mail on (554 5.7.1 <ann@example.com>: Relay access denied)",
        "",
        "ann",
    ),
    "no login": (
        "smtpd_recipient_restrictions = reject",
        "says the same to 3 addresses in a row (554 5.7.1 <eve@example.com>: Recipient address rejected: ",
        "",
        "ann bob eve",
    ),
}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("more", "said", "sent", "deferred"),
    [
        pytest.param(*case, id=name, marks=[pytest.mark.thorough] if name != "after RCPT" else [])
        for name, case in NO_TO_ALL.items()
    ],
)
def test_a_no_of_postfix_to_everybody(
    tmp_path: Path, home: Path, more: str, said: str, sent: str, deferred: str
) -> None:
    """It ends the run and marks nobody; when Postfix is mended, the next run sends to whoever is left."""
    project = office(tmp_path / "project")
    file = subscribers(tmp_path, [f"{name}@example.com" for name in PEOPLE])
    for name in ("strict", "mended"):
        (home / name).mkdir()
    with postfix.running(home / "strict", boxes=[*PEOPLE], more=more) as server:
        stopped = send(project, "--subscribers", str(file), url=server.url)
        assert f"{server.url} {said}" in stopped.stdout + stopped.stderr
    assert (stopped.returncode, states(project)) == (
        3 if sent else 1,
        {
            **{f"{name}@example.com": "sent" for name in sent.split()},
            **{f"{name}@example.com": "deferred" for name in deferred.split()},
        },
    )
    with postfix.running(home / "mended", boxes=[*PEOPLE]) as server:
        assert send(project, "--subscribers", str(file), url=server.url).returncode == 0
        for name in set(PEOPLE) - {sent}:
            assert len(server.box(name, holds=1)) == 1
    assert set(states(project).values()) == {"sent"}


def states(project: Path) -> dict[str, str]:
    """Return every address's state, as the ledger tells it."""
    rows = run_here("forearmed", "ledger", "--csv", cwd=project).stdout.splitlines()[1:]
    return {row.split(",")[1]: row.split(",")[2] for row in rows}
