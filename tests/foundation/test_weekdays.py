"""The days of the week by their names in many languages, and time zones by their cities."""

from collections import defaultdict

import pytest
from forearmed.foundation import weekdays
from forearmed.foundation.time_zones import zones_of
from forearmed.foundation.weekdays import weekday_in, weekday_named
from forearmed.foundation.wording.cldr import day_names


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("Thursday", 3),
        ("thursday", 3),
        (" donnerstag ", 3),
        ("Jeudi", 3),
        ("miercoles", 2),
        ("terça", 1),
        ("quinta-feira", 3),
        ("vrijdag", 4),
        ("火曜日", 1),
        ("الثلاثاء", 1),
        ("TORSDAG", 3),
        ("четверг", 3),
        ("Tue", None),
        ("so", None),
        ("2", None),
        ("", None),
    ],
)
def test_a_day_by_its_name(word: str, day: int | None) -> None:
    """A team writes the day in its own language, in small letters and without accents if it likes."""
    assert weekday_named(word) == day


def test_no_name_is_that_of_two_days() -> None:
    """Whatever language a team has, the name of a day means one day."""
    found = defaultdict(set)
    for language in weekdays._LANGUAGES:
        for day, name in enumerate(day_names(language)):
            for form in weekdays._forms(name):
                found[form].add(day)
    assert {name: days for name, days in found.items() if len(days) > 1} == {}


def test_a_day_in_a_language() -> None:
    """A new site writes its day as its language does."""
    assert [weekday_in(language, 1) for language in ("en", "de", "ja", "ar")] == [
        "Tuesday",
        "Dienstag",
        "火曜日",
        "الثلاثاء",
    ]


@pytest.mark.parametrize(
    ("city", "zones"),
    [
        ("Berlin", ["Europe/Berlin"]),
        ("new york", ["America/New_York"]),
        ("Sao Paulo", ["America/Sao_Paulo"]),
        ("Wien", ["Europe/Vienna"]),
        ("東京", ["Asia/Tokyo"]),
        ("الرياض", ["Asia/Riyadh"]),
        ("Louisville", ["America/Kentucky/Louisville", "America/Louisville"]),
        ("Springfield", []),
        ("", []),
        ("../etc", []),
    ],
)
def test_a_zone_by_its_city(city: str, zones: list[str]) -> None:
    """The city may be written as people write it, in the language of the site."""
    assert zones_of(city) == zones
