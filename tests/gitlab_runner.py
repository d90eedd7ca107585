"""The jobs of a `.gitlab-ci.yml`, run as GitLab's runner runs them: a clone, variables, a script for bash.

What a job inherits and which rules hold is worked out here as far as our pipelines use it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from clones import NOBODY, git

Node = Mapping[str, Any]  # Any: YAML of any shape
_NO_JOBS = {"stages", "workflow", "variables", "default", "include"}
_TERM = re.compile(r'\$(\w+)(?: == (?:\$(\w+)|"([^"]*)"))?')


@dataclass(frozen=True)
class Pipeline:
    """What a file says; *origin* is the address that its jobs clone from."""

    said: Node
    origin: str
    variables: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, file: Path, origin: str, **variables: str) -> "Pipeline":
        """Read *file*; the *variables* are those of the project's settings."""
        return cls(yaml.safe_load(file.read_text("utf-8")), origin, variables)

    def jobs(self, **variables: str) -> list[str]:
        """Return the jobs that a pipeline with *variables* has; none where the workflow wants no pipeline."""
        known = {**self._defaults(), **self.variables, **variables}
        if not _allows(self.said.get("workflow", {}).get("rules", []), known):
            return []
        names = [name for name in self.said if name not in _NO_JOBS and not name.startswith(".")]
        return [name for name in names if _allows(self.job(name).get("rules", []), known)]

    def job(self, name: str) -> Node:
        """Return the job called *name* with what it extends."""
        own = self.said[name]
        return {**self.job(own["extends"]), **own} if "extends" in own else own

    def _defaults(self) -> dict[str, str]:
        said = self.said.get("variables", {})
        return {name: each["value"] if isinstance(each, dict) else each for name, each in said.items()}

    def run(
        self,
        name: str,
        folder: Path,
        variables: Mapping[str, str],
        *,
        branch: str = "main",
        artifacts: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a job's script in a new clone of *branch* at *folder*, with the *artifacts* of another job.

        What `before_script` installs is installed here already, so that is left out.
        """
        job = self.job(name)
        own = {str(key): str(value) for key, value in job.get("variables", {}).items()}
        depth = own.get("GIT_DEPTH", "20")
        limit = [] if depth == "0" else [f"--depth={depth}"]
        git(
            folder.parent,
            "clone",
            "-q",
            *limit,
            "--single-branch",
            f"--branch={branch}",
            self.origin,
            str(folder),
        )
        git(folder, "checkout", "-q", "--detach")
        if artifacts:
            for path in artifacts.iterdir():
                shutil.copytree(path, folder / path.name)
        programs = str(Path(sys.executable).parent)
        return subprocess.run(  # noqa: S603  # our own pipelines
            ["bash", "-c", "\n".join(["set -eo pipefail", *job["script"]])],  # noqa: S607  # as GitLab runs it
            cwd=folder,
            env={
                **_surroundings(),
                **NOBODY,
                **self._defaults(),
                **self.variables,
                **own,
                **variables,
                "PATH": f"{programs}:{os.environ['PATH']}",
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )


def _surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("FOREARMED_")}


def _allows(rules: Sequence[Node], known: Mapping[str, str]) -> bool:
    """Tell whether one of *rules* holds; without any, everything is allowed."""
    return not rules or any(all(_terms(rule["if"], known)) for rule in rules)


def _terms(condition: str, known: Mapping[str, str]) -> Iterator[bool]:
    """Yield what each part of *condition* comes to (https://docs.gitlab.com/ci/jobs/job_rules/)."""
    for part in condition.split(" && "):
        found = _TERM.fullmatch(part)
        assert found, condition
        name, other, text = found.groups()
        value = known.get(name)
        if other is None and text is None:
            yield bool(value)
        else:
            # GitLab takes an unset variable for null, which equals no text; an empty one equals "".
            yield value == (known.get(other) if other else text)
