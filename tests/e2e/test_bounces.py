"""`forearmed bounces`, `forget` and the return path: what comes back after a real sending."""

import json
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import postfix
import pytest
from faulty_smtp import ALWAYS, Fault, Server
from posting import RELEASE, office, put_digest, send, subscribers
from returns import COMPLAINT, LIST_ID, VACATION, leaving, report
from sites import run, run_here

SECRET = {"FOREARMED_UNSUBSCRIBE_SECRET": "a secret of sixteen characters and more"}
PEOPLE = ("ann@example.com", "bob@example.com", "zoe@example.com")
FULL = ("5.2.2", "552 5.2.2 mailbox full")


def bounces(
    folder: Path, *boxes: str, env: Mapping[str, str] = SECRET, option: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the command over *boxes*."""
    return run_here("forearmed", "bounces", *boxes, *option, cwd=folder, env=env)


def mbox(folder: Path, *messages: bytes, name: str = "box") -> str:
    """Write *messages* as a mbox and return its name."""
    (folder / name).write_bytes(b"".join(b"From MAILER-DAEMON\n" + each + b"\n" for each in messages))
    return name


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project whose edition everybody has been sent."""
    folder = office(tmp_path)
    with Server() as server:
        assert send(folder, "--subscribers", str(subscribers(folder, PEOPLE)), url=server.url).returncode == 0
    return folder


def about(address: str, status: str = "5.1.1", words: str = "550 5.1.1 User unknown", **more: str) -> bytes:
    """Return a report about *address*."""
    return report(status, words, about=address, returned=address, **more)


def test_what_came_back(project: Path) -> None:
    """Who is dead, leaves or complains goes into the file, once; the next run leaves them out."""
    box = mbox(
        project,
        about("bob@example.com"),
        about("bob@example.com"),
        about("zoe@example.com", *FULL),
        leaving("Ann <ANN@example.com>"),
        leaving("eve@example.com", subject="How are you?"),
        VACATION,
    )
    told = bounces(project, box)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        "6 messages: 2 bounced, 1 soft bounce, 1 unsubscribed; 1 about something else",
        "zoe@example.com: did not arrive in 1 edition of 3: 2026-W47",
        'to be read by a person: box, message 5: eve@example.com writes "How are you?"',
        "bob@example.com: bounced: 550 5.1.1 User unknown",
        "ann@example.com: unsubscribed: Unsubscribe",
        "unsubscribed.csv: 2 added",
    ]
    file = project / "unsubscribed.csv"
    assert file.read_bytes() == (
        b"email,reason,week,words\r\n"
        b"bob@example.com,bounced,2026-W47,550 5.1.1 User unknown\r\n"
        b"ann@example.com,unsubscribed,,Unsubscribe\r\n"
    )
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.read_bytes()
    assert bounces(project, box).stdout.splitlines()[-1] == "unsubscribed.csv: nobody added; 2 there already"
    assert file.read_bytes() == before
    put_digest(project, release=RELEASE, week="2026-W48")
    with Server() as server:
        sent = send(
            project, "--subscribers", "subscribers.csv", "--except", "unsubscribed.csv", url=server.url
        )
    assert sent.returncode == 0, sent.stdout
    assert [message.recipients for message in server.messages] == [["zoe@example.com"]]


def test_three_editions_in_a_row(project: Path) -> None:
    """A full mailbox counts once for an edition, however many reports there are."""
    full = [
        about("zoe@example.com", *FULL, message_id=f"<2026-W{week}@{LIST_ID}>") for week in (45, 46, 48, 49)
    ]
    assert (
        bounces(project, mbox(project, full[0], full[0], full[1]))
        .stdout.splitlines()[-1]
        .endswith("nobody added")
    )
    assert "in 2 editions of 3: 2026-W49, 2026-W48" in bounces(project, mbox(project, *full[2:])).stdout
    third = about("zoe@example.com", *FULL)
    dry = bounces(project, mbox(project, third), option=["--dry-run"])
    assert "unsubscribed.csv: 1 would be added" in dry.stdout
    assert not (project / "unsubscribed.csv").exists()
    last = bounces(project, mbox(project, third))
    assert "zoe@example.com: soft bounce: 552 5.2.2 mailbox full" in last.stdout
    assert "zoe@example.com,soft bounce,2026-W47" in (project / "unsubscribed.csv").read_text()


