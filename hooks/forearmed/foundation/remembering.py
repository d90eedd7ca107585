"""How code below the build asks for a result that an earlier build may have kept."""

from collections.abc import Callable
from typing import Any, Protocol


class Remember(Protocol):
    """Returns a result that is kept from build to build, in the form of JSON."""

    def __call__(
        self, name: str, parts: tuple[object, ...], make: Callable[[], Any]
    ) -> Any:  # Any: JSON of any shape
        """Return the result of *make*, which depends on *parts* alone; each *name* has one result."""


def made_anew(name: str, parts: tuple[object, ...], make: Callable[[], Any]) -> Any:  # Any: JSON
    """Return the result of *make*: nothing is kept."""
    return make()
