"""A run from its first intent to its last outcome, through every interruption; who is to get what."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from forearmed.delivery.ledger import Ledger, LedgerEntry, LedgerPage, SentEdition, open_ledger, read_ledger
from forearmed.delivery.mailer import Mailer, read_relay
from forearmed.delivery.outcome import Blame, Outcome, State
from forearmed.delivery.outgoing import Built
from forearmed.delivery.recipients import Recipient
from forearmed.delivery.refusals import gist_of
from forearmed.delivery.run import Addressee, Delivery, Plan, Timing, edition_to_send, is_late, plan
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.servers import UnreachableError
from hypothesis import given, settings
from hypothesis import strategies as st

LIST, WEEK = "tips.example.com", "2026-W47"
START = datetime(2026, 11, 17, 14, tzinfo=UTC)
EDITION = SentEdition("call-first", "ab" * 32, START)
ANN, BOB, EVE, JOE = (Recipient(f"{name}@example.com") for name in ("ann", "bob", "eve", "joe"))
NEW = Recipient("new@example.com", "New", 7)
EVERYBODY = [ANN, BOB, EVE, JOE]
TAKEN = Outcome(State.SENT, "250 queued")
PUT_OFF = Outcome(State.DEFERRED, "451 greylisted")
REFUSED = Outcome(State.REFUSED, "550 nobody here")
CUT_OFF = Outcome(State.DEFERRED, "the server closed the connection")
NO_MORE = Outcome(State.REFUSED, "550 5.4.5 Daily user sending limit exceeded", blame=Blame.LIMIT)
NOT_NOW = Outcome(State.DEFERRED, "454 Throttling failure: Daily message quota exceeded", blame=Blame.LIMIT)
NO_REPLY = Outcome(State.UNCERTAIN, "the server did not answer in time")
AWAY = UnreachableError("smtp://mx.example.com:25 cannot be reached: Connection refused")


class KilledError(BaseException):
    """Stands for SIGKILL: after it, nothing is recorded any more."""


@dataclass
class World:
    """What happens, in its order, and the instant at which somebody puts an end to it."""

    happened: list[str] = field(default_factory=list)
    seconds: float = 0
    waits: list[float] = field(default_factory=list)
    end_at: int = -1
    end: BaseException | None = None
    instants: int = 0
    copies: Counter[str] = field(default_factory=Counter)
    """How many copies the server took for good, and perhaps without saying so."""

    def instant(self) -> None:
        """Let one more instant pass, which may be the last."""
        if isinstance(self.end, KilledError) and self.instants > self.end_at >= 0:
            raise self.end
        self.instants += 1
        if self.instants == self.end_at + 1 and self.end:
            raise self.end

    def note(self, *words: object) -> None:
        """Remember that something happened."""
        self.happened.append(" ".join(str(word) for word in words).replace("@example.com", ""))

    def wait(self, seconds: float) -> None:
        """Let *seconds* pass."""
        self.instant()
        self.waits.append(seconds)
        self.seconds += seconds
        self.note("wait", f"{seconds:g}")

    def timing(self, *, patience: float = 600, rate: int | None = None) -> Timing:
        """Return this world's time, in which only waiting takes any."""
        return Timing(
            lambda: START + timedelta(seconds=self.seconds), lambda: self.seconds, self.wait, patience, rate
        )

    def settled(self, recipient: Addressee, outcome: Outcome) -> None:
        """Hear what became of one message."""
        self.instant()

    def waiting(self, seconds: float, *, remaining: int, why: str) -> None:
        """Hear of a pause."""
        self.note("pause", f"{seconds:g}", remaining, why)
        self.instant()


Step = Outcome | BaseException


class Post(Mailer):
    """A server that does what the script says for an address, and takes the message when that has ended."""

    def __init__(self, world: World, script: Mapping[Recipient, Sequence[Step]] | None = None) -> None:
        self.relay = read_relay("smtp://mx.example.com")
        self.world = world
        self.script = {one.address: list(steps) for one, steps in (script or {}).items()}
        self.doors: list[BaseException | None] = []
        self.open = False
        self.is_beyond_recall = False
        self.last_word = None

    @property
    def is_ready(self) -> bool:
        return self.open

    def get_ready(self) -> None:
        if self.open:
            return
        self.world.instant()
        door = self.doors.pop(0) if self.doors else None
        self.world.note("connect" if door is None else "no connection")
        if door:
            raise door
        self.open = True

    def send(self, address: str, message: bytes, **_: object) -> Outcome:
        self.is_beyond_recall = False
        self.world.instant()
        self.world.note("send", address)
        steps = self.script.get(address, [])
        step = steps.pop(0) if steps else TAKEN
        if isinstance(step, BaseException):
            raise step
        if step.state in (State.SENT, State.UNCERTAIN):
            self.is_beyond_recall = True
            self.world.copies[address] += 1
        if step in (CUT_OFF, NO_REPLY):
            self.open = False
        self.world.instant()
        return step

    def close(self) -> None:
        self.open = False


