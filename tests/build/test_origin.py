"""What is kept is used only where it was made here."""

from pathlib import Path

import pytest
from clones import git
from forearmed.build.cache.origin import is_made_here

KEPT = ".cache/forearmed/results"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project in a repository of its own, with something kept."""
    folder = tmp_path / "project"
    (folder / KEPT).parent.mkdir(parents=True)
    (folder / KEPT).write_text("kept")
    git(tmp_path, "init", "-q", str(folder))
    return folder


def test_outside_of_a_repository_nobody_else_can_have_brought_it(tmp_path: Path) -> None:
    """A folder that git does not know holds what its owner has made, or put there."""
    assert is_made_here(tmp_path)


def test_what_git_does_not_know_was_made_here(project: Path) -> None:
    """A build's own files are in no commit, whether git is told to ignore them or not."""
    assert is_made_here(project)


@pytest.mark.parametrize("below", ["", "site-of-a-team"])
def test_what_git_knows_came_with_the_project(project: Path, below: str) -> None:
    """A file that somebody proposed, even one that is not committed yet, makes all of it a stranger's."""
    folder = project / below
    (folder / KEPT).parent.mkdir(parents=True, exist_ok=True)
    (folder / KEPT).write_text("proposed")
    git(project, "add", "--force", str(folder / KEPT))
    assert not is_made_here(folder)


def test_a_proposal_beside_it_says_nothing(project: Path) -> None:
    """Only the folder of what is kept counts."""
    (project / ".cache/other").write_text("other")
    git(project, "add", "--force", ".cache/other")
    assert is_made_here(project)


def test_without_git_nobody_can_tell(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clone on a machine without git is taken for a stranger's."""
    monkeypatch.setenv("PATH", "")
    assert not is_made_here(project)


def test_a_damaged_repository_cannot_tell(project: Path) -> None:
    """Where git fails, nothing is used."""
    (project / ".git/HEAD").write_text("nonsense")
    assert not is_made_here(project)
