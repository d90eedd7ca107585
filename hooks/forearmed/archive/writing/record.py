"""What earlier runs have written, so that a later one knows its own files from those that a person edited."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from forearmed.foundation.errors import ForearmedError

_VERSION = 1


@dataclass(frozen=True)
class Written:
    """A file that an earlier run wrote for a post: its *path* in the project and the *checksum* it had.

    *day* and *title* are those of the old place, by which a post of another place with the same id is known.
    """

    path: str
    checksum: str
    day: str = ""
    title: str = ""

    def is_of(self, day: str, title: str) -> bool:
        """Tell whether a post of *day* with *title* can be the one that the file was written for."""
        return "" in (day, self.day) or day == self.day or title == self.title


@dataclass
class Record:
    """Every file that the importer has written, by the ident of its post. It changes as files are written."""

    written: dict[str, Written] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Record":
        """Read the record in *path*; one that is not there is empty."""
        try:
            found = json.loads(path.read_text("utf-8"))
            return cls({ident: Written(*each) for ident, each in found["written"].items()})
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            advice = "restore it from your history; without it, no file of an earlier import is known"
            raise ForearmedError(f"cannot read {path}: {advice}") from None

    def take_over(self, before: str, now: str) -> None:
        """Take the file that was written for the post *before* for that of the post *now*, if it has none."""
        if before in self.written and now not in self.written:
            self.written[now] = self.written.pop(before)

    def write(self, path: Path) -> None:
        """Write the record to *path*, in an order that depends on nothing but what it holds."""
        lines: Mapping[str, list[str]] = {
            ident: [each.path, each.checksum, each.day, each.title]
            for ident, each in sorted(self.written.items())
        }
        text = json.dumps({"version": _VERSION, "written": lines}, ensure_ascii=False, indent=1)
        path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def checksum_of(content: bytes) -> str:
    """Return what tells *content* from any other."""
    return hashlib.sha256(content).hexdigest()
