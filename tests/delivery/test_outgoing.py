"""The message on its way out: which headers it is given, and that nothing else of it changes."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import compat32, default
from email.utils import parseaddr

import pytest
from forearmed.delivery.outgoing import Built, BuiltCard, Outgoing, as_test, read_built, read_card
from forearmed.delivery.recipients import Recipient
from forearmed.edition.mail.digest import Digest, compose, no_edition
from forearmed.foundation.errors import ForearmedError
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import letter

LIST = "service-tips.example.com"
MOMENT = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
DATE = b"Date: Wed, 18 Nov 2026 07:30:00 +0000\r\n"
BUILT_DATE = b"Date: Tue, 17 Nov 2026 09:00:00 -0500\r\n"
ANN = Recipient("ann@example.com", "Ann")
MAILTO = "mailto:leave@example.com?subject=unsubscribe"
LONG_URI = "https://tips.example.com/leave?t=" + "a1B2-_" * 144 + "end"


def built_of(digest: Digest) -> Built:
    """Return what a build left, as sending reads it."""
    built = read_built(digest.edition, digest.eml)
    assert built
    return built


PLAIN = compose(letter())
BUILT = built_of(PLAIN)
LONG_TITLE = "Before you write a third email, pick up the phone and listen to them first"
FOREIGN_TITLE = "Zuerst anrufen, dann schreiben: “ich höre Ihnen zu”, überall für alle 🙂"
TITLES = pytest.mark.parametrize(
    "title", [letter().title, LONG_TITLE, FOREIGN_TITLE], ids=["plain", "folded", "encoded"]
)


def outgoing(built: Built = BUILT) -> Outgoing:
    """Return *built* with the date of its first sending."""
    return Outgoing(built, MOMENT)


def subscribed(recipient: Recipient = ANN, *, leave: str = MAILTO, one_click: bool = False) -> bytes:
    """Return the message for one subscriber."""
    return outgoing().to_subscriber(recipient, list_id=LIST, leave=leave, one_click=one_click)


def parse(eml: bytes) -> EmailMessage:
    """Return *eml* as a mail program reads it; assert that there is nothing wrong with any of it."""
    message = BytesParser(policy=default).parsebytes(eml)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk()] == [[]] * 3
    assert [header.defects for part in message.walk() for header in part.values()].count(()) == sum(
        len(part) for part in message.walk()
    )
    return message


def rest_of(built: Built) -> bytes:
    """Return the built message without its date."""
    return built.eml.replace(BUILT_DATE, b"")


def for_a_list(built: Built) -> bytes:
    """Return the built message without its date and without the field by which programs know programs."""
    return rest_of(built).replace(b"Auto-Submitted: auto-generated\r\n", b"")


def sum_of_body(eml: bytes) -> str:
    """Return the SHA-256 of what follows the first blank line."""
    return hashlib.sha256(eml.partition(b"\r\n\r\n")[2]).hexdigest()


# --- what was built ---


def members(**changed: object) -> bytes:
    """Return an edition.json with *changed* members."""
    return json.dumps({**json.loads(PLAIN.edition), **changed}).encode()


def test_what_was_built_is_read() -> None:
    """Everything that sending needs, and the bytes as they are."""
    assert read_built(PLAIN.edition, PLAIN.eml) == Built(
        week="2026-W47",
        tip="the-phone-before-the-third-email",
        subject="Tip of the Week: The phone before the third email",
        release=datetime(2026, 11, 17, 9, tzinfo=timezone(timedelta(hours=-5))),
        message_id="<2026-W47@service-tips.example.com>",
        sha256=hashlib.sha256(PLAIN.eml).hexdigest(),
        eml=PLAIN.eml,
    )


CARDS = {"slack.json": b"{}", "teams.json": b"[]"}


def test_a_card_that_was_built_is_read() -> None:
    """It is the same edition, with the card's bytes and their checksum for the mail's."""
    digest = compose(letter(), cards=CARDS)
    mail = read_built(digest.edition, digest.eml)
    assert mail
    said = {name: value for name, value in vars(mail).items() if name not in ("eml", "sha256")}
    checksum = hashlib.sha256(b"{}").hexdigest()
    assert read_card(digest.edition, b"{}", name="slack.json") == BuiltCard(
        **said, sha256=checksum, card=b"{}"
    )
    assert read_card(no_edition(), None, name="slack.json") is None


@pytest.mark.parametrize("cards", [CARDS, {}, None], ids=["others", "none", "of old"])
@pytest.mark.parametrize("card", [None, b"", b"[]"], ids=["missing", "empty", "another"])
def test_a_card_of_another_build(card: bytes | None, cards: Mapping[str, bytes] | None) -> None:
    """A card that the edition does not vouch for is not posted."""
    with pytest.raises(ForearmedError) as caught:
        read_card(compose(letter(), cards=cards).edition, card, name="slack.json")
    assert str(caught.value) == "digest/slack.json is not the one that was built; build the site again"


@pytest.mark.parametrize("eml", [None, b"an old one"])
def test_no_edition_yet(eml: bytes | None) -> None:
    """Without a week nothing is due, whatever lies beside it."""
    assert read_built(no_edition(), eml) is None


@pytest.mark.parametrize(
    "edition",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="half"),
        pytest.param(b"\xff\xfe{}", id="no text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'"week"', id="a word"),
        pytest.param(b"null", id="nothing"),
        pytest.param(b"47", id="a number"),
        pytest.param(b"{}", id="no member"),
        *(
            pytest.param(
                json.dumps({k: v for k, v in json.loads(members()).items() if k != key}).encode(),
                id=f"no {key}",
            )
            for key in ("week", "tip", "subject", "release", "message_id", "sha256")
        ),
        *(pytest.param(members(**{key: None}), id=f"null {key}") for key in ("tip", "release", "sha256")),
        pytest.param(members(week=47), id="a number for a week"),
        pytest.param(members(release="soon"), id="a word for a moment"),
        pytest.param(members(release="2026-11-17T09:00:00"), id="a moment without a zone"),
        pytest.param(members(cards=["slack.json"]), id="a list of cards"),
        pytest.param(members(cards={"slack.json": 47}), id="a number for a card"),
    ],
)
def test_an_edition_nobody_built(edition: bytes) -> None:
    """It is told which file is wrong and what to do."""
    with pytest.raises(ForearmedError) as caught:
        read_built(edition, BUILT.eml)
    assert str(caught.value) == "digest/edition.json is not what a build writes; build the site again"


@pytest.mark.parametrize("eml", [None, b"", BUILT.eml + b"\r\n", BUILT.eml.replace(b"phone", b"clone", 1)])
def test_a_message_of_another_build(eml: bytes | None) -> None:
    """Missing, cut or changed by a single letter, it is not sent."""
    with pytest.raises(ForearmedError) as caught:
        read_built(members(), eml)
    assert str(caught.value) == "digest/digest.eml is not the one that was built; build the site again"


@pytest.mark.parametrize(
    "eml",
    [
        pytest.param(BUILT.eml + "é\r\n".encode(), id="eight bits"),
        pytest.param(BUILT.eml + b"x" * 999 + b"\r\n", id="a long line"),
        pytest.param(BUILT.eml + b"a\nb\r\n", id="LF alone"),
        pytest.param(BUILT.eml + b"a\rb\r\n", id="CR alone"),
        pytest.param(BUILT.eml + b"a\0b\r\n", id="NUL"),
        pytest.param(BUILT.eml + b"the end", id="no last line end"),
        pytest.param(b"Subject: a\r\n", id="no body"),
        pytest.param(b"\r\n\r\nbody\r\n", id="no headers"),
        pytest.param(b"From ann Tue Nov 17\r\n" + BUILT.eml, id="a line that is no field"),
        pytest.param(b" folded\r\n" + BUILT.eml, id="a fold of nothing"),
        pytest.param(BUILT.eml.replace(b"Subject:", b"Subject :"), id="a blank in a field's name"),
    ],
)
def test_a_message_that_cannot_be_mailed(eml: bytes) -> None:
    """What a server could refuse or change on the way is told before."""
    with pytest.raises(ForearmedError) as caught:
        read_built(members(sha256=hashlib.sha256(eml).hexdigest()), eml)
    assert str(caught.value) == "digest/digest.eml cannot be mailed as it is; build the site again"


def test_the_longest_line() -> None:
    """998 octets are no fault (RFC 5322, section 2.1.1)."""
    eml = BUILT.eml + b"x" * 998 + b"\r\n"
    assert read_built(members(sha256=hashlib.sha256(eml).hexdigest()), eml)


# --- to a list ---


def test_to_a_list_that_writes_no_fields() -> None:
    """Its name and the one way to leave are ours then, and nothing else changes."""
    plain, told = (
        outgoing().to_list(ANN, **more)
        for more in ({}, {"list_id": LIST, "leave": "https://example.com/leave"})
    )
    ours = b"List-Id: <service-tips.example.com>\r\nList-Unsubscribe: <https://example.com/leave>\r\n"
    to, date, rest = plain.partition(DATE)
    assert told == to + ours + date + rest


@TITLES
def test_to_a_list(title: str) -> None:
    """To and Date are added, List- fields are the list's to write, and it is not called a program's answer.

    Every other byte is the built one.
    """
    digest = compose(letter(title=title))
    built = built_of(digest)
    made = outgoing(built).to_list(Recipient("tips@lists.example.com"))
    assert made == b"To: tips@lists.example.com\r\n" + DATE + for_a_list(built)
    message = parse(made)
    assert message.keys() == [
        "To", "Date", "From", "Reply-To", "Subject", "Message-ID", "MIME-Version", "Content-Type",
    ]  # fmt: skip
    assert message["Date"].datetime == MOMENT
    assert message["Subject"] == built.subject
    assert sum_of_body(made) == sum_of_body(digest.eml)


def test_who_reads_alone_is_sent_what_keeps_a_vacation_reply_away() -> None:
    """A subscriber's and a tester's copy say that a program sent them (RFC 3834, section 5)."""
    test = as_test(subscribed(), message_id="<test@example.com>")
    assert [parse(made)["Auto-Submitted"] for made in (subscribed(), test)] == ["auto-generated"] * 2


def test_the_date_is_the_first_sendings() -> None:
    """In the zone it was kept in, and the same however often the message is made."""
    moment = datetime(2026, 1, 2, 3, 4, 5, 678, timezone(timedelta(hours=5, minutes=30)))
    again = Outgoing(BUILT, moment)
    assert again.to_list(ANN) == again.to_list(ANN) == Outgoing(BUILT, moment).to_list(ANN)
    assert b"\r\nDate: Fri, 02 Jan 2026 03:04:05 +0530\r\n" in again.to_list(ANN)


def test_a_date_however_it_is_written() -> None:
    """Its field may be folded and in any case; what only looks like one, in a value or the body, stays."""
    head = b"X-Note: a\r\n Date: folded\r\nX-Date: b\r\ndAtE:\r\n Tue, 17 Nov 2026\r\n\t09:00:00 -0500\r\n"
    body = b"\r\nDate: body\r\n\r\nDate: body\r\n"
    made = Outgoing(
        Built("2026-W47", "a", "a", MOMENT, "<a@b>", "", head + b"From: a@b\r\n" + body), MOMENT
    ).to_list(Recipient("ann@example.com"))
    assert made == (
        b"To: ann@example.com\r\n" + DATE + b"X-Note: a\r\n Date: folded\r\nX-Date: b\r\nFrom: a@b\r\n" + body
    )


# --- to a subscriber ---


def test_to_a_subscriber_who_leaves_by_mail() -> None:
    """Exactly these three fields are added before the list's message."""
    made = subscribed()
    assert made == (
        b'To: "Ann" <ann@example.com>\r\n'
        b"List-Id: <service-tips.example.com>\r\n"
        b"List-Unsubscribe: <mailto:leave@example.com?subject=unsubscribe>\r\n" + DATE + rest_of(BUILT)
    )
    assert "List-Unsubscribe-Post" not in parse(made)


