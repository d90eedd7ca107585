"""The tokens by which subscribers leave."""

import base64
import hashlib
import hmac
import re

import pytest
from forearmed.delivery.unsubscribe import UnsubscribeTokens
from forearmed.foundation.errors import ForearmedError
from hypothesis import given
from hypothesis import strategies as st

SECRET = "0123456789abcdef"  # noqa: S105  # a test's own
LIST = "tips.example.com"
ANN, BOB = "ann@example.com", "bob@example.com"
TOKENS = UnsubscribeTokens(SECRET, list_id=LIST)


def test_a_token_is_what_the_guide_says() -> None:
    """An endpoint in any language can make it: base64url of HMAC-SHA-256 over list, NUL and address."""
    mac = hmac.new(SECRET.encode(), b"tips.example.com\0ann@example.com", hashlib.sha256).digest()
    assert TOKENS.of(ANN) == base64.urlsafe_b64encode(mac).decode().rstrip("=")


@given(st.text(st.characters(codec="utf-8")))
def test_a_token_fits_into_any_address(key: str) -> None:
    """It is 43 signs that need no escape in a URL, whatever the address."""
    assert re.fullmatch("[A-Za-z0-9_-]{43}", TOKENS.of(key))


def test_a_token_is_for_one_list_address_and_secret() -> None:
    """Change any of the three, or where the list ends and the address begins, and it is another."""
    made = [
        TOKENS.of(ANN),
        TOKENS.of(BOB),
        UnsubscribeTokens(SECRET, list_id="news.example.com").of(ANN),
        UnsubscribeTokens(SECRET[::-1], list_id=LIST).of(ANN),
        UnsubscribeTokens(SECRET, list_id=f"{LIST}a").of(ANN[1:]),
    ]
    assert len(set(made)) == len(made)
    assert TOKENS.of(ANN) == UnsubscribeTokens(SECRET, list_id=LIST).of(ANN)


def test_a_token_shows_nobody() -> None:
    """Neither as it stands nor decoded does it hold the address, the list or the secret."""
    token = TOKENS.of(ANN)
    shown = token.encode() + base64.urlsafe_b64decode(f"{token}=")
    assert not [part for part in ("ann", "example", "tips", SECRET) if part.encode() in shown]


@given(st.lists(st.text("abc@.", max_size=4), unique=True, min_size=1), st.data())
def test_the_owner_is_found_among_many(keys: list[str], chance: st.DataObject) -> None:
    """Whoever the token was made for, and nobody else."""
    owner = chance.draw(st.sampled_from(keys))
    assert TOKENS.owner(TOKENS.of(owner), keys) == owner
    assert TOKENS.owner(TOKENS.of(owner), [key for key in keys if key != owner]) is None


@pytest.mark.parametrize("token", ["", "x", TOKENS.of(ANN)[:-1], f"{TOKENS.of(ANN)}=", "é", "\udcff", "\0"])
def test_nobody_owns_what_was_not_made(token: str) -> None:
    """Cut, padded, foreign and undecodable ones are nobody's."""
    assert TOKENS.owner(token, [ANN, BOB]) is None


@pytest.mark.parametrize("secret", ["", SECRET[:-1]])
def test_a_secret_that_is_none(secret: str) -> None:
    """A missing or short one is told with its variable and the way to a good one, and is not shown."""
    with pytest.raises(ForearmedError) as caught:
        UnsubscribeTokens(secret, list_id=LIST)
    assert str(caught.value) == (
        "FOREARMED_UNSUBSCRIBE_SECRET is missing or short; set it to 16 characters or more, such as"
        " `openssl rand -hex 32` prints"
    )


def test_the_secret_is_what_the_environment_holds() -> None:
    """Bytes that are no text will do."""
    mac = hmac.new(b"\xff" * 16, b"tips.example.com\0ann@example.com", hashlib.sha256).digest()
    token = base64.urlsafe_b64encode(mac).decode().rstrip("=")
    assert UnsubscribeTokens("\udcff" * 16, list_id=LIST).of(ANN) == token
