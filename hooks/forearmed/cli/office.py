"""What the mailing commands need of a project: settings, the built edition, the ledger, subscriber files."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from forearmed import host
from forearmed.errors import ForearmedError, Problem, ProblemsError, count
from forearmed.outgoing import Built, BuiltCard, read_built, read_card
from forearmed.recipients import Recipient, read_recipients
from forearmed.settings import Settings


class NothingSentError(ProblemsError):
    """Settings or a subscriber file have problems, all of them in *problems*, so nothing was sent."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.args = (f"{count(len(self.problems), 'problem')}; nothing was sent",)


@dataclass(frozen=True)
class Office:
    """A project as mail is sent from it."""

    settings: Settings
    site: Path
    ledger: Path

    @classmethod
    def of(cls, config_file: Path) -> "Office":
        """Return the office of the project that *config_file* describes.

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
        return cls(project.settings, site, ledger)

    def built(self) -> Built | None:
        """Return the edition that the last build left, or None when there was none to build."""
        return read_built(*self._digest("digest.eml"))

    def card(self, name: str) -> BuiltCard | None:
        """Return the edition with the card of that *name*, or None when there was none to build."""
        return read_card(*self._digest(name), name=name)

    def _digest(self, name: str) -> tuple[bytes, bytes | None]:
        """Return what `edition.json` holds, and the file called *name* beside it, if there is one."""
        folder = self.site / "digest"
        try:
            edition = (folder / "edition.json").read_bytes()
            content = (folder / name).read_bytes() if (folder / name).exists() else None
        except OSError:
            raise ForearmedError(f"there is no digest in {folder}; run forearmed build first") from None
        return edition, content


def read_list(path: Path, *, skip_bad: bool, say: Callable[[str], None]) -> list[Recipient]:
    """Return who stands in the file at *path*; ``-`` is standard input.

    Raises NothingSentError with every bad row, unless *skip_bad*: then they are told and left out.
    """
    name = _name(path)
    roll = read_recipients(_read(path), path=name)
    if roll.problems and not (skip_bad and roll.recipients):
        raise NothingSentError(list(roll.problems))
    for problem in roll.problems:
        say(f"{problem} (left out)")
    if roll.repeated:
        say(f"{name}: repeated addresses, left out: {len(roll.repeated)}")
    return list(roll.recipients)


def read_departed(path: Path) -> frozenset[str]:
    """Return the keys of those who, by the file at *path*, have left; it may name nobody as yet.

    Raises NothingSentError for any bad row: whoever it means would be sent mail.
    """
    roll = read_recipients(_read(path), path=_name(path), may_name_nobody=True)
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
