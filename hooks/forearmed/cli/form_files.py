"""The files of the forms for suggestions, which lie where code hosts look for them."""

from collections.abc import Iterator
from pathlib import Path

from forearmed.desk.suggestion import Form
from forearmed.desk.suggestion.forms import FOLDERS

_YAML = (".yml", ".yaml")


def form_files(project: Path) -> Iterator[tuple[Path, str]]:
    """Yield path and text of every file that may be a form, in the repository that holds *project*."""
    top = _top(project.resolve())
    for folder in FOLDERS:
        for path in sorted((top / folder).glob("*")):
            if path.suffix in (*_YAML, ".md") and path.is_file():
                try:
                    yield path, path.read_text("utf-8")
                except (OSError, UnicodeDecodeError):  # the code host shows what is wrong with it
                    continue


def forms_of(project: Path) -> tuple[Form, ...]:
    """Return the forms about tips."""
    read = (Form.read(text, is_yaml=path.suffix in _YAML) for path, text in form_files(project))
    return tuple(form for form in read if form)


def _top(project: Path) -> Path:
    """Return the top of the repository that *project* is in, or *project* where it is in none."""
    return next((folder for folder in (project, *project.parents) if (folder / ".git").exists()), project)
