"""A login with a token instead of a password (OAuth 2.0): what is said, and when a new one is asked for."""

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from faulty_smtp import Fault, Server, drop
from forearmed.delivery.mailer import Deadlines, Mailer, Token, read_relay
from forearmed.delivery.mailer.relay import Relay, Security
from forearmed.delivery.mailer.token import bearer, xoauth2
from forearmed.delivery.outcome import State
from forearmed.foundation.errors import ForearmedError

USER, GOOD = "tips@example.com", "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg"
MAIL = b"Subject: Call first\r\n\r\nPick up the phone.\r\n"
ANN, BOB = "ann@example.com", "bob@example.com"
ADVICE = "; check FOREARMED_SMTP_URL"


@contextmanager
def mailer_to(server: Server, token: Token) -> Iterator[Mailer]:
    """Yield a mailer that logs in as the user with *token*."""
    port = int(server.url.rpartition(":")[2])
    relay = Relay("127.0.0.1", port, Security.NONE, USER)
    mailer = Mailer(relay, sender=USER, token=token, deadlines=Deadlines(*[10.0] * 6))
    try:
        yield mailer
    finally:
        mailer.close()


def printing(folder: Path, *tokens: str) -> str:
    """Return a command that prints one of the *tokens* after the other, the last one for ever."""
    for place, token in enumerate(tokens):
        (folder / f"{place}.token").write_text(token)
    program = (
        "import pathlib,sys; left = sorted(pathlib.Path(sys.argv[1]).glob('*.token'));"
        "print(left[0].read_text()); len(left) > 1 and left[0].unlink()"
    )
    return shlex.join([sys.executable, "-c", program, str(folder)])


def test_what_is_said() -> None:
    """The examples of RFC 7628, section 4.1, and of Google's page on XOAUTH2, to the octet."""
    assert bearer("user@example.com", GOOD, host="server.example.com", port=587) == (
        f"n,a=user@example.com,\x01host=server.example.com\x01port=587\x01auth=Bearer {GOOD}\x01\x01"
    )
    assert bearer("a=b,c", "t", host="h", port=1).startswith("n,a=a=3Db=2Cc,\x01")
    assert xoauth2("someuser@example.com", GOOD, host="h", port=1) == (
        f"user=someuser@example.com\x01auth=Bearer {GOOD}\x01\x01"
    )


@pytest.mark.parametrize(
    "mechanisms", ["XOAUTH2", "OAUTHBEARER", "LOGIN PLAIN XOAUTH2", "XOAUTH2 OAUTHBEARER"]
)
def test_a_good_token(mechanisms: str) -> None:
    """It opens the server by whatever mechanism both sides know, and no password is asked for."""
    with (
        Server(login=(USER, GOOD), mechanisms=mechanisms) as server,
        mailer_to(server, Token(GOOD)) as mailer,
    ):
        mailer.get_ready()
        assert mailer.send(ANN, MAIL).state is State.SENT
    assert (server.visits[0].user, server.talk) == (USER, ["EHLO AUTH MAIL RCPT DATA . QUIT"])


@pytest.mark.parametrize(("mechanism", "word"), [("XOAUTH2", "(empty)"), ("OAUTHBEARER", "AQ==")])
def test_a_bad_token(mechanism: str, word: str) -> None:
    """The exchange is ended as the mechanism asks; what the server tells of it is quoted, not the token."""
    bad = "ya29.this-one-has-ended-long-ago"
    with Server(login=(USER, GOOD), mechanisms=mechanism) as server, mailer_to(server, Token(bad)) as mailer:
        with pytest.raises(ForearmedError) as caught:
            mailer.get_ready()
        said = '535 5.7.3 Authentication unsuccessful {"status":"401"}'
        assert str(caught.value) == f"{mailer.relay} refused the login ({said}){ADVICE}"
    assert server.visits[0].commands[1:3] == ["AUTH", word]


