"""The files of the forms for suggestions, which lie where code hosts look for them."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from forearmed.content.library import Library
from forearmed.desk.git_ref import repository_of
from forearmed.desk.suggestion import Form, Offers, outdated, renewed
from forearmed.desk.suggestion.forms import FOLDERS
from forearmed.foundation.errors import Problem

_YAML = (".yml", ".yaml")


def form_files(project: Path) -> Iterator[tuple[Path, str]]:
    """Yield path and text of every file that may be a form, in the repository that holds *project*."""
    top = repository_of(project)
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


def outdated_forms(project: Path, library: Library) -> list[Problem]:
    """Return a warning for every list of options that is not what the site of *library* has now."""
    offers = Offers.of(library)
    return [
        problem
        for path, text in _yaml_forms(project)
        for problem in outdated(shown(path, project), text, offers)
    ]


def renewed_forms(project: Path, library: Library) -> Mapping[Path, str]:
    """Return the text of every form whose options change, as it is to be, by its path."""
    offers = Offers.of(library)
    made = {path: (text, renewed(text, offers)) for path, text in _yaml_forms(project)}
    return {path: new for path, (old, new) in made.items() if new != old}


def shown(path: Path, project: Path) -> str:
    """Return how messages name the form at *path*: as seen from the folder of *project*."""
    return Path(os.path.relpath(path, project.resolve())).as_posix()


def _yaml_forms(project: Path) -> Iterator[tuple[Path, str]]:
    """Yield path and text of every form about tips whose options the site decides."""
    for path, text in form_files(project):
        if path.suffix in _YAML and Form.read(text, is_yaml=True):
            yield path, text
