"""What the mailing commands need of a project: settings, the built edition, the ledger, subscriber files."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from forearmed.build import host
from forearmed.content.settings import Settings
from forearmed.delivery.outgoing import Built, BuiltCard, read_built, read_card
from forearmed.delivery.recipients import Recipient, Roll, read_recipients, shown
from forearmed.foundation import digest_files
from forearmed.foundation.errors import ForearmedError, Problem, ProblemsError, count, tally

_SHOWN = 10


class NothingSentError(ProblemsError):
    """Settings or a subscriber file have problems, all of them in *problems*, so nothing was sent."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.args = (f"{tally(self.problems)}; nothing was sent",)


@dataclass(frozen=True)
class Outbox:
    """A project as it is sent from: its settings, and where its site and its ledger are."""

    settings: Settings
    url: str
    """Where the site is for everybody, ending in a slash."""
    folder: Path
    site: Path
    ledger: Path
    config: Path

    @classmethod
    def of(cls, config_file: Path) -> "Outbox":
        """Return the outbox of the project that *config_file* describes.

        Raises NothingSentError when its settings are wrong, and ForearmedError when a build would publish or
        replace the ledger.
        """
        config = host.load(config_file)
        project = host.project_of(config)
        if project.settings is None:
            raise NothingSentError(list(project.problems))
        site = Path(config.site_dir).resolve()
        ledger = (project.config.parent / project.settings.ledger).resolve()
        for folder, what in ((site, "the site"), (Path(config.docs_dir).resolve(), "the docs")):
            if ledger.is_relative_to(folder):
                raise ForearmedError(
                    f"the ledger {ledger} lies in {what}; name another place in the setting ledger"
                )
        return cls(project.settings, project.site.url, project.config.parent, site, ledger, project.config)

    def built(self) -> Built | None:
        """Return the edition that the last build left, or None when there was none to build."""
        return read_built(self.edition(), self._beside(digest_files.MAIL))

    def card(self, name: str) -> BuiltCard | None:
        """Return the edition with the card of that *name*, or None when there was none to build."""
        return read_card(self.edition(), self._beside(name), name=name)

    def edition(self) -> bytes:
        """Return the `edition.json` that the last build left."""
        return self._read(digest_files.EDITION)

    def _beside(self, name: str) -> bytes | None:
        """Return what the build left as *name* beside `edition.json`, if it did."""
        return self._read(name) if (self._digest / name).exists() else None

    @property
    def _digest(self) -> Path:
        return self.site / digest_files.FOLDER

    def _read(self, name: str) -> bytes:
        try:
            return (self._digest / name).read_bytes()
        except OSError:
            raise ForearmedError(f"there is no digest in {self._digest}; run forearmed build first") from None


def read_list(path: Path, *, skip_bad: bool, say: Callable[[str], None]) -> list[Recipient]:
    """Return who of the file at *path* may be written to, and say who may not; ``-`` is standard input.

    Raises NothingSentError with every bad row, unless *skip_bad*: then they are told and left out. Where the
    file does not tell who has left, it is raised all the same.
    """
    name = _name(path)
    roll = read_recipients(_read(path), path=name)
    if roll.doubts or (roll.problems and not (skip_bad and roll.recipients)):
        raise NothingSentError(list(roll.problems))
    for problem in roll.problems:
        say(f"{problem} (left out)")
    for line in _standing(roll):
        say(f"{name}: {line}")
    return list(roll.recipients)


def _standing(roll: Roll) -> Iterator[str]:
    """Yield what became of a file's rows and columns, a line for each kind."""
    if roll.ignored:
        yield f"ignored columns: {_named(roll.ignored)}"
    if roll.obeyed:
        reasons = Counter(leaver.reason for leaver in roll.left).most_common()
        why = f" ({', '.join(f'{number} {reason}' for reason, number in reasons)})" if reasons else ""
        column = f"column{'s' if len(roll.obeyed) > 1 else ''} {_named(roll.obeyed)}"
        readers = count(len(roll.recipients), "reader")
        yield f"{readers}; {len(roll.left) or 'nobody'} left out{why} by the {column}"
    if both := [leaver.address for leaver in roll.left if leaver.also_stays]:
        more = f" and {len(both) - _SHOWN} more" if len(both) > _SHOWN else ""
        yield f"once as a reader and once as left, so left out: {', '.join(both[:_SHOWN])}{more}"
    if roll.repeated:
        yield f"repeated addresses, left out: {len(roll.repeated)}"


def _named(columns: tuple[str, ...]) -> str:
    # A terminal obeys some signs instead of showing them.
    return "".join(sign if sign.isprintable() else "?" for sign in ", ".join(map(shown, columns)))


def read_everybody(path: Path, *, say: Callable[[str], None]) -> frozenset[str]:
    """Return the keys of all on the file at *path*, those who have left too, and say which rows are bad.

    For what looks somebody up and writes to nobody.
    """
    roll = read_recipients(_read(path), path=_name(path), left_too=True)
    for problem in roll.problems:
        say(f"{problem} (left out)")
    return frozenset(recipient.key for recipient in roll.recipients)


def read_departed(path: Path) -> frozenset[str]:
    """Return the keys of those who, by the file at *path*, have left; it may name nobody as yet.

    Everybody in it has left, whatever its columns say. Raises NothingSentError for any bad row: whoever it
    means would be sent mail.
    """
    roll = read_recipients(_read(path), path=_name(path), left_too=True)
    if roll.problems:
        raise NothingSentError(list(roll.problems))
    return frozenset(recipient.key for recipient in roll.recipients)


def _name(path: Path) -> str:
    return "standard input" if str(path) == "-" else str(path)


def _read(path: Path) -> bytes:
    if str(path) == "-" and sys.stdin is None:
        raise ForearmedError("standard input is closed; name a file")
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise ForearmedError(f"cannot read {_name(path)}: {error.strerror}; name another file") from None
