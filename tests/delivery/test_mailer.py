"""What becomes of a message, whatever the server does, and which servers we speak to at all."""

import gc
import re
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as Talk
from faulty_smtp import (
    ALWAYS,
    Certificate,
    Fault,
    Message,
    Server,
    Wire,
    babble,
    drop,
    hang,
    make_certificate,
)
from forearmed.delivery.mailer import Deadlines, Mailer, Relay, demand_real_sender, read_relay
from forearmed.delivery.mailer.opening import own_name
from forearmed.delivery.mailer.relay import Security
from forearmed.delivery.mailer.session import Session
from forearmed.delivery.outcome import Blame, Outcome, State
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import UnreachableError

SENDER = "tips@example.com"
ANN, BOB, CAT = "ann@example.com", "bob@example.com", "cat@example.com"
MAIL = b"Subject: Call first\r\n\r\nPick up the phone.\r\n"
BIG = b"Subject: Big\r\n\r\n" + b"0123456789\r\n" * 700_000  # more than the system keeps for a slow reader
LOGIN = ("tips@example.com", "p@ss:word/1")
PATIENT = Deadlines(*[10.0] * 6)
SHORT = 0.2
SLACK = 10.0  # seconds that a busy machine may add to a deadline
SENT = Outcome(State.SENT, "250 2.0.0 taken")
CLOSED = "the server closed the connection"
LATE = "the server did not answer in time"
CHECK = "; check FOREARMED_SMTP_URL"
NAME_IT = "; say what this machine is called: add ?ehlo=mail.example.com to FOREARMED_SMTP_URL"
SECURE = ["smtp+starttls", "smtps"]


def refused(reply: str, blame: Blame | None = Blame.UNCLEAR) -> Outcome:
    """Return what becomes of a message that a server refuses with *reply*."""
    return Outcome(State.REFUSED, reply, blame=blame)


@pytest.fixture(scope="module", autouse=True)
def _no_socket_is_left() -> Iterator[None]:
    """Have sockets that nobody closed told while this module's tests still run."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder where this module's certificates are made."""
    return tmp_path_factory.mktemp("certificates")


@pytest.fixture(scope="module")
def good(certificates: Path) -> Certificate:
    """Return a certificate for this machine, which nobody trusts unasked."""
    return make_certificate(certificates, host="localhost")


@pytest.fixture
def trusted(good: Certificate, monkeypatch: pytest.MonkeyPatch) -> Certificate:
    """Return a certificate for this machine that the mailer trusts, as an operator would have it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(good.path))
    return good


@contextmanager
def mailer_to(server: Server, deadlines: Deadlines = PATIENT, **changes: Any) -> Iterator[Mailer]:
    """Yield a mailer to *server*, with *changes* to its address, and close it."""
    mailer = Mailer(replace(read_relay(server.url), **changes), sender=SENDER, deadlines=deadlines)
    try:
        yield mailer
    finally:
        mailer.close()


def post(mailer: Mailer, *addresses: str, message: bytes = MAIL) -> list[Outcome]:
    """Send *message* to each of the *addresses*, as a delivery does."""
    outcomes = []
    for address in addresses:
        mailer.get_ready()
        outcomes.append(mailer.send(address, message))
    return outcomes


def refusal(server: Server, deadlines: Deadlines = PATIENT, **changes: Any) -> ForearmedError:
    """Return what a mailer says that cannot get ready for *server*."""
    with mailer_to(server, deadlines, **changes) as mailer:
        with pytest.raises(ForearmedError) as caught:
            mailer.get_ready()
        assert not mailer.is_ready
    return caught.value


def shown(server: Server) -> str:
    """Return how a message names *server*."""
    return re.sub("//.*@", "//***@", server.url)


# --- good messages ---


def test_good_messages_share_a_connection() -> None:
    """Three messages go over one connection, each in an envelope of its own, octet for octet."""
    with Server() as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB, CAT) == [SENT] * 3
        assert (mailer.is_ready, mailer.is_beyond_recall) == (True, True)
    reply = b"250 2.0.0 taken\r\n"
    assert server.messages == [Message(SENDER, [to], MAIL, reply=reply) for to in (ANN, BOB, CAT)]
    assert server.talk == ["EHLO MAIL RCPT DATA . MAIL RCPT DATA . MAIL RCPT DATA . QUIT"]


DOTS = b".\r\n..\r\n. \r\na.\r\n.b\r\n\r\n.\r\n.."


@pytest.mark.parametrize(
    "message", [b"\r\n", b".\r\n", DOTS + b"\r\n", b"Subject: x\r\n\r\n" + DOTS + b"\r\n"]
)
def test_lines_of_dots(message: bytes) -> None:
    """A dot at the beginning of a line ends no message and does not get lost."""
    with Server() as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, message=message) == [SENT]
    assert [taken.octets for taken in server.messages] == [message]


def test_a_last_line_without_an_end() -> None:
    """The final dot stands on a line of its own all the same."""
    with Server() as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, message=DOTS) == [SENT]
    assert [taken.octets for taken in server.messages] == [DOTS + b"\r\n"]


def test_a_message_of_eight_megabytes() -> None:
    """What does not fit into the system's buffers goes out in pieces, whole."""
    with Server() as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, message=BIG) == [SENT]
    assert server.messages[0].octets == BIG


def test_who_we_say_we_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """We greet with the host's whole name, or our address; no resolver is asked, which might take minutes."""
    monkeypatch.setattr(socket, "getfqdn", lambda: pytest.fail("the resolver was asked"))
    for name, greeting in [("desk.example.com", "ehlo desk.example.com"), ("desk", "ehlo [127.0.0.1]")]:
        monkeypatch.setattr(socket, "gethostname", lambda name=name: name)
        with Server() as server, mailer_to(server) as mailer:
            mailer.get_ready()
        assert server.visits[0].commands == [greeting, "quit"]


@pytest.mark.parametrize(
    "name", ["desk", "1f2e3d4c5b6a", "desk.local", "web-0.web.default.svc.cluster.local"]
)
def test_a_name_that_only_we_know(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relay elsewhere is told the sender's domain, not what a container is called nor a bare address."""
    monkeypatch.setattr(socket, "gethostname", lambda: name)
    assert own_name(read_relay("smtps://mail.example.com"), "example.org") == "example.org"
    assert (
        own_name(read_relay("smtps://mail.example.com?ehlo=desk.example.com"), "x.org") == "desk.example.com"
    )
    monkeypatch.setattr(socket, "gethostname", lambda: "desk.example.net")
    assert own_name(read_relay("smtps://mail.example.com"), "example.org") == "desk.example.net"


def test_the_name_in_the_url() -> None:
    """It is what we say, whatever the machine is called."""
    with Server() as server, mailer_to(server, ehlo="tips.example.com") as mailer:
        mailer.get_ready()
    assert server.visits[0].commands == ["ehlo tips.example.com", "quit"]


def test_a_server_that_knows_only_the_old_greeting() -> None:
    """HELO is good enough for a plain message."""
    with Server(script=[Fault("EHLO", "502 what?")]) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN) == [SENT]
    assert server.talk == ["EHLO HELO MAIL RCPT DATA . QUIT"]