def test_a_server_that_repeats_the_token() -> None:
    """It shows in no message."""
    script = [Fault("AUTH", f"535 5.7.8 {GOOD} is no good")]
    with Server(login=(USER, GOOD), mechanisms="XOAUTH2", script=script) as server:  # noqa: SIM117  # another step
        with mailer_to(server, Token(GOOD)) as mailer, pytest.raises(ForearmedError) as caught:
            mailer.get_ready()
    assert GOOD not in str(caught.value)
    assert "(535 5.7.8 *** is no good" in str(caught.value)


def test_a_server_without_it() -> None:
    """It is told what the server offers instead."""
    with Server(login=(USER, GOOD), mechanisms="PLAIN LOGIN") as server:  # noqa: SIM117  # another step
        with mailer_to(server, Token(GOOD)) as mailer, pytest.raises(ForearmedError) as caught:
            mailer.get_ready()
    assert "takes no token (only PLAIN LOGIN); take FOREARMED_SMTP_TOKEN and" in str(caught.value)


def test_a_token_that_has_ended(tmp_path: Path) -> None:
    """Where a command makes tokens, it is asked for another one, once."""
    token = Token(command=printing(tmp_path, "old", GOOD))
    with Server(login=(USER, GOOD), mechanisms="XOAUTH2") as server, mailer_to(server, token) as mailer:
        mailer.get_ready()
    assert [visit.user for visit in server.visits] == ["", USER]
    with Server(login=(USER, GOOD), mechanisms="XOAUTH2") as server:
        token = Token(command=printing(tmp_path, "old", "older"))
        with mailer_to(server, token) as mailer, pytest.raises(ForearmedError, match="refused the login"):
            mailer.get_ready()
    assert len(server.visits) == 2


@pytest.mark.parametrize(
    "fault",
    [Fault("MAIL", "530 5.7.0 token expired", after=1), Fault("MAIL", "421 4.7.0 bye", then=drop, after=1)],
)
def test_a_token_that_ends_in_mid_run(tmp_path: Path, fault: Fault) -> None:
    """The message is sent all the same, over a new connection with a new token."""
    token = Token(command=printing(tmp_path, "first", "second"))
    with Server(login=(USER, "first"), mechanisms="XOAUTH2", script=[fault]) as server:  # noqa: SIM117  # another step
        with mailer_to(server, token) as mailer:
            mailer.get_ready()
            assert mailer.send(ANN, MAIL).state is State.SENT
            server.login = (USER, "second")
            assert mailer.send(BOB, MAIL).state is State.SENT
    assert [message.recipients for message in server.messages] == [[ANN], [BOB]]


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("no-such-program --now", "cannot be run: "),
        ("'half a quotation", "cannot be run: No closing quotation"),
        (
            f"{sys.executable} -c 'raise SystemExit(\"log in first\")'",
            "failed with code 1: log in first; run it",
        ),
        (f"{sys.executable} -c pass", "printed nothing; it must print a token and nothing else"),
        (f"{sys.executable} -c 'print(1); print(2)'", "gives more than a token"),
    ],
)
def test_a_command_that_makes_none(command: str, says: str) -> None:
    """It is named, with what is wrong about it, and nothing is sent."""
    with pytest.raises(ForearmedError) as caught:
        Token(command=command).current()
    assert str(caught.value).startswith(f"FOREARMED_SMTP_TOKEN_COMMAND {says}")


def test_a_token_and_a_command() -> None:
    """One of them is one too many."""
    with pytest.raises(ForearmedError, match="are both set; keep one"):
        Token(GOOD, command="x")
    with pytest.raises(ForearmedError, match="gives more than a token"):
        Token("two words")


def test_a_user_and_no_password() -> None:
    """With a token, the URL names the user alone."""
    url = "smtp+starttls://tips%40example.com@smtp.example.com:587"
    assert read_relay(url, has_token=True).user == USER
    for wrong in ("smtp+starttls://smtp.example.com", "smtp+starttls://tips:secret@smtp.example.com"):
        with pytest.raises(ForearmedError, match="must hold a user and no password"):
            read_relay(wrong, has_token=True)