class AfterTheDot(Post):
    """The same, but whatever goes wrong does so when the whole message is written."""

    def send(self, address: str, message: bytes, **_: object) -> Outcome:
        try:
            return super().send(address, message)
        except BaseException:
            self.is_beyond_recall = True
            raise


@dataclass(frozen=True)
class Witnessed(LedgerPage):
    """A real page that tells the world what it records, with an instant before and one after it."""

    world: World

    def begin(self) -> None:
        """Begin the page."""
        self._note("begin")
        super().begin()
        self.world.instant()

    def intend(self, address: str, *, at: datetime) -> None:
        """Record an intent."""
        self._note("intend", address)
        super().intend(address, at=at)
        self.world.instant()

    def settle(
        self,
        address: str,
        outcome: Outcome,
        *,
        at: datetime,
        then: str | None = None,
        recalled: Sequence[str] = (),
    ) -> None:
        """Record an outcome."""
        more = [*(("intend", then) if then else ()), *(("recall", *recalled) if recalled else ())]
        self._note("settle", address, outcome.state, *more)
        super().settle(address, outcome, at=at, then=then, recalled=recalled)
        self.world.instant()

    def _note(self, *words: object) -> None:
        self.world.instant()
        self.world.note(*words)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where this test's ledger is."""
    return tmp_path / "ledger.sqlite3"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """Hold a new ledger."""
    with open_ledger(path, list_id=LIST, at=START) as held:
        yield held


@pytest.fixture
def world() -> World:
    """Return a world in which nothing has happened."""
    return World()


def bytes_for(recipient: Recipient) -> bytes:
    """Return a message."""
    return recipient.address.encode()


def delivery(
    ledger: Ledger,
    post: Post,
    *,
    message_for: Callable[[Recipient], bytes] = bytes_for,
    patience: float = 600,
    rate: int | None = None,
    has_reached: bool = False,
) -> Delivery[Recipient]:
    """Return a run that has not begun."""
    page = Witnessed(ledger, WEEK, EDITION, post.world)
    timing = post.world.timing(patience=patience, rate=rate)
    return Delivery(page, post, message_for, timing, post.world, has_reached=has_reached)


def told(ledger: Ledger) -> dict[str, str]:
    """Return every address's state and reply, as the ledger has them."""
    return {
        entry.address.removesuffix("@example.com"): f"{entry.state} {entry.reply}"
        for entry in ledger.entries(WEEK)
    }


# --- order ---


def test_each_intent_is_before_and_each_outcome_after(ledger: Ledger, world: World) -> None:
    """One commit holds an outcome and the next one's intent; the connection is made before anything."""
    tally = delivery(ledger, Post(world, {BOB: [REFUSED]})).run([ANN, BOB, EVE])
    assert world.happened == [
        "connect",
        "begin",
        "intend ann",
        "send ann",
        "settle ann sent intend bob",
        "send bob",
        "settle bob refused intend eve",
        "send eve",
        "settle eve sent",
    ]
    assert tally == {State.SENT: 2, State.REFUSED: 1}
    assert told(ledger) == {
        "ann": "sent 250 queued",
        "bob": "refused 550 nobody here",
        "eve": "sent 250 queued",
    }


def test_no_intent_is_recorded_without_a_connection(ledger: Ledger, world: World) -> None:
    """After a cut the outcome stands alone, and the next intent waits until the server is there again."""
    post = Post(world, {ANN: [NO_REPLY], BOB: [CUT_OFF]})
    tally = delivery(ledger, post).run([ANN, BOB])
    assert world.happened == [
        "connect",
        "begin",
        "intend ann",
        "send ann",
        "settle ann uncertain",
        "connect",
        "intend bob",
        "send bob",
        "settle bob deferred",
        "pause 15 1 the server closed the connection",
        "wait 15",
        "connect",
        "intend bob",
        "send bob",
        "settle bob sent",
    ]
    assert tally == {State.UNCERTAIN: 1, State.SENT: 1}


def test_the_bytes_are_what_the_caller_made(ledger: Ledger, world: World) -> None:
    """Each address is sent its own message."""
    taken: list[tuple[str, bytes]] = []

    class Recorder(Post):
        def send(self, address: str, message: bytes, **_: object) -> Outcome:
            taken.append((address, message))
            return super().send(address, message)

    zoe = Recipient("zoë@example.com")
    delivery(ledger, Recorder(world)).run([ANN, zoe])
    assert taken == [
        (ANN.address, b"ann@example.com"),
        (zoe.address, "zoë@example.com".encode()),
    ]


def test_nobody_to_send_to(ledger: Ledger, world: World) -> None:
    """An empty run is no fault and records nobody."""
    assert delivery(ledger, Post(world)).run([]) == {}
    assert told(ledger) == {}


# --- trying again ---


