"""`forearmed subscribers import`, and sending from several exports at once, as their services wrote them."""

import subprocess
from pathlib import Path

import pytest
from faulty_smtp import Server
from posting import office, send
from sites import run_here

SUBSCRIBED = (
    "Email Address,First Name,Last Name,MEMBER_RATING,LAST_CHANGED,LEID,EUID,NOTES,TAGS\n"
    'ann@example.com,Ann,Archer,2,2026-01-05 10:11:12,1,ab,,"""staff"""\n'
    "gone@example.com,Gone,Away,2,2026-01-05 10:11:12,2,cd,,\n"
    "=cmd@example.com,=1+1,,2,2026-01-05 10:11:12,3,ef,,\n"
)
UNSUBSCRIBED = (
    "Email Address,First Name,Last Name,UNSUB_TIME,UNSUB_REASON\n"
    "gone@example.com,Gone,Away,2026-03-05 10:11:12,NORMAL\n"
)
CLEANED = "Email Address,First Name,Last Name,CLEAN_TIME\nlost@example.com,Lost,,2026-03-05 10:11:12\n"
STAFF = "E-Mail;Name\r\nANN@example.com;A. Archer\r\nzoe@example.org;Zoë Müller\r\nlost@example.com;Lost\r\n"
FILES = {
    "subscribed_export.csv": SUBSCRIBED.encode(),
    "unsubscribed_export.csv": UNSUBSCRIBED.encode(),
    "cleaned_export.csv": CLEANED.encode(),
    "staff.csv": STAFF.encode("cp1252"),
}


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """Return a folder with what a service and an office have exported."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def take_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in *folder*."""
    return run_here("forearmed", "subscribers", "import", *arguments, cwd=folder)


def test_several_exports(exports: Path) -> None:
    """One clean list comes of them, and who was left out is told, with why and by which file."""
    done = take_in(exports, *FILES, "--out", "tips.csv", "--left", "left.csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "subscribed_export.csv: ignored columns: member_rating, last_changed, leid, euid, notes, tags",
        "unsubscribed_export.csv: 1 address of who has left, by its name",
        "cleaned_export.csv: 1 address of who has left, by its name",
        'staff.csv: not in UTF-8, so read as Windows-1252: line 3 says "Zoë"; if that is wrong, save '
        "the file as UTF-8",
        "together: 3 readers; 2 left out; 1 more than once",
        "together: on one of the files as a reader, and left, so left out: "
        "gone@example.com, lost@example.com",
        "left out: 1 unsubscribed: gone@example.com",
        "left out: 1 bounced: lost@example.com",
        "names that begin like a formula, left out: 1",
        "tips.csv: 3 readers from 4 files; 2 left out",
    ]
    assert (exports / "tips.csv").read_text("utf-8") == (
        "email,name\nann@example.com,Ann Archer\n=cmd@example.com,\nzoe@example.org,Zoë Müller\n"
    )
    assert (exports / "left.csv").read_text() == (
        "email,reason,file\n"
        "gone@example.com,unsubscribed,unsubscribed_export.csv\n"
        "lost@example.com,bounced,cleaned_export.csv\n"
    )
    assert {(exports / name).stat().st_mode & 0o777 for name in ("tips.csv", "left.csv")} == {0o600}
    again = take_in(exports, *FILES, "--out", "tips.csv", "--left", "left.csv")
    assert again.stdout == done.stdout


def test_sending_from_the_originals(exports: Path) -> None:
    """The same people get the mail without that step, by one command."""
    project = office(exports / "project")
    lists = [word for name in FILES for word in ("--subscribers", str(exports / name))]
    with Server() as server:
        sent = send(project, *lists, url=server.url)
    assert sent.returncode == 0, sent.stdout
    assert sorted(message.recipients[0] for message in server.messages) == [
        "=cmd@example.com",
        "ann@example.com",
        "zoe@example.org",
    ]


