"""A folder holds what it should, whatever somebody has left in it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from forearmed.foundation.exact_folder import hold_exactly
from sites import contents

FILES = {"index.html": b"home", "tips/a/index.html": b"A", "tips/b/index.html": b""}


def strange(folder: Path) -> None:
    """Leave other bytes of the same length, folders for files, files for folders, and ways out."""
    (folder / "index.html").mkdir(parents=True)
    (folder / "index.html/in").write_bytes(b"in")
    (folder / "tips/a").mkdir(parents=True)
    (folder / "tips/a/index.html").write_bytes(b"B")
    (folder / "tips/b").write_bytes(b"a file")
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "index.html").write_bytes(b"mine")
    (folder / "tips/c").symlink_to(outside)
    (folder / "old/older").mkdir(parents=True)


def link_out(folder: Path) -> None:
    """Leave a link to another folder."""
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "index.html").write_bytes(b"mine")
    folder.symlink_to(outside)


@pytest.mark.parametrize(
    "leave", [lambda folder: None, strange, link_out, lambda folder: folder.write_bytes(b"a file")]
)
def test_what_was_left_makes_no_difference(tmp_path: Path, leave: Callable[[Path], None]) -> None:
    """The files are there and nothing else; what a link led to is as it was."""
    folder = tmp_path / "folder"
    leave(folder)
    hold_exactly(str(folder), FILES)
    assert not folder.is_symlink()
    assert contents(folder) == FILES
    assert sorted(path.name for path in folder.rglob("*") if path.is_dir()) == ["a", "b", "tips"]
    outside = tmp_path / "outside"
    assert not outside.exists() or contents(outside) == {"index.html": b"mine"}


def test_what_is_right_stays(tmp_path: Path) -> None:
    """A file with the same bytes is not written again; one that is wanted no more goes."""
    hold_exactly(str(tmp_path), {**FILES, "old/x": b"x"})
    for path in FILES:
        os.utime(tmp_path / path, (1, 1))
    hold_exactly(str(tmp_path), {**FILES, "index.html": b"new home"})
    assert contents(tmp_path) == {**FILES, "index.html": b"new home"}
    stays = [path for path in FILES if (tmp_path / path).stat().st_mtime == 1]
    assert stays == ["tips/a/index.html", "tips/b/index.html"]
