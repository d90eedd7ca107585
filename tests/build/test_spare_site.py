"""The new site is whole, whatever is left of the site before the last."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from forearmed.build.cache.spare_site import completed
from sites import contents

LAST = {"index.html": b"home", "tips/a/index.html": b"A", "tips/b/index.html": b"B", "feed.xml": b"feed"}
MADE = {"index.html": b"new home", "tips/c/index.html": b"C", "tips/b": b"a file now", "x/y/z.txt": b"z"}
TAKEN = ("tips/a/index.html", "feed.xml")
WHOLE = {**MADE, **{path: LAST[path] for path in TAKEN}}


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write *files* below *folder*."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def second_names(site: Path, spare: Path) -> None:
    """Make *spare* what a build leaves: the same files under second names."""
    for path in LAST:
        (spare / path).parent.mkdir(parents=True, exist_ok=True)
        (spare / path).hardlink_to(site / path)


def strange(site: Path, spare: Path) -> None:
    """Put into *spare* what nobody has made: other files, folders for files, and ways out."""
    write(spare, {"feed.xml/in": b"a folder", "tips/a/index.html": b"A", "x": b"a file", "old.html": b"old"})
    outside = write(spare.parent / "outside", {"index.html": b"mine"})
    (spare / "out").symlink_to(outside)
    (spare / "tips/c").symlink_to(outside)


@pytest.mark.parametrize(
    "leave",
    [
        lambda site, spare: None,
        lambda site, spare: spare.mkdir(),
        second_names,
        strange,
        lambda site, spare: spare.symlink_to(write(site.parent / "outside", {"index.html": b"mine"})),
    ],
    ids=["nothing", "an empty folder", "the same files", "strange files", "a link to a folder"],
)
def test_what_is_left_makes_no_difference(tmp_path: Path, leave: Callable[[Path, Path], None]) -> None:
    """What was made and what is taken over is there and nothing else; the last site stays as it was."""
    site, fresh, spare = write(tmp_path / "site", LAST), write(tmp_path / "fresh", MADE), tmp_path / "spare"
    leave(site, spare)
    taken = {path: (site / path).stat().st_ino for path in TAKEN}
    whole = completed(fresh, spare, site, taken)
    assert contents(whole) == WHOLE
    assert contents(site) == LAST
    outside = tmp_path / "outside"
    assert not outside.exists() or contents(outside) == {"index.html": b"mine"}
    assert all((whole / path).stat().st_ino == taken[path] for path in TAKEN)
    assert [folder for folder in whole.rglob("*") if folder.is_dir() and not [*folder.iterdir()]] == []
