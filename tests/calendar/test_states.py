"""How far a tip has come, told by what is there."""

from pathlib import Path

import make
import pytest
from forearmed.calendar.almanac import Almanac
from forearmed.calendar.states import State

CASES = {
    "title-only": (make.tip_text("", date="2026-12-08", summary=None, tags=None), State.IDEA),
    "title-and-tags": (make.tip_text("", date="2026-12-08", summary=None), State.IDEA),
    "no-text": (make.tip_text("", date="2026-12-15"), State.DRAFT),
    "no-summary": (make.tip_text(date="2026-12-22", summary=None), State.DRAFT),
    "no-tags": (make.tip_text(date="2026-12-29", tags=None), State.DRAFT),
    "mistake": (make.tip_text(date="2027-01-05", sumary="x"), State.DRAFT),
    "whole": (make.tip_text(date="2027-01-12"), State.READY),
    "no-date": (make.tip_text(date=None), State.READY),
    "no-date-no-text": (make.tip_text("", date=None), State.DRAFT),
    "far-off": (make.tip_text(date="2030-01-08"), State.READY),
}


@pytest.mark.parametrize("name", CASES)
def test_a_state(tmp_path: Path, name: str) -> None:
    """An idea has a title; a draft lacks something or is wrong; advice does not make a tip unready."""
    text, state = CASES[name]
    library = make.library(tmp_path, {f"tips/{name}.md": text})
    made = Almanac(library, make.settings(), make.NOW).with_checked_weeks()
    assert made.states == {f"tips/{name}.md": state}


def test_only_what_is_to_come_has_one(tmp_path: Path) -> None:
    """What is out, comes back or is not there at all has no state in a calendar."""
    files = {
        "tips/out.md": make.tip_text(encores="[2026-W50]"),
        "tips/begun.md": make.tip_text("", date="2026-12-01"),
    }
    library = make.library(tmp_path, dict(files))
    made = Almanac(library, make.settings(), make.NOW).with_checked_weeks()
    assert {str(row.week): row.state for row in made.calendar.rows if row.tip} == {
        "2026-W47": None,
        "2026-W49": State.DRAFT,
        "2026-W50": None,
    }
