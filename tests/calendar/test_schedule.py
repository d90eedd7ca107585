"""Which tip belongs to which week, and what is live."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from forearmed.calendar.schedule import Edition, Schedule, pinned, plan, release_of
from forearmed.content.model import Tip
from forearmed.content.settings import Settings
from forearmed.foundation.weeks import Week, week_of
from hypothesis import given
from hypothesis import strategies as st
from make import settings, tip

TUESDAY = date(2026, 1, 6)  # of week 2; New York is five hours behind UTC until March
NEW_YORK = ZoneInfo("America/New_York")


def tuesday(week: int) -> date:
    """Return the Tuesday of the so many-th week of 2026; 54 is in 2027."""
    return TUESDAY + timedelta(weeks=week - 2)


def at(written: str) -> datetime:
    """Return the moment *written* as New York's clocks show it."""
    return datetime.fromisoformat(written).replace(tzinfo=NEW_YORK).astimezone(UTC)


def end_of(week: int) -> datetime:
    """Return the last minute of a week, when everything in it is released."""
    return datetime.combine(tuesday(week) + timedelta(days=5), datetime.min.time(), NEW_YORK) + timedelta(
        hours=23, minutes=59
    )


def told(schedule: Schedule) -> list[str]:
    """Return the editions, oldest first, as `2026-W02 slug`, encores in brackets."""
    return [
        f"{edition.week} [{edition.tip.slug}]" if edition.encore else f"{edition.week} {edition.tip.slug}"
        for edition in reversed(schedule.editions)
    ]


def slugs(tips: tuple[Tip, ...]) -> list[str]:
    """Return the slugs of *tips* in their order."""
    return [each.slug for each in tips]


def test_nothing_written() -> None:
    """An empty library has an empty schedule, and a week all the same."""
    assert plan([], settings(), now=at("2026-01-06 12:00")) == Schedule(
        now=at("2026-01-06 12:00"),
        live=(),
        editions=(),
        queue=(),
        drafts=(),
        overdue=frozenset(),
        this_week=Week(2026, 2),
    )


def test_before_the_first_edition() -> None:
    """Nothing is live and there is no current edition; the queue holds the tip."""
    schedule = plan([tip("a", TUESDAY)], settings(), now=at("2026-01-06 08:59"))
    assert (schedule.live, schedule.editions, schedule.current) == ((), (), None)
    assert slugs(schedule.queue) == ["a"]
    assert not schedule.is_this_week


def test_the_release_minute() -> None:
    """A tip goes live at the publish time itself, not a second before."""
    a = tip("a", TUESDAY)
    nine = at("2026-01-06 09:00")
    assert plan([a], settings(), now=nine - timedelta(seconds=1)).live == ()
    schedule = plan([a], settings(), now=nine)
    assert schedule == Schedule(
        now=nine,
        live=(a,),
        editions=(Edition(Week(2026, 2), a, nine.astimezone(NEW_YORK)),),
        queue=(),
        drafts=(),
        overdue=frozenset(),
        this_week=Week(2026, 2),
    )
    assert schedule.is_this_week


def test_last_weeks_edition_is_current_until_this_weeks() -> None:
    """On Monday the current edition is last week's, and it is not said to be this week's."""
    tips = [tip("a", tuesday(2)), tip("b", tuesday(3))]
    monday = plan(tips, settings(), now=at("2026-01-12 10:00"))
    assert monday.current
    assert (monday.current.tip.slug, monday.is_this_week, monday.this_week) == ("a", False, Week(2026, 3))
    assert slugs(monday.queue) == ["b"]
    after = plan(tips, settings(), now=at("2026-01-13 09:00"))
    assert after.current
    assert (after.current.tip.slug, after.is_this_week) == ("b", True)


def test_everything_has_its_order() -> None:
    """Live and editions are newest first, the queue the next one first, drafts by path."""
    tips = [
        tip("d", None),
        tip("c", None),
        *(tip(f"t{week}", tuesday(week)) for week in (5, 2, 4, 3)),
        tip("quiet", tuesday(3), feature=False),
    ]
    schedule = plan(tips, settings(), now=end_of(3))
    assert slugs(schedule.live) == ["t3", "quiet", "t2"]
    assert told(schedule) == ["2026-W02 t2", "2026-W03 t3"]
    assert slugs(schedule.queue) == ["t4", "t5"]
    assert slugs(schedule.drafts) == ["c", "d"]


def test_an_unfeatured_tip_is_live_but_no_edition() -> None:
    """It is on the site from its date on, whatever weekday that is, and its week may carry an encore."""
    quiet = tip("quiet", date(2026, 1, 15), feature=False, encores=["2026-W05"])
    schedule = plan([tip("a", tuesday(2)), quiet], settings(encore_after=1), now=end_of(5))
    assert slugs(schedule.live) == ["quiet", "a"]
    assert told(schedule) == ["2026-W02 a", "2026-W03 [a]", "2026-W04 [a]", "2026-W05 [a]"]
    alone = plan([quiet], settings(), now=end_of(5))
    assert (slugs(alone.live), alone.editions) == (["quiet"], ())


