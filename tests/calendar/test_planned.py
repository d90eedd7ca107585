"""Planned tips: what they lack is no error yet, and none of their mistakes is one of today."""

from datetime import UTC, date, datetime
from pathlib import Path

import make
import pytest
from forearmed.calendar.almanac import Almanac
from forearmed.foundation.errors import Problem

UNFINISHED = make.tip_text("", date="2026-12-08", summary=None, tags=None)
LACKS = [
    'tips/later.md:1: warning: missing "summary"',
    'tips/later.md:1: warning: missing "tags"',
    'tips/later.md:5: warning: has no text below the second "---"',
]


def almanac(folder: Path, files: dict[str, str], *, now: datetime = make.NOW, ahead: int = 7) -> Almanac:
    """Return the almanac of a project with *files*, its weeks checked."""
    settings = make.settings(plan_ahead=ahead)
    return Almanac(make.library(folder, dict(files)), settings, now).with_checked_weeks()


def told(made: Almanac) -> list[str]:
    """Return the problems of *made* up to their first semicolon."""
    return [str(problem).partition(";")[0] for problem in made.library.problems]


@pytest.mark.parametrize(
    ("now", "ahead", "is_due"),
    [
        ("2026-11-22T12:00Z", 7, False),
        ("2026-12-01T04:59Z", 7, False),
        ("2026-12-01T05:00Z", 7, True),
        ("2026-12-07T12:00Z", 0, False),
        ("2026-12-08T15:00Z", 0, True),
        ("2026-11-22T12:00Z", 30, True),
    ],
)
def test_unfinished_until_then(tmp_path: Path, now: str, ahead: int, *, is_due: bool) -> None:
    """A planned tip may lack summary, tags and text until so many days before, as the zone has days."""
    made = almanac(tmp_path, {"tips/later.md": UNFINISHED}, now=datetime.fromisoformat(now), ahead=ahead)
    assert told(made) == ([line.replace("warning: ", "") for line in LACKS] if is_due else LACKS)


def test_the_warning_says_by_when(tmp_path: Path) -> None:
    """Whoever has begun a tip reads until which day there is time."""
    first, *_ = almanac(tmp_path, {"tips/later.md": UNFINISHED}).library.problems
    by = "do so by December 1, 2026, as it goes out on December 8, 2026"
    assert str(first) == f"tips/later.md:1: warning: {make.NO_SUMMARY}; {by}"


def test_what_is_wrong_stays_wrong(tmp_path: Path) -> None:
    """A mistake is no part that is still to be written, so it is an error from the beginning."""
    files = {
        "tips/later.md": make.tip_text(date="2026-12-08", tags="[empaty]"),
        "tips/rival.md": make.tip_text(date="2026-12-08"),
        "tips/odd.md": make.tip_text(date="2026-12-16", sumary="x"),
    }
    assert {problem.path for problem in almanac(tmp_path, files).library.problems if not problem.warning} == {
        *files
    }


def test_nothing_planned_stops_today(tmp_path: Path) -> None:
    """Its errors are warnings today, those of files that cannot be read included, and errors on their day."""
    files = {
        "tips/faulty.md": make.tip_text(date="2026-12-01", tags="[empaty]", sumary="x"),
        "tips/broken.md": '---\ntitle: "open\ndate: 2026-12-08  # a Tuesday\n---\n',
        "tips/out.md": make.tip_text(),
    }
    made = almanac(tmp_path, files)
    assert {problem.path for problem in made.library.problems} == {"tips/faulty.md", "tips/broken.md"}
    assert not made.planned.stop_today(made.library.problems)
    eased = [str(problem) for problem in made.planned.of_today(made.library.problems)]
    assert [line for line in eased if ": warning: " not in line] == []
    assert eased[0].endswith("; mend it before December 8, 2026, or it stops the build of that day")
    on_its_day = almanac(tmp_path, files, now=datetime(2026, 12, 1, 15, tzinfo=UTC))
    assert on_its_day.planned.stop_today(on_its_day.library.problems)
    assert dict(on_its_day.planned.days) == {"tips/broken.md": date(2026, 12, 8)}


def test_a_draft_and_a_tip_that_is_out_are_not_planned(tmp_path: Path) -> None:
    """Without a day, or with one that is over, a mistake is one of today."""
    files = {
        "tips/idea.md": '---\ntitle: "open\n---\n',
        "tips/two.md": "---\ntitle: [\ndate: 2026-12-08\ndate: 2026-12-15\n---\n",
        "tips/never.md": "---\ntitle: [\ndate: 2026-13-08\n---\n",
        "tips/out.md": make.tip_text(sumary="x"),
    }
    made = almanac(tmp_path, files)
    assert made.planned.days == {}
    assert [*made.planned.of_today(made.library.problems)] == list(made.library.problems)


CLASHES = {
    "week": {"tips/a-new.md": make.tip_text(date="2026-11-18")},
    "slug": {"tips/2025/out.md": make.tip_text(date="2026-12-08")},
    "former slug": {"tips/old.md": make.tip_text(date="2026-12-08")},
    "alias": {"tips/b.md": make.tip_text(date="2026-12-08", aliases="[old]")},
    "pinned week": {"tips/b.md": make.tip_text(date="2026-12-15")},
    "pin": {"tips/b.md": make.tip_text(date="2026-12-08", encores="[2026-W51]")},
}


@pytest.mark.parametrize("kind", CLASHES)
def test_the_newcomer_is_to_blame(tmp_path: Path, kind: str) -> None:
    """What is out keeps its week, its addresses and its encores: only the tip to come has to give way."""
    evening = datetime(2026, 11, 17, 23, tzinfo=UTC)
    (path, text), *_ = CLASHES[kind].items()
    out = make.tip_text(aliases="[old]", encores="[2026-W51]")
    made = almanac(tmp_path, {"tips/2026/out.md": out, path: text}, now=evening)
    assert {problem.path for problem in made.library.problems if not problem.warning} == {path}


def test_a_file_that_only_they_show(tmp_path: Path) -> None:
    """A picture that waits for a planned tip has its time as well."""
    planned = almanac(tmp_path, {"tips/later.md": UNFINISHED}).planned
    fault = Problem("tips/photo.jpg", 1, "is empty")
    (eased,) = planned.of_today([fault], waiting={"tips/photo.jpg"})
    assert eased.message == (
        "is empty; mend it before the day of the first tip that shows it, or it stops the build of that day"
    )
    assert [*planned.of_today([fault])] == [fault]
