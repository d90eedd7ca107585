"""The command that reads everything and reports what to mend: `check`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import click

from forearmed.build import host
from forearmed.build.host import steps
from forearmed.build.host.old_config import load_published
from forearmed.build.publication import Plan
from forearmed.calendar.almanac import Almanac
from forearmed.cli.form_files import outdated_forms
from forearmed.cli.options import CONFIG
from forearmed.content.library import library_of
from forearmed.content.settings import Project
from forearmed.desk import git_ref
from forearmed.desk.preview import oversized
from forearmed.desk.starter.frames import check_frames
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError, Problem, ProblemsError, count, errors_in, tally
from forearmed.review.html import note_on_comments
from forearmed.review.promises import check_continuity, moved_files
from forearmed.review.reports import as_code_quality, as_github, as_json, as_junit

_REPORTS: Mapping[str, Callable[[list[Problem], str], str]] = {
    "github": lambda problems, folder: "\n".join(as_github(problems, folder=folder)),
    "gitlab": lambda problems, folder: as_code_quality(problems, folder=folder),
    "json": lambda problems, _: as_json(problems),
    "junit": lambda problems, folder: as_junit(problems, folder=folder),
}
"""For each format but text, the function that writes problems, given the project's folder."""
_FORMATS = click.Choice(["text", *_REPORTS])


class ReportFile(click.ParamType[tuple[str, Path]]):
    """A format and the file to write it to: ``junit=report.xml``."""

    name = "FORMAT=FILE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """Return the format and the path from *value*, such as ``junit=report.xml``."""
        form, _, file = str(value).partition("=")
        if form not in _REPORTS or not file:
            self.fail(
                f'"{value}" is no report; write a format ({", ".join(_REPORTS)}), = and a file', param, ctx
            )
        return form, Path(file)


@click.command()
@CONFIG
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=_FORMATS, default="text", show_default=True,
    help="Lines for people, GitHub's annotations, GitLab's Code Quality, one JSON object, or JUnit's XML.",
)  # fmt: skip
@click.option(
    "--report", "reports", multiple=True, type=ReportFile(),
    help="Write the problems to FILE in another format as well; may be given more than once.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Let a warning fail as an error does.")
@click.option(
    "--questions", "ask", is_flag=True,
    help="Ask the search the questions of docs/questions.yml, too; needs Node.js.",
)  # fmt: skip
@click.option("--base", metavar="REF", help="Compare with what was published from this branch or commit.")
@click.option("--no-cache", is_flag=True, help="Use nothing of earlier builds and checks, and keep nothing.")
@click.option(
    "--content-only", is_flag=True,
    help="Run nothing of the project: for what a stranger proposes.",
)  # fmt: skip
def check(
    config_file: Path,
    paths: tuple[Path, ...],
    form: str,
    reports: tuple[tuple[str, Path], ...],
    base: str | None,
    *,
    ask: bool,
    strict: bool,
    content_only: bool,
    no_cache: bool,
) -> None:
    """List every problem of the content; build nothing.

    PATHS limit what is reported to files and folders; everything is read all the same. With --base, whatever
    would change a released edition or let a published address die is an error, too. With --questions, so is
    each question of docs/questions.yml whose article is no longer among the first results. Like every
    command, it runs the hooks and plugins that mkdocs.yml names; --content-only runs none, and leaves out
    what they add.
    Exit codes: 0 nothing to mend but warnings, 1 errors, 2 usage.
    """
    if content_only and base is not None:
        raise click.UsageError("--content-only runs no git; leave out --base, and compare when you trust it")
    config = host.load_content(config_file, say=_say) if content_only else steps.begin(host.load(config_file))
    if no_cache:
        steps.use_results(config, None)
    project = host.project_of(config)
    scope = Scope.of(paths, project)
    findings = _found(project, config, base=base, ask=ask)
    reported = [problem for problem in sorted(set(findings.problems)) if scope.holds(problem.path)]
    comments = {path: line for path, line in findings.comments.items() if scope.holds(path)}
    failed = bool(reported if strict else errors_in(reported))
    folder = git_ref.folder_in_repository(project.config.parent)
    for kind, file in reports:
        _write(file, _REPORTS[kind](reported, folder))
    if note := note_on_comments(comments):
        _say(note)
    if form == "text" and failed:
        raise FailedError(reported)
    _print(reported, form, folder=folder)
    if form == "text":
        click.echo(f"{scope} in order" if scope.paths else findings.closing)
    click.get_current_context().exit(1 if failed else 0)


def _say(line: str) -> None:
    click.echo(line, err=True)


class FailedError(ProblemsError):
    """The check found errors. Its message does not speak of publishing, since a check publishes nothing."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        total, wrong = len(self.problems), len(errors_in(self.problems))
        leave = f", which you may leave: {'it stops' if total - wrong == 1 else 'they stop'} nothing"
        self.args = (f"{tally(self.problems)}{leave if 0 < wrong < total else ''}",)


