"""The file of those who get no more mail, as `send --except` reads it, and how to add to it."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from forearmed.cli.private_file import write_private
from forearmed.cli.subscriber_files import read_departed
from forearmed.delivery.recipients.roles import roles_of
from forearmed.foundation.errors import ForearmedError

_HEADER = ("email", "reason", "week", "words")
FORMULA = ("=", "+", "-", "@")
"""The first characters of a cell that a spreadsheet runs as a formula."""


@dataclass(frozen=True)
class Gone:
    """Somebody who gets no more mail: the *reason*, and the *words* of the server or the reader."""

    key: str
    reason: str
    week: str
    words: str


@dataclass(frozen=True)
class LeaversFile:
    """What is at *path*: its *octets*, the names of its *columns*, and the *keys* of those on it."""

    path: Path
    octets: bytes
    columns: tuple[str, ...]
    keys: frozenset[str]

    @classmethod
    def at(cls, path: Path, *, option: str) -> "LeaversFile":
        """Return the file at *path*, or a new one; raise ForearmedError where nothing can be added to it."""
        if not path.exists():
            return cls(path, b"", _HEADER, frozenset())
        try:
            octets = path.read_bytes()
        except OSError as error:
            raise ForearmedError(f"{option}: cannot read {path}: {error.strerror}; name another") from None
        if not octets.strip():
            return cls(path, b"", _HEADER, frozenset())
        columns = _columns(octets)
        if not roles_of(columns).emails:
            advice = "name another file; send takes --except more than once"
            why = "is no CSV in UTF-8 with a column email, so nothing can be added to it"
            raise ForearmedError(f"{option}: {path} {why}; {advice}")
        return cls(path, octets, columns, read_departed([path]))

    def add(self, entries: Iterable[Gone], *, option: str) -> None:
        """Append *entries* to the file; its earlier content stays as it is."""
        text = io.StringIO()
        writer = csv.writer(text)
        if not self.octets:
            writer.writerow(_HEADER)
        elif not self.octets.endswith((b"\n", b"\r")):
            text.write("\r\n")
        writer.writerows(self._row(entry) for entry in entries)
        write_private(self.path, self.octets + text.getvalue().encode(), option=option)

    def _row(self, entry: Gone) -> list[str]:
        words = f"'{entry.words}" if entry.words.startswith(FORMULA) else entry.words
        said = {"reason": entry.reason, "week": entry.week, "words": words}
        email = roles_of(self.columns).emails[0]
        return [
            entry.key if place == email else said.get(column.strip().casefold(), "")
            for place, column in enumerate(self.columns)
        ]


def _columns(octets: bytes) -> tuple[str, ...]:
    try:
        first = octets.decode("utf-8-sig").splitlines()[0]
        return tuple(next(csv.reader([first], strict=True)))
    except (UnicodeDecodeError, csv.Error, StopIteration):
        return ()
