"""What servers say, as our messages quote it: masked whole, then cut, and nothing that a terminal obeys."""

import pytest
from forearmed.foundation.servers import quoted
from forearmed.foundation.servers.masking import mask
from hypothesis import given
from hypothesis import strategies as st

SECRET = "hunter2/Correct+horse"  # noqa: S105  # an example
_WORDS = st.text(st.characters(codec="ascii", exclude_characters=SECRET + "*%"), max_size=300)


@given(_WORDS, st.integers(8, len(SECRET)), st.integers(0, len(SECRET)), _WORDS)
def test_no_long_part_of_a_secret_is_quoted(before: str, length: int, start: int, after: str) -> None:
    """Wherever a server or we cut what it repeats, what is left of the secret is masked."""
    part = SECRET[start : start + length]
    said = quoted(before + part + after, masked=lambda text: mask(text, [SECRET]))
    assert not any(SECRET[place : place + 8] in said for place in range(len(SECRET) - 7))
    assert len(part) < 8 or part not in said


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("no hunter2/Correct+horse here", "no *** here"),
        ("no hunter2%2FCorrect%2Bhorse here", "no *** here"),
        ("hunter2/Correct+horsehunter2/Correct+horse", "******"),
        ("ter2/Correct+h, as you say", "***, as you say"),
        ("what ends in hunter", "what ends in ***"),
        ("a hunter, and a horse", "a hunter, and a horse"),
    ],
)
def test_what_is_masked(said: str, shown: str) -> None:
    """The secret, its form in a URL, a part of eight characters, and a shorter one where the text ends."""
    assert mask(said, [SECRET, ""]) == shown


def test_what_a_terminal_would_obey() -> None:
    """It is spelled out; lines become one, and a long text ends."""
    assert quoted("a\x1b[2J\r\nb\x9b\u202ec") == "a\\x1b[2J b\\x9b\\u202ec"
    assert quoted("a" * 300) == "a" * 200
