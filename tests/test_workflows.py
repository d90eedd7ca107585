"""What every workflow keeps to, beside what zizmor and the schemas ask for in `make test`.

Every rule is a function that returns problems. One test holds our workflows to all of them; another shows, on
a few lines that break a rule, that it can fail.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from os import X_OK, access
from pathlib import Path
from typing import Any

import pytest
import yaml
from sites import REPOSITORY

GITHUB = REPOSITORY / ".github"
Node = Mapping[str, Any]  # Any: YAML of any shape
Rule = Callable[[str], list[str]]

DANGEROUS = {"pull_request_target", "workflow_run"}
COMMAND = re.compile(
    r"(sudo )?make( [\w./-]+)+|(?P<step>\.github/steps/[\w-]+(\.py)?)( [\w./-]+| \"\$\w+[\w./-]*\")*"
)
PINNED = re.compile(r"^ *(?:- )?uses: (?P<action>[\w-]+/[\w./-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
OUTPUT = re.compile(r"\b(needs|steps)\.([\w-]+)\.(?:outputs\.([\w-]+)|outcome)")


def jobs(text: str) -> Iterator[tuple[str, Node]]:
    """Yield every job of a workflow by its id."""
    yield from yaml.safe_load(text)["jobs"].items()


def steps(text: str) -> Iterator[tuple[str, Node, Node]]:
    """Yield every step of a workflow, with its job's id and its job."""
    for name, job in jobs(text):
        for step in job["steps"]:
            yield name, job, step


def triggers(text: str) -> list[str]:
    """Return every event that would hand secrets to what a stranger wrote."""
    # YAML 1.1 reads the key "on" as true.
    return sorted(f"on: {event}" for event in DANGEROUS & set(yaml.safe_load(text)[True]))


def rights(text: str) -> list[str]:
    """Return every right that is not given to one job, and every job that might run for hours."""
    problems = [] if yaml.safe_load(text).get("permissions") == {} else ["permissions: {} is missing"]
    for name, job in jobs(text):
        problems += [f"{name}: no {key}" for key in ("permissions", "timeout-minutes") if key not in job]
    return problems


def pins(text: str) -> list[str]:
    """Return every action that is not pinned by its digest, with its version beside it."""
    return [line.strip() for line in text.splitlines() if "uses:" in line and not PINNED.match(line)]


def credentials(text: str) -> list[str]:
    """Return every checkout that leaves a token on the disk, where whatever is installed could find it."""
    return [
        f"{name}: persist-credentials"
        for name, _, step in steps(text)
        if step.get("uses", "").startswith("actions/checkout@")
        and step.get("with", {}).get("persist-credentials") is not False
    ]


def commands(text: str) -> list[str]:
    """Return every command that is neither make nor a step of ours, which tests run."""
    problems = []
    for name, _, step in steps(text):
        if line := step.get("run"):
            found = COMMAND.fullmatch(line)
            if not found or (found["step"] and not access(REPOSITORY / found["step"], X_OK)):
                problems.append(f"{name}: {line}")
    return problems


def outputs(text: str) -> list[str]:
    """Return everything that is taken from a job or a step which does not hand it over."""
    made = dict(jobs(text))
    problems = []
    for name, job in made.items():
        ids = {step.get("id") for step in job["steps"]}
        for kind, source, output in OUTPUT.findall(yaml.safe_dump(job)):
            if kind == "steps" and source not in ids:
                problems.append(f"{name}: steps.{source}")
            if kind == "needs" and (
                source not in job.get("needs", []) or output not in made[source]["outputs"]
            ):
                problems.append(f"{name}: needs.{source}.outputs.{output}")
    return problems


RULES = [triggers, rights, pins, credentials, commands, outputs]


@pytest.mark.parametrize("workflow", sorted((GITHUB / "workflows").glob("*.yml")), ids=lambda file: file.stem)
def test_our_workflows_keep_to_the_rules(workflow: Path) -> None:
    """No rule finds anything to object to."""
    assert [problem for rule in RULES for problem in rule(workflow.read_text())] == []


SOUND = """\
on: [push]
permissions: {}
jobs:
  a:
    permissions: {}
    timeout-minutes: 5
    outputs: {x: "${{ steps.one.outputs.x }}"}
    steps:
      - id: one
        run: .github/steps/comment.py page.md "$RUNNER_TEMP/a.json"
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with: {persist-credentials: false}
  b:
    needs: [a]
    permissions: {}
    timeout-minutes: 5
    if: needs.a.outputs.x
    steps:
      - run: sudo make debian
"""


@pytest.mark.parametrize(
    ("rule", "old", "new", "problem"),
    [
        (triggers, "[push]", "{pull_request_target: , workflow_run: }", "on: pull_request_target"),
        (rights, "\npermissions: {}", "\npermissions: {contents: read}", "permissions: {} is missing"),
        (rights, "    permissions: {}\n", "", "a: no permissions"),
        (rights, "    timeout-minutes: 5\n", "", "a: no timeout-minutes"),
        (pins, "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "- uses: actions/checkout@v7"),
        (
            pins,
            " # v7.0.1",
            " # v7",
            "- uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7",
        ),
        (credentials, "false", "true", "a: persist-credentials"),
        (credentials, "persist-credentials: false", "fetch-depth: 0", "a: persist-credentials"),
        (commands, "sudo make debian", "echo hello", "b: echo hello"),
        (commands, "sudo make debian", "make site; rm -rf x", "b: make site; rm -rf x"),
        (commands, "sudo make debian", ".github/steps/rest.py", "b: .github/steps/rest.py"),
        (commands, "page.md", "${{ x }}", 'a: .github/steps/comment.py ${{ x }} "$RUNNER_TEMP/a.json"'),
        (outputs, "steps.one", "steps.two", "a: steps.two"),
        (outputs, "needs.a.outputs.x", "needs.a.outputs.y", "b: needs.a.outputs.y"),
        (outputs, "needs: [a]", "needs: []", "b: needs.a.outputs.x"),
    ],
)
def test_a_rule_can_fail(rule: Rule, old: str, new: str, problem: str) -> None:
    """What breaks a rule is told; what keeps it is let through."""
    assert old in SOUND
    assert rule(SOUND) == []
    assert rule(SOUND.replace(old, new))[0] == problem


def test_a_tip_can_be_suggested_for_every_tag() -> None:
    """The form offers what docs/tags.yml has, by the titles that readers see."""
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/1-tip.yml").read_text())
    (offered,) = (part["attributes"]["options"] for part in form["body"] if part.get("id") == "tag")
    tags = yaml.safe_load((REPOSITORY / "docs/tags.yml").read_text())
    assert offered == [tag["title"] for tag in tags.values()]
