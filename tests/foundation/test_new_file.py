"""Files of a site are written anew: whatever had the bytes of before keeps them."""

from pathlib import Path

from forearmed.foundation.new_file import put


def test_a_file_in_folders_that_are_missing(tmp_path: Path) -> None:
    """The folders are made, and the next file in one of them finds it."""
    put(str(tmp_path / "a/b/one"), b"one")
    put(str(tmp_path / "a/b/two"), b"")
    assert ((tmp_path / "a/b/one").read_bytes(), (tmp_path / "a/b/two").read_bytes()) == (b"one", b"")


def test_second_names_keep_their_bytes(tmp_path: Path) -> None:
    """A hard link and the target of a symbolic link are left as they were."""
    place, other, target = tmp_path / "place", tmp_path / "other", tmp_path / "target"
    place.write_bytes(b"before")
    other.hardlink_to(place)
    target.write_bytes(b"target")
    (tmp_path / "link").symlink_to(target)
    put(str(place), b"after")
    put(str(tmp_path / "link"), b"own")
    assert [file.read_bytes() for file in (place, other, target)] == [b"after", b"before", b"target"]
    assert not (tmp_path / "link").is_symlink()


def test_a_file_may_be_read_by_whom_the_system_lets(tmp_path: Path) -> None:
    """A web server of another user reads what a usual program would have let it read."""
    put(str(tmp_path / "ours"), b"x")
    (tmp_path / "usual").write_bytes(b"x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode
