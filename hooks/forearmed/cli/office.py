"""What the mailing commands need of a project: settings, the built edition, the ledger, subscriber files."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from forearmed import host
from forearmed.errors import ForearmedError, ProblemsError
from forearmed.outgoing import Built, read_built
from forearmed.recipients import Recipient, read_recipients
from forearmed.settings import Settings


@dataclass(frozen=True)
class Office:
    """A project as mail is sent from it."""

    settings: Settings
    site: Path
    ledger: Path

    @classmethod
    def of(cls, config_file: Path) -> "Office":
        """Return the office of the project that *config_file* describes.

        Raises ProblemsError when its settings are wrong, and ForearmedError when a build would publish or
        replace the ledger.
        """
        config = host.load(config_file)
        project = host.project_of(config)
        if project.settings is None:
            raise ProblemsError(list(project.problems))
        site = Path(config.site_dir).resolve()
        ledger = (project.config.parent / project.settings.ledger).resolve()
        if ledger.is_relative_to(site):
            raise ForearmedError(
                f"the ledger {ledger} lies in the site; name another place in the setting ledger"
            )
        return cls(project.settings, site, ledger)

    def built(self) -> Built | None:
        """Return the edition that the last build left, or None when there was none to build."""
        folder = self.site / "digest"
        try:
            edition = (folder / "edition.json").read_bytes()
            eml = (folder / "digest.eml").read_bytes() if (folder / "digest.eml").exists() else None
        except OSError:
            raise ForearmedError(f"there is no digest in {folder}; run forearmed build first") from None
        return read_built(edition, eml)


def read_list(path: Path, *, skip_bad: bool, say: Callable[[str], None]) -> list[Recipient]:
    """Return who stands in the file at *path*; ``-`` is standard input.

    Raises ProblemsError with every bad row, unless *skip_bad*: then they are told and left out.
    """
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise ForearmedError(f"cannot read {path}: {error.strerror}") from None
    roll = read_recipients(raw, path="standard input" if str(path) == "-" else str(path))
    if roll.problems and not (skip_bad and roll.recipients):
        raise ProblemsError(list(roll.problems))
    for problem in roll.problems:
        say(f"{problem} (left out)")
    if roll.repeated:
        say(f"{path}: repeated addresses, left out: {len(roll.repeated)}")
    return list(roll.recipients)
