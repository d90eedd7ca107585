"""What is wrong with a key that an author wrote, in parts; only the last step makes a sentence of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto


class FaultKind(Enum):
    """What a fault is about."""

    UNKNOWN_KEY = auto()
    """No key has such a name."""
    MISSING = auto()
    """The key, or its value, is not there."""
    NAME = auto()
    """What the key names is not there."""
    VALUE = auto()
    """The key has a value that cannot be."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with *key*: dotted, with the place of an item in a list, such as ``tags.0``."""

    key: str
    kind: FaultKind
    message: str
    """What is wrong and, but for an unknown key, what to do; of a value, without the key in front."""
    advice: str = ""
    """What to do about an unknown key, where that is known."""
    meant: tuple[str, ...] = ()
    """The keys that an unknown one stands for."""
    is_sure: bool = False
    """Whether an unknown key is known from other programs, so that what it stands for is no guess."""

    @property
    def top(self) -> str:
        """Return the key that this one stands below, or the key itself."""
        return self.key.partition(".")[0]

    def __str__(self) -> str:
        """Return the sentence that people read."""
        if self.kind is FaultKind.VALUE:
            return f"{plain_key(self.key.split('.'))}: {self.message}"
        return "; ".join(filter(None, [self.message, self.advice]))


def plain_key(parts: Sequence[str]) -> str:
    """Return the dotted key of *parts* without the places of items."""
    return ".".join(part for part in parts if not part.isdecimal())