def test_to_a_subscriber_who_leaves_by_a_click() -> None:
    """A long address has a line of its own, and the field of RFC 8058 follows it."""
    uri = "https://tips.example.com/leave?token=0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"
    made = subscribed(leave=uri, one_click=True)
    assert made == (
        b'To: "Ann" <ann@example.com>\r\n'
        b"List-Id: <service-tips.example.com>\r\n"
        b"List-Unsubscribe:\r\n <" + uri.encode() + b">\r\n"
        b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" + DATE + rest_of(BUILT)
    )
    message = parse(made)
    assert message["List-Unsubscribe"].strip() == f"<{uri}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("uri", [LONG_URI, LONG_URI.ljust(995, "x")], ids=["900", "995"])
def test_a_long_address_stays_raw_and_whole(uri: str) -> None:
    """Neither folded nor encoded, within 998 octets, and found by a parser as it was written."""
    made = subscribed(leave=uri, one_click=True)
    assert len(uri) >= 900
    assert f"\r\n <{uri}>\r\n".encode() in made
    assert max(map(len, made.split(b"\r\n"))) <= 998
    assert parse(made)["List-Unsubscribe"].strip() == f"<{uri}>"


@pytest.mark.parametrize(
    "uri",
    [
        pytest.param(LONG_URI.ljust(996, "x"), id="too long"),
        pytest.param("https://example.com/é", id="beyond ASCII"),
        pytest.param("https://example.com/a b", id="a blank"),
        pytest.param("https://example.com/>, <https://evil.example", id="two"),
        pytest.param("https://example.com/\r\nBcc: eve@example.com", id="a header"),
        pytest.param("", id="nothing"),
    ],
)
def test_an_address_that_no_header_can_hold(uri: str) -> None:
    """It is refused instead of being sent broken."""
    with pytest.raises(
        ForearmedError, match=r"^unsubscribe: '.*'… cannot stand in a mail's header; shorten it$"
    ):
        subscribed(leave=uri)