@pytest.mark.parametrize(
    ("patience", "waits"),
    [
        (0, []),
        (1, [1]),
        (15, [15]),
        (20, [15, 5]),
        (105, [15, 30, 60]),
        (600, [15, 30, 60, 120, 240, 135]),
    ],
)
def test_pauses_grow_until_patience_is_at_its_end(
    ledger: Ledger, world: World, patience: float, waits: list[float]
) -> None:
    """Each is twice the one before, the last takes what is left, and after it there is one more try."""
    tally = delivery(ledger, Post(world, {ANN: [PUT_OFF] * 99}), patience=patience).run([ANN])
    assert (world.waits, sum(world.waits)) == (waits, patience)
    assert world.happened.count("connect") == len(waits) + 1, "no connection is kept over a pause"
    assert tally == {State.DEFERRED: 1}
    (entry,) = ledger.entries(WEEK)
    assert entry == LedgerEntry(
        WEEK, ANN.address, State.DEFERRED, "451 greylisted", EDITION.tip, EDITION.sha256,
        len(waits) + 1, (START + timedelta(seconds=patience)).isoformat(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "waits", "state"),
    [(120, [120], State.SENT), (600, [600], State.SENT), (601, [], State.DEFERRED)],
)
def test_a_server_that_asks_for_a_pause(
    ledger: Ledger, world: World, asked: float, waits: list[float], state: State
) -> None:
    """It is left alone for so long, and where patience does not last so long, the run is over at once."""
    put_off = Outcome(State.DEFERRED, "429 rate_limited", asked)
    tally = delivery(ledger, Post(world, {ANN: [put_off]}), patience=600).run([ANN])
    assert (world.waits, tally) == (waits, {state: 1})


def test_only_deferred_ones_are_tried_again(ledger: Ledger, world: World) -> None:
    """Sent, refused and uncertain ones are left alone; those put off keep their order."""
    script: dict[Recipient, list[Step]] = {
        ANN: [PUT_OFF, PUT_OFF], BOB: [REFUSED], EVE: [NO_REPLY], JOE: [PUT_OFF],
    }  # fmt: skip
    tally = delivery(ledger, Post(world, script)).run([ANN, BOB, EVE, JOE])
    sends = [line for line in world.happened if line.startswith(("send", "pause"))]
    assert sends == [
        "send ann", "send bob", "send eve", "send joe", "pause 15 2 451 greylisted",
        "send ann", "send joe", "pause 30 1 451 greylisted", "send ann",
    ]  # fmt: skip
    assert tally == {State.SENT: 2, State.REFUSED: 1, State.UNCERTAIN: 1}


def test_an_intent_is_never_left_over_a_pause(ledger: Ledger, path: Path, world: World) -> None:
    """Whoever is killed while waiting leaves nobody in the middle."""
    seen: list[set[State]] = []

    def look(seconds: float) -> None:
        with read_ledger(path, list_id=LIST) as book:
            seen.append(set(book.states(WEEK).values()))

    post = Post(world, {ANN: [PUT_OFF] * 2, BOB: [CUT_OFF]})
    run = delivery(ledger, post, rate=60)
    run.timing = replace(run.timing, wait=look)
    run.run([ANN, BOB, EVE])
    assert len(seen) > 3
    assert State.SENDING not in set().union(*seen)


def test_a_server_that_goes_away_comes_back(ledger: Ledger, world: World) -> None:
    """Whoever was not reached is tried again after a pause, like those who were put off."""
    post = Post(world, {ANN: [CUT_OFF]})
    post.doors = [None, AWAY, AWAY]
    tally = delivery(ledger, post).run([ANN, BOB, EVE])
    assert world.happened == [
        "connect",
        "begin",
        "intend ann",
        "send ann",
        "settle ann deferred",
        "no connection",
        f"pause 15 3 {AWAY}",
        "wait 15",
        "no connection",
        f"pause 30 3 {AWAY}",
        "wait 30",
        "connect",
        "intend ann",
        "send ann",
        "settle ann sent intend bob",
        "send bob",
        "settle bob sent intend eve",
        "send eve",
        "settle eve sent",
    ]
    assert tally == {State.SENT: 3}


def test_a_server_that_stays_away(ledger: Ledger, world: World) -> None:
    """At the end of patience those who were never tried stand nowhere, and wait for the next run."""
    post = Post(world, {ANN: [TAKEN], BOB: [CUT_OFF]})
    post.doors = [None, *[AWAY] * 9]
    assert delivery(ledger, post, patience=40).run([ANN, BOB, EVE]) == {State.SENT: 1, State.DEFERRED: 1}
    assert world.waits == [15, 25]
    assert told(ledger) == {"ann": "sent 250 queued", "bob": "deferred the server closed the connection"}


def test_a_server_that_is_not_there(ledger: Ledger, world: World) -> None:
    """It is asked again for as long as patience lasts; then the run ends before the ledger knows of it."""
    post = Post(world)
    post.doors = [AWAY] * 4
    with pytest.raises(UnreachableError) as caught:
        delivery(ledger, post, patience=50).run([ANN])
    assert (caught.value, world.waits) == (AWAY, [15, 30, 5])
    assert (ledger.weeks(), told(ledger)) == ([], {})


def test_a_server_that_is_there_soon(ledger: Ledger, world: World) -> None:
    """A greeting or a login that is put off costs a pause, and no run."""
    post = Post(world)
    post.doors = [AWAY, None]
    assert delivery(ledger, post).run([ANN]) == {State.SENT: 1}
    assert world.happened[:4] == ["no connection", f"pause 15 1 {AWAY}", "wait 15", "connect"]


