"""Weeks, and the moment a clock strikes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from forearmed.foundation.weeks import Week, instant, week_of, week_of_date, written_date, written_day
from hypothesis import given
from hypothesis import strategies as st

NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
APIA = ZoneInfo("Pacific/Apia")

weeks = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(week_of_date)
zones = st.sampled_from([NEW_YORK, LORD_HOWE, APIA, ZoneInfo("UTC"), ZoneInfo("Africa/Casablanca")])
# Around the changes of these zones, where mistakes live, and anywhere else.
days = st.one_of(
    st.sampled_from(
        [date(2026, 3, 8), date(2026, 11, 1), date(2026, 4, 5), date(2026, 10, 4), date(2011, 12, 30)]
    ),
    st.dates(date(1970, 1, 1), date(2100, 1, 1)),
)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2024, 12, 29), "2024-W52"),
        (date(2024, 12, 30), "2025-W01"),
        (date(2026, 12, 28), "2026-W53"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2026, 11, 17), "2026-W47"),
    ],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day: date, week: str) -> None:
    """Days around New Year may be in a week of the other year, and 2026 has 53 weeks."""
    assert str(week_of_date(day)) == week


def test_a_week_follows_the_teams_zone() -> None:
    """Sunday 13:30 UTC is already Monday, week 2, in Sydney."""
    moment = datetime(2026, 1, 4, 13, 30, tzinfo=UTC)
    assert week_of(moment, ZoneInfo("Australia/Sydney")) == Week(2026, 2)
    assert week_of(moment, NEW_YORK) == Week(2026, 1)


@pytest.mark.parametrize(
    "written", ["", "2026", "2026-47", "2026-w47", "2026-W4", "W47", "2026-W47 ", "٢٠٢٦-W47"]
)
def test_another_form_is_no_week(written: str) -> None:
    """There is one way to write a week, and the message shows it."""
    with pytest.raises(ValueError, match=r"^\"") as caught:
        Week.parse(written)
    assert str(caught.value) == f'"{written}" is not a week; write it as 2026-W47'


@pytest.mark.parametrize("written", ["2025-W53", "2026-W00", "2026-W54"])
def test_a_year_has_52_or_53_weeks(written: str) -> None:
    """2025 has no week 53, and none has a week 0."""
    with pytest.raises(ValueError, match=r"^\"") as caught:
        Week.parse(written)
    assert str(caught.value) == f'"{written}" does not exist; the year has fewer weeks'


@given(weeks)
def test_a_week_reads_back_as_written(week: Week) -> None:
    """What is written is what is read, and text sorts as weeks do."""
    assert Week.parse(str(week)) == week
    assert week < week.later()
    assert str(week) < str(week.later())


@given(weeks, st.integers(-500, 500))
def test_since_undoes_later(week: Week, distance: int) -> None:
    """Counting on and counting the distance agree, over any turn of the year."""
    assert week.later(distance).since(week) == distance
    assert week.since(week.later(distance)) == -distance


def test_later_crosses_week_53() -> None:
    """After 2026-W53 comes 2027-W01, and three weeks before it 2026-W51."""
    assert Week(2026, 53).later() == Week(2027, 1)
    assert Week(2027, 1).later(-3) == Week(2026, 51)
    assert Week(2027, 1).since(Week(2026, 1)) == 53


def test_a_week_runs_from_monday() -> None:
    """Weekday 0 is Monday."""
    assert [Week(2026, 53).day(weekday) for weekday in (0, 6)] == [date(2026, 12, 28), date(2027, 1, 3)]


@pytest.mark.parametrize(
    ("zone", "day", "clock", "strikes"),
    [
        # New York skips 02:00 to 03:00 on March 8 and has 01:00 to 02:00 twice on November 1.
        (NEW_YORK, date(2026, 3, 8), time(1, 59, 59), "2026-03-08T06:59:59"),
        (NEW_YORK, date(2026, 3, 8), time(2), "2026-03-08T07:00:00"),
        (NEW_YORK, date(2026, 3, 8), time(2, 30), "2026-03-08T07:00:00"),
        (NEW_YORK, date(2026, 3, 8), time(3), "2026-03-08T07:00:00"),
        (NEW_YORK, date(2026, 3, 8), time(3, 15), "2026-03-08T07:15:00"),
        (NEW_YORK, date(2026, 11, 1), time(0, 30), "2026-11-01T04:30:00"),
        (NEW_YORK, date(2026, 11, 1), time(1, 30), "2026-11-01T05:30:00"),
        (NEW_YORK, date(2026, 11, 1), time(2), "2026-11-01T07:00:00"),
        # Lord Howe moves by half an hour: 02:00 to 02:30 is skipped, 01:30 to 02:00 comes twice.
        (LORD_HOWE, date(2026, 10, 4), time(2, 15), "2026-10-03T15:30:00"),
        (LORD_HOWE, date(2026, 10, 4), time(2, 30), "2026-10-03T15:30:00"),
        (LORD_HOWE, date(2026, 4, 5), time(1, 45), "2026-04-04T14:45:00"),
        (LORD_HOWE, date(2026, 4, 5), time(2), "2026-04-04T15:30:00"),
        # Samoa crossed the date line and had no December 30, 2011.
        (APIA, date(2011, 12, 29), time(9), "2011-12-29T19:00:00"),
        (APIA, date(2011, 12, 30), time(9), "2011-12-30T10:00:00"),
        (APIA, date(2011, 12, 31), time(0), "2011-12-30T10:00:00"),
        (APIA, date(2011, 12, 31), time(9), "2011-12-30T19:00:00"),
    ],
)
def test_a_clock_strikes_once(zone: ZoneInfo, day: date, clock: time, strikes: str) -> None:
    """A skipped time is the first instant after the gap, a doubled one the first of the two."""
    assert instant(day, clock, zone).astimezone(UTC).replace(tzinfo=None).isoformat() == strikes


def test_a_fraction_of_a_second_in_a_gap_ends() -> None:
    """The search for the gap's end comes to an end, whatever the fraction."""
    skipped = instant(date(2026, 3, 8), time(2, 0, 0, 500_000), NEW_YORK)
    assert skipped.astimezone(UTC) == datetime(2026, 3, 8, 7, tzinfo=UTC)


@given(days, st.times(), zones)
def test_an_instant_exists(day: date, clock: time, zone: ZoneInfo) -> None:
    """Its wall time survives the round trip over UTC, and is the time asked for unless that is skipped."""
    moment = instant(day, clock, zone)
    wall = moment.replace(tzinfo=None)
    asked = datetime.combine(day, clock)
    assert moment.tzinfo is zone
    assert moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
    assert asked <= wall <= asked + timedelta(days=1)


@given(days, st.times(), st.times(), zones)
def test_a_later_clock_never_strikes_earlier(day: date, one: time, other: time, zone: ZoneInfo) -> None:
    """Within a day instants keep the order of the clock, over every gap."""
    first, last = (instant(day, clock, zone).astimezone(UTC) for clock in sorted((one, other)))
    assert first <= last


def test_dates_are_written_in_english() -> None:
    """Readers see the same words whatever the machine's locale."""
    assert written_date(date(2026, 3, 1)) == "March 1, 2026"
    assert written_day(date(2026, 11, 17)) == "Tuesday, November 17, 2026"