@pytest.mark.parametrize("scheme", ["smtp", *SECURE])
@pytest.mark.parametrize("mechanisms", ["PLAIN LOGIN", "XOAUTH2 LOGIN", "GSSAPI PLAIN"])
def test_a_login(scheme: str, mechanisms: str, trusted: Certificate) -> None:
    """The password in the URL opens the server, by whatever mechanism both sides know."""
    with (
        Server(scheme=scheme, certificate=trusted, login=LOGIN, mechanisms=mechanisms) as server,
        mailer_to(server) as mailer,
    ):
        assert post(mailer, ANN, BOB) == [SENT] * 2
    assert [(visit.user, visit.is_protected) for visit in server.visits] == [(LOGIN[0], scheme != "smtp")]
    start = "EHLO STARTTLS EHLO" if scheme == "smtp+starttls" else "EHLO"
    assert server.talk == [f"{start} AUTH MAIL RCPT DATA . MAIL RCPT DATA . QUIT"]


def test_another_mechanism_when_one_is_not_meant() -> None:
    """A mechanism that is offered and then unknown (504) is not the last one tried."""
    with Server(login=LOGIN, script=[Fault("AUTH", "504 not that")]) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN) == [SENT]
    assert server.talk == ["EHLO AUTH AUTH MAIL RCPT DATA . QUIT"]


@pytest.mark.parametrize("is_offered", [True, False])
def test_an_address_beyond_ascii(is_offered: bool) -> None:
    """It is sent where SMTPUTF8 is offered and else refused, and its neighbours are sent."""
    zoe = "zoë@example.com"
    offers = ["SMTPUTF8"] if is_offered else []
    with Server(offers=offers) as server, mailer_to(server) as mailer:
        no_way = Outcome(State.REFUSED, "the server does not offer SMTPUTF8, which this address needs")
        assert post(mailer, ANN, zoe, BOB) == [SENT, SENT if is_offered else no_way, SENT]
    taken = [(message.recipients, message.smtputf8) for message in server.messages]
    assert taken == [([ANN], False), *([([zoe], True)] if is_offered else []), ([BOB], False)]


def test_an_address_beyond_ascii_and_the_old_greeting() -> None:
    """A server that knows no extensions at all cannot take it, and says so in no traceback."""
    with Server(script=[Fault("EHLO", "502 what?")]) as server, mailer_to(server) as mailer:
        assert [outcome.state for outcome in post(mailer, "zoë@example.com", ANN)] == [
            State.REFUSED,
            State.SENT,
        ]


def test_whatever_may_stand_before_the_at_sign() -> None:
    """Every sign that an address may hold reaches the server as it is (RFC 5321, section 4.1.2)."""
    locals_ = ["o'brien", "a+b", "=?utf-8?q?x?=", "{x|y}", "a/b=c", "~", "!#$%&*", "a.b-c_d", "x^y`z", "中"]
    addresses = [f"{local}@example.com" for local in locals_]
    with Server() as server, mailer_to(server) as mailer:
        assert post(mailer, *addresses) == [SENT] * len(addresses)
    assert [message.recipients for message in server.messages] == [[address] for address in addresses]


# --- declined before the final dot ---

BEFORE = {
    "greylisted": (Fault("RCPT", "450 4.2.0 greylisted"), Outcome(State.DEFERRED, "450 4.2.0 greylisted")),
    "unknown": (Fault("RCPT", "550 5.1.1 nobody here"), refused("550 5.1.1 nobody here", Blame.ADDRESS)),
    "in two lines": (
        Fault("RCPT", "550-5.1.1 no\r\n550 5.1.1 body"),
        refused("550 5.1.1 no 5.1.1 body", Blame.ADDRESS),
    ),
    "with signs": (Fault("RCPT", b"550 \x1b[31m\xff\r\n"), refused("550 \\x1b[31m\ufffd")),
    "rambling": (Fault("RCPT", "550 " + "x" * 900), refused("550 " + "x" * 196)),
    "sender deferred": (Fault("MAIL", "451 4.3.0 later"), Outcome(State.DEFERRED, "451 4.3.0 later")),
    "data deferred": (Fault("DATA", "451 4.3.0 later"), Outcome(State.DEFERRED, "451 4.3.0 later")),
    "data refused": (Fault("DATA", "554 5.5.1 no"), refused("554 5.5.1 no")),
}


@pytest.mark.parametrize(("fault", "outcome"), BEFORE.values(), ids=BEFORE)
def test_declined_before_the_final_dot(fault: Fault, outcome: Outcome) -> None:
    """The address has its outcome with the reply; the connection is reset and takes the next message."""
    with Server(script=[fault]) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN) == [outcome]
        assert (mailer.is_ready, mailer.is_beyond_recall) == (True, False)
        assert post(mailer, BOB) == [SENT]
    steps = " ".join(["MAIL", "RCPT", "DATA"][: ["MAIL", "RCPT", "DATA"].index(fault.at) + 1])
    assert server.talk == [f"EHLO {steps} RSET MAIL RCPT DATA . QUIT"]
    assert [message.recipients for message in server.messages] == [[BOB]]


BROKEN = {
    "421 at MAIL": (Fault("MAIL", "421 4.3.2 going down"), "421 4.3.2 going down"),
    "421 at RCPT": (Fault("RCPT", "421 4.7.0 enough"), "421 4.7.0 enough"),
    "421 at RCPT, and gone": (Fault("RCPT", "421 4.7.0 enough", then=drop), "421 4.7.0 enough"),
    "421 at DATA": (Fault("DATA", "421 4.3.2 going down"), "421 4.3.2 going down"),
    "250 at DATA": (Fault("DATA", "250 ok"), "250 ok"),
    "dropped at MAIL": (Fault("MAIL", then=drop), CLOSED),
    "dropped at RCPT": (Fault("RCPT", then=drop), CLOSED),
    "dropped at DATA": (Fault("DATA", then=drop), CLOSED),
    "dropped after DATA": (Fault("DATA", "354 go on", then=drop), CLOSED),
    "half a reply at RCPT": (Fault("RCPT", b"25", then=drop), CLOSED),
    "half a refusal at RCPT": (Fault("RCPT", b"550-no\r\n", then=drop), CLOSED),
    "no reply at RCPT": (Fault("RCPT", "hello"), 'the server said "hello", which is no reply'),
    "no line at RCPT": (
        Fault("RCPT", b"2" * 100_000),
        f'the server said "{"2" * 60}", which is no reply',
    ),
    "endless reply at RCPT": (Fault("RCPT", then=babble), "the server's reply has no end"),
    "said before its turn": (Fault("DATA", b"354 go on\r\n421 4.3.2 no\r\n"), "421 4.3.2 no"),
}


