"""A build replaces the last good site whole or not at all, whatever happens to it."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from make import tip_text
from sites import NOW, build, contents, reproducible, run, site_project

PROGRAM = Path(sys.executable).with_name("forearmed")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a good site, to be copied."""
    folder = site_project(tmp_path_factory.mktemp("good"), {"tips/2026/call-first.md": tip_text()})
    build(folder)
    return folder


@pytest.fixture
def project(good: Path, tmp_path: Path) -> tuple[Path, dict[str, bytes]]:
    """Return a project with a good site, and what that site holds."""
    folder = Path(shutil.copytree(good, tmp_path / "project"))
    return folder, contents(folder / "site")


def change(folder: Path) -> None:
    """Make the next build differ from the last."""
    (folder / "tips/2026/second.md").write_text(tip_text(title="A second tip", date="2026-11-10"))


def left_overs(folder: Path) -> list[str]:
    """Return what builds have left beside the site."""
    return [path.name for path in folder.glob(".site-*")]


STAGES = [
    pytest.param("started", marks=pytest.mark.thorough),
    pytest.param("rendering", marks=pytest.mark.thorough),
    pytest.param("writing", marks=pytest.mark.thorough),
    "swapping",
    pytest.param("swapped", marks=pytest.mark.thorough),
]


@pytest.mark.parametrize("stage", STAGES)
def test_a_kill_at_any_stage(project: tuple[Path, dict[str, bytes]], stage: str) -> None:
    """After SIGKILL the old site or the new one stands whole, and the next build cleans up."""
    folder, old = project
    change(folder)
    killed = subprocess.run(  # noqa: S603  # our own code
        [sys.executable, "-c", KILLER, stage],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    after = contents(folder / "site")
    assert (after == old) is (stage != "swapped")
    new = contents(build(folder))
    assert b"A second tip" in new["tips/index.html"]
    assert left_overs(folder) == []
    assert stage != "swapped" or reproducible(after) == reproducible(new)


# Kills itself where the stage begins: a real SIGKILL in the real command, at a place that is known.
KILLER = """
import os, signal, sys
from forearmed.build import building
from forearmed.foundation import swap
from forearmed.__main__ import main
from forearmed.build.host import progress
def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
def then_die(call):
    def both(*args, **kwargs):
        call(*args, **kwargs)
        die()
    return both
stage = sys.argv[1]
if stage == "started":
    building.steps.build = die
elif stage == "rendering":
    progress.Progress.on_page_content = die
elif stage == "writing":
    progress.Progress.on_post_page = die
elif stage == "swapping":
    swap.replace = die
else:
    swap.replace = then_die(swap.replace)
sys.argv = ["forearmed", "build"]
main()
"""


@pytest.mark.thorough
def test_a_cut_between_two_renames_is_mended(project: tuple[Path, dict[str, bytes]]) -> None:
    """Where folders cannot be exchanged, a kill may leave no site; the next build brings it back first."""
    folder, old = project
    workshop = folder / ".site-cut"
    workshop.mkdir()
    (folder / "site").rename(workshop / "old")
    (folder / "tips/2026/bad.md").write_text("no front matter")
    assert run("forearmed", "build", cwd=folder).returncode == 1
    assert contents(folder / "site") == old
    assert left_overs(folder) == []


def test_without_the_kernels_exchange(
    project: tuple[Path, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two renames replace the site as well, and a failing second one puts the old site back."""
    from forearmed.foundation import swap

    folder, old = project
    monkeypatch.setattr(swap, "_CALLS", {})
    fresh = folder / "fresh"
    fresh.mkdir()
    (fresh / "index.html").write_text("new")
    with pytest.raises(OSError, match="missing"):
        swap.replace(folder / "site", folder / "missing", old=folder / "old")
    assert contents(folder / "site") == old
    swap.replace(folder / "site", fresh, old=folder / "old")
    assert contents(folder / "site") == {"index.html": b"new"}
    assert contents(folder / "old") == old


def test_when_the_old_site_cannot_be_put_aside(project: tuple[Path, dict[str, bytes]]) -> None:
    """The exchange is undone, so that whoever hears of a failure still has the site from before."""
    from forearmed.foundation import swap

    folder, old = project
    fresh = folder / "fresh"
    fresh.mkdir()
    (fresh / "index.html").write_text("new")
    with pytest.raises(OSError, match="nowhere"):
        swap.replace(folder / "site", fresh, old=folder / "nowhere" / "old")
    assert (contents(folder / "site"), contents(fresh)) == (old, {"index.html": b"new"})


@pytest.mark.thorough
def test_a_full_disk(project: tuple[Path, dict[str, bytes]]) -> None:
    """A write that fails is one line, and the old site stands."""
    folder, old = project
    change(folder)
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)); "
    # Past the limit the kernel answers a write as it does on a full disk, once the signal is ignored.
    ignore = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    code = limit + ignore + "from forearmed.__main__ import main; sys.argv = ['forearmed', 'build']; main()"
    failed = subprocess.run(  # noqa: S603  # our own code
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert failed.returncode == 1
    assert failed.stderr.startswith("forearmed: cannot write ")
    assert failed.stderr.endswith("File too large; the last site stands\n")
    assert failed.stderr.count("\n") == 1
    assert contents(folder / "site") == old
    assert left_overs(folder) == []


def test_a_folder_that_cannot_be_written(project: tuple[Path, dict[str, bytes]]) -> None:
    """One line names the folder; root may write anywhere, so the site is asked for below a file."""
    folder, old = project
    file = folder / "mkdocs.yml"
    file.write_text(file.read_text() + "site_dir: README/site\n")
    (folder / "README").write_text("a file")
    failed = run("forearmed", "build", cwd=folder)
    assert failed.returncode == 1
    assert failed.stderr.startswith(f"forearmed: cannot write {folder / 'README'}")
    assert failed.stderr.count("\n") == 1
    assert contents(folder / "site") == old


def test_a_host_that_skips_our_hook(project: tuple[Path, dict[str, bytes]]) -> None:
    """Without the hook mkdocs would publish raw files; the old site stands instead."""
    folder, old = project
    file = folder / "mkdocs.yml"
    file.write_text(file.read_text().replace("hooks:", "not_hooks:"))
    failed = run("forearmed", "build", cwd=folder)
    assert failed.returncode == 1
    assert failed.stderr.endswith(
        "forearmed: mkdocs.yml does not run our hook, so nothing was published; "
        "add hooks: [hooks/tip_of_the_week.py]\n"
    )
    assert contents(folder / "site") == old


def test_a_page_that_fails_late(project: tuple[Path, dict[str, bytes]]) -> None:
    """A template that is not there is found when the pages are written: one line, and the old site stands."""
    folder, old = project
    (folder / "docs/zzz.md").write_text("---\ntemplate: nowhere.html\n---\nWords.\n")
    failed = run("forearmed", "build", cwd=folder)
    assert failed.returncode == 1
    message = 'docs/zzz.md:2: template: there is no "nowhere.html"; correct it, or delete the line\n'
    assert (failed.stdout, failed.stderr) == (message, "1 problem to mend; nothing was published\n")
    assert failed.stderr.count("\n") == 1
    assert contents(folder / "site") == old
    assert left_overs(folder) == []


def test_two_builds_at_once(project: tuple[Path, dict[str, bytes]]) -> None:
    """While one build works, a second one says so and does nothing."""
    folder, old = project
    change(folder)
    with FileLock(folder / ".site.lock"):
        failed = run("forearmed", "build", cwd=folder)
    assert failed.returncode == 1
    assert failed.stderr == f"forearmed: another build is writing {folder / 'site'}; wait until it is done\n"
    assert contents(folder / "site") == old


@pytest.mark.thorough
def test_a_link_in_the_sites_place_stays(tmp_path: Path) -> None:
    """Where site/ is a symbolic link, what it leads to is replaced."""
    folder = site_project(tmp_path / "project", {"tips/2026/call-first.md": tip_text()})
    (tmp_path / "www").mkdir()
    (folder / "site").symlink_to(tmp_path / "www", target_is_directory=True)
    build(folder)
    assert (folder / "site").is_symlink()
    assert "index.html" in contents(tmp_path / "www")


@pytest.mark.thorough
def test_few_open_files_and_a_plain_locale(project: tuple[Path, dict[str, bytes]]) -> None:
    """Thirty-two file handles and the C locale are enough."""
    folder, old = project
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32)); "
        "from forearmed.__main__ import main; sys.argv = ['forearmed', 'build']; main()"
    )
    built = subprocess.run(  # noqa: S603  # our own code
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C", "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))},
        check=False,
    )
    assert built.returncode == 0
    assert reproducible(contents(folder / "site")) == reproducible(old)