def _print(problems: list[Problem], form: str, *, folder: str) -> None:
    text = "\n".join(map(str, problems)) if form == "text" else _REPORTS[form](problems, folder)
    if text:
        click.echo(text)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise ForearmedError(f"cannot write {file}: {error.strerror}") from None


@dataclass(frozen=True)
class Findings:
    """Every problem, the sentence to print when there is none, and by file the line of a comment."""

    problems: list[Problem]
    closing: str = ""
    comments: Mapping[str, int] = field(default_factory=dict)


def _found(project: Project, config: host.Config, *, base: str | None, ask: bool) -> Findings:
    now = clock.now()
    before = _published(base, project, now) if base is not None else None
    try:
        published = before.library.tips if before else ()
        plan = Plan.open(project, now=now, published=published, memory=steps.known_articles(config))
    except ProblemsError as error:  # the settings are wrong, and without them nothing can be compared
        return Findings(error.problems)
    broken: list[Problem] = []
    if before:
        plan = replace(plan, moved=moved_files(before, plan.almanac))
        broken = check_continuity(before, plan.almanac, config=plan.config)
    if broken and git_ref.is_behind(str(base), project.config.parent):
        click.echo(f"{base} has commits that are missing here; merge it first", err=True)
    publication = steps.render_everything(plan, config)
    problems = [*publication.verdict.all_findings, *broken, *steps.missing_templates(plan, config)]
    if not errors_in(problems):
        publication.products.demand_messages()
        problems += steps.what_cannot_be_shown(publication, config)
        if manager := plan.settings.list_manager:
            problems += oversized(publication, manager)
        if ask:
            from forearmed.build.answers import wrong_answers

            problems += wrong_answers(publication)
    steps.save_results(config)
    library = plan.library
    problems += outdated_forms(project.config.parent, library)
    problems += check_frames(project.config.parent, plan.settings.framed_by)
    closing = f"{count(len(library.tips), 'tip')} and {count(len(library.playbooks), 'playbook')} in order"
    return Findings(problems, closing, publication.verdict.comments)


def _published(base: str, project: Project, now: datetime) -> Almanac:
    """Return what was published of *project* from the git ref *base*."""
    with git_ref.published(base, project.config.parent) as copy:
        file = copy / project.config.name
        if not file.exists():
            advice = "name what is published, such as origin/main"
            raise ForearmedError(f"--base: {base} has no {project.config.name} in this folder; {advice}")
        (copy / "docs").mkdir(exist_ok=True)
        then = host.project_of(load_published(file))
        library = library_of(then)
        return Almanac(library, then.sound_settings.worded(library.wording), now)


@dataclass(frozen=True)
class Scope:
    """The part of the content to report on: *paths* as messages name them; without paths, all of it."""

    paths: tuple[str, ...]

    @classmethod
    def of(cls, paths: Iterable[Path], project: Project) -> "Scope":
        """Return the scope of *paths*, as a person typed them; raise click's UsageError for a wrong one."""
        return cls(tuple(_named(path, project) for path in paths))

    def holds(self, named: str) -> bool:
        """Tell whether to report what is in the file that messages call *named*."""
        inside = (named == path or named.startswith(f"{path}/") for path in self.paths)
        return not self.paths or "." in self.paths or any(inside)

    def __str__(self) -> str:
        return self.paths[0] if len(self.paths) == 1 else count(len(self.paths), "path")


def _named(path: Path, project: Project) -> str:
    """Return how messages name *path*."""
    if not path.exists():
        raise click.UsageError(f'there is no "{path}"; name a file or folder of the content, or none for all')
    here, root = path.resolve(), project.config.parent.resolve()
    folders = {folder.resolve() for folder in (project.docs, project.tips)}
    if not _holds_content(here, folders, config=project.config.resolve()):
        advice = f"the content is {project.docs.name}/, tips/ and {project.config.name}"
        raise click.UsageError(f'"{path}" holds no content; {advice}')
    return here.relative_to(root).as_posix() if here.is_relative_to(root) else "."


def _holds_content(path: Path, folders: set[Path], *, config: Path) -> bool:
    if path == config or (path.is_file() and any(path.is_relative_to(folder) for folder in folders)):
        return True
    inside = [path] if any(path.is_relative_to(folder) for folder in folders) else []
    inside += [folder for folder in folders if folder.is_relative_to(path)]
    return any(file.is_file() for folder in inside for file in folder.rglob("*"))
