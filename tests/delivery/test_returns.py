"""What comes back, and what it means for a reader's address."""

import time
from contextlib import suppress

import pytest
from forearmed.delivery.return_path import Mark, ReturnPaths
from forearmed.delivery.returns import Kind, Notice, Postbox, UnreadableError
from forearmed.delivery.returns.leaving import WayOut
from forearmed.foundation.errors import ForearmedError
from hypothesis import given
from hypothesis import strategies as st
from returns import COMPLAINT, EXIM, LIST_ID, QMAIL, VACATION, WORDS_BESIDE_FIELDS, leaving, report

SECRET = "a secret of sixteen characters and more"  # noqa: S105  # it opens nothing
LEAVE = "mailto:service-tips-unsubscribe@example.com?subject=Unsubscribe"


def box(unsubscribe: str = LEAVE, *, bounces: str = "tips@example.com") -> Postbox:
    """Return the box of a list."""
    others = ("tips@example.com", "service-desk@example.com")
    paths = ReturnPaths(bounces, secret=SECRET, list_id=LIST_ID)
    return Postbox(LIST_ID, paths, WayOut.of(unsubscribe, others=others))


def one(octets: bytes, postbox: Postbox | None = None) -> Notice:
    """Return the one notice in a message."""
    (notice,) = (postbox or box()).notices(octets)
    return notice


# --- reports ---


@pytest.mark.parametrize(
    ("status", "words", "kind"),
    [
        ("5.1.1", "550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown", Kind.DEAD),
        (
            "5.1.1",
            "550-5.1.1 The email account that you tried to reach does not exist. Please try",
            Kind.DEAD,
        ),
        (
            "5.1.10",
            "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP lookup",
            Kind.DEAD,
        ),
        ("5.0.0", "550 No such user here", Kind.DEAD),
        ("5.0.0", "Unrouteable address", Kind.DEAD),
        ("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled", Kind.DEAD),
        ("5.4.4", "Host or domain name not found. Name service error for name=gone.example", Kind.DEAD),
        ("5.2.2", "552 5.2.2 The email account that you tried to reach is over quota", Kind.SOFT),
        ("5.0.0", "550 mailbox full", Kind.SOFT),
        ("4.4.7", "delivery time expired", Kind.SOFT),
        ("4.4.1", "connect to mx.example.net[192.0.2.1]:25: Connection timed out", Kind.SOFT),
        ("5.3.0", "554 something else", Kind.SOFT),
        ("5.0.0", "", Kind.SOFT),
        ("5.7.1", "550 5.7.1 Client host [192.0.2.1] blocked using a list", Kind.OURS),
        ("5.7.26", "550 5.7.26 This mail is unauthenticated; SPF and DKIM did not pass", Kind.OURS),
        ("5.7.1", "554 5.7.1 Relay access denied", Kind.OURS),
    ],
)
def test_a_delivery_report(status: str, words: str, kind: Kind) -> None:
    """Only an address that is not there is dead; a full mailbox, and what is about us, are other things."""
    notice = one(report(status, words))
    assert (notice.kind, notice.address, notice.week) == (kind, "ann@example.com", "2026-W47")
    assert notice.is_ours


@pytest.mark.parametrize(
    ("action", "kinds"), [("delayed", [Kind.DELAYED]), ("delivered", []), ("relayed", [])]
)
def test_a_report_of_something_else(action: str, kinds: list[Kind]) -> None:
    """Mail that is late, or has arrived, is no bounce."""
    assert [each.kind for each in box().notices(report("4.4.1", "try again", action=action))] == kinds


def test_an_address_beyond_ascii() -> None:
    """Its reports have a type of their own (RFC 6533)."""
    octets = report(
        "5.1.1", "550 no such user", about="zoë@example.com", kind="global-delivery-status", returned=None
    )
    notice = one(octets)
    assert (notice.kind, notice.address) == (Kind.DEAD, "zoë@example.com")


def test_mail_that_was_forwarded() -> None:
    """The reader is the one whom our message was written to, and not where it went from there."""
    forwarded = report(about="ann.archer@elsewhere.example", returned="ann@example.com")
    assert one(forwarded).address == "ann@example.com"
    told = report(about="ann.archer@elsewhere.example", original="ann@example.com", returned=None)
    assert one(told).address == "ann@example.com"


def test_mail_of_somebody_else() -> None:
    """A message that is not ours is not taken for evidence."""
    notice = one(report(message_id="<invoice@example.com>", returned="boss@example.com"))
    assert (notice.address, notice.week, notice.is_ours) == ("ann@example.com", "", False)


