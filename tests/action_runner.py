"""The jobs of a workflow, run step by step as GitHub's and Forgejo's runners do: its commands, in one folder.

Of the actions that others wrote, checking out is a clone here, and handing files over is a copy; what a step
installs is installed already. Conditions are read as far as our workflows have them.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from clones import NOBODY, git

Node = Mapping[str, Any]  # Any: YAML of any shape
_PLACE = re.compile(r"\$\{\{ ([\w.]+) \}\}")
_TERM = re.compile(r"(!?)cancelled\(\)|([\w.]+) (==|!=) '([^']*)'")
_INSTALL = "bash ci/install"


@dataclass(frozen=True)
class Done:
    """What a job came to: the code of the first step that failed, what all have said, and each outcome."""

    code: int
    said: str
    outcomes: Mapping[str, str]


@dataclass(frozen=True)
class Workflow:
    """What a *file* says; *origin* is the address that its jobs clone from, *known* what places stand for."""

    file: Path
    origin: str
    known: Mapping[str, str] = field(default_factory=dict)

    @property
    def said(self) -> Node:
        """Return the file as data."""
        node: Node = yaml.safe_load(self.file.read_text("utf-8"))
        return node

    def run(
        self,
        job: str,
        folder: Path,
        variables: Mapping[str, str],
        *,
        branch: str = "main",
        digest: Path | None = None,
        known: Mapping[str, str] | None = None,
    ) -> Done:
        """Run the steps of *job* in *folder*, which is new; *digest* is what another job has handed over."""
        folder.mkdir()
        places = {**self.known, **(known or {})}
        code, said, outcomes = 0, [], {}
        for number, step in enumerate(self.said["jobs"][job]["steps"]):
            name = str(step.get("name", step.get("run", number)))
            if not _holds(step.get("if", ""), places, failed=bool(code)):
                outcomes[name] = "skipped"
                continue
            if "uses" in step:
                self._use(step["uses"], folder, branch, digest)
                continue
            done = self._run_step(step, folder, variables, places)
            outcomes[name] = "failure" if done.returncode else "success"
            places[f"steps.{step.get('id')}.outcome"] = outcomes[name]
            said += [done.stdout, done.stderr]
            code = code or done.returncode
        return Done(code, "".join(said), outcomes)

    def _use(self, action: str, folder: Path, branch: str, digest: Path | None) -> None:
        if action.startswith("actions/checkout@"):
            git(folder.parent, "clone", "-q", f"--branch={branch}", self.origin, str(folder))
        elif action.startswith("actions/download-artifact@"):
            assert digest
            shutil.copytree(digest, folder / "site/digest")

    def _run_step(
        self, step: Node, folder: Path, variables: Mapping[str, str], places: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        own = {name: _filled(str(value), places) for name, value in step.get("env", {}).items()}
        command = "true" if step["run"] == _INSTALL else _filled(step["run"], places)
        assert "${{" not in command
        programs = str(Path(sys.executable).parent)
        ours = {name: value for name, value in os.environ.items() if not name.startswith("FOREARMED_")}
        return subprocess.run(  # noqa: S603  # our own workflows
            ["bash", "-e", "-c", command],  # noqa: S607  # as runners have it
            cwd=folder,
            env={**ours, **NOBODY, **variables, **own, "PATH": f"{programs}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )


def _filled(text: str, places: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: places.get(found[1], ""), text)


def _holds(condition: str, places: Mapping[str, str], *, failed: bool) -> bool:
    """Tell whether a step is run: as long as none has failed, or where it asks only not to be cancelled."""
    terms: Sequence[str] = (
        condition.removeprefix("${{ ").removesuffix(" }}").split(" && ") if condition else []
    )
    holds, goes_on = True, False
    for term in terms:
        found = _TERM.fullmatch(term)
        assert found, condition
        if found[2] is None:
            goes_on = True
        else:
            holds &= (places.get(found[2], "") == found[4]) == (found[3] == "==")
    return holds and (goes_on or not failed)
