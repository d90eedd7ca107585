"""Which messages of a run have gone out, and what came of them, until the ledger has it: a list beside it.

The ledger takes intents in groups, on the disk before any of them is offered. After a run was killed,
this list tells which messages of its last group may have gone out. It is written without fsync, so it is
reliable only until the machine restarts; after a restart it is ignored.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from forearmed.delivery.ledger import private
from forearmed.delivery.outcome import Outcome, State
from forearmed.foundation.errors import ForearmedError

_BOOT = Path("/proc/sys/kernel/random/boot_id")  # Linux: an id that changes each time the machine starts
_LEAVES, _CAME = "leaves", "came"


@dataclass(frozen=True)
class Remains:
    """What a killed run has noted: addresses whose message may have *gone out*, and outcomes that *came*."""

    gone_out: set[str] = field(default_factory=set)
    came: dict[str, Outcome] = field(default_factory=dict)


class Underway:
    """The list of one run, beside the ledger at *path*; several threads may write to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        file = _file_of(path)
        try:
            file.unlink(missing_ok=True)
            private.begin(file)
            self._file = file.open("ab", buffering=0)
            self._write(_boot())
        except OSError as error:
            raise self._failure(error) from None

    def leaves(self, address: str) -> None:
        """Note that the message to *address* ends next; raise ForearmedError where that cannot be noted."""
        try:
            self._write(_LEAVES, address)
        except OSError as error:
            raise self._failure(error) from None

    def came(self, address: str, outcome: Outcome) -> None:
        """Note the *outcome* for *address*. If that fails and the run is killed, the message is uncertain."""
        state = State.DEFERRED if outcome.is_everybodys else outcome.state
        with suppress(OSError, ValueError):  # the file may be closed by now
            self._write(_CAME, address, state, " ".join(outcome.reply.split()))

    def close(self) -> None:
        """Close and delete the list, once the ledger has all outcomes."""
        self._file.close()
        _file_of(self._path).unlink(missing_ok=True)

    def _write(self, *words: str) -> None:
        line = ("\t".join(words) + "\n").encode()
        if self._file.write(line) != len(line):
            raise OSError(0, "no space is left")

    def _failure(self, error: OSError) -> ForearmedError:
        return ForearmedError(f"{_file_of(self._path)} cannot be written: {error.strerror}; nothing is sent")


def remains_at(path: Path) -> Remains | None:
    """Return what a killed run left beside the ledger at *path*; None without a usable list."""
    try:
        boot, *lines, _ = _file_of(path).read_text("utf-8").split("\n")  # drop the last, unfinished line
    except (OSError, ValueError):
        return None
    if not boot or boot != _boot():
        return None
    remains = Remains()
    for line in lines:
        kind, address, *outcome = line.split("\t")
        if kind == _LEAVES:
            remains.gone_out.add(address)
            remains.came.pop(address, None)
        else:
            remains.came[address] = Outcome(State(outcome[0]), outcome[1])
    return remains


def forget(path: Path) -> None:
    """Remove what a run left beside the ledger at *path*."""
    _file_of(path).unlink(missing_ok=True)


def _file_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-underway")


def _boot() -> str:
    with suppress(OSError):
        return _BOOT.read_text("ascii").strip()
    return ""
