"""Which question of an earlier tip comes back in which week."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from forearmed.calendar.recalls import Recall, recalls_of
from forearmed.calendar.schedule import plan
from forearmed.content.model import Tip
from forearmed.content.settings import Settings
from forearmed.foundation.weeks import Week
from hypothesis import given
from hypothesis import strategies as st
from make import settings, tip

AFTER = (2, 5, 12)
THREE = ["One?", "Two?", "Three?"]
LAST = 40


def tuesday(week: int) -> date:
    """Return the Tuesday of the so many-th week of 2026."""
    return date.fromisocalendar(2026, week, 2)


def end_of(week: int) -> datetime:
    """Return the end of a week, when everything in it is released."""
    return datetime.combine(tuesday(week) + timedelta(days=5), datetime.max.time(), UTC)


def asked(
    name: str,
    week: int,
    *,
    questions: list[str] | None = None,
    encores: Sequence[str] = (),
    evergreen: bool = True,
) -> Tip:
    """Return a tip of a week of 2026 that has questions."""
    own = THREE if questions is None else questions
    return tip(name, tuesday(week), questions=own, encores=list(encores), evergreen=evergreen)


def told(tips: list[Tip], rules: Settings | None = None, *, until: int = LAST) -> list[str]:
    """Return what comes back until a week, oldest first, as `W04 slug: question`."""
    rules = rules or settings(encore_after=0)
    editions = plan(tips, rules, now=end_of(until)).editions
    found = sorted(recalls_of(editions, rules.returns).items())
    return [f"W{week.number:02} {one.tip.slug}: {one.question}" for week, one in found]


def silent(*weeks: int) -> list[Tip]:
    """Return a tip without questions for each of *weeks*."""
    return [tip(f"silent-{week}", tuesday(week)) for week in weeks]


def test_a_tip_comes_back_after_two_five_and_twelve_weeks() -> None:
    """Each time with its next question."""
    tips = [asked("a", 2), *silent(*range(3, 20))]
    assert told(tips) == ["W04 a: One?", "W07 a: Two?", "W14 a: Three?"]


def test_fewer_questions_begin_again() -> None:
    """With two questions, the third return asks the first one once more."""
    tips = [asked("a", 2, questions=["One?", "Two?"]), *silent(*range(3, 20))]
    assert told(tips) == ["W04 a: One?", "W07 a: Two?", "W14 a: One?"]


def test_one_question_a_week() -> None:
    """Who has waited longest comes; whose turn was taken stays away, and a row that began goes on."""
    tips = [asked(f"t{week:02}", week) for week in range(2, 17)]
    assert told(tips) == [
        "W04 t02: One?", "W05 t03: One?", "W06 t04: One?",
        "W07 t02: Two?", "W08 t03: Two?", "W09 t04: Two?",
        "W10 t08: One?", "W11 t09: One?", "W12 t10: One?",
        "W13 t08: Two?",
        "W14 t02: Three?", "W15 t03: Three?", "W16 t04: Three?",
    ]  # fmt: skip


def test_a_week_without_a_mail_puts_it_off() -> None:
    """The next edition asks; nothing is said twice, and nothing is lost."""
    tips = [asked("a", 2), *silent(3, 6, 9)]
    assert told(tips) == ["W06 a: One?", "W09 a: Two?"]


def test_an_encore_begins_again() -> None:
    """Its own week does not ask its question, and the weeks after it do, from the first one on."""
    tips = [asked("a", 2, encores=["2026-W07"]), *silent(3, 4, 5, 6, 8, 9, 10, 11, 12)]
    found = told(tips, settings(encore_after=26), until=12)
    assert found == ["W04 a: One?", "W09 a: One?", "W12 a: Two?"]


def test_never_when_a_team_says_so() -> None:
    """With an empty list nothing comes back, and one number brings every tip back once."""
    tips = [asked(f"t{week:02}", week) for week in range(2, 7)]
    assert told(tips, settings(encore_after=0, returns=[])) == []
    assert told(tips, settings(encore_after=0, returns=[3])) == ["W05 t02: One?", "W06 t03: One?"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (5, "returns: must be a list of weeks from 1 to 52, such as [2, 5, 12]"),
        ([0, 2], "returns: must be a list of weeks from 1 to 52, such as [2, 5, 12]"),
        ([True], "returns: must be a list of weeks from 1 to 52, such as [2, 5, 12]"),
        ([5, 2], "returns: must grow: write the smallest number of weeks first, each once"),
        ([2, 2], "returns: must grow: write the smallest number of weeks first, each once"),
    ],
)
def test_weeks_that_cannot_be(written: object, said: str) -> None:
    """An editor is told how to write them."""
    _, faults = Settings.read({"returns": written})
    assert [str(fault) for fault in faults if fault.top == "returns"] == [said]


SOME_TIPS = st.sets(st.integers(2, LAST), min_size=1).flatmap(
    lambda weeks: st.tuples(
        *(
            st.builds(
                asked,
                st.just(f"t{week:02}"),
                st.just(week),
                questions=st.sampled_from([[], ["One?"], THREE]),
                evergreen=st.booleans(),
            )
            for week in sorted(weeks)
        )
    )
)


@given(SOME_TIPS, st.sampled_from([0, 1, 6]), st.sets(st.integers(1, 15), max_size=4).map(sorted))
def test_a_later_tip_never_changes_an_earlier_edition(
    tips: tuple[Tip, ...], encore_after: int, after: list[int]
) -> None:
    """Whatever is added to the last week: what earlier editions ask stays, encores included."""
    rules = settings(encore_after=encore_after, returns=after)
    *earlier, last = tips
    without = recalls_of(plan(earlier, rules, now=end_of(LAST)).editions, after)
    with_it = recalls_of(plan(tips, rules, now=end_of(LAST)).editions, after)
    assert last.week is not None
    assert before(last.week, without) == before(last.week, with_it)


def before(week: Week, found: Mapping[Week, Recall]) -> dict[Week, Recall]:
    """Return what was *found* before *week*."""
    return {when: one for when, one in found.items() if when < week}


@given(SOME_TIPS, st.sampled_from([0, 1, 6]), st.sets(st.integers(1, 15), max_size=4).map(sorted))
def test_what_comes_back_has_been_an_edition(
    tips: tuple[Tip, ...], encore_after: int, after: list[int]
) -> None:
    """At least the first number of weeks before, never in its own week, with a question of its own."""
    rules = settings(encore_after=encore_after, returns=after)
    editions = plan(tips, rules, now=end_of(LAST)).editions
    seen = {edition.week: edition.tip for edition in editions}
    for week, one in recalls_of(editions, after).items():
        assert seen[week] != one.tip
        assert one.question in one.tip.questions
        assert any(week.since(when) >= after[0] for when, tip in seen.items() if tip == one.tip)


def test_the_order_of_editions_does_not_matter() -> None:
    """A schedule has the newest first."""
    tips = [asked(f"t{week:02}", week) for week in range(2, 12)]
    editions = plan(tips, settings(), now=end_of(12)).editions
    assert recalls_of(editions, AFTER) == recalls_of(reversed(editions), AFTER)


def test_a_tip_from_another_weekday_counts_by_its_week() -> None:
    """Weeks are counted, not days."""
    early = tip("a", date(2026, 1, 9), questions=THREE)
    rest = [tip(f"s{week}", tuesday(week)) for week in (3, 4)]
    assert told([early, *rest], settings(encore_after=0, since=tuesday(2) + timedelta(days=5))) == [
        "W04 a: One?"
    ]