def test_a_run_that_is_only_a_part(ledger: Ledger, world: World) -> None:
    """Where others wait for a later run, the week is not finished."""
    run = delivery(ledger, Post(world))
    run.is_whole = False
    assert run.run([ANN]) == {State.SENT: 1}
    assert not ledger.is_finished(WEEK)


@pytest.mark.parametrize(
    ("doors", "finished"), [([None], True), ([None, AWAY], False), ([None, AWAY, None], True)]
)
def test_a_run_that_reached_everybody(
    ledger: Ledger, world: World, doors: list[BaseException | None], finished: bool
) -> None:
    """The ledger says so, and not of one that left somebody untried; the next run may take it back."""
    post = Post(world, {ANN: [CUT_OFF]})
    post.doors = doors
    delivery(ledger, post, patience=15 if finished else 0).run([ANN, BOB])
    assert ledger.is_finished(WEEK) is finished
    with pytest.raises(KilledError):
        delivery(ledger, Post(world, {EVE: [KilledError()]})).run([EVE])
    assert ledger.is_finished(WEEK) is False


# --- the rate ---


def test_a_rate_is_kept_exactly(ledger: Ledger, world: World) -> None:
    """Twenty a minute are three seconds apart, and no intent is recorded ahead of its time."""
    delivery(ledger, Post(world), rate=20).run([ANN, BOB, EVE])
    assert world.happened == [
        "connect",
        "begin",
        "intend ann",
        "send ann",
        "settle ann sent",
        "wait 3",
        "intend bob",
        "send bob",
        "settle bob sent",
        "wait 3",
        "intend eve",
        "send eve",
        "settle eve sent",
    ]


def test_a_slow_server_is_not_waited_for_twice(ledger: Ledger, world: World) -> None:
    """Time that a transaction took counts; what it took too long is not caught up."""

    class Slow(Post):
        def send(self, address: str, message: bytes, **_: object) -> Outcome:
            world.seconds += {ANN.address: 1, BOB.address: 10}.get(address, 0)
            return super().send(address, message)

    delivery(ledger, Slow(world), rate=15).run([ANN, BOB, EVE, JOE])
    assert world.waits == [3, 4]


# --- a no that is everybody's ---


def ended(run: Delivery[Recipient], pending: Sequence[Recipient]) -> str:
    """Return what ended *run* while it sent to those *pending*."""
    with pytest.raises(ForearmedError) as caught:
        run.run(pending)
    return str(caught.value)


EVERYBODYS = [
    (Blame.LIMIT, "has reached a limit", "wait until it is over, or ask for a higher one"),
    (Blame.SENDER, "refuses the sender", "ask whoever runs the relay to let this sender send"),
    (Blame.RELAY, "does not pass our mail on", "check its address, the user and the password"),
]


@pytest.mark.parametrize(("blame", "complaint", "advice"), EVERYBODYS, ids=[row[0] for row in EVERYBODYS])
@pytest.mark.parametrize("rate", [None, 6000])
def test_a_no_that_speaks_of_the_server(
    ledger: Ledger, world: World, blame: Blame, complaint: str, advice: str, rate: int | None
) -> None:
    """It ends the run: who got it may be tried again, nobody else is offered anything or has an intent."""
    said = Outcome(State.REFUSED, "550 5.0.0 no", blame=blame)
    post = Post(world, {BOB: [said]})
    run = delivery(ledger, post, rate=rate)
    assert ended(run, [ANN, BOB, EVE, JOE]) == (
        f"smtp://mx.example.com:25 {complaint} (550 5.0.0 no); this is the relay and not the addresses, "
        f"so none counts as refused and the next run tries them; {advice}"
    )
    assert told(ledger) == {"ann": "sent 250 queued", "bob": "deferred 550 5.0.0 no"}
    assert (run.tally, ledger.is_finished(WEEK)) == ({State.SENT: 1, State.DEFERRED: 1}, False)
    assert (world.happened[-1], post.open, world.waits == []) == ("settle bob deferred", False, rate is None)


def said_to(one: Recipient, number: int) -> Outcome:
    """Return a no that says nothing of its reason, in the words that this address gets as the *number*th."""
    reply = f"554 5.7.1 <{one.address}> rejected: policy (id a{number}b{number}4-Qx)"
    return Outcome(State.REFUSED, reply, blame=Blame.UNCLEAR)


def test_the_same_no_in_a_row(ledger: Ledger, world: World) -> None:
    """The third ends the run, and the two before are taken back; each keeps what it was told."""
    post = Post(world, {one: [said_to(one, at)] for at, one in enumerate([BOB, EVE, JOE])})
    run = delivery(ledger, post)
    assert ended(run, [ANN, BOB, EVE, JOE, NEW]) == (
        f"smtp://mx.example.com:25 says the same to 3 addresses in a row ({said_to(JOE, 2).reply}); "
        "that looks like the relay and not the addresses, so none of these counts as refused and the next "
        "run tries them; ask whoever runs the relay, or take them off the list if they are gone"
    )
    assert told(ledger) == {
        "ann": "sent 250 queued",
        "bob": f"deferred {said_to(BOB, 0).reply}",
        "eve": f"deferred {said_to(EVE, 1).reply}",
        "joe": f"deferred {said_to(JOE, 2).reply}",
    }
    assert run.tally == {State.SENT: 1, State.DEFERRED: 3}
    assert world.happened[-1] == "settle joe deferred recall bob eve", "all in one commit"
    assert delivery(ledger, Post(world)).run(plan([*EVERYBODY, NEW], ledger.states(WEEK)).pending) == {
        State.SENT: 4
    }


@pytest.mark.parametrize(
    "between",
    [TAKEN, Outcome(State.REFUSED, "550 another reason", blame=Blame.UNCLEAR)],
    ids=["sent", "other"],
)
def test_the_same_no_not_in_a_row(ledger: Ledger, world: World, between: Outcome) -> None:
    """With a success or another reason in between, each is its address's own."""
    script: dict[Recipient, list[Step]] = {one: [said_to(one, at)] for at, one in enumerate(EVERYBODY)}
    script[EVE] = [between]
    tally = delivery(ledger, Post(world, script)).run(EVERYBODY)
    assert tally == Counter({State.REFUSED: 3}) + Counter({between.state: 1})


@pytest.mark.parametrize(
    ("has_reached", "number", "most"),
    [(False, 3, 3), (True, 19, 0), (True, 20, 20)],
    ids=["of a server that took nothing", "of one that did", "too many"],
)
def test_many_dead_addresses_in_a_row(
    ledger: Ledger, world: World, has_reached: bool, number: int, most: int
) -> None:
    """A server that takes our mail is believed for longer when it says that nobody is there."""
    dead = [Recipient(f"gone{at}@example.com") for at in range(number)]
    nobody = {one: [Outcome(State.REFUSED, "550 5.1.1 nobody", blame=Blame.ADDRESS)] for one in dead}
    run = delivery(ledger, Post(world, nobody), has_reached=has_reached)
    if most:
        assert f"says the same to {most} addresses in a row" in ended(run, [*dead, ANN])
    else:
        run.run([*dead, ANN])
    assert Counter(ledger.states(WEEK).values()) == run.tally
    assert run.tally == ({State.DEFERRED: most} if most else {State.REFUSED: number, State.SENT: 1})


def test_what_we_refuse_ourselves_is_no_row(ledger: Ledger, world: World) -> None:
    """Where no server said no, nothing is known of the server."""
    script: dict[Recipient, list[Step]] = {one: [REFUSED] for one in EVERYBODY}
    assert delivery(ledger, Post(world, script)).run(EVERYBODY) == {State.REFUSED: 4}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("550 5.7.1 <a@x.org>: no (r3k9-20)", "550 5.7.1 <b@y.org>: no (t4z7-21)", True),
        ("554 rejected [AB1PR0.example.NET] at 10:02", "554 rejected [QQ7PR1.example.NET] at 10:03", True),
        ("550 no mail for a in x.org!", "550 no mail for b in y.org!", True),
        ("550 5.7.1 no", "550 5.7.2 no", False),
        ("550 5.7.1 no", "554 5.7.1 no", False),
        ("550 blocked", "550 unknown", False),
        ("550", "550", True),
        ("no code", "no code", True),
    ],
)
def test_what_is_the_same_answer(one: str, other: str, alike: bool) -> None:
    """Addresses, ids, times and names of machines differ between two answers; codes and words do not."""
    assert (gist_of(one, "A@x.org") == gist_of(other, "b@y.org")) is alike


def test_a_quota_that_is_used_up_for_now(ledger: Ledger, world: World) -> None:
    """Who is left is not offered in vain: after a pause the one who was put off is tried, then the others."""
    tally = delivery(ledger, Post(world, {BOB: [NOT_NOW, NOT_NOW]})).run([ANN, BOB, EVE])
    assert world.happened == [
        "connect",
        "begin",
        "intend ann",
        "send ann",
        "settle ann sent intend bob",
        "send bob",
        "settle bob deferred",
        f"pause 15 2 {NOT_NOW.reply}",
        "wait 15",
        "connect",
        "intend bob",
        "send bob",
        "settle bob deferred",
        f"pause 30 2 {NOT_NOW.reply}",
        "wait 30",
        "connect",
        "intend bob",
        "send bob",
        "settle bob sent intend eve",
        "send eve",
        "settle eve sent",
    ]
    assert tally == {State.SENT: 3}


def test_a_quota_that_stays_used_up(ledger: Ledger, world: World) -> None:
    """At the end of patience the others were never offered, and wait for the next run."""
    tally = delivery(ledger, Post(world, {BOB: [NOT_NOW] * 9}), patience=0).run([ANN, BOB, EVE])
    assert tally == {State.SENT: 1, State.DEFERRED: 1}
    assert (set(told(ledger)), ledger.is_finished(WEEK)) == ({"ann", "bob"}, False)


def test_interrupted_when_everybody_was_refused(ledger: Ledger, world: World) -> None:
    """Who ends the run at that very moment leaves nobody marked for what is not theirs."""

    class Interrupted(Post):
        def send(self, address: str, message: bytes, **_: object) -> Outcome:
            self.last_word = super().send(address, message)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        delivery(ledger, Interrupted(world, {ANN: [NO_MORE]})).run([ANN, BOB])
    assert told(ledger) == {"ann": f"deferred {NO_MORE.reply}"}


# --- broken off ---


def test_a_sender_that_is_refused_ends_the_run(ledger: Ledger, world: World) -> None:
    """Nobody's address is at fault: the one at hand may be tried again, the others were not tried."""
    error = ForearmedError("smtp://mx refuses the sender (550 no); check FOREARMED_SMTP_URL")
    post = Post(world, {BOB: [error]})
    run = delivery(ledger, post)
    with pytest.raises(ForearmedError) as caught:
        run.run([ANN, BOB, EVE])
    assert (caught.value, post.open) == (error, False)
    assert told(ledger) == {"ann": "sent 250 queued", "bob": f"deferred {error}"}
    assert run.tally == {State.SENT: 1, State.DEFERRED: 1}


@pytest.mark.parametrize(
    ("kind", "state"), [(Post, State.DEFERRED), (AfterTheDot, State.UNCERTAIN)], ids=["before", "after"]
)
def test_interrupted_at_a_message(ledger: Ledger, world: World, kind: type[Post], state: State) -> None:
    """Before the final dot it is safe to try again; after it only a person can tell."""
    run = delivery(ledger, kind(world, {BOB: [KeyboardInterrupt()]}))
    with pytest.raises(KeyboardInterrupt):
        run.run([ANN, BOB, EVE])
    assert told(ledger) == {
        "ann": "sent 250 queued",
        "bob": f"{state} the run was stopped in the middle of it",
    }
    assert run.tally == {State.SENT: 1, state: 1}


def test_interrupted_when_the_reply_is_there(ledger: Ledger, world: World) -> None:
    """What the server said is known, and recorded as it was said."""

    class Interrupted(Witnessed):
        def settle(
            self,
            address: str,
            outcome: Outcome,
            *,
            at: datetime,
            then: str | None = None,
            recalled: Sequence[str] = (),
        ) -> None:
            if then:
                raise KeyboardInterrupt
            super().settle(address, outcome, at=at)

    run = delivery(ledger, Post(world))
    run.page = Interrupted(ledger, WEEK, EDITION, world)
    with pytest.raises(KeyboardInterrupt):
        run.run([ANN, BOB])
    assert told(ledger) == {"ann": "sent 250 queued"}


def test_a_message_that_cannot_be_made(ledger: Ledger, world: World) -> None:
    """Nothing has left, whatever became of the message before it."""

    def broken(recipient: Recipient) -> bytes:
        if recipient is BOB:
            raise ForearmedError("two\nlines")
        return b""

    with pytest.raises(ForearmedError):
        delivery(ledger, Post(world), message_for=broken).run([ANN, BOB, EVE])
    assert told(ledger) == {"ann": "sent 250 queued", "bob": "deferred two lines"}


def test_interrupted_while_waiting(ledger: Ledger, world: World) -> None:
    """Whoever was put off stays so, with the server's reply."""

    def stop(seconds: float) -> None:
        raise KeyboardInterrupt

    run = delivery(ledger, Post(world, {ANN: [PUT_OFF]}))
    run.timing = replace(run.timing, wait=stop)
    with pytest.raises(KeyboardInterrupt):
        run.run([ANN, BOB])
    assert told(ledger) == {"ann": "deferred 451 greylisted", "bob": "sent 250 queued"}


def test_a_ledger_that_fails_stops_the_run(ledger: Ledger, path: Path, world: World) -> None:
    """Nobody is sent anything that could not be recorded; the one in the middle is uncertain afterwards."""
    refuse = (
        "BEFORE UPDATE ON delivery WHEN NEW.address LIKE 'bob%' BEGIN SELECT RAISE(ABORT, 'no room'); END"
    )
    with ledger.commit():
        ledger.write(f"CREATE TRIGGER refuse {refuse}")
    with pytest.raises(ForearmedError, match=r"the ledger .* fails: no room; "):
        delivery(ledger, Post(world)).run([ANN, BOB, EVE, JOE])
    assert world.copies == {ANN.address: 1, BOB.address: 1}
    assert told(ledger) == {"ann": "sent 250 queued", "bob": "sending "}


def test_a_ledger_that_cannot_begin(ledger: Ledger, world: World) -> None:
    """Without a page for the week nothing is sent, and the server is told goodbye."""
    refuse = "BEFORE INSERT ON edition BEGIN SELECT RAISE(ABORT, 'no room'); END"
    with ledger.commit():
        ledger.write(f"CREATE TRIGGER refuse {refuse}")
    post = Post(world)
    with pytest.raises(ForearmedError, match="no room"):
        delivery(ledger, post).run([ANN])
    assert (world.happened, post.open) == (["connect", "begin"], False)


# --- every instant ---

# In memory where that can be had: these ask for order, many hundred times, and not what a disk keeps.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # only in folders of our own


