"""Files of a site that are made together, once somebody asks for them. Makes nothing itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Batch:
    """The files at *addresses*, which *make* makes of what *made_of* holds, and of nothing else.

    Where an earlier build has made them of the same, nobody need make them again.
    """

    addresses: tuple[str, ...]
    made_of: tuple[object, ...]
    make: Callable[[], Mapping[str, bytes]]