@pytest.mark.parametrize("scheme", ["smtp", *SECURE])
@pytest.mark.parametrize(("fault", "reply"), BROKEN.values(), ids=BROKEN)
def test_broken_before_the_final_dot(scheme: str, fault: Fault, reply: str, trusted: Certificate) -> None:
    """It is safe to try again, over a connection that is made anew."""
    server = Server(scheme=scheme, certificate=trusted, script=[fault])
    with server, mailer_to(server) as mailer:
        assert post(mailer, ANN) == [Outcome(State.DEFERRED, reply)]
        assert (mailer.is_ready, mailer.is_beyond_recall) == (False, False)
        assert post(mailer, ANN, BOB) == [SENT, SENT]
    assert [message.recipients for message in server.messages] == [[ANN], [BOB]]
    assert [talk.count(" .") for talk in server.talk] == [0, 2]


@pytest.mark.parametrize(
    "fault", [Fault("RSET", "421 bye"), Fault("RSET", "500 what?"), Fault("RSET", then=drop)]
)
def test_a_connection_that_cannot_be_reset(fault: Fault) -> None:
    """The refusal stands, and the next message gets a connection of its own."""
    with Server(script=[Fault("RCPT", "550 no"), fault]) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB) == [refused("550 no"), SENT]
    assert server.talk == ["EHLO MAIL RCPT RSET", "EHLO MAIL RCPT DATA . QUIT"]


def test_one_of_three_is_refused() -> None:
    """A 550 for one address is that address's alone."""
    with Server(script=[Fault("RCPT", "550 5.1.1 no", to=BOB)]) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB, CAT) == [SENT, refused("550 5.1.1 no", Blame.ADDRESS), SENT]
    assert server.talk == ["EHLO MAIL RCPT DATA . MAIL RCPT RSET MAIL RCPT DATA . QUIT"]


def test_a_greylisting_server() -> None:
    """Who is put off at the first try is taken at the second."""
    script = [Fault("RCPT", "450 4.2.0 greylisted", to=to) for to in (ANN, BOB)]
    with Server(script=script) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB) == [Outcome(State.DEFERRED, "450 4.2.0 greylisted")] * 2
        assert post(mailer, ANN, BOB) == [SENT] * 2


def test_everybody_is_refused() -> None:
    """A server that wants nobody gets no message, and every address has the reply."""
    with Server(script=[Fault("RCPT", "550 no", times=ALWAYS)]) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB) == [refused("550 no")] * 2
    assert server.messages == []


@pytest.mark.parametrize("scheme", ["smtp", *SECURE])
@pytest.mark.parametrize("then", [None, drop, hang])
def test_too_big_in_the_middle_of_the_message(
    scheme: str, then: Callable[[Wire], None] | None, trusted: Certificate
) -> None:
    """A 552 before the whole message is out is the message's outcome; no final dot is written after it."""
    fault = Fault("data", "552 5.3.4 too big", then=then)
    server = Server(scheme=scheme, certificate=trusted, script=[fault])
    with server, mailer_to(server) as mailer:
        assert post(mailer, ANN, message=BIG) == [refused("552 5.3.4 too big")]
        assert (mailer.is_ready, mailer.is_beyond_recall) == (False, False)
        assert post(mailer, BOB) == [SENT]
    assert [talk.count(" .") for talk in server.talk] == [0, 1]


@pytest.mark.parametrize("scheme", ["smtp", *SECURE])
def test_dropped_before_the_final_dot(scheme: str, trusted: Certificate) -> None:
    """A message of which only a part was written is safe to send again."""
    server = Server(scheme=scheme, certificate=trusted, script=[Fault("data", then=drop)])
    with server, mailer_to(server) as mailer:
        assert post(mailer, ANN, message=BIG) == [Outcome(State.DEFERRED, CLOSED)]
        assert mailer.is_beyond_recall is False
        assert post(mailer, ANN) == [SENT]


# --- after the final dot ---

AFTER = {
    "dropped": (Fault("dot", then=drop), CLOSED),
    "25": (Fault("dot", b"25", then=drop), CLOSED),
    "250": (Fault("dot", b"250", then=drop), CLOSED),
    "250-ok and an end": (Fault("dot", b"250-ok\r\n", then=drop), CLOSED),
    "250 ok and no end": (Fault("dot", b"250 ok", then=drop), CLOSED),
    "half a refusal": (Fault("dot", b"554", then=drop), CLOSED),
    "354": (Fault("dot", "354 go on"), "354 go on"),
    "no reply": (Fault("dot", "thanks"), 'the server said "thanks", which is no reply'),
    "endless reply": (Fault("dot", then=babble), "the server's reply has no end"),
}


@pytest.mark.parametrize("scheme", ["smtp", *SECURE])
@pytest.mark.parametrize(("fault", "reply"), AFTER.values(), ids=AFTER)
def test_no_whole_reply_to_the_final_dot(scheme: str, fault: Fault, reply: str, trusted: Certificate) -> None:
    """Only a person can tell what became of it; it is not sent again, and the next one has its own line."""
    server = Server(scheme=scheme, certificate=trusted, script=[fault])
    with server, mailer_to(server) as mailer:
        assert post(mailer, ANN) == [Outcome(State.UNCERTAIN, reply)]
        assert (mailer.is_ready, mailer.is_beyond_recall) == (False, True)
        assert post(mailer, BOB) == [SENT]
    assert [talk.count(" .") for talk in server.talk] == [1, 1]


@pytest.mark.parametrize("scheme", ["smtp", *SECURE])
@pytest.mark.parametrize(
    ("says", "outcome"),
    [
        ("250 ok", Outcome(State.SENT, "250 ok")),
        ("250-ok\r\n250 thanks", Outcome(State.SENT, "250 ok thanks")),
        (b"250\n", Outcome(State.SENT, "250")),
        ("451 4.3.0 later", Outcome(State.DEFERRED, "451 4.3.0 later")),
        ("554 5.7.1 spam", refused("554 5.7.1 spam")),
        ("421 4.3.2 bye", Outcome(State.DEFERRED, "421 4.3.2 bye")),
    ],
)
def test_a_whole_reply_to_the_final_dot_and_a_dropped_line(
    scheme: str, says: str | bytes, outcome: Outcome, trusted: Certificate
) -> None:
    """The reply counts and the line does not; the next message is not made to pay for it."""
    server = Server(scheme=scheme, certificate=trusted, script=[Fault("dot", says, then=drop)])
    with server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB) == [outcome, SENT]
    assert [talk.count(" .") for talk in server.talk] == [1, 1]


def test_declined_after_the_final_dot() -> None:
    """A refusal of one message leaves the connection to the next."""
    with Server(script=[Fault("dot", "554 5.7.1 spam", to=ANN)]) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB) == [refused("554 5.7.1 spam"), SENT]
    assert server.talk == ["EHLO MAIL RCPT DATA . MAIL RCPT DATA . QUIT"]