def test_an_older_weekday_is_released_on_its_own_day() -> None:
    """A tip from before `since` goes live on its date; an encore on the publish weekday."""
    schedule = plan([tip("a", date(2026, 1, 9))], settings(encore_after=1), now=end_of(3))
    assert [edition.release.isoformat() for edition in schedule.editions] == [
        "2026-01-13T09:00:00-05:00",
        "2026-01-09T09:00:00-05:00",
    ]


@pytest.mark.parametrize(("after", "last"), [(3, "2026-W05 [a]"), (4, "2026-W04 c")])
def test_an_encore_waits_exactly_so_many_weeks(after: int, last: str) -> None:
    """A tip of week 2 may return in week 5 when three weeks are asked for, and not when four are."""
    tips = [tip("a", tuesday(2)), tip("b", tuesday(3)), tip("c", tuesday(4))]
    assert told(plan(tips, settings(encore_after=after), now=end_of(5)))[-1] == last


def test_an_encore_is_released_at_the_publish_time() -> None:
    """Until then the week has no edition of its own."""
    tips = [tip("a", tuesday(2))]
    nine = at("2026-01-13 09:00")
    assert told(plan(tips, settings(encore_after=1), now=nine - timedelta(seconds=1))) == ["2026-W02 a"]
    assert told(plan(tips, settings(encore_after=1), now=nine)) == ["2026-W02 a", "2026-W03 [a]"]


def test_no_encores_at_all() -> None:
    """With 0 a week without a tip has no edition, a pinned one included."""
    tips = [tip("a", tuesday(2), encores=["2026-W04"])]
    assert told(plan(tips, settings(encore_after=0), now=end_of(40))) == ["2026-W02 a"]


def test_the_least_recently_featured_returns() -> None:
    """Encores count as featured, so everybody has a turn before anybody has a second."""
    tips = [tip("a", tuesday(2)), tip("b", tuesday(3)), tip("c", tuesday(4))]
    assert told(plan(tips, settings(encore_after=2), now=end_of(10)))[3:] == [
        "2026-W05 [a]",
        "2026-W06 [b]",
        "2026-W07 [c]",
        "2026-W08 [a]",
        "2026-W09 [b]",
        "2026-W10 [c]",
    ]


def test_an_encore_rests_before_the_next() -> None:
    """One tip and a rest of three weeks make an edition every third week."""
    assert told(plan([tip("a", tuesday(2))], settings(encore_after=3), now=end_of(9))) == [
        "2026-W02 a",
        "2026-W05 [a]",
        "2026-W08 [a]",
    ]


def test_a_pinned_return_comes_first() -> None:
    """The pinned tip returns in its week, however recent; then the turn is the others'."""
    tips = [tip("a", tuesday(2)), tip("b", tuesday(3)), tip("c", tuesday(4), encores=["2026-W05"])]
    assert told(plan(tips, settings(encore_after=2), now=end_of(8)))[3:] == [
        "2026-W05 [c]",
        "2026-W06 [a]",
        "2026-W07 [b]",
        "2026-W08 [c]",
    ]


def test_a_pinned_return_after_the_year_turns() -> None:
    """Week 53 exists in 2026, and a pin may hold in it."""
    tips = [tip("a", tuesday(51), encores=["2026-W53"])]
    assert told(plan(tips, settings(), now=end_of(54))) == ["2026-W51 a", "2026-W53 [a]"]


def test_of_two_pins_the_first_by_date_then_slug() -> None:
    """A library with that problem still has one answer."""
    b, a, z = (tip(slug, tuesday(3), encores=["2026-W09"]) for slug in "baz")
    early = tip("early", tuesday(2), encores=["2026-W10"])
    assert pinned([z, b, a, early]) == {Week(2026, 9): a, Week(2026, 10): early}


def test_a_pin_before_its_tip_shows_nothing_early() -> None:
    """Such a pin is a problem for its author; here it must not break the embargo."""
    tips = [tip("a", tuesday(2)), tip("b", tuesday(9), encores=["2026-W03"])]
    assert told(plan(tips, settings(), now=end_of(4))) == ["2026-W02 a"]


def test_what_is_not_evergreen_never_returns() -> None:
    """Unless it is pinned, which says so by name."""
    tips = [tip("a", tuesday(2), evergreen=False), tip("b", tuesday(3))]
    assert told(plan(tips, settings(encore_after=1), now=end_of(5)))[2:] == ["2026-W04 [b]", "2026-W05 [b]"]
    only = [tip("a", tuesday(2), evergreen=False, encores=["2026-W04"])]
    assert told(plan(only, settings(encore_after=1), now=end_of(6))) == ["2026-W02 a", "2026-W04 [a]"]


