"""Results that the builds of one process share."""

from dataclasses import dataclass
from itertools import count

import pytest
from forearmed.build.cache.in_memory import InMemory, is_same
from forearmed.foundation.remembering import made_anew


@dataclass(frozen=True)
class Page:
    """Something with parts."""

    html: str
    lines: tuple[int, ...]


def test_a_result_is_taken_only_where_nothing_it_is_made_from_differs() -> None:
    """The second build asks for the same, the third for something else under the same name."""
    memory, numbers = InMemory(), count(1)

    def ask(*parts: object) -> int:
        return int(memory.before(made_anew)("a page", parts, lambda: next(numbers)))

    page = ("<p>", (1, 2))
    assert ask(Page(*page), "en") == ask(Page("".join(["<", "p>"]), (1, 2)), "en") == 1
    assert ask(Page(*page), "de") == ask(Page(*page), "de") == 2
    assert ask(Page("<p>", (1, 3)), "de") == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, True), (1, 1.0), ("a", b"a"), ((1,), [1]), ((1,), (1, 2)), ({1: 2}, {1: 2}), (1.5, 1.5000001)],
)
def test_what_is_not_certain_to_be_the_same(one: object, other: object) -> None:
    """Equal is not enough: two of different types may be shown in different ways."""
    assert not is_same(one, other)
