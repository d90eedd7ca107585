"""`forearmed send` as a person or a job runs it: what it says, how it ends, what arrives and is recorded."""

import json
import re
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from faulty_smtp import ALWAYS, NO_TO_ALL, Fault, Server, drop, hang
from forearmed.edition.mail.digest import Picture
from photos import photo
from posting import RELEASE, office, people, put_digest, send, start_sending, subscribers
from sites import run, run_here

SUBJECT = "2026-W47, Tip of the Week: The phone before the third email"
LEAVE = "https://example.com/leave?t={token}"
SECRET = {"FOREARMED_UNSUBSCRIBE_SECRET": "a secret of sixteen characters and more"}


def told(text: str) -> list[str]:
    """Return the lines of *text* without the temporary folder and blank ends."""
    return [re.sub(r"/\S*/(?=\.forearmed|site|project)", "…/", line).rstrip() for line in text.splitlines()]


def begins(project: Path) -> str:
    """Return the loud line of a first run."""
    ledger = f"{project}/.forearmed/ledger.sqlite3"
    return f"THERE IS NO LEDGER AT {ledger}: a new one begins, and nobody in it has been sent anything."


def test_to_each_subscriber_once(tmp_path: Path) -> None:
    """The first run sends to all, loudly beginning a ledger; the second finds nothing to do."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(3))
    with Server() as server:
        first = send(project, "--subscribers", str(file), url=server.url)
        again = send(project, "--subscribers", str(file), url=server.url)
    assert (first.returncode, first.stderr) == (0, "")
    assert told(first.stdout) == [
        begins(project).replace(f"{project}/", "…/"),
        SUBJECT,
        "  0 sent",
        "  3 to send",
        "State  Messages  Meaning",
        "sent   3         taken by the server",
    ]
    assert (again.returncode, told(again.stdout)) == (0, [SUBJECT, "  3 sent", "  0 to send"])
    assert [message.recipients for message in server.messages] == [[person] for person in people(3)]


def test_what_a_subscriber_gets(tmp_path: Path) -> None:
    """Headers are added, the built bytes are not touched, and the Date is the first sending's."""
    project = office(tmp_path)
    file = tmp_path / "list.csv"
    file.write_text("email,name\nann@example.com,\nzoe@bücher.example,Zoë Ångström\n", "utf-8")
    before = datetime.now(UTC) - timedelta(seconds=1)
    with Server() as server:
        assert send(project, "--subscribers", str(file), url=server.url).returncode == 0
    ann, zoe = (message_from_bytes(message.octets, policy=default) for message in server.messages)
    assert str(zoe["To"]) == "Zoë Ångström <zoe@xn--bcher-kva.example>"
    assert ann["List-Id"] == "<service-tips.example.com>"
    assert (
        ann["List-Unsubscribe"].strip() == "<mailto:service-tips-unsubscribe@example.com?subject=Unsubscribe>"
    )
    assert "List-Unsubscribe-Post" not in ann
    assert ann["Date"] == zoe["Date"]
    assert before <= ann["Date"].datetime <= datetime.now(UTC)
    built = (project / "site/digest/digest.eml").read_bytes()
    bodies = {message.octets.partition(b"\r\n\r\n")[2] for message in server.messages}
    assert bodies == {built.partition(b"\r\n\r\n")[2]}


def test_to_a_list(tmp_path: Path) -> None:
    """One message, without the fields that a list writes itself."""
    project = office(tmp_path)
    with Server() as server:
        sent = send(project, "--to", "service-tips@example.com", url=server.url)
    (message,) = server.messages
    assert (sent.returncode, message.recipients) == (0, ["service-tips@example.com"])
    assert not re.search(rb"(?m)^(List-|Auto-Submitted)", message.octets)


@pytest.mark.parametrize(
    "manager",
    [
        "mailman",
        *(pytest.param(name, marks=pytest.mark.thorough) for name in ("mlmmj", "sympa", "schleuder")),
    ],
)
def test_one_way_to_leave_a_list(tmp_path: Path, manager: str) -> None:
    """For mlmmj, which writes no such fields, the mail brings them; the others write their own.

    A reader's token is in none of them.
    """
    leave = "https://lists.example.com/leave?t={token}"
    project = office(tmp_path, settings={"list_manager": manager, "unsubscribe": leave})
    with Server() as server:
        assert send(project, "--to", "weekly@lists.example.com", url=server.url).returncode == 0
    message = message_from_bytes(server.messages[0].octets, policy=default)
    ours = (
        ["<service-tips.example.com>", "<https://lists.example.com/leave?t=>"] if manager == "mlmmj" else []
    )
    assert [value for name, value in message.items() if name.startswith("List-")] == ours
    assert message["Auto-Submitted"] is None