def test_a_skipped_week_has_no_encore() -> None:
    """A pin does not open it either; a tip of its own does."""
    tips = [tip("a", tuesday(2), encores=["2026-W04"]), tip("b", tuesday(5))]
    skipping = settings(encore_after=1, skip_weeks=["2026-W03", "2026-W04", "2026-W05"])
    assert told(plan(tips, skipping, now=end_of(6))) == ["2026-W02 a", "2026-W05 b", "2026-W06 [a]"]


def test_two_clocks_of_one_moment() -> None:
    """The hour that comes twice is told apart whatever zone *now* is given in."""
    early = settings(publish_weekday="Sunday", publish_time="01:45")
    a = tip("a", date(2026, 11, 1))
    second = datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=NEW_YORK)
    assert plan([a], early, now=second).live == (a,)
    assert plan([a], early, now=second.replace(fold=0)).live == ()


def test_a_release_in_the_skipped_hour() -> None:
    """02:30 does not exist on March 8: the tip goes live when the clocks have moved."""
    skipped = settings(publish_weekday="Sunday", publish_time="02:30")
    assert release_of(date(2026, 3, 8), skipped).isoformat() == "2026-03-08T03:00:00-04:00"


PLANS = st.sampled_from(
    [
        settings(encore_after=weeks, skip_weeks=skip)
        for weeks in (0, 1, 3, 9)
        for skip in ([], ["2026-W05", "2026-W20"])
    ]
)
MOMENTS = st.integers(0, 60 * 7 * 24).map(
    lambda hours: datetime(2025, 12, 29, tzinfo=UTC) + timedelta(hours=hours)
)


@st.composite
def sound_tips(draw: st.DrawFn) -> list[Tip]:
    """Draw tips without problems: one featured tip a week, pins later than their tips, and some drafts."""
    weeks = draw(st.lists(st.integers(2, 50), unique=True, max_size=12))
    tips = [
        tip(
            f"t{week}",
            tuesday(week),
            feature=draw(st.booleans()) or draw(st.booleans()),
            evergreen=draw(st.booleans()) or draw(st.booleans()),
            encores=[
                f"2026-W{week + ahead:02}" for ahead in draw(st.sets(st.integers(1, 53 - week), max_size=2))
            ],
        )
        for week in weeks
    ]
    return [*tips, *(tip(f"draft{n}", None) for n in range(draw(st.integers(0, 2))))]


@given(sound_tips(), PLANS, MOMENTS, st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(
    tips: list[Tip], chosen: Settings, now: datetime, chance: object
) -> None:
    """However the folder is listed, the schedule is the same."""
    shuffled = list(tips)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis' Random, which has no public type
    assert plan(shuffled, chosen, now=now) == plan(tips, chosen, now=now)


@given(sound_tips(), PLANS, MOMENTS, st.integers(51, 53))
def test_a_later_tip_never_changes_an_earlier_edition(
    tips: list[Tip], chosen: Settings, now: datetime, week: int
) -> None:
    """The editions before a new tip's week stay as they were published."""
    added = tip("added", tuesday(week), encores=["2027-W01"])
    before, after = (plan(each, chosen, now=now) for each in (tips, [*tips, added]))
    earlier = [edition for edition in after.editions if edition.week < Week(2026, week)]
    assert earlier == [edition for edition in before.editions if edition.week < Week(2026, week)]


@given(sound_tips(), PLANS, MOMENTS, st.integers(1, 30 * 24))
def test_history_is_only_added_to(tips: list[Tip], chosen: Settings, now: datetime, hours: int) -> None:
    """As time goes on, editions and live tips are added in front and none is ever changed."""
    earlier, later = (plan(tips, chosen, now=moment) for moment in (now, now + timedelta(hours=hours)))
    assert later.editions[len(later.editions) - len(earlier.editions) :] == earlier.editions
    assert later.live[len(later.live) - len(earlier.live) :] == earlier.live


@given(sound_tips(), PLANS, MOMENTS)
def test_what_is_live_is_released(tips: list[Tip], chosen: Settings, now: datetime) -> None:
    """Every tip has one place, nothing shows before its release, and a week has one edition at most."""
    schedule = plan(tips, chosen, now=now)
    placed = Counter(slugs(schedule.live) + slugs(schedule.queue) + slugs(schedule.drafts))
    assert placed == Counter(each.slug for each in tips)
    assert all(each.date and release_of(each.date, chosen) <= now for each in schedule.live)
    assert all(each.date and release_of(each.date, chosen) > now for each in schedule.queue)
    assert all(edition.release <= now and edition.tip in schedule.live for edition in schedule.editions)
    weeks = [edition.week for edition in schedule.editions]
    assert weeks == sorted(set(weeks), reverse=True)
    assert [week_of(edition.release, chosen.timezone) for edition in schedule.editions] == weeks
    own = [edition.tip for edition in schedule.editions if not edition.encore]
    assert own == [each for each in schedule.live if each.is_edition]
