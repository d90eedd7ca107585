"""The almanac: what a library means at a moment, whatever is asked of it first."""

from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import make
from forearmed.calendar.almanac import Almanac
from forearmed.foundation.weeks import Week

FILES: dict[str, str | bytes] = {
    "tips/a.md": make.tip_text(date="2026-11-17", title="A"),
    "tips/b.md": make.tip_text(date="2026-11-24", title="B", author="No One"),
    "tips/c.md": make.tip_text(date="2026-12-01", title="C"),
}
ANSWERS = "calendar", "openings", "schedule", "withheld"


def almanac(folder: Path, files: dict[str, str | bytes]) -> Almanac:
    """Return the almanac of a project."""
    return Almanac(make.library(folder, files), make.settings(), make.NOW)


def test_the_order_of_questions_does_not_matter(tmp_path: Path) -> None:
    """Each answer depends on library, settings and moment alone."""
    found = []
    for order in permutations(ANSWERS):
        asked = almanac(tmp_path, FILES)
        answers = {name: getattr(asked, name) for name in order}
        found.append([answers[name] for name in ANSWERS])
    assert all(each == found[0] for each in found)


def test_a_tip_with_an_error_holds_its_week_and_no_more(tmp_path: Path) -> None:
    """Nobody else is given its week, and it is neither live nor in the queue before it is mended."""
    made = almanac(tmp_path, FILES)
    assert [tip.slug for tip in (*made.schedule.live, *made.schedule.queue)] == ["a", "c"]
    assert made.openings.held[Week(2026, 48)] == "is taken by tips/b.md"
    assert made.calendar.queued == 2


def test_another_moment_is_another_almanac(tmp_path: Path) -> None:
    """What was worked out for one moment is not kept for the next."""
    made = almanac(tmp_path, FILES)
    assert [tip.slug for tip in made.schedule.live] == ["a"]
    later = datetime(2026, 12, 2, tzinfo=UTC)
    assert [tip.slug for tip in made.at(later).schedule.live] == ["c", "a"]
    assert made.at(later).schedule == made.schedule_at(later)


def test_weeks_are_checked_once_for_everybody(tmp_path: Path) -> None:
    """Two tips for one week are problems of the library; the one that is published is not to blame."""
    files = {**FILES, "tips/d.md": make.tip_text(date="2026-11-17", title="D")}
    made = almanac(tmp_path, files)
    (kept,) = (tip for tip in made.library.tips if tip.slug == "a")
    own = set(made.library.problems)
    assert {problem.path for problem in set(made.with_checked_weeks().library.problems) - own} == {
        "tips/a.md",
        "tips/d.md",
    }
    assert {problem.path for problem in set(made.with_checked_weeks([kept]).library.problems) - own} == {
        "tips/d.md"
    }
