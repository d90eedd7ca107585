"""`check --content-only`: what a stranger proposes is read, and nothing of it runs."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from sites import run, run_here, site_project

ALONE = ("forearmed", "check", "--content-only")
TIP = """\
---
title: Call first
date: 2026-11-17
summary: A call settles it.
tags: [{tag}]
---
{body}
"""


def leaves_trace(file: Path, name: str, then: str = "") -> None:
    """Write a module to *file* that leaves the trace *name* when it is loaded, and does *then*."""
    trace = file.parent.parent / "traces" / name
    file.write_text(f"from pathlib import Path\nPath({str(trace)!r}).touch()\n{then}")


def plant(folder: Path) -> tuple[Path, Mapping[str, str]]:
    """Write a project that leaves a trace by every way in which it could run something.

    Return it with the environment in which its plugin is installed.
    """
    installed = folder / "installed"
    facts = installed / "planted-1.dist-info"
    for made in (folder / "traces", facts):
        made.mkdir(parents=True)
    plugin = "from mkdocs.plugins import BasePlugin\nclass P(BasePlugin): pass\n"
    extension = (
        "from markdown.extensions import Extension\n"
        "class E(Extension):\n    def extendMarkdown(self, md): pass\n"
        "def makeExtension(**_): return E()\n"
    )
    leaves_trace(installed / "planted.py", "plugin", plugin)
    leaves_trace(installed / "planted_extension.py", "extension", extension)
    leaves_trace(installed / "planted_tag.py", "tag", "value = 'nobody'\n")
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: planted\nVersion: 1\n")
    (facts / "entry_points.txt").write_text("[mkdocs.plugins]\nplanted = planted:P\n")
    project = site_project(folder / "site", {"tips/2026/a.md": TIP.format(tag="empathy", body="Call.")})
    leaves_trace(project / "watcher.py", "hook")
    configuration = yaml.safe_load((project / "mkdocs.yml").read_text())
    replaced = ("plugins", "site_description", "copyright", "markdown_extensions")
    kept = {key: value for key, value in configuration.items() if key not in replaced}
    text = yaml.safe_dump(kept, sort_keys=False).rstrip("\n").replace("hooks:\n", "hooks:\n- watcher.py\n")
    (project / "mkdocs.yml").write_text(
        f"{text}\nmarkdown_extensions: [planted_extension]\nplugins: [planted]\n"
        "site_description: !ENV [SECRET_OF_MINE, nothing]\ncopyright: !!python/name:planted_tag.value\n"
    )
    return project, {"PYTHONPATH": str(installed), "SECRET_OF_MINE": "a secret"}


def traces(project: Path) -> set[str]:
    """Return what has run."""
    return {file.name for file in (project.parent / "traces").iterdir()}


def test_nothing_of_the_project_runs(tmp_path: Path) -> None:
    """Neither a hook, nor a plugin, an extension or a tag; that they are left out is said in one line."""
    project, env = plant(tmp_path)
    done = run(*ALONE, cwd=project, env=env)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 tip and 0 playbooks in order")
    assert "markdown_extensions: planted_extension is not used" in done.stdout
    last = len((project / "mkdocs.yml").read_text().splitlines())
    tags = ", ".join(f"the tag in mkdocs.yml:{number}" for number in (last - 1, last))
    said = f"hooks, plugins, {tags}"
    assert done.stderr == f"Left out, and not checked: {said}\n"
    assert traces(project) == set()
    assert run("forearmed", "check", cwd=project, env=env).returncode == 0
    assert traces(project) == {"hook", "plugin", "extension", "tag"}  # what this test would see


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    """The content is judged as ever: keys, tags, links and forbidden HTML, each at its line."""
    bad = TIP.format(tag="empathy", body="<script>1</script>\n\n[gone](/playbooks/gone.md)")
    files = {"tips/2026/b.md": bad, "tips/2026/c.md": TIP.format(tag="nowhere", body="C.")}
    project = site_project(tmp_path, files)
    alone, usual = (run_here(*command, cwd=project) for command in (ALONE, ALONE[:2]))
    assert (alone.returncode, alone.stdout) == (1, usual.stdout)
    assert len(usual.stdout.splitlines()) >= 3


def test_options_of_extensions(tmp_path: Path) -> None:
    """What they say would have changed is told, although none is loaded; what is inherited counts."""
    body = "## Here\n\n[there](#here)\n"
    project = site_project(tmp_path, {"tips/2026/a.md": TIP.format(tag="empathy", body=body)})
    file = project / "mkdocs.yml"
    fence = "!!python/name:pymdownx.superfences.fence_code_format"
    lines = file.read_text().splitlines()
    at = len(lines)
    lines += [
        "markdown_extensions:",
        "- admonition",
        "- pymdownx.snippets",
        "- pymdownx.superfences:",
        "    custom_fences:",
        "    - name: mermaid",
        "      class: mermaid",
        f"      format: {fence}",
    ]
    file.write_text("\n".join([*lines, "INHERIT: shared.yml", ""]))
    (project / "shared.yml").write_text(
        "site_author: !ENV NOBODY\nextra: {other: {mine: 1}}\ntheme: {language: en}\n"
    )
    done = run_here(*ALONE, cwd=project)
    said = f"hooks, the tag in shared.yml:1, the tag in mkdocs.yml:{at + 8}"
    assert (done.returncode, done.stderr) == (0, f"Left out, and not checked: {said}\n")
    assert [line for line in done.stdout.splitlines() if "markdown_extensions" in line] == [
        f"mkdocs.yml:{at + 3}: warning: markdown_extensions: pymdownx.snippets is not used; "
        "write the text itself where it shall stand",
        f"mkdocs.yml:{at + 4}: warning: markdown_extensions: custom_fences of pymdownx.superfences "
        "is not used; put a diagram as a picture into docs/assets/",
    ]


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a folder beside the project, with files that are none of its business."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "private.yml").write_text("site_name: Private\n")
    (folder / "private.md").write_text("Private\n")
    return folder


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("INHERIT: ../outside/private.yml", "lies outside of the project"),
        ("INHERIT: mkdocs.yml", "mkdocs.yml: INHERIT leads through more than 5 files; write fewer"),
        ("docs_dir: ../outside", "lies outside of the project"),
        ("site_name: [", "mkdocs.yml:"),
        ("use_directory_urls: 7", "mkdocs.yml: use_directory_urls: Expected type: <class 'bool'>"),
    ],
)
def test_settings_that_lead_elsewhere(tmp_path: Path, outside: Path, line: str, said: str) -> None:
    """Files outside of the project are not read, and what cannot be read is one line."""
    project = site_project(tmp_path / "project", {})
    file = project / "mkdocs.yml"
    name = line.partition(":")[0]
    kept = [each for each in file.read_text().splitlines() if not each.startswith(f"{name}:")]
    file.write_text("\n".join([*kept, line, ""]))
    done = run_here(*ALONE, cwd=project)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("forearmed: ")
    assert said in done.stderr
    assert "Private" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_tips_that_lead_elsewhere(tmp_path: Path, outside: Path) -> None:
    """A link in the place of tips/ is not followed out of the project."""
    project = site_project(tmp_path / "project", {})
    (project / "tips").rmdir()
    (project / "tips").symlink_to(outside)
    done = run_here(*ALONE, cwd=project)
    assert (done.returncode, "lies outside of the project" in done.stderr) == (1, True)


def test_no_git_runs(tmp_path: Path) -> None:
    """A comparison asks git, whose settings may be the stranger's: the two exclude each other."""
    done = run_here(*ALONE, "--base", "main", cwd=site_project(tmp_path, {}))
    assert done.returncode == 2
    assert "--content-only runs no git; leave out --base" in done.stderr
