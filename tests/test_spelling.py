"""The spelling check: the dictionary, and the list that authors may add to."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from make import tip_text

REPOSITORY = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("body", "known", "right"),
    [
        ("They recieve a call.\n", "", False),
        ("The colour is wrong in American English.\n", "", False),
        ("Say it to Priyanka.\n", "", False),
        ("Say it to Priyanka. `recieve` is code.\n", "Priyanka\n", True),
    ],
)
def test_spelling(tmp_path: Path, body: str, known: str, right: bool) -> None:
    """A word is right when the dictionary or docs/words.txt has it; what is wrong is named with its file."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "tips").mkdir()
    (tmp_path / ".venv").mkdir()
    shutil.copy(REPOSITORY / ".pyspelling.yml", tmp_path)
    (tmp_path / "docs/words.txt").write_text(
        (REPOSITORY / "docs/words.txt").read_text("utf-8") + known, "utf-8"
    )
    (tmp_path / "tips/a.md").write_text(tip_text(body), "utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "pyspelling"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (checked.returncode == 0) == right, checked.stdout + checked.stderr
    assert ("tips/a.md" in checked.stdout) != right