def attempt(path: Path, post: Post, *, patience: float = 15, rate: int | None = None) -> None:
    """Do what `forearmed send` does with a ledger, to whatever end."""
    with open_ledger(path, list_id=LIST, at=START) as ledger:
        pending = plan(EVERYBODY, ledger.states(WEEK)).pending
        if pending:
            with suppress(KeyboardInterrupt, KilledError, ForearmedError):
                delivery(ledger, post, patience=patience, rate=rate).run(pending)


def judge(path: Path, post: Post, *, settled: bool) -> dict[str, State]:
    """Hold the ledger against the server's own record and return its states."""
    with open_ledger(path, list_id=LIST, at=START) as ledger:
        states = dict(ledger.states(WEEK))
    copies = post.world.copies
    assert max(copies.values(), default=0) <= 1, f"two copies: {copies}"
    for one in EVERYBODY:
        state = states.get(one.key)
        if state is State.SENT:
            assert copies[one.key] == 1, f"{one.key} has nothing"
        elif state is not State.UNCERTAIN:
            assert copies[one.key] == 0, f"{one.key} has it, and would be sent it again"
        assert not settled or state in {State.SENT, State.REFUSED, State.UNCERTAIN}
    return states


def script_of_faults() -> dict[Recipient, list[Step]]:
    """Return a script in which everything goes wrong once."""
    return {ANN: [PUT_OFF], BOB: [TAKEN], EVE: [CUT_OFF, NO_MORE], JOE: [REFUSED]}


@pytest.mark.parametrize("end", [KeyboardInterrupt(), KilledError()], ids=["interrupted", "killed"])
@pytest.mark.parametrize("rate", [None, pytest.param(60, marks=pytest.mark.thorough)])
def test_ended_at_any_instant(end: BaseException, rate: int | None) -> None:
    """Before and after every record, connection, message and pause: run again, everybody has one copy.

    Who is uncertain after an interrupt had the whole message without our knowing the reply, and nobody else.
    """
    instant, passed = -1, True
    while passed:
        instant += 1
        world = World(end_at=instant, end=end)
        post = Post(world, script_of_faults())
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            path = Path(folder, "ledger.sqlite3")
            attempt(path, post, rate=rate)
            passed = world.instants > instant
            judge(path, post, settled=False)
            world.end_at, world.end = -1, None
            for _ in range(2):  # a no that is everybody's has ended one of the runs
                attempt(path, post, rate=rate)
            states = judge(path, post, settled=True)
        uncertain = {key for key, state in states.items() if state is State.UNCERTAIN}
        assert len(uncertain) <= 1
        if isinstance(end, KeyboardInterrupt):
            assert uncertain <= {one for one, copies in world.copies.items() if copies}
    assert instant > 30


STEPS = st.lists(
    st.sampled_from(
        [
            *(TAKEN, PUT_OFF, CUT_OFF, REFUSED, NO_REPLY, NO_MORE, NOT_NOW, said_to(ANN, 1)),
            *(ForearmedError("no"), KeyboardInterrupt()),
        ]
    ),
    max_size=3,
)
RUNS = st.lists(
    st.tuples(
        st.integers(-1, 40), st.sampled_from([KeyboardInterrupt(), KilledError(), ForearmedError("x")])
    ),
    max_size=4,
)