def test_421_after_the_final_dot() -> None:
    """A server that is going down is not asked again on the same line, even if it stays a while."""
    with Server(script=[Fault("dot", "421 4.3.2 bye")]) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB) == [Outcome(State.DEFERRED, "421 4.3.2 bye"), SENT]
    assert server.talk == ["EHLO MAIL RCPT DATA .", "EHLO MAIL RCPT DATA . QUIT"]


@pytest.mark.parametrize(
    ("scheme", "state"), [("smtp", "deferred"), ("smtps", "uncertain"), ("smtp+starttls", "uncertain")]
)
def test_a_final_dot_that_could_not_be_written(
    scheme: str, state: str, trusted: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In clear it was not written, and is safe to retry; under TLS nobody can tell, so it is uncertain."""
    write = Session.send

    def send(session: Session, octets: bytes) -> None:
        if octets == b".\r\n":  # the one moment that no server can be made to hit
            session.close()
            raise SMTPServerDisconnected(CLOSED)
        write(session, octets)

    monkeypatch.setattr(Session, "send", send)
    with Server(scheme=scheme, certificate=trusted) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN) == [Outcome(State(state), CLOSED)]
        assert mailer.is_beyond_recall is (state == "uncertain")
    assert server.messages == []


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Have an interrupt raise KeyboardInterrupt, as on a terminal."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt(wire: Wire) -> None:
    """Press Ctrl+C while the client waits for a reply."""
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    hang(wire)


@pytest.mark.parametrize(("at", "beyond"), [("MAIL", False), ("DATA", False), ("data", False), ("dot", True)])
@pytest.mark.usefixtures("interrupts")
def test_an_interrupt(at: str, beyond: bool) -> None:
    """Whoever is interrupted knows whether the message may have left, and says nothing more on that line."""
    with Server(script=[Fault(at, then=interrupt)]) as server, mailer_to(server) as mailer:
        mailer.get_ready()
        with pytest.raises(KeyboardInterrupt):
            mailer.send(ANN, BIG if at == "data" else MAIL)
        assert (mailer.is_beyond_recall, mailer.is_ready) == (beyond, False)
        assert post(mailer, BOB) == [SENT]
    assert not server.talk[0].endswith("QUIT")


def answer_an_interrupt(wire: Wire) -> None:
    """Press Ctrl+C when the client waits for a reply, and answer a moment later."""
    wire.wait(0.2)
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    wire.wait(0.2)
    wire.say(b"250 2.0.0 taken\r\n")


@pytest.mark.usefixtures("interrupts")
def test_an_interrupt_while_the_verdict_is_on_its_way() -> None:
    """It is waited for, so that nobody has to ask whether the message arrived; the next one starts anew."""
    with Server(script=[Fault("dot", then=answer_an_interrupt)]) as server, mailer_to(server) as mailer:
        mailer.get_ready()
        with pytest.raises(KeyboardInterrupt):
            mailer.send(ANN, MAIL)
        assert mailer.last_word == SENT
        assert post(mailer, BOB) == [SENT]


# --- a connection that has gone stale ---

STALE = {
    "closed": [Fault("dot", "250 2.0.0 taken", then=drop)],
    "421 and closed": [Fault("dot", b"250 2.0.0 taken\r\n421 4.4.2 idle\r\n", then=drop)],
    "421 at MAIL": [Fault("MAIL", "421 4.4.2 idle", after=1)],
    "421 at MAIL and closed": [Fault("MAIL", "421 4.4.2 idle", after=1, then=drop)],
    "closed at MAIL": [Fault("MAIL", after=1, then=drop)],
    "421 at RCPT": [Fault("RCPT", "421 4.7.0 enough for one connection", after=1)],
    "said before its turn": [Fault("dot", b"250 2.0.0 taken\r\n250 2.0.0 taken\r\n")],
}


@pytest.mark.parametrize("scheme", ["smtp", *SECURE])
@pytest.mark.parametrize("script", STALE.values(), ids=STALE)
def test_a_stale_connection(scheme: str, script: list[Fault], trusted: Certificate) -> None:
    """It costs nobody a deferral: the message goes out at once over a new connection, one copy each."""
    server = Server(scheme=scheme, certificate=trusted, script=script)
    with server, mailer_to(server) as mailer:
        assert [outcome.state for outcome in post(mailer, ANN, BOB, CAT)] == [State.SENT] * 3
    assert sorted(message.recipients[0] for message in server.messages) == [ANN, BOB, CAT]
    assert len(server.visits) in (2, 3)
    # What the server said or did before our turn is seen before anything is asked.
    assert server.talk[0].count("MAIL") == (1 if script[0].at == "dot" else 2)


def test_so_many_messages_a_connection() -> None:
    """A server that sends everybody away after two messages takes five over three connections."""
    enough = Fault("RCPT", "421 4.7.0 enough for one connection", times=ALWAYS, after=2)
    with Server(script=[enough]) as server, mailer_to(server) as mailer:
        assert post(mailer, *[ANN] * 5) == [SENT] * 5
    assert [len(visit.messages) for visit in server.visits] == [2, 2, 1]


@pytest.mark.parametrize(
    "says",
    [
        "450 4.7.1 Error: too many messages in this session",
        "550 5.7.1 maximum messages per connection exceeded",
        "452 4.5.3 Too many messages on this connection",
    ],
)
def test_a_connection_that_carries_no_more(says: str) -> None:
    """What is said of the connection is no address's and no sender's fault: a new one takes the message."""
    script = [Fault("MAIL", says, after=1, times=ALWAYS)]
    with Server(script=script) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB, CAT) == [SENT] * 3
    assert len(server.visits) == 3


NOBODY = refused("550 5.1.1 nobody", Blame.ADDRESS)
PIPELINING = ("8BITMIME", "SMTPUTF8", "PIPELINING")


@pytest.mark.parametrize(
    ("fault", "outcome", "talk"),
    [
        (None, SENT, "EHLO MAIL RCPT DATA . QUIT"),
        (Fault("RCPT", "550 5.1.1 nobody"), NOBODY, "EHLO MAIL RCPT DATA . RSET QUIT"),
        (Fault("DATA", "451 later"), Outcome(State.DEFERRED, "451 later"), "EHLO MAIL RCPT DATA RSET QUIT"),
        (Fault("MAIL", "452 4.3.1 full"), Outcome(State.DEFERRED, "452 4.3.1 full"), "EHLO MAIL RCPT DATA"),
        (Fault("MAIL", "421 4.3.2 bye", then=drop), Outcome(State.DEFERRED, "421 4.3.2 bye"), "EHLO MAIL"),
        (Fault("RCPT", "550 5.1.1 nobody", then=drop), NOBODY, "EHLO MAIL RCPT"),
        (Fault("RCPT", then=drop), Outcome(State.DEFERRED, CLOSED), "EHLO MAIL RCPT"),
    ],
    ids=["taken", "no recipient", "no data", "no sender", "bye", "no and bye", "dropped"],
)  # fmt: skip
def test_three_commands_at_once(fault: Fault | None, outcome: Outcome, talk: str) -> None:
    """Each reply is read in its order; where DATA was accepted for nobody, nothing but a dot follows."""
    with Server(offers=PIPELINING, script=[fault] if fault else []) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN) == [outcome]
    assert server.talk == [talk]
    taken = [message.octets for message in server.messages if message.recipients]
    assert taken == ([MAIL] if outcome == SENT else [])


def test_a_sender_for_each_address() -> None:
    """The envelope's sender can be another one for each address; without a rule it is the sender."""
    with Server() as server:
        relay = read_relay(server.url)
        for rule in (lambda address: f"bounce+{address.partition('@')[0]}@example.com", None):
            mailer = Mailer(relay, sender=SENDER, sender_for=rule, deadlines=PATIENT)
            assert post(mailer, ANN) == [SENT]
            mailer.close()
    assert [message.sender for message in server.messages] == ["bounce+ann@example.com", SENDER]


def test_a_stale_connection_and_nobody_there_any_more() -> None:
    """What the old connection said is the outcome, and nothing was sent."""
    script = [
        Fault("MAIL", "421 4.4.2 idle", after=1),
        Fault("banner", "220 hi"),
        Fault("banner", "421 down"),
    ]
    with Server(script=script) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB) == [SENT, Outcome(State.DEFERRED, "421 4.4.2 idle")]
        assert (mailer.is_ready, mailer.is_beyond_recall) == (False, False)
        assert post(mailer, BOB) == [SENT]
    assert len(server.visits) == 3