@pytest.mark.parametrize(
    ("octets", "kind"), [(EXIM, Kind.DEAD), (QMAIL, Kind.DEAD), (WORDS_BESIDE_FIELDS, Kind.SOFT)]
)
def test_a_report_in_words(octets: bytes, kind: Kind) -> None:
    """Servers that write no fields are understood all the same."""
    notice = one(octets)
    assert (notice.kind, notice.address) == (kind, "ann@example.com")


@pytest.mark.parametrize(
    ("why", "kind"), [("Unrouteable address", Kind.DEAD), ("mailbox is full", Kind.SOFT)]
)
def test_a_report_whose_fields_do_not_say_why(why: str, kind: Kind) -> None:
    """Exim writes no words into them for its own reasons; they stand in the part for people."""
    told = b"It could not be delivered:\n\n  ann@example.com\n    " + why.encode() + b"\n"
    octets = report("5.0.0", "").replace(b"Diagnostic-Code: smtp; \n", b"")
    notice = one(octets.replace(b"This is the mail system.\n", told))
    assert (notice.kind, notice.reason) == (kind, f"5.0.0 {why.lower()}")


def test_a_full_mailbox_in_words() -> None:
    """It is not taken for a dead address."""
    octets = QMAIL.replace(b"Sorry, no mailbox here by that name. (#5.1.1)", b"Mailbox is full. (#5.2.2)")
    assert one(octets).kind is Kind.SOFT


def test_a_complaint() -> None:
    """Whoever calls the mail spam gets no more (RFC 5965)."""
    notice = one(COMPLAINT)
    assert (notice.kind, notice.address, notice.is_ours) == (Kind.COMPLAINS, "ann@example.com", True)
    assert not box().notices(COMPLAINT.replace(b"Feedback-Type: abuse", b"Feedback-Type: not-spam"))


@pytest.mark.parametrize(
    "octets",
    [
        VACATION,
        b"From: ann@example.com\nTo: tips@example.com\nSubject: Thank you\n\nNice.\n",
        b"",
        b"\n",
        b"\0" * 9,
    ],
)
def test_any_other_mail(octets: bytes) -> None:
    """An answer of a person or of a machine says nothing of an address."""
    assert box().notices(octets) == []


# --- return paths ---

VARIABLE = "bounce+{token}@example.com"


def test_a_return_path_of_its_own() -> None:
    """It differs by edition and reader, shows neither address nor list, and is read in any case."""
    paths = ReturnPaths(VARIABLE, secret=SECRET, list_id=LIST_ID)
    made = {
        paths.of(week, key)
        for week in ("2026-W47", "2026-W48")
        for key in ("ann@example.com", "b@example.com")
    }
    assert len(made) == 4
    path = paths.of("2026-W47", "ann@example.com")
    assert path.startswith("bounce+2026w47-")
    assert "ann" not in path
    mark = paths.read(path.upper())
    assert mark is not None
    assert paths.owners("2026-W47", ["b@example.com", "ann@example.com"])[mark.code] == "ann@example.com"


@pytest.mark.parametrize(
    "address",
    ["bounce@example.com", "bounce+2026w47-x@example.com", "tips@example.com", "bounce+@example.com", ""],
)
def test_no_return_path(address: str) -> None:
    """Anything else says nothing."""
    assert ReturnPaths(VARIABLE, secret=SECRET, list_id=LIST_ID).read(address) is None
    assert ReturnPaths("bounce@example.com", secret="", list_id=LIST_ID).read(address) is None


def test_a_secret_is_needed() -> None:
    """Without one, anybody could make return paths up; a fixed one needs none."""
    with pytest.raises(ForearmedError, match="FOREARMED_UNSUBSCRIBE_SECRET is missing or short"):
        ReturnPaths(VARIABLE, secret=SECRET[:5], list_id=LIST_ID)
    assert (
        ReturnPaths("bounce@example.com", secret="", list_id=LIST_ID).of("2026-W47", "x")
        == "bounce@example.com"
    )


@pytest.mark.parametrize("field", ["To", "Delivered-To", "X-Original-To"])
def test_whom_a_return_path_means(field: str) -> None:
    """Its report needs to name nobody: also one in a form that nobody knows is about that reader."""
    postbox = box(bounces=VARIABLE)
    path = postbox.paths.of("2026-W47", "ann@example.com")
    octets = (
        f"From: MAILER-DAEMON@mx.example.net\n{field}: {path}\nSubject: Oh\n\nIt did not work.\n".encode()
    )
    notice = one(octets, postbox)
    assert (notice.kind, notice.address, notice.week) == (Kind.SOFT, "", "2026-W47")
    assert notice.mark == postbox.paths.read(path) != Mark("2026-W47", "")
    vacation = VACATION.replace(b"To: tips@example.com", f"To: {path}".encode())
    assert postbox.notices(vacation) == []