@pytest.mark.parametrize(
    ("manager", "said"),
    [
        (None, ["about 22 KB; Mailman as it comes takes 40 KB"]),
        pytest.param("mlmmj", ["about 22 KB; mlmmj has no limit of its own"], marks=pytest.mark.thorough),
        (
            "schleuder",
            [
                "about 22 KB; schleuder as it comes takes 10240 KB",
                'schleuder tells only its admins of a subject with "delayed"; '
                "ask its administrator, or change the tip",
            ],
        ),
    ],
)
def test_what_a_list_makes_of_it(tmp_path: Path, manager: str | None, said: list[str]) -> None:
    """The size, whose limit it meets, and what would stop it are said before it leaves, in a dry run, too."""
    project = office(tmp_path, settings={"list_manager": manager} if manager else {})
    put_digest(project, title="When an order is delayed, say so first")
    told = send(project, "--to", "service-tips@example.com", "--dry-run").stdout.splitlines()
    assert [re.sub(r"about 2\d KB", "about 22 KB", line.strip()) for line in told[4:-1]] == said


def test_a_copy_to_look_at(tmp_path: Path) -> None:
    """It is marked, has an identifier of its own, and no ledger hears of it."""
    project = office(tmp_path)
    with Server() as server:
        sent = send(project, "--test", "me@example.com", url=server.url)
    assert (sent.returncode, sent.stdout) == (0, "me@example.com: sent: 250 2.0.0 taken\n")
    message = message_from_bytes(server.messages[0].octets, policy=default)
    assert message["Subject"] == "[Test] Tip of the Week: The phone before the third email"
    assert re.fullmatch(r"<test\.\d{20}\.2026-W47@service-tips\.example\.com>", message["Message-ID"])
    assert not (project / ".forearmed").exists()


def test_a_rehearsal_foretells_what_stops_a_run(tmp_path: Path) -> None:
    """Being late, and a missing secret, are said before it comes to sending."""
    project = office(tmp_path, settings={"unsubscribe": LEAVE})
    file = subscribers(tmp_path, people(1))
    late = run_here("forearmed", "send", "--subscribers", str(file), "--dry-run", cwd=project)
    assert (late.returncode, late.stderr.endswith("add --late\n")) == (1, True)
    secret = send(project, "--subscribers", str(file), "--dry-run")
    assert (secret.returncode, "FOREARMED_UNSUBSCRIBE_SECRET is missing" in secret.stderr) == (1, True)


def test_a_rehearsal(tmp_path: Path) -> None:
    """A dry run says all there is to say, opens no connection and writes nothing."""
    project = office(tmp_path)
    file, gone = subscribers(tmp_path, people(4)), tmp_path / "gone.csv"
    gone.write_text("email\nREADER1@EXAMPLE.COM\n")
    with Server() as server:
        rehearsed = send(
            project, "--subscribers", str(file), "--except", str(gone), "--dry-run", url=server.url
        )
    assert (rehearsed.returncode, told(rehearsed.stdout)) == (
        0,
        [
            "There is no ledger at …/.forearmed/ledger.sqlite3 yet.",
            SUBJECT,
            "  0 sent",
            "  3 to send",
            "  1 on the list have left it: reader1@example.com",
            "Would send 3 messages: first reader0@example.com, last reader3@example.com.",
        ],
    )
    assert (server.visits, (project / ".forearmed").exists()) == ([], False)


def test_some_are_refused(tmp_path: Path) -> None:
    """The others get theirs, the run says why, and the ledger keeps the reply."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(3))
    with Server(script=[Fault("RCPT", "550 5.1.1 no such user", to="reader1@example.com")]) as server:
        sent = send(project, "--subscribers", str(file), url=server.url)
        again = send(project, "--subscribers", str(file), url=server.url)
        listing = run_here("forearmed", "ledger", cwd=project)
        rows = run_here("forearmed", "ledger", "--csv", cwd=project).stdout.splitlines()
        retried = send(project, "--subscribers", str(file), "--retry-refused", url=server.url)
    assert (retried.returncode, len(server.messages)) == (0, 3)
    assert sent.returncode == 3
    assert told(sent.stdout)[-4:] == [
        "reader1@example.com: refused: 550 5.1.1 no such user",
        "State    Messages  Meaning",
        "sent     2         taken by the server",
        "refused  1         not taken; if the reply blames the address, correct it",
    ]
    assert again.returncode == 0
    assert (
        told(again.stdout)[-1] == "  1 refused; forearmed ledger shows why, and --retry-refused tries again"
    )
    shown = told(listing.stdout)
    assert re.fullmatch(r"2026-W47, the-phone-before-the-third-email, first sent .* UTC", shown[0])
    assert shown[1:] == [*told(sent.stdout)[-3:], "reader1@example.com: refused: 550 5.1.1 no such user"]
    assert rows[0] == "week,email,state,reply,tip,sha256,attempts,changed"
    assert [row.split(",")[1:4] for row in rows[1:]] == [
        ["reader0@example.com", "sent", "250 2.0.0 taken"],
        ["reader1@example.com", "refused", "550 5.1.1 no such user"],
        ["reader2@example.com", "sent", "250 2.0.0 taken"],
    ]


def recorded(project: Path) -> dict[str, str]:
    """Return every address's state, as the ledger tells it."""
    rows = run_here("forearmed", "ledger", "--csv", cwd=project).stdout.splitlines()[1:]
    return {row.split(",")[1]: row.split(",")[2] for row in rows}