def test_a_report_that_does_not_say_of_which_edition(project: Path) -> None:
    """It is about the one that was sent last before it was written."""
    late = report(*FULL, about="zoe@example.com", returned=None, written="Mon, 30 Dec 2999 10:00:00 +0000")
    assert "2026-W47" in bounces(project, mbox(project, late)).stdout


def test_somebody_whom_nobody_has_written_to(project: Path) -> None:
    """A report that is not about our mail says nothing of people whom the ledger does not know."""
    other = about("stranger@example.com", message_id="<invoice@example.com>")
    told = bounces(project, mbox(project, other)).stdout.splitlines()
    assert told[1:] == [
        "about nobody whom the ledger knows, left alone: stranger@example.com",
        "unsubscribed.csv: nobody added",
    ]


def test_every_kind_of_mailbox(project: Path) -> None:
    """A mbox, a Maildir, a file of one message and a folder of all these, and what lies beside them."""
    for name in ("Maildir/cur", "Maildir/new", "Maildir/tmp", "mail/.hidden"):
        (project / name).mkdir(parents=True)
    (project / "Maildir/new/1.host").write_bytes(about("ann@example.com"))
    (project / "Maildir/tmp/2.host").write_bytes(about("zoe@example.com"))
    (project / "Maildir/dovecot-uidlist").write_bytes(b"3 V1 N2\n")
    (project / "mail/one.eml").write_bytes(about("bob@example.com"))
    (project / "mail/picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    mbox(project / "mail", COMPLAINT, name="Inbox")
    told = bounces(project, "Maildir", "mail", option=["--except", "gone.csv"]).stdout.splitlines()
    assert told[0] == "3 messages: 2 bounced, 1 complained"
    assert (project / "gone.csv").read_text().count("@example.com") == 2
    assert "zoe@example.com" not in (project / "gone.csv").read_text()


@pytest.mark.thorough
def test_a_mailbox_from_a_pipe(project: Path) -> None:
    """A mail server's own filter can hand over each message as it comes."""
    program = Path(sys.executable).with_name("forearmed")
    done = subprocess.run(  # noqa: S603  # our own command
        [str(program), "bounces", "-"],
        cwd=project,
        input=about("ann@example.com"),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"unsubscribed.csv: 1 added" in done.stdout


@pytest.mark.parametrize(
    ("content", "added"),
    [
        ("email\nold@example.com", "email\nold@example.com\r\nann@example.com\r\n"),
        (
            "Email Address,First Name,Reason\nold@example.com,Old,NORMAL\n",
            "Email Address,First Name,Reason\nold@example.com,Old,NORMAL\nann@example.com,,bounced\r\n",
        ),
        ("", "email,reason,week,words\r\nann@example.com,bounced,2026-W47,550 5.1.1 User unknown\r\n"),
    ],
)
def test_a_file_that_is_there_already(project: Path, content: str, added: str) -> None:
    """One that a person or a service began is added to, in its own columns, and stays as it was."""
    (project / "unsubscribed.csv").write_text(content)
    assert bounces(project, mbox(project, about("ann@example.com"))).returncode == 0
    assert (project / "unsubscribed.csv").read_bytes() == added.encode()


@pytest.mark.parametrize("content", ["old@example.com\n", "E-Mail;Name\nold@example.com;Old\n", "\xff\xfe\n"])
def test_a_file_that_cannot_be_added_to(project: Path, content: str) -> None:
    """It is left alone, and another one is asked for."""
    (project / "unsubscribed.csv").write_text(content, "latin-1")
    told = bounces(project, mbox(project, about("ann@example.com")))
    assert told.returncode == 1
    assert "is no CSV in UTF-8 with a column email" in told.stderr
    assert (project / "unsubscribed.csv").read_text("latin-1") == content


def test_no_mailbox(project: Path) -> None:
    """One sentence says so."""
    told = bounces(project, "nowhere")
    assert (told.returncode, told.stderr) == (
        1,
        "forearmed: there is no mailbox nowhere; name a file or a folder with mail\n",
    )


@pytest.mark.parametrize("name", ["mail/one.msg", "mail"])
def test_outlooks_own_format(project: Path, name: str) -> None:
    """Nothing of it is passed over in silence."""
    (project / "mail").mkdir()
    (project / "mail/one.msg").write_bytes(b"\xd0\xcf\x11\xe0")
    told = bounces(project, name)
    assert (told.returncode, told.stdout) == (1, "")
    assert "mail/one.msg is in Outlook's own format; save the mail in it as .eml files" in told.stderr


def test_without_a_ledger(tmp_path: Path) -> None:
    """None is begun, since an empty one would count nobody as sent; who is dead is written all the same."""
    project = office(tmp_path)
    told = bounces(project, mbox(project, about("ann@example.com"), about("zoe@example.com", *FULL)))
    assert told.returncode == 0
    assert "not counted, since there is no ledger" in told.stdout
    assert (project / "unsubscribed.csv").read_text().count("@example.com") == 1
    assert not (project / ".forearmed").exists()


def test_a_file_in_a_repository(project: Path) -> None:
    """Addresses go into no repository, unless it ignores the file."""
    subprocess.run(["git", "init", "--quiet"], cwd=project, check=True)  # noqa: S607  # git's own name
    box = mbox(project, about("ann@example.com"))
    told = bounces(project, box)
    assert told.returncode == 1
    assert "lies in a git repository, where addresses do not belong" in told.stderr
    (project / ".gitignore").write_text("*.csv\n")
    assert bounces(project, box).returncode == 0


def test_hostile_mail(project: Path) -> None:
    """Mail that is made to break it is counted, and ends nothing."""
    deep = b"".join(
        b"--%d\nContent-Type: multipart/mixed; boundary=%d\n\n" % (at, at + 1) for at in range(3_000)
    )
    made = b"Content-Type: multipart/mixed; boundary=0\n\n" + deep
    told = bounces(project, mbox(project, made, b"x" * 1_000_000 + b"\n", about("ann@example.com")))
    assert (told.returncode, told.stderr) == (0, "")
    assert "unsubscribed.csv: 1 added" in told.stdout


def test_an_address_that_a_spreadsheet_would_run(project: Path) -> None:
    """Anybody can write to the address for leaving; such a name of a stranger does not get into the file."""
    told = bounces(
        project, mbox(project, leaving("=cmd|'/Ccalc'!A0@example.com"), leaving("eve@example.com"))
    )
    assert "about nobody whom the ledger knows, left alone: =cmd" in told.stdout
    assert "cmd" not in (project / "unsubscribed.csv").read_text()
    assert "eve@example.com" in (project / "unsubscribed.csv").read_text()


# --- the return path ---


def test_a_return_path_for_each_reader(tmp_path: Path) -> None:
    """What comes back names nobody, and is known all the same; a made-up one is nobody's."""
    project = office(tmp_path, settings={"bounces": "bounce+{token}@example.com"})
    file = str(subscribers(project, PEOPLE))
    with Server() as server:
        assert send(project, "--subscribers", file, url=server.url, env=SECRET).returncode == 0
    paths = {message.recipients[0]: message.sender for message in server.messages}
    assert len(set(paths.values())) == 3
    strange = f"From: MAILER-DAEMON@x.example\nTo: {paths['ann@example.com']}\nSubject: Oh\n\nNo.\n".encode()
    forged = about("bob@example.com", to="bounce+2026w47-aaaaaaaaaaaaaaaa@example.com")
    moved = report(about="x@elsewhere.example", to=paths["zoe@example.com"], returned=None)
    told = bounces(project, mbox(project, strange, forged, moved)).stdout.splitlines()
    assert told == [
        "3 messages: 1 bounced, 1 soft bounce",
        "ann@example.com: did not arrive in 1 edition of 3: 2026-W47",
        "about nobody whom the ledger knows, left alone: bob@example.com",
        "zoe@example.com: bounced: 550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown",
        "unsubscribed.csv: 1 added",
    ]


def test_one_return_path_for_all(tmp_path: Path) -> None:
    """Without a token the setting is where everything comes back to, and needs no secret."""
    project = office(tmp_path, settings={"bounces": "bounce@example.com"})
    with Server() as server:
        assert send(project, "--to", "list@example.com", url=server.url).returncode == 0
    assert [message.sender for message in server.messages] == ["bounce@example.com"]


def test_a_return_path_without_a_secret(tmp_path: Path) -> None:
    """The run stops before anything leaves."""
    project = office(tmp_path, settings={"bounces": "bounce+{token}@example.com"})
    with Server() as server:
        stopped = send(project, "--to", "list@example.com", url=server.url)
    assert (stopped.returncode, server.messages) == (1, [])
    assert "FOREARMED_UNSUBSCRIBE_SECRET is missing or short" in stopped.stderr


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("bounce", "has no @"),
        ("bounce+{reader}@example.com", "may hold {token} once before the @"),
        ("bounce+{token}{token}@example.com", "may hold {token} once before the @"),
        ("bounce@{token}.example.com", "may hold {token} once before the @"),
        (f"{'b' * 50}+{{token}}@example.com", "is too long before the @"),
    ],
)
def test_a_setting_that_is_no_return_path(tmp_path: Path, written: str, words: str) -> None:
    """It is named at its line."""
    project = office(tmp_path, settings={"bounces": written})
    told = run_here("forearmed", "check", cwd=project)
    assert told.returncode == 1
    assert "bounces" in told.stdout
    assert words in told.stdout


