"""`forearmed post` as a person or a job runs it: what it says, how it ends, what arrives and is recorded."""

import json
import os
import re
import signal
import subprocess
from pathlib import Path

import pytest
from faulty_http import (
    SECRET,
    SIGNATURE,
    Caller,
    Deed,
    WebServer,
    answers,
    leaves_afterwards,
)
from faulty_smtp import Server
from posting import office, post, put_digest, send, start_posting
from sites import run_here

SUBJECT = "2026-W47, Tip of the Week: The phone before the third email"
DESK = "slack:front-desk"
GONE = "this webhook is gone: make a new one and put its address there; add --retry-refused once"
CHOICE = "look whether they have it, then add --resend-uncertain or --assume-sent"
CLOSED = "the server closed the connection"
LEDGER = "…/.forearmed/ledger.sqlite3"
BEGINS = f"THERE IS NO LEDGER AT {LEDGER}: a new one begins, and nobody in it has been sent anything."


def told(run: subprocess.CompletedProcess[str]) -> tuple[int, list[str], str]:
    """Return code, lines and complaint of *run*, which show no secret, without the temporary folder."""
    assert SECRET not in run.stdout + run.stderr
    assert SIGNATURE not in run.stdout + run.stderr
    lines = [re.sub(r"/\S*/(?=\.forearmed|site)", "…/", line).rstrip() for line in run.stdout.splitlines()]
    return run.returncode, lines, re.sub(r"/\S*/(?=\.forearmed|site)", "…/", run.stderr).rstrip()


def ledger(project: Path, *options: str) -> list[str]:
    """Return what `forearmed ledger` says of the front desk's channel, without the moments."""
    listed = run_here("forearmed", "ledger", "--channel", DESK, *options, cwd=project)
    assert (listed.returncode, listed.stderr) == (0, "")
    return [re.sub(r"first sent .*", "first sent …", line).rstrip() for line in listed.stdout.splitlines()]


@pytest.mark.parametrize("at", ["slack", "teams"])
def test_once(tmp_path: Path, at: str) -> None:
    """The first run posts the built card as it is, loudly beginning a ledger; the second posts nothing."""
    project = office(tmp_path)
    deed = answers("200 OK", "ok") if at == "slack" else answers("202 Accepted")
    with WebServer([deed]).listening() as server:
        first, again = (post(project, url=server.url, at=at) for _ in range(2))
    table = ["State  Messages  Meaning", "sent   1         taken by the server"]
    assert told(first) == (0, [BEGINS, SUBJECT, "  0 sent", "  1 to send", *table], "")
    assert told(again) == (0, [SUBJECT, "  1 sent", "  0 to send"], "")
    assert [request.body for request in server.requests] == [
        (project / f"site/digest/{at}.json").read_bytes()
    ]
    octets = (project / ".forearmed/ledger.sqlite3").read_bytes()
    assert (SECRET.encode() in octets, f"{at}:front-desk".encode() in octets) == (False, True)


def test_the_card_by_itself(tmp_path: Path) -> None:
    """A workflow that takes no message around it gets the very card; Slack has no such thing."""
    project = office(tmp_path)
    with WebServer([answers("202 Accepted")]).listening() as server:
        code, _, _ = told(post(project, "--bare-card", url=server.url, at="teams"))
    (attachment,) = json.loads((project / "site/digest/teams.json").read_bytes())["attachments"]
    assert (code, json.loads(server.requests[0].body)) == (0, attachment["content"])
    assert attachment["content"]["type"] == "AdaptiveCard"
    wrong = post(project, "--bare-card", url="https://example.com/x")
    assert (wrong.returncode, "goes with --webhook teams only" in wrong.stderr) == (2, True)


def test_a_rehearsal(tmp_path: Path) -> None:
    """A dry run says all there is to say, opens no connection and writes nothing."""
    project = office(tmp_path)
    with WebServer().listening() as server:
        rehearsed = post(project, "--dry-run", url=server.url)
    lines = [
        "There is no ledger at …/.forearmed/ledger.sqlite3 yet.",
        SUBJECT,
        "  0 sent",
        "  1 to send",
        f"Would send 1 message: first {DESK}, last {DESK}.",
    ]
    assert told(rehearsed) == (0, lines, "")
    assert (server.requests, (project / ".forearmed").exists()) == ([], False)