SOME_NO_TO_ALL = [
    pytest.param(*case, id=name, marks=[pytest.mark.thorough] if place else [])
    for place, (name, case) in enumerate(NO_TO_ALL.items())
]


@pytest.mark.parametrize(("at", "says"), SOME_NO_TO_ALL)
def test_a_relay_that_says_no_to_everybody(tmp_path: Path, at: str, says: str) -> None:
    """One hears it, the others are not offered, nobody is crossed off, and the next run reaches them all."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(6))
    with Server(script=[Fault(at, says, times=ALWAYS, after=2)]) as server:
        stopped, url = send(project, "--subscribers", str(file), url=server.url), server.url
    assert stopped.returncode == 3
    first, *table = told(stopped.stdout)[-5:]
    assert first.startswith(f"Stopped: {url} ")
    assert "; this is the relay and not the addresses, so none counts as refused and the next run" in first
    assert said_first_of(says) in first
    assert table[1:] == [
        "sent      2         taken by the server",
        "deferred  1         not taken yet; the next run tries again",
        "untried   3         not reached; the next run sends to them",
    ]
    assert "refused: " not in stopped.stdout
    assert recorded(project) == dict(zip(people(3), ["sent", "sent", "deferred"], strict=True))
    with Server() as mended:
        again = send(project, "--subscribers", str(file), url=mended.url)
    assert (again.returncode, set(recorded(project).values())) == (0, {"sent"})
    assert sorted(each.recipients[0] for each in server.messages + mended.messages) == people(6)


def said_first_of(says: str) -> str:
    """Return the beginning of a reply as it is quoted."""
    return says.partition("\r\n")[0].replace("550-", "550 ")


@pytest.mark.parametrize(("at", "says"), SOME_NO_TO_ALL)
def test_a_relay_that_takes_nothing_at_all(tmp_path: Path, at: str, says: str) -> None:
    """Every run fails until the relay is mended, and offers one message only."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(4))
    with Server(script=[Fault(at, says, times=ALWAYS)]) as server:
        runs = [send(project, "--subscribers", str(file), url=server.url) for _ in range(2)]
    assert [run.returncode for run in runs] == [1, 1]
    assert all(said_first_of(says) in run.stderr for run in runs)
    assert [talk.count("RCPT") for talk in server.talk] == [1, 1]
    assert recorded(project) == dict.fromkeys(people(2), "deferred"), "the second run begins with another"


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("dot", "554 5.7.1 Message rejected as spam by Content Filtering."),
        ("RCPT", "550 5.7.1 Access denied"),
        ("RCPT", "550 5.1.1 User unknown"),
    ],
)
def test_a_relay_that_says_the_same_to_everybody(tmp_path: Path, at: str, says: str) -> None:
    """The third in a row ends the run, and the two before count as refused no longer."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(5))
    with Server(script=[Fault(at, says, times=ALWAYS)]) as server:
        stopped, url = send(project, "--subscribers", str(file), url=server.url), server.url
    assert stopped.returncode == 1
    assert stopped.stderr == (
        f"forearmed: {url} says the same to 3 addresses in a row ({says}); that looks like the relay "
        "and not the addresses, so none of these counts as refused and the next run tries them; ask whoever "
        "runs the relay, or take them off the list if they are gone\n"
    )
    assert recorded(project) == dict.fromkeys(people(3), "deferred")
    with Server() as mended:
        again = send(project, "--subscribers", str(file), url=mended.url)
    assert (again.returncode, recorded(project)) == (0, dict.fromkeys(people(5), "sent"))


def test_a_list_that_begins_with_the_dead(tmp_path: Path) -> None:
    """The first run takes it for the relay; the next one begins with the others and knows better."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(6))
    dead = [Fault("RCPT", "550 5.1.1 no such user", to=who, times=ALWAYS) for who in people(3)]
    with Server(script=dead) as server:
        runs = [send(project, "--subscribers", str(file), url=server.url) for _ in range(3)]
    assert [run.returncode for run in runs] == [1, 3, 0]
    assert recorded(project) == dict(zip(people(6), ["refused"] * 3 + ["sent"] * 3, strict=True))


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("RCPT", "450 4.7.1 Recipient address rejected: Policy Rejection- Quota Exceeded."),
        ("dot", "454 Throttling failure: Daily message quota exceeded."),
    ],
)
def test_a_quota_of_the_day(tmp_path: Path, at: str, says: str) -> None:
    """A relay that says so with a code for later is not asked for everybody; the next run goes on."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(6))
    with Server(script=[Fault(at, says, times=ALWAYS, after=2)]) as server:
        stopped = send(project, "--subscribers", str(file), "--patience", "0", url=server.url)
        assert (stopped.returncode, server.talk[0].count("RCPT")) == (3, 3)
        assert send(project, "--subscribers", str(file), "--patience", "0", url=server.url).returncode == 3
    with Server() as mended:
        assert send(project, "--subscribers", str(file), url=mended.url).returncode == 0
    assert sorted(each.recipients[0] for each in server.messages + mended.messages) == people(6)


def test_a_day_that_is_over_at_the_first_command(tmp_path: Path) -> None:
    """A limit told at MAIL is told as one."""
    project = office(tmp_path)
    says = "550 5.4.5 Daily user sending limit exceeded. abc - gsmtp"
    with Server(script=[Fault("MAIL", says)]) as server:
        stopped, url = send(project, "--to", "list@example.com", url=server.url), server.url
    assert (stopped.returncode, stopped.stderr) == (
        1,
        f"forearmed: {url} has reached a limit ({says}); wait until it is over, or ask for a higher one\n",
    )


def test_a_list_that_refuses_the_mail(tmp_path: Path) -> None:
    """Run after run fails, for nobody has the edition, until a person says to try again."""
    project = office(tmp_path)
    with Server(script=[Fault("RCPT", "550 5.7.1 members only")]) as server:
        runs = [send(project, "--to", "list@example.com", url=server.url) for _ in range(3)]
        assert [run.returncode for run in runs] == [1, 1, 1]
        assert told(runs[2].stdout) == [
            SUBJECT,
            "  0 sent",
            "  0 to send",
            "  1 refused; forearmed ledger shows why, and --retry-refused tries again",
        ]
        assert len(server.visits) == 1, "nothing is offered again without a word"
        assert send(project, "--to", "list@example.com", "--retry-refused", url=server.url).returncode == 0


def test_uncertain_ones_and_newcomers_of_an_old_edition(tmp_path: Path) -> None:
    """That newcomers wait for the next edition does not settle who has this one."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(1))
    with Server(script=[Fault("dot", b"", then=drop)]) as server:
        assert send(project, "--subscribers", str(file), url=server.url).returncode == 3
        subscribers(tmp_path, people(2))
        env = {"FOREARMED_SMTP_URL": server.url}
        waiting = run_here("forearmed", "send", "--subscribers", str(file), cwd=project, env=env)
    assert (waiting.returncode, waiting.stdout.endswith("--late sends it to them.\n")) == (3, True)


