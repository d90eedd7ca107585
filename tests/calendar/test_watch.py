"""What has stopped being good in content and weeks, and what is no trouble."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import make
import pytest
from forearmed.calendar.almanac import Almanac
from forearmed.calendar.watch import editorial_troubles
from forearmed.content.model import Place
from make import playbook_text, tip_text

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OUT = {"tips/a.md": tip_text(date="2026-11-17")}
QUEUE = {"tips/b.md": tip_text(date="2026-11-24"), "tips/c.md": tip_text(date="2026-12-01")}


def told(
    folder: Path, files: Mapping[str, str], *, now: datetime = NOW, queue: int | None = None, rule: int = 0
) -> list[tuple[str, str]]:
    """Return the kind and the text of every trouble of a library with *files*."""
    almanac = Almanac(make.library(folder, files), make.settings(encore_after=0, rules={"queue": rule}), now)
    found = editorial_troubles(almanac, config=Place("mkdocs.yml"), queue=queue)
    return [(trouble.kind, trouble.text) for trouble in found]


def test_all_is_well(tmp_path: Path) -> None:
    """An edition last week, two to come and no review that is due: nothing is told."""
    assert told(tmp_path, {**OUT, **QUEUE, "docs/playbooks/fine.md": playbook_text()}) == []


def test_a_site_that_has_not_begun(tmp_path: Path) -> None:
    """Nobody misses what there has never been."""
    assert told(tmp_path, {}) == told(tmp_path, QUEUE) == []


def test_weeks_without_an_edition(tmp_path: Path) -> None:
    """The last one that passed and the next are named; one that is skipped on purpose is neither."""
    assert told(tmp_path, OUT, now=datetime(2026, 11, 26, tzinfo=UTC), queue=0) == [
        (
            "edition",
            f"{week}: it has no tip, and no earlier one may return",
        )
        for week in (
            "2026-W48 (Tuesday, November 24, 2026) has gone by without an edition",
            "2026-W49 (Tuesday, December 1, 2026) will have no edition",
        )
    ]


@pytest.mark.parametrize(("rule", "queue"), [(0, None), (2, None), (9, 2)])
def test_a_queue_about_to_end(tmp_path: Path, rule: int, queue: int | None) -> None:
    """It is told when it holds fewer weeks than are asked for, or the settings say, or two."""
    files = {**OUT, "tips/b.md": QUEUE["tips/b.md"]}
    assert told(tmp_path, files, queue=queue, rule=rule) == [
        (
            "queue",
            "The queue ends with 2026-W48 (Tuesday, November 24, 2026) and should hold 2 weeks; "
            "the first free week is 2026-W49 (Tuesday, December 1, 2026)",
        )
    ]


def test_a_queue_at_its_end(tmp_path: Path) -> None:
    """An empty one is told as such, and nobody who wants none hears of it."""
    texts = dict(told(tmp_path, OUT))
    assert texts["queue"].startswith("The queue is empty and should hold 2 weeks; the first free week is ")
    assert "queue" not in dict(told(tmp_path, OUT, queue=0))


def test_an_overdue_review(tmp_path: Path) -> None:
    """A review that is due within four weeks is on the agenda only; one that was due is told here."""
    books = {
        "docs/playbooks/late.md": playbook_text(reviewed="2025-10-01"),
        "docs/playbooks/soon.md": playbook_text(reviewed="2025-12-20"),
    }
    (trouble,) = told(tmp_path, {**OUT, **QUEUE, **books})
    assert trouble == ("review", "docs/playbooks/late.md: the review was due on October 1, 2026 (Training)")


def test_errors(tmp_path: Path) -> None:
    """No build gets through, so they are told, on a site that has not begun, too."""
    assert told(tmp_path, {"tips/a.md": "---\ntitle: A\ndate: 2026-11-17\ntags: [nosuch]\n---\n"})[0] == (
        "content",
        "The content has 3 errors; run forearmed check",
    )