# --- whom it is to ---


@pytest.mark.parametrize(
    ("recipient", "field"),
    [
        (Recipient("ann@example.com"), "To: ann@example.com"),
        (Recipient("ann@example.com", 'Doe, "Nan" Ann'), r'To: "Doe, \"Nan\" Ann" <ann@example.com>'),
        (Recipient("zoe@example.com", "Zoë"), "To: =?utf-8?q?Zo=C3=AB?=\r\n <zoe@example.com>"),
        (
            Recipient("desk@example.com", "The people of the second floor, behind the old blue stairs"),
            'To: "The people of the second floor,\r\n behind the old blue stairs"\r\n <desk@example.com>',
        ),
    ],
    ids=["alone", "quoted", "encoded", "folded"],
)
def test_the_first_field(recipient: Recipient, field: str) -> None:
    """It names the recipient and nobody else; a name beyond ASCII is encoded."""
    made = subscribed(recipient)
    assert made.startswith(f"{field}\r\nList-Id: ".encode())
    (found,) = parse(made)["To"].addresses
    assert (found.display_name, found.addr_spec) == (recipient.name, recipient.address)


def test_an_address_beyond_ascii() -> None:
    """It stands in the field as it is, in UTF-8 (RFC 6532), and nothing else is beyond ASCII."""
    made = subscribed(Recipient("zoë@example.com", "Zoë"))
    field, _, rest = made.partition(b"\r\nList-Id: ")
    assert field == "To: =?utf-8?q?Zo=C3=AB?=\r\n <zoë@example.com>".encode()
    assert rest.isascii()


