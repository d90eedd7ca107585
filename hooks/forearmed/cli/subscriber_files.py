"""Read the subscriber files that a command names, and print a short summary of each."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from forearmed.cli.outbox import NothingSentError
from forearmed.delivery.recipients import Recipient, Roll, read_recipients, shown
from forearmed.delivery.recipients.consent import is_file_of_leavers
from forearmed.delivery.recipients.roll import Departed, Merged, merged
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError, count

_SHOWN = 10
_LARGEST = 500_000_000  # octets; a million rows of a wide export


@dataclass(frozen=True)
class Files:
    """What several files say together, and each by itself."""

    merged: Merged
    rolls: tuple[tuple[str, Roll], ...]


def read_lists(paths: Sequence[Path], *, skip_bad: bool, say: Callable[[str], None]) -> list[Recipient]:
    """Return who of the files at *paths* may be written to, and say who may not; ``-`` is standard input."""
    return list(read_files(paths, skip_bad=skip_bad, say=say).merged.recipients)


def read_files(paths: Sequence[Path], *, skip_bad: bool, say: Callable[[str], None]) -> Files:
    """Return who is on the files at *paths*, and say what was read of each and what of all.

    With several files, one with a name such as unsubscribed.csv counts as a list of people who have left.
    Raises NothingSentError with every bad row; with *skip_bad*, bad rows are printed and left out instead.
    It is raised even then when a file leaves open who has left.
    """
    several = len(paths) > 1
    leaving = [several and is_file_of_leavers(path.stem) for path in paths]
    if all(leaving):
        leaving = [False] * len(paths)
    rolls = [
        (_name(path), _roll(path, left=left, beside_others=several))
        for path, left in zip(paths, leaving, strict=True)
    ]
    _demand_good([roll for _, roll in rolls], skip_bad=skip_bad)
    for (name, roll), left in zip(rolls, leaving, strict=True):
        _tell(name, roll, left=left, say=say)
    readers = [each for each, left in zip(rolls, leaving, strict=True) if not left]
    everybody = merged(readers, [each for each, left in zip(rolls, leaving, strict=True) if left])
    if several:
        _tell_together(everybody, say=say)
    if not everybody.recipients:
        raise ForearmedError("the files leave nobody to write to; name others")
    return Files(everybody, tuple(rolls))


def _roll(path: Path, *, left: bool, beside_others: bool) -> Roll:
    raw, name = _read(path), _name(path)
    today = clock.real_now().date()
    roll = read_recipients(raw, path=name, takes_everybody=left, beside_others=beside_others, today=today)
    # Everybody on this file has left. The second reading adds the reasons, where a column gives them.
    return replace(roll, left=read_recipients(raw, path=name).left) if left else roll


def _demand_good(rolls: Sequence[Roll], *, skip_bad: bool) -> None:
    problems = [problem for roll in rolls for problem in roll.problems]
    doubts = any(roll.doubts for roll in rolls)
    if doubts or (problems and not (skip_bad and any(roll.recipients for roll in rolls))):
        raise NothingSentError(problems)


def _tell(name: str, roll: Roll, *, left: bool, say: Callable[[str], None]) -> None:
    for problem in roll.problems:
        say(f"{problem} (left out)")
    if left:
        say(f"{name}: {count(len(roll.recipients), 'address')} of who has left, by its name")
        return
    for line in _standing(roll):
        say(f"{name}: {line}")


def _standing(roll: Roll) -> Iterator[str]:
    """Yield what became of a file's rows and columns, a line for each kind."""
    yield from roll.notes
    if ignored := "; ".join(_ignored(roll)):
        yield ignored
    if roll.obeyed:
        reasons = Counter(leaver.reason for leaver in roll.left).most_common()
        why = f" ({', '.join(f'{number} {reason}' for reason, number in reasons)})" if reasons else ""
        column = f"column{'s' if len(roll.obeyed) > 1 else ''} {_named(roll.obeyed)}"
        readers = count(len(roll.recipients), "reader")
        yield f"{readers}; {len(roll.left) or 'nobody'} left out{why} by the {column}"
    if both := [leaver.address for leaver in roll.left if leaver.also_stays]:
        yield f"once as a reader and once as left, so left out: {some_of(both)}"