def test_a_message_with_no_connection() -> None:
    """Nothing was sent, and it may be tried again."""
    with Server() as server, mailer_to(server) as mailer:
        assert mailer.send(ANN, MAIL) == Outcome(State.DEFERRED, "there is no connection")
        mailer.close()
    assert server.talk == []


# --- a connection that does not come about ---

OPENING: dict[str, tuple[list[Fault], str, type[ForearmedError]]] = {
    "banner 4yz": ([Fault("banner", "421 4.3.2 busy")], "is not ready (421 4.3.2 busy)", UnreachableError),
    "banner 5yz": ([Fault("banner", "554 5.7.1 no")], f"is not ready (554 5.7.1 no){CHECK}", ForearmedError),
    "banner 250": ([Fault("banner", "250 hi")], "is not ready (250 hi)", UnreachableError),
    "garbage banner": (
        [Fault("banner", "HTTP/1.1 400 Bad Request")],
        f'cannot be reached: the server said "HTTP/1.1 400 Bad Request", which is no reply{CHECK}',
        UnreachableError,
    ),
    "half a banner": (
        [Fault("banner", b"22", then=drop)],
        f"cannot be reached: {CLOSED}{CHECK}",
        UnreachableError,
    ),
    "endless banner": (
        [Fault("banner", then=babble)],
        f"cannot be reached: the server's reply has no end{CHECK}",
        UnreachableError,
    ),
    "dropped": ([Fault("banner", then=drop)], f"cannot be reached: {CLOSED}{CHECK}", UnreachableError),
    "dropped at EHLO": ([Fault("EHLO", then=drop)], f"cannot be reached: {CLOSED}{CHECK}", UnreachableError),
    "greeting declined": (
        [Fault("EHLO", "502 what?"), Fault("HELO", "550 5.7.1 not you")],
        f"refused our greeting (550 5.7.1 not you){NAME_IT}",
        ForearmedError,
    ),
    "name declined": (
        [Fault("EHLO", "550 5.7.1 Access denied - Invalid HELO name")],
        f"refused our greeting (550 5.7.1 Access denied - Invalid HELO name){NAME_IT}",
        ForearmedError,
    ),
    "Google's": (
        [Fault("EHLO", "421 4.7.0 Try again later, closing connection. (EHLO)", then=drop)],
        f"refused our greeting (421 4.7.0 Try again later, closing connection. (EHLO)){NAME_IT}",
        UnreachableError,
    ),
    "greeting deferred": (
        [Fault("EHLO", "451 later")],
        f"refused our greeting (451 later){NAME_IT}",
        UnreachableError,
    ),
}


@pytest.mark.parametrize(("script", "says", "kind"), OPENING.values(), ids=OPENING)
def test_an_opening_that_fails(script: list[Fault], says: str, kind: type[ForearmedError]) -> None:
    """The message says which server and what it did; only what may pass may be tried again."""
    with Server(script=script) as server:
        error = refusal(server)
        assert (str(error), type(error)) == (f"{server.url} {says}", kind)
    assert server.messages == []


def test_nobody_listens() -> None:
    """A refused connection may come about later."""
    with Server(is_listening=False) as server:
        error = refusal(server)
        assert str(error) == f"{server.url} cannot be reached: Connection refused{CHECK}"
        assert isinstance(error, UnreachableError)


def test_a_server_that_nobody_knows() -> None:
    """A name without an address is told in the resolver's words."""
    name = "name." * 60 + "example"  # so long that no resolver is asked, whatever it would make up
    mailer = Mailer(read_relay(f"smtp://{name}"), sender=SENDER)
    with pytest.raises(UnreachableError, match=rf"^smtp://{name}:25 cannot be reached: .*; check FORE"):
        mailer.get_ready()


def test_a_server_without_starttls() -> None:
    """Whether it lacks STARTTLS or somebody took it out on the way: nothing secret goes out in clear."""
    for script in ([Fault("EHLO", "250-mail.example.com\r\n250 AUTH PLAIN")], [Fault("EHLO", "502 what?")]):
        with Server(scheme="smtp+starttls", login=LOGIN, script=script) as server:
            error = refusal(server)
            says = f"{shown(server)} offers no STARTTLS, so nothing was sent{CHECK}"
            assert (str(error), type(error)) == (says, ForearmedError)
        assert server.talk in (["EHLO"], ["EHLO HELO"])


@pytest.mark.parametrize(
    ("reply", "kind"), [("454 4.7.0 TLS not available", UnreachableError), ("501 no", ForearmedError)]
)
def test_starttls_declined(reply: str, kind: type[ForearmedError], trusted: Certificate) -> None:
    """What is offered and then declined leaves nothing to say in clear."""
    script = [Fault("STARTTLS", reply)]
    with Server(scheme="smtp+starttls", certificate=trusted, login=LOGIN, script=script) as server:
        error = refusal(server)
        after = CHECK if kind is ForearmedError else ""
        assert (str(error), type(error)) == (f"{shown(server)} is not ready ({reply}){after}", kind)
    assert server.talk == ["EHLO STARTTLS"]


