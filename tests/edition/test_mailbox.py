"""Header values: what is written comes back, in lines that every server takes."""

import re
from email.header import decode_header, make_header
from email.parser import BytesParser
from email.policy import compat32, default
from email.utils import parseaddr

import pytest
from forearmed.edition.mail.mailbox import encoded, mailbox, parsed
from forearmed.foundation.errors import ForearmedError
from hypothesis import example, given
from hypothesis import strategies as st

ADDRESS = "ann@example.com"
PRINTABLE = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs"))
NAMES = st.text(PRINTABLE, min_size=1, max_size=200).map(lambda text: " ".join(text.split())).filter(bool)
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=200)
ASCII_NAMES = WORDS.map(str.strip).filter(lambda name: name and "=?" not in name)


def lines_of(header: str, value: str) -> list[str]:
    """Return the lines that *value* makes in a message."""
    return f"{header}: {value}".split("\n")


def raw(value: str) -> str:
    """Return *value* as a parser finds it in a To field, folds and all."""
    message = BytesParser(policy=compat32).parsebytes(b"To: " + crlf(value) + b"\r\n\r\n")
    assert (message.keys(), message.defects) == (["To"], [])
    return str(message["To"])


def crlf(value: str) -> bytes:
    """Return *value* with the line ends of mail."""
    return value.replace("\n", "\r\n").encode()


def decoded(value: str) -> str:
    """Return what a mail program shows for *value* (RFC 2047)."""
    return str(make_header(decode_header(value)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("", ADDRESS),
        ("Ann", '"Ann" <ann@example.com>'),
        ("Doe, Ann (the) <first>; @home", '"Doe, Ann (the) <first>; @home" <ann@example.com>'),
        ('Ann "Nan" \\ Doe', r'"Ann \"Nan\" \\ Doe" <ann@example.com>'),
        ("Zoë", "=?utf-8?q?Zo=C3=AB?=\n <ann@example.com>"),
        ("=?utf-8?q?a?=", "=?utf-8?b?PT91dGYtOD9xP2E/PQ==?=\n <ann@example.com>"),
        ("A" * 54, f'"{"A" * 54}" <ann@example.com>'),
        ("A" * 55, f'"{"A" * 55}"\n <ann@example.com>'),
        ("x" * 100, f'"{"x" * 100}"\n <ann@example.com>'),
        (
            "The people of the second floor, who answer whatever the first cannot",
            '"The people of the second floor,\n who answer whatever the first cannot"\n <ann@example.com>',
        ),
    ],
)
def test_a_mailbox_as_it_is_written(name: str, value: str) -> None:
    """Plain names stand in quotes and fold at blanks, others are encoded; the address stays whole."""
    assert mailbox("To", name, ADDRESS) == value


@given(ASCII_NAMES)
@example('a"' * 100)
@example("\\ " * 99 + "\\")
def test_a_plain_name_comes_back(name: str) -> None:
    """Quotes, backslashes, commas and runs of blanks included, with nothing added."""
    value = mailbox("To", name, ADDRESS)
    message = BytesParser(policy=default).parsebytes(b"To: " + crlf(value) + b"\r\n\r\n")
    (found,) = message["To"].addresses
    # Python reads a run of blanks in a quoted string as it stands.
    assert (found.display_name, found.addr_spec, message["To"].defects) == (name, ADDRESS, ())
    assert max(map(len, lines_of("To", value))) <= 998


@given(NAMES)
@example("é" * 200)
@example("🙂" * 200)
@example("=?utf-8?q?a=0ABcc:_x=40y?=")
def test_any_name_comes_back(name: str) -> None:
    """Whatever its script, the name and the address are what was written, and one mailbox."""
    written, address = parseaddr(raw(mailbox("To", name, ADDRESS)))
    assert (decoded(written), address) == (name, ADDRESS)


@given(NAMES)
@example("=?" + "x " * 99)
def test_encoded_words_are_short_enough(text: str) -> None:
    """An encoded word has at most 75 characters, and a line with one at most 76 (RFC 2047, section 2)."""
    values = {"Reply-To": mailbox("Reply-To", f"é{text}", ADDRESS), "Subject": encoded("Subject", f"é{text}")}
    for header, value in values.items():
        words = re.findall(r"=\?[^?]*\?[bq]\?[^?]*\?=", value)
        assert words
        assert max(map(len, words)) <= 75
        lines = lines_of(header, value)
        assert max(len(line) for line in lines if "=?" in line) <= 76
        assert all(line.strip() and (line[0] == " ") is (place > 0) for place, line in enumerate(lines))


@given(NAMES)
@example("Sorry: " * 20)
@example("x" * 200)
def test_text_comes_back(text: str) -> None:
    """A subject is what was written, in lines of at most 78 characters."""
    value = encoded("Subject", text)
    assert decoded(raw(value).replace("\r\n", "")) == text
    assert max(map(len, lines_of("Subject", value))) <= 78


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Call first", "Call first"),
        ("“Call” first", "=?utf-8?b?4oCcQ2FsbOKAnSBmaXJzdA==?="),
        ("a =?x?= b", "=?utf-8?b?YSA9P3g/PSBi?="),
        ("word " * 20 + "end", f"{'word ' * 13}word\n{' word' * 6} end"),
    ],
)
def test_text_as_it_is_written(text: str, value: str) -> None:
    """What can be read and folded is left alone; what looks encoded is encoded."""
    assert encoded("Subject", text) == value


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("tips@example.com", ("", "tips@example.com")),
        ("<tips@example.com>", ("", "tips@example.com")),
        ("Service Tips <tips@example.com>", ("Service Tips", "tips@example.com")),
        ('"Tips, \\"weekly\\"" <tips@example.com>', ('Tips, "weekly"', "tips@example.com")),
        ("Zoë <zoe@example.com>", ("Zoë", "zoe@example.com")),
    ],
)
def test_a_mailbox_is_read(written: str, found: tuple[str, str]) -> None:
    """With a name or without, quoted or not."""
    assert parsed(written, where="digest") == found


@pytest.mark.parametrize(
    "written", ["", "Tips", "tïps@example.com", "a@example.com, b@example.com", "a@example.com b@example.com"]
)
def test_what_is_no_mailbox(written: str) -> None:
    """The message says where it stands, what it is and what one looks like."""
    with pytest.raises(ForearmedError) as caught:
        parsed(written, where="extra.forearmed.sender")
    assert str(caught.value) == (
        f'extra.forearmed.sender: "{written}" is not a mailbox such as "Service Tips <tips@example.com>"'
    )


def test_a_mailbox_without_an_address() -> None:
    """An address that no server takes is told when the mail is made, not when the first one is refused."""
    with pytest.raises(ForearmedError) as caught:
        parsed("Tips <..a@example.com>", where="digest")
    assert str(caught.value) == 'digest: "..a@example.com" has a dot too many before the @; delete it'


@given(NAMES.filter(lambda name: "\\" not in name and '"' not in name))
def test_what_is_written_can_be_read(name: str) -> None:
    """A quoted name of any script and its address are read back."""
    assert parsed(f'"{name}" <{ADDRESS}>', where="digest") == (name, ADDRESS)
