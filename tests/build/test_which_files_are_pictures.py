"""Which files that are called pictures are none, and that each is told of once."""

from pathlib import Path

import pytest
from forearmed.build.gallery import Gallery
from forearmed.content.library import Asset
from forearmed.content.library.media import check_media
from photos import drawing


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7\n", "is, whatever its name says, a PDF, which few browsers show; save the page of it"),
        (b"", "is empty"),
        (b"<html>", "is no picture that browsers show; save it again, as .jpg or .png"),
        (drawing()[:2000], "is damaged: a part of it is missing; copy it once more"),
    ],
    ids=["disguised", "empty", "a page", "cut off"],
)
def test_each_is_told_of_once(tmp_path: Path, content: bytes, told: str) -> None:
    """Its first bytes may say what it is, or nothing but opening it."""
    file = tmp_path / "hand.png"
    file.write_bytes(content)
    asset = Asset("assets/hand.png", file, len(content))
    problems = [*check_media([asset], folder="docs"), *Gallery((asset,)).problems("docs")]
    assert [problem.message[: len(told)] for problem in problems] == [told]
