"""A tip that a person names on the command line: whether the file is one, and what messages call it."""

from pathlib import Path

from forearmed.build.publication import Plan
from forearmed.content.settings import Project


def tip_fault(file: Path, project: Project, plan: Plan) -> str | None:
    """Return why *file* cannot be shown and what to do, or None when it can."""
    if not file.exists():
        return f"{file} does not exist; look at its name again"
    if file.is_dir():
        return f"{file} is a folder; name the tips in it, such as {file.as_posix()}/*.md"
    if _inside(file, project.docs / "playbooks"):
        return f"{file} is a playbook, and only tips are mailed; make serve shows it"
    folder = project.tips.name
    if not _inside(file, project.tips) or file.suffix != ".md":
        return f"{file} is not a tip; name a Markdown file in {folder}/"
    try:
        with file.open("rb"):
            pass
    except OSError as error:
        return f"{file} cannot be read: {error.strerror}; correct its rights"
    if not _is_known(tip_path(file, project), plan):
        return (
            f"{file} is passed over, as editors' left-overs are; rename it with letters, digits and hyphens"
        )
    return None


def _is_known(path: str, plan: Plan) -> bool:
    """Tell whether the library has read *path*, or said why not."""
    library = plan.library
    read = {tip.place.path for tip in library.tips}
    return path in read | {problem.path for problem in library.problems}


def _inside(file: Path, folder: Path) -> bool:
    return (file.parent.resolve() / file.name).is_relative_to(folder.resolve())


def tip_path(file: Path, project: Project) -> str:
    """Return how messages name *file*, a tip."""
    inner = (file.parent.resolve() / file.name).relative_to(project.tips.resolve())
    return f"{project.tips.name}/{inner.as_posix()}"
