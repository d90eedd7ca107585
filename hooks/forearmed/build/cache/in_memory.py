"""Results of one build for the next of the same process, such as a preview's, found without any key."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass

from forearmed.build.cache.results import Json
from forearmed.foundation.remembering import Remember

_PLAIN = (str, int, bool, bytes)


@dataclass(frozen=True)
class InMemory:
    """The last result of each name, with the parts it was made from.

    To hold one value against another takes a fraction of the time that a key of it takes.
    """

    known: dict[str, tuple[tuple[object, ...], Json]] = field(default_factory=dict)

    def before(self, remember: Remember) -> Remember:
        """Return how to look here before one asks *remember*."""

        def look(name: str, parts: tuple[object, ...], make: Callable[[], Json]) -> Json:
            before, result = self.known.get(name, (None, None))
            if before is None or not is_same(before, parts):
                result = remember(name, parts, make)
                self.known[name] = parts, result
            return result

        return look


def is_same(one: object, other: object) -> bool:
    """Tell whether it is certain that the two hold the same; equal numbers of two types do not."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, _PLAIN):
        return one == other
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(is_same, one, other))
    if is_dataclass(one):
        return all(is_same(getattr(one, part.name), getattr(other, part.name)) for part in fields(one))
    return False