@pytest.mark.skipif(not postfix.IS_POSSIBLE, reason="needs Debian's postfix, and root")
def test_a_real_bounce(tmp_path: Path) -> None:
    """Postfix takes the mail, cannot deliver it, and says so to the return path; the address goes."""
    project = office(tmp_path / "project", settings={"bounces": "bounce+{token}@example.com"})
    file = subscribers(tmp_path, ["ann@example.com", "nobody@example.com"])
    more = "smtpd_reject_unlisted_recipient = no\nrecipient_delimiter = +"
    with (
        tempfile.TemporaryDirectory(prefix="forearmed-postfix-") as home,
        postfix.running(Path(home), boxes=["ann", "bounce"], more=more) as server,
    ):
        assert send(project, "--subscribers", str(file), url=server.url, env=SECRET).returncode == 0
        (returned,) = server.box("bounce", holds=1)
        told = bounces(project, str(server.mail / "bounce"))
    assert returned["Auto-Submitted"] == "auto-replied"
    assert told.stdout.splitlines()[0] == "1 message: 1 bounced"
    assert "nobody@example.com,bounced,2026-W47" in (project / "unsubscribed.csv").read_text()


# --- who is refused, and who is forgotten ---


def three_times(project: Path) -> None:
    """Send three editions, of which a server refuses bob each."""
    for week in ("2026-W47", "2026-W48", "2026-W49"):
        put_digest(project, release=RELEASE, week=week)
        no = Fault("RCPT", "550 5.1.1 no such user", to="bob@example.com", times=ALWAYS)
        with Server(script=[no]) as server:
            send(project, "--subscribers", str(subscribers(project, PEOPLE)), url=server.url)


