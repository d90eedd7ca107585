"""The courier between a card and a chat program's webhook: what arrives, what faults mean, what is secret."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from faulty_http import (
    SECRET,
    SIGNATURE,
    Deed,
    WebServer,
    answers,
    drips,
    hangs,
    leaves_afterwards,
    refuses_early,
    resets_afterwards,
    resets_at_once,
    resets_in_the_middle,
    says,
)
from faulty_smtp import make_certificate
from forearmed.delivery.outcome import Outcome, State
from forearmed.delivery.webhook import Channel, Courier, Deadlines, Webhook, read_webhook
from forearmed.delivery.webhook.http_post import Response
from forearmed.delivery.webhook.verdict import verdict
from forearmed.edition.chat import Chat
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import UnreachableError

CARD = b'{"text": "a card \xe2\x80\x9cin quotes\xe2\x80\x9d"}\n'
LARGE = b"{" + b" " * 8_000_000 + b"}"
SHORT = Deadlines(connect=5, request=5, answer=0.3)
RETRY = "; add --retry-refused once"
GONE = f": this webhook is gone: make a new one and put its address there{RETRY}"
ARCHIVED = f": the channel is archived or deleted; name another one{RETRY}"
CLOSED = "the server closed the connection"
LATE = "the server did not answer in time"


@pytest.fixture
def slack() -> Iterator[WebServer]:
    """Return a server that answers as Slack does."""
    with WebServer().listening() as server:
        yield server


def posted(server: WebServer, card: bytes = CARD, *, chat: Chat = Chat.SLACK) -> Outcome:
    """Return what became of *card* when it was posted to *server*."""
    courier = Courier(read_webhook(server.url, chat), chat, deadlines=SHORT)
    courier.get_ready()
    outcome = courier.send("slack:front-desk", card)
    assert not courier.is_ready
    return outcome


def test_what_arrives(slack: WebServer) -> None:
    """The card, octet by octet, under the secret address, as JSON, in a request without frills."""
    assert posted(slack) == Outcome(State.SENT, "200 ok")
    (request,) = slack.requests
    assert request.line == f"POST /services/T0000/B0000/{SECRET}?sig={SIGNATURE} HTTP/1.1"
    assert request.body == CARD
    assert request.fields == {
        "host": f"127.0.0.1:{slack.port}",
        "content-type": "application/json; charset=utf-8",
        "user-agent": "forearmed",
        "connection": "close",
        "content-length": str(len(CARD)),
    }


ANSWERS: dict[str, tuple[Deed, Outcome]] = {
    "no such webhook": (
        answers("404 Not Found", "no_service"),
        Outcome(State.REFUSED, f"404 no_service{GONE}"),
    ),
    "bad card": (answers("400 Bad Request", "invalid_blocks"), Outcome(State.REFUSED, "400 invalid_blocks")),
    "archived": (
        answers("410 Gone", "channel_is_archived"),
        Outcome(State.REFUSED, f"410 channel_is_archived{ARCHIVED}"),
    ),
    "too often": (
        answers("429 Too Many Requests", "rate_limited", "Retry-After: 30"),
        Outcome(State.DEFERRED, "429 rate_limited", 30),
    ),
    "until a date": (
        answers(
            "503 Service Unavailable",
            "",
            "Date: Tue, 17 Nov 2026 14:00:00 GMT",
            "Retry-After: Tue, 17 Nov 2026 14:02:00 GMT",
        ),
        Outcome(State.DEFERRED, "503", 120),
    ),
    "a strange wish": (
        answers("503 Service Unavailable", "", "Retry-After: soon"),
        Outcome(State.DEFERRED, "503"),
    ),
    "a year": (
        answers("429 Too Many Requests", "", "Retry-After: 31536000"),
        Outcome(State.DEFERRED, "429", 86400),
    ),
    "ill": (
        answers("500 Internal Server Error", "rollup_error"),
        Outcome(State.DEFERRED, "500 rollup_error"),
    ),
    "a gateway": (
        answers("504 Gateway Timeout", "later"),
        Outcome(State.UNCERTAIN, "504 later: that is no plain answer of Slack"),
    ),
    "elsewhere": (
        answers("302 Found", "", "Location: https://example.com/"),
        Outcome(State.REFUSED, "302: it leads elsewhere, and no redirect is followed"),
    ),
    "a page": (
        answers("200 OK", "<html>Log in"),
        Outcome(State.UNCERTAIN, "200 <html>Log in: that is no plain answer of Slack"),
    ),
    "not Slack's": (
        answers("202 Accepted"),
        Outcome(State.UNCERTAIN, "202: that is no plain answer of Slack"),
    ),
    "garbage": (says(b"what?\r\n\r\n"), Outcome(State.UNCERTAIN, "the server's answer is not HTTP")),
    "no end": (
        says(b"HTTP/1.1 200 OK\r\nA: " + b"a" * 70_000),
        Outcome(State.UNCERTAIN, "the server's answer is not HTTP"),
    ),
    "half an ok": (
        says(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no"),
        Outcome(State.UNCERTAIN, "200 o: that is no plain answer of Slack"),
    ),
    "an echo": (
        answers("404 Not Found", f"no /services/T0000/B0000/{SECRET} or {SIGNATURE}"),
        Outcome(State.REFUSED, f"404 no /services/T0000/B0000/*** or ***{GONE}"),
    ),
    "an echo on the edge": (
        answers("404 Not Found", "a" * 180 + SECRET),
        Outcome(State.REFUSED, "404 " + "a" * 180 + "***" + GONE),
    ),
    "an echo that the server has cut": (
        answers("404 Not Found", f"no {SIGNATURE[:20]}... and {SIGNATURE[-9:]}"),
        Outcome(State.REFUSED, f"404 no ***... and ***{GONE}"),
    ),
    "nothing but echoes": (
        answers("404 Not Found", SIGNATURE * 200),
        Outcome(State.REFUSED, "404 " + ("*" * 300)[:196] + GONE),
    ),
    "a terminal's": (answers("400 Bad Request", "\x1b[2Jgone\n"), Outcome(State.REFUSED, "400 \\x1b[2Jgone")),
    "ramblings": (answers("400 Bad Request", "a" * 9000), Outcome(State.REFUSED, "400 " + "a" * 196)),
    "reset afterwards": (resets_afterwards, Outcome(State.UNCERTAIN, CLOSED)),
    "gone afterwards": (leaves_afterwards, Outcome(State.UNCERTAIN, CLOSED)),
    "silence": (hangs, Outcome(State.UNCERTAIN, LATE)),
    "a drip": (drips, Outcome(State.UNCERTAIN, LATE)),
}


@pytest.mark.parametrize(("deed", "outcome"), ANSWERS.values(), ids=ANSWERS)
def test_what_an_answer_means(deed: Deed, outcome: Outcome) -> None:
    """Only a plain yes is sent and only a plain no is refused; whatever leaves a doubt is uncertain."""
    with WebServer([deed]).listening() as server:
        assert posted(server) == outcome


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("202 Accepted", State.SENT),
        ("200 OK", State.SENT),
        ("204 No Content", State.UNCERTAIN),
        ("401 Unauthorized", State.REFUSED),
    ],
)
def test_what_teams_says(status: str, state: State) -> None:
    """A workflow says that it has accepted the card, or, with a step that answers, that all is well."""
    with WebServer([answers(status)]).listening() as server:
        assert posted(server, chat=Chat.TEAMS).state is state


PAGE = "<!DOCTYPE html><html><head><title>Sign in to your account</title></head></html>"


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (404, '{"error":{"code":"WorkflowNotFound","message":"x"}}', "webhook is gone"),
        (400, '{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"x"}}', "the workflow is turned off"),
        (401, '{"error":{"code":"DirectApiAuthorizationRequired","message":"x"}}', "let anyone trigger it"),
        (403, "action_prohibited", "the workspace forbids it"),
        (410, "channel_is_archived", "the channel is archived or deleted"),
        (404, "no_service", "this webhook is gone"),
        (400, "invalid_blocks", ""),
    ],
)  # fmt: skip
def test_a_no_is_named_for_what_it_is(status: int, body: str, told: str) -> None:
    """A webhook that is gone, turned off or closed to us is called so, with what to do; others are quoted."""
    outcome = verdict(Response(status, body), Chat.TEAMS, is_whole=True, masked=str)
    assert outcome.state is State.REFUSED
    assert (told in outcome.reply, outcome.reply.endswith(RETRY)) == (True, bool(told))


FAILED = "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 403"


@pytest.mark.parametrize(
    ("deed", "state"),
    [
        (answers("200 OK", ""), State.SENT),
        (answers("200 OK", "OK"), State.SENT),
        (answers("200 OK", '{"status": "posted"}'), State.SENT),
        (answers("202 Accepted", "what the workflow's host likes to say"), State.SENT),
        (answers("200 OK", FAILED), State.UNCERTAIN),
        (answers("200 OK", PAGE), State.UNCERTAIN),
        (answers("200 OK", '{"error": {"code": "WorkflowTriggerIsNotEnabled"}}'), State.UNCERTAIN),
        (answers("200 OK", '"no"'), State.UNCERTAIN),
        (answers("200 OK", '{"status": "post'), State.UNCERTAIN),
        (answers("200 OK", "1"), State.UNCERTAIN),
    ],
)
def test_what_teams_says_with_its_yes(deed: Deed, state: State) -> None:
    """A 200 is a yes alone, with "ok" or with JSON; a page to sign in at and an error's words are none."""
    with WebServer([deed]).listening() as server:
        outcome = posted(server, chat=Chat.TEAMS)
    assert outcome.state is state
    assert (": that is no plain answer of Teams" in outcome.reply) is (state is State.UNCERTAIN)