def test_a_server_that_gives_up_midway(tmp_path: Path) -> None:
    """What was sent, put off and not reached is told, and the exit code says that some were sent."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(4))
    with Server(script=[Fault("MAIL", "550 no more", after=2)]) as server:
        stopped = send(project, "--subscribers", str(file), url=server.url)
        assert stopped.returncode == 3
        assert told(stopped.stdout)[-5:] == [
            f"Stopped: {server.url} refuses the sender (550 no more); check FOREARMED_SMTP_URL",
            "State     Messages  Meaning",
            "sent      2         taken by the server",
            "deferred  1         not taken yet; the next run tries again",
            "untried   1         not reached; the next run sends to them",
        ]
        assert send(project, "--subscribers", str(file), url=server.url).returncode == 0
    assert sorted(each.recipients[0] for each in server.messages) == people(4)


def test_the_only_one_is_uncertain(tmp_path: Path) -> None:
    """It may have arrived, so it is not said that nothing could be sent."""
    project = office(tmp_path)
    with Server(script=[Fault("dot", b"", then=drop)]) as server:
        runs = [send(project, "--to", "list@example.com", url=server.url) for _ in range(2)]
    assert [each.returncode for each in runs] == [3, 3]
    foretold = send(project, "--to", "list@example.com", "--assume-sent", "--dry-run")
    assert told(foretold.stdout)[1:] == ["  1 sent", "  0 to send"]


@pytest.mark.parametrize(
    ("option", "copies", "state"), [("--resend-uncertain", 2, "sent"), ("--assume-sent", 1, "sent")]
)
def test_an_uncertain_one_waits_for_a_person(tmp_path: Path, option: str, copies: int, state: str) -> None:
    """Without a word it is listed at every run and not sent again; one word settles it."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(2))
    with Server(script=[Fault("dot", b"", then=drop, to="reader0@example.com")]) as server:
        runs = [send(project, "--subscribers", str(file), url=server.url) for _ in range(2)]
        assert [each.returncode for each in runs] == [3, 3]
        assert told(runs[1].stdout)[-1] == (
            "  1 uncertain, look whether they have it, then add --resend-uncertain or --assume-sent: "
            "reader0@example.com"
        )
        assert send(project, "--subscribers", str(file), option, url=server.url).returncode == 0
    assert sum(message.recipients == ["reader0@example.com"] for message in server.messages) == copies
    listed = run_here("forearmed", "ledger", "--csv", cwd=project).stdout.splitlines()
    assert {row.split(",")[2] for row in listed[1:]} == {state}