def test_who_was_refused_three_times(tmp_path: Path) -> None:
    """The agenda names them for those who send, and only counts them where everybody reads."""
    project = office(tmp_path)
    three_times(project)
    text = run_here("forearmed", "agenda", cwd=project).stdout
    assert "  bob@example.com: refused 3 times (550 5.1.1 no such user); take it off the list\n" in text
    found = json.loads(run_here("forearmed", "agenda", "--format", "json", cwd=project).stdout)
    assert found["refused"] == [
        {
            "address": "bob@example.com",
            "weeks": ["2026-W49", "2026-W48", "2026-W47"],
            "reply": "550 5.1.1 no such user",
        }
    ]
    issue = run_here("forearmed", "agenda", "--format", "markdown", cwd=project).stdout
    assert "1 reader refused 3 times in a row" in issue
    assert "bob@" not in issue


def test_forgetting_a_person(tmp_path: Path) -> None:
    """Nothing of the address is left in the ledger's files, and the others are as they were."""
    project = office(tmp_path)
    three_times(project)
    bounces(project, mbox(project, about("bob@example.com", *FULL)))
    told = run_here("forearmed", "forget", "Bob@Example.com", cwd=project)
    assert told.returncode == 0
    assert told.stdout.startswith("bob@example.com is forgotten, in 3 editions; ")
    for file in (project / ".forearmed").iterdir():
        assert b"bob@" not in file.read_bytes()
    assert "ann@example.com" in run_here("forearmed", "ledger", "--csv", cwd=project).stdout
    again = run_here("forearmed", "forget", "bob@example.com", cwd=project)
    assert again.stdout == "the ledger has nothing of bob@example.com\n"


