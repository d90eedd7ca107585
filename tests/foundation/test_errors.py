"""How problems are counted."""

import pytest
from forearmed.foundation.errors import Problem, tally


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
