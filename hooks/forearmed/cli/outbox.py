"""What the mailing commands need of a project: its settings, the built edition, and where the ledger is."""

from dataclasses import dataclass
from pathlib import Path

from forearmed.build import host
from forearmed.content.settings import Settings
from forearmed.delivery.outgoing import Built, BuiltCard, read_built, read_card
from forearmed.foundation import digest_files
from forearmed.foundation.errors import ForearmedError, Problem, ProblemsError, tally


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
    """The public address of the site, ending in a slash."""
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

    def built(self, name: str = digest_files.MAIL) -> Built | None:
        """Return the edition with the message called *name*, or None when there was none to build."""
        return read_built(self.edition(), self._beside(name), name=name)

    def card(self, name: str) -> BuiltCard | None:
        """Return the edition with the card of that *name*, or None when there was none to build."""
        return read_card(self.edition(), self._beside(name), name=name)

    def edition(self) -> bytes:
        """Return the `edition.json` that the last build left."""
        return self._read(digest_files.EDITION)

    def _beside(self, name: str) -> bytes | None:
        """Return the file *name* beside `edition.json`, or None when the build wrote none."""
        return self._read(name) if (self._digest / name).exists() else None

    @property
    def _digest(self) -> Path:
        return self.site / digest_files.FOLDER

    def _read(self, name: str) -> bytes:
        try:
            return (self._digest / name).read_bytes()
        except OSError:
            raise ForearmedError(f"there is no digest in {self._digest}; run forearmed build first") from None