def test_a_deferred_one_is_tried_again(tmp_path: Path) -> None:
    """A greylisting server gets the message within the run, after a pause it is told of."""
    project = office(tmp_path)
    with Server(script=[Fault("RCPT", "450 4.2.0 come back later")]) as server:
        sent = send(project, "--to", "list@example.com", "--patience", "0.01", url=server.url)
    assert sent.returncode == 0
    assert told(sent.stdout)[-4:-2] == [
        "list@example.com: deferred: 450 4.2.0 come back later",
        "1 message deferred (450 4.2.0 come back later); trying again in 1 s",
    ]


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (
            [Fault("MAIL", "550 5.7.1 not from here")],
            "refuses the sender (550 5.7.1 not from here); check FOREARMED_SMTP_URL",
        ),
        ([Fault("banner", "554 no mail here")], "is not ready (554 no mail here); check FOREARMED_SMTP_URL"),
        (
            [Fault("banner", b"", then=drop, times=ALWAYS)],
            "cannot be reached: the server closed the connection; check FOREARMED_SMTP_URL",
        ),
    ],
)
def test_a_server_that_is_of_no_use(tmp_path: Path, script: list[Fault], message: str) -> None:
    """One line says which server and why, the exit code is 1, and nobody is crossed off."""
    project = office(tmp_path)
    with Server(script=script) as server:
        failed = send(project, "--to", "list@example.com", "--patience", "0", url=server.url)
        assert (failed.returncode, failed.stderr) == (1, f"forearmed: {server.url} {message}\n")
        assert send(project, "--to", "list@example.com", "--dry-run").stdout.endswith("list@example.com.\n")


def test_a_password_shows_nowhere(tmp_path: Path) -> None:
    """A login that is refused names the server, and neither the user nor the password."""
    project = office(tmp_path)
    with Server(login=("me@example.com", "right")) as server:
        failed = send(project, "--to", "a@example.com", url=server.url.replace("right", "wr%20ong"))
    assert failed.returncode == 1
    assert "smtp://***@127.0.0.1:" in failed.stderr
    assert "refused the login (535 5.7.8" in failed.stderr
    assert "wr" not in failed.stderr.replace("wrong user", "")


def test_too_late(tmp_path: Path) -> None:
    """Three days after its release an edition needs a word, but for those who have only just joined."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(1))
    command = ("forearmed", "send", "--subscribers", str(file))
    with Server() as server:
        url = {"FOREARMED_SMTP_URL": server.url}
        late = run_here(*command, cwd=project, env=url)
        assert (late.returncode, late.stderr) == (
            1,
            "forearmed: the edition of 2026-W47 was released on January 7, more than 72 hours ago; "
            "to send it all the same, add --late\n",
        )
        assert run_here(*command, "--late", cwd=project, env=url).returncode == 0
        subscribers(tmp_path, people(2))
        joined = run_here(*command, cwd=project, env=url)
    assert (joined.returncode, len(server.messages)) == (0, 1)
    assert joined.stdout.endswith("more than 72 hours ago. --late sends it to them.\n")


def test_too_late_for_a_run_that_was_broken_off(tmp_path: Path) -> None:
    """Whom a run did not reach is no newcomer: without a word they are not left out."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(3))
    with Server(script=[Fault("MAIL", "550 no more", after=1)]) as server:
        assert send(project, "--subscribers", str(file), url=server.url).returncode == 3
        subscribers(tmp_path, [people(3)[0], people(3)[2]])
        late = run_here("forearmed", "send", "--subscribers", str(file), cwd=project)
    assert (late.returncode, late.stderr.endswith("add --late\n")) == (1, True)


def test_nothing_is_due(tmp_path: Path) -> None:
    """Before the first edition, and before a release, a job may run as often as it likes."""
    project = office(tmp_path, release=datetime(2199, 1, 1, 9, tzinfo=UTC))
    ahead = send(project, "--to", "a@example.com")
    assert (ahead.returncode, ahead.stdout) == (
        0,
        "Nothing is due: the edition of 2026-W47 goes out on 2199-01-01 at 09:00 +0000.\n",
    )
    (project / "site/digest/edition.json").write_text(json.dumps({"week": None, "reason": "none"}))
    (project / "site/digest/digest.eml").unlink()
    none = send(project, "--to", "a@example.com")
    assert (none.returncode, none.stdout) == (0, "Nothing is due: no edition has been released yet.\n")


