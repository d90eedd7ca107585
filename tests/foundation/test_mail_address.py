"""One definition of a mail address: email-validator's, in its plain form, with our sentences."""

import pytest
from email_validator import EmailNotValidError, validate_email
from forearmed.foundation.mail_address import PLAIN_ADDRESS, AddressError, canonical
from hypothesis import example, given
from hypothesis import strategies as st

PIECES = st.sampled_from([*"aZ0.-_+=!#'/`{}", "..", "--", "-.", "xn--", "com", "p1ai", "test", "9"])
LONG = st.integers(60, 66).map("a".__mul__)
PART = st.lists(PIECES | LONG, max_size=6).map("".join)
ADDRESSES = st.tuples(PART, PART | PART.map("{}.com".format)).map("@".join)
WIDE = st.text(st.characters(codec="utf-8"), max_size=6)
PRIVATE = ("local", "localhost", "invalid", "onion", "arpa")
"""Last names of domains that the library refuses as nobody's; a relay of the house may know them."""


def by_the_library(text: str) -> str | None:
    """Return the domain of *text* as the library's own strict reading has it, or None."""
    try:
        found = validate_email(text, check_deliverability=False, strict=True, test_environment=True)
    except EmailNotValidError:
        return None
    return found.ascii_domain.lower() if "." in found.ascii_domain else None


def by_us(text: str) -> str | None:
    """Return the domain of *text* as we read it, or None."""
    try:
        return canonical(text).rpartition("@")[2]
    except AddressError:
        return None


@given(ADDRESSES)
@example("a@1.2")
@example("..a@example.com")
@example("a@-x-.com")
@example("a@ab--c.com")
@example("a@xn--mnchen-3ya.de")
@example("a@example.x1")
@example(f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 57}.com")
@example(f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 58}.com")
def test_in_ascii_we_agree_with_the_library(text: str) -> None:
    """The short way that most addresses take is no other definition."""
    assert by_us(text) == by_the_library(text)


@given(st.tuples(WIDE, WIDE.map("{}.com".format)).map("@".join))
@example("é@example.com")
@example("a\u200db@example.com")
@example("a@b\u00fccher.example")
@example("a@☃.net")
def test_in_any_script_we_take_what_the_library_takes(text: str) -> None:
    """We are stricter in places, and never the other way."""
    if (domain := by_us(text)) is not None:
        assert domain == by_the_library(text.strip(" \t\u00a0"))


@given(ADDRESSES)
def test_editors_take_what_we_take(text: str) -> None:
    """The shape in the schema refuses no address that the settings take."""
    if by_us(text):
        assert PLAIN_ADDRESS.fullmatch(text)


@pytest.mark.parametrize("name", PRIVATE)
def test_domains_of_a_house(name: str) -> None:
    """A relay of the house may know them, so they are judged as any other."""
    assert canonical(f"Ann@Mail.{name.upper()}") == f"Ann@mail.{name}"
    assert canonical(f"ann@bücher.{name}") == f"ann@xn--bcher-kva.{name}"
    with pytest.raises(AddressError, match=r"has no valid domain after the @; correct it$"):
        canonical(f"ann@-mail.{name}")
    with pytest.raises(AddressError, match=r"has no dot after the @"):
        canonical(f"ann@{name}")


def test_this_machine() -> None:
    """Its name alone is a domain where that is asked for."""
    assert canonical("ann@localhost", localhost=True) == "ann@localhost"
    with pytest.raises(AddressError, match="has no dot after the @"):
        canonical("ann@invalid", localhost=True)


def test_the_local_part_is_left_as_it_is() -> None:
    """Only its server knows what its letters mean."""
    assert canonical("Info@EXAMPLE.com") == "Info@example.com"
    assert canonical("mu\u0308ller@example.com") == "mu\u0308ller@example.com"
