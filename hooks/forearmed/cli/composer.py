"""The mail of a tip that is not out yet, composed from its file as a preview composes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from forearmed.build import host
from forearmed.build.host import steps
from forearmed.build.publication import Plan, Publication
from forearmed.cli.outbox import NothingSentError
from forearmed.cli.tip_file import tip_fault, tip_path
from forearmed.content.settings import Project
from forearmed.delivery.outgoing import Built, read_built
from forearmed.desk.preview import edition_to_come, mail_of, release_line, sheets
from forearmed.foundation import clock, digest_files
from forearmed.foundation.errors import ForearmedError, Problem, errors_in


@dataclass(frozen=True)
class Coming:
    """A mail that has not gone out yet, and *when* it will: ``goes out Tuesday, …``."""

    built: Built
    when: str


@dataclass(frozen=True)
class Composer:
    """A project whose articles are all rendered, live or not, and the *name* of the message to compose."""

    project: Project
    publication: Publication
    name: str = digest_files.MAIL

    @classmethod
    def of(cls, config_file: Path, name: str) -> Self:
        """Read and render the project that *config_file* describes; raise ForearmedError where that fails."""
        config = host.load(config_file)
        project = host.project_of(config)
        plan = Plan.open(project, now=clock.now())
        return cls(project, steps.render_everything(plan, config), name)

    def tip(self, file: Path) -> Coming:
        """Return the mail of the tip in *file*, whatever its date.

        Raises NothingSentError when the tip has errors, and ForearmedError when *file* is not a tip.
        """
        if fault := tip_fault(file, self.project, self.publication.plan):
            raise ForearmedError(fault)
        (sheet,) = sheets([tip_path(file, self.project)], self.publication)
        _require_no_errors(list(sheet.problems))
        if not sheet.files:
            raise ForearmedError(f"{file} has no mail: {sheet.obstacle}")
        return Coming(self._built(sheet.files), sheet.when)

    def next(self) -> Coming | None:
        """Return the mail of the edition that comes next, or None when no tip waits and none returns.

        Raises NothingSentError when that edition's tip has errors.
        """
        publication = self.publication
        edition = edition_to_come(publication.plan.almanac)
        if edition is None:
            return None
        path = edition.tip.place.path
        _require_no_errors([problem for problem in publication.verdict.problems if problem.path == path])
        when = release_line(edition, publication.plan.almanac.openings)
        return Coming(self._built(mail_of(edition, publication)), when)

    def _built(self, files: Mapping[str, bytes]) -> Built:
        built = read_built(files[digest_files.EDITION], files[self.name], name=self.name)
        if built is None:  # cannot happen: a mail is always about an edition
            raise ForearmedError("the mail is about no edition; this is our mistake")
        return built


def _require_no_errors(problems: list[Problem]) -> None:
    if errors_in(problems):
        raise NothingSentError(problems)