def _ignored(roll: Roll) -> Iterator[str]:
    """Yield a phrase for each kind of content that was ignored; the caller joins them to one line."""
    if roll.ignored:
        yield f"ignored columns: {_named(roll.ignored)}"
    if roll.captions:
        yield f"passed over the caption: {_lines(roll.captions)}"
    if rows := roll.without_address:
        yield f"rows without an address, left out: {len(rows)} ({_lines(rows)})"
    if roll.repeated:
        yield f"repeated addresses, left out: {len(roll.repeated)}"
    if roll.seconds:
        yield f"further addresses of a reader, left out: {roll.seconds}"


def _lines(numbers: Sequence[int]) -> str:
    what = "line" if len(numbers) == 1 else "lines"
    return f"{what} {some_of([str(number) for number in numbers])}"


def some_of(names: Sequence[str], *, shown_at_most: int = _SHOWN) -> str:
    """Return the first of *names*, and how many there are beside."""
    more = f" and {len(names) - shown_at_most} more" if len(names) > shown_at_most else ""
    return f"{', '.join(names[:shown_at_most])}{more}"


def _named(columns: Sequence[str]) -> str:
    # A terminal obeys control characters instead of showing them.
    written = some_of(list(map(shown, columns)), shown_at_most=_SHOWN + 2)
    return "".join(sign if sign.isprintable() else "?" for sign in written)


def _tell_together(everybody: Merged, *, say: Callable[[str], None]) -> None:
    repeated = f"; {everybody.repeated} more than once" if everybody.repeated else ""
    left = f"{len(everybody.departed) or 'nobody'} left out"
    say(f"together: {count(len(everybody.recipients), 'reader')}; {left}{repeated}")
    if both := [each.address for each in everybody.departed if each.also_stays]:
        say(f"together: on one of the files as a reader, and left, so left out: {some_of(both)}")


def reasons_of(departed: Sequence[Departed]) -> Iterator[str]:
    """Yield a line for each reason to leave somebody out, with the first people whom it concerns."""
    by_reason: dict[str, list[str]] = {}
    for each in departed:
        by_reason.setdefault(each.reason, []).append(each.address or f"somebody in {each.path}")
    for reason, addresses in sorted(by_reason.items(), key=lambda each: -len(each[1])):
        yield f"{len(addresses)} {reason}: {some_of(addresses)}"


def read_everybody(path: Path, *, say: Callable[[str], None]) -> frozenset[str]:
    """Return the keys of all on the file at *path*, those who have left too, and say which rows are bad.

    For commands that look up a reader and send no mail.
    """
    roll = read_recipients(_read(path), path=_name(path), takes_everybody=True)
    for problem in roll.problems:
        say(f"{problem} (left out)")
    return frozenset(recipient.key for recipient in roll.recipients)


def read_departed(paths: Sequence[Path]) -> frozenset[str]:
    """Return the keys of those who, by the files at *paths*, have left; one may name nobody as yet.

    Everybody in them has left, whatever the columns say. Raises NothingSentError for any bad row: whoever it
    means would be sent mail.
    """
    rolls = [read_recipients(_read(path), path=_name(path), takes_everybody=True) for path in paths]
    if problems := [problem for roll in rolls for problem in roll.problems]:
        raise NothingSentError(problems)
    return frozenset(recipient.key for roll in rolls for recipient in roll.recipients)


def _name(path: Path) -> str:
    return "standard input" if str(path) == "-" else str(path)


def _read(path: Path) -> bytes:
    if str(path) == "-" and sys.stdin is None:
        raise ForearmedError("standard input is closed; name a file")
    try:
        raw = sys.stdin.buffer.read(_LARGEST + 1) if str(path) == "-" else _content(path)
    except OSError as error:
        raise ForearmedError(f"cannot read {_name(path)}: {error.strerror}; name another file") from None
    if len(raw) > _LARGEST:
        raise ForearmedError(f"{_name(path)} is larger than {_LARGEST // 1_000_000} MB; split it")
    return raw


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LARGEST + 1)
