"""`forearmed send` before the first mail: copies of what is not out yet, rehearsals, and lists read early."""

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from faulty_smtp import ALWAYS, Fault, Server
from make import NOW, tip_text
from posting import LIST_ID, people, put_digest, subscribers
from sites import build, run_here, site_project

NEXT = tip_text("Ask [us](/guide/index.md).\n", title="Ask first", date="2026-11-24")
DRAFT = tip_text(title="Count to ten", date=None, summary=None)
WHEN = "goes out Tuesday, November 24, 2026, at 9:00 (America/New_York), week 2026-W48"
NOTHING_TO_COME = "no tip waits for its release and none comes back; begin one with forearmed new"
SHUT = "smtp://127.0.0.1:1"


def first_day(folder: Path, files: Mapping[str, str] | None = None, **settings: object) -> Path:
    """Return a built project whose first edition is still to come."""
    tips = {"tips/2026/ask-first.md": NEXT, "tips/2026/count.md": DRAFT} if files is None else files
    site_project(folder, dict(tips), settings={"list_id": LIST_ID, "rules": {}, **settings})
    build(folder)
    return folder


def send(folder: Path, *options: str, url: str = SHUT) -> tuple[int, list[str], str]:
    """Run `forearmed send` with *options*; return its exit code, the lines it printed, and its errors."""
    done = run_here("forearmed", "send", *options, cwd=folder, env={"FOREARMED_SMTP_URL": url})
    return done.returncode, [line.rstrip() for line in done.stdout.splitlines()], done.stderr


@pytest.mark.thorough
def test_a_copy_of_what_comes_next(tmp_path: Path) -> None:
    """Before anything is out, the copy is of the first edition: the mail that its day will build."""
    project = first_day(tmp_path)
    with Server() as server:
        code, lines, _ = send(project, "--test", "me@example.com", url=server.url)
    subject = "Tip of the Week: Ask first"
    assert (code, lines) == (
        0,
        [f"2026-W48, {subject}", f"  {WHEN}", "me@example.com: sent: 250 2.0.0 taken"],
    )
    (message,) = server.messages
    copy = message_from_bytes(message.octets, policy=default)
    assert (copy["Subject"], message.recipients) == (f"[Test] {subject}", ["me@example.com"])
    build(project, at=NOW + timedelta(days=3))
    eml = (project / "site/digest/digest.eml").read_bytes()
    assert message.octets.partition(b"\r\n\r\n")[2] == eml.partition(b"\r\n\r\n")[2]
    assert not (project / ".forearmed").exists()


@pytest.mark.parametrize(
    ("name", "week", "subject", "when"),
    [
        pytest.param(
            "count",
            "2026-W49",
            "Count to ten",
            "no date yet; the next free week is 2026-W49",
            marks=pytest.mark.thorough,
        ),
        ("ask-first", "2026-W48", "Ask first", WHEN),
    ],
)
def test_a_copy_of_any_tip(tmp_path: Path, name: str, week: str, subject: str, when: str) -> None:
    """A draft and a scheduled tip are sent to look at, with when they would go out."""
    project = first_day(tmp_path)
    with Server() as server:
        tip = f"tips/2026/{name}.md"
        code, lines, error = send(project, "--test", "me@example.com", "--tip", tip, url=server.url)
    assert (code, error, lines[0]) == (0, "", f"{week}, Tip of the Week: {subject}")
    assert lines[1].startswith(f"  {when}")
    assert message_from_bytes(server.messages[0].octets, policy=default)["Subject"] == (
        f"[Test] Tip of the Week: {subject}"
    )


@pytest.mark.thorough
def test_what_was_built_goes_before_what_comes_next(tmp_path: Path) -> None:
    """Once an edition is out, the copy is of the message that was built, and nothing is composed."""
    project = first_day(tmp_path)
    put_digest(project)
    with Server() as server:
        code, lines, _ = send(project, "--test", "me@example.com", url=server.url)
    assert (code, lines) == (0, ["me@example.com: sent: 250 2.0.0 taken"])
    assert b"phone" in server.messages[0].octets


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--tip", "tips/2026/gone.md"), "tips/2026/gone.md does not exist; look at its name again"),
        pytest.param(
            ("--tip", "docs/index.md"),
            "docs/index.md is not a tip; name a Markdown file in tips/",
            marks=pytest.mark.thorough,
        ),
    ],
)
def test_a_tip_that_is_none(tmp_path: Path, options: tuple[str, ...], message: str) -> None:
    """One line says so, and nothing is sent."""
    code, _, error = send(first_day(tmp_path), "--test", "me@example.com", *options)
    assert (code, error) == (1, f"forearmed: {message}\n")


