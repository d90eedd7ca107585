"""The envelope of the next message, written together with the final dot of the one before (RFC 2920)."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from faulty_smtp import ALWAYS, Fault, Server, Wire, drop
from forearmed.delivery.mailer import Deadlines, Mailer, read_relay
from forearmed.delivery.outcome import Outcome, State

PIPELINING = ("8BITMIME", "SMTPUTF8", "PIPELINING")
ANN, BOB, CAT = "ann@example.com", "bob@example.com", "cat@example.com"
ZOE = "zoë@example.com"
MAIL = b"Subject: Call first\r\n\r\nPick up the phone.\r\n"
SENT = Outcome(State.SENT, "250 2.0.0 taken")


@contextmanager
def mailer_to(server: Server) -> Iterator[Mailer]:
    """Yield a mailer to *server*, and close it."""
    mailer = Mailer(read_relay(server.url), sender="tips@example.com", deadlines=Deadlines(*[10.0] * 6))
    try:
        yield mailer
    finally:
        mailer.close()


def post(mailer: Mailer, *addresses: str) -> list[Outcome]:
    """Send a message to each of the *addresses*, announcing each but the first."""
    outcomes = []
    for address, following in zip(addresses, [*addresses[1:], None], strict=True):
        mailer.get_ready()
        outcomes.append(mailer.send(address, MAIL, following=following))
    return outcomes


def taken(server: Server) -> list[str]:
    """Return for whom *server* took a message, in order."""
    return [address for message in server.messages for address in message.recipients]


def test_one_write_for_the_end_and_the_next_beginning() -> None:
    """The server has the next envelope before it answers the dot, and no round trip goes by in between."""
    seen: list[bytes] = []

    def look(wire: Wire) -> None:
        seen.append(bytes(wire.unread))

    script = [Fault("dot", "250 2.0.0 taken", then=look, times=ALWAYS)]
    with Server(offers=PIPELINING, script=script) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB, CAT) == [SENT] * 3
    envelope = "mail FROM:<tips@example.com>\r\nrcpt TO:<{}>\r\nDATA\r\n"
    assert seen == [envelope.format(BOB).encode(), envelope.format(CAT).encode(), b""]
    assert taken(server) == [ANN, BOB, CAT]
    assert server.talk == ["EHLO" + " MAIL RCPT DATA ." * 3 + " QUIT"]


@pytest.mark.parametrize(("offers", "following"), [((), BOB), (PIPELINING, ZOE)], ids=["plain", "smtputf8"])
def test_nothing_is_announced(offers: tuple[str, ...], following: str) -> None:
    """A server without PIPELINING, and an address that needs an extension, get the envelope afterwards."""
    seen: list[bytes] = []
    script = [Fault("dot", "250 2.0.0 taken", then=lambda wire: seen.append(bytes(wire.unread)))]
    with Server(offers=offers or ("SMTPUTF8",), script=script) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, following) == [SENT] * 2
    assert (seen, taken(server)) == ([b""], [ANN, following])


def test_somebody_else_comes_next() -> None:
    """A message is never sent in another's envelope: the connection ends, and a new one takes it."""
    with Server(offers=PIPELINING) as server, mailer_to(server) as mailer:
        mailer.get_ready()
        assert mailer.send(ANN, MAIL, following=BOB) == SENT
        assert mailer.send(CAT, MAIL) == SENT
    assert taken(server) == [ANN, CAT]
    assert server.talk[1] == "EHLO MAIL RCPT DATA . QUIT"


def test_nobody_comes_next_after_all() -> None:
    """A server that waits for the announced message is left without QUIT, which it would take for a line."""
    with Server(offers=PIPELINING) as server, mailer_to(server) as mailer:
        mailer.get_ready()
        assert mailer.send(ANN, MAIL, following=BOB) == SENT
    assert taken(server) == [ANN]
    assert "QUIT" not in server.talk[0]


@pytest.mark.parametrize(
    ("fault", "outcomes"),
    [
        (Fault("dot", "450 4.2.0 later", to=ANN), [Outcome(State.DEFERRED, "450 4.2.0 later"), SENT, SENT]),
        (Fault("RCPT", "450 4.2.0 later", to=BOB), [SENT, Outcome(State.DEFERRED, "450 4.2.0 later"), SENT]),
        (Fault("MAIL", "421 4.7.0 enough for one connection", after=1), [SENT] * 3),
        (Fault("MAIL", then=drop, after=1), [SENT] * 3),
        (Fault("DATA", "421 4.3.2 closing", after=1), [SENT] * 3),
        (Fault("dot", "421 4.3.2 bye", to=ANN), [Outcome(State.DEFERRED, "421 4.3.2 bye"), SENT, SENT]),
    ],
    ids=["dot", "RCPT", "MAIL", "gone", "DATA", "closing"],
)  # fmt: skip
def test_a_no_on_the_way(fault: Fault, outcomes: list[Outcome]) -> None:
    """A no is about the message it answers, whatever was announced behind that; nobody gets two copies."""
    with Server(offers=PIPELINING, script=[fault]) as server, mailer_to(server) as mailer:
        assert post(mailer, ANN, BOB, CAT) == outcomes
    sent = [who for who, what in zip((ANN, BOB, CAT), outcomes, strict=True) if what == SENT]
    assert taken(server) == sent


def test_a_server_that_cannot_bear_it() -> None:
    """Where the connection breaks at such a dot, that message is uncertain and no other is announced."""
    seen: list[bytes] = []

    def look(wire: Wire) -> None:
        seen.append(bytes(wire.unread))

    script = [
        Fault("dot", b"", then=drop, to=ANN),
        Fault("dot", "250 2.0.0 taken", then=look, times=ALWAYS),
    ]
    with Server(offers=PIPELINING, script=script) as server, mailer_to(server) as mailer:
        first, *others = post(mailer, ANN, BOB, CAT)
    assert (first.state, others, seen) == (State.UNCERTAIN, [SENT] * 2, [b"", b""])
