"""Being told when publishing stops being good: by an exit code, in words, and by a mail that arrives."""

import json
import subprocess
from collections.abc import Mapping
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from faulty_smtp import Fault, Server
from make import playbook_text, tip_text
from posting import office, put_digest, send, subscribers
from sites import NOW, run_here, site_project

SOUND = {
    "tips/a.md": tip_text(date="2026-11-17"),
    "tips/b.md": tip_text(date="2026-11-24"),
    "tips/c.md": tip_text(date="2026-12-01"),
}
LATE = {"docs/playbooks/late.md": playbook_text(reviewed="2025-10-01")}
REVIEW = "docs/playbooks/late.md: the review was due on October 1, 2026 (Training)"
WELL = "All is well: editions go out, the queue holds, nobody is refused, reviews are done, jobs run.\n"
RULES = {"rules": {"queue": 2}}
EDITOR = "editor@example.com"


def watch(folder: Path, *options: str, at: datetime = NOW, url: str = "") -> subprocess.CompletedProcess[str]:
    """Run `forearmed watch` at that moment, with the mail server at *url*."""
    env = {"FOREARMED_SMTP_URL": url} if url else {}
    return run_here("forearmed", "watch", *options, cwd=folder, at=at, env=env)


def site_of(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a project with *files*, whose queue should hold two weeks."""
    return site_project(folder, files, settings=RULES)


def text_of(message: EmailMessage) -> str:
    """Return what a mail program shows of *message*."""
    return str(message.get_content()).replace("\r\n", "\n")


def test_all_is_well(tmp_path: Path) -> None:
    """Exit code 0, one line, no file, and no mail: nobody is told that nothing has happened."""
    project = site_of(tmp_path, SOUND)
    with Server() as server:
        done = watch(project, "--mail", EDITOR, url=server.url)
    assert (done.returncode, done.stdout, server.messages) == (0, WELL, [])
    assert json.loads(watch(project, "--format", "json").stdout) == {"troubles": []}
    assert not (project / ".forearmed").exists()


def test_a_trouble_in_words_and_as_a_mail(tmp_path: Path) -> None:
    """The editor gets a plain letter from the sender, once; a week later once more, if nobody mended it."""
    project = site_of(tmp_path, {**SOUND, **LATE})
    with Server() as server:
        done = watch(project, "--mail", EDITOR, url=server.url)
        assert (done.returncode, done.stdout) == (1, f"To see to\n  {REVIEW}\n")
        assert done.stderr == f"Mailed to {EDITOR}.\n"
        for hours, mails in ((1, 1), (167, 1), (168, 2), (169, 2)):
            again = watch(
                project, "--mail", EDITOR, "--queue", "0", at=NOW + timedelta(hours=hours), url=server.url
            )
            assert (again.returncode, len(server.messages)) == (1, mails)
    assert server.messages[0].recipients == [EDITOR]
    message = message_from_bytes(server.messages[0].octets, policy=default)
    assert message["From"] == "Forearmed <tips@example.com>"
    assert (message["To"], message["Subject"]) == (EDITOR, "Forearmed: 1 thing to see to")
    assert (message["Auto-Submitted"], message.defects) == ("auto-generated", [])
    assert text_of(message) == (
        "To see to:\n\n"
        "- docs/playbooks/late.md: the review was due on October 1, 2026\n"
        "  (Training)\n\n"
        "As of Sunday, November 22, 2026, from forearmed watch for\n"
        "https://tips.example.com/\n"
    )
    assert json.loads(watch(project, "--format", "json").stdout) == {
        "troubles": [{"kind": "review", "text": REVIEW}]
    }


def test_a_job_that_fails_twice(tmp_path: Path) -> None:
    """One failure may pass; the second in a row is told, and mailed once, until the job is good again."""
    project = site_of(tmp_path, SOUND)
    with Server() as server:
        for hour, (code, expected, mails) in enumerate(
            [(1, 0, 0), (3, 1, 1), (1, 1, 1), (0, 0, 1), (1, 0, 1)]
        ):
            done = watch(
                project, "--ran", f"send={code}", "--ran", "build=0", "--mail", EDITOR,
                at=NOW + timedelta(hours=hour), url=server.url,
            )  # fmt: skip
            assert (done.returncode, len(server.messages)) == (expected, mails)
            if hour == 2:
                since = "since 2026-11-22 12:00 UTC"
                assert done.stdout == f"To see to\n  The job send has failed 3 times in a row, {since}\n"


def test_readers_who_are_refused_again(tmp_path: Path) -> None:
    """Who was refused in both of the last two editions is named, and nobody else."""
    project = office(tmp_path, settings=RULES)
    file = subscribers(tmp_path, ["ann@example.com", "bob@example.com", "eve@example.com"])
    no = "550 5.1.1 no such user"
    with Server(
        script=[Fault("RCPT", no, to="ann@example.com"), Fault("RCPT", no, to="bob@example.com")]
    ) as server:
        send(project, "--subscribers", str(file), url=server.url)
        assert watch(project).returncode == 0
    put_digest(project, week="2026-W48")
    with Server(script=[Fault("RCPT", no, to="bob@example.com")]) as server:
        send(project, "--subscribers", str(file), url=server.url)
    done = watch(project)
    assert (done.returncode, done.stdout) == (
        1,
        "To see to\n  Servers refused 1 reader of 2026-W47 and 2026-W48: bob@example.com; "
        "take them off the list, or see forearmed ledger for the reason\n",
    )


def test_an_edition_that_nobody_has_sent(tmp_path: Path) -> None:
    """A day after its release, an edition that is not in a ledger with older ones is told."""
    project = office(tmp_path, settings=RULES)
    for name, text in SOUND.items():
        (project / name).write_text(text)
    put_digest(project, week="2026-W46")
    with Server() as server:
        assert send(project, "--to", "list@example.com", url=server.url).returncode == 0
    released = datetime.fromisoformat("2026-11-17T09:00-05:00")
    assert "W47" not in watch(project, at=released + timedelta(hours=23)).stdout
    done = watch(project, at=released + timedelta(hours=25))
    assert (done.returncode, done.stdout) == (
        1,
        "To see to\n  The edition of 2026-W47 was released on Tuesday, November 17, 2026, and the ledger has "
        "nothing of it; run forearmed send, and read what it says\n",
    )


def test_a_mail_that_is_refused(tmp_path: Path) -> None:
    """Nobody was told then: the exit code is 1, the reason is said, and the next run tries again."""
    project = site_of(tmp_path, {**SOUND, **LATE})
    with Server(script=[Fault("RCPT", "550 5.1.1 no such user")]) as server:
        done = watch(project, "--mail", EDITOR, url=server.url)
        assert done.returncode == 1
        assert done.stderr == f"forearmed: the mail to {EDITOR} is refused: 550 5.1.1 no such user\n"
        assert watch(project, "--mail", EDITOR, url=server.url).stderr == f"Mailed to {EDITOR}.\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--ran", "send"), "write a name and an exit code, such as send=0"),
        (("--ran", "send=red"), "write a name and an exit code, such as send=0"),
        (("--ran", "=1"), "write a name and an exit code, such as send=0"),
        (("--mail", "nobody"), '"nobody" has no @; write the whole address'),
    ],
)
def test_what_cannot_be_meant(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    """A slip of the pen is told before anything is read."""
    done = watch(tmp_path, *options)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_ledger_that_cannot_be_read(tmp_path: Path) -> None:
    """It is a trouble among the others, and hides none of them."""
    project = site_of(tmp_path, {**SOUND, **LATE, ".forearmed/ledger.sqlite3": "no ledger"})
    first, last = json.loads(watch(project, "--format", "json").stdout)["troubles"]
    assert (first["kind"], last["kind"]) == ("review", "ledger")
    assert "ledger.sqlite3" in last["text"]


def test_a_memory_that_is_damaged(tmp_path: Path) -> None:
    """It is named, and nothing is guessed."""
    project = site_of(tmp_path, SOUND)
    (project / ".forearmed").mkdir()
    for damage in ("", "[]", '{"jobs": {"a": 1}, "told": {}}', '{"jobs": {}, "told": {"a": "b"}}'):
        (project / ".forearmed/watch.json").write_text(damage)
        done = watch(project)
        assert done.returncode == 1
        assert done.stderr.endswith("watch.json is not what forearmed watch writes; delete it\n")


def test_the_agenda_by_mail(tmp_path: Path) -> None:
    """It is the text that the command prints, sent when there is something to do and not otherwise."""
    with Server() as server:
        env = {"FOREARMED_SMTP_URL": server.url}
        for name, files in (("quiet", SOUND), ("busy", {**SOUND, **LATE})):
            project = site_of(tmp_path / name, files)
            done = run_here("forearmed", "agenda", "--mail", EDITOR, cwd=project, env=env)
            assert done.returncode == 0, done.stderr
    (sent,) = server.messages
    message = message_from_bytes(sent.octets, policy=default)
    assert message["Subject"] == "Forearmed: the editor's agenda of November 22, 2026"
    assert text_of(message) == done.stdout
    assert REVIEW in done.stdout