def test_built_again_in_between(tmp_path: Path) -> None:
    """A corrected tip goes on with a notice and the first Date; another tip needs a word."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(1))
    with Server() as server:
        send(project, "--subscribers", str(file), url=server.url)
        subscribers(tmp_path, people(2))
        put_digest(project, html="<p>Corrected.</p>")
        mended = send(project, "--subscribers", str(file), url=server.url)
        assert mended.returncode == 0
        assert (
            "2026-W47 was built anew since its first sending; the others get it as it is now."
            in mended.stdout
        )
        subscribers(tmp_path, people(3))
        put_digest(project, slug="another-tip")
        other = send(project, "--subscribers", str(file), url=server.url)
        assert (other.returncode, other.stderr) == (
            1,
            'forearmed: "the-phone-before-the-third-email" went to 2 of 2026-W47\'s readers, and now '
            '"another-tip" was built; '
            "to send that to the others, add --changed-tip\n",
        )
        assert send(project, "--subscribers", str(file), "--changed-tip", url=server.url).returncode == 0
    dates = {message_from_bytes(message.octets)["Date"] for message in server.messages}
    assert (len(server.messages), len(dates)) == (3, 1)


def test_what_was_built_is_what_is_sent(tmp_path: Path) -> None:
    """A message that somebody changed, or that is not there, stops the run."""
    project = office(tmp_path)
    for option, name in (("--to", "list.eml"), ("--test", "digest.eml")):
        eml = project / "site/digest" / name
        eml.write_bytes(eml.read_bytes().replace(b"phone", b"email"))
        changed = send(project, option, "a@example.com")
        assert (changed.returncode, changed.stderr) == (
            1,
            f"forearmed: digest/{name} is not the one that was built; build the site again\n",
        )
    (project / "site/digest/edition.json").unlink()
    missing = send(project, "--to", "a@example.com")
    assert (
        missing.stderr
        == f"forearmed: there is no digest in {project}/site/digest; run forearmed build first\n"
    )


def test_a_ledger_that_must_be_there(tmp_path: Path) -> None:
    """A job that requires its ledger does not begin another, and none may lie in the site."""
    project = office(tmp_path)
    missing = send(project, "--to", "a@example.com", "--require-ledger")
    assert missing.stderr == (
        f"forearmed: there is no ledger at {project}/.forearmed/ledger.sqlite3; "
        "put it back, or leave out --require-ledger\n"
    )
    inside = send(office(tmp_path / "b", settings={"ledger": "site/ledger.sqlite3"}), "--to", "a@example.com")
    assert inside.returncode == 1
    assert inside.stderr.endswith("lies in the site; name another place in the setting ledger\n")
    published = send(office(tmp_path / "c", settings={"ledger": "docs/assets/l"}), "--to", "a@example.com")
    assert published.stderr.endswith("lies in the docs; name another place in the setting ledger\n")
    long = send(office(tmp_path / "d", settings={"ledger": "x" * 300}), "--to", "a@example.com")
    assert long.stderr.endswith("cannot be used: File name too long; nothing is sent\n")
    nothing = run_here("forearmed", "ledger", cwd=project)
    assert nothing.stderr.endswith("ledger.sqlite3; nothing has been sent from here\n")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "say to whom: one of --to, --subscribers and --test"),
        (
            ("--to", "a@example.com", "--test", "b@example.com"),
            "say to whom: one of --to, --subscribers and --test",
        ),
        (
            ("--to", "a@example.com", "--resend-uncertain", "--assume-sent"),
            "--resend-uncertain and --assume-sent exclude each other",
        ),
        (
            ("--subscribers", "-", "--except", "-"),
            "--subscribers and --except cannot both be standard input",
        ),
        (
            ("--to", "me"),
            'Invalid value for --to: "me" has no @; write the whole address, such as ann@example.com',
        ),
        (("--to", "a@example.com", "--rate", "0"), "Invalid value for '--rate': 0 is not in the range x>=1."),
    ],
)
def test_usage(tmp_path: Path, options: tuple[str, ...], message: str) -> None:
    """A command that contradicts itself is told so, with exit code 2."""
    failed = send(office(tmp_path), *options)
    assert (failed.returncode, failed.stderr.splitlines()[-1]) == (2, f"Error: {message}")


def test_bad_rows(tmp_path: Path) -> None:
    """All of them are listed before anything leaves, and stop the run unless they are to be left out."""
    project = office(tmp_path)
    file = tmp_path / "list.csv"
    file.write_text("email\nann@example.com\nbob\nann@example.com,x\nANN@example.com\n")
    with Server() as server:
        stopped = send(project, "--subscribers", str(file), url=server.url)
        assert (stopped.returncode, server.visits) == (1, [])
        assert [line.split(": ")[0] for line in stopped.stdout.splitlines()] == [f"{file}:3", f"{file}:4"]
        went_on = send(project, "--subscribers", str(file), "--skip-bad", url=server.url)
    assert went_on.returncode == 0
    assert f"{file}: repeated addresses, left out: 1" in went_on.stdout
    assert [message.recipients for message in server.messages] == [["ann@example.com"]]


def test_who_has_left(tmp_path: Path) -> None:
    """Their file may name nobody yet; a row that cannot be read may be anybody's, and stops the run."""
    project = office(tmp_path)
    file, gone = subscribers(tmp_path, people(1)), tmp_path / "gone.csv"
    command = ("--subscribers", str(file), "--except", str(gone), "--skip-bad", "--dry-run")
    gone.write_text("email\n")
    assert told(send(project, *command).stdout)[-1].startswith("Would send 1 message")
    gone.write_text("Reader <reader0@example.com>\n")
    assert (
        told(send(project, *command).stdout)[-1] != told(send(project, *command[:2], "--dry-run").stdout)[-1]
    )
    gone.write_text("email\nReader reader0@example.com>\n")
    stopped = send(project, *command)
    assert (stopped.returncode, stopped.stderr) == (1, "1 problem to mend; nothing was sent\n")