def test_leaving_out_by_the_originals(exports: Path) -> None:
    """`--except` takes a service's own files as they are, and more than one."""
    project = office(exports / "project")
    names = ("unsubscribed_export.csv", "cleaned_export.csv")
    left = [word for name in names for word in ("--except", str(exports / name))]
    with Server() as server:
        sent = send(project, "--subscribers", str(exports / "staff.csv"), *left, url=server.url)
    assert sent.returncode == 0, sent.stdout
    assert [message.recipients for message in server.messages] == [["ANN@example.com"], ["zoe@example.org"]]
    assert b"To: =?utf-8?b?Wm/DqyBNw7xsbGVy?=\r\n <zoe@example.org>" in server.messages[1].octets


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("staff.csv", "--out", "staff.csv"), "is one of the files to read; name another"),
        (("staff.csv", "--out", "other.csv"), "is there already and was not written by this"),
        (("staff.csv", "--out", "no/where.csv"), "there is no folder"),
        (("nowhere.csv", "--out", "tips.csv"), "cannot read nowhere.csv: No such file or directory"),
        (("bad.csv", "--out", "tips.csv"), "1 problem to mend; nothing was written"),
        (
            ("doubt.csv", "staff.csv", "--skip-bad", "--out", "tips.csv"),
            "1 problem to mend; nothing was written",
        ),
        (
            ("cleaned_export.csv", "staff.csv", "gone.csv", "--out", "tips.csv"),
            "the files leave nobody to write to; name others",
        ),
    ],
)
def test_nothing_is_written(exports: Path, arguments: tuple[str, ...], words: str) -> None:
    """One sentence says why, and every file is as it was."""
    (exports / "other.csv").write_text("price,item\n1,x\n")
    (exports / "bad.csv").write_text("email\nann\n")
    (exports / "doubt.csv").write_text("email,status\nann@example.com,perhaps\n")
    (exports / "gone.csv").write_text(
        "email,status\nann@example.com,left\nzoe@example.org,left\nlost@example.com,left\n"
    )
    done = take_in(exports, *arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert not (exports / "tips.csv").exists()
    assert (exports / "staff.csv").read_bytes() == FILES["staff.csv"]
    assert (exports / "other.csv").read_text() == "price,item\n1,x\n"


def test_a_repository(exports: Path) -> None:
    """Addresses go into none, unless it ignores the file; one that git keeps is no exception."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.com"]
    subprocess.run([*git, "init", "--quiet"], cwd=exports, check=True)  # noqa: S603  # git's own name
    (exports / "lists").mkdir()
    done = take_in(exports, "staff.csv", "--out", "lists/tips.csv")
    assert done.returncode == 1
    assert "lies in a git repository, where addresses do not belong" in done.stderr
    (exports / ".gitignore").write_text("lists/\nkept.csv\n")
    assert take_in(exports, "staff.csv", "--out", "lists/tips.csv").returncode == 0
    (exports / "kept.csv").write_text("email,name\n")
    subprocess.run([*git, "add", "--force", "kept.csv"], cwd=exports, check=True)  # noqa: S603  # the same
    assert take_in(exports, "staff.csv", "--out", "kept.csv").returncode == 1


def test_a_repository_of_which_git_says_nothing(exports: Path) -> None:
    """Where git cannot tell, nothing is written either."""
    (exports / ".git").mkdir()
    done = take_in(exports, "staff.csv", "--out", "tips.csv")
    assert (done.returncode, (exports / "tips.csv").exists()) == (1, False)
    assert done.stderr.startswith("forearmed: --out: git rev-parse failed: not a git repository")


def test_bad_rows_left_out(exports: Path) -> None:
    """At a person's word; each is told."""
    (exports / "bad.csv").write_text("email\nann\nann@example.com\n")
    done = take_in(exports, "bad.csv", "--skip-bad", "--out", "tips.csv")
    assert done.stdout.splitlines()[0].startswith('bad.csv:2: "ann" has no @')
    assert (exports / "tips.csv").read_text() == "email,name\nann@example.com,\n"
