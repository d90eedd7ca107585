"""Which messages of a run have left, and what came of them, until the ledger has it: a list beside it.

The ledger takes intents in groups, on the disk before any of them is offered. Of a run that is killed, this
list tells whose message of its last group may have left at all. It is written to the system and not to the
disk: true for as long as the machine stays up, and not asked after that.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from forearmed.delivery.ledger import private
from forearmed.delivery.outcome import Outcome, State
from forearmed.foundation.errors import ForearmedError

_BOOT = Path("/proc/sys/kernel/random/boot_id")  # Linux: another one each time that a machine starts
_LEAVES, _CAME = "leaves", "came"


@dataclass(frozen=True)
class Remains:
    """What a run leaves behind: whose message may have *left*, and the outcomes that *came*, by address."""

    left: set[str] = field(default_factory=set)
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
        """Note the *outcome* for *address*. Where that fails, a kill leaves it in doubt, and no more."""
        state = State.DEFERRED if outcome.is_everybodys else outcome.state
        with suppress(OSError, ValueError):  # it may be closed by now
            self._write(_CAME, address, state, " ".join(outcome.reply.split()))

    def close(self) -> None:
        """Let it go: the ledger knows everything now."""
        self._file.close()
        _file_of(self._path).unlink(missing_ok=True)

    def _write(self, *words: str) -> None:
        line = ("\t".join(words) + "\n").encode()
        if self._file.write(line) != len(line):
            raise OSError(0, "no space is left")

    def _failure(self, error: OSError) -> ForearmedError:
        return ForearmedError(f"{_file_of(self._path)} cannot be written: {error.strerror}; nothing is sent")


def remains_at(path: Path) -> Remains | None:
    """Return what a killed run left beside the ledger at *path*; None: nobody can tell any more."""
    try:
        boot, *lines, _ = _file_of(path).read_text("utf-8").split("\n")  # the last one has no end
    except (OSError, ValueError):
        return None
    if not boot or boot != _boot():
        return None
    remains = Remains()
    for line in lines:
        kind, address, *outcome = line.split("\t")
        if kind == _LEAVES:
            remains.left.add(address)
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