@pytest.mark.parametrize("deed", [resets_at_once, resets_in_the_middle], ids=["at once", "in the middle"])
def test_a_connection_lost_before_the_end(deed: Deed) -> None:
    """A card whose last octet was not written cannot have been posted, and may be tried again."""
    with WebServer([deed]).listening() as server:
        assert posted(server, LARGE) == Outcome(State.DEFERRED, CLOSED)


def test_a_refusal_before_the_end() -> None:
    """What the server says before it has the whole card counts, when it can still be read."""
    with WebServer([refuses_early]).listening() as server:
        outcome = posted(server, LARGE)
    assert outcome in (Outcome(State.REFUSED, "413 too big"), Outcome(State.DEFERRED, CLOSED))


def test_nobody_listens(slack: WebServer) -> None:
    """A server that is not there may be there later; the message names the host and not the secret."""
    webhook = read_webhook(slack.url.replace(str(slack.port), "1"), Chat.SLACK)
    with pytest.raises(UnreachableError) as caught:
        Courier(webhook, Chat.SLACK).get_ready()
    assert str(caught.value) == (
        "http://127.0.0.1:1/*** cannot be reached: Connection refused; check FOREARMED_WEBHOOK_URL"
    )


def test_protection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate that nobody vouches for ends it before anything is written; a good one is taken."""
    made = make_certificate(tmp_path, host="localhost")
    with WebServer(certificate=(made.path, made.key)).listening() as server:
        with pytest.raises(ForearmedError) as caught:
            posted(server)
        assert server.requests == []
        monkeypatch.setenv("SSL_CERT_FILE", str(made.path))
        assert posted(server) == Outcome(State.SENT, "200 ok")
    assert not isinstance(caught.value, UnreachableError)
    assert str(caught.value) == (
        f"https://127.0.0.1:{server.port}/*** has a certificate that cannot be trusted "
        "(self-signed certificate); nothing was posted"
    )


AGAIN = "; copy the webhook's address again, whole"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "FOREARMED_WEBHOOK_URL is not set; put the webhook's address there"),
        ("hooks.slack.com/services/T", f"FOREARMED_WEBHOOK_URL must begin with https://{AGAIN}"),
        ("https://[", f"FOREARMED_WEBHOOK_URL is not a URL{AGAIN}"),
        ("https:///services", f"FOREARMED_WEBHOOK_URL names no host that can be reached{AGAIN}"),
        ("https://a:0/services", f"FOREARMED_WEBHOOK_URL names no host that can be reached{AGAIN}"),
        (
            "http://hooks.slack.com/services/T",
            f"FOREARMED_WEBHOOK_URL would send the secret in clear; it must begin with https://{AGAIN}",
        ),
        (
            "https://u:p@hooks.slack.com/services",
            f"FOREARMED_WEBHOOK_URL holds a user, a password or a fragment, which no webhook has{AGAIN}",
        ),
        (
            "https://hooks.slack.com/ser vices",
            f"FOREARMED_WEBHOOK_URL holds a space, a line break or a sign beyond ASCII{AGAIN}",
        ),
        (
            "https://prod-1.westus.logic.azure.com/workflows/1",
            "FOREARMED_WEBHOOK_URL names a webhook of Teams, not of Slack; say --webhook teams",
        ),
    ],
)
def test_an_address_that_cannot_be_a_webhook(url: str, message: str) -> None:
    """What is wrong with it is said without it."""
    with pytest.raises(ForearmedError) as caught:
        read_webhook(url, Chat.SLACK)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "host",
    ["contoso.webhook.office.com", "outlook.office.com", "outlook.office365.com", "WEBHOOK.office.com"],
)
def test_an_address_of_a_connector_that_is_gone(host: str) -> None:
    """It is told before anything is posted, with what has come in its place and without the secret."""
    with pytest.raises(ForearmedError) as caught:
        read_webhook(f"https://{host}/webhookb2/{SECRET}", Chat.TEAMS)
    assert str(caught.value) == (
        "FOREARMED_WEBHOOK_URL names a connector of Office 365, and Microsoft has retired those; in Teams, "
        'make a workflow that starts with "When a Teams webhook request is received", and put its address '
        "there"
    )
    with pytest.raises(ForearmedError, match="names a webhook of Teams, not of Slack"):
        read_webhook(f"https://{host}/webhookb2/{SECRET}", Chat.SLACK)


@pytest.mark.parametrize(
    "host", ["prod-1.westus.logic.azure.com", "x.api.powerplatform.com", "teams.example.com"]
)
def test_an_address_of_a_workflow(host: str) -> None:
    """Where workflows are, or a gateway of one's own, cards may go."""
    assert read_webhook(f"https://{host}/{SECRET}", Chat.TEAMS).host == host


def test_a_webhook_is_shown_without_its_secret() -> None:
    """Neither what it is called nor how it looks in a debugger tells more than the host."""
    webhook = read_webhook(f" https://hooks.slack.com/services/T/B/{SECRET}\n", Chat.SLACK)
    assert webhook == Webhook("hooks.slack.com", 443, True, f"/services/T/B/{SECRET}")
    assert (str(webhook), SECRET in repr(webhook)) == ("https://hooks.slack.com/***", False)


def test_a_channel_is_known_by_its_name() -> None:
    """The ledger holds the operator's name for it: the secret may change, the place stays the same."""
    channel = Channel(Chat.TEAMS, "front-desk")
    assert (channel.key, channel.address) == ("teams:front-desk",) * 2