@pytest.mark.thorough
def test_a_terminal_of_few_signs(tmp_path: Path) -> None:
    """A name that it cannot show is spelled, and ends nothing; the CSV is UTF-8 all the same."""
    project = office(tmp_path)
    file = subscribers(tmp_path, ["zoë@example.com", "ann@example.com"])
    with Server(offers=["8BITMIME"]) as server:
        few = {"PYTHONIOENCODING": "ascii", "FOREARMED_SMTP_URL": server.url}
        sent = run("forearmed", "send", "--late", "--subscribers", str(file), cwd=project, env=few)
        listed = run("forearmed", "ledger", "--csv", cwd=project, env=few)
    assert (sent.returncode, sent.stderr, len(server.messages)) == (3, "", 1)
    assert "zo\\xeb@example.com: refused: the server does not offer SMTPUTF8" in sent.stdout
    assert "zoë@example.com,refused" in listed.stdout


@pytest.mark.thorough
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    """A full disk, or an input that is closed, is one sentence."""
    project = office(tmp_path)
    program = Path(sys.executable).with_name("forearmed")
    for options, stream in ((["--to", "a@example.com"], ">/dev/full"), (["--subscribers", "-"], "<&-")):
        shell = ["sh", "-c", f'"$@" {stream}', "sh", str(program), "send", "--late", *options]
        failed = subprocess.run(shell, cwd=project, capture_output=True, text=True)  # noqa: S603  # our own
        assert (failed.returncode, len(failed.stderr.splitlines())) == (1, 1), failed.stderr


def test_one_click(tmp_path: Path) -> None:
    """Each subscriber has a token, which shows no address and can be told to be theirs."""
    project = office(tmp_path, settings={"unsubscribe": LEAVE})
    file = subscribers(tmp_path, people(2))
    with Server() as server:
        missing = send(project, "--subscribers", str(file), url=server.url)
        assert missing.returncode == 1
        assert missing.stderr.startswith(
            "forearmed: FOREARMED_UNSUBSCRIBE_SECRET is missing or short; set it to 16"
        )
        assert send(project, "--subscribers", str(file), url=server.url, env=SECRET).returncode == 0
    message = message_from_bytes(server.messages[1].octets)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    token = re.fullmatch(r"<https://example\.com/leave\?t=([\w-]{43})>", message["List-Unsubscribe"].strip())
    assert token
    verified = run_here("forearmed", "unsubscribe", "verify", token[1], cwd=project, env=SECRET)
    assert (verified.returncode, verified.stdout) == (0, "reader1@example.com\n")
    for dashed in ("-h" + "x" * 41, "-" + "x" * 42):
        nobody = run_here("forearmed", "unsubscribe", "verify", dashed, cwd=project, env=SECRET)
        assert (nobody.returncode, nobody.stderr[:32]) == (1, "forearmed: no address in the ledger"[:32])
    unknown = run_here("forearmed", "unsubscribe", "verify", "x" * 43, cwd=project, env=SECRET)
    assert (unknown.returncode, unknown.stderr) == (
        1,
        "forearmed: no address in the ledger has this token; look into your list as well, with --subscribers;"
        " or it was made for another list, or with another secret\n",
    )
    verify = ("unsubscribe", "verify", "x" * 43, "--subscribers", "subscribers.csv")
    looked = run_here("forearmed", *verify, cwd=project, env=SECRET)
    assert (looked.returncode, looked.stderr.splitlines()[-1]) == (
        1,
        "forearmed: no address in the ledger or in subscribers.csv has this token;"
        " it was made for another list, or with another secret",
    )


