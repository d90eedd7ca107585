"""Problems for machines: GitHub's workflow commands and JSON. Prints nothing."""

import json
from collections.abc import Iterable, Sequence

from forearmed.foundation.errors import Problem, errors_in

# As actions/toolkit does, in packages/core/src/command.ts. The sign that marks the others comes first.
_IN_A_MESSAGE = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_A_PROPERTY = (*_IN_A_MESSAGE, (":", "%3A"), (",", "%2C"))


def as_github(problems: Iterable[Problem], *, folder: str) -> list[str]:
    """Return *problems* as lines that GitHub Actions shows beside the lines they are about.

    *folder* leads from the repository's root to the project, and is empty or ends in a slash.
    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return [_annotation(problem, folder) for problem in problems]


def _annotation(problem: Problem, folder: str) -> str:
    level = "warning" if problem.warning else "error"
    title = f"Forearmed: {problem.rule}" if problem.rule else "Forearmed"
    file = _escaped(folder + problem.path, _IN_A_PROPERTY)
    place = f"file={file},line={problem.line},title={_escaped(title, _IN_A_PROPERTY)}"
    return f"::{level} {place}::{_escaped(problem.message, _IN_A_MESSAGE)}"


def _escaped(text: str, signs: Iterable[tuple[str, str]]) -> str:
    for sign, written in signs:
        text = text.replace(sign, written)
    return text


def as_json(problems: Sequence[Problem]) -> str:
    """Return one JSON object: the *problems* in their order, and how many of each severity there are."""
    errors = len(errors_in(list(problems)))
    found = {
        "problems": [_entry(problem) for problem in problems],
        "counts": {"errors": errors, "warnings": len(problems) - errors},
    }
    return json.dumps(found, indent=2)


def _entry(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.line,
        "severity": "warning" if problem.warning else "error",
        "message": problem.message,
        "rule": problem.rule,
    }
