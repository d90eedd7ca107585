"""Colors: how well one is read on another, and the nearest shade that can be."""

from pathlib import Path

import pytest
from forearmed.foundation.colors import (
    DARK,
    HOUSE,
    LIGHT,
    NEUTRAL,
    READABLE,
    contrast,
    readable_shade,
    shades_of,
)
from hypothesis import given
from hypothesis import strategies as st
from sites import REPOSITORY

COLORS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
TOKENS = Path(REPOSITORY, "hooks/forearmed/site/theme/assets/stylesheets/tokens.css").read_text("utf-8")


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#0000ff", 8.59)],
)
def test_contrast_is_the_one_of_the_standard(one: str, other: str, known: float) -> None:
    """The numbers are those that the tools of the Web Accessibility Initiative show."""
    assert round(contrast(one, other), 2) == known == round(contrast(other, one), 2)


@given(COLORS, st.sampled_from([LIGHT, DARK, "#ffffff", "#11161a"]))
def test_a_readable_shade_can_be_read(color: str, ground: str) -> None:
    """A color that can be read is left alone; for any other there is one that barely can."""
    shade = readable_shade(color, ground)
    assert contrast(shade, ground) >= READABLE
    if contrast(color, ground) >= READABLE:
        assert shade == color
    else:
        assert contrast(shade, ground) < READABLE + 0.25


def test_a_shade_keeps_its_hue() -> None:
    """Yellow becomes a brown, a red stays red, and gray stays gray."""
    found = [readable_shade(color, LIGHT) for color in ("#ffcc00", "#ff0000", "#cccccc")]
    assert found == ["#8a6d00", "#e40000", "#717170"]
    assert shades_of("#be185d") == ("#be185d", "#ff8eac")


def test_the_tokens_hold_the_same_colors() -> None:
    """What is checked against is what pages show, and a site without colors of its own has ours."""
    assert f"--fa-tint: light-dark({LIGHT}, {DARK});" in TOKENS
    assert f"--fa-accent: light-dark({HOUSE.light}, {HOUSE.dark});" in TOKENS
    assert f"--fa-tag-neutral: light-dark({NEUTRAL.light}, {NEUTRAL.dark});" in TOKENS