def test_an_example_sender_stays_at_home(tmp_path: Path) -> None:
    """What ships as an example is never sent to somebody else's server."""
    failed = send(office(tmp_path), "--to", "a@example.com", url="smtps://mail.example.com")
    assert (failed.returncode, failed.stderr) == (
        1,
        "forearmed: the sender tips@example.com is an example; set extra.forearmed.sender in mkdocs.yml\n",
    )


@pytest.mark.parametrize("ending", [pytest.param(signal.SIGTERM, marks=pytest.mark.thorough), signal.SIGHUP])
def test_two_runs_at_once(tmp_path: Path, ending: signal.Signals) -> None:
    """The second says who holds the ledger; a run that is ended leaves a true one behind."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(2))
    with Server(script=[Fault("RCPT", b"", then=hang, to="reader1@example.com")]) as server:
        with start_sending(project, "--subscribers", str(file), url=server.url) as first:
            while not any("TO:<reader1" in line for visit in server.visits for line in visit.commands):
                assert first.poll() is None
            second = send(project, "--subscribers", str(file), url=server.url)
            assert second.returncode == 1
            assert re.search(
                rf"another run holds the ledger \(process {first.pid} on .*; wait until", second.stderr
            )
            first.send_signal(ending)
            output, _ = first.communicate()
        assert first.returncode == 3
        assert "Stopped. The ledger is true; the same command goes on where this one ended." in output
        finished = send(project, "--subscribers", str(file), url=server.url)
    assert (finished.returncode, len(server.messages)) == (0, 2)


def test_a_line_for_every_hundred(tmp_path: Path) -> None:
    """A log holds how far the run is, not a line for each subscriber; a file may come by standard input."""
    project = office(tmp_path)
    file = subscribers(tmp_path, people(210))
    with Server() as server:
        sent = send(project, "--subscribers", str(file), url=server.url)
    assert sent.returncode == 0
    assert told(sent.stdout)[4:6] == ["100 of 210", "200 of 210"]
    assert datetime.now(UTC) > RELEASE


@pytest.mark.parametrize(
    ("url", "warned"),
    [
        ("smtp://relay.desk.internal", "smtp://relay.desk.internal:25"),
        ("smtp://[2001:db8::1]:2525", "smtp://[2001:db8::1]:2525"),
        ("smtp://127.0.0.2", ""),
        ("smtp+starttls://ann:hunter2@relay.desk.internal", ""),
        ("smtps://relay.desk.internal", ""),
    ],
)
def test_mail_in_clear(tmp_path: Path, url: str, warned: str) -> None:
    """A server of another machine without TLS is warned of, in one line that says what to write instead."""
    folder = office(tmp_path, settings={"sender": "tips@desk.internal"})
    said = send(folder, "--to", "list@example.com", "--dry-run", url=url)
    line = (
        f"forearmed: nothing protects the mail on its way to {warned}; "
        "if it offers TLS, write smtp+starttls:// or smtps:// in FOREARMED_SMTP_URL\n"
    )
    assert (said.returncode, said.stderr) == (0, line if warned else "")


def test_pictures_go_to_subscribers_and_links_to_lists(tmp_path: Path) -> None:
    """Both are the same edition to the ledger; `send` says how large each is, and whose limit it meets."""
    project = office(tmp_path)
    desk, shown = "https://tips.example.com/desk.jpg", Picture(photo(600, 450), "jpeg", 600, 450)
    page = f'<p><img src="{desk}" alt="The desk"></p>'
    put_digest(project, html=page, pictures={desk: shown})
    file = subscribers(tmp_path, people(2))
    with Server() as server:
        readers = send(project, "--subscribers", str(file), url=server.url)
        a_list = send(project, "--to", "list@example.com", url=server.url)
        put_digest(project, html=page, pictures={desk: shown}, pictures_for_lists=True)
        too_large = send(project, "--to", "other@example.com", url=server.url)
    assert (readers.returncode, a_list.returncode, too_large.returncode) == (0, 0, 0)
    size = len((project / "site/digest/digest.eml").read_bytes())
    told_readers = readers.stdout.splitlines()
    assert f"  about {size / 1024:.0f} KB each, {size * 2 / 1024**2:.1f} MB in all; 1 picture in it" in next(
        line for line in told_readers if "each" in line
    )
    assert any(
        line.endswith("Gmail cuts off what is beyond 102 KB, without the pictures") for line in told_readers
    )
    assert "picture" not in a_list.stdout
    assert "built anew" not in a_list.stdout
    assert "  the setting mail_pictures: subscribers sends a list links in place of the pictures" in (
        too_large.stdout.splitlines()
    )
    carried = [b"\r\nContent-ID: " in message.octets for message in server.messages]
    assert carried == [True, True, False, True]
