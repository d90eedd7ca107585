"""How problems are counted."""

import pytest
from forearmed.foundation.errors import Problem, count, tally


@pytest.mark.parametrize(
    ("warnings", "told"),
    [
        ([], "0 problems"),
        ([False], "1 problem to mend"),
        ([False, False, True], "2 problems to mend, and 1 warning"),
        ([True, True], "2 warnings"),
    ],
)
def test_what_is_to_be_mended_is_counted_by_itself(warnings: list[bool], told: str) -> None:
    """Who has one mistake and eighty warnings has one thing to mend."""
    assert tally([Problem("a.md", 1, "x", warning=warning) for warning in warnings]) == told


def test_a_number_of_things() -> None:
    """One thing stands alone, and a hiss takes another syllable."""
    told = [count(number, noun) for number in (1, 2) for noun in ("problem", "address", "match")]
    assert told == ["1 problem", "1 address", "1 match", "2 problems", "2 addresses", "2 matches"]