def test_a_tip_to_mend_first(tmp_path: Path) -> None:
    """What is wrong with the tip is listed at its lines, and no copy shows it as right."""
    project = first_day(tmp_path)
    (project / "tips/2026/count.md").write_text(tip_text(date="2026-12-01", tags="[empaty]"))
    code, lines, error = send(project, "--test", "me@example.com", "--tip", "tips/2026/count.md")
    assert (code, lines) == (1, ['tips/2026/count.md:5: unknown tag "empaty"; did you mean "empathy"?'])
    assert error == "1 problem to mend; nothing was sent\n"


@pytest.mark.thorough
def test_nothing_to_send_a_copy_of(tmp_path: Path) -> None:
    """Without a tip that has a date there is no mail, and the next step is named."""
    project = first_day(tmp_path, {"tips/2026/count.md": DRAFT})
    assert send(project, "--test", "me@example.com") == (
        1,
        [f"There is nothing to send a copy of: {NOTHING_TO_COME}."],
        "",
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--to", "a@example.com", "--tip", "tips/a.md"),
         "--tip goes with --test only: readers get what was built and reviewed"),
        (("--to", "a@example.com", "--rehearse", "--tip", "tips/a.md"),
         "--tip goes with --test only: readers get what was built and reviewed"),
        (("--test", "a@example.com", "--rehearse"), "--rehearse and --test exclude each other"),
        (("--to", "a@example.com", "--rehearse", "--dry-run"), "--rehearse and --dry-run exclude each other"),
        (("--rehearse",), "say to whom: one of --to, --subscribers and --test"),
    ],
)  # fmt: skip
def test_usage(tmp_path: Path, options: tuple[str, ...], message: str) -> None:
    """What contradicts itself is told before anything is read."""
    code, _, error = send(tmp_path, *options)
    assert (code, error.splitlines()[-1]) == (2, f"Error: {message}")


def test_a_rehearsal_of_the_first_edition(tmp_path: Path) -> None:
    """The list is read, the login tried, and the sender gets the copy, and nobody else anything."""
    project = first_day(tmp_path)
    file = subscribers(tmp_path, people(3))
    file.write_text(file.read_text() + "reader0@example.com\n")
    (tmp_path / "gone.csv").write_text("email\nreader1@example.com\n")
    with Server() as server:
        options = ("--rehearse", "--subscribers", str(file), "--except", str(tmp_path / "gone.csv"))
        code, lines, error = send(project, *options, url=(url := server.url))
    assert (code, error, lines[:-2]) == (
        0,
        "",
        [
            f"{file}: repeated addresses, left out: 1",
            "2026-W48, Tip of the Week: Ask first",
            "  0 sent",
            "  2 to send",
            "  1 on the list have left it: reader1@example.com",
            f"  {WHEN}",
            f"{url} was reached.",
            "tips@example.com: sent: 250 2.0.0 taken (a copy, marked [Test])",
        ],
    )
    assert re.fullmatch(
        r"2 messages would take less than two minutes, at \d+\.\d{3} s each, as the copy took\.", lines[-2]
    )
    assert lines[-1] == "This was a rehearsal: no reader got anything, and the ledger does not know of it."
    assert [message.recipients for message in server.messages] == [["tips@example.com"]]
    assert not (project / ".forearmed").exists()


@pytest.mark.thorough
def test_a_rehearsal_goes_by_the_rate(tmp_path: Path) -> None:
    """With a limit of messages a minute, that is what the time is reckoned by."""
    project = first_day(tmp_path)
    file = subscribers(tmp_path, people(240))
    with Server() as server:
        options = ("--rehearse", "--subscribers", str(file), "--rate", "2")
        _, lines, _ = send(project, *options, url=server.url)
    assert lines[-2] == "240 messages would take about 2 hours, at --rate 2."


@pytest.mark.thorough
def test_a_rehearsal_for_a_list(tmp_path: Path) -> None:
    """The list gets nothing: the copy is the sender's."""
    project = first_day(tmp_path)
    with Server() as server:
        code, lines, _ = send(project, "--rehearse", "--to", "list@example.com", url=server.url)
    assert (code, "  1 to send" in lines) == (0, True)
    assert [message.recipients for message in server.messages] == [["tips@example.com"]]