@given(st.lists(STEPS, min_size=4, max_size=4), RUNS, st.lists(st.booleans(), max_size=4))
@settings(max_examples=50)
def test_nobody_is_sent_two_copies_and_nobody_is_forgotten(
    steps: list[list[Step]], runs: list[tuple[int, BaseException]], doors: list[bool]
) -> None:
    """Whatever the server does and whenever the runs end, the next one makes it good or owns up."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        path = Path(folder, "ledger.sqlite3")
        post = Post(World(), dict(zip(EVERYBODY, steps, strict=True)))
        post.doors = [None if door else AWAY for door in doors]
        for end_at, end in runs:
            post.world.instants, post.world.end_at, post.world.end = 0, end_at, end
            attempt(path, post)
            judge(path, post, settled=False)
        post.world.end_at, post.world.end = -1, None
        for _ in range(sum(map(len, steps)) + len(doors) + 1):
            attempt(path, post)
        judge(path, post, settled=True)


# --- who is to get what ---

STATES = {ANN.key: State.SENT, BOB.key: State.REFUSED, EVE.key: State.UNCERTAIN, JOE.key: State.DEFERRED}


def test_everybody_stands_in_one_group() -> None:
    """Sent and refused are counted, uncertain waits, the deferred and the new one are pending, in order."""
    assert plan([NEW, *EVERYBODY], STATES) == Plan(
        pending=(NEW, JOE), sent=1, refused=1, uncertain=(EVE,), excepted=(), deferred=1, untried=1
    )


def test_who_was_put_off_comes_last() -> None:
    """Otherwise the one whom a server never takes would keep it from all who come after, run by run."""
    states = {ANN.key: State.DEFERRED, EVE.key: State.DEFERRED}
    assert plan([ANN, BOB, EVE, JOE], states).pending == (BOB, JOE, ANN, EVE)


def test_uncertain_ones_are_sent_again_on_request() -> None:
    """Then nobody waits, and who was interrupted in the middle counts as uncertain."""
    states = {**STATES, JOE.key: State.SENDING}
    waiting = plan(EVERYBODY, states)
    assert (waiting.pending, waiting.uncertain) == ((), (EVE, JOE))
    assert plan(EVERYBODY, states, resend_uncertain=True) == Plan(
        pending=(EVE, JOE), sent=1, refused=1, uncertain=(), excepted=(), deferred=0, untried=0
    )


def test_uncertain_ones_are_counted_as_sent_on_request() -> None:
    """Then they neither wait nor are sent to."""
    made = plan(EVERYBODY, {**STATES, JOE.key: State.SENDING}, assume_sent=True)
    assert (made.pending, made.sent, made.uncertain) == ((), 3, ())


def test_who_has_left_gets_nothing() -> None:
    """Whatever the ledger says of them, they count as nothing else; others on that list do not matter."""
    keys = {ANN.key, EVE.key, JOE.key, "elsewhere@example.com"}
    assert plan([NEW, *EVERYBODY], STATES, excepted=keys, resend_uncertain=True) == Plan(
        pending=(NEW,), sent=0, refused=1, uncertain=(), excepted=(ANN, EVE, JOE), deferred=0, untried=1
    )


@given(
    st.dictionaries(st.sampled_from([one.key for one in [NEW, *EVERYBODY]]), st.sampled_from(State)),
    st.sets(st.sampled_from([one.key for one in [NEW, *EVERYBODY]])),
    st.booleans(),
)
def test_nobody_stands_in_two_groups(states: dict[str, State], excepted: set[str], resend: bool) -> None:
    """The five groups add up to everybody, and nobody who has it or has left is among the pending."""
    made = plan([NEW, *EVERYBODY], states, excepted=excepted, resend_uncertain=resend)
    named = [*made.pending, *made.uncertain, *made.excepted]
    assert len(set(named)) == len(named)
    assert len(named) + made.sent + made.refused == 5
    assert made.deferred <= len(made.pending)
    assert not {one.key for one in made.pending} & (excepted | {k for k, s in states.items() if s == "sent"})


@pytest.mark.parametrize(
    ("states", "first"),
    [({}, True), ({ANN.key: State.DEFERRED}, True), ({ANN.key: State.SENT}, False), (STATES, False)],
)
def test_the_first_run_of_an_edition(states: dict[str, State], first: bool) -> None:
    """It is the first as long as nobody has, or may have, got the edition."""
    assert plan(EVERYBODY, states).is_first is first


BUILT = Built(
    week=WEEK, tip="call-first", subject="Call first", release=START,
    message_id="<a@b>", sha256="ab" * 32, eml=b"",
)  # fmt: skip


@pytest.mark.parametrize(
    ("after", "late"),
    [
        (timedelta(), False),
        (timedelta(hours=72), False),
        (timedelta(hours=72, microseconds=1), True),
        (timedelta(hours=-1), False),
    ],
)
def test_an_edition_is_late_after_three_days(after: timedelta, late: bool) -> None:
    """Seventy-two hours are not too late, and an instant more is."""
    assert is_late(BUILT, now=START + after) is late


LATER = START + timedelta(hours=5)
REBUILT = replace(BUILT, sha256="cd" * 32)
CHANGED = replace(REBUILT, tip="write-later")


def to_send(built: Built, states: Mapping[str, State], *, changed_tip: bool = False) -> SentEdition:
    """Return what is to be sent five hours after the first of it."""
    return edition_to_send(built, EDITION, states, now=LATER, changed_tip=changed_tip)


def test_an_edition_nobody_was_sent() -> None:
    """It is dated now, whatever its release was."""
    assert edition_to_send(BUILT, None, {}, now=LATER, changed_tip=False) == SentEdition(
        "call-first", "ab" * 32, LATER
    )


def test_the_same_tip_goes_on() -> None:
    """As it was or rebuilt, dated with the week's first sending."""
    assert to_send(BUILT, STATES) == EDITION
    assert to_send(REBUILT, STATES) == SentEdition("call-first", "cd" * 32, START)


@pytest.mark.parametrize("state", [State.SENT, State.UNCERTAIN, State.SENDING])
def test_another_tip_is_no_accident(state: State) -> None:
    """After one message that left, or may have, it needs a word; the error says how many and which tips."""
    states = {ANN.key: state, BOB.key: State.DEFERRED, EVE.key: State.REFUSED}
    with pytest.raises(ForearmedError) as caught:
        to_send(CHANGED, states)
    assert str(caught.value) == (
        '"call-first" went to 1 of 2026-W47\'s readers, and now "write-later" was built;'
        " to send that to the others, add --changed-tip"
    )
    assert to_send(CHANGED, states, changed_tip=True) == SentEdition("write-later", "cd" * 32, START)


def test_another_tip_when_nothing_has_left() -> None:
    """Who was only put off or refused has not seen the other tip."""
    states = {BOB.key: State.DEFERRED, EVE.key: State.REFUSED}
    assert to_send(CHANGED, states) == SentEdition("write-later", "cd" * 32, START)
