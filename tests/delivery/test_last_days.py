"""Somebody whose last day is still to come has not left yet, however the day is written."""

from datetime import date, timedelta

import pytest
from forearmed.delivery.recipients import Roll, read_recipients
from forearmed.delivery.recipients.days import days_in
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 17)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31))


def read(cell: str, *, column: str = "Contract end date", today: date | None = TODAY) -> Roll:
    """Return the roll of a file in which Pat has *cell* in that *column*."""
    text = f'email,{column}\nann@example.com,\npat@example.com,"{cell}"\n'
    return read_recipients(text.encode(), path="staff.csv", today=today)


def fate(roll: Roll) -> str:
    """Return what becomes of Pat."""
    if roll.doubts:
        return "asked"
    return "left" if roll.left else "stays" if len(roll.recipients) == 2 else "lost"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-11-16", "left"),
        ("2026-11-17", "stays"),
        ("2027-03-31", "stays"),
        ("2027-03-31 00:00:00", "stays"),
        ("31.03.2027", "stays"),
        ("31/3/27", "stays"),
        ("3/31/2027", "stays"),
        ("20270331", "stays"),
        ("31032027", "stays"),
        ("1806451200", "stays"),
        ("31 March 2027", "stays"),
        ("Mar 31, 2027", "stays"),
        ("31-Mar-2027", "stays"),
        ("31 March 2026", "left"),
        ("03/04/2026", "left"),
        ("10/12/2026", "asked"),
        ("9999-12-31", "stays"),
        ("31. M\u00e4rz 2027", "asked"),
        ("end of the year", "asked"),
        ("46112", "asked"),
        ("terminated", "left"),
        ("-", "stays"),
    ],
)
def test_how_a_last_day_is_written(cell: str, expected: str) -> None:
    """The day is compared, in whatever order it stands; what may be on both sides is asked about."""
    assert fate(read(cell)) == expected


@pytest.mark.parametrize(
    "column", ["Termination Date", "Last working day", "Vertragsende", "Einddatum", "退職日"]
)
def test_every_column_of_a_last_day(column: str) -> None:
    """It is the same in every language that we read."""
    assert [fate(read(day, column=column)) for day in ("2026-11-16", "2027-03-31")] == ["left", "stays"]


@pytest.mark.parametrize("column", ["Unsubscribed at", "Bounced at", "Deleted at"])
def test_what_has_happened_at_any_time(column: str) -> None:
    """Only a last day can be still to come: somebody unsubscribed with a date in the future has left."""
    assert fate(read("2027-03-31", column=column)) == "left"


def test_without_a_day_to_compare() -> None:
    """Whoever reads without a clock takes every date for one that has come."""
    assert fate(read("2027-03-31", today=None)) == "left"


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%Y%m%d", "%d %b %Y"]))
def test_every_day_can_be_read(day: date, form: str) -> None:
    """The day that was written is among those that are read, and never more than three are."""
    found = days_in(day.strftime(form))
    assert day in found
    assert len(found) <= 3


@given(DAYS, st.integers(1, 4000))
def test_a_day_has_one_side(day: date, before: int) -> None:
    """The same row leaves the day after its last day, and not before, when the day can be read in one way."""
    cell = day.isoformat()
    assert fate(read(cell, today=day - timedelta(days=before))) == "stays"
    assert fate(read(cell, today=day + timedelta(days=before))) == "left"