def test_a_post_in_doubt(tmp_path: Path) -> None:
    """It is listed and not posted again, until somebody has looked and says what it is."""
    project = office(tmp_path)
    with WebServer([leaves_afterwards, answers("200 OK", "ok")]).listening() as server:
        first = post(project, url=server.url)
        second = post(project, url=server.url)
        assert len(server.requests) == 1
        listed = ledger(project, "--uncertain")
        third = post(project, "--resend-uncertain", url=server.url)
    meaning = "uncertain  1         perhaps sent; then --resend-uncertain or --assume-sent"
    assert told(first) == (
        3,
        [
            BEGINS,
            SUBJECT,
            "  0 sent",
            "  1 to send",
            f"{DESK}: uncertain: {CLOSED}",
            "State      Messages  Meaning",
            meaning,
        ],
        "",
    )
    assert told(second) == (3, [SUBJECT, "  0 sent", "  0 to send", f"  1 uncertain, {CHOICE}: {DESK}"], "")
    assert listed == [f"{DESK}: uncertain: {CLOSED}"]
    assert told(third)[0] == 0
    assert len(server.requests) == 2


def test_a_post_that_somebody_has_seen(tmp_path: Path) -> None:
    """With the word that it is there, it counts as sent. The mail has a page of its own in the ledger."""
    project = office(tmp_path)
    with WebServer([leaves_afterwards]).listening() as server:
        post(project, url=server.url)
        assert told(post(project, "--assume-sent", url=server.url)) == (
            0,
            [SUBJECT, "  1 sent", "  0 to send"],
            "",
        )
    with Server() as relay:
        mailed = send(project, "--to", "list@example.com", url=relay.url)
    assert (mailed.returncode, len(relay.messages)) == (0, 1)
    assert ledger(project) == [
        "2026-W47, the-phone-before-the-third-email, first sent …",
        "State  Messages  Meaning",
        "sent   1         taken by the server",
    ]


def test_a_refusal(tmp_path: Path) -> None:
    """The program's own words are told and kept; every run is red until somebody says to try again."""
    project = office(tmp_path)
    with WebServer(
        [answers("404 Not Found", f"no_service {SECRET}"), answers("200 OK", "ok")]
    ).listening() as server:
        first = post(project, url=server.url)
        second = post(project, url=server.url)
        third = post(project, "--retry-refused", url=server.url)
    code, lines, complaint = told(first)
    assert (code, lines[4], complaint) == (1, f"{DESK}: refused: 404 no_service ***: {GONE}", "")
    advice = f"  1 refused; forearmed ledger --channel {DESK} shows why, and --retry-refused tries again"
    assert told(second) == (1, [SUBJECT, "  0 sent", "  0 to send", advice], "")
    assert (told(third)[0], len(server.requests)) == (0, 2)


@pytest.mark.parametrize(
    ("deed", "why"),
    [
        (answers("429 Too Many Requests", "rate_limited", "Retry-After: 1"), "429 rate_limited"),
        (answers("500 Internal Server Error", "rollup_error"), "500 rollup_error"),
    ],
    ids=["too often", "ill"],
)
def test_a_post_put_off(tmp_path: Path, deed: Deed, why: str) -> None:
    """Without patience the run ends there, and says so; the next one posts."""
    project = office(tmp_path)
    with WebServer([deed, answers("200 OK", "ok")]).listening() as server:
        first = post(project, "--patience", "0", url=server.url)
        second = post(project, url=server.url)
    lines = [
        *[BEGINS, SUBJECT, "  0 sent", "  1 to send", f"{DESK}: deferred: {why}"],
        *["State     Messages  Meaning", "deferred  1         not taken yet; the next run tries again"],
    ]
    assert told(first) == (1, lines, "")
    assert told(second)[1][:4] == [SUBJECT, "  0 sent", "  1 to send", "  1 of them were deferred before"]
    assert second.returncode == 0


@pytest.mark.thorough
def test_a_run_that_is_ended(tmp_path: Path) -> None:
    """The end of its job while the answer is on its way leaves a true ledger: the post is in doubt."""
    project = office(tmp_path)

    def ends_it(caller: Caller) -> None:
        caller.take()
        process.send_signal(signal.SIGTERM)
        caller.connection.recv(1)

    with WebServer([ends_it]).listening() as server:
        process = start_posting(project, url=server.url)
        output, _ = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "Stopped. The ledger is true; the same command goes on where this one ended." in output
    assert ledger(project, "--uncertain") == [f"{DESK}: uncertain: the run was stopped in the middle of it"]


POINTS = ["in the middle", "before the answer", "after the answer"]


