"""A run over several connections: the promises of one message after the other, whatever the server does."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from faulty_smtp import ALWAYS, Fault, Server, drop, hang
from forearmed.delivery.ledger import Ledger, SentEdition, open_ledger
from forearmed.delivery.mailer import Deadlines, Mailer, read_relay
from forearmed.delivery.outcome import Blame, Outcome, State
from forearmed.delivery.plan import plan
from forearmed.delivery.recipients import Recipient
from forearmed.delivery.refusals import Refusals
from forearmed.delivery.run import Addressee, Timing
from forearmed.delivery.side_by_side import SideBySide
from forearmed.foundation.errors import ForearmedError

LIST, WEEK = "tips.example.com", "2026-W47"
NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
EDITION = SentEdition("call-first", "ab" * 32, NOON)
READERS = [Recipient(f"reader{place}@example.com") for place in range(110)]
PIPELINING = ("8BITMIME", "SMTPUTF8", "PIPELINING")


@dataclass
class Witness:
    """Who hears how it goes, and may put an end to it at the *last* message."""

    last: int = -1
    heard: list[tuple[str, State]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def settled(self, recipient: Addressee, outcome: Outcome) -> None:
        self.heard.append((recipient.key, outcome.state))
        if len(self.heard) == self.last:
            raise KeyboardInterrupt

    def waiting(self, seconds: float, *, remaining: int, why: str) -> None:
        self.waits.append(seconds)


def run_of(
    ledger: Ledger,
    server: Server,
    *,
    witness: Witness | None = None,
    patience: float = 0,
    rate: int | None = None,
    connections: int = 4,
) -> SideBySide[Recipient]:
    """Return a run that has not begun."""
    timing = Timing(lambda: NOON, time.monotonic, lambda seconds: None, patience, rate)
    mailer = Mailer(read_relay(server.url), sender="tips@example.com", deadlines=Deadlines(*[10.0] * 6))
    page = ledger.page(WEEK, EDITION)
    return SideBySide(page, mailer, bytes_for, timing, witness or Witness(), connections=connections)


def bytes_for(recipient: Recipient) -> bytes:
    """Return a message with lines that begin with dots."""
    return f"To: {recipient.address}\r\n\r\n.hidden\r\n..\r\nCall first.\r\n".encode()


def trap(last: Recipient, spring: Callable[[], None]) -> Callable[[Recipient], bytes]:
    """Have something happen when the message to the *last* one is about to be offered."""

    def made(recipient: Recipient) -> bytes:
        if recipient is last:
            spring()
        return bytes_for(recipient)

    return made


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Hold a new ledger."""
    with open_ledger(tmp_path / "ledger.sqlite3", list_id=LIST, at=NOON) as held:
        yield held


def ended_by(told: str) -> set[str]:
    """Return whose refusals the last of the answers *told* takes back; each n of "nn" is a no."""
    refusals = Refusals[Recipient](has_reached=True, at_once=4)
    no, yes = Outcome(State.REFUSED, "550 5.0.0 no", blame=Blame.UNCLEAR), Outcome(State.SENT, "250 ok")
    answers = [no if each == "n" else yes for each in told.replace("yes", "y").replace(" ", "")]
    endings = [refusals.hear(reader, answer) for reader, answer in zip(READERS, answers, strict=False)]
    assert not any(endings[:-1])
    ending = endings[-1]
    return {one.key for one in ending.recalled} if ending else set()


def copies(server: Server) -> Counter[str]:
    """Return how many messages the server took for each address."""
    return Counter(address for message in server.messages for address in message.recipients)


def judge(states: Mapping[str, State], server: Server) -> None:
    """Hold the ledger against what the server took: no copy too many, and none that is not there."""
    taken = copies(server)
    assert max(taken.values(), default=0) <= 1
    assert State.SENDING not in states.values()
    for reader in READERS:
        state = states.get(reader.key)
        if state is not State.UNCERTAIN:
            assert taken[reader.key] == (state is State.SENT), (reader.key, state)


