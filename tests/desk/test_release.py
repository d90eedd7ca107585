"""When the jobs of a line run: with every release, in whatever zone and on whatever clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from cronsim import CronSim
from forearmed.desk.starter.release import Release
from forearmed.foundation.weeks import instant

NEW_YORK = ZoneInfo("America/New_York")
TUESDAY = Release(1, time(9), NEW_YORK)


def test_the_lines() -> None:
    """Daily a little after the hour, and on the day itself once more, for a run that was left out."""
    assert TUESDAY.crontab() == ["7 9 * * *", "37 9 * * 2", "7 11 * * 2"]
    assert TUESDAY.timer() == [
        "*-*-* 09:07 America/New_York",
        "Tue *-*-* 09:37 America/New_York",
        "Tue *-*-* 11:07 America/New_York",
    ]
    assert TUESDAY.universal_crontab() == [
        "7 14 * * *", "7 13 * * *", "37 14 * * 2", "7 16 * * 2", "37 13 * * 2", "7 15 * * 2",
    ]  # fmt: skip


def test_over_midnight() -> None:
    """What runs after midnight runs on the next day; in universal time it may be the day before."""
    assert Release(6, time(23, 40), NEW_YORK).crontab() == ["47 23 * * *", "17 0 * * 1", "47 1 * * 1"]
    sydney = Release(0, time(8), ZoneInfo("Australia/Sydney"))
    assert sydney.universal_crontab() == [
        "7 22 * * *", "7 21 * * *", "37 22 * * 0", "7 0 * * 1", "37 21 * * 0", "7 23 * * 0",
    ]  # fmt: skip
    assert Release(1, time(9), ZoneInfo("UTC")).universal_crontab() == [
        "7 9 * * *",
        "37 9 * * 2",
        "7 11 * * 2",
    ]


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe"])
@pytest.mark.parametrize("at", [time(9), time(23, 45), time(0, 15), time(2, 30)])
@pytest.mark.parametrize("universal", [True, False], ids=["universal time", "its own zone"])
def test_a_run_comes_with_every_release(zone: str, at: time, *, universal: bool) -> None:
    """Two runs within three hours of each release of five years, the first after forty minutes at most.

    Where the clocks skip the hour, nothing runs before the release all the same.
    """
    made = Release(1, at, ZoneInfo(zone))
    clock = ZoneInfo("UTC") if universal else made.zone
    lines = made.universal_crontab() if universal else made.crontab()
    day, late = date(2026, 1, 6), []
    while day.year < 2031:
        release = instant(day, at, made.zone).astimezone(UTC)
        runs = sorted(moment for line in lines for moment in _runs(line, release, clock))
        if len(runs) < 2 or runs[0] > release + timedelta(minutes=40):
            late.append((day, runs))
        day += timedelta(weeks=1)
    assert late == []


def _runs(line: str, after: datetime, clock: ZoneInfo) -> list[datetime]:
    """Return when *line* starts jobs in the three hours after a moment."""
    found = CronSim(line, (after - timedelta(minutes=1)).astimezone(clock))
    moments = (next(found).astimezone(UTC) for _ in range(3))
    return [moment for moment in moments if after <= moment <= after + timedelta(hours=3)]