def test_words_injected_before_the_connection_is_protected(trusted: Certificate) -> None:
    """What a stranger says between STARTTLS and TLS is no reply to anything; the connection is given up."""
    script = [Fault("STARTTLS", b"220 go on\r\n250 AUTH PLAIN\r\n")]
    with Server(scheme="smtp+starttls", certificate=trusted, login=LOGIN, script=script) as server:
        early = "the server spoke before the connection was protected"
        assert str(refusal(server)) == f"{shown(server)} cannot be reached: {early}{CHECK}"
    assert server.talk == ["EHLO STARTTLS"]


@pytest.mark.parametrize("then", [None, drop])
def test_starttls_and_no_tls(then: Callable[[Wire], None] | None) -> None:
    """A server that goes on in clear after STARTTLS, or leaves, gets nothing."""
    with Server(scheme="smtp+starttls", script=[Fault("STARTTLS", "220 go on", then=then)]) as server:
        assert str(refusal(server)) == f"{server.url} cannot be reached: {CLOSED}{CHECK}"
    assert server.talk == ["EHLO STARTTLS"]


def test_tls_to_a_server_that_speaks_none() -> None:
    """The message says that it is TLS that failed, in words and without OpenSSL's source lines."""
    with Server() as server:
        error = refusal(server, security=Security.TLS)
        said = str(error).replace("record layer failure", "wrong version number")  # as newer OpenSSL has it
        url = server.url.replace("smtp:", "smtps:")
        assert said == f"{url} cannot be reached: TLS failed, wrong version number{CHECK}"


@pytest.mark.parametrize("scheme", SECURE)
def test_a_certificate_that_nobody_vouches_for(scheme: str, good: Certificate) -> None:
    """A stranger's certificate ends it before a password is said."""
    with Server(scheme=scheme, certificate=good, login=LOGIN) as server:
        error = refusal(server)
        why = "has a certificate that cannot be trusted (self-signed certificate)"
        assert (str(error), type(error)) == (f"{shown(server)} {why}{CHECK}", ForearmedError)
    assert server.talk == ["EHLO STARTTLS" if scheme == "smtp+starttls" else ""]
    assert server.visits[0].user == ""