# --- leaving ---


@pytest.mark.parametrize(
    "subject", ["Unsubscribe", "unsubscribe", "Re: Unsubscribe", "AW: Unsubscribe", "=?utf-8?q?Unsubscribe?=",
    "please unsubscribe me", "Abmelden", "désabonnement", "Unsubscribe from the tips"],
)  # fmt: skip
def test_somebody_who_leaves(subject: str) -> None:
    """By the subject that the link asks for, as mail programs and people write it."""
    notice = one(leaving(subject=subject))
    assert (notice.kind, notice.address) == (Kind.LEAVES, "Ann@example.com")


def test_an_empty_mail() -> None:
    """It is enough where the link asks for no subject."""
    assert one(leaving(subject=""), box("mailto:service-tips-unsubscribe@example.com")).kind is Kind.LEAVES
    assert one(leaving(subject="")).kind is Kind.ASKS


def test_somebody_who_asks_for_something_else() -> None:
    """A person has to read it; nobody is taken off a list by a question."""
    notice = one(leaving(subject="Can I get it twice?"))
    assert (notice.kind, notice.reason) == (Kind.ASKS, "Can I get it twice?")


def test_an_address_that_is_used_for_other_mail_as_well() -> None:
    """There, only the subject tells, and other mail is none of ours."""
    shared = box("mailto:tips@example.com?subject=Unsubscribe")
    assert one(leaving(to="tips@example.com"), shared).kind is Kind.LEAVES
    assert shared.notices(leaving(to="tips@example.com", subject="Hello")) == []
    assert shared.notices(leaving(to="tips@example.com", subject="")) == []


@pytest.mark.parametrize(
    ("octets", "unsubscribe"),
    [
        (leaving(more="Auto-Submitted: auto-replied\n"), LEAVE),
        (leaving(to="elsewhere@example.com"), LEAVE),
        (leaving(sender=""), LEAVE),
        (leaving(), "https://example.com/leave?t={token}"),
    ],
)
def test_mail_that_takes_nobody_off(octets: bytes, unsubscribe: str) -> None:
    """A machine's answer, mail to another address, from nobody, or where people leave by a page."""
    assert box(unsubscribe).notices(octets) == []


# --- what is made to break it ---


@pytest.mark.thorough
@pytest.mark.parametrize(
    "octets",
    [
        pytest.param(b"A" * 5_000_000, id="one line"),
        pytest.param(b"A: b\n" * 200_000, id="a head without end"),
        pytest.param(report() + b"\n" + b"x" * 5_000_000, id="a long report"),
        pytest.param(
            b"Content-Type: multipart/mixed; boundary=0\n\n"
            + b"".join(
                b"--%d\nContent-Type: multipart/mixed; boundary=%d\n\n" % (at, at + 1) for at in range(2_000)
            ),
            id="boxes in boxes",
        ),
        pytest.param(b"Content-Type: multipart/report; boundary=b\n\n" + b"--b\n" * 60_000, id="many parts"),
        pytest.param(b"Subject: failure notice\n\n" + b"<" * 200_000, id="brackets"),
        pytest.param(b"Subject: x\n\n" + (b"<a@b>: " * 200 + b"\n") * 100, id="addresses"),
        pytest.param(b"To: " + b"<a@b>," * 30_000 + b"\n\n", id="recipients"),
        pytest.param(b"To: " + b"(" * 100_000 + b"\n\n", id="comments"),
    ],
)
def test_mail_that_is_made_to_break_it(octets: bytes) -> None:
    """It takes a moment, and no more than one sentence."""
    began = time.monotonic()
    with suppress(UnreadableError):
        box().notices(octets)
    assert time.monotonic() - began < 10


@given(st.binary(max_size=400), st.sampled_from([report(), QMAIL, COMPLAINT, leaving()]), st.integers(0, 600))
def test_any_octets_at_all(noise: bytes, octets: bytes, place: int) -> None:
    """Nothing gets out of it but notices of one line, and that a message cannot be read."""
    try:
        notices = box().notices(octets[:place] + noise + octets[place:])
    except UnreadableError:
        return
    for notice in notices:
        assert notice.reason.isprintable()
        assert len(notice.reason) <= 120
