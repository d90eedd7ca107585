"""The mailboxes that a command names, one message after the other: mbox, Maildir, ``.eml`` files and folders.

mbox is RFC 4155's, in any of its dialects. A message may be of any size: only its beginning is kept.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from forearmed.foundation.errors import ForearmedError

LONGEST = 256 * 1024
"""How many octets of a message are kept."""
_FROM = b"From "
_MAILDIR = ("cur", "new")
_LINE = 64 * 1024
# A line that begins a mail: the name of a field (RFC 5322, section 2.2), and a colon.
_HEAD = 512
_OUTLOOKS = (".msg", ".pst", ".ost")


@dataclass(frozen=True)
class Letter:
    """One message as it lies in a mailbox: its first *octets*, and *where* it was found."""

    where: str
    octets: bytes


def letters_in(path: Path) -> Iterator[Letter]:
    """Yield every message in the mailbox at *path*; ``-`` is standard input.

    Raises ForearmedError when there is no such mailbox or it cannot be read.
    """
    try:
        if str(path) == "-":
            yield from _letters(_standard_input(), "standard input")
        elif path.is_dir():
            for file in _files_in(path):
                yield from _file(file)
        elif path.exists():
            yield from _file(path)
        else:
            raise ForearmedError(f"there is no mailbox {path}; name a file or a folder with mail")
    except OSError as error:
        raise ForearmedError(f"cannot read {path}: {error.strerror}; name another mailbox") from None


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise ForearmedError("standard input is closed; name a mailbox")
    return sys.stdin.buffer


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield the files with mail below *folder*: of a Maildir those that have arrived."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            continue
        if path.is_dir() and not (_is_maildir(folder) and path.name == "tmp"):
            yield from _files_in(path)
        elif path.is_file() and _is_mail(path, folder):
            yield path


def _is_maildir(folder: Path) -> bool:
    return all((folder / name).is_dir() for name in _MAILDIR)


def _is_mail(path: Path, folder: Path) -> bool:
    if folder.name in _MAILDIR and _is_maildir(folder.parent):
        return not path.name.startswith(".")
    if path.name.startswith("."):
        return False
    _demand_mail(path)
    with path.open("rb") as file:
        line = file.readline(_HEAD)
    name, colon, _ = line.partition(b":")
    return line.startswith(_FROM) or bool(colon and name and name.replace(b"-", b"").isalnum())


def _demand_mail(path: Path) -> None:
    if path.suffix.lower() in _OUTLOOKS:
        raise ForearmedError(f"{path} is in Outlook's own format; save the mail in it as .eml files")


def _file(path: Path) -> Iterator[Letter]:
    if not path.is_file():
        raise ForearmedError(f"{path} is neither a file nor a folder; name a mailbox")
    _demand_mail(path)
    with path.open("rb") as file:
        yield from _letters(file, str(path))


def _letters(file: BinaryIO, name: str) -> Iterator[Letter]:
    """Yield every message of a mbox *file*; any other file is one message."""
    first = file.readline(_LINE)
    if not first.startswith(_FROM):
        if first:
            yield Letter(name, (first + file.read(LONGEST))[:LONGEST])
        return
    kept: list[bytes] = []
    number, size, after_blank = 1, 0, False
    for line in iter(lambda: file.readline(_LINE), b""):
        if after_blank and line.startswith(_FROM):
            yield Letter(f"{name}, message {number}", b"".join(kept))
            number, kept, size = number + 1, [], 0
        elif size < LONGEST:
            kept.append(line)
            size += len(line)
        after_blank = line in (b"\n", b"\r\n")
    yield Letter(f"{name}, message {number}", b"".join(kept))
