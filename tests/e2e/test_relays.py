"""`forearmed send` and what relays ask for: limits over days, a token, a name, a signature."""

import base64
import subprocess
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import dkim
from faulty_smtp import ALWAYS, Fault, Server, drop
from posting import office, people, send, subscribers

LEAVE = "https://example.com/leave?t={token}"
SECRET = {"FOREARMED_UNSUBSCRIBE_SECRET": "a secret of sixteen characters and more"}


def test_so_many_a_run(tmp_path: Path) -> None:
    """Each run sends what it may, says how many wait, and ends well; nobody gets two copies."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(5))
    with Server() as server:
        runs = [send(project, "--subscribers", str(file), "--most", "2", url=server.url) for _ in range(4)]
    assert [run.returncode for run in runs] == [0] * 4
    assert "  2 of them now (--most 2); 3 wait for a later run\n" in runs[0].stdout
    assert "wait for a later run" not in runs[2].stdout
    assert sorted(message.recipients[0] for message in server.messages) == people(5)


def test_so_many_a_day(tmp_path: Path) -> None:
    """What left within 24 hours counts, whichever run sent it; the first day of warming up is as narrow."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(5))
    with Server() as server:
        first = send(project, "--subscribers", str(file), "--most-a-day", "3", url=server.url)
        second = send(project, "--subscribers", str(file), "--most-a-day", "3", url=server.url)
        third = send(project, "--subscribers", str(file), "--warm-up", "4", url=server.url)
    assert (first.returncode, second.returncode, third.returncode) == (0, 0, 0)
    assert "  0 of them now (--most-a-day 3, 3 left in 24 hours); 2 wait for a later run\n" in second.stdout
    assert "  1 of them now (--warm-up 4, day 1: 4); 1 wait for a later run\n" in third.stdout
    assert len(server.messages) == 4


def test_a_copy_is_as_a_readers_mail(tmp_path: Path) -> None:
    """A copy to look at has the List fields of a real mail, with the token of whoever gets it."""
    project = office(tmp_path, settings={"unsubscribe": LEAVE})
    file = subscribers(tmp_path, ["me@example.com"])
    with Server() as server:
        copy = send(project, "--test", "me@example.com", url=server.url, env=SECRET)
        real = send(project, "--subscribers", str(file), url=server.url, env=SECRET)
    assert (copy.returncode, real.returncode) == (0, 0)
    test, mail = (message_from_bytes(message.octets, policy=default) for message in server.messages)
    names = ("List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted", "To", "From")
    assert [test[name] for name in names] == [mail[name] for name in names]
    assert test["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_signed_with_a_key_of_our_own(tmp_path: Path) -> None:
    """Every mail and every copy is signed for the sender's domain; a missing key stops the run."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(2))
    key = tmp_path / "tips._domainkey.example.com.pem"
    subprocess.run(["openssl", "genrsa", "-out", str(key), "2048"], check=True, capture_output=True)  # noqa: S603, S607  # the system's
    der = ["openssl", "rsa", "-in", str(key), "-pubout", "-outform", "DER"]
    public = subprocess.run(der, check=True, capture_output=True).stdout  # noqa: S603  # the system's
    record = b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)
    with Server() as server:
        env = {"FOREARMED_DKIM_KEY": str(key)}
        assert send(project, "--test", "me@example.com", url=server.url, env=env).returncode == 0
        assert send(project, "--subscribers", str(file), url=server.url, env=env).returncode == 0
        none = send(
            project, "--test", "me@example.com", url=server.url, env={"FOREARMED_DKIM_KEY": f"{key}2"}
        )
    assert len(server.messages) == 3
    for message in server.messages:
        assert dkim.verify(message.octets, dnsfunc=lambda name, timeout=5: record)
    assert (none.returncode, "cannot read" in none.stderr) == (1, True)


def test_logged_in_with_a_token(tmp_path: Path) -> None:
    """The URL names the user, a command prints the token, and neither output nor errors do."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(60))
    command = f"{sys.executable} -c 'print(\"a-token-of-some-length\")'"
    with Server(login=("tips@example.com", "a-token-of-some-length"), mechanisms="XOAUTH2") as server:
        url = server.url.replace(":a-token-of-some-length@", "@")
        env = {"FOREARMED_SMTP_TOKEN_COMMAND": command}
        sent = send(project, "--subscribers", str(file), url=url, env=env)
        wrong = send(
            project, "--test", "me@example.com", url=url, env={"FOREARMED_SMTP_TOKEN": "another-one"}
        )
    assert (sent.returncode, len(server.messages)) == (0, 60)
    assert {visit.user for visit in server.visits[:-1]} == {"tips@example.com"}
    assert wrong.returncode == 1
    assert 'refused the login (535 5.7.3 Authentication unsuccessful {"status":"401"})' in wrong.stderr
    assert "another-one" not in wrong.stdout + wrong.stderr


def test_a_relay_that_minds_our_name(tmp_path: Path) -> None:
    """Its own words are told, and how to say another name."""
    project = office(tmp_path)
    closes = Fault("EHLO", "421 4.7.0 Try again later, closing connection. (EHLO)", then=drop, times=ALWAYS)
    with Server(script=[closes]) as server:
        said = send(project, "--to", "list@example.com", "--patience", "0", url=server.url)
    assert said.returncode == 1
    assert "refused our greeting (421 4.7.0 Try again later, closing connection. (EHLO)); say" in said.stderr
    with Server() as server:
        named = send(project, "--to", "list@example.com", url=f"{server.url}?ehlo=tips.example.com")
    assert (named.returncode, server.visits[0].commands[0]) == (0, "ehlo tips.example.com")