def weeks_in(project: Path) -> list[str]:
    """Return the weeks of which the ledger has addresses."""
    with closing(sqlite3.connect(project / ".forearmed/ledger.sqlite3")) as ledger:
        return [week for (week,) in ledger.execute("SELECT DISTINCT week FROM delivery ORDER BY week")]


@pytest.mark.thorough
def test_how_long_addresses_are_kept(tmp_path: Path) -> None:
    """A run takes those of old editions out, by the setting, and never those of the newest one."""
    project = office(tmp_path)
    for week in ("2020-W02", "2020-W03", "2020-W04"):
        put_digest(project, release=RELEASE, week=week)
        with Server() as server:
            send(project, "--subscribers", str(subscribers(project, PEOPLE)), url=server.url)
    assert weeks_in(project) == ["2020-W02", "2020-W03", "2020-W04"]
    unset = run_here("forearmed", "forget", "--old", cwd=project)
    assert "set extra.forearmed.keep_addresses to a number of weeks first" in unset.stderr
    settings = (project / "mkdocs.yml").read_text()
    (project / "mkdocs.yml").write_text(settings.replace("list_id:", "keep_addresses: 4\n    list_id:", 1))
    told = run_here("forearmed", "forget", "--old", cwd=project)
    assert (told.returncode, told.stdout[:9]) == (0, "6 entries"), told
    assert weeks_in(project) == ["2020-W04"]
    put_digest(project, release=RELEASE, week="2020-W05")
    with Server() as server:
        send(project, "--subscribers", str(subscribers(project, PEOPLE)), url=server.url)
    assert weeks_in(project) == ["2020-W05"]
    assert run("forearmed", "ledger", "--week", "2020-W02", cwd=project).returncode == 0


@pytest.mark.parametrize("arguments", [(), ("ann@example.com", "--old"), ("ann",)])
def test_whom_to_forget_is_said(project: Path, arguments: tuple[str, ...]) -> None:
    """Nobody is forgotten by a slip."""
    assert run_here("forearmed", "forget", *arguments, cwd=project).returncode != 0
    assert "ann@example.com" in run_here("forearmed", "ledger", "--csv", cwd=project).stdout
