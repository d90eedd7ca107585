"""The whole way: our command, a real Postfix, and the mailboxes behind it."""

import hashlib
from pathlib import Path

import postfix
import pytest
from posting import office, send, subscribers

pytestmark = pytest.mark.skipif(not postfix.IS_POSSIBLE, reason="needs Debian's postfix, and root")


def test_into_real_mailboxes(tmp_path: Path) -> None:
    """Each subscriber finds the message that was built, and a second run changes nothing."""
    project = office(tmp_path / "project")
    file = subscribers(tmp_path, ["ann@example.com", "bob@example.com"])
    built = (project / "site/digest/digest.eml").read_bytes()
    (tmp_path / "postfix").mkdir()
    with postfix.running(tmp_path / "postfix", boxes=["ann", "bob"]) as server:
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


def test_an_address_that_postfix_refuses(tmp_path: Path) -> None:
    """A mailbox that does not exist is refused for good, and the others get theirs."""
    project = office(tmp_path / "project")
    file = subscribers(tmp_path, ["nobody@example.com", "ann@example.com"])
    (tmp_path / "postfix").mkdir()
    with postfix.running(tmp_path / "postfix", boxes=["ann"]) as server:
        done = send(project, "--subscribers", str(file), "--late", url=server.url)
        assert done.returncode == 3, done.stdout + done.stderr
        assert "nobody@example.com: refused: 550 5.1.1" in done.stdout
        assert len(server.box("ann", holds=1)) == 1