@pytest.mark.parametrize("scheme", SECURE)
def test_a_certificate_for_another_host(
    scheme: str, certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A trusted certificate is not enough; it must be the server's own."""
    other = make_certificate(certificates, host="mail.example.com")
    monkeypatch.setenv("SSL_CERT_FILE", str(other.path))
    with Server(scheme=scheme, certificate=other) as server:
        why = "IP address mismatch, certificate is not valid for '127.0.0.1'"
        says = f"{server.url} has a certificate that cannot be trusted ({why}){CHECK}"
        assert str(refusal(server)) == says
        why = "Hostname mismatch, certificate is not valid for 'localhost'"
        says = says.replace("127.0.0.1:", "localhost:").partition("(")[0] + f"({why}){CHECK}"
        assert str(refusal(server, host="localhost")) == says


# --- logins ---


def test_a_wrong_password() -> None:
    """It is tried once, by one mechanism, and told without the password."""
    with Server(login=LOGIN) as server:
        error = refusal(server, password="guess")  # noqa: S106  # wrong on purpose
        says = f"{shown(server)} refused the login (535 5.7.8 wrong user or password){CHECK}"
        assert (str(error), type(error)) == (says, ForearmedError)
    assert server.talk == ["EHLO AUTH"]


LOGINS = {
    "not now": (
        Fault("AUTH", "454 4.7.0 not now"),
        "refused the login (454 4.7.0 not now)",
        UnreachableError,
    ),
    "gone": (Fault("AUTH", then=drop), f"cannot be reached: {CLOSED}{CHECK}", UnreachableError),
    "refused and gone": (
        Fault("AUTH", "535 5.7.8 no", then=drop),
        f"refused the login (535 5.7.8 no){CHECK}",
        ForearmedError,
    ),
    "no mechanism meant": (
        Fault("AUTH", "504 5.5.4 not that", times=2),
        f"refused the login (504 5.5.4 not that){CHECK}",
        ForearmedError,
    ),
    "a challenge that is no Base64": (
        Fault("AUTH", "334 x"),
        f"asks for a login in a way we cannot answer{CHECK}",
        ForearmedError,
    ),
    "the password repeated": (
        Fault("AUTH", f"535 AUTH PLAIN {'AHRpcHNAZXhhbXBsZS5jb20AcEBzczp3b3JkLzE='} is {LOGIN[1]}"),
        f"refused the login (535 AUTH PLAIN *** is ***){CHECK}",
        ForearmedError,
    ),
    "the password where we cut": (
        Fault("AUTH", f"535 {'a' * 190} {LOGIN[1]}"),
        f"refused the login (535 {'a' * 190} ***){CHECK}",
        ForearmedError,
    ),
    "the login where the server cuts": (
        Fault("AUTH", "535 AHRpcHNAZXhhbXBsZS5jb... of tips@example.com"),
        f"refused the login (535 ***... of ***){CHECK}",
        ForearmedError,
    ),
    "the login in what is no reply": (
        Fault("AUTH", f"{'what? ' * 8}AHRpcHNAZXhhbXBsZS5jb20AcEBzczp3b3JkLzE="),
        f'cannot be reached: the server said "{"what? " * 8}***", which is no reply{CHECK}',
        UnreachableError,
    ),
}


@pytest.mark.parametrize(("fault", "says", "kind"), LOGINS.values(), ids=LOGINS)
def test_a_login_that_fails(fault: Fault, says: str, kind: type[ForearmedError]) -> None:
    """The reply is told, whatever the server does next, and the password never is."""
    with Server(login=LOGIN, script=[fault]) as server:
        error = refusal(server)
        assert (str(error), type(error)) == (f"{shown(server)} {says}", kind)


def test_challenges_without_end() -> None:
    """A server that asks again and again is left."""
    with Server(login=LOGIN, script=[Fault("AUTH", b"334 YQ==\r\n" * 20)]) as server:
        assert str(refusal(server)).startswith(
            f"{shown(server)} cannot be reached: Server AUTH mechanism inf"
        )


@pytest.mark.parametrize(("offered", "told"), [("GSSAPI NTLM", "only GSSAPI NTLM"), ("", "none")])
def test_no_login_that_we_know(offered: str, told: str) -> None:
    """The message says what there is instead."""
    with Server(login=LOGIN, mechanisms=offered) as server:
        error = refusal(server)
        says = f"{shown(server)} offers no login that we know ({told}){CHECK}"
        assert (str(error), type(error)) == (says, ForearmedError)


def test_a_server_that_wants_a_token() -> None:
    """What it offers is a login that we know, with something else than a password: that is told."""
    with Server(login=LOGIN, mechanisms="XOAUTH2 OAUTHBEARER") as server:
        assert str(refusal(server)) == (
            f"{shown(server)} takes no password (only XOAUTH2 OAUTHBEARER); log in with FOREARMED_SMTP_TOKEN "
            "or FOREARMED_SMTP_TOKEN_COMMAND"
        )


@pytest.mark.parametrize(
    ("server", "what"),
    [
        (partial(Server, login=LOGIN), "refuses the sender"),
        (partial(Server, script=[Fault("RCPT", "530 5.7.0 log in first")]), "wants a login"),
    ],
)
def test_a_server_that_wants_a_login(server: Callable[[], Server], what: str) -> None:
    """A login that is wanted and not in the URL is no address's fault."""
    with server() as there, mailer_to(there, user="", password="") as mailer:
        with pytest.raises(ForearmedError) as caught:
            post(mailer, ANN)
        assert str(caught.value) == f"{mailer.relay} {what} (530 5.7.0 log in first){CHECK}"
        assert mailer.is_beyond_recall is False


def test_a_sender_that_is_refused() -> None:
    """It is told as such, and no address is marked for it."""
    with Server(script=[Fault("MAIL", "553 5.7.1 not your address")]) as server, mailer_to(server) as mailer:
        with pytest.raises(ForearmedError) as caught:
            post(mailer, ANN)
        assert str(caught.value) == f"{server.url} refuses the sender (553 5.7.1 not your address){CHECK}"
        assert (type(caught.value), mailer.is_beyond_recall) == (ForearmedError, False)
        assert post(mailer, BOB) == [SENT]


# --- deadlines ---


@contextmanager
def timed(*, least: float = SHORT) -> Iterator[None]:
    """Demand that what happens inside takes as long as the deadline, and not much longer."""
    start = time.monotonic()
    yield
    assert least * 0.9 <= time.monotonic() - start < least + SLACK


def dripping(at: str, reply: str = "250 2.0.0 taken") -> Fault:
    """Return a reply so slow that a whole one takes ten times the deadline, though an octet does not."""
    return Fault(at, reply, pace=10 * SHORT / (len(reply) + 2))


def silent(at: str) -> Fault:
    """Return a server that does nothing more."""
    return Fault(at, then=hang)


def slow(at: str) -> Fault:
    """Return a reply that comes whole, and much too late."""
    return Fault(at, "250 2.0.0 taken", wait=30)


SLOW: list[Callable[[str], Fault]] = [silent, dripping, slow]


@pytest.mark.parametrize("how", SLOW)
@pytest.mark.parametrize("at", ["MAIL", "RCPT", "DATA"])
def test_a_slow_reply(at: str, how: Callable[[str], Fault]) -> None:
    """However it drips, a reply is waited for so long and no longer; the message is deferred."""
    limits = replace(PATIENT, command=SHORT)
    with Server(script=[how(at)]) as server, mailer_to(server, limits) as mailer:
        mailer.get_ready()
        with timed():
            assert post(mailer, ANN) == [Outcome(State.DEFERRED, LATE)]
        assert mailer.is_ready is False


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
@pytest.mark.parametrize("how", SLOW)
def test_a_slow_reply_to_the_final_dot(
    how: Callable[[str], Fault], scheme: str, trusted: Certificate
) -> None:
    """It has a deadline of its own, and then the message is uncertain."""
    server = Server(scheme=scheme, certificate=trusted, script=[how("dot")])
    with server, mailer_to(server, replace(PATIENT, end_of_data=SHORT)) as mailer:
        mailer.get_ready()
        with timed():
            assert post(mailer, ANN) == [Outcome(State.UNCERTAIN, LATE)]
        assert mailer.is_beyond_recall is True


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_does_not_read(scheme: str, trusted: Certificate) -> None:
    """Writing a message has a deadline; what did not go out whole is deferred."""
    server = Server(scheme=scheme, certificate=trusted, script=[Fault("data", then=hang)])
    with server, mailer_to(server, replace(PATIENT, block=SHORT)) as mailer:
        mailer.get_ready()
        with timed():
            assert post(mailer, ANN, message=BIG) == [Outcome(State.DEFERRED, LATE)]
        assert mailer.is_beyond_recall is False


def test_steps_that_each_keep_their_deadline() -> None:
    """The whole transaction has one too: replies that are slow but in time do not add up beyond it."""
    script = [Fault(at, "250 ok", wait=SHORT * 0.7) for at in ("MAIL", "RCPT", "DATA")]
    limits = replace(PATIENT, transaction=SHORT)
    with Server(script=script) as server, mailer_to(server, limits) as mailer:
        mailer.get_ready()
        with timed():
            assert post(mailer, ANN) == [Outcome(State.DEFERRED, LATE)]


@pytest.mark.parametrize("how", SLOW)
@pytest.mark.parametrize("at", ["banner", "EHLO", "AUTH"])
def test_a_slow_opening(at: str, how: Callable[[str], Fault]) -> None:
    """A greeting that does not come in time may come later."""
    limits = replace(PATIENT, connect=SHORT / 2, greeting=SHORT / 2, command=SHORT)
    with Server(script=[how(at)], login=LOGIN) as server, timed():
        error = refusal(server, limits)
        assert (str(error), type(error)) == (
            f"{shown(server)} cannot be reached: {LATE}{CHECK}",
            UnreachableError,
        )


@pytest.mark.parametrize("scheme", SECURE)
def test_a_slow_handshake(scheme: str) -> None:
    """TLS that is never answered does not outlive its deadline, however it was begun."""
    at = "STARTTLS" if scheme == "smtp+starttls" else "banner"
    script = [Fault(at, b"220 go on\r\n" if at == "STARTTLS" else b"", then=hang)]
    limits = replace(PATIENT, connect=SHORT, command=SHORT)
    with Server(script=script, offers=["STARTTLS"]) as server, timed():
        security = Security.STARTTLS if at == "STARTTLS" else Security.TLS
        assert str(refusal(server, limits, security=security)).endswith(f"cannot be reached: {LATE}{CHECK}")


def test_a_server_that_does_not_say_goodbye() -> None:
    """Nothing depends on it, so it is not waited for long, and it is no fault."""
    limits = replace(PATIENT, command=SHORT)
    with Server(script=[Fault("QUIT", then=hang)]) as server, mailer_to(server, limits) as mailer:
        assert post(mailer, ANN) == [SENT]
        with timed():
            mailer.close()
        assert mailer.is_ready is False


def test_goodbye_is_said_once() -> None:
    """To close twice, or what was never opened, does nothing."""
    with Server() as server, mailer_to(server) as mailer:
        mailer.close()
        mailer.get_ready()
        mailer.close()
        mailer.close()
    assert server.talk == ["EHLO QUIT"]


# --- which server ---

READ = {
    "smtp://localhost": Relay("localhost", 25, Security.NONE),
    "smtp://mail.example.com:2525/": Relay("mail.example.com", 2525, Security.NONE),
    " smtp+starttls://mail.example.com\n": Relay("mail.example.com", 587, Security.STARTTLS),
    "SMTPS://Mail.Example.Com": Relay("mail.example.com", 465, Security.TLS),
    "smtps://tips%40example.com:p%40ss%3Aword%2F1@mail.example.com": Relay(
        "mail.example.com", 465, Security.TLS, *LOGIN
    ),
    "smtp+starttls://a%25b:%2B+c@[2001:db8::1]:26": Relay("2001:db8::1", 26, Security.STARTTLS, "a%b", "++c"),
    "smtp://ann:secret@localhost": Relay("localhost", 25, Security.NONE, "ann", "secret"),
    "smtp://ann:secret@127.0.0.9:26": Relay("127.0.0.9", 26, Security.NONE, "ann", "secret"),
    "smtp://ann:secret@[::1]": Relay("::1", 25, Security.NONE, "ann", "secret"),
    "smtp://bücher.example": Relay("bücher.example", 25, Security.NONE),
    "smtp://mail.example.com?ehlo=desk.example.com": Relay(
        "mail.example.com", 25, Security.NONE, ehlo="desk.example.com"
    ),
    "smtp://mail.example.com:26/?ehlo=[192.0.2.1]": Relay(
        "mail.example.com", 26, Security.NONE, ehlo="[192.0.2.1]"
    ),
}


@pytest.mark.parametrize(("url", "relay"), READ.items(), ids=READ)
def test_a_url_that_names_a_server(url: str, relay: Relay) -> None:
    """Scheme, login, host and port are as written, and what is left out is the scheme's usual."""
    assert read_relay(url) == relay


BOTH = "must hold both a user and a password, or neither"
NAMES = "must name a server and nothing behind it"
OWN = "must name a server and nothing behind it but ?ehlo= with this machine's name"
CLEAR = "would send the password in clear; use smtp+starttls:// or smtps://"
ASCII = "holds a user or a password beyond printable ASCII, which no SMTP login can carry"
MISREAD = {
    " ": "must begin with smtp://, smtp+starttls:// or smtps://",
    "localhost": "must begin with smtp://, smtp+starttls:// or smtps://",
    "localhost:25": "must begin with smtp://, smtp+starttls:// or smtps://",
    "https://mail.example.com": "must begin with smtp://, smtp+starttls:// or smtps://",
    "smtp://": NAMES,
    "smtp://:25": NAMES,
    "smtp://localhost/inbox": NAMES,
    "smtp://localhost?tls=1": OWN,
    "smtp://localhost?ehlo": OWN,
    "smtp://localhost?ehlo=desk": OWN,
    "smtp://localhost?ehlo=a.example.com&tls=1": OWN,
    "smtp://localhost?ehlo=a.example.com%0D%0AQUIT": OWN,
    "smtp://localhost#x": NAMES,
    "smtps://.example.com": NAMES,
    "smtps://mail..example.com": NAMES,
    f"smtps://{'x' * 64}.example.com": NAMES,
    "smtps://mail\0.example.com": NAMES,
    "smtp://localhost:0": "names port 0, which no server has",
    "smtp://localhost:70000": "is not a URL",
    "smtp://localhost:smtp": "is not a URL",
    "smtp://[::1": "is not a URL",
    "smtps://ann:hunter2/x@mail.example.com": "is not a URL",
    "smtps://ann:hunter2#x@mail.example.com": "is not a URL",
    "smtps://ann:25/hunter2@mail.example.com": NAMES,
    "smtps://ann@mail.example.com": BOTH,
    "smtps://:hunter2@mail.example.com": BOTH,
    "smtps://ann:@mail.example.com": BOTH,
    "smtps://ann:hunter2%C3%A9@mail.example.com": ASCII,
    "smtps://ann:hunter2%0D%0AQUIT@mail.example.com": ASCII,
    "smtps://ann%00:hunter2@mail.example.com": ASCII,
    "smtp://ann:hunter2@mail.example.com": CLEAR,
    "smtp://ann:hunter2@localhost.example.com": CLEAR,
    "smtp://ann:hunter2@10.0.0.1": CLEAR,
    "smtp://ann:hunter2@[2001:db8::1]": CLEAR,
}


@pytest.mark.parametrize(("url", "says"), MISREAD.items())
def test_a_url_that_names_none(url: str, says: str) -> None:
    """It is told what is wrong and how to write it, without what may be a password."""
    with pytest.raises(ForearmedError) as caught:
        read_relay(url)
    advice = "write smtp+starttls://user:password@smtp.example.com:587"
    assert str(caught.value) == f"FOREARMED_SMTP_URL {says}; {advice}"


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("smtp://localhost", "smtp://localhost:25"),
        ("smtps://ann:hunter2@mail.example.com", "smtps://***@mail.example.com:465"),
        ("smtp+starttls://ann:hunter2@[2001:db8::1]", "smtp+starttls://***@[2001:db8::1]:587"),
    ],
)
def test_how_a_server_is_named(url: str, written: str) -> None:
    """Neither user nor password shows, and what is left can be read as a URL again."""
    relay = read_relay(url)
    assert str(relay) == written
    assert not re.search("ann|hunter2", f"{relay} {relay!r}")