NAMES = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), max_size=200).map(
    lambda text: " ".join(text.split())
)


@settings(max_examples=30)
@given(NAMES)
def test_any_name(name: str) -> None:
    """No name adds a field, an address or a long line, and every one comes back."""
    made = subscribed(Recipient("ann@example.com", name))
    message = BytesParser(policy=compat32).parsebytes(made)
    written, address = parseaddr(str(message["To"]))
    assert (str(make_header(decode_header(written))), address) == (name, "ann@example.com")
    assert message.keys() == parse(subscribed()).keys()
    assert made.isascii()
    assert max(map(len, made.split(b"\r\n"))) <= 998
    assert made.endswith(DATE + rest_of(BUILT))


@pytest.mark.parametrize(
    "name", ["Ann\r\nBcc: eve@example.com", "Ann\nBcc: eve@example.com", "Ann\rx", "A\0"]
)
def test_a_name_that_would_be_a_header(name: str) -> None:
    """Subscriber files are checked before; should one come through, nothing is made of it."""
    with pytest.raises(ForearmedError, match="cannot stand in a mail's header"):
        subscribed(Recipient("ann@example.com", name))


# --- a copy to look at ---


@TITLES
def test_to_a_tester(title: str) -> None:
    """The subject is marked however it is written, the identifier its own; all else is the real message."""
    digest = compose(letter(title=title))
    built = built_of(digest)
    own = "<test.20261118.2026-W47@service-tips.example.com>"
    to_me = outgoing(built).to_subscriber(
        Recipient("me@example.com"), list_id=LIST, leave=MAILTO, one_click=True
    )
    made = as_test(to_me, message_id=own)
    real = rest_of(built).replace(b"Message-ID: <2026-W47@service-tips.example.com>\r\n", b"")
    listed = to_me[len(b"To: me@example.com\r\n") :].partition(b"Date: ")[0]
    assert [line[:9] for line in listed.split(b"\r\n")] == [b"List-Id: ", b"List-Unsu", b"List-Unsu", b""]
    assert made == (
        b"To: me@example.com\r\nMessage-ID: " + own.encode() + b"\r\n" + listed + DATE
        + real.replace(b"\r\nSubject: ", b"\r\nSubject: [Test]\r\n ", 1)
    )  # fmt: skip
    message = parse(made)
    assert (message["Subject"], message.get_all("Message-ID")) == (f"[Test] {built.subject}", [own])
    assert max(len(line) for line in made.partition(b"\r\n\r\n")[0].split(b"\r\n")) <= 78
    assert sum_of_body(made) == sum_of_body(digest.eml)


