"""Who is on a subscriber file, who has left, and what was not read. Data, and how several become one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from forearmed.delivery.recipients.address import Recipient
from forearmed.foundation.errors import Problem


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who, by what the file says, may not be written to."""

    address: str
    """As a Recipient has it, or as written where it is no address."""
    reason: str
    """In the service's own word, such as ``unsubscribed`` or ``bounced``."""
    line: int
    also_stays: bool = False
    """Whether another row has the same person as somebody who may be written to; leaving counts more."""
    key: str = ""
    """As a Recipient's, or nothing where it is no address."""


@dataclass(frozen=True)
class Roll:
    """Who is on a subscriber file. With any *problems* it is not complete, and nobody should be sent mail."""

    recipients: tuple[Recipient, ...] = ()
    """Who may be written to, in the file's order, no two with the same key."""
    problems: tuple[Problem, ...] = ()
    """In the file's order; all of them, not the first."""
    repeated: tuple[Recipient, ...] = ()
    """Left out because their key stands further up in the file; no mistake that stops anything."""
    left: tuple[Leaver, ...] = ()
    """Left out because a column says that they left, each person once; no mistake either."""
    doubts: tuple[Problem, ...] = ()
    """Those of the *problems* that leave open who has left. With any, nothing may be sent, even if bad rows
    are skipped."""
    obeyed: tuple[str, ...] = ()
    """The columns that say who may be written to."""
    ignored: tuple[str, ...] = ()
    """The columns that are about something else."""
    captions: tuple[int, ...] = ()
    """The lines above the names of the columns."""
    without_address: tuple[int, ...] = ()
    """The lines of rows that name nobody who could be written to."""
    seconds: int = 0
    """How many rows hold further addresses of the same person."""
    notes: tuple[str, ...] = ()
    """Sentences on how the file was read, such as its encoding or sheet."""
    nobody: Problem | None = field(default=None, compare=False)
    """The one of the *problems* that says that the file leaves nobody to write to."""

    def beside_others(self) -> "Roll":
        """Return the roll of a file that may leave nobody to write to, since other files do."""
        return replace(self, problems=tuple(each for each in self.problems if each is not self.nobody))


@dataclass(frozen=True)
class Departed:
    """Somebody who has left according to one of several files; *path* is that file."""

    key: str
    address: str
    reason: str
    path: str
    also_stays: bool
    """Whether any of the files has them as a reader."""


@dataclass(frozen=True)
class Merged:
    """Who is on several files taken together."""

    recipients: tuple[Recipient, ...]
    """In the order of the files, no two with the same key, none who has left by any of the files."""
    departed: tuple[Departed, ...]
    repeated: int
    """How many entries were left out because an earlier file has them."""


def merged(rolls: Sequence[tuple[str, Roll]], leavers: Sequence[tuple[str, Roll]] = ()) -> Merged:
    """Return who is on *rolls* (path, roll), without everybody who left by any of them or is on *leavers*."""
    here: dict[str, Recipient] = {}
    repeated = 0
    for _, roll in rolls:
        for recipient in roll.recipients:
            if here.setdefault(recipient.key, recipient) is not recipient:
                repeated += 1
    gone: dict[str, Departed] = {}
    for path, roll in rolls:
        for each in roll.left:
            key = each.key or f"{path}:{each.line}"
            stays = key in here or each.also_stays
            gone.setdefault(key, Departed(key, each.address, each.reason, path, stays))
    for path, roll in leavers:
        reasons = {each.key: each.reason for each in roll.left}
        for recipient in roll.recipients:
            reason = reasons.get(recipient.key, "left")
            gone.setdefault(
                recipient.key, Departed(recipient.key, recipient.address, reason, path, recipient.key in here)
            )
    staying = tuple(recipient for key, recipient in here.items() if key not in gone)
    return Merged(staying, tuple(gone.values()), repeated)