@pytest.mark.parametrize("connections", [1, 2, 4])
@pytest.mark.parametrize("offers", [(), PIPELINING], ids=["plain", "pipelining"])
def test_everybody_has_one_copy(ledger: Ledger, offers: Sequence[str], connections: int) -> None:
    """However many connections there are, each message is whole and each address has its own."""
    with Server(offers=offers) as server:
        tally = run_of(ledger, server, connections=connections).run(READERS)
    assert tally == {State.SENT: len(READERS)}
    assert {each.recipients[0]: each.octets for each in server.messages} == {
        one.address: bytes_for(one) for one in READERS
    }
    judge(ledger.states(WEEK), server)
    assert len(server.visits) <= connections
    assert ledger.is_finished(WEEK)
    assert not ledger.path.with_name(f"{ledger.path.name}-underway").exists()


def test_a_server_that_takes_one_connection(ledger: Ledger) -> None:
    """A 421 to the second is nobody's fault: the first does it all, and nobody is put off."""
    witness = Witness()
    with Server(most=1) as server:
        tally = run_of(ledger, server, witness=witness).run(READERS)
    assert (tally, witness.waits) == ({State.SENT: len(READERS)}, [])
    assert sorted(len(visit.messages) for visit in server.visits)[-1] == len(READERS)


@pytest.mark.parametrize(
    "fault",
    [
        Fault("dot", "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", times=2),
        Fault("MAIL", "421 4.7.0 too many connections", then=drop, times=3),
        Fault("RCPT", "450 4.7.1 too many concurrent sessions", times=3),
        Fault("dot", "454 Throttling failure: Maximum sending rate exceeded.", times=3),
    ],
    ids=lambda fault: fault.says[:9],
)
def test_a_server_that_has_enough_of_us(ledger: Ledger, fault: Fault) -> None:
    """Where a server asks for fewer connections in mid-run, it gets fewer, and nobody is left out."""
    with Server(script=[fault]) as server:
        assert run_of(ledger, server, patience=20).run(READERS) == {State.SENT: len(READERS)}
    judge(ledger.states(WEEK), server)


def test_some_are_refused_and_some_put_off(ledger: Ledger) -> None:
    """Each address's own answer is its own, and who was put off is tried again."""
    script = [
        Fault("RCPT", "550 5.1.1 no such user", to=READERS[30].address, times=ALWAYS),
        Fault("RCPT", "451 4.7.1 greylisted", to=READERS[60].address),
        Fault("dot", "554 5.6.0 not this one", to=READERS[90].address, times=ALWAYS),
    ]
    witness = Witness()
    with Server(script=script, offers=PIPELINING) as server:
        tally = run_of(ledger, server, witness=witness, patience=20).run(READERS)
    assert (tally, witness.waits) == ({State.SENT: len(READERS) - 2, State.REFUSED: 2}, [15])
    judge(ledger.states(WEEK), server)


@pytest.mark.parametrize(
    "fault",
    [
        Fault("dot", "550 5.4.5 Daily user sending limit exceeded", times=ALWAYS, after=5),
        Fault("RCPT", "554 5.7.1 Relay access denied", times=ALWAYS, after=5),
        Fault("MAIL", "550 5.7.60 Client may not send as this sender", times=ALWAYS, after=5),
    ],
    ids=["limit", "relay", "sender"],
)  # fmt: skip
def test_a_no_to_everybody(ledger: Ledger, fault: Fault) -> None:
    """The run ends, nobody counts as refused for it, and who was not reached is as before."""
    with Server(script=[fault]) as server:
        run = run_of(ledger, server)
        with pytest.raises(ForearmedError):
            run.run(READERS)
    states = ledger.states(WEEK)
    judge(states, server)
    assert set(states.values()) == {State.SENT, State.DEFERRED}
    assert run.tally == Counter(states.values())
    assert not ledger.is_finished(WEEK)


