"""Places in a line where a form has matched already, so that no other may match there. Judges nothing."""

from bisect import bisect_left, insort


class Taken:
    """Places that do not overlap. `is_free` takes time in proportion to the logarithm of their number."""

    def __init__(self) -> None:
        self._places: list[tuple[int, int]] = []

    def is_free(self, place: tuple[int, int]) -> bool:
        """Tell whether *place*, from its first sign to the one behind its last, overlaps none of them."""
        start, end = place
        behind = bisect_left(self._places, (end, end))
        return behind == 0 or self._places[behind - 1][1] <= start

    def add(self, place: tuple[int, int]) -> None:
        """Take *place*, which is free."""
        insort(self._places, place)
