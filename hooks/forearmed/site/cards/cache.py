"""A folder that keeps drawn cards between builds, so that an unchanged card is not drawn again.

It may be deleted at any time, and any number of builds may use it at once.
"""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from forearmed.site.cards.card import Card

Draw = Callable[[Card], bytes]

_CHECKSUM = sha256().digest_size


class CardCache:
    """Returns cards from *folder*, or draws them. *manner* changes whenever the look of all cards does."""

    def __init__(self, folder: Path, draw: Draw, *, manner: str) -> None:
        self._folder = folder
        self._draw = draw
        self._manner = manner

    def draw(self, card: Card) -> bytes:
        """Return the picture of *card*, from the folder if it is there, else drawn and stored."""
        file = self._folder / self._name(card)
        return _kept(file) or self._keep(file, self._draw(card))

    def forget_others(self, cards: Iterable[Card]) -> None:
        """Delete every picture but those of *cards*."""
        wanted = {self._name(card) for card in cards}
        with contextlib.suppress(OSError):  # an old picture that cannot be deleted does no harm
            for name in {*os.listdir(self._folder)} - wanted:  # noqa: PTH208  # a Path for each of thousands
                (self._folder / name).unlink(missing_ok=True)

    def _name(self, card: Card) -> str:
        values = tuple(vars(card).values())  # as `astuple`, which would copy each of them
        return sha256(repr((self._manner, values)).encode()).hexdigest()

    def _keep(self, file: Path, picture: bytes) -> bytes:
        # When the disk is full or read-only, the next build draws the card again; this build goes on.
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as unfinished:
                unfinished.write(sha256(picture).digest() + picture)
            Path(unfinished.name).replace(file)
        return picture


def _kept(file: Path) -> bytes | None:
    """Return the picture in *file*, or None if it is missing or damaged: the file begins with a checksum."""
    try:
        with file.open("rb", buffering=0) as there:
            content = there.read()
    except OSError:
        return None
    checksum, picture = content[:_CHECKSUM], content[_CHECKSUM:]
    return picture if sha256(picture).digest() == checksum else None
