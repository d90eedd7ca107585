"""Problems for machines: JSON, and what GitHub, GitLab and most other code hosts show. Prints nothing."""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

from forearmed.foundation.errors import Problem, errors_in, visible

# As actions/toolkit does, in packages/core/src/command.ts. "%" comes first, since the other escapes add it.
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


def as_code_quality(problems: Iterable[Problem], *, folder: str) -> str:
    """Return *problems* as the report that GitLab shows in a merge request, one JSON list.

    *folder* is that of `as_github`. A problem keeps its fingerprint when lines above it come or go, so that
    GitLab tells what is new. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    """
    found = list(problems)
    entries = zip(found, _fingerprints(found), strict=True)
    report = [_code_quality(problem, fingerprint, folder) for problem, fingerprint in entries]
    return json.dumps(report, indent=2)


def _code_quality(problem: Problem, fingerprint: str, folder: str) -> dict[str, object]:
    return {
        "description": problem.message,
        "check_name": _rule(problem),
        "fingerprint": fingerprint,
        "severity": "minor" if problem.warning else "major",
        "location": {"path": folder + problem.path, "lines": {"begin": problem.line}},
    }


def _fingerprints(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield a name for each of *problems*: of several that say the same in one file, each has its own."""
    times: dict[tuple[str, str], int] = {}
    for problem in problems:
        said = problem.path, problem.message
        times[said] = times.get(said, 0) + 1
        yield sha256("\0".join([*said, str(times[said])]).encode()).hexdigest()


def _rule(problem: Problem) -> str:
    return problem.rule or "forearmed"


def as_junit(problems: Sequence[Problem], *, folder: str) -> str:
    """Return *problems* as a report of tests in JUnit's XML, which nearly every code host can show.

    An error is a test that failed, a warning one that was skipped; with neither there is one that passed.
    *folder* is that of `as_github`. GitLab reads the text of an element and not its attribute "message", and
    of tests with one name the first (https://docs.gitlab.com/ci/testing/unit_test_reports/).
    """
    errors = len(errors_in(list(problems)))
    cases = [_test_case(problem, folder) for problem in problems] or [
        '<testcase classname="forearmed check" name="in order"/>'
    ]
    counts = f'tests="{len(cases)}" failures="{errors}" errors="0" skipped="{len(problems) - errors}"'
    suite = f'<testsuite name="forearmed check" {counts}>'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", suite, *cases]
    return "\n".join([*lines, "</testsuite>", "</testsuites>"])


def _test_case(problem: Problem, folder: str) -> str:
    file = quoteattr(visible(folder + problem.path))
    name = quoteattr(f"line {problem.line}: {visible(problem.message)}")
    element = "skipped" if problem.warning else "failure"
    text = escape(f"{folder}{problem}")
    opening = f"<testcase classname={file} file={file} name={name}>"
    return f"{opening}<{element} message={name}>{text}</{element}></testcase>"


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