def test_the_same_no_in_a_row(ledger: Ledger) -> None:
    """Nobody counts as refused for it: those neither who got it while others still had a yes."""
    fault = Fault("RCPT", "550 5.0.0 no, whatever it is", times=ALWAYS)
    with Server() as server:
        run = run_of(ledger, server)
        run.message_for = trap(READERS[20], lambda: server.begin(fault))
        with pytest.raises(ForearmedError, match="says the same to"):
            run.run(READERS)
    states = ledger.states(WEEK)
    judge(states, server)
    assert set(states.values()) == {State.SENT, State.DEFERRED}


@pytest.mark.parametrize(
    ("told", "recalled"),
    [("nn yes nn yes nn yes nn yes nn yes nn yes nnn", 14), ("nn yes yes nnn", 4)],
    ids=["each row broken", "twice at one place"],
)
def test_late_yeses_hide_no_row(told: str, recalled: int) -> None:
    """Three other lines may each have two messages under way when the no begins: six yeses come late."""
    assert len(ended_by(told)) == recalled


def test_a_no_of_long_ago_is_its_own() -> None:
    """What seven yeses part from the row was said before the server began to refuse everybody."""
    taken_back = {READERS[place].key for place in (2, 3, 10, 11)}
    assert ended_by("n yes nn yes yes yes yes yes yes nnn") == taken_back


def test_a_no_that_was_on_its_way_when_the_run_ended() -> None:
    """The same no to a message of another line counts as the others did, whatever came before it."""
    refusals = Refusals[Recipient](has_reached=True, at_once=4)
    no, yes = Outcome(State.REFUSED, "550 5.0.0 no", blame=Blame.UNCLEAR), Outcome(State.SENT, "250 ok")
    endings = [refusals.hear(*heard) for heard in zip(READERS, [no, no, no, yes, no], strict=False)]
    assert [bool(ending) for ending in endings] == [False, False, True, False, True]


def test_a_quota_that_is_used_up_for_now(ledger: Ledger) -> None:
    """It ends the pass: who was not offered is not offered, on any connection."""
    fault = Fault("dot", "454 Throttling failure: Daily message quota exceeded.", times=ALWAYS, after=5)
    with Server(script=[fault]) as server:
        tally = run_of(ledger, server).run(READERS)
    judge(ledger.states(WEEK), server)
    offered = sum(command == "DATA" for visit in server.visits for command in visit.commands)
    assert offered <= tally[State.SENT] + 4


def test_a_server_that_goes_away(ledger: Ledger) -> None:
    """Who was given to a connection and not offered is put off, with the reason, for the next run."""
    faults = [
        Fault("MAIL", "421 4.3.2 going down", then=drop, times=ALWAYS),
        Fault("banner", "421 4.3.2 going down", then=drop, times=ALWAYS),
    ]
    with Server() as server:
        run = run_of(ledger, server)
        run.message_for = trap(READERS[40], lambda: server.begin(*faults))
        tally = run.run(READERS)
    states = ledger.states(WEEK)
    judge(states, server)
    assert tally[State.SENT] >= 20
    assert set(states.values()) == {State.SENT, State.DEFERRED}
    assert "421 4.3.2 going down" in {e.reply for e in ledger.entries(WEEK) if e.state is State.DEFERRED}


@pytest.mark.parametrize("last", [1, 7, 50, 109])
def test_interrupted(ledger: Ledger, last: int) -> None:
    """What is on its way arrives and is recorded; what was only given to a connection is not begun."""
    with Server() as server:
        run = run_of(ledger, server, witness=Witness(last))
        with pytest.raises(KeyboardInterrupt):
            run.run(READERS)
    states = ledger.states(WEEK)
    judge(states, server)
    assert State.UNCERTAIN not in states.values()
    assert Counter(states.values()) == run.tally
    with Server() as server:
        run_of(ledger, server).run(plan(READERS, states).pending)
    assert set(ledger.states(WEEK).values()) == {State.SENT}


