"""Another host: properdocs, which goes on where mkdocs 1.6 ends, builds the same site.

mkdocs stays what it is: the other host stands in for it in a process of its own.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import pytest
from clones import git
from make import playbook_text, tip_text
from photos import drawing
from sites import NOW, build, contents, copied, reproducible, run, run_here, site_project

_COMMAND = "import properdocs.replacement; from forearmed.__main__ import main; main()"
_MOMENT = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
_GENERATOR = re.compile(rb'(<meta name="generator" content="mkdocs-(?:ProperDocs )?)([\d.]+)')
"""The one line of a page that says which host has made it."""

_FILES: Mapping[str, str | bytes] = {
    "tips/2026/call-first.md": tip_text(
        "See [the playbook](/playbooks/live-chat.md#listen), [an older tip](older.md), "
        "![a dot](/assets/dot.png) and [the tag](../../tags/empathy.md).\n\n"
        "## Why?\n\n!!! note\n    [Again](#why)\n",
        title='"Call <first> & write later"',
        playbook="live-chat",
    ),
    "tips/2026/older.md": tip_text(title="Older", date="2026-11-10", aliases="[much-older]"),
    "docs/playbooks/live-chat.md": playbook_text("## Listen\n\nFirst of all.\n"),
    "docs/assets/dot.png": drawing(),
}


def properdocs(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run our command in *folder* where properdocs stands in for mkdocs."""
    return subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", _COMMAND, *words],
        cwd=folder,
        env={**os.environ, **_MOMENT},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def small(folder: Path) -> Path:
    """Return *folder* with a site that has every kind of link, below a path."""
    return site_project(folder, _FILES, site_url="https://example.com/a/b/")


@pytest.mark.thorough
@pytest.mark.parametrize("project", [small, pytest.param(copied, marks=pytest.mark.thorough)])
def test_properdocs_builds_the_same_site(project: Callable[[Path], Path], tmp_path: Path) -> None:
    """Every file is the same, but for the line that names the host, and the checksum of all pages."""
    folder = project(tmp_path / "project")
    ours = reproducible(contents(build(folder)))
    assert hosts(ours) == {version("mkdocs").encode()}
    assert_same(properdocs(folder, "build"), folder / "site", ours)


@pytest.mark.thorough
def test_the_command_of_properdocs_builds_the_same_site(tmp_path: Path) -> None:
    """Who knows nothing of our command gets the same from theirs, as the guide says."""
    folder = small(tmp_path / "project")
    ours = reproducible(contents(build(folder)))
    assert_same(run("properdocs", "build", "-f", "mkdocs.yml", cwd=folder), folder / "site", ours)


def assert_same(built: subprocess.CompletedProcess[str], site: Path, ours: Mapping[str, bytes]) -> None:
    """Compare what properdocs has *built* into *site* with *ours*."""
    assert built.returncode == 0, built.stdout + built.stderr
    theirs = reproducible(contents(site))
    assert hosts(theirs) == {version("properdocs").encode()}
    assert [*theirs] == [*ours]
    differs = [name for name, content in theirs.items() if of_any_host(content) != of_any_host(ours[name])]
    assert differs == ["worker.js"], "which holds a checksum of all pages"


def hosts(site: Mapping[str, bytes]) -> set[bytes]:
    """Return which releases of a host the pages of *site* name."""
    return {found[2] for content in site.values() for found in _GENERATOR.finditer(content)}


def of_any_host(content: bytes) -> bytes:
    """Return *content* without the release of the host."""
    return _GENERATOR.sub(b"", content)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "--content-only"],
        ["check", "--base", "HEAD"],
        ["build"],
    ],
    ids=" ".join,
)
def test_properdocs_says_the_same_of_mistakes(words: list[str], tmp_path: Path) -> None:
    """A dead link and an unknown tag end in the same words and the same exit code."""
    folder = small(tmp_path)
    for step in (["init", "-q"], ["add", "."], ["commit", "-qm", "All is well"]):
        git(folder, *step)
    mistakes = tip_text("A [dead link](/playbooks/gone.md).\n", tags="[empaty]")
    (folder / "tips/2026/call-first.md").write_text(mistakes)
    ours = run_here("forearmed", *words, cwd=folder)
    theirs = properdocs(folder, *words)
    assert (theirs.returncode, theirs.stdout, theirs.stderr) == (ours.returncode, ours.stdout, ours.stderr)
    assert ours.returncode == 1
    assert "gone.md" in ours.stdout + ours.stderr