def test_a_rehearsal_of_what_is_due(tmp_path: Path) -> None:
    """An edition that a run would send now is rehearsed as it was built; then it is the next one's turn."""
    project = first_day(tmp_path)
    put_digest(project)
    file = subscribers(tmp_path, people(2))
    command = ("--subscribers", str(file), "--late")
    with Server() as server:
        _, due, _ = send(project, *command, "--rehearse", url=server.url)
        assert send(project, *command, url=server.url)[0] == 0
        ledger = (project / ".forearmed/ledger.sqlite3").read_bytes()
        _, after, _ = send(project, *command, "--rehearse", url=server.url)
    assert (due[0], due[3]) == ("2026-W47, Tip of the Week: The phone before the third email", "  is due now")
    assert after[0] == "2026-W48, Tip of the Week: Ask first"
    assert [message.recipients[0] for message in server.messages] == [
        "tips@example.com",
        *people(2),
        "tips@example.com",
    ]
    assert (project / ".forearmed/ledger.sqlite3").read_bytes() == ledger


def test_a_rehearsal_without_an_edition(tmp_path: Path) -> None:
    """List and login are tried all the same."""
    project = first_day(tmp_path, {"tips/2026/count.md": DRAFT})
    with Server() as server:
        code, lines, _ = send(project, "--rehearse", "--to", "list@example.com", url=(url := server.url))
    assert (code, server.messages) == (0, [])
    assert lines == [f"{url} was reached.", f"Nothing would go out: {NOTHING_TO_COME}."]


@pytest.mark.thorough
def test_a_rehearsal_that_fails(tmp_path: Path) -> None:
    """A login or a copy that is refused, and a secret that is missing, are told with exit code 1."""
    leave: dict[str, object] = {"unsubscribe": "https://example.com/leave?t={token}"}
    project, other = first_day(tmp_path / "a"), first_day(tmp_path / "b", None, **leave)
    file = subscribers(tmp_path, people(1))
    with Server(login=("me@example.com", "right")) as server:
        wrong = server.url.replace("right", "wrong")
        code, _, error = send(project, "--rehearse", "--subscribers", str(file), url=wrong)
        right = send(project, "--rehearse", "--subscribers", str(file), url=server.url)[1]
    assert (code, "refused the login" in error) == (1, True)
    assert any(line.endswith(" was reached and took the login.") for line in right)
    with Server(script=[Fault("RCPT", "550 5.1.1 nobody", times=ALWAYS)]) as server:
        code, lines, _ = send(project, "--rehearse", "--subscribers", str(file), url=server.url)
    assert (code, lines[-1]) == (1, "tips@example.com: refused: 550 5.1.1 nobody (a copy, marked [Test])")
    code, _, error = send(other, "--rehearse", "--subscribers", str(file))
    assert (code, "FOREARMED_UNSUBSCRIBE_SECRET is missing" in error) == (1, True)


@pytest.mark.parametrize("kind", ["--rehearse", "--dry-run"])
@pytest.mark.parametrize(
    ("list_", "skip", "code", "told"),
    [
        ("email\nann@example.com\nbob\n", False, 1, "{file}:3: "),
        ("email\nann@example.com\nbob\n", True, None, "{file}:3: "),
        ("name\nAnn\n", True, 1, "{file}:1: "),
        (None, True, 1, ""),
    ],
)
@pytest.mark.thorough
def test_a_list_is_read_before_its_day(
    tmp_path: Path, kind: str, list_: str | None, code: int | None, told: str, *, skip: bool
) -> None:
    """What is wrong with it is said on a dry run before the first release, and not on launch morning."""
    project, file = first_day(tmp_path), tmp_path / "list.csv"
    if list_:
        file.write_text(list_)
    options = (kind, "--subscribers", str(file), *(["--skip-bad"] if skip else []))
    with Server() as server:
        done, lines, error = send(project, *options, url=server.url)
    assert done == (code or 0)
    assert lines[0].startswith(told.format(file=file)) if told else f"cannot read {file}" in error
    if code is None and kind == "--dry-run":
        assert lines[1:] == [
            "It would go to 1 recipient.",
            "Nothing is due: no edition has been released yet.",
        ]


def test_a_job_tells_a_broken_list_before_its_day(tmp_path: Path) -> None:
    """The run itself, and not the dry one alone, is red as long as the list cannot be read."""
    project = first_day(tmp_path)
    code, _, error = send(project, "--subscribers", str(tmp_path / "gone.csv"))
    assert (code, error) == (
        1,
        f"forearmed: cannot read {tmp_path}/gone.csv: No such file or directory; name another file\n",
    )
    edition = json.loads((project / "site/digest/edition.json").read_text())
    assert edition["week"] is None