@pytest.mark.thorough
def test_interrupted_where_no_answer_comes(ledger: Ledger) -> None:
    """Only who had the whole message without an answer is in doubt."""
    fault = Fault("dot", then=hang, to=READERS[5].address)
    with Server(script=[fault]) as server, pytest.raises(KeyboardInterrupt):
        run_of(ledger, server, witness=Witness(len(READERS) - 1)).run(READERS)
    states = ledger.states(WEEK)
    assert [key for key, state in states.items() if state is State.UNCERTAIN] == [READERS[5].key]
    judge(states, server)


def test_a_message_that_cannot_be_made(ledger: Ledger) -> None:
    """It ends the run before that address is tried, and the others' records are true."""

    def made(recipient: Recipient) -> bytes:
        if recipient is READERS[40]:
            raise ForearmedError("no header for it")
        return bytes_for(recipient)

    with Server() as server:
        run = run_of(ledger, server)
        run.message_for = made
        with pytest.raises(ForearmedError, match="no header for it"):
            run.run(READERS)
    states = ledger.states(WEEK)
    judge(states, server)
    assert states[READERS[40].key] is State.DEFERRED


def test_a_ledger_that_fails(ledger: Ledger) -> None:
    """Without an intent on the disk nothing is offered."""
    with ledger.commit():
        ledger.write(
            "CREATE TRIGGER refuse BEFORE INSERT ON delivery WHEN new.address LIKE 'reader70@%'"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    with Server() as server:
        run = run_of(ledger, server)
        with pytest.raises(ForearmedError, match="no room"):
            run.run(READERS)
    assert READERS[70].address not in copies(server)


def test_a_pace_is_kept(ledger: Ledger) -> None:
    """With a rate, messages leave one after the other at its pace, however many connections there are."""
    begun = time.monotonic()
    with Server() as server:
        run_of(ledger, server, rate=60_000 // 20).run(READERS[:30])
    assert time.monotonic() - begun >= 29 * 0.02
    judge(ledger.states(WEEK), server)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_goes_wrong(tmp_path: Path, seed: int) -> None:
    """Faults at random steps, and interrupts at random messages: run again, everybody is accounted for."""
    draw = random.Random(seed)  # noqa: S311  # faults, not secrets
    script = [_fault(draw) for _ in range(12)]
    path = tmp_path / "ledger.sqlite3"
    with Server(script=script, offers=PIPELINING if seed % 2 else ()) as server:
        for last in [*(draw.randrange(1, 100) for _ in range(3)), *[-1] * 5]:
            with open_ledger(path, list_id=LIST, at=NOON) as ledger:
                pending = plan(READERS, ledger.states(WEEK)).pending
                if pending:
                    with suppress(KeyboardInterrupt, ForearmedError):
                        run_of(ledger, server, witness=Witness(last)).run(pending)
                states = ledger.states(WEEK)
    judge(states, server)
    assert len(states) == len(READERS)
    assert set(states.values()) <= {State.SENT, State.REFUSED, State.UNCERTAIN}


def _fault(draw: random.Random) -> Fault:
    at, says, then = draw.choice(
        [
            ("RCPT", "450 4.2.1 later", None),
            ("RCPT", "550 5.1.1 no such user", None),
            ("MAIL", "421 4.7.0 enough", drop),
            ("DATA", "", drop),
            ("data", "552 5.3.4 too big", drop),
            ("dot", "451 4.3.0 later", None),
            ("dot", "", drop),
            ("dot", "432 4.3.2 sender thread limit exceeded", None),
            ("dot", "550 5.4.5 Daily user sending limit exceeded", None),
            ("banner", "421 4.3.2 busy", drop),
        ]
    )
    return Fault(at, says, then=then, after=draw.randrange(6) if at != "banner" else 0)