def test_the_mark_is_on_the_subject_only() -> None:
    """A sender or a body that speaks of a subject is left alone."""
    head = b'From: "Subject: x" <a@b>\r\nX-A: a\r\n Subject: folded\r\nsUBJECT: Hello\r\n\r\n'
    built = Built("", "", "", MOMENT, "", "", head + b"Subject: body\r\n")
    made = as_test(Outgoing(built, MOMENT).to_list(Recipient("me@example.com")), message_id="<own@b>")
    assert made == (
        b"To: me@example.com\r\nMessage-ID: <own@b>\r\n" + DATE + b'From: "Subject: x" <a@b>\r\n'
        b"X-A: a\r\n Subject: folded\r\nSubject: [Test]\r\n Hello\r\n\r\nSubject: body\r\n"
    )


ROUTES: Mapping[str, bytes] = {
    "list": outgoing().to_list(ANN),
    "subscriber": subscribed(leave="https://example.com/leave", one_click=True),
    "tester": as_test(subscribed(), message_id="<own@example.com>"),
}


@pytest.mark.parametrize("route", ROUTES)
def test_whichever_way_it_goes(route: str) -> None:
    """It is seven-bit in lines of 998 octets at most, no field stands twice, and the body is as built."""
    made = ROUTES[route]
    names = [name.lower() for name in parse(made).keys()]  # noqa: SIM118  # a message's fields, not a map's keys
    assert len(set(names)) == len(names)
    assert made.isascii()
    assert made.endswith(b"\r\n")
    assert all(len(line) <= 998 and b"\r" not in line and b"\n" not in line for line in made.split(b"\r\n"))
    assert sum_of_body(made) == sum_of_body(BUILT.eml)