def test_without_a_server() -> None:
    """When the environment names none, it is the one on this machine."""
    assert read_relay("") == Relay("localhost", 25, Security.NONE)


@pytest.mark.parametrize("domain", ["example.com", "a.example.org", "EXAMPLE.NET", "mail.test", "x.invalid"])
def test_a_sender_that_is_an_example(domain: str) -> None:
    """It leaves this machine for no other, and the message says where to set a real one."""
    demand_real_sender(f"tips@{domain}", read_relay("smtp://localhost"))
    with pytest.raises(ForearmedError) as caught:
        demand_real_sender(f"tips@{domain}", read_relay("smtps://mail.acme.io"))
    says = f"the sender tips@{domain} is an example; set extra.forearmed.sender in mkdocs.yml"
    assert str(caught.value) == says


@pytest.mark.parametrize("domain", ["acme.io", "myexample.com", "example.com.acme.io", "contest"])
def test_a_sender_that_is_real(domain: str) -> None:
    """What only looks like an example may be sent from."""
    demand_real_sender(f"tips@{domain}", read_relay("smtps://mail.acme.io"))


# --- somebody else's server ---


def test_a_server_that_others_wrote() -> None:
    """The library aiosmtpd reads what we write as our own server does."""
    taken = []

    class Mailbox:
        async def handle_DATA(self, server: SMTP, session: Talk, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
            taken.append(
                (envelope.mail_from, envelope.rcpt_tos, envelope.original_content, envelope.smtp_utf8)
            )
            return "250 2.0.0 taken"

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = Controller(Mailbox(), hostname="127.0.0.1", port=port, enable_SMTPUTF8=True)
    server.start()
    mailer = Mailer(read_relay(f"smtp://127.0.0.1:{port}"), sender=SENDER, deadlines=PATIENT)
    try:
        assert post(mailer, ANN, "zoë@example.com", message=DOTS + b"\r\n") == [SENT] * 2
    finally:
        mailer.close()
        server.stop()
    message = DOTS + b"\r\n"
    assert taken == [(SENDER, [ANN], message, False), (SENDER, ["zoë@example.com"], message, True)]