@pytest.mark.parametrize(
    "point",
    [
        pytest.param(POINTS[0], marks=pytest.mark.thorough),
        POINTS[1],
        pytest.param(POINTS[2], marks=pytest.mark.thorough),
    ],
)
def test_a_run_that_is_killed(tmp_path: Path, point: str) -> None:
    """Whatever the instant, there is one post at most; the next run posts only what cannot be there."""
    project = office(tmp_path)

    def kill() -> None:
        os.kill(process.pid, signal.SIGKILL)

    def kills(caller: Caller) -> None:
        caller.take(most=10 if point == POINTS[0] else None)
        if point == POINTS[2]:
            caller.say(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        kill()

    with WebServer([kills, answers("200 OK", "ok")]).listening() as server:
        process = start_posting(project, url=server.url)
        process.communicate(timeout=60)
        assert process.returncode in (-signal.SIGKILL, 0)  # after the answer it may have been done
        whole = (project / "site/digest/slack.json").read_bytes()
        code, lines, _ = told(post(project, url=server.url))
        posts = [request.body for request in server.requests].count(whole)
    in_doubt = f"  1 uncertain, {CHOICE}: {DESK}" in lines
    assert (code, posts) in {(3, 0), (3, 1), (0, 1)}
    assert in_doubt is (code == 3)
    assert posts == (point != POINTS[0])


def test_what_stops_it(tmp_path: Path) -> None:
    """A missing secret, a card of another build, an old edition and a lost ledger are told as such."""
    project = office(tmp_path)
    assert told(post(project, url="")) == (
        1,
        [],
        "forearmed: FOREARMED_WEBHOOK_URL is not set; put the webhook's address there",
    )
    with WebServer().listening() as server:
        lost = post(project, "--require-ledger", url=server.url)
        late = run_here(
            *("forearmed", "post", "--webhook", "slack", "--channel", "front-desk"),
            cwd=project,
            env={"FOREARMED_WEBHOOK_URL": server.url},
        )
        (project / "site/digest/slack.json").write_text("{}")
        other = post(project, url=server.url)
        (project / "site/digest/slack.json").unlink()
        none = post(project, url=server.url)
    advice = "put it back, or leave out --require-ledger"
    assert told(lost) == (1, [], f"forearmed: there is no ledger at …/.forearmed/ledger.sqlite3; {advice}")
    assert told(late)[2] == (
        "forearmed: the edition of 2026-W47 was released on January 7, more than 72 hours ago; "
        "to send it all the same, add --late"
    )
    stale = "forearmed: digest/slack.json is not the one that was built; build the site again"
    assert (told(other), told(none)) == ((1, [], stale), (1, [], stale))
    assert server.requests == []


def test_another_tip_for_the_same_week(tmp_path: Path) -> None:
    """What may be there already cannot be taken back, so another tip needs a word."""
    project = office(tmp_path)
    with WebServer([leaves_afterwards, answers("200 OK", "ok")]).listening() as server:
        post(project, url=server.url)
        put_digest(project, slug="call-first", title="Call first")
        stopped = post(project, "--resend-uncertain", url=server.url)
        gone = post(project, "--resend-uncertain", "--changed-tip", url=server.url)
    assert told(stopped)[2] == (
        'forearmed: "the-phone-before-the-third-email" went to 1 of 2026-W47\'s readers, and now '
        '"call-first" was built; to send that to the others, add --changed-tip'
    )
    assert (gone.returncode, len(server.requests)) == (0, 2)


def test_a_channel_each(tmp_path: Path) -> None:
    """Two channels are two places: each gets the card once, whatever the other has."""
    project = office(tmp_path)
    with WebServer().listening() as server:
        env = {"FOREARMED_WEBHOOK_URL": server.url}
        runs = [
            run_here(
                "forearmed", "post", "--late", "--webhook", "slack", "--channel", name, cwd=project, env=env
            )
            for name in ("front-desk", "back-office", "front-desk")
        ]
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--channel", "a"], "Error: Missing option '--webhook'. Choose from:\n\tslack,\n\tteams"),
        (["--webhook", "slack"], "Error: Missing option '--channel'."),
        (
            ["--webhook", "slack", "--channel", "#Front"],
            "Error: Invalid value for '--channel': \"#Front\" is no name of small letters, digits and single "
            "hyphens",
        ),
        (
            ["--webhook", "slack", "--channel", "a", "--assume-sent", "--resend-uncertain"],
            "Error: --resend-uncertain and --assume-sent exclude each other",
        ),
    ],
)
def test_what_it_does_not_understand(tmp_path: Path, options: list[str], complaint: str) -> None:
    """Whoever leaves a thing out, or says two at once, is told which."""
    run = run_here("forearmed", "post", *options, cwd=tmp_path)
    assert (run.returncode, run.stderr.rstrip().partition("\n\n")[2]) == (2, complaint)
